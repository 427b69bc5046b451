"""Proof that the log was not touched: checkpoint, prove."""

import json
from pathlib import Path
from typing import Annotated

import typer

from tracker.cli.options import At
from tracker.cli.output import note
from tracker.domain.errors import Usage
from tracker.domain.notes import ORIGIN
from tracker.rendering.harmless import as_json
from tracker.settings import database

Origin = Annotated[
    str, typer.Option("--origin", metavar="NAME", help="What the log is called in the checkpoint.")
]


def checkpoint(context: typer.Context, origin: Origin = ORIGIN, at: At = None) -> None:
    """Print the log's size and root hash.

    In the form of C2SP tlog-checkpoint. Keep it elsewhere: `tracker verify --checkpoint FILE` shows
    later that the log still begins with these very events.
    """
    from tracker.queries import proofs
    from tracker.queries.log import open_log

    if not origin.strip() or "\n" in origin or "+" in origin:
        raise Usage(f"{origin!r} cannot name a log", "one line, without a plus sign")
    with open_log(database(context.obj)) as log:
        print(proofs.checkpoint(log, origin=origin, at=at), end="")


def prove(
    context: typer.Context,
    claim: Annotated[str, typer.Argument(help="A claim's id, or a unique beginning of it.")],
    origin: Origin = ORIGIN,
    at: At = None,
    out: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Where to write it.")
    ] = None,
) -> None:
    """Prove that a claim was recorded.

    One self-contained file: the events of the claim and its article, a proof of inclusion for each,
    and the checkpoint. `tracker verify --proof FILE` checks it without a database. It proves that
    the claim was recorded, not that it stands.
    """
    from tracker.queries import proofs
    from tracker.queries.log import open_log

    with open_log(database(context.obj)) as log:
        written = as_json(proofs.prove(log, claim, origin=origin, at=at))
    if out is None:
        print(written)
        return
    try:
        with out.open("x", encoding="utf-8") as file:
            file.write(written + "\n")
    except OSError as problem:
        raise Usage(f"{out} cannot be written: {problem.strerror}") from problem
    note(f"written to {out}")


def check_proof(file: Path) -> int:
    """Check a proof, say what it proves, and return the exit status."""
    from tracker.queries import proofs

    note_, problems = proofs.check_proof(_text(file))
    for problem in problems:
        print(problem)
    if problems:
        return 1
    proof = json.loads(_text(file))
    told = {part["of"]: part["event"] for part in proof["events"]}["claim"]
    print(
        f"{told['subject']} was recorded at position {told['position']}, {told['recorded_at']},"
        f" in the log {note_.origin} of {note_.size} events"
    )
    print(proofs.SAYS)
    return 0


def check_checkpoint(context: typer.Context, file: Path, against: Path | None) -> int:
    """Check that today's log extends a checkpoint, and return the exit status."""
    from tracker.domain.notes import Checkpoint
    from tracker.queries import proofs
    from tracker.queries.log import open_log

    checkpoint_ = Checkpoint.parse(_text(file))
    with open_log(database(context.obj)) as log:
        problems = proofs.extends(log, checkpoint_)
        for problem in problems:
            print(problem)
        if problems and against is not None:
            first = proofs.first_difference(
                log, iter(_text(against).splitlines()), checkpoint_.size
            )
            print(
                "the export agrees with the log"
                if first is None
                else f"position {first} is the first that differs from the export"
            )
        if not problems:
            print(
                f"the log extends the checkpoint: its first {checkpoint_.size} events are the same,"
                f" {log.head - checkpoint_.size} have followed"
            )
    return 1 if problems else 0


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except OSError as problem:
        raise Usage(f"{file} cannot be read: {problem.strerror}") from problem
    except UnicodeDecodeError as problem:
        raise Usage(f"{file} is not UTF-8") from problem
