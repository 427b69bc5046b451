"""Panels as rows: CSV, JSON, JSON Lines and a table, a row at a time."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from tracker.domain.answers import Answer
from tracker.domain.days import iso
from tracker.gazetteer import Party, name_of, parties
from tracker.projections.panel import AsOf, Every, Panel, Period
from tracker.rendering.harmless import as_json_line, cell, harmless

if TYPE_CHECKING:
    from rich.console import RenderableType

_FIXED: Final = ("accord", "party", "name", "alpha3", "cow", "date")
_LAST: Final = ("known", "at")


def rows(panels: Iterable[Panel], *, own: bool) -> Iterator[dict[str, Any]]:
    """Yield the rows as flat mappings.

    A criterion is a key (`column`) with its answer; where every accord is asked by its `own`, the
    keys are `by` and `answer`. `cow` is the number of the Correlates of War project on that day
    (for `any`, on the last of the period).
    """
    dates: dict[Period, str] = {}
    for panel in panels:
        known = None if panel.known is None else iso(panel.known)
        names = [column(each.name) for each in panel.criteria]
        party: str | None = None
        fixed: dict[str, Any] = {}
        renumbered: Party | None = None
        for row in panel.rows:
            if row.party != party:
                party = row.party
                known_as = parties().get(party)
                fixed = {"accord": panel.accord.slug, **_party(party, known_as)}
                renumbered = known_as if known_as and known_as.cow_earlier else None
            if renumbered is not None:
                fixed["cow"] = renumbered.cow_on(row.period.day(panel.as_of))
            if (day := dates.get(row.period)) is None:
                day = dates[row.period] = date_of(row.period, panel.every, panel.as_of)
            told: dict[str, Any]
            if own:
                told = {"by": panel.criteria[0].name, "answer": row.answers[0].value}
            else:
                told = {name: each.value for name, each in zip(names, row.answers, strict=True)}
            yield {**fixed, "date": day, **told, "known": known, "at": panel.at}


def date_of(period: Period, every: Every, as_of: AsOf) -> str:
    """Return the day of a period's answer; where it is of any of its days, the period itself."""
    if as_of is not AsOf.ANY or every is Every.DAY:
        return iso(period.day(as_of))
    return date.fromordinal(period.first).isoformat()[: 4 if every is Every.YEAR else 7]


def why_empty(panel: Panel) -> str | None:
    """Say why a panel has no rows, and what would give some; None where it has."""
    if not panel.is_named:
        return f"no rows of {panel.accord.slug}: no visible claim names any party"
    if panel.coming is None:
        return None
    period = date_of(panel.coming, panel.every, AsOf.ANY)
    is_what = "is not over" if panel.as_of is AsOf.END else "has not begun"
    return f"no rows of {panel.accord.slug}: {period} {is_what} yet: --to {period} gives it"


def column(criterion: str) -> str:
    """Name the column of a criterion: `by_in_force`, a name in any program; `party` is taken."""
    return "by_" + criterion.replace("-", "_")


def header(criteria: Iterable[str], *, own: bool) -> tuple[str, ...]:
    """Return the columns."""
    return (*_FIXED, *(("by", "answer") if own else map(column, criteria)), *_LAST)


def sheet(found: Iterable[Mapping[str, Any]], columns: tuple[str, ...]) -> Iterator[str]:
    """Yield CSV in pieces: a header, then a row each."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    cells: dict[Any, str] = {}  # few values fill many rows
    for number, row in enumerate(found, start=1):
        values = []
        for name in columns:
            value = row[name]
            if value not in cells:
                cells[value] = cell(value)
            values.append(cells[value])
        writer.writerow(values)
        if number % 1000 == 0:
            yield _emptied(out)
    yield _emptied(out)


def lines(found: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Yield JSON Lines."""
    return (as_json_line(row) + "\n" for row in found)


def array(found: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Yield a JSON array, a row a line."""
    before = "["
    for row in found:
        yield f"{before}\n  {as_json_line(row)}"
        before = ","
    yield "[]\n" if before == "[" else "\n]\n"


def table(found: Iterable[Mapping[str, Any]], columns: tuple[str, ...]) -> "RenderableType":
    """Lay the rows out for a person: what is the same in all of them stands above."""
    from rich.console import Group
    from rich.text import Text

    from tracker.rendering.tables import plain_table
    from tracker.rendering.words import STYLES, party_name

    told = list(found)
    if not told:
        return Text("No rows.")
    hidden = {"name", "alpha3", "cow", *_LAST}
    above = [str(told[0]["accord"])]
    for name in ("accord", "by"):
        if name in columns and len({row[name] for row in told}) == 1:
            hidden.add(name)
    if "by" in hidden:
        above.append(f"by {told[0]['by']}")
    if told[0]["known"] is not None:
        above.append(f"known: what was published by {told[0]['known']}")
    above.append(f"log read to position {told[0]['at']}")
    if "accord" not in hidden:
        del above[0]
    shown = [name for name in columns if name not in hidden]
    laid = plain_table(*shown)
    for row in told:
        cells = []
        for name in shown:
            value = party_name(row["party"]) if name == "party" else harmless(str(row[name]))
            is_answer = name not in (*_FIXED, "by")
            cells.append(Text(value, style=STYLES[Answer(value)] if is_answer else ""))
        laid.add_row(*cells)
    return Group(Text(harmless("; ".join(above))), Text(), laid)


def _party(code: str, known: Party | None) -> dict[str, Any]:
    return {
        "party": code,
        "name": name_of(code),
        "alpha3": known.alpha3 if known else None,
        "cow": known.cow if known else None,
    }


def _emptied(out: io.StringIO) -> str:
    text = out.getvalue()
    out.seek(0)
    out.truncate()
    return text
