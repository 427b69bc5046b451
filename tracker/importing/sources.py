"""Which files are read, in which order, and by which reader; no file can stop the others.

Whatever is wrong with a path (it is missing, cannot be read, is no regular file) is a fault of that
file, and comes out of `read`.
"""

import io
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from tracker.importing.bulk import read_csv, read_json_lines
from tracker.importing.claims_file import read_document
from tracker.importing.documents import LARGEST, too_large
from tracker.importing.reading import Fault, Reading, quoted
from tracker.importing.sniffing import SUFFIXES, Kind, defines_accord, sniffed

STDIN: Final = "-"

_READ: Final = "claims and accord files (.yaml, .yml, .json), .jsonl and .csv are read"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file to be read, or the fault that keeps it from being read."""

    name: str
    """The path as it was named or found; `-` is standard input."""
    kind: Kind = Kind.YAML
    path: Path | None = None
    data: bytes | None = None
    """What came in by standard input."""
    fault: Fault | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The files to be read, accord files first, then by path; and what was passed over."""

    files: tuple[Source, ...]
    passed_over: tuple[str, ...]


def find(paths: Iterable[str | os.PathLike[str]], *, stdin: bytes | None = None) -> Found:
    """Return the files that paths name, and those in folders, each once.

    `stdin` is what `-` stands for. Never raises for what the paths lead to.
    """
    passed_over: list[str] = []
    files: dict[str, Source] = {}
    for named in paths:
        for source in _sources(os.fspath(named), stdin, passed_over):
            files.setdefault(_identity(source), source)
    accords = {key for key, source in files.items() if _is_accord(source)}
    order = sorted(files, key=lambda key: (key not in accords, Path(files[key].name).parts))
    return Found(files=tuple(files[key] for key in order), passed_over=tuple(sorted(passed_over)))


def read(source: Source) -> Reading:
    """Read a source. Never raises for what it holds, nor where it cannot be read."""
    if source.fault is not None:
        return Reading(faults=(source.fault,))
    try:
        if source.data is not None:
            return _read(io.BytesIO(source.data), source.kind, len(source.data))
        assert source.path is not None
        with source.path.open("rb") as stream:
            return _read(stream, source.kind, os.fstat(stream.fileno()).st_size)
    except OSError as problem:
        return Reading(faults=(_unreadable(problem),))


def _read(stream: BinaryIO, kind: Kind, size: int) -> Reading:
    match kind:
        case Kind.JSON_LINES:
            return read_json_lines(stream)
        case Kind.CSV:
            return read_csv(stream)
        case Kind.YAML | Kind.JSON:
            data = stream.read(LARGEST + 1) if size <= LARGEST else b""
            if size > LARGEST or len(data) > LARGEST:
                return Reading(faults=too_large().faults)
            return read_document(data, is_json=kind is Kind.JSON)


def _sources(named: str, stdin: bytes | None, passed_over: list[str]) -> Iterator[Source]:
    if named == STDIN and stdin is not None:
        yield Source(name=named, kind=sniffed(stdin), data=stdin)
        return
    if unfit := _unfit(named):
        yield Source(name=named, fault=Fault(line=None, message=unfit[0], hint=unfit[1]))
        return
    path = Path(named)
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as problem:
        yield Source(name=named, fault=_unreadable(problem))
        return
    if stat.S_ISDIR(mode):
        yield from _within(path, passed_over)
    elif kind := SUFFIXES.get(path.suffix.lower()):
        yield Source(name=named, kind=kind, path=path, fault=_odd(mode))
    elif fault := _odd(mode):
        yield Source(name=named, fault=fault)
    else:
        what = f"{quoted(path.suffix)} files are" if path.suffix else "a file without suffix is"
        yield Source(name=named, fault=Fault(line=None, message=f"{what} not read", hint=_READ))


def _unfit(named: str) -> tuple[str, str] | None:
    """Return what is wrong with a path and what would be right, for what is no path at all."""
    if named == STDIN:
        return "standard input is not at hand", "name a file or folder"
    if not named.strip():
        return "the path is empty", "name a file or folder; . is this one"
    if named.startswith(("http://", "https://")):
        return "addresses are not read", _READ
    return None


def _within(folder: Path, passed_over: list[str]) -> Iterator[Source]:
    """Yield the files of a folder and of those in it. Not by recursion: folders may be deep."""
    pending = [folder]
    while pending:
        here = pending.pop()
        try:
            entries = list(os.scandir(here))
        except OSError as problem:
            yield Source(name=str(here), fault=_unreadable(problem))
            continue
        for entry in entries:
            path = here / entry.name
            try:
                mode = entry.stat(follow_symlinks=False).st_mode
            except OSError as problem:
                yield Source(name=str(path), fault=_unreadable(problem))
                continue
            kind = SUFFIXES.get(path.suffix.lower())
            if entry.name.startswith(".") or stat.S_ISLNK(mode):
                passed_over.append(str(path))
            elif stat.S_ISDIR(mode):
                pending.append(path)
            elif kind is None or _is_beside(entry.name):
                passed_over.append(str(path))
            else:
                yield Source(name=str(path), kind=kind, path=path, fault=_odd(mode))


def _is_beside(name: str) -> bool:
    """Say whether a file tells of others: a README, or the sidecar of an article."""
    return name.startswith("README") or name.lower().endswith((".meta.yaml", ".meta.yml"))


def _odd(mode: int) -> Fault | None:
    if stat.S_ISREG(mode):
        return None
    return Fault(
        line=None,
        message="this is no regular file but a pipe, socket or device",
        hint="pipe it in: tracker import -",
    )


def _unreadable(problem: OSError | ValueError) -> Fault:
    match problem:
        case FileNotFoundError() | NotADirectoryError():
            message, hint = "there is no such file or folder", "check the path"
        case PermissionError():
            message, hint = "it may not be read", "check its permissions"
        case OSError():
            message, hint = f"it cannot be read ({problem.strerror})", "check the path"
        case _:
            message, hint = "this is no path", "check it for odd characters"
    return Fault(line=None, message=message, hint=hint)


def _identity(source: Source) -> str:
    """Return what is the same for two names of one file."""
    if source.path is None:
        return source.name
    return os.path.realpath(source.path)


def _is_accord(source: Source) -> bool:
    if source.fault is not None or source.kind not in (Kind.YAML, Kind.JSON):
        return False
    if source.data is not None:
        return defines_accord(source.data[:LARGEST])
    assert source.path is not None
    try:
        if source.path.stat().st_size > LARGEST:
            return False
        return defines_accord(source.path.read_bytes())
    except OSError:
        return False
