"""The table of researchers over one accord or several, a row at a time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracker.domain.acts import Criterion, criterion_named
from tracker.domain.claims import Accord
from tracker.domain.errors import NotFound
from tracker.projections.membership import Membership, memberships
from tracker.projections.panel import (
    AsOf,
    Every,
    Panel,
    Period,
    first_change,
    panel,
    periods,
)
from tracker.queries.log import Log
from tracker.queries.selection import leaving_out


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a panel is asked to hold."""

    accords: Sequence[str] = ()
    """Slugs, names or aliases; without any, the only one that is defined."""
    every_accord: bool = False
    by: Sequence[str] = ()
    """Criteria; without any, each accord's own."""
    every: Every = Every.YEAR
    as_of: AsOf = AsOf.END
    first: int | None = None
    """Days within the first and the last period; without, what `panel_of` says."""
    last: int | None = None
    today: int
    known: int | None = None
    at: str | None = None
    without: str | None = None


def panels(log: Log, asked: Asked) -> Iterator[Panel]:
    """Yield the panel of each accord that is asked for, once. Raises `Usage` or `NotFound`.

    A source to be left out must be one of some accord; of the others nothing is left out.
    """
    at = log.position(asked.at)
    by = [criterion_named(each) for each in asked.by]
    if asked.every_accord:
        accords = list(log.defined(at).values())
    else:
        named = [log.accord(each, at) for each in asked.accords or (None,)]
        accords = list({each.slug: each for each in named}.values())
    nowhere = True
    for number, accord in enumerate(accords, start=1):
        standing = log.standing(accord, at)
        leave_out = None
        if asked.without is not None:
            try:
                leave_out = leaving_out(standing, asked.without)
                nowhere = False
            except NotFound:
                if nowhere and number == len(accords):
                    raise
        told = memberships(standing, accord, known=asked.known, leave_out=leave_out)
        criteria = by or [criterion_named(accord.membership)]
        yield panel_of(list(told.values()), accord, asked, by=criteria, at=at)


def panel_of(
    told: Sequence[Membership],
    accord: Accord,
    asked: Asked,
    *,
    by: Sequence[Criterion],
    at: int,
) -> Panel:
    """Return the panel of the parties of one accord.

    Without a first day it begins with the period of the first day on which an answer may change;
    without a last one it ends with the last period whose day, by `as_of`, is not after today (for
    `any` the last that has begun), and has no rows where the first of them is still to come.
    """
    first = asked.first
    if first is None:
        first = first_change(told, by, otherwise=asked.today)
    last = max(first, asked.today) if asked.last is None else asked.last
    wanted: list[Period] = periods(first, last, asked.every)
    chosen = wanted
    if asked.last is None:
        is_end = asked.as_of is AsOf.END
        chosen = [each for each in wanted if (each.last if is_end else each.first) <= asked.today]
    return Panel(
        accord=accord,
        criteria=tuple(by),
        known=asked.known,
        at=at,
        every=asked.every,
        as_of=asked.as_of,
        rows=panel(told, by, chosen, asked.as_of),
        is_named=any(each.party is not None for each in told),
        coming=None if chosen else wanted[0],
    )
