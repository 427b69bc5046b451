"""What is in use, and whether it is well: doctor."""

import os
import platform
import sys
from importlib import metadata
from typing import Annotated, Any

import typer

from tracker.cli.options import Format
from tracker.cli.output import show
from tracker.domain.errors import DatabaseUnusable
from tracker.rendering.harmless import as_json
from tracker.settings import database

_EXTRAS = (
    ("postgres", "psycopg", "logs on PostgreSQL"),
    ("html", "trafilatura", "articles in HTML and at addresses"),
    ("sign", "cryptography", "signed checkpoints"),
)
_USED = ("sqlalchemy", "alembic", "typer", "pydantic", "msgspec", "rich", "ruamel.yaml", "jinja2")
_SETTINGS = ("TRACKER_DB", "TRACKER_BY", "TRACKER_LLM_URL", "TRACKER_LLM_MODEL", "TRACKER_LLM_KEY")

Finding = dict[str, Any]


def doctor(
    context: typer.Context,
    form: Annotated[Format, typer.Option("--format", help="How to write it.")] = Format.TABLE,
) -> None:
    """Say what is in use, and whether it is well.

    The database (where it is named, its revision, how much it holds), the program, the libraries
    and extras with their versions, the settings. Writes nothing. Exit status 0 if all is well or
    there is no database yet, 1 if it is of another revision, 6 if it cannot be used.
    """
    held, status = _database(context.obj)
    found: list[Finding] = [
        _finding("program", "accords-tracker", _version("accords-tracker")),
        _finding("program", "python", f"{platform.python_version()} ({platform.system()})"),
        *held,
        *(_finding("library", name, _version(name)) for name in _USED),
        *(
            _finding("extra", name, _version(library) or "not installed", f"for {purpose}")
            for name, library, purpose in _EXTRAS
        ),
        *_settings(),
        *_data(),
    ]
    match form:
        case Format.JSON:
            print(as_json({"status": status, "findings": found}))
        case Format.CSV:
            from tracker.rendering import sheets

            sys.stdout.write(sheets.as_csv(("about", "what", "is", "remark"), found))
        case Format.TABLE:
            from tracker.rendering.findings import findings

            show(findings(found))
    raise typer.Exit(status)


def _finding(about: str, what: str, is_: str | None, remark: str = "") -> Finding:
    return {"about": about, "what": what, "is": is_, "remark": remark}


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _database(given: str | None) -> tuple[list[Finding], int]:
    """Return what there is to say of the database, and the exit status."""
    target = database(given)
    named = "--db" if given else "TRACKER_DB" if os.environ.get("TRACKER_DB") else "the default"
    from tracker.queries.condition import condition

    try:
        found = condition(target)
    except DatabaseUnusable as problem:
        shown = _finding("database", "named by", named)
        return [shown, _finding("database", "state", "unusable", f"{problem}: {problem.hint}")], 6
    told = [_finding("database", "place", found.shown, f"named by {named}")]
    if found.revision is None:
        remark = "`tracker import PATH` makes it"
        return [*told, _finding("database", "state", "not made yet", remark)], 0
    is_newest = found.revision == found.newest
    remark = "the newest" if is_newest else f"the newest is {found.newest}: `tracker db upgrade`"
    told.append(_finding("database", "revision", found.revision, remark))
    if found.events is not None:
        told.append(_finding("database", "events", str(found.events), found.engine))
    return told, 0 if is_newest else 1


def _settings() -> list[Finding]:
    found = []
    for name in _SETTINGS:
        value = os.environ.get(name)
        secret = name.endswith("KEY") or "://" in (value or "")
        shown = "not set" if not value else "set, and not shown" if secret else value
        found.append(_finding("setting", name, shown))
    return found


def _data() -> list[Finding]:
    from tracker.extraction import METHOD
    from tracker.gazetteer import parties

    return [
        _finding("data", "drafting rules", METHOD),
        _finding("data", "gazetteer", f"{len(parties())} parties"),
    ]
