"""Importing files: read, look up what they name, plan, append; one transaction a file."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO, Final

from tracker.commands.ahead import Guess, in_order
from tracker.commands.bulk_files import record_bulk, try_bulk
from tracker.commands.drafting import Asked, Drafting, Repeated, accepted_in
from tracker.commands.holding import held
from tracker.commands.how import How, Progress
from tracker.commands.outcomes import FileOutcome, refusal
from tracker.commands.refusals import require_new, require_suffix
from tracker.domain.errors import Refused, Usage
from tracker.domain.events import ClaimRecorded, moment
from tracker.importing.articles import Given
from tracker.importing.held import wants
from tracker.importing.plan import plan
from tracker.importing.reading import ReadArticle, Reading
from tracker.importing.sniffing import ARTICLES, BULK, Kind
from tracker.importing.sources import Found, Source, find, read
from tracker.importing.unforeseen import is_of_one_file, ours
from tracker.log import store, texts
from tracker.log.engine import (
    WAIT_SECONDS,
    disposing,
    is_empty,
    open_scratch,
    open_writer,
)

_NOTHING: Final = Given()


def _silent(_name: str, _read: int, _size: int, _claims: int) -> None:
    """Say nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """An import under way: the files are read and recorded while the outcomes are asked for."""

    outcomes: Iterator[FileOutcome]
    passed_over: tuple[str, ...]
    """Files in folders that are of no kind that is read."""
    files: int
    """How many outcomes there will be."""
    articles: int
    """How many of the files are articles as they come."""
    paths: Mapping[str, Path]
    """The files by the names that outcomes have; standard input and addresses are not there."""


def import_files(
    target: str,
    paths: Sequence[str],
    *,
    now: Callable[[], datetime],
    recorded_by: str,
    amend: bool = False,
    dry_run: bool = False,
    wait: float = WAIT_SECONDS,
) -> list[FileOutcome]:
    """Record what files and folders claim, and return what became of each file.

    Raises `DatabaseUnusable`; what is wrong with a file is in its outcome.
    """
    imported = start_import(
        target,
        paths,
        now=now,
        recorded_by=recorded_by,
        amend=amend,
        dry_run=dry_run,
        wait=wait,
    )
    return list(imported.outcomes)


def start_import(
    target: str,
    paths: Sequence[str],
    *,
    now: Callable[[], datetime],
    recorded_by: str,
    amend: bool = False,
    dry_run: bool = False,
    stdin: BinaryIO | None = None,
    wait: float = WAIT_SECONDS,
    given: Given = _NOTHING,
    drafting: Drafting | None = None,
    local: bool = False,
    leaving_out: Path | None = None,
    refused: Path | None = None,
    progress: Progress = _silent,
) -> Imported:
    """Record what files and folders claim, in a SQLite database that is made where it is missing.

    Each file is one transaction: recorded whole once its outcome is yielded, or not at all. `wait`
    is in seconds, for the lock of another writer. `given` is said of articles, `drafting` how their
    claims are drafted; `local` lets addresses lead into the local network; the folder `leaving_out`
    is not read. `refused` is a file for the faulty lines of the one bulk file that is named, whose
    other lines are recorded all the same. `progress` is told how far a bulk file is.

    Raises `DatabaseUnusable`, or `Usage` for what does not go together; what is wrong with a file
    is in its outcome.
    """
    if dry_run and drafting is not None and drafting.model is not None:
        raise Usage(
            "a language model is not asked in a dry run, which holds up all other writers",
            "leave out one of the two",
        )
    if refused is not None:
        require_new(refused)
    found = find(paths, stdin=stdin, leaving_out=leaving_out)
    if refused is not None and not (len(found.files) == 1 and found.files[0].fault):
        require_suffix(refused, _of_one_bulk_file(found.files))
    do = _tried if dry_run else _recorded
    how = How(
        now=now,
        recorded_by=recorded_by,
        amend=amend,
        given=given,
        drafting=drafting or Drafting(),
        local=local,
        refused=refused,
        progress=progress,
    )
    outcomes = do(target, found, how, wait)
    return Imported(
        outcomes=outcomes,
        passed_over=found.passed_over,
        files=len(found.files),
        articles=sum(each.kind in ARTICLES for each in found.files),
        paths={each.name: each.path for each in found.files if each.path is not None},
    )


def _of_one_bulk_file(files: Sequence[Source]) -> Kind:
    """Return of which kind the one bulk file is that is named. Raises `Usage`."""
    if [each.kind in BULK for each in files] != [True]:
        number = "1 of another kind is" if len(files) == 1 else f"{len(files)} files are"
        raise Usage(
            f"--refused is for one bulk file, and {number} named", "name one .jsonl or .csv file"
        )
    return files[0].kind


def _recorded(target: str, found: Found, how: How, wait: float) -> Iterator[FileOutcome]:
    with disposing(open_writer(target, create=True, wait=wait)) as engine:
        coming = in_order(
            found.files,
            read=lambda source: _read(source, how),
            accords=lambda: how.drafting.accords(engine, target),
            jobs=how.drafting.jobs if how.drafting.is_pure else 1,
        )
        with closing(coming):
            for source, reading, guess in coming:
                yield _apart(source, partial(_one, engine, target, source, reading, how, guess))


def _one(
    engine: Any,
    target: str,
    source: Source,
    reading: Reading | None,
    how: How,
    guess: Guess | None,
) -> FileOutcome:
    """Record one file in a transaction of its own; `reading` is None for bulk."""
    if reading is None:
        return record_bulk(engine, target, source, how)
    asked = how.drafting.asked(engine, target, reading, amend=how.amend)
    with store.transaction(engine, target) as connection:
        return _file(connection, source, reading, how, asked, guess)


def _tried(target: str, found: Found, how: How, wait: float) -> Iterator[FileOutcome]:
    """Do all that an import does within one transaction, and take it back."""
    opened = open_scratch() if is_empty(target) else open_writer(target, create=False, wait=wait)
    with disposing(opened) as engine, _taken_back(engine, target) as connection:
        for source in found.files:
            if source.kind in BULK and source.fault is None:
                yield _apart(source, partial(try_bulk, connection, source, how))
                continue
            reading = _read(source, how)
            yield _apart(source, partial(_file, connection, source, reading, how, Asked()))


def _read(source: Source, how: How) -> Reading:
    try:
        return read(source, given=how.given, local=how.local)
    except Exception as problem:
        if not is_of_one_file(problem):
            raise
        return Reading(faults=(ours(problem),))


def _apart(source: Source, record: Callable[[], FileOutcome]) -> FileOutcome:
    """Record one file, in a way that takes back what an exception leaves half done."""
    try:
        return record()
    except Exception as problem:
        if not is_of_one_file(problem):
            raise
        return refusal(source.name, (ours(problem),), 1)


@contextmanager
def _taken_back(engine: Any, target: str) -> Iterator[Any]:
    with store.transaction(engine, target) as connection:
        yield connection
        connection.rollback()


def _file(
    connection: Any,
    source: Source,
    reading: Reading,
    how: How,
    asked: Asked,
    guess: Guess | None = None,
) -> FileOutcome:
    """Plan and append what one file says, and hold its text if it is an article."""
    text, repeated = reading.text, Repeated()
    if text is not None and not reading.faults:
        reading, repeated = how.drafting.reading(connection, reading, asked, guess, amend=how.amend)
    found = held(connection, wants(reading), text)
    planned = plan(reading, found, amend=how.amend)
    bodies = how.drafting.accepted(connection, planned, reading.items, found, repeated)
    article = next(
        (item.article.id for item in reading.items if isinstance(item, ReadArticle)), None
    )
    if planned.faults:
        return refusal(source.name, planned.faults, max(reading.claims, 1), article)
    at = moment(how.now())
    store.append(connection, bodies, recorded_at=at, recorded_by=how.recorded_by)
    brought = text is not None and _hold(connection, text, at, how.recorded_by)
    waiting = [each for each in bodies if isinstance(each, ClaimRecorded) and each.claim.is_draft]
    return FileOutcome(
        file=source.name,
        verdict="new" if bodies or brought else "known",
        new=planned.new,
        known=planned.known + repeated.number,
        refused=0,
        events=len(bodies),
        faults=(),
        article=article,
        amended=article in found.articles,
        drafts=0 if how.drafting.accept else len(waiting),
        accepted=accepted_in(bodies),
        left_out=asked.left_out,
        remarks=(*(reading.remarks if bodies else ()), *planned.remarks),
    )


def _hold(connection: Any, text: str, at: str, by: str) -> bool:
    """Hold the text of an article; say whether it is new. What was withheld stays out."""
    try:
        return texts.add(connection, text.encode(), at=at, by=by)
    except Refused:
        return False
