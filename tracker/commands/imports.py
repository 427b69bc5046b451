"""Importing files: read, look up what they name, plan, append; one transaction a file."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, Final

from tracker.commands.ahead import Guess, in_order
from tracker.commands.bulk import AT_ONCE, BulkImport
from tracker.commands.drafting import Asked, Drafting, Repeated, accepted_in
from tracker.commands.holding import held
from tracker.commands.outcomes import FileOutcome, Verdict, refusal
from tracker.commands.refusals import RefusedLines
from tracker.domain.errors import Refused, Usage
from tracker.domain.events import ClaimRecorded, moment
from tracker.importing.articles import Given
from tracker.importing.bulk import Line, bulk_of, names_others
from tracker.importing.files import unreadable
from tracker.importing.plan import plan, wants
from tracker.importing.reading import Fault, ReadArticle, Reading
from tracker.importing.sniffing import ARTICLES, BULK, Kind
from tracker.importing.sources import Found, Source, find, opened, read
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

Progress = Callable[[str, int, int, int], None]
"""Takes the name of a bulk file, the bytes that are read, all its bytes, and its claims so far."""


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
    stdin: bytes | None = None,
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
    found = find(paths, stdin=stdin, leaving_out=leaving_out)
    if refused is not None and [each.kind in BULK for each in found.files] != [True]:
        raise Usage(
            f"--refused is for one bulk file, and {len(found.files)} files are named",
            "name one .jsonl or .csv file",
        )
    do = _tried if dry_run else _recorded
    how = _How(
        now=now,
        recorded_by=recorded_by,
        amend=amend,
        given=given,
        drafting=drafting or Drafting(),
        local=local,
        refused=refused,
        progress=progress,
        dry_run=dry_run,
    )
    outcomes = do(target, found, how, wait)
    return Imported(
        outcomes=outcomes,
        passed_over=found.passed_over,
        files=len(found.files),
        articles=sum(each.kind in ARTICLES for each in found.files),
        paths={each.name: each.path for each in found.files if each.path is not None},
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _How:
    """How an import goes about it."""

    now: Callable[[], datetime]
    recorded_by: str
    amend: bool
    given: Given
    drafting: Drafting
    local: bool
    refused: Path | None
    progress: Progress
    dry_run: bool


def _recorded(target: str, found: Found, how: _How, wait: float) -> Iterator[FileOutcome]:
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
    how: _How,
    guess: Guess | None,
) -> FileOutcome:
    """Record one file in a transaction of its own; `reading` is None for bulk."""
    if reading is None:
        with store.transaction(engine, target) as connection:
            return _bulk(connection, source, how)
    asked = how.drafting.asked(engine, target, reading, amend=how.amend)
    with store.transaction(engine, target) as connection:
        return _file(connection, source, reading, how, asked, guess)


def _tried(target: str, found: Found, how: _How, wait: float) -> Iterator[FileOutcome]:
    """Do all that an import does within one transaction, and take it back."""
    opened = open_scratch() if is_empty(target) else open_writer(target, create=False, wait=wait)
    with disposing(opened) as engine, _taken_back(engine, target) as connection:
        for source in found.files:
            if source.kind in BULK and source.fault is None:
                yield _apart(source, partial(_bulk, connection, source, how))
                continue
            reading = _read(source, how)
            yield _apart(source, partial(_file, connection, source, reading, how, Asked()))


def _read(source: Source, how: _How) -> Reading:
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
    how: _How,
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


def _bulk(connection: Any, source: Source, how: _How) -> FileOutcome:
    """Record what a bulk file says, a part of its lines at a time, or nothing of it."""
    is_csv = source.kind is Kind.CSV
    try:
        with opened(source) as (stream, size), _undone_alone(connection, how) as undo:
            at_once = None if names_others(stream, is_csv=is_csv) else AT_ONCE
            stream.seek(0)
            bulk = bulk_of(stream, is_csv=is_csv)
            keeps = how.refused is not None and not how.dry_run
            refuse = RefusedLines(how.refused, bulk) if how.refused and keeps else None
            run = BulkImport(
                connection,
                recorded_at=moment(how.now()),
                recorded_by=how.recorded_by,
                amend=how.amend,
                drafting=how.drafting if how.drafting.accept else None,
                refuse=refuse or (_passed_over if how.refused else None),
            )
            try:
                tally = run.run(
                    bulk,
                    at_once=at_once,
                    told=lambda claims: how.progress(source.name, stream.tell(), size, claims),
                )
            except BaseException:
                if refuse is not None:
                    refuse.discard()
                raise
            faults = tally.all_faults()
            is_refused = bool(tally.broken or (faults and how.refused is None))
            if refuse is not None:
                refuse.discard() if is_refused else refuse.close()
            if is_refused:
                undo()
    except OSError as problem:
        return refusal(source.name, (unreadable(problem),), 1)
    if is_refused:
        return refusal(source.name, faults, max(tally.claims, 1), article=tally.article)
    verdict: Verdict = "new" if tally.events else "known" if tally.known else "refused"
    return FileOutcome(
        file=source.name,
        verdict="known" if not tally.claims else verdict,
        new=tally.new,
        known=tally.known,
        refused=tally.refused,
        events=tally.events,
        faults=faults,
        article=tally.article,
        drafts=tally.drafts,
        accepted=tally.accepted,
    )


@contextmanager
def _undone_alone(connection: Any, how: _How) -> Iterator[Callable[[], None]]:
    """Give what takes back a file: the transaction is its own, but in a dry run, which is one."""
    if not how.dry_run:
        try:
            yield connection.rollback
        except OSError:  # which becomes an outcome: the transaction would end well
            connection.rollback()
            raise
        return
    # a savepoint keeps what every page was before: not for a million lines that are to stay
    with connection.begin_nested() as nested:
        yield nested.rollback


def _passed_over(_line: Line, _faults: Sequence[Fault]) -> None:
    """Stand for the file of refused lines in a dry run."""


def _hold(connection: Any, text: str, at: str, by: str) -> bool:
    """Hold the text of an article; say whether it is new. What was withheld stays out."""
    try:
        return texts.add(connection, text.encode(), at=at, by=by)
    except Refused:
        return False
