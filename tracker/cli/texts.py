"""Texts of articles: texts add, withhold, list."""

from pathlib import Path
from typing import Annotated

import typer

from tracker.cli import clock
from tracker.cli.lean import LeanCommand, LeanGroup
from tracker.cli.options import WAIT_SECONDS, Format, Output, RecordedBy, Wait, Why
from tracker.cli.output import note, show
from tracker.rendering.harmless import as_json
from tracker.settings import database, recorder

texts = typer.Typer(
    help="Texts of articles, kept beside the log.",
    cls=LeanGroup,
    rich_markup_mode=None,
)


@texts.callback()
def _texts() -> None:
    """Group the commands about texts."""


@texts.command("add", cls=LeanCommand)
def add(
    context: typer.Context,
    paths: Annotated[
        list[Path], typer.Argument(metavar="FILE", help="UTF-8 texts, taken as they are.")
    ],
    why: Annotated[
        str | None,
        typer.Option(
            "--why", metavar="TEXT", help="The reason; asked for where a text was withheld."
        ),
    ] = None,
    recorded_by: RecordedBy = None,
    wait: Wait = WAIT_SECONDS,
) -> None:
    """Hold texts of articles, so that audits show quotes in context and imports check them.

    A text that was withheld comes back only with --why.
    """
    from tracker.commands.texts import hold_texts

    new, known = hold_texts(
        database(context.obj),
        paths,
        why=why,
        now=clock.now(),
        recorded_by=recorder(recorded_by),
        wait=wait,
    )
    note(f"{new} new, {known} known")


@texts.command("withhold", cls=LeanCommand)
def withhold(
    context: typer.Context,
    named: Annotated[
        list[str],
        typer.Argument(
            metavar="SHA256|ARTICLE", help="Texts by hash or article, or unique beginnings of them."
        ),
    ],
    why: Why,
    recorded_by: RecordedBy = None,
    wait: Wait = WAIT_SECONDS,
) -> None:
    """Take texts out, as after a takedown; their hashes stay, and prove them.

    Quotes in claims stay as they are. `texts add` with --why brings a text back.

    Example: tracker texts withhold a-97acee95 --why "paywall"
    """
    from tracker.commands.texts import withhold_texts

    done = withhold_texts(
        database(context.obj),
        named,
        why=why,
        now=clock.now(),
        recorded_by=recorder(recorded_by),
        wait=wait,
    )
    for each in done:
        print(f"text {each.sha256} {'is withheld' if each.is_news else 'was withheld already'}")


@texts.command("list", cls=LeanCommand)
def list_(context: typer.Context, form: Output = Format.TABLE) -> None:
    """List the texts that are held or withheld, with who, when and why."""
    from tracker.queries import listings
    from tracker.queries.log import open_log
    from tracker.rendering import sheets, text_rows

    with open_log(database(context.obj)) as log:
        rows = listings.texts(log)
    match form:
        case Format.JSON:
            print(as_json(text_rows.shape(rows)))
        case Format.CSV:
            print(sheets.as_csv(text_rows.COLUMNS, text_rows.shape(rows)), end="")
        case Format.TABLE:
            show(text_rows.table(rows))
