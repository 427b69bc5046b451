"""Opening a database: where it is, whether it is ours, and how its connections behave.

SQLite runs in WAL mode with `synchronous=FULL`, so that what was reported as recorded survives a
power cut. A writer takes the lock when its transaction begins (`BEGIN IMMEDIATE`): two writers wait
for each other instead of failing.
"""

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from sqlalchemy import Engine, create_engine, event, inspect, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from tracker.domain.errors import DatabaseUnusable
from tracker.log.tables import REVISION, REVISIONS

WAIT_SECONDS: Final = 30
"""How long a writer waits for the lock of another."""


def open_reader(target: str) -> Engine:
    """Open an existing log for reading. Raises `DatabaseUnusable`; never creates a file."""
    engine = _sqlite(target, create=False, writes=False)
    with _closed_on_error(engine):
        require_current(engine, target)
    return engine


def open_writer(target: str, *, create: bool) -> Engine:
    """Open a log for appending; with `create`, make or migrate the SQLite file first.

    Raises `DatabaseUnusable`.
    """
    engine = _sqlite(target, create=create, writes=True)
    with _closed_on_error(engine):
        if create and revision(engine, target) != REVISION:
            from tracker.log.migrate import upgrade  # alembic costs 330 ms: never on a read

            upgrade(engine, target)
        require_current(engine, target)
        with engine.connect() as connection:  # only now: a foreign database is left as it is
            connection.connection.execute("PRAGMA journal_mode=WAL")
    return engine


def open_unchecked(target: str) -> Engine:
    """Open an existing database of whatever revision, to ask which it is."""
    return _sqlite(target, create=False, writes=False)


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
    """Say whether an import would make the log first: no file is there, or none with tables."""
    if not _exists(_path(target)):
        return True
    with disposing(open_unchecked(target)) as engine:
        return revision(engine, target) is None


def open_scratch() -> Engine:
    """Open an empty log in memory, for a trial run without a database."""
    engine = create_engine(
        "sqlite://",
        creator=lambda: sqlite3.connect(":memory:", check_same_thread=False),
        poolclass=StaticPool,
    )
    _behave(engine, writes=True)
    from tracker.log.migrate import upgrade

    upgrade(engine, ":memory:")
    return engine


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
                    f"{target} is a database of something else: it has no tracker log",
                    "name another file with --db",
                )
            found = connection.execute(select(text("version_num from alembic_version"))).scalar()
            if "events" not in held and found is not None:
                raise DatabaseUnusable(
                    f"{target} is a database of something else: it has no tracker log",
                    "name another file with --db",
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
            f"{target} holds no tracker log yet",
            "`tracker import` or `tracker db upgrade` makes it",
        )
    if found in REVISIONS:
        raise DatabaseUnusable(
            f"{target} is of the older revision {found}; this version works with {REVISION}",
            "`tracker db upgrade` brings it up to date",
        )
    raise DatabaseUnusable(
        f"{target} is of revision {found}, which this version does not know",
        "it was made by a newer tracker, or by something else; update the program",
    )


def unusable(target: str, problem: DBAPIError) -> DatabaseUnusable:
    """Return our error for what the database driver says."""
    reason = str(problem.orig)
    hints = {
        "file is not a database": "the file is no SQLite database; name another with --db",
        "database is locked": "another process is writing; try again when it is done",
        "unable to open database file": "is the folder there, and may you write in it?",
        "attempt to write a readonly database": "you may not write there; see its permissions",
        "database or disk is full": "free some space; nothing of this file was written",
    }
    return DatabaseUnusable(f"{target} cannot be used: {reason}", hints.get(reason, ""))


def _sqlite(target: str, *, create: bool, writes: bool) -> Engine:
    path = _path(target)
    if not _exists(path):
        if not create:
            raise DatabaseUnusable(
                f"there is no database at {target}",
                "`tracker import PATH` makes one; or name another with --db or TRACKER_DB",
            )
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as problem:
            raise DatabaseUnusable(
                f"{path.parent} cannot be made: {problem.strerror}", "name another with --db"
            ) from problem
    mode = "rwc" if create else "rw" if writes or _may_change(path) else "ro&immutable=1"
    # exactly one leading slash: after two, a host would be expected
    address = f"file:/{quote(os.fsencode(path.absolute()).lstrip(b'/'))}?mode={mode}"
    engine = create_engine(
        "sqlite://",
        creator=lambda: sqlite3.connect(address, uri=True, timeout=WAIT_SECONDS),
    )
    _behave(engine, writes=writes)
    return engine


def _exists(path: Path) -> bool:
    """Say whether a file is there. Raises `DatabaseUnusable` for what cannot be one."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return False
    except (OSError, ValueError) as problem:
        reason = problem.strerror if isinstance(problem, OSError) else str(problem)
        raise DatabaseUnusable(
            f"{str(path)[:200]} cannot be used: {reason}", "name another file with --db"
        ) from problem
    if stat.S_ISDIR(mode):
        raise DatabaseUnusable(f"{path} is a folder", "name a file with --db")
    return True


def _may_change(path: Path) -> bool:
    """Say whether a reader may keep the files that WAL needs beside the database."""
    effective = os.access in os.supports_effective_ids
    is_open = os.access(path.parent, os.W_OK, effective_ids=effective)
    return is_open or Path(f"{path}-wal").exists()


def _path(target: str) -> Path:
    if target.startswith("sqlite:///"):
        return Path(target.removeprefix("sqlite:///"))
    scheme, colon, _ = target.partition("://")
    if colon:
        raise DatabaseUnusable(
            f"{scheme}:// is not a database that this version opens", "name a SQLite file"
        )
    return Path(target).expanduser()


def _behave(engine: Engine, *, writes: bool) -> None:
    @event.listens_for(engine, "connect")
    def _on_connect(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # we begin transactions ourselves
        if writes:
            connection.execute("PRAGMA synchronous=FULL")
        else:
            connection.execute("PRAGMA query_only=ON")

    @event.listens_for(engine, "begin")
    def _on_begin(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
