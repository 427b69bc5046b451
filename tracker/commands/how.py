"""How an import goes about it: what whoever started it asked for."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tracker.commands.drafting import Drafting
from tracker.importing.articles import Given

Progress = Callable[[str, int, int, int], None]
"""Takes the name of a bulk file, the bytes that are read, all its bytes, and its claims so far."""


@dataclass(frozen=True, slots=True, kw_only=True)
class How:
    """How an import goes about it."""

    now: Callable[[], datetime]
    recorded_by: str
    amend: bool
    given: Given
    drafting: Drafting
    local: bool
    refused: Path | None
    """A file for the faulty lines of a bulk file, whose other lines are recorded all the same."""
    progress: Progress
