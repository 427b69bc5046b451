"""The condition of a database: what it is, without bringing anything up to date."""

from dataclasses import dataclass
from pathlib import Path

from tracker.log import engine as engines
from tracker.log import store
from tracker.log.engine import disposing, is_postgres, open_reader, open_unchecked, revision
from tracker.log.tables import REVISION


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """What a database is; `revision` None: there is none yet, or it is empty."""

    shown: str
    """Its name, without a password."""
    engine: str
    revision: str | None = None
    newest: str = REVISION
    events: int | None = None
    """None where the revision is another."""


def condition(target: str) -> Condition:
    """Look at a database, and write nothing. Raises `DatabaseUnusable` where it cannot be used."""
    shown = engines.shown(target)
    name = "PostgreSQL" if is_postgres(target) else "SQLite"
    if not is_postgres(target):
        path = Path(target.removeprefix("sqlite:///")).expanduser()
        if not path.exists():
            return Condition(shown=shown, engine=name)
    with disposing(open_unchecked(target)) as engine:
        found = revision(engine, target)
    if found != REVISION:
        return Condition(shown=shown, engine=name, revision=found)
    with disposing(open_reader(target)) as engine, store.transaction(engine, target) as connection:
        return Condition(shown=shown, engine=name, revision=found, events=store.head(connection))
