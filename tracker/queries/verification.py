"""Checking a log: everything that is stored, re-derived and compared."""

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
    files, unread = _texts_in(folder) if folder else ({}, [])
    tally = Tally()
    findings = tuple(verify(log.connection, tally, lambda sha256: _read(files.get(sha256))))
    return Verification(tally=tally, findings=findings, unread=tuple(unread))


def _texts_in(folder: Path) -> tuple[dict[str, Path], list[str]]:
    """Return the files of a folder by their SHA-256, and those that are no text."""
    if not folder.is_dir():
        raise Usage(f"{folder} is no folder", "--texts names the folder in which the articles lie")
    found, unread = {}, []
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            try:
                body = path.read_bytes()
                body.decode()
            except (OSError, UnicodeDecodeError):
                unread.append(str(path))
            else:
                found[reference(body).sha256] = path
    return found, unread


def _read(path: Path | None) -> str | None:
    return None if path is None else path.read_bytes().decode()
