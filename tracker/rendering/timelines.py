"""Timelines at a terminal: a bar a party along the years, readable without colour.

A column of a bar stands for several days and shows what must not be overlooked among them: first
disputed, then unknown, then yes; so a short doubt is seen at any width.
"""

import calendar
import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from rich.console import Console, ConsoleOptions, Group, RenderableType
from rich.segment import Segment
from rich.style import Style
from rich.text import Text

from tracker.domain.answers import Answer
from tracker.domain.days import BEGINNING, FOREVER, iso
from tracker.gazetteer import name_of
from tracker.projections.timelines import Line, Stretch, Timeline, extent
from tracker.rendering.harmless import harmless
from tracker.rendering.sheets import as_csv
from tracker.rendering.words import STYLES, party_name

EDGE: Final = "│"
_GLYPHS: Final = {
    "yes": "█",
    "yes, stalled": "▄",
    "yes, suspended": "▀",
    "unknown": "░",
    "disputed": "╳",
    "no": "·",
    "no, stalled": "▁",
    "no, suspended": "▔",
}
_WEIGHT: Final = ("disputed", "unknown", "yes, suspended", "yes, stalled", "yes", "no, suspended",
                  "no, stalled", "no")  # fmt: skip
_STEPS: Final = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000)
_LONGEST_NAME: Final = 34
_SHORTEST_BAR: Final = 12


def timeline(view: Timeline, *, first: int | None = None, last: int | None = None) -> Group:
    """Lay out the answer to `timeline`, from a day to a day; else as far as there is to see."""
    known = "" if view.known is None else f"what was published by {iso(view.known)}"
    lines: list[RenderableType] = [
        Text(
            harmless(f"{view.accord.name}: along the years by {view.criterion.name}"), style="bold"
        ),
        Text(
            f"known: {known or 'all that is published'}; log read to position {view.at}",
            style="dim",
        ),
    ]
    if not view.lines:
        lines.append(Text("No visible claim names any party."))
        return Group(*lines)
    scale = Scale.of(view.lines, view.today, first=first, last=last)
    lines.append(_Chart(view.lines, scale, view.today))
    lines.append(_legend(view, scale))
    return Group(*lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """The days that a picture shows, both among them."""

    first: int
    last: int

    @classmethod
    def of(
        cls, lines: Sequence[Line], today: int, *, first: int | None, last: int | None
    ) -> "Scale":
        """Return whole years around all that changes and today, or what was asked for."""
        begins, ends = extent(lines, today)
        begins = date(date.fromordinal(begins).year, 1, 1).toordinal() if first is None else first
        ends = date(date.fromordinal(ends).year, 12, 31).toordinal() if last is None else last
        return cls(first=begins, last=max(begins, ends))

    def columns(self, width: int) -> list[tuple[int, int]]:
        """Part the days among columns; each has at least one day."""
        days = self.last - self.first + 1
        width = min(width, days)
        cuts = [self.first + days * column // width for column in range(width + 1)]
        return [(begin, end - 1) for begin, end in itertools.pairwise(cuts)]


def state(stretch: Stretch) -> str:
    """Name what a stretch shows: the answer, and with *yes* or *no* what goes with it."""
    if stretch.answer in (Answer.YES, Answer.NO):
        if stretch.suspended is Answer.YES:
            return f"{stretch.answer.value}, suspended"
        if stretch.stalled is Answer.YES:
            return f"{stretch.answer.value}, stalled"
    return stretch.answer.value


class _Chart:
    """Bars under an axis of years, as wide as there is room."""

    def __init__(self, lines: Sequence[Line], scale: Scale, today: int) -> None:
        self.lines = lines
        self.scale = scale
        self.today = today

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Any]:
        names = [party_name(each.party) for each in self.lines]
        room = options.max_width
        most = max(min(_LONGEST_NAME, room - _SHORTEST_BAR - 10), 2)
        width = min(max(map(len, names)), most)
        # a blank, the bar with the edge of today in it, a blank, the answer of today
        columns = self.scale.columns(max(room - width - 12, _SHORTEST_BAR))
        past = self._past(columns)
        axis = _axis(columns, past).ljust(len(columns) + (past is not None))
        yield from _row("", width, [(f"{axis} today", None)])
        for name, each in zip(names, self.lines, strict=True):
            bar = list(_bar(each, columns, past))
            answer = each.on(self.today).answer
            bar.append((f" {answer.value}", Style.parse(STYLES[answer])))
            yield from _row(name, width, bar)

    def _past(self, columns: Sequence[tuple[int, int]]) -> int | None:
        """Return how many columns have begun; None where today lies outside the picture."""
        if not self.scale.first <= self.today <= self.scale.last:
            return None
        return sum(first <= self.today for first, _ in columns)


def _row(name: str, width: int, parts: Iterable[tuple[str, Style | None]]) -> Iterator[Segment]:
    cut = Text(name)
    cut.truncate(width, overflow="ellipsis", pad=True)
    yield Segment(cut.plain + " ")
    for text, style in parts:
        yield Segment(text, style)
    yield Segment.line()


def _bar(
    line: Line, columns: Sequence[tuple[int, int]], past: int | None
) -> Iterator[tuple[str, Style | None]]:
    for number, (first, last) in enumerate(columns):
        if number == past:
            yield EDGE, None
        shown = min(_within(line, first, last), key=_WEIGHT.index)
        style = Style.parse(STYLES[Answer(shown.partition(",")[0])])
        yield _GLYPHS[shown], style
    if past == len(columns):
        yield EDGE, None


def _within(line: Line, first: int, last: int) -> Iterator[str]:
    """Yield what the stretches that meet some days show."""
    for stretch in line.stretches:
        if stretch.first <= last and stretch.last >= first:
            yield state(stretch)


def _axis(columns: Sequence[tuple[int, int]], past: int | None) -> str:
    """Write the years, each above the column in which it begins; months where years are few."""
    marks = [" "] * (len(columns) + 1)
    for at, label in _labels(columns):
        place = at + (past is not None and at >= past)
        free = "".join(marks[max(place - 1, 0) : place + len(label) + 1])
        if not free.strip() and place + len(label) <= len(marks):
            marks[place : place + len(label)] = label
    return "".join(marks).rstrip()


def _labels(columns: Sequence[tuple[int, int]]) -> list[tuple[int, str]]:
    """Return where labels would stand, those to be kept first."""
    begun = [(date.fromordinal(first), date.fromordinal(last)) for first, last in columns]
    years = begun[-1][1].year - begun[0][0].year + 1
    step = next((each for each in _STEPS if years / each * 6 <= len(columns)), _STEPS[-1])
    found = []
    for number, (first, last) in enumerate(begun):
        begins = first.year if (first.month, first.day) == (1, 1) else first.year + 1
        marked = [year for year in range(begins, last.year + 1) if year % step == 0]
        found += [(number, str(year)) for year in marked[:1]]
    if not found:
        found.append((0, begun[0][0].isoformat()))
    if years <= len(columns) // 60 + 1:
        for number, (first, last) in enumerate(begun):
            if first <= date(last.year, last.month, 1) <= last and last.month != 1:
                found.append((number, calendar.month_abbr[last.month]))
    return found


def _legend(view: Timeline, scale: Scale) -> Text:
    seen = {each for line in view.lines for each in _within(line, scale.first, scale.last)}
    parts = [f"{_GLYPHS[name]} {name}" for name in _GLYPHS if name in seen]
    if scale.first <= view.today <= scale.last:
        parts.append(f"{EDGE} today, {iso(view.today)}")
    return Text("  ".join(parts), style="dim")


def shape(view: Timeline) -> dict[str, Any]:
    """Shape the answer to `timeline`; a `from` or `to` of null is an open end."""
    return {
        "accord": view.accord.slug,
        "by": view.criterion.name,
        "known": None if view.known is None else iso(view.known),
        "at": view.at,
        "parties": [
            {
                "party": each.party,
                "name": name_of(each.party),
                "stretches": [
                    {
                        "from": _day(stretch.first),
                        "to": _day(stretch.last),
                        "answer": stretch.answer.value,
                        "suspended": stretch.suspended.value,
                        "stalled": stretch.stalled.value,
                        "claims": list(stretch.claims),
                    }
                    for stretch in each.stretches
                ],
            }
            for each in view.lines
        ],
    }


def sheet(written: dict[str, Any]) -> str:
    """Flatten the JSON shape of `timeline`: a row for each stretch of each party."""
    asked = {key: written[key] for key in ("accord", "by", "known", "at")}
    rows = [
        {**asked, "party": each["party"], "name": each["name"], **stretch}
        for each in written["parties"]
        for stretch in each["stretches"]
    ]
    header = ("accord", "party", "name", "by", "from", "to", "answer", "suspended", "stalled")
    return as_csv((*header, "claims", "known", "at"), rows)


def _day(day: int) -> str | None:
    return None if day in (BEGINNING, FOREVER) else iso(day)
