"""The application: its commands, in the order in which a newcomer needs them."""

from typing import Annotated

import typer

from tracker.cli import (
    asking,
    auditing,
    checking,
    extracting,
    keeping,
    listing,
    picturing,
    proving,
    recording,
    reviewing,
    stewarding,
    texts,
)
from tracker.cli.lean import LeanCommand, LeanGroup

app = typer.Typer(
    name="tracker",
    cls=LeanGroup,
    help="Who was a member of an international accord on a given date, and on which words does "
    "that rest? Every claim that an article makes is kept with its source; answers are worked "
    "out from the claims: yes, no, unknown or disputed.",
    epilog="Exit status: 0 done or yes, 1 no or a check failed, 2 usage, 3 unknown, 4 disputed, "
    "5 input refused, 6 database unusable, 70 an error of ours.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        print(f"tracker {version('accords-tracker')}")
        raise typer.Exit


@app.callback()
def _tracker(
    context: typer.Context,
    db: Annotated[
        str | None,
        typer.Option(
            "--db",
            metavar="PATH|URL",
            help="The database. [TRACKER_DB, or a file in the user's data folder]",
        ),
    ] = None,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    context.obj = db


app.command("import", cls=LeanCommand)(recording.import_)
app.command("members", cls=LeanCommand)(asking.members)
app.command("is-member", cls=LeanCommand)(asking.is_member)
app.command("status", cls=LeanCommand)(asking.status)
app.command("history", cls=LeanCommand)(asking.history)
app.command("timeline", cls=LeanCommand)(picturing.timeline)
app.command("report", cls=LeanCommand)(picturing.report)
app.command("audit", cls=LeanCommand)(auditing.audit)
app.command("conflicts", cls=LeanCommand)(auditing.conflicts)
app.command("diff", cls=LeanCommand)(asking.diff)
app.command("accords", cls=LeanCommand)(listing.accords)
app.command("articles", cls=LeanCommand)(listing.articles)
app.command("parties", cls=LeanCommand)(listing.parties)
app.command("log", cls=LeanCommand)(listing.log)
app.command("retract", cls=LeanCommand)(recording.retract)
app.command("restore", cls=LeanCommand)(recording.restore)
app.command("drafts", cls=LeanCommand)(reviewing.drafts)
app.command("review", cls=LeanCommand)(reviewing.review)
app.command("accept", cls=LeanCommand)(recording.accept)
app.command("reject", cls=LeanCommand)(recording.reject)
app.command("extract", cls=LeanCommand)(extracting.extract)
app.command("evaluate", cls=LeanCommand)(extracting.evaluate)
app.command("check", cls=LeanCommand)(checking.check)
app.command("verify", cls=LeanCommand)(stewarding.verify)
app.command("checkpoint", cls=LeanCommand)(proving.checkpoint)
app.command("prove", cls=LeanCommand)(proving.prove)
app.command("keygen", cls=LeanCommand)(proving.keygen)
app.command("export", cls=LeanCommand)(keeping.export)
app.command("backup", cls=LeanCommand)(keeping.backup)
app.command("load", cls=LeanCommand)(keeping.load)
app.add_typer(texts.texts, name="texts")
app.add_typer(stewarding.db, name="db")
