"""Streams of rows by the driver itself, in memory that does not grow with their number.

Through SQLAlchemy a row takes half as long again, and whole logs are read row by row.
"""

from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import count
from typing import Any, Final

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

_AT_ONCE: Final = 1000
_NUMBERS: Final = count(1)


def streamed(connection: Connection, query: str) -> Iterator[Sequence[tuple[Any, ...]]]:
    """Yield the rows of a query, some at a time. Raises `DBAPIError` as SQLAlchemy does."""
    raw: Any = connection.connection.driver_connection
    errors: Any = connection.dialect.loaded_dbapi.Error
    # on PostgreSQL a cursor with a name stays on the server, which hands over what is asked for
    name = (f"rows_{next(_NUMBERS)}",) if connection.dialect.name == "postgresql" else ()
    try:
        with closing(raw.cursor(*name)) as cursor:
            cursor.execute(query)
            while some := cursor.fetchmany(_AT_ONCE):
                yield some
    except errors as problem:
        raise DBAPIError(query, (), problem) from problem
