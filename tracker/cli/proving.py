"""Proof that the log was not touched: checkpoint, prove, keygen."""

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.options import At
from tracker.cli.output import note
from tracker.domain.errors import Usage
from tracker.domain.notes import ORIGIN
from tracker.rendering.harmless import as_json, harmless
from tracker.settings import database

if TYPE_CHECKING:
    from tracker.domain.notes import Key

Origin = Annotated[
    str | None,
    typer.Option(
        "--origin",
        metavar="NAME",
        help="What the log is called in the checkpoint. [accords-tracker, or the key's name]",
    ),
]
Sign = Annotated[
    Path | None,
    typer.Option(
        "--sign", metavar="KEYFILE", help="Sign the checkpoint with a key that `keygen` made."
    ),
]


def checkpoint(
    context: typer.Context, origin: Origin = None, at: At = None, sign: Sign = None
) -> None:
    """Print the log's size and root hash.

    In the form of C2SP tlog-checkpoint, signed (Ed25519) if a key is given. Keep it elsewhere:
    `tracker verify --checkpoint FILE` shows later that the log still begins with these very events.

    Example: tracker checkpoint --sign newsroom.key > 2026-11-26.checkpoint
    """
    from tracker.queries import proofs
    from tracker.queries.log import open_log

    signing = _signing(origin, sign)
    with open_log(database(context.obj)) as log:
        told = str(proofs.checkpoint(log, origin=signing.origin, at=at))
    print(signing.sign(told), end="")


def prove(
    context: typer.Context,
    claim: Annotated[str, typer.Argument(help="A claim's id, or a unique beginning of it.")],
    origin: Origin = None,
    at: At = None,
    sign: Sign = None,
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

    signing = _signing(origin, sign)
    with open_log(database(context.obj)) as log:
        proof = proofs.prove(log, claim, origin=signing.origin, at=at, sign=signing.sign)
    written = as_json(proof)
    if out is None:
        print(written)
        return
    _write_new(out, written + "\n")
    note(f"written to {out}")


def keygen(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A new file for the signing key.")],
    name: Annotated[
        str,
        typer.Option("--name", help="Whose key it is; the origin of the checkpoints it signs."),
    ] = ORIGIN,
) -> None:
    """Make a key to sign checkpoints with.

    FILE gets the signing key, which only you may read; keep it away from the log. The public key is
    printed: give it to whoever is to check, for `tracker verify --key`.

    Example: tracker keygen newsroom.key --name example.org/accords
    """
    from tracker.queries.signatures import new_key, public_key

    key = new_key(name)
    _write_new(file, f"{key}\n", mode=0o600)
    note(f"the signing key is in {file}; the public key:")
    print(public_key(key))


class _Signing:
    """The name of the log in its checkpoints, and the key that signs them, if any."""

    def __init__(self, origin: str, key: "Key | None") -> None:
        self.origin = origin
        self.key = key

    def sign(self, text: str) -> str:
        """Return the checkpoint as a note, signed where there is a key."""
        from tracker.queries.signatures import signed

        return text if self.key is None else signed(text, self.key)


def _signing(origin: str | None, file: Path | None) -> _Signing:
    from tracker.domain.notes import Key

    key = None if file is None else Key.parse(_text(file), private=True)
    if key is not None and origin not in (None, key.name):
        raise Usage(
            f"the key is that of {key.name}, the checkpoint is to be of {origin}",
            "leave --origin out, or make a key of that name",
        )
    named = key.name if key is not None else ORIGIN if origin is None else origin
    if not named.strip() or "\n" in named or "+" in named:
        raise Usage(f"{named!r} cannot name a log", "one line, without a plus sign")
    return _Signing(named, key)


def check_proof(file: Path, key: str | None) -> int:
    """Check a proof, say what it proves, and return the exit status."""
    from tracker.queries import proofs

    note_, problems = proofs.check_proof(_text(file))
    proof = json.loads(_text(file))
    problems += _signature_problems(proof["checkpoint"], key)
    for problem in problems:
        print(harmless(problem))
    if problems:
        return 1
    told = {part["of"]: part["event"] for part in proof["events"]}["claim"]
    print(
        harmless(
            f"{told['subject']} was recorded at position {told['position']},"
            f" {told['recorded_at']}, in the log {note_.origin} of {note_.size} events"
        )
    )
    _say_whether_signed(proof["checkpoint"], key)
    print(proofs.SAYS)
    return 0


def check_checkpoint(
    context: typer.Context, file: Path, against: Path | None, key: str | None
) -> int:
    """Check that today's log extends a checkpoint, and return the exit status."""
    from tracker.domain.notes import Checkpoint
    from tracker.queries import proofs
    from tracker.queries.log import open_log

    checkpoint_ = Checkpoint.parse(_text(file))
    problems = _signature_problems(_text(file), key)
    with open_log(database(context.obj)) as log:
        differing = proofs.extends(log, checkpoint_)
        problems += differing
        for problem in problems:
            print(harmless(problem))
        if differing and against is not None:
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
            _say_whether_signed(_text(file), key)
    return 1 if problems else 0


def _signature_problems(checkpoint_: str, key: str | None) -> list[str]:
    if key is None:
        return []
    from tracker.domain.notes import Key
    from tracker.queries.signatures import unsigned_by

    given = Path(key)
    text = _text(given) if "+" not in key and given.is_file() else key
    problem = unsigned_by(checkpoint_, Key.parse(text, private=False))
    return [] if problem is None else [problem]


def _say_whether_signed(checkpoint_: str, key: str | None) -> None:
    from tracker.domain.notes import parted

    _, signatures = parted(checkpoint_)
    if key is not None:
        print("its checkpoint is signed by that key")
    elif signatures:
        named = ", ".join(f"{each.name}+{each.key_id.hex()}" for each in signatures)
        note(f"the checkpoint is signed ({named}); --key would check that")


def _write_new(file: Path, text: str, *, mode: int = 0o666) -> None:
    """Write a file that is not there yet; never over another."""
    try:
        opened = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
        with os.fdopen(opened, "w", encoding="utf-8") as stream:
            stream.write(text)
    except OSError as problem:
        raise Usage(f"{file} cannot be written: {problem.strerror}", "name a new file") from problem


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except OSError as problem:
        raise Usage(f"{file} cannot be read: {problem.strerror}") from problem
    except UnicodeDecodeError as problem:
        raise Usage(f"{file} is not UTF-8") from problem
