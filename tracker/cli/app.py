"""The application: its commands, in the order in which a newcomer needs them."""

from typing import Annotated, ClassVar, Final

import typer

from tracker.cli.deferred import Deferred, DeferredGroup

COMMANDS: Final = {
    "demo": Deferred("demonstrating:demo", "Ask the five articles three questions."),
    "import": Deferred("recording:import_", "Record what files claim, nothing twice."),
    "members": Deferred("asking:members", "Show who was a member on a day."),
    "is-member": Deferred("asking:is_member", "Answer for one party by the exit status."),
    "status": Deferred("asking:status", "Show every criterion for one party."),
    "history": Deferred("asking:history", "Show the spells of one party over time."),
    "timeline": Deferred("picturing:timeline", "Draw who was in, along the years."),
    "panel": Deferred(
        "tabulating:panel", "Tabulate parties by year: yes, no, unknown or disputed."
    ),
    "report": Deferred("picturing:report", "Write a site to publish."),
    "audit": Deferred("auditing:audit", "Show what an answer is built on."),
    "conflicts": Deferred("auditing:conflicts", "Show where sources disagree, and both quotes."),
    "diff": Deferred("asking:diff", "Show which answers changed, and why."),
    "cite": Deferred("citing:cite", "Cite an answer, so that others can ask it again."),
    "accords": Deferred("listing:accords", "List the accords, and how each stands."),
    "articles": Deferred("listing:articles", "List the articles and count their claims."),
    "parties": Deferred("listing:parties", "List the parties that claims name."),
    "log": Deferred("listing:log", "Show the events of the log, oldest first."),
    "retract": Deferred("deciding:retract", "Take a claim out: our reading was wrong."),
    "restore": Deferred("deciding:restore", "Bring a retracted claim back: it was right."),
    "drafts": Deferred("reviewing:drafts", "List the drafts that wait for a judgement."),
    "review": Deferred("reviewing:review", "Walk through the drafts on a terminal."),
    "accept": Deferred("deciding:accept", "Accept drafts: from here on they count."),
    "reject": Deferred("deciding:reject", "Reject drafts: they never count."),
    "extract": Deferred(
        "extracting:extract", "Draft the claims of an article, and print a claims file."
    ),
    "evaluate": Deferred(
        "extracting:evaluate", "Measure the rules, or a model, against gold claims files."
    ),
    "check": Deferred("checking:check", "Check that the log gives the answers that files assert."),
    "verify": Deferred("stewarding:verify", "Re-derive everything stored, and compare."),
    "checkpoint": Deferred("proving:checkpoint", "Print the log's size and root hash."),
    "prove": Deferred("proving:prove", "Prove that a claim was recorded."),
    "keygen": Deferred("proving:keygen", "Make a key to sign checkpoints with."),
    "export": Deferred(
        "keeping:export", "Write the whole log and its texts as one stream of JSON Lines."
    ),
    "backup": Deferred("keeping:backup", "Copy a SQLite database into a new file."),
    "load": Deferred("keeping:load", "Record an exported stream in an empty database."),
    "texts": Deferred("texts:texts", "Texts of articles, kept beside the log."),
    "doctor": Deferred("diagnosing:doctor", "Say what is in use, and whether it is well."),
    "db": Deferred("stewarding:db", "The database: its schema and revision."),
}


class Tracker(DeferredGroup):
    """The commands of `tracker`."""

    entries: ClassVar = COMMANDS


app = typer.Typer(
    name="tracker",
    cls=Tracker,
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
    version: Annotated[  # noqa: ARG001 (its callback prints it and ends)
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    context.obj = db
