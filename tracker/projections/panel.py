"""The table of researchers: a row a party and period, with the answer of each criterion.

The spells of a party are computed once; the answers of all periods are read off along the days on
which they change.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tracker.domain.acts import CRITERIA, Criterion
from tracker.domain.answers import Answer, strongest
from tracker.domain.claims import Accord
from tracker.domain.days import BEGINNING
from tracker.projections.membership import Membership


class Every(StrEnum):
    """How long a period is: calendar years, calendar months, or days."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"


class AsOf(StrEnum):
    """Which day of a period its answer is of."""

    END = "end"
    """The end of its last day."""
    START = "start"
    """The end of its first day."""
    ANY = "any"
    """Of all its days the strongest answer, in the order of R9: disputed, yes, unknown, no."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A year, a month or a day: its first and last day, as ordinals, both of it."""

    first: int
    last: int

    def day(self, as_of: AsOf) -> int:
        """Return the day at whose end all that the answer is of has happened."""
        return self.first if as_of is AsOf.START else self.last


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelRow:
    """One party in one period: the answers in the order of the criteria asked for."""

    party: str
    period: Period
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """The rows of one accord, to be asked for one after the other."""

    accord: Accord
    criteria: tuple[Criterion, ...]
    known: int | None
    at: int
    every: Every
    as_of: AsOf
    rows: Iterator[PanelRow]
    is_named: bool
    """Whether visible claims name any party."""
    coming: Period | None
    """The first period that was asked for, where it and all after it are still to come."""


def periods(first: int, last: int, every: Every) -> list[Period]:
    """Return the whole calendar periods that hold the days from `first` to `last`."""
    found = []
    day = date.fromordinal(first)
    begin = {
        Every.YEAR: day.replace(month=1, day=1),
        Every.MONTH: day.replace(day=1),
        Every.DAY: day,
    }[every].toordinal()
    while begin <= last:
        after = _next(date.fromordinal(begin), every)
        found.append(Period(first=begin, last=after - 1))
        if after > date.max.toordinal():
            break
        begin = after
    return found


def _next(begin: date, every: Every) -> int:
    """Return the first day after the period that begins on a day."""
    if every is Every.DAY:
        return begin.toordinal() + 1
    if every is Every.YEAR or begin.month == 12:
        if begin.year == date.max.year:
            return date.max.toordinal() + 1
        return date(begin.year + 1, 1, 1).toordinal()
    return begin.replace(month=begin.month + 1).toordinal()


class Answers:
    """The answers of one party by one criterion, for any number of days."""

    def __init__(self, membership: Membership, criterion: Criterion) -> None:
        told = [criterion]
        if membership.heeds_suspension(criterion):
            told.append(CRITERIA["suspended"])
        self.changes = sorted({day for each in told for day in membership.spells(each).changes()})
        """The days whose answer may differ from that of the day before."""
        self._answers = [membership.on(criterion, day) for day in (BEGINNING, *self.changes)]

    def on(self, day: int) -> Answer:
        """Return the answer at the end of a day."""
        return self._answers[bisect_right(self.changes, day)]

    def within(self, period: Period) -> Answer:
        """Return the strongest answer of the days of a period."""
        begin = bisect_right(self.changes, period.first)
        end = bisect_right(self.changes, period.last)
        return strongest(self._answers[begin : end + 1])


def first_change(
    memberships: Iterable[Membership], criteria: Sequence[Criterion], *, otherwise: int
) -> int:
    """Return the first day on which any answer may change; `otherwise` where none ever does."""
    return min(
        (
            day
            for membership in memberships
            for criterion in criteria
            for day in membership.spells(criterion).changes()[:1]
        ),
        default=otherwise,
    )


def panel(
    memberships: Iterable[Membership],
    criteria: Sequence[Criterion],
    periods: Sequence[Period],
    as_of: AsOf,
) -> Iterator[PanelRow]:
    """Yield a row for each party and period; claims about the accord as a whole give none."""
    for membership in memberships:
        if membership.party is None:
            continue
        told = [Answers(membership, criterion) for criterion in criteria]
        for period in periods:
            if as_of is AsOf.ANY:
                answers = tuple(each.within(period) for each in told)
            else:
                day = period.day(as_of)
                answers = tuple(each.on(day) for each in told)
            yield PanelRow(party=membership.party, period=period, answers=answers)
