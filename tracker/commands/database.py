"""The database itself: bring its schema up to date, say which it is."""

from dataclasses import dataclass

from tracker.log import engine as engines
from tracker.log.engine import WAIT_SECONDS, disposing, open_unchecked, revision
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
