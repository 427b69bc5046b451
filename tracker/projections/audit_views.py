"""Whole audits as data: of a party, a claim, an article."""

from collections.abc import Mapping
from dataclasses import dataclass

from tracker.domain.claims import Accord
from tracker.domain.events import Event
from tracker.projections.audit import Part
from tracker.projections.members import Member
from tracker.projections.spells import Spells
from tracker.projections.standing import HeldArticle, HeldClaim
from tracker.projections.views import Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """Stands for a text that was taken out: who did so, when (UTC) and why."""

    at: str
    by: str
    why: str


Texts = Mapping[str, str | Withheld]
"""Texts by SHA-256, for the words in context; what is not held is not there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyAudit:
    """The answer to `audit PARTY`: the answer, its spells, and the part of every claim."""

    question: Question
    row: Member
    spells: Spells
    parts: tuple[Part, ...]
    texts: Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimAudit:
    """The answer to `audit CLAIM`: the claim, whether it counts, and its part by each criterion."""

    id: str
    held: HeldClaim
    recorded: Event
    source: HeldArticle
    accord: Accord
    at: int
    counts: bool
    """Whether it is visible by these clocks."""
    roles: Mapping[str, tuple[str, str]]
    texts: Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleAudit:
    """The answer to `audit ARTICLE`: the article and its claims."""

    id: str
    source: HeldArticle
    at: int
    claims: tuple[tuple[str, HeldClaim], ...]
    texts: Texts
