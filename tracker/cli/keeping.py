"""Keeping and moving a log: export, load, backup."""

import sys
from collections.abc import Iterator
from contextlib import closing
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.output import note
from tracker.domain.errors import Usage
from tracker.settings import database

if TYPE_CHECKING:
    from tracker.commands.archives import Counts

STDIN = "-"


class Interchange(StrEnum):
    """What an export is written as."""

    LOG = "log"
    PROV = "prov"


def export(
    context: typer.Context,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Where to write it. [standard output]"),
    ] = None,
    as_: Annotated[
        Interchange,
        typer.Option(
            "--as", help="log: what `load` reads. prov: JSON-LD, W3C PROV and Web Annotation."
        ),
    ] = Interchange.LOG,
) -> None:
    """Write the whole log and its texts as one stream of JSON Lines.

    The same log gives the same bytes. Withheld texts go out as their hashes alone. A FILE gets its
    name once it is whole. --as prov writes the log for others (docs/formats.md).

    Example: tracker export -o accords.jsonl
    """
    from tracker.queries.archives import exported, text_of, told
    from tracker.queries.log import open_log

    with open_log(database(context.obj)) as log:
        if as_ is Interchange.PROV:
            from tracker.rendering.prov import lines as prov_lines

            text = partial(text_of, log)
            # closed here, while the database is open, where a reader goes away in the middle
            with closing(told(log)) as events:
                _write(output, (line.encode() for line in prov_lines(events, text)))
            note(f"exported {log.head} events as PROV")
            return
        lines, counts = exported(log)
        _write(output, lines)
    note(f"exported {_told(counts)}")


def _write(output: Path | None, lines: Iterator[bytes]) -> None:
    from tracker.commands.archives import write_whole

    if output is not None:
        write_whole(output, lines)
        return
    for line in lines:
        sys.stdout.buffer.write(line)
    sys.stdout.buffer.flush()


def load(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="FILE", help="An exported stream, or -.")],
) -> None:
    """Record an exported stream in an empty database.

    It is made where it is missing. Positions, moments, names and hashes are those of the stream.
    A stream that is damaged, cut, reordered or doubled is refused with its line, and nothing is
    written.

    Example: tracker --db copy.db load accords.jsonl
    """
    from tracker.commands.archives import load_stream

    if name == STDIN:
        counts = load_stream(database(context.obj), sys.stdin.buffer, name)
    else:
        try:
            stream = Path(name).open("rb")  # noqa: SIM115
        except OSError as problem:
            raise Usage(f"{name} cannot be read: {problem.strerror}") from problem
        with stream:
            counts = load_stream(database(context.obj), stream, name)
    note(f"loaded {_told(counts)}")


def backup(
    context: typer.Context,
    path: Annotated[Path, typer.Argument(metavar="FILE", help="A new file.")],
) -> None:
    """Copy a SQLite database into a new file.

    The copy is of one moment, even while others import. For other databases there is export.

    Example: tracker backup accords-2025-11-08.db
    """
    from tracker.queries.archives import backed_up
    from tracker.queries.log import open_log

    with open_log(database(context.obj)) as log:
        head = backed_up(log, path)
    note(f"{path} holds the log to position {head}")


def _told(counts: "Counts") -> str:
    withheld = f" ({counts.withheld} more withheld)" if counts.withheld else ""
    return f"{counts.events} events and {counts.texts} texts{withheld}; root {counts.root}"
