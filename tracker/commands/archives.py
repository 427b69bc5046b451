"""Keeping and moving a log: load an exported stream, write streams and backups to files."""

import os
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from tracker.domain.errors import Usage
from tracker.log import store
from tracker.log.archive import Counts as Counts
from tracker.log.archive import load
from tracker.log.engine import disposing, open_writer


def load_stream(target: str, stream: BinaryIO, name: str) -> Counts:
    """Record an exported stream in a database that is empty, or made where it is missing.

    All of it or nothing. Raises `BadStream`, `Refused` or `DatabaseUnusable`.
    """
    with (
        disposing(open_writer(target, create=True)) as engine,
        store.transaction(engine, target) as connection,
    ):
        return load(connection, stream, name)


def write_whole(path: Path, lines: Iterable[bytes]) -> None:
    """Write a file that is whole once it has its name; an earlier one is replaced only then.

    Raises `Usage` where it cannot be written.
    """
    if path.is_dir():
        raise Usage(f"{path} is a folder", "name a file")
    try:
        with tempfile.NamedTemporaryFile(
            dir=path.parent, prefix=f".{path.name[:50]}.", delete=False
        ) as stream:
            written = Path(stream.name)
            try:
                for line in lines:
                    stream.write(line)
                stream.flush()
                os.fsync(stream.fileno())
                written.replace(path)
            except BaseException:
                with suppress(OSError):
                    written.unlink()
                raise
    except OSError as problem:
        raise Usage(f"{path} cannot be written: {problem.strerror}") from problem
