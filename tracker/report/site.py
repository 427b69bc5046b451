"""Pages → a folder. It is written beside its place and put there whole, in one step."""

import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from tracker.domain.errors import Usage
from tracker.report.pages import Page

MARK: Final = "checkpoint.txt"
"""A folder with this file in it is a report, which a newer one may replace."""


def write(pages: Iterable[Page], folder: Path) -> int:
    """Write a site into a folder and return the number of files.

    The folder is new, empty, or an earlier report; anything else is left alone. An earlier report
    stays as it is until the new one is whole. Raises `Usage`.
    """
    if folder.exists() and not folder.is_dir():
        raise Usage(f"{folder} is a file", "name a folder for the report")
    if folder.is_dir() and any(folder.iterdir()) and not (folder / MARK).is_file():
        raise Usage(f"{folder} is not empty and holds no report", "name a new folder")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
        try:
            written = _fill(pages, beside)
            beside.chmod(0o755)
            if folder.is_dir():
                former = beside.with_name(beside.name + ".former")
                folder.rename(former)
                beside.rename(folder)
                shutil.rmtree(former)
            else:
                beside.rename(folder)
        finally:
            shutil.rmtree(beside, ignore_errors=True)
    except OSError as problem:
        raise Usage(f"{folder} cannot be written: {problem.strerror}") from problem
    return written


def _fill(pages: Iterable[Page], folder: Path) -> int:
    written = 0
    for page in pages:
        path = folder / page.path
        path.parent.mkdir(exist_ok=True)
        path.write_text(page.content, encoding="utf-8", newline="\n")
        written += 1
    return written
