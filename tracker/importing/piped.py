"""What comes by standard input or a pipe, once and without a name: known by its look.

A document is taken into memory, as far as it may be read at all. Bulk of any size is put by in a
file without a name, so that it costs no memory and the writers' lock is not held while whoever
sends it takes its time.
"""

import shutil
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from typing import BinaryIO

from tracker.importing.documents import LARGEST
from tracker.importing.reading import Fault
from tracker.importing.sniffing import BULK, Kind, sniffed


@dataclass(frozen=True, slots=True, kw_only=True)
class Piped:
    """What came: its kind, and its bytes, or the file in which they are."""

    kind: Kind
    data: bytes = b""
    """At most one byte more than may be read, but for bulk."""
    kept: BinaryIO | None = None


def taken(stream: BinaryIO) -> Piped:
    """Take all that comes by a stream, or as much of it as shows that it is too much.

    Raises `OSError` where it cannot be read, or not put by.
    """
    data = stream.read(LARGEST + 1)
    kind = sniffed(data)
    if kind not in BULK or len(data) <= LARGEST:
        return Piped(kind=kind, data=data)
    with ExitStack() as otherwise:
        kept = otherwise.enter_context(tempfile.TemporaryFile())
        kept.write(data)
        shutil.copyfileobj(stream, kept, 1 << 20)
        kept.flush()
        otherwise.pop_all()
    return Piped(kind=kind, kept=kept)


def not_taken(problem: OSError) -> Fault:
    """Return the fault of a stream that could not be taken."""
    return Fault(
        line=None,
        message=f"it cannot be taken in ({problem.strerror})",
        hint=f"is there room in {tempfile.gettempdir()}? TMPDIR names another place",
    )
