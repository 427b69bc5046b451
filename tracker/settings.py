"""Where the command line gets what was not said: the database, who records, a language model."""

import getpass
import os
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.domain.errors import Usage

if TYPE_CHECKING:
    from tracker.extraction.llm import Model


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
    named = (given or os.environ.get("TRACKER_BY") or "").strip()
    if not named:
        try:
            named = getpass.getuser()
        except (KeyError, OSError):  # no name for this user id, as in some containers
            return "unknown"
    try:
        named.encode()
    except UnicodeEncodeError:
        raise Usage(
            f"who records, {named!a}, is no text in UTF-8", "--recorded-by NAME says it"
        ) from None
    return named


def language_model(
    method: str, name: str | None, address: str | None, seconds: float
) -> "Model | None":
    """Return the model that the method `llm` asks; None for other methods, which ask none.

    Its name and address are those given, else `TRACKER_LLM_MODEL` and `TRACKER_LLM_URL`.

    A key is taken from `TRACKER_LLM_KEY` alone: what is on a command line, others can read.
    """
    if method != "llm":
        if name or address:
            raise Usage("--model and --model-url are for --method llm", "add it, or leave them out")
        return None
    from tracker.extraction.completions import Model

    name = name or os.environ.get("TRACKER_LLM_MODEL")
    address = address or os.environ.get("TRACKER_LLM_URL")
    if not name or not address:
        raise Usage(
            f"--method llm does not know {'its address' if name else 'which model'}",
            "give --model and --model-url, or set TRACKER_LLM_MODEL and TRACKER_LLM_URL",
        )
    key = os.environ.get("TRACKER_LLM_KEY") or None
    return Model(name=name, address=address, key=key, seconds=seconds)
