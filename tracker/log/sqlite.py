"""Opening SQLite files.

They run in WAL mode with `synchronous=FULL`, so that what was reported as recorded survives a power
cut. A writer takes the lock when its transaction begins (`BEGIN IMMEDIATE`): two writers wait for
each other instead of failing.
"""

import os
import sqlite3
import stat
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import StaticPool

from tracker.domain.errors import DatabaseUnusable, locked
from tracker.log.driver import execute


def opened(path: Path, target: str, *, create: bool, writes: bool, wait: float) -> Engine:
    """Return the engine of a file; it is looked at when the first connection is made.

    Raises `DatabaseUnusable` where there is none, unless `create`.
    """
    if not exists(path):
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
        creator=lambda: sqlite3.connect(address, uri=True, timeout=wait),
    )
    _behave(engine, target, writes=writes, wait=wait)
    return engine


def in_memory() -> Engine:
    """Return the engine of an empty database that is gone with it."""
    engine = create_engine(
        "sqlite://",
        creator=lambda: sqlite3.connect(":memory:", check_same_thread=False),
        poolclass=StaticPool,
    )
    _behave(engine, ":memory:", writes=True, wait=0)
    return engine


def exists(path: Path) -> bool:
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


def write_ahead(engine: Engine, target: str, wait: float) -> None:
    """Let readers and a writer work at once; the file remembers it."""
    with engine.connect() as connection:
        raw: Any = connection.connection
        try:
            _patiently(lambda: raw.execute("PRAGMA journal_mode=WAL"), target, wait)
        except sqlite3.OperationalError as problem:
            raise DatabaseUnusable(f"{target} cannot be used: {problem}") from problem


def _patiently(do: Callable[[], object], target: str, wait: float) -> None:
    """Do something that needs a lock, again and again until `wait` seconds are over.

    While another process turns a new file to WAL, SQLite says at once that it is locked, whatever
    the busy timeout.
    """
    until = time.monotonic() + wait
    while True:
        try:
            do()
            return
        except (sqlite3.OperationalError, OperationalError) as problem:
            if "locked" not in str(problem):
                raise
            if time.monotonic() >= until:
                raise locked(target, wait) from problem
            time.sleep(0.01)


def _may_change(path: Path) -> bool:
    """Say whether a reader may keep the files that WAL needs beside the database."""
    effective = os.access in os.supports_effective_ids
    is_open = os.access(path.parent, os.W_OK, effective_ids=effective)
    return is_open or Path(f"{path}-wal").exists()


def _behave(engine: Engine, target: str, *, writes: bool, wait: float) -> None:
    @event.listens_for(engine, "connect")
    def _on_connect(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # we begin transactions ourselves
        if writes:
            connection.execute("PRAGMA synchronous=FULL")
        else:
            connection.execute("PRAGMA query_only=ON")

    @event.listens_for(engine, "begin")
    def _on_begin(connection: Any) -> None:
        if writes:
            _patiently(lambda: execute(connection, "BEGIN IMMEDIATE"), target, wait)
        else:
            connection.exec_driver_sql("BEGIN")
            # which takes nothing yet: the first read does, and another may be making the log now
            look = "SELECT 1 FROM sqlite_schema LIMIT 1"
            _patiently(lambda: connection.exec_driver_sql(look).close(), target, wait)
