"""Opening PostgreSQL databases, by psycopg 3 (the extra `postgres`), which reads the URL itself.

A writer works in READ COMMITTED and takes the log's advisory lock before it reads the position:
what it reads after the lock is all that earlier writers committed. A reader has one REPEATABLE
READ, READ ONLY transaction, so that all its answers are of one moment. Unlike FOR UPDATE, the lock
needs no privilege that a role which may only append lacks.
"""

import logging
import os
import re
import socket
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

from tracker.domain.errors import DatabaseUnusable, locked
from tracker.log.codec import Row

if TYPE_CHECKING:
    from concurrent.futures import Future

LOCK: Final = int.from_bytes(b"accords")
"""The key of the writers' advisory lock; PostgreSQL keeps it for each database by itself."""
_CONNECT_SECONDS: Final = 30

_BEGIN: Final = f"""
SELECT set_config('lock_timeout', '%d ms', true),
       CASE current_setting('synchronous_commit')
           WHEN 'off' THEN set_config('synchronous_commit', 'on', true) END
; SELECT pg_advisory_xact_lock({LOCK})"""

_HINTS: Final = (
    ("password", "give a password: in ~/.pgpass, in PGPASSWORD, or in the URL"),
    ("no pg_hba.conf entry", "the server does not let this user in from here"),
    ('role "', "is the user's name right?"),
    ('database "', "`createdb`, or CREATE DATABASE, makes it; then `tracker db upgrade`"),
    ("resolve", "is the name of the server right?"),
    ("", "is the server running there, and does the URL name its host and port?"),
)


def opened(target: str, *, writes: bool, wait: float) -> Engine:
    """Return the engine of a URL. Raises `DatabaseUnusable` where psycopg or sense is missing."""
    try:
        import psycopg
        from psycopg.conninfo import conninfo_to_dict
    except ImportError as problem:
        raise DatabaseUnusable(
            "PostgreSQL needs psycopg, which is not installed",
            "pip install 'psycopg[binary]~=3.3'; or the tracker with its extra `postgres`",
        ) from problem
    # What it logs comes with an error, which we report ourselves, in one line.
    logging.getLogger("psycopg").addHandler(logging.NullHandler())
    address = re.sub(r"^[a-z+]+(?=://)", "postgresql", target)
    try:
        known = conninfo_to_dict(address)
        if not all(not port or port.isdecimal() for port in str(known.get("port", "")).split(",")):
            raise ValueError("the port is no number")
    except (psycopg.Error, ValueError):  # whose words may hold a part of the password
        raise DatabaseUnusable(
            f"{shown(target)} is no address that PostgreSQL understands",
            "postgresql://user@host:5432/database; percent-encode what is special in a password",
        ) from None

    def connect() -> Any:
        # what the URL says of these goes first
        usual = {"connect_timeout": _CONNECT_SECONDS, "application_name": "tracker"}
        more = {key: value for key, value in usual.items() if key not in known}
        connection = psycopg.connect(address, client_encoding="UTF8", **more)  # type: ignore[arg-type]
        level = psycopg.IsolationLevel
        connection.isolation_level = level.READ_COMMITTED if writes else level.REPEATABLE_READ
        connection.read_only = not writes
        return connection

    engine = create_engine("postgresql+psycopg://", creator=connect, use_native_hstore=False)
    if writes:
        _lock_first(engine, shown(target), wait)
    return engine


def copy(connection: Any, rows: Sequence[Row]) -> None:
    """Append rows by COPY, which costs a third of as many INSERTs; the guard sees all of them."""
    import psycopg

    statement = f"COPY events ({', '.join(Row._fields)}) FROM STDIN"
    try:
        with (
            connection.connection.driver_connection.cursor() as cursor,
            cursor.copy(statement) as copying,
        ):
            for begin in range(0, len(rows), _COPIED):
                copying.write("".join(map(_line, rows[begin : begin + _COPIED])))
    except psycopg.Error as problem:  # as SQLAlchemy gives it for its own statements
        raise DBAPIError(statement, (), problem) from problem


def abandon(connection: Any, running: "Future[None]") -> None:
    """End what a thread waits for on a connection, by a word to the server or by hanging up."""
    from concurrent import futures

    import psycopg

    raw = connection.connection.driver_connection
    with suppress(psycopg.Error):
        raw.cancel_safe(timeout=_PATIENCE)
    if futures.wait([running], _PATIENCE).not_done and not raw.closed:
        with suppress(OSError), socket.socket(fileno=os.dup(raw.fileno())) as way:
            way.shutdown(socket.SHUT_RDWR)


_PATIENCE: Final = 5
"""Seconds in which a server that works stops what it does."""
_COPIED: Final = 200
"""Rows that are handed over at a time."""
_ESCAPED: Final = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def _line(row: Row) -> str:
    """Write a row in the text form of COPY."""
    position, recorded_at, recorded_by, kind, version, accord, party, subject, payload, leaf = row
    if (
        accord is None
        or party is None
        or _needs_escapes(f"{recorded_by}{accord}{party}{subject}{payload}")
    ):
        recorded_by, accord, party, subject, payload = map(
            _escaped, (recorded_by, accord, party, subject, payload)
        )
    return (
        f"{position}\t{recorded_at}\t{recorded_by}\t{kind}\t{version}\t{accord}\t{party}"
        f"\t{subject}\t{payload}\t\\\\x{leaf.hex()}\n"
    )


def _needs_escapes(text: str) -> bool:
    # four searches cost a tenth of a translation
    return "\\" in text or "\t" in text or "\n" in text or "\r" in text


def _escaped(text: str | None) -> str:
    return "\\N" if text is None else text.translate(_ESCAPED)


def shown(target: str) -> str:
    """Return a URL as messages may show it: without the password and whatever may hold one."""
    scheme, _, rest = target.partition("://")
    rest, _, options = rest.partition("?")
    user, at, place = rest.rpartition("@")
    if not re.fullmatch(r"[^:/@?#]*(:[\d,]*)?(/[^/:@?#]*)?", place) or (not at and "@" in options):
        return f"{scheme}://…"
    return f"{scheme}://{user.partition(':')[0]}{at}{place}"


def unusable(target: str, problem: DBAPIError) -> DatabaseUnusable:
    """Return our error for what the server or the way to it says."""
    state = getattr(problem.orig, "sqlstate", None)
    reason = str(problem.orig).strip().split("\n")[0]
    name = shown(target)
    match state:
        case "42501":
            return DatabaseUnusable(
                f"{name} cannot be used: {reason}",
                "docs/postgresql.md has the GRANTs for reading and for appending",
            )
        case "25006":
            return DatabaseUnusable(f"{name} cannot be written: {reason}", "")
        case "55P03":
            return DatabaseUnusable(
                f"{name} is locked by another writer", "try again when it is done, or --wait longer"
            )
    hint = next(hint for word, hint in _HINTS if word in reason) if state is None else ""
    return DatabaseUnusable(f"{name} cannot be used: {reason}", hint)


def require_utf8(connection: Any, target: str) -> None:
    """Raise `DatabaseUnusable` unless the database can hold every text."""
    encoding = connection.exec_driver_sql("SHOW server_encoding").scalar()
    if encoding != "UTF8":
        raise DatabaseUnusable(
            f"{shown(target)} is encoded in {encoding}; a log needs UTF8",
            "CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0",
        )


def _lock_first(engine: Engine, name: str, wait: float) -> None:
    # a lock_timeout of 0 would wait for ever
    begin = _BEGIN % max(1, round(wait * 1000))

    @event.listens_for(engine, "begin")
    def _on_begin(connection: Any) -> None:
        try:  # two statements on one way to the server, each in effect before the next
            connection.exec_driver_sql(begin).close()
        except DBAPIError as problem:
            if getattr(problem.orig, "sqlstate", None) == "55P03":
                raise locked(name, wait) from problem
            raise
