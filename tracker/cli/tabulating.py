"""The table of researchers: panel."""

import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli import clock
from tracker.cli.days import known_day
from tracker.cli.options import At, Known, WithDrafts, criteria
from tracker.cli.output import note, show, tell_waiting
from tracker.domain.days import BEGINNING, FOREVER, When
from tracker.domain.errors import Usage
from tracker.settings import database

if TYPE_CHECKING:
    from tracker.projections.panel import Panel


class PanelFormat(StrEnum):
    """How a panel is written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    JSONL = "jsonl"


class Period(StrEnum):
    """How long a period is."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"


class Day(StrEnum):
    """Which day of a period is asked about."""

    END = "end"
    START = "start"
    ANY = "any"


def panel(
    context: typer.Context,
    accord: Annotated[
        list[str] | None,
        typer.Option(
            "--accord",
            help="Which accord: slug, name or alias; may be repeated, or left out while one is "
            "defined.",
        ),
    ] = None,
    all_accords: Annotated[bool, typer.Option("--all", help="All accords.")] = False,
    by: Annotated[
        list[str] | None,
        typer.Option(
            "--by",
            metavar="CRITERION",
            help="A column each: candidate, announced, signatory, party, in-force, suspended, "
            "stalled, relations, or a bare act; may be repeated. [each accord's own]",
            autocompletion=criteria,
        ),
    ] = None,
    every: Annotated[
        Period, typer.Option("--every", help="A row a party and year, month or day.")
    ] = Period.YEAR,
    as_of: Annotated[
        Day,
        typer.Option(
            "--as-of",
            help="Whose answer it is: that of the period's last day, of its first, or of any of "
            "its days the strongest: disputed, yes, unknown, no.",
        ),
    ] = Day.END,
    since: Annotated[
        str | None,
        typer.Option(
            "--from", metavar="DATE", help="1945, 2020-06. [the first day that changes anything]"
        ),
    ] = None,
    until: Annotated[
        str | None,
        typer.Option("--to", metavar="DATE", help="2025, 2025-11. [the last period until today]"),
    ] = None,
    known: Known = None,
    at: At = None,
    without: Annotated[
        str | None,
        typer.Option("--without", metavar="OUTLET|ORIGIN", help="Leave a source out."),
    ] = None,
    with_drafts: WithDrafts = False,
    form: Annotated[
        PanelFormat, typer.Option("--format", help="How to write the rows.")
    ] = PanelFormat.TABLE,
) -> None:
    """Tabulate parties by year: yes, no, unknown or disputed.

    A row for each party that visible claims name and each year (or month, or day), with its ISO
    alpha-3 and Correlates of War codes, and a column for each criterion.

    Example: tracker panel --by signatory --by party --from 2019 --format csv > panel.csv
    """
    from tracker.projections.panel import AsOf, Every
    from tracker.queries.log import open_log
    from tracker.queries.panels import Asked, panels
    from tracker.rendering import panels as rendering

    if accord and all_accords:
        raise Usage("--all and --accord are given", "one of the two")
    first = When.parse(since).days.first if since is not None else None
    last = When.parse(until).days.last if until is not None else None
    if first == BEGINNING or last == FOREVER:
        raise Usage("a panel does not go on for ever", "give --from and --to a first and last day")
    if first is not None and last is not None and first > last:
        raise Usage(f"--from {since} is after --to {until}", "give the earlier date first")
    asked = Asked(
        accords=accord or (),
        every_accord=all_accords,
        by=by or (),
        every=Every(every),
        as_of=AsOf(as_of),
        first=first,
        last=last,
        today=clock.today(),
        known=known_day(known),
        at=at,
        without=without,
    )
    own = not by
    columns = rendering.header(dict.fromkeys(by or ()), own=own)
    with open_log(database(context.obj), with_drafts=with_drafts) as log:
        read: list[Panel] = []
        found = rendering.rows(_kept(panels(log, asked), read), own=own)
        match form:
            case PanelFormat.TABLE:
                show(rendering.table(found, columns))
            case PanelFormat.CSV:
                sys.stdout.writelines(rendering.sheet(found, columns))
            case PanelFormat.JSON:
                sys.stdout.writelines(rendering.array(found))
            case PanelFormat.JSONL:
                sys.stdout.writelines(rendering.lines(found))
        for reason in filter(None, map(rendering.why_empty, read)):
            note(reason)
        tell_waiting(log)


def _kept(panels: Iterable["Panel"], read: list["Panel"]) -> Iterator["Panel"]:
    """Yield panels, and keep in `read` which have come."""
    for panel in panels:
        read.append(panel)
        yield panel
