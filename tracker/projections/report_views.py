"""A whole report as data: for each accord its lines, members, conflicts and claims."""

from collections.abc import Mapping
from dataclasses import dataclass

from tracker.domain.acts import Criterion
from tracker.domain.claims import Accord
from tracker.projections.audit import Part
from tracker.projections.audit_views import Texts
from tracker.projections.conflicts import Conflict
from tracker.projections.membership import Membership
from tracker.projections.standing import Standing
from tracker.projections.timelines import Line
from tracker.projections.views import Clocks


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """Where a claim stands in the log: its first recording."""

    position: int
    recorded_at: str
    recorded_by: str
    leaf_hash: str
    """RFC 9162, in hexadecimal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AccordReport:
    """One accord. The parties are those that visible claims name, in the order of their codes."""

    accord: Accord
    criterion: Criterion
    """The accord's own."""
    memberships: Mapping[str, Membership]
    lines: Mapping[str, Mapping[str, Line]]
    """By criterion, the accord's own first, then by party."""
    conflicts: tuple[Conflict, ...]
    parts: Mapping[str | None, tuple[Part, ...]]
    """Every recorded claim by its party, by the accord's own criterion; None: of the whole."""
    standing: Standing
    recorded: Mapping[str, Recorded]
    texts: Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a report shows, with its clocks and the log that it was made of."""

    clocks: Clocks
    checkpoint: str
    """Origin, size and root of the log up to the position, as `tracker checkpoint` prints it."""
    accords: tuple[AccordReport, ...]
