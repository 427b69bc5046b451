"""What is held: accords, articles, parties, and the log itself."""

import sys
from contextlib import closing
from enum import StrEnum
from typing import Annotated

import typer

from tracker.cli.days import day, known_day
from tracker.cli.options import Accord, At, Format, Known, On, Output
from tracker.cli.output import emit, show
from tracker.rendering.harmless import as_json
from tracker.settings import database


class LogFormat(StrEnum):
    """How events are written."""

    TABLE = "table"
    JSONL = "jsonl"
    JSON = "json"
    CSV = "csv"


def accords(
    context: typer.Context,
    on: On = None,
    known: Known = None,
    at: At = None,
    form: Output = Format.TABLE,
) -> None:
    """List the accords, and how each stands."""
    from tracker.queries import listings
    from tracker.queries.log import open_log

    with open_log(database(context.obj)) as log:
        rows = listings.accords(log, on=day(on), known=known_day(known), at=at)
    emit(form, "accords", rows)


def articles(
    context: typer.Context,
    versions: Annotated[
        bool,
        typer.Option(
            "--versions",
            help="Addresses whose text changed, and how.",
        ),
    ] = False,
    at: At = None,
    form: Output = Format.TABLE,
) -> None:
    """List the articles and count their claims."""
    from tracker.queries import listings
    from tracker.queries.log import open_log

    with open_log(database(context.obj)) as log:
        if not versions:
            emit(form, "articles", listings.articles(log, at=at))
            return
        from tracker.queries.versions import versions as changed

        found = changed(log, at=at)
    from tracker.rendering import versions as rendering

    match form:
        case Format.TABLE:
            show(rendering.versions(found))
        case Format.JSON:
            print(as_json(rendering.shape(found)))
        case Format.CSV:
            print(rendering.sheet(rendering.shape(found)), end="")


def parties(
    context: typer.Context, accord: Accord = None, at: At = None, form: Output = Format.TABLE
) -> None:
    """List the parties that claims name."""
    from tracker.queries import listings
    from tracker.queries.log import open_log

    with open_log(database(context.obj)) as log:
        rows = listings.parties(log, accord=accord, at=at)
    emit(form, "parties", rows)


def log(
    context: typer.Context,
    since: Annotated[
        int, typer.Option("--since", metavar="N", min=0, help="Only what follows position N.")
    ] = 0,
    at: At = None,
    form: Annotated[
        LogFormat, typer.Option("--format", help="jsonl: one event a line, all columns.")
    ] = LogFormat.TABLE,
) -> None:
    """Show the events of the log, oldest first."""
    from tracker.queries import listings
    from tracker.queries.log import open_log
    from tracker.rendering.harmless import as_json, as_json_line

    with (
        open_log(database(context.obj)) as held,
        closing(listings.events(held, since=since, at=at)) as found,
    ):
        match form:
            case LogFormat.JSONL:
                for event in found:
                    print(as_json_line(event))
            case LogFormat.JSON:
                print(as_json(list(found)))
            case LogFormat.CSV:
                from tracker.rendering import sheets

                sys.stdout.write(sheets.events(found))
            case LogFormat.TABLE:
                from tracker.rendering import events

                show(events.table(found))
    sys.stdout.flush()
