"""Schema changes: Alembic, driven from here so that the installed package needs no ini file."""

from importlib import resources
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util.exc import CommandError
from sqlalchemy import Engine, Index
from sqlalchemy.exc import DBAPIError

from tracker.domain.errors import DatabaseUnusable
from tracker.log.engine import shown, unusable
from tracker.log.postgres import require_utf8
from tracker.log.tables import DEFINITIONS, events

# Not in `tables`: SQLAlchemy loads the dialects whose options are named, which no read should pay.
Index(
    "ix_events_definitions",
    events.c.accord,
    sqlite_where=DEFINITIONS,
    postgresql_where=DEFINITIONS,
)


def upgrade(engine: Engine, target: str) -> None:
    """Bring the schema up to date, in one transaction. Raises `DatabaseUnusable`."""
    migrations = config()
    try:
        with engine.begin() as connection:
            if engine.dialect.name == "postgresql":
                require_utf8(connection, target)
            migrations.attributes["connection"] = connection
            command.upgrade(migrations, "head")
    except CommandError as problem:
        raise DatabaseUnusable(
            f"{shown(target)} cannot be brought up to date: {problem}",
            "it was made by a newer tracker, or by something else; update the program",
        ) from problem
    except DBAPIError as problem:
        raise unusable(target, problem) from problem


def head() -> str:
    """Return the newest revision of the migrations."""
    found = ScriptDirectory.from_config(config()).get_current_head()
    assert found is not None
    return found


def config() -> Config:
    """Return what Alembic must know; whoever runs it adds the connection."""
    made = Config()
    made.set_main_option("script_location", str(_migrations()).replace("%", "%%"))
    return made


def _migrations() -> Path:
    """Return the folder of the migrations: in the wheel, or beside the package in a checkout."""
    package = Path(str(resources.files("tracker")))
    inside = package / "migrations"
    return inside if inside.is_dir() else package.parent / "migrations"
