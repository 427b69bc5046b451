"""Files that were refused, set aside with their faults, so that the next run does not meet them."""

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

from tracker.domain.errors import Usage
from tracker.importing.reading import Fault
from tracker.importing.sources import sidecar_of


def set_aside(path: Path, folder: Path, faults: Sequence[Fault]) -> Path:
    """Move a file, and the sidecar beside it, into a folder; return where it is now.

    Its faults stand beside it in `NAME.faults.json`. Nothing there is ever written over. Raises
    `Usage` where it cannot be moved: then it stays where it is.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        target = _free(folder, path)
        beside = sidecar_of(path)
        report = {
            "file": str(path),
            "faults": [
                {"line": each.line, "message": each.message, "hint": each.hint} for each in faults
            ],
        }
        with _faults_of(target).open("x", encoding="utf-8") as stream:
            json.dump(report, stream, ensure_ascii=False, indent=2)
            stream.write("\n")
        shutil.move(path, target)
        if beside is not None:
            shutil.move(beside, target.with_name(f"{target.stem}.meta.yaml"))
    except OSError as problem:
        raise Usage(
            f"{path} cannot be moved to {folder}: {problem.strerror}", "is it a folder, and yours?"
        ) from problem
    return target


def _free(folder: Path, path: Path) -> Path:
    """Return a name in the folder that nothing has yet: NAME.txt, NAME-2.txt, …"""
    number = 1
    while True:
        name = path.name if number == 1 else f"{path.stem}-{number}{path.suffix}"
        target = folder / name
        beside = folder / f"{target.stem}.meta.yaml"
        if not (target.exists() or _faults_of(target).exists() or beside.exists()):
            return target
        number += 1


def _faults_of(target: Path) -> Path:
    return target.with_name(f"{target.name}.faults.json")
