"""What is held, as rows: accords, articles, parties, texts."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRow:
    """One text, without its body: who added it and, if so, who withheld it, when and why."""

    sha256: str
    length: int | None
    """In bytes; None while it is withheld."""
    added_at: str
    added_by: str
    added_why: str | None
    withheld_at: str | None
    """Of the last withholding, which may lie before the last adding."""
    withheld_by: str | None
    withheld_why: str | None

    @property
    def is_withheld(self) -> bool:
        """Whether its body was taken out."""
        return self.length is None
