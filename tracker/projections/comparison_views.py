"""Whole comparisons as data: conflicts, and what changed."""

from collections.abc import Mapping
from dataclasses import dataclass

from tracker.domain.claims import Accord
from tracker.projections.conflicts import Conflict
from tracker.projections.corrections import Correction
from tracker.projections.diff import Change
from tracker.projections.standing import Standing
from tracker.projections.views import Clocks, Question


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
    corrections: Mapping[str, Correction]
    """By claim: what was corrected between the two, by us or by a source."""
