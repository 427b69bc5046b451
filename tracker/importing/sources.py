"""Which files are read, in which order, and by which reader; no file can stop the others.

Whatever is wrong with a path (it is missing, cannot be read, is no regular file) is a fault of that
file, and comes out of `read`.
"""

import io
import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Final, assert_never
from urllib.parse import urlsplit

from tracker.importing.articles import Given, read_article_text, too_long
from tracker.importing.bulk import read_csv, read_json_lines
from tracker.importing.claims_file import read_document
from tracker.importing.documents import LARGEST, too_large
from tracker.importing.files import irregular, unreadable
from tracker.importing.piped import not_taken, taken
from tracker.importing.reading import Fault, Malformed, Reading, in_order, quoted
from tracker.importing.sidecars import described_by, is_sidecar
from tracker.importing.sniffing import ARTICLES, SUFFIXES, Kind, defines_accord

STDIN: Final = "-"

_READ: Final = (
    "claims and accord files (.yaml, .yml, .json), .jsonl, .csv and articles (.txt, .md, .html) are"
    " read"
)
_NOTHING: Final = Given()
_SCHEME: Final = re.compile(r"([A-Za-z][A-Za-z0-9+.-]{1,30})://")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file to be read, or the fault that keeps it from being read."""

    name: str
    """The path as it was named or found; `-` is standard input."""
    kind: Kind = Kind.YAML
    path: Path | None = None
    data: bytes | None = None
    """What came in by standard input or a pipe."""
    kept: BinaryIO | None = None
    """Where it was put by, if it was too much for memory; it is read once."""
    address: str | None = None
    """Where a page is to be fetched."""
    fault: Fault | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The files to be read, accord files first, then by path; and what was passed over."""

    files: tuple[Source, ...]
    passed_over: tuple[str, ...]


def find(
    paths: Iterable[str | os.PathLike[str]],
    *,
    stdin: BinaryIO | None = None,
    leaving_out: Path | None = None,
) -> Found:
    """Return the files that paths name, and those in folders, each once.

    Accord files come first and articles last, so that what is known of an article from a claims
    file is known by then. `stdin` is what `-` stands for; what lies in the folder `leaving_out` is
    not looked for. Never raises for what the paths lead to.
    """
    passed_over: list[str] = []
    files: dict[str, Source] = {}
    for named in dict.fromkeys(os.fspath(path) for path in paths):  # a pipe can be read but once
        for source in _sources(named, stdin, passed_over, leaving_out):
            files.setdefault(_identity(source), source)
    accords = {key for key, source in files.items() if _is_accord(source)}
    order = sorted(
        files,
        key=lambda key: (
            key not in accords,
            files[key].kind in ARTICLES,
            Path(files[key].name).parts,
        ),
    )
    return Found(files=tuple(files[key] for key in order), passed_over=tuple(sorted(passed_over)))


def read(source: Source, *, given: Given = _NOTHING, local: bool = False) -> Reading:
    """Read a source. Never raises for what it holds, nor where it cannot be read.

    `given` is what is said of articles; `local` lets addresses lead into the local network.
    """
    if source.fault is not None:
        return Reading(faults=(source.fault,))
    if source.address is not None:
        return _fetched(source.address, given, local)
    try:
        with opened(source) as (stream, size):
            return _read(source, stream, size, given)
    except OSError as problem:
        return Reading(faults=(unreadable(problem),))


@contextmanager
def opened(source: Source) -> Iterator[tuple[BinaryIO, int]]:
    """Open a file, or what came in by a pipe; with its bytes. Raises `OSError`."""
    if source.kept is not None:
        with source.kept as kept:
            size = kept.seek(0, os.SEEK_END)
            kept.seek(0)
            yield kept, size
        return
    if source.data is not None:
        yield io.BytesIO(source.data), len(source.data)
        return
    assert source.path is not None
    with source.path.open("rb") as stream:
        yield stream, os.fstat(stream.fileno()).st_size


def _read(source: Source, stream: BinaryIO, size: int, given: Given) -> Reading:
    match source.kind:
        case Kind.JSON_LINES:
            return read_json_lines(stream)
        case Kind.CSV:
            return read_csv(stream)
        case Kind.YAML | Kind.JSON:
            data = stream.read(LARGEST + 1) if size <= LARGEST else b""
            if size > LARGEST or len(data) > LARGEST:
                return Reading(faults=too_large().faults)
            return read_document(data, is_json=source.kind is Kind.JSON)
        case Kind.TEXT | Kind.MARKDOWN | Kind.HTML:
            if size > LARGEST:
                return Reading(faults=(too_long(),))
            data = stream.read(LARGEST + 1)
            return read_article_text(data, source.kind, given=given, path=source.path)
        case _ as never:
            assert_never(never)


def _fetched(address: str, given: Given, local: bool) -> Reading:
    from tracker.importing.addresses import fetch

    try:
        page = fetch(address, local=local)
    except Malformed as problem:
        return Reading(faults=in_order(problem.faults))
    kind = Kind.HTML
    if "html" not in page.kind:
        is_named_so = SUFFIXES.get(_suffix(page.address)) is Kind.MARKDOWN
        kind = Kind.MARKDOWN if is_named_so or page.kind == "text/markdown" else Kind.TEXT
    return read_article_text(
        page.data, kind, given=given, charset=page.charset, address=page.address
    )


def _sources(
    named: str, stdin: BinaryIO | None, passed_over: list[str], leaving_out: Path | None
) -> Iterator[Source]:
    if named == STDIN and stdin is not None:
        yield _piped(named, lambda: nullcontext(stdin))
        return
    if scheme := _SCHEME.match(named):
        yield _addressed(named, scheme[1].lower())
        return
    if unfit := _unfit(named):
        yield Source(name=named, fault=Fault(line=None, message=unfit[0], hint=unfit[1]))
        return
    path = Path(named)
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as problem:
        yield Source(name=named, fault=unreadable(problem))
        return
    if stat.S_ISDIR(mode):
        yield from _within(path, passed_over, leaving_out)
    elif is_sidecar(path.name):
        yield Source(name=named, fault=_sidecar_alone(path))
    elif stat.S_ISFIFO(mode):
        yield _piped(named, lambda: path.open("rb"))
    elif kind := SUFFIXES.get(path.suffix.lower()):
        yield Source(name=named, kind=kind, path=path, fault=irregular(mode))
    elif fault := irregular(mode):
        yield Source(name=named, fault=fault)
    else:
        what = f"{quoted(path.suffix)} files are" if path.suffix else "a file without suffix is"
        yield Source(name=named, fault=Fault(line=None, message=f"{what} not read", hint=_READ))


def _piped(named: str, open_: Callable[[], AbstractContextManager[BinaryIO]]) -> Source:
    """Return the source that comes by standard input or a pipe, which can be read but once."""
    try:
        with open_() as stream:
            came = taken(stream)
    except OSError as problem:
        return Source(name=named, fault=not_taken(problem))
    data = came.data if came.kept is None else None
    return Source(name=named, kind=came.kind, data=data, kept=came.kept)


def _addressed(named: str, scheme: str) -> Source:
    """Return the source that an address is."""
    if scheme in ("https", "http"):
        return Source(name=named, kind=Kind.HTML, address=scheme + named[len(scheme) :])
    fault = Fault(
        line=None,
        message=f"addresses of {scheme[:20]} are not read",
        hint="it begins with https://, or is the path of a file",
    )
    return Source(name=named, fault=fault)


def _sidecar_alone(path: Path) -> Fault:
    """Return the fault of a sidecar that is named by itself."""
    start = described_by(path)
    ends = [suffix for suffix, kind in SUFFIXES.items() if kind in ARTICLES]
    named = [start, *(start + end for end in ends)]
    found = [name for name in named if name.endswith(tuple(ends)) and path.with_name(name).exists()]
    if found:
        return Fault(
            line=None,
            message=f"this is the sidecar of {found[0]}, and is read with it",
            hint=f"import {found[0]}",
        )
    return Fault(
        line=None,
        message=f"this is the sidecar of an article, and no {start}.txt, .md or .html is beside it",
        hint="put the article there and import that",
    )


def _suffix(address: str) -> str:
    return PurePosixPath(urlsplit(address).path).suffix.lower()


def _unfit(named: str) -> tuple[str, str] | None:
    """Return what is wrong with a path and what would be right, for what is no path at all."""
    if named == STDIN:
        return "standard input is not at hand", "name a file or folder"
    if not named.strip():
        return "the path is empty", "name a file or folder; . is this one"
    return None


def _within(folder: Path, passed_over: list[str], leaving_out: Path | None) -> Iterator[Source]:
    """Yield the files of a folder and of those in it. Not by recursion: folders may be deep."""
    pending = [folder]
    out = None if leaving_out is None else os.path.realpath(leaving_out)
    while pending:
        here = pending.pop()
        try:
            entries = list(os.scandir(here))
        except OSError as problem:
            yield Source(name=str(here), fault=unreadable(problem))
            continue
        for entry in entries:
            path = here / entry.name
            try:
                mode = entry.stat(follow_symlinks=False).st_mode
            except OSError as problem:
                yield Source(name=str(path), fault=unreadable(problem))
                continue
            kind = SUFFIXES.get(path.suffix.lower())
            if entry.name.startswith(".") or stat.S_ISLNK(mode):
                passed_over.append(str(path))
            elif stat.S_ISDIR(mode):
                if out is None or os.path.realpath(path) != out:
                    pending.append(path)
            elif kind is None or _tells_of_others(entry.name) or _is_plain_markdown(path, kind):
                passed_over.append(str(path))
            else:
                yield Source(name=str(path), kind=kind, path=path, fault=irregular(mode))


def _tells_of_others(name: str) -> bool:
    """Say whether a file tells of others: a README, or the sidecar of an article."""
    return name.startswith("README") or is_sidecar(name)


def _is_plain_markdown(path: Path, kind: Kind) -> bool:
    """Say whether a file is Markdown without front matter, which in a folder is no article."""
    if kind is not Kind.MARKDOWN:
        return False
    try:
        with path.open("rb") as stream:
            return not stream.read(7).removeprefix(b"\xef\xbb\xbf").startswith(b"---")
    except OSError:
        return False


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
