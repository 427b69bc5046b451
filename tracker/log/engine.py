"""Opening a database: which kind it is, whether it is ours, and of which revision."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy import Engine, inspect, select, text
from sqlalchemy.exc import DBAPIError

from tracker.domain.errors import DatabaseUnusable
from tracker.log import sqlite
from tracker.log.tables import REVISION, REVISIONS

WAIT_SECONDS: Final = 30.0
"""How long a writer waits for the lock of another, unless told otherwise."""


def open_reader(target: str) -> Engine:
    """Open an existing log for reading. Raises `DatabaseUnusable`; never creates a file."""
    engine = _opened(target, create=False, writes=False, wait=WAIT_SECONDS)
    with _closed_on_error(engine):
        require_current(engine, target)
    return engine


def open_writer(target: str, *, create: bool, wait: float = WAIT_SECONDS) -> Engine:
    """Open a log for appending; with `create`, make or migrate it first if it is a SQLite file.

    `wait` is in seconds, for the lock of another writer. Raises `DatabaseUnusable`.
    """
    engine = _opened(target, create=create, writes=True, wait=wait)
    with _closed_on_error(engine):
        if engine.dialect.name == "sqlite":
            if create:
                _bring_up_to_date(engine, target)
            require_current(engine, target)
            sqlite.write_ahead(engine, target, wait)  # only now: a foreign file is left as it is
        else:
            require_current(engine, target)
    return engine


def upgrade(target: str, *, wait: float = WAIT_SECONDS) -> str | None:
    """Make the tables of a log, or bring them up to date; return the revision.

    Raises `DatabaseUnusable`.
    """
    if not is_postgres(target):
        with disposing(open_writer(target, create=True, wait=wait)) as engine:
            return revision(engine, target)
    with disposing(_opened(target, create=False, writes=True, wait=wait)) as engine:
        _bring_up_to_date(engine, target)
        require_current(engine, target)
        return revision(engine, target)


def open_unchecked(target: str) -> Engine:
    """Open an existing database of whatever revision, to ask which it is."""
    return _opened(target, create=False, writes=False, wait=WAIT_SECONDS)


@contextmanager
def disposing(engine: Engine) -> Iterator[Engine]:
    """Close the connections of an engine at the end."""
    try:
        yield engine
    finally:
        engine.dispose()


@contextmanager
def _closed_on_error(engine: Engine) -> Iterator[None]:
    try:
        yield
    except BaseException:
        engine.dispose()
        raise


def is_empty(target: str) -> bool:
    """Say whether an import would make the log: a SQLite file, not there or without tables."""
    if is_postgres(target):
        return False
    if not sqlite.exists(_path(target)):
        return True
    with disposing(open_unchecked(target)) as engine:
        return revision(engine, target) is None


def open_scratch() -> Engine:
    """Open an empty log in memory, for a trial run without a database."""
    engine = sqlite.in_memory()
    _bring_up_to_date(engine, ":memory:")
    return engine


def is_postgres(target: str) -> bool:
    """Say whether a target is the URL of a PostgreSQL database."""
    scheme, colon, _ = target.partition("://")
    return bool(colon) and scheme in ("postgresql", "postgres", "postgresql+psycopg")


def shown(target: str) -> str:
    """Return a target as messages may show it: without a password."""
    if not is_postgres(target):
        return target
    from tracker.log import postgres

    return postgres.shown(target)


_ELSEWHERE: Final = {
    "sqlite": "name another file with --db",
    "postgresql": "make a database of its own for the log, and name that with --db",
}


def revision(engine: Engine, target: str) -> str | None:
    """Return the schema revision; None for a database without any tables.

    Raises `DatabaseUnusable` where the tables are not ours or nothing can be read.
    """
    try:
        with engine.connect() as connection:
            held = set(inspect(connection).get_table_names())
            if not held:
                return None
            if "alembic_version" not in held:
                raise DatabaseUnusable(
                    f"{shown(target)} is a database of something else: it has no tracker log",
                    _ELSEWHERE[engine.dialect.name],
                )
            found = connection.execute(select(text("version_num from alembic_version"))).scalar()
            if "events" not in held and found is not None:
                raise DatabaseUnusable(
                    f"{shown(target)} is a database of something else: it has no tracker log",
                    _ELSEWHERE[engine.dialect.name],
                )
            return None if found is None else str(found)
    except DBAPIError as problem:
        raise unusable(target, problem) from problem


def require_current(engine: Engine, target: str) -> None:
    """Raise `DatabaseUnusable` unless the schema is the one that this version works with."""
    found = revision(engine, target)
    if found == REVISION:
        return
    if found is None:
        raise DatabaseUnusable(
            f"{shown(target)} holds no tracker log yet",
            "`tracker db upgrade` makes it"
            if is_postgres(target)
            else "`tracker import` or `tracker db upgrade` makes it",
        )
    if found in REVISIONS:
        raise DatabaseUnusable(
            f"{shown(target)} is of the older revision {found}; this version works with {REVISION}",
            "`tracker db upgrade` brings it up to date",
        )
    raise DatabaseUnusable(
        f"{shown(target)} is of revision {found}, which this version does not know",
        "it was made by a newer tracker, or by something else; update the program",
    )


def unusable(target: str, problem: DBAPIError) -> DatabaseUnusable:
    """Return our error for what the database driver says."""
    if is_postgres(target):
        from tracker.log import postgres

        return postgres.unusable(target, problem)
    reason = str(problem.orig)
    hints = {
        "file is not a database": "the file is no SQLite database; name another with --db",
        "database is locked": "another process is writing; try again when it is done",
        "unable to open database file": "is the folder there, and may you write in it?",
        "attempt to write a readonly database": "you may not write there; see its permissions",
        "database or disk is full": "free some space; nothing of this file was written",
    }
    return DatabaseUnusable(f"{target} cannot be used: {reason}", hints.get(reason, ""))


def _bring_up_to_date(engine: Engine, target: str) -> None:
    if revision(engine, target) != REVISION:
        from tracker.log.migrate import upgrade  # alembic costs 330 ms: never on a read

        upgrade(engine, target)


def _opened(target: str, *, create: bool, writes: bool, wait: float) -> Engine:
    if is_postgres(target):
        from tracker.log import postgres  # and psycopg: only for such a URL

        return postgres.opened(target, writes=writes, wait=wait)
    return sqlite.opened(_path(target), target, create=create, writes=writes, wait=wait)


def _path(target: str) -> Path:
    if target.startswith("sqlite:///"):
        return Path(target.removeprefix("sqlite:///"))
    scheme, colon, _ = target.partition("://")
    if colon:
        raise DatabaseUnusable(
            f"{scheme}:// is not a database that this version opens",
            "name a SQLite file, or postgresql://user@host/database",
        )
    return Path(target).expanduser()
