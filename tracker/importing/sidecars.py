"""The file beside an article that says what it is: `NAME.meta.yaml` for `NAME.txt`.

Whatever is wrong with it is told under its own name and line; the article is then refused, since
nothing is to be recorded without what was to be said of it.
"""

import os
import stat
from dataclasses import replace
from pathlib import Path

from tracker.importing.documents import Node, decoded, empty
from tracker.importing.files import irregular, unreadable
from tracker.importing.found import KEYS, keys_of
from tracker.importing.front_matter import LONGEST
from tracker.importing.reading import Fault, Malformed, quoted
from tracker.importing.yaml_tree import read_yaml

_ENDINGS = (".meta.yaml", ".meta.yml")


def is_sidecar(name: str) -> bool:
    """Say whether a file's name is that of a sidecar."""
    return name.lower().endswith(_ENDINGS)


def sidecars_of(path: Path) -> list[Path]:
    """Return whatever stands beside an article in the place of a sidecar, readable or not."""
    return [beside for beside in possible_sidecars_of(path) if os.path.lexists(beside)]


def possible_sidecars_of(path: Path) -> list[Path]:
    """Return where sidecars of an article may stand."""
    names = [f"{start}{end}" for end in _ENDINGS for start in (path.stem, path.name)]
    return [path.with_name(name) for name in names]


def described_by(path: Path) -> str:
    """Return the name of the articles that a sidecar is for, without their suffix."""
    end = next(end for end in _ENDINGS if path.name.lower().endswith(end))
    return path.name[: -len(end)]


def read_sidecar(path: Path) -> dict[str, Node]:
    """Read what the sidecar of an article says, if it has one. Raises `Malformed`."""
    beside = sidecars_of(path)
    if not beside:
        return {}
    if len(beside) > 1:
        names = " and ".join(each.name for each in beside)
        message, hint = f"it has {len(beside)} sidecars, {names}", "keep one of them"
        raise Malformed(Fault(line=None, message=message, hint=hint))
    try:
        return _said(_bytes(beside[0]))
    except Malformed as problem:
        raise Malformed(*in_file(beside[0], problem.faults)) from None


def in_file(path: Path, faults: tuple[Fault, ...]) -> tuple[Fault, ...]:
    """Return faults as those of a file beside the one that is read."""
    return tuple(replace(fault, file=str(path)) for fault in faults)


def _bytes(path: Path) -> bytes:
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise Malformed(
                Fault(line=None, message="the sidecar is a folder", hint="a file says: outlet: …")
            )
        if fault := irregular(mode):
            raise Malformed(fault)
        with path.open("rb") as stream:
            data = stream.read(LONGEST + 1)
    except OSError as problem:
        raise Malformed(unreadable(problem)) from None
    if len(data) > LONGEST:
        message, hint = "the sidecar is too large", f"it has at most {LONGEST:,} bytes"
        raise Malformed(Fault(line=None, message=message, hint=hint))
    return data


def _said(data: bytes) -> dict[str, Node]:
    text = decoded(data)
    if not text.strip():
        raise empty("it says what the article is, such as outlet: …")
    root = read_yaml(text)
    if root.value is None:
        return {}
    said = keys_of(root, "sidecar")
    unknown = [
        Fault(
            line=node.line,
            message=f"the sidecar has the unknown key {quoted(key)}",
            hint=f"one of {', '.join(KEYS)}",
        )
        for key, node in said.items()
        if key not in KEYS
    ]
    if unknown:
        raise Malformed(*unknown)
    return {key: node for key, node in said.items() if node.value is not None}
