"""The whole log as one stream, to be kept or moved."""

from collections.abc import Iterator

from tracker.log.archive import Counts, dump
from tracker.queries.log import Log


def exported(log: Log) -> tuple[Iterator[bytes], Counts]:
    """Return the lines of the log's stream, and the counts that are right once they are through.

    Raises `Damaged`, on the way, for an event that does not fit its leaf hash.
    """
    counts = Counts()
    return dump(log.connection, counts), counts
