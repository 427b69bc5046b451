"""Appending many rows while the next ones are being read.

PostgreSQL takes rows in a process of its own: waiting for it would leave the reader idle for as
long as the server works. SQLite works in ours, and is given its rows at once.
"""

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import Self

from sqlalchemy import Connection

from tracker.log.codec import Row
from tracker.log.store import append_rows


class Appender:
    """Appends rows to the log within the transaction of a connection, some at a time.

    Whoever uses the connection otherwise calls `wait` first. When the block is left nothing is on
    its way any more, so that the transaction may be ended or taken back; where an exception leaves
    it, the server is told to stop.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._thread = ThreadPoolExecutor(1) if connection.dialect.name == "postgresql" else None
        self._last: Future[None] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        _problem: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        if self._thread is not None:
            if kind is not None and self._last is not None and not self._last.done():
                from tracker.log import postgres

                postgres.abandon(self._connection, self._last)
            self._thread.shutdown()
        if kind is None:
            self.wait()

    def append(self, rows: Sequence[Row]) -> None:
        """Append rows whose positions follow the last one. Raises as `wait` for those before."""
        self.wait()
        if self._thread is None:
            append_rows(self._connection, rows)
        else:
            self._last = self._thread.submit(append_rows, self._connection, rows)

    def wait(self) -> None:
        """Return once all rows are appended; raise what the database objects to, if it does."""
        if self._last is not None:
            self._last.result()  # an interruption leaves it to be abandoned
            self._last = None
