"""Where the command line gets what was not said: the database, the name of who records."""

import getpass
import os
from pathlib import Path

from tracker.domain.errors import Usage


def database(given: str | None) -> str:
    """Return the database: `--db`, else `TRACKER_DB`, else a file in the user's data folder."""
    if given is not None and not given.strip():
        raise Usage("--db is empty", "name a file, or leave --db out for the default")
    named = given or os.environ.get("TRACKER_DB")
    if named:
        return named
    from platformdirs import user_data_path

    return str(Path(user_data_path("accords-tracker", appauthor=False)) / "tracker.db")


def recorder(given: str | None) -> str:
    """Return who records: `--recorded-by`, else `TRACKER_BY`, else the system's user."""
    named = given or os.environ.get("TRACKER_BY")
    if named and named.strip():
        return named.strip()
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # no name for this user id, as in some containers
        return "unknown"
