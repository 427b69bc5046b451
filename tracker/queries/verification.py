"""Checking a log: everything that is stored, re-derived and compared."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tracker.domain.errors import Usage
from tracker.log.texts import reference
from tracker.log.verify import Finding, Tally, verify
from tracker.queries.log import Log


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What was looked at, and what does not hold."""

    tally: Tally
    findings: tuple[Finding, ...]
    unread: tuple[str, ...]
    """Files of the folder of texts that could not be read as UTF-8."""


def verified(log: Log, folder: Path | None) -> Verification:
    """Check a whole log; quotes also against the texts in a folder, found by their SHA-256.

    Raises `Usage` where the folder is none.
    """
    brought, unread = _texts_in(folder) if folder else ({}, ())
    tally = Tally()
    findings = tuple(verify(log.connection, tally, brought))
    return Verification(tally=tally, findings=findings, unread=tuple(unread))


def _texts_in(folder: Path) -> tuple[dict[str, str], Iterable[str]]:
    if not folder.is_dir():
        raise Usage(f"{folder} is no folder", "--texts names the folder in which the articles lie")
    found, unread = {}, []
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            try:
                body = path.read_bytes()
                found[reference(body).sha256] = body.decode()
            except (OSError, UnicodeDecodeError):
                unread.append(str(path))
    return found, unread
