"""The database itself: bring its schema up to date, say which it is, hold texts."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tracker.domain.errors import Usage
from tracker.log import engine as engines
from tracker.log import store, texts
from tracker.log.engine import WAIT_SECONDS, disposing, open_unchecked, open_writer, revision
from tracker.log.tables import REVISION


@dataclass(frozen=True, slots=True, kw_only=True)
class Schema:
    """The schema revision of a database, and the one that this version works with."""

    database: str
    """As it may be shown: without a password."""
    revision: str | None
    newest: str = REVISION


def upgrade(target: str, *, wait: float = WAIT_SECONDS) -> Schema:
    """Make the tables, or bring them up to date. Raises `DatabaseUnusable`."""
    return Schema(database=engines.shown(target), revision=engines.upgrade(target, wait=wait))


def current(target: str) -> Schema:
    """Return the revision of an existing database. Raises `DatabaseUnusable`."""
    with disposing(open_unchecked(target)) as engine:
        return Schema(database=engines.shown(target), revision=revision(engine, target))


def hold_texts(
    target: str, paths: Iterable[Path], *, wait: float = WAIT_SECONDS
) -> tuple[int, int]:
    """Hold the texts in files, as they are; return how many were new and how many were known.

    Raises `Usage` for a file that cannot be read or is not UTF-8; then nothing is held.
    """
    bodies = []
    for path in paths:
        try:
            body = path.read_bytes()
            body.decode()
        except OSError as problem:
            raise Usage(f"{path} cannot be read: {problem.strerror}") from problem
        except UnicodeDecodeError as problem:
            raise Usage(
                f"{path} is not UTF-8: byte {problem.start} is the first that is not",
                "convert it first; the hash is of its UTF-8 bytes",
            ) from problem
        bodies.append(body)
    with (
        disposing(open_writer(target, create=False, wait=wait)) as engine,
        store.transaction(engine, target) as connection,
    ):
        added = [texts.add(connection, body) for body in bodies]
    return sum(added), len(added) - sum(added)
