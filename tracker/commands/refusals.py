"""The refused lines of a bulk file, in a file of their own, to be mended and sent again."""

import csv
import io
import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from tracker.domain.errors import Usage
from tracker.importing.bulk import REMARK, Bulk, Line
from tracker.importing.reading import Fault


class RefusedLines:
    """Writes refused lines as they stood, each below a remark that says why.

    The file is made with the first line, never over another: nothing refused, no file.
    """

    def __init__(self, path: Path, bulk: Bulk) -> None:
        self._path = path
        self._bulk = bulk
        self._stream: TextIO | None = None

    def __call__(self, line: Line, faults: Sequence[Fault]) -> None:
        """Write one line. Raises `Usage` where the file cannot be made."""
        stream = self._stream or self._opened()
        why = "; ".join(
            ": ".join(part for part in (fault.message, fault.hint) if part) for fault in faults
        )
        remark = f"{REMARK}{line.number}: {why}"
        if line.cells:
            stream.write(_row([remark]) + _row(line.cells))
        else:
            stream.write(f"{remark}\n{line.text.rstrip(_ENDS)}\n")

    def close(self) -> None:
        """Bring what was written to the disk."""
        if self._stream is not None:
            self._stream.flush()
            os.fsync(self._stream.fileno())
            self._stream.close()

    def discard(self) -> None:
        """Remove the file again: nothing of the bulk file was recorded."""
        if self._stream is not None:
            with suppress(OSError):  # a full disk, when the rest is written
                self._stream.close()
            self._path.unlink()

    def _opened(self) -> TextIO:
        try:
            self._stream = stream = self._path.open("x", encoding="utf-8", newline="")
        except OSError as problem:
            raise Usage(
                f"{self._path} cannot be made: {problem.strerror}", "name a new file for --refused"
            ) from problem
        if self._bulk.header:
            stream.write(_row(self._bulk.header))
        return stream


def _row(cells: Sequence[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(cells)
    return out.getvalue()


_ENDS = "\r\n"
