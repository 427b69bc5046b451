"""Statements by the driver itself, on SQLAlchemy's connection and in its transaction.

SQLAlchemy takes some 60 µs a statement and half as long again a row, which tells in whole logs that
are read row by row, and in transactions of ten claims. Errors are raised as it raises them.
"""

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import count
from typing import Any, Final

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

_AT_ONCE: Final = 1000
_NUMBERS: Final = count(1)


def streamed(connection: Connection, query: str) -> Iterator[Sequence[tuple[Any, ...]]]:
    """Yield the rows of a query, some at a time, in memory that does not grow with their number."""
    # on PostgreSQL a cursor with a name stays on the server, which hands over what is asked for
    is_postgres = connection.dialect.name == "postgresql"
    with _cursor(
        connection, query, *((f"rows_{next(_NUMBERS)}",) if is_postgres else ())
    ) as cursor:
        cursor.execute(query)
        while some := cursor.fetchmany(_AT_ONCE):
            yield some


def first(connection: Connection, query: str) -> tuple[Any, ...] | None:
    """Return the first row of a query."""
    with _cursor(connection, query) as cursor:
        cursor.execute(query)
        found: tuple[Any, ...] | None = cursor.fetchone()
        return found


def fetched(connection: Connection, query: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
    """Return all rows of a query with values."""
    with _cursor(connection, query) as cursor:
        cursor.execute(query, values)
        found: list[tuple[Any, ...]] = cursor.fetchall()
        return found


def execute(connection: Connection, statement: str) -> None:
    """Execute a statement without values."""
    with _cursor(connection, statement) as cursor:
        cursor.execute(statement)


def execute_many(connection: Connection, statement: str, rows: Sequence[Sequence[Any]]) -> None:
    """Execute a statement with the values of each row."""
    with _cursor(connection, statement) as cursor:
        cursor.executemany(statement, rows)


@contextmanager
def _cursor(connection: Connection, statement: str, *name: str) -> Iterator[Any]:
    raw: Any = connection.connection.driver_connection
    errors: Any = connection.dialect.loaded_dbapi.Error
    try:
        with closing(raw.cursor(*name)) as cursor:
            yield cursor
    except errors as problem:
        raise DBAPIError.instance(
            statement, None, problem, errors, dialect=connection.dialect
        ) from problem
