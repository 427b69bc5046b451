"""Looking after a log: verify, the database's schema."""

from pathlib import Path
from typing import Annotated

import typer

from tracker.cli.lean import LeanCommand, LeanGroup
from tracker.cli.options import WAIT_SECONDS, Format, Wait
from tracker.cli.output import note
from tracker.cli.proving import check_checkpoint, check_proof
from tracker.domain.errors import Usage
from tracker.rendering.harmless import as_json, harmless
from tracker.settings import database

db = typer.Typer(
    help="The database: its schema and revision.", cls=LeanGroup, rich_markup_mode=None
)


def verify(
    context: typer.Context,
    folder: Annotated[
        Path | None,
        typer.Option(
            "--texts", metavar="FOLDER", help="Check quotes against the texts in a folder, too."
        ),
    ] = None,
    proof: Annotated[
        Path | None,
        typer.Option("--proof", metavar="FILE", help="Check a proof instead; needs no database."),
    ] = None,
    checkpoint: Annotated[
        Path | None,
        typer.Option(
            "--checkpoint", metavar="FILE", help="Check that the log extends a checkpoint instead."
        ),
    ] = None,
    against: Annotated[
        Path | None,
        typer.Option(
            "--against",
            metavar="EXPORT",
            help="With --checkpoint: events exported earlier, to name the first that differs.",
        ),
    ] = None,
    key: Annotated[
        str | None,
        typer.Option(
            "--key",
            metavar="NAME+ID+BASE64|FILE",
            help="With --proof or --checkpoint: whose signature it must bear.",
        ),
    ] = None,
    form: Annotated[
        Format, typer.Option("--format", help="How to write what was found.")
    ] = Format.TABLE,
) -> None:
    """Re-derive everything stored, and compare.

    Every event decodes, positions have no gaps, ids and leaf hashes match contents, quotes stand
    where they should in the texts that are held (or lie in --texts). Exit status 1 if not.
    """
    if proof is not None:
        raise typer.Exit(check_proof(proof, key))
    if checkpoint is not None:
        raise typer.Exit(check_checkpoint(context, checkpoint, against, key))
    if against is not None:
        raise Usage("--against goes with --checkpoint")
    if key is not None:
        raise Usage("--key goes with --proof or --checkpoint")

    from tracker.queries.log import open_log
    from tracker.queries.verification import verified
    from tracker.rendering import sheets

    with open_log(database(context.obj)) as log:
        found = verified(log, folder)
    tally = found.tally
    findings = [{"position": each.position, "problem": each.problem} for each in found.findings]
    if form is Format.JSON:
        counted = {
            "events": tally.events,
            "claims": tally.claims,
            "quotes": tally.quotes,
            "checked_quotes": tally.checked_quotes,
            "texts": tally.texts,
            "withheld": tally.withheld,
        }
        print(as_json({**counted, "findings": findings}))
    elif form is Format.CSV:
        print(sheets.as_csv(("position", "problem"), findings), end="")
    else:
        for each in found.findings:
            where = "texts" if each.position is None else f"event {each.position}"
            print(harmless(f"{where}: {each.problem}"))
        withheld = f", {tally.withheld} withheld" if tally.withheld else ""
        print(
            f"{tally.events} events, {tally.claims} claims, {tally.texts} texts held{withheld}; "
            f"{tally.checked_quotes} of {tally.quotes} quotes checked against their text: "
            f"{len(found.findings) or 'no'} problem{'' if len(found.findings) == 1 else 's'}"
        )
    for path in found.unread:
        note(f"{path} was not read: it is no UTF-8 text")
    raise typer.Exit(1 if found.findings else 0)


@db.command("upgrade", cls=LeanCommand)
def upgrade(context: typer.Context, wait: Wait = WAIT_SECONDS) -> None:
    """Make the tables, or bring them up to date."""
    from tracker.commands import database as commands

    schema = commands.upgrade(database(context.obj), wait=wait)
    note(f"{schema.database} is of revision {schema.revision}")


@db.command("current", cls=LeanCommand)
def current(context: typer.Context) -> None:
    """Show the schema revision of the database, and the newest that this version knows."""
    from tracker.commands import database as commands

    schema = commands.current(database(context.obj))
    newest = "the newest" if schema.revision == schema.newest else f"the newest is {schema.newest}"
    print(f"{schema.revision or 'none'} ({newest})")
