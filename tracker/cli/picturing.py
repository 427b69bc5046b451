"""Pictures of membership: timeline, report."""

from pathlib import Path
from typing import Annotated

import typer

from tracker.cli.days import day, known_day
from tracker.cli.options import Accord, At, By, Format, Known, On, Output, WithDrafts, party_codes
from tracker.cli.output import note, show, tell_waiting
from tracker.cli.proving import Origin
from tracker.domain.days import When, parse_day
from tracker.domain.errors import Usage
from tracker.domain.notes import ORIGIN
from tracker.rendering.harmless import as_json
from tracker.settings import database


def timeline(
    context: typer.Context,
    parties: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PARTY]...",
            help="Codes (KZ) or names; without any, all parties.",
            autocompletion=party_codes,
        ),
    ] = None,
    accord: Accord = None,
    by: By = None,
    known: Known = None,
    at: At = None,
    since: Annotated[
        str | None,
        typer.Option("--from", metavar="DATE", help="Where to begin: 2019, 2019-06, 2019-06-01."),
    ] = None,
    until: Annotated[
        str | None, typer.Option("--to", metavar="DATE", help="Where to end, its last day.")
    ] = None,
    with_drafts: WithDrafts = False,
    form: Output = Format.TABLE,
) -> None:
    """Draw who was in, along the years.

    One bar a party: solid for yes, shaded for unknown, crossed for disputed; what is stalled or
    suspended is seen too, and the edge of today. JSON and CSV give the stretches of days.

    Example: tracker timeline KZ SD --from 2020
    """
    from tracker.queries.log import open_log
    from tracker.queries.timelines import timeline as drawn
    from tracker.rendering import timelines

    first = When.parse(since).days.first if since is not None else None
    last = When.parse(until).days.last if until is not None else None
    if first is not None and last is not None and first > last:
        raise Usage(f"--from {since} is after --to {until}", "give the earlier date first")
    with open_log(database(context.obj), with_drafts=with_drafts) as log:
        asked = log.question(accord=accord, by=by, on=day(None), known=known_day(known), at=at)
        view = drawn(log, asked, parties=parties or ())
        tell_waiting(log)
    match form:
        case Format.TABLE:
            show(timelines.timeline(view, first=first, last=last))
        case Format.JSON:
            print(as_json(timelines.shape(view)))
        case Format.CSV:
            print(timelines.sheet(timelines.shape(view)), end="")


def report(
    context: typer.Context,
    out: Annotated[
        Path,
        typer.Option("-o", "--output", metavar="FOLDER", help="Where to write the site."),
    ],
    accord: Accord = None,
    on: On = None,
    known: Known = None,
    at: At = None,
    origin: Origin = None,
) -> None:
    """Write a site to publish.

    For each accord a timeline, the members on any day, where sources disagree, and every claim with
    its words. It needs no network and no server; the same log gives the same bytes. Its valid day
    is that of the last recording unless --on gives another. Drafts that wait count for nothing in
    it, and standard error says how many. An earlier report is replaced.

    Example: tracker report -o site --known 2025-11-30
    """
    from tracker.queries.log import open_log
    from tracker.queries.reports import report as gathered
    from tracker.report.pages import pages
    from tracker.report.site import write

    with open_log(database(context.obj)) as log:
        view = gathered(
            log,
            origin=ORIGIN if origin is None else origin,
            on=None if on is None else parse_day(on),
            accord=accord,
            known=known_day(known),
            at=at,
        )
        tell_waiting(log)
    written = write(pages(view), out)
    note(f"{written} files in {out}; begin with {out / 'index.html'}")
