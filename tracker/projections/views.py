"""Whole answers as data: what was asked, with its three clocks, and what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from tracker.domain.acts import Criterion
from tracker.domain.answers import Answer
from tracker.domain.claims import Accord
from tracker.projections.members import Member
from tracker.projections.spells import Spells


@dataclass(frozen=True, slots=True, kw_only=True)
class Clocks:
    """The three clocks of a question: valid day, known day (None: all), position."""

    on: int
    known: int | None
    at: int
    with_drafts: bool = False
    """Whether drafts that wait are counted as if they were accepted."""


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
