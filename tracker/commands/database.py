"""The database itself: bring its schema up to date, say which it is."""

from dataclasses import dataclass

from tracker.log.engine import disposing, open_unchecked, open_writer, revision
from tracker.log.tables import REVISION


@dataclass(frozen=True, slots=True, kw_only=True)
class Schema:
    """The schema revision of a database, and the one that this version works with."""

    revision: str | None
    newest: str = REVISION


def upgrade(target: str) -> Schema:
    """Make the tables, or bring them up to date. Raises `DatabaseUnusable`."""
    with disposing(open_writer(target, create=True)) as engine:
        return Schema(revision=revision(engine, target))


def current(target: str) -> Schema:
    """Return the revision of an existing database. Raises `DatabaseUnusable`."""
    with disposing(open_unchecked(target)) as engine:
        return Schema(revision=revision(engine, target))
