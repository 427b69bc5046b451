"""What became of one file of an import."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tracker.importing.reading import Fault

Verdict = Literal["new", "known", "refused"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FileOutcome:
    """What became of one file. The counts are of its accords and claims."""

    file: str
    verdict: Verdict
    new: int
    known: int
    refused: int
    """Of a refused file, all that it holds: none of it is recorded."""
    events: int
    """Appended to the log: articles and amendments are among them."""
    faults: tuple[Fault, ...]
    article: str | None = None
    """The id of the article that the file is, or whose claims it holds."""
    amended: bool = False
    """Whether the article was recorded before, and is now otherwise."""
    drafts: int = 0
    """Of the new claims, those that wait for a judgement."""
    accepted: int = 0
    """Drafts that were accepted unseen: new ones, and those that waited."""
    left_out: tuple[str, ...] = ()
    """Why claims of a language model are none, a line each."""
    remarks: tuple[str, ...] = ()
    """What a person should know of it, though it is no fault, a line each."""
    aside: Path | None = None
    """Where the lines are that were refused, while the others were recorded."""


def refusal(
    file: str, faults: tuple[Fault, ...], claims: int, article: str | None = None
) -> FileOutcome:
    """Return the outcome of a file of which nothing is recorded, and so many claims it holds."""
    return FileOutcome(
        file=file,
        verdict="refused",
        new=0,
        known=0,
        refused=claims,
        events=0,
        faults=faults,
        article=article,
    )
