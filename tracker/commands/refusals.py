"""The refused lines of a bulk file, in a file of their own, to be mended and sent again."""

import csv
import io
import os
import secrets
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Final, Self

from tracker.domain.errors import Usage
from tracker.importing.lines import Line
from tracker.importing.reading import Fault
from tracker.importing.sniffing import REMARK, SUFFIXES, Kind

_ENDS: Final = "\r\n"


def require_new(path: Path) -> None:
    """Raise `Usage` where no file can be made for refused lines."""
    if not path.name:
        raise Usage("--refused names no file", "name a new .jsonl or .csv file")
    if os.path.lexists(path):
        raise Usage(f"{path} cannot be made: File exists", "name a new file for --refused")
    if not path.parent.is_dir():
        raise Usage(f"{path} cannot be made: there is no folder {path.parent}", "make it first")
    if not os.access(path.parent, os.W_OK | os.X_OK):
        raise Usage(
            f"{path} cannot be made: nothing can be put into {path.parent}",
            "name a file in another folder for --refused",
        )


def require_suffix(path: Path, kind: Kind) -> None:
    """Raise `Usage` for a name by which refused lines of a kind could not be sent again."""
    if SUFFIXES.get(path.suffix.lower()) is not kind:
        suffix = next(suffix for suffix, each in SUFFIXES.items() if each is kind)
        raise Usage(
            f"{path} could not be sent again: the lines are {kind}",
            f"name a new {suffix} file for --refused",
        )


class RefusedLines:
    """Writes refused lines as they stood, each below a remark that says why.

    They are in a file beside the one that is wished for, which has its name only once `keep` is
    called: when what was not refused is recorded. Nothing refused, no file; left without `keep`,
    no file either. Raises `Usage` where it cannot be written.
    """

    def __init__(self, path: Path) -> None:
        self.columns: Callable[[], Sequence[str]] = tuple
        """Tells the names of the columns, once they are read; there are none in JSON Lines."""
        self._path = path
        self._beside = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
        self._stream: BinaryIO | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.discard()

    def __call__(self, line: Line, faults: Sequence[Fault]) -> None:
        """Write one line."""
        why = "; ".join(
            ": ".join(part for part in (fault.message, fault.hint) if part) for fault in faults
        )
        remark = f"{REMARK}{line.number}: {why}"
        try:
            stream = self._stream or self._opened()
            if line.cells:
                stream.write(f"{_row([remark])}{_row(line.cells)}".encode())
            elif line.fault is None:
                stream.write(f"{remark}\n{line.text.rstrip(_ENDS)}\n".encode())
            elif line.data:
                stream.write(f"{remark}\n".encode() + line.data.rstrip(_ENDS.encode()) + b"\n")
            else:
                stream.write(f"{remark}; the line itself is not repeated here\n".encode())
        except OSError as problem:
            raise self._unfit(problem) from problem

    def finish(self) -> None:
        """Bring what was written to the disk."""
        if self._stream is None:
            return
        try:
            self._stream.flush()
            os.fsync(self._stream.fileno())
            self._stream.close()
        except OSError as problem:
            raise self._unfit(problem) from problem

    def keep(self) -> Path | None:
        """Give the file its name; return where it is, None where nothing was refused.

        Where something else has the name by now, the lines stay beside it.
        """
        if self._stream is None:
            return None
        self._stream = None
        try:
            _renamed(self._beside, self._path)
        except OSError:
            return self._beside
        return self._path

    def discard(self) -> None:
        """Remove what was written: nothing of the bulk file is recorded."""
        if self._stream is not None:
            with suppress(OSError):  # a full disk, when the rest is written
                self._stream.close()
            self._stream = None
            self._beside.unlink(missing_ok=True)

    def _opened(self) -> BinaryIO:
        self._stream = self._beside.open("xb")
        if header := self.columns():
            self._stream.write(_row(header).encode())
        return self._stream

    def _unfit(self, problem: OSError) -> Usage:
        return Usage(
            f"{self._path} cannot be written: {problem.strerror}; nothing was recorded",
            "make room there, or name another file for --refused",
        )


def _renamed(beside: Path, path: Path) -> None:
    """Rename a file, over no other. Raises `OSError`."""
    try:
        os.link(beside, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        if os.path.lexists(path):
            raise
        beside.rename(path)
    else:
        beside.unlink()
    with suppress(OSError):
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _row(cells: Sequence[str]) -> str:
    out = io.StringIO()
    # a carriage return alone is not quoted otherwise, and ends the row for whoever reads it
    write = partial(csv.writer, out, lineterminator="\n")
    is_odd = any("\r" in cell for cell in cells)
    (write(quoting=csv.QUOTE_ALL) if is_odd else write()).writerow(cells)
    return out.getvalue()
