"""A copy of a SQLite database of one moment, whoever writes to it meanwhile."""

import os
import sqlite3
import tempfile
from contextlib import closing, suppress
from pathlib import Path

from sqlalchemy import Connection

from tracker.domain.errors import DatabaseUnusable, Usage


def backup(connection: Connection, path: Path) -> None:
    """Copy the database into a new file, as the transaction of the connection sees it.

    The file gets its name once it is whole. Raises `Usage` where a file of that name is there or
    cannot be written, and `DatabaseUnusable` for a database of another kind.
    """
    if connection.dialect.name != "sqlite":
        raise DatabaseUnusable(
            "only a SQLite database is copied into a file",
            "`tracker export` writes any log; PostgreSQL has pg_dump",
        )
    if os.path.lexists(path):
        raise _there_already(path)
    source = connection.connection.driver_connection
    assert isinstance(source, sqlite3.Connection)
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:50]}.")
        try:
            # within the reading transaction, and in one step: whatever is written meanwhile, the
            # pages are those of one moment
            with closing(sqlite3.connect(name)) as copy:
                source.backup(copy)
            os.fsync(handle)
            os.link(name, path)  # unlike a renaming, it never replaces a file
        finally:
            os.close(handle)
            with suppress(OSError):
                Path(name).unlink()
    except FileExistsError as problem:
        raise _there_already(path) from problem
    except OSError as problem:
        raise Usage(f"{path} cannot be written: {problem.strerror}") from problem
    except sqlite3.Error as problem:
        raise DatabaseUnusable(f"no copy could be made: {problem}") from problem


def _there_already(path: Path) -> Usage:
    return Usage(f"{path} is there already", "name a new file")
