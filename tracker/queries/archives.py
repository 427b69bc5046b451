"""The whole log as one stream, or as a copy of its database, to be kept or moved."""

from collections.abc import Iterator
from pathlib import Path

from tracker.log.archive import Counts, dump
from tracker.log.backup import backup
from tracker.queries.log import Log


def exported(log: Log) -> tuple[Iterator[bytes], Counts]:
    """Return the lines of the log's stream, and the counts that are right once they are through.

    Raises `Damaged`, on the way, for an event that does not fit its leaf hash.
    """
    counts = Counts()
    return dump(log.connection, counts), counts


def backed_up(log: Log, path: Path) -> int:
    """Copy a SQLite log into a new file, as of one moment; return its last position.

    Raises `Usage` where the file is there or cannot be written.
    """
    backup(log.connection, path)
    return log.head
