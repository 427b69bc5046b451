"""Citing an answer, and answering what was cited."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.days import day, known_day
from tracker.cli.options import Accord, At, By, Known, On, WithDrafts, party_codes
from tracker.cli.output import tell_waiting
from tracker.domain.errors import Usage
from tracker.rendering.harmless import as_json, harmless
from tracker.settings import database

if TYPE_CHECKING:
    from tracker.domain.citations import Citation

Cite = Annotated[
    str | None,
    typer.Option(
        "--cite",
        metavar="CITATION|FILE|-",
        help="Answer what `tracker cite` cited, in place of --accord, --on, --by, --known, --at.",
    ),
]


class CitationFormat(StrEnum):
    """How a citation is written."""

    TEXT = "text"
    JSON = "json"


def cite(
    context: typer.Context,
    party: Annotated[
        str | None,
        typer.Argument(
            help="A code (KZ) or a name; without it, all members.", autocompletion=party_codes
        ),
    ] = None,
    accord: Accord = None,
    on: On = None,
    by: By = None,
    known: Known = None,
    at: At = None,
    with_drafts: WithDrafts = False,
    form: Annotated[CitationFormat, typer.Option("--format", help="How to write it.")] = (
        CitationFormat.TEXT
    ),
) -> None:
    """Cite an answer, so that others can ask it again.

    Prints the answer, the accord, criterion, valid day, known day and position, and the root hash
    of the log as it stood. `tracker members --cite` (of one party, `is-member --cite`) takes the
    last line, checks that a log is the same, and answers again.

    Example: tracker cite KZ --on 2025-11-08
    """
    from importlib.metadata import version

    from tracker.queries.citations import cited
    from tracker.queries.log import open_log
    from tracker.rendering import citations as rendering

    with open_log(database(context.obj), with_drafts=with_drafts) as log:
        asked = log.question(accord=accord, by=by, on=day(on), known=known_day(known), at=at)
        if party is None:
            rows = log.members(asked).rows
            citation = cited(log, asked)
        else:
            view = log.is_member(asked, party)
            rows = (view.row,)
            citation = cited(log, asked, view.row.party)
        tell_waiting(log)
    program = f"accords-tracker {version('accords-tracker')}"
    if form is CitationFormat.JSON:
        print(as_json(rendering.shape(citation, asked.accord, rows, program)))
    else:
        print(harmless(rendering.sentence(citation, asked.accord, rows, program)))
        print(harmless(str(citation)))


def citation_of(given: str, **others: object) -> "Citation":
    """Read `--cite`: the citation itself, a file that holds it, or - for standard input.

    `others` are what it takes the place of, by their names. Raises `Usage` where one is given.
    """
    from tracker.domain.citations import Citation

    named = [
        name.upper() if name == "party" else f"--{name.replace('_', '-')}"
        for name, value in others.items()
        if value not in (None, False)
    ]
    if named:
        raise Usage(
            "a citation names the accord, the party, the criterion and every clock itself",
            f"leave out {' and '.join(named)}",
        )
    if given == "-":
        return Citation.parse(sys.stdin.read())
    path = Path(given)
    try:
        is_file = path.is_file()
        text = path.read_text(encoding="utf-8") if is_file else given
    except (OSError, ValueError) as problem:
        raise Usage(f"{given[:60]!r} cannot be read: {problem}") from problem
    return Citation.parse(text)
