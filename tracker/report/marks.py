"""Lines of answers → marks of a picture, placed in hundredths of its width."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from tracker.domain.answers import Answer
from tracker.domain.days import BEGINNING, FOREVER, iso
from tracker.projections.timelines import Line
from tracker.rendering.timelines import Scale, state

_TICKS: Final = 9  # years that fit on a narrow screen
_STEPS: Final = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A piece of a bar: where it begins and how wide it is, in hundredths; what it says."""

    x: str
    width: str
    kind: str
    """`yes`, `no`, `unknown` or `disputed`."""
    beside: str
    """`suspended`, `stalled` or nothing."""
    label: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A year on the axis."""

    x: str
    year: str


def marks(line: Line, scale: Scale) -> Iterator[Mark]:
    """Yield the marks of one party; *no* is left out where nothing stands beside it."""
    for stretch in line.stretches:
        first, last = max(stretch.first, scale.first), min(stretch.last, scale.last)
        kind, _, beside = state(stretch).partition(", ")
        if first > last or (stretch.answer is Answer.NO and not beside):
            continue
        yield Mark(
            x=_hundredths(first - scale.first, scale),
            width=_hundredths(last - first + 1, scale),
            kind=kind,
            beside=beside,
            label=f"{state(stretch)} {span(stretch.first, stretch.last)}",
            claims=stretch.claims,
        )


def ticks(scale: Scale) -> Iterator[Tick]:
    """Yield the years of the axis: round ones, as many as fit."""
    first, last = date.fromordinal(scale.first).year, date.fromordinal(scale.last).year
    step = next(each for each in _STEPS if (last - first + 1) / each <= _TICKS)
    for year in range(first + -first % step, last + 1, step):
        day = max(date(year, 1, 1).toordinal(), scale.first)
        yield Tick(x=_hundredths(day - scale.first, scale), year=str(year))


def edge(day: int, scale: Scale) -> str | None:
    """Return where a day ends; None where the picture does not show it."""
    if not scale.first <= day <= scale.last:
        return None
    return _hundredths(day - scale.first + 1, scale)


def span(first: int, last: int) -> str:
    """Say from when to when something holds."""
    if first == BEGINNING:
        return "always" if last == FOREVER else f"until {iso(last)}"
    if last == FOREVER:
        return f"from {iso(first)}"
    return f"on {iso(first)}" if first == last else f"from {iso(first)} to {iso(last)}"


def coded(lines: Mapping[str, Line]) -> dict[str, list[list[int | str]]]:
    """Write lines for the page's script: by party, `[first day, answer, suspended, stalled]`.

    Days count from 1970-01-01; answers are their first letters; a stretch reaches to the next.
    """
    return {
        party: [
            [
                each.first - _EPOCH,
                each.answer.value[0] + each.suspended.value[0] + each.stalled.value[0],
            ]
            for each in line.stretches
        ]
        for party, line in lines.items()
    }


_EPOCH: Final = date(1970, 1, 1).toordinal()


def since_epoch(day: int) -> int:
    """Return a day as the page's script counts them."""
    return day - _EPOCH


def _hundredths(days: int, scale: Scale) -> str:
    return f"{100 * days / (scale.last - scale.first + 1):.3f}%"
