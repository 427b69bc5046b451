"""What is held, as rows: accords, articles, parties."""

from collections.abc import Mapping
from dataclasses import dataclass

from tracker.domain.answers import Answer
from tracker.domain.claims import Accord
from tracker.projections.standing import HeldArticle


@dataclass(frozen=True, slots=True, kw_only=True)
class AccordRow:
    """One accord, and how much is held about it."""

    accord: Accord
    claims: int
    parties: int
    articles: int
    whole: Mapping[str, Answer]
    """What is said of the accord as a whole: `stalled` and `in-force`, where claims are held."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRow:
    """One article, and how many claims are held of it."""

    id: str
    source: HeldArticle
    claims: int
    text_held: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyRow:
    """One party, and in which accords how many claims name it."""

    party: str
    accords: Mapping[str, int]
