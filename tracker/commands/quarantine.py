"""Files that were refused, set aside with their faults, so that the next run does not meet them."""

import json
import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from tracker.domain.errors import Usage
from tracker.importing.reading import Fault
from tracker.importing.sidecars import possible_sidecars_of, sidecars_of
from tracker.importing.sniffing import ARTICLES, SUFFIXES


def require_quarantine(folder: Path, paths: Sequence[str]) -> None:
    """Raise `Usage` where a folder cannot take what is refused of some paths.

    It may lie within a folder that is read, which leaves it out; it may not be one of them.
    """
    if os.path.lexists(folder) and not folder.is_dir():
        raise Usage(f"{folder} is no folder", "--quarantine names one, or a new one")
    above = next(each for each in (folder, *folder.absolute().parents) if os.path.lexists(each))
    if not above.is_dir() or not os.access(above, os.W_OK | os.X_OK):
        raise Usage(f"nothing can be put into {folder}", "is it a folder, and yours?")
    place = Path(os.path.realpath(folder))
    for named in paths:
        if Path(os.path.realpath(named)).is_relative_to(place) and os.path.lexists(named):
            raise Usage(
                f"{named} lies in the quarantine {folder}, out of which nothing is read",
                "name another folder for what is refused, or leave --quarantine out",
            )


def set_aside(path: Path, folder: Path, faults: Sequence[Fault]) -> Path:
    """Move a file, and the sidecar beside it, into a folder; return where it is now.

    A sidecar that another article there shares stays, and a copy goes along. The faults stand
    beside the file in `NAME.faults.json`. Nothing there is ever written over. Raises `Usage` where
    it cannot be moved: then it stays where it is.
    """
    report = {
        "file": str(path),
        "faults": [
            {
                "file": each.file or str(path),
                "line": each.line,
                "message": each.message,
                "hint": each.hint,
            }
            for each in faults
        ],
    }
    written = json.dumps(report, ensure_ascii=False, indent=2) + "\n"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        beside = sidecars_of(path)
        target = _free(folder, path, [_end_of(each, path) for each in beside])
        # of a name that is not UTF-8 half surrogates come, as \\udcff: the escape that JSON has too
        with _faults_of(target).open("x", encoding="utf-8", errors="backslashreplace") as stream:
            stream.write(written)
        shutil.move(path, target)
        for each in beside:
            _take_along(each, target.with_name(target.stem + _end_of(each, path)), path)
    except OSError as problem:
        raise Usage(
            f"{path} cannot be moved to {folder}: {problem.strerror}", "is it a folder, and yours?"
        ) from problem
    return target


def _take_along(sidecar: Path, target: Path, path: Path) -> None:
    """Move a sidecar beside its article, or copy it where another article needs it as well."""
    if _describes_another(sidecar, path):
        shutil.copy2(sidecar, target)
    else:
        shutil.move(sidecar, target)


def _describes_another(sidecar: Path, path: Path) -> bool:
    """Say whether an article that lies beside another would have a sidecar, there or to come."""
    return any(
        each != path
        and SUFFIXES.get(each.suffix.lower()) in ARTICLES
        and sidecar in possible_sidecars_of(each)
        for each in sidecar.parent.iterdir()
    )


def _end_of(sidecar: Path, path: Path) -> str:
    """Return what follows the stem of an article in the name of its sidecar."""
    return sidecar.name.removeprefix(path.stem)


def _free(folder: Path, path: Path, ends: Sequence[str]) -> Path:
    """Return a name in the folder that nothing has yet: NAME.txt, NAME-2.txt, …

    `ends` are those of the names of its sidecars, none of which may come to describe what lies
    there, as none that lies there may come to describe it.
    """
    number = 1
    while True:
        name = path.name if number == 1 else f"{path.stem}-{number}{path.suffix}"
        target = folder / name
        taken = (target, _faults_of(target), *sidecars_of(target))
        brought = [target.with_name(target.stem + end) for end in ends]
        if not any(os.path.lexists(each) for each in (*taken, *brought)) and not any(
            _describes_another(each, target) for each in brought
        ):
            return target
        number += 1


def _faults_of(target: Path) -> Path:
    return target.with_name(f"{target.name}.faults.json")
