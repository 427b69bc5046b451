"""The whole log as one stream, or as a copy of its database, to be kept or moved."""

from collections.abc import Generator, Iterator
from pathlib import Path

from tracker.domain.events import Event
from tracker.log import store, texts
from tracker.log.archive import Counts, dump
from tracker.log.backup import backup
from tracker.log.codec import decode
from tracker.queries.log import Log


def exported(log: Log) -> tuple[Iterator[bytes], Counts]:
    """Return the lines of the log's stream, and the counts that are right once they are through.

    Raises `Damaged`, on the way, for an event that does not fit its leaf hash.
    """
    counts = Counts()
    return dump(log.connection, counts), counts


def told(log: Log, *, at: str | None = None) -> Generator[tuple[Event, bytes], None, None]:
    """Yield every event up to a position with its leaf hash."""
    for row in store.rows(log.connection, upto=log.position(at)):
        yield decode(row), bytes(row.leaf_hash)


def text_of(log: Log, sha256: str) -> str | None:
    """Return a text; None where it is not held, or withheld."""
    return texts.held(log.connection, sha256)


def backed_up(log: Log, path: Path) -> int:
    """Copy a SQLite log into a new file, as of one moment; return its last position.

    Raises `Usage` where the file is there or cannot be written.
    """
    backup(log.connection, path)
    return log.head
