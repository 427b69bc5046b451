"""Whole answers as data: what was asked, with its three clocks, and what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from tracker.domain.acts import Criterion
from tracker.domain.answers import Answer
from tracker.domain.claims import Accord
from tracker.domain.events import Event
from tracker.projections.audit import Part
from tracker.projections.conflicts import Conflict
from tracker.projections.diff import Change
from tracker.projections.members import Member
from tracker.projections.spells import Spells
from tracker.projections.standing import HeldArticle, HeldClaim, Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Clocks:
    """The three clocks of a question: valid day, known day (None: all), position."""

    on: int
    known: int | None
    at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What was asked of one accord."""

    accord: Accord
    criterion: Criterion
    clocks: Clocks


@dataclass(frozen=True, slots=True, kw_only=True)
class Members:
    """The answer to `members`: a row for every party that visible claims name."""

    question: Question
    rows: tuple[Member, ...]
    without: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OneMember:
    """The answer to `is-member`; `named` says whether a visible claim names the party at all."""

    question: Question
    row: Member
    named: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AccordStatus:
    """Every criterion for one party in one accord."""

    accord: Accord
    answers: Mapping[str, Answer]
    claims: tuple[str, ...]
    stronger: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """The answer to `status`."""

    party: str
    clocks: Clocks
    accords: tuple[AccordStatus, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """The answer to `history`."""

    question: Question
    party: str
    spells: Spells


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyAudit:
    """The answer to `audit PARTY`: the answer, its spells, and the part of every claim."""

    question: Question
    row: Member
    spells: Spells
    parts: tuple[Part, ...]
    texts: Mapping[str, str]
    """Held texts by SHA-256, for the words in context."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimAudit:
    """The answer to `audit CLAIM`: the claim, whether it counts, and its part by each criterion."""

    id: str
    held: HeldClaim
    recorded: Event
    source: HeldArticle
    accord: Accord
    at: int
    roles: Mapping[str, tuple[str, str]]
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleAudit:
    """The answer to `audit ARTICLE`: the article and its claims."""

    id: str
    source: HeldArticle
    at: int
    claims: tuple[tuple[str, HeldClaim], ...]
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflicts:
    """The answer to `conflicts`, with the claims and articles that it shows."""

    accords: tuple[tuple[Accord, tuple[Conflict, ...]], ...]
    standing: Standing
    clocks: Clocks


@dataclass(frozen=True, slots=True, kw_only=True)
class Diff:
    """The answer to `diff`: two questions that differ in one clock."""

    before: Question
    after: Question
    clock: str
    changes: tuple[Change, ...]
    standing: Standing


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
