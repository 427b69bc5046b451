"""Importing files: read, look up what they name, plan, append; one transaction a file."""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from tracker.domain.claims import Accord
from tracker.domain.events import moment
from tracker.importing.plan import Held, HeldClaim, Plan, State, Wants, plan, wants
from tracker.importing.reading import Fault, Reading
from tracker.importing.sources import Found, Source, find, read
from tracker.log import store, texts
from tracker.log.engine import (
    WAIT_SECONDS,
    disposing,
    is_empty,
    open_scratch,
    open_writer,
)
from tracker.projections import standing
from tracker.projections.standing import Standing, stand

Verdict = Literal["new", "known", "refused"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FileOutcome:
    """What became of one file. The counts are of its accords and claims."""

    file: str
    verdict: Verdict
    new: int
    known: int
    refused: int
    """Of a refused file, all that it holds: none of it is recorded."""
    events: int
    """Appended to the log: articles and amendments are among them."""
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """An import under way: the files are read and recorded while the outcomes are asked for."""

    outcomes: Iterator[FileOutcome]
    passed_over: tuple[str, ...]
    """Files in folders that are of no kind that is read."""


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
) -> Imported:
    """Record what files and folders claim, in a SQLite database that is made where it is missing.

    Each file is one transaction: recorded whole once its outcome is yielded, or not at all. `wait`
    is in seconds, for the lock of another writer. Raises `DatabaseUnusable`; what is wrong with a
    file is in its outcome.
    """
    found = find(paths, stdin=stdin)
    do = _tried if dry_run else _recorded
    outcomes = do(target, found, now=now, recorded_by=recorded_by, amend=amend, wait=wait)
    return Imported(outcomes=outcomes, passed_over=found.passed_over)


def _recorded(
    target: str,
    found: Found,
    *,
    now: Callable[[], datetime],
    recorded_by: str,
    amend: bool,
    wait: float,
) -> Iterator[FileOutcome]:
    with disposing(open_writer(target, create=True, wait=wait)) as engine:
        for source in found.files:
            reading = read(source)
            with store.transaction(engine, target) as connection:
                planned = _planned(connection, reading, amend=amend)
                _append(connection, planned, now=now, recorded_by=recorded_by)
            yield _outcome(source, reading, planned)


def _tried(
    target: str,
    found: Found,
    *,
    now: Callable[[], datetime],
    recorded_by: str,
    amend: bool,
    wait: float,
) -> Iterator[FileOutcome]:
    """Do all that an import does within one transaction, and take it back."""
    opened = open_scratch() if is_empty(target) else open_writer(target, create=False, wait=wait)
    with disposing(opened) as engine, _taken_back(engine, target) as connection:
        for source in found.files:
            reading = read(source)
            planned = _planned(connection, reading, amend=amend)
            _append(connection, planned, now=now, recorded_by=recorded_by)
            yield _outcome(source, reading, planned)


@contextmanager
def _taken_back(engine: Any, target: str) -> Iterator[Any]:
    with store.transaction(engine, target) as connection:
        yield connection
        connection.rollback()


def _planned(connection: Any, reading: Reading, *, amend: bool) -> Plan:
    return plan(reading, _held(connection, wants(reading)), amend=amend)


def _append(
    connection: Any, planned: Plan, *, now: Callable[[], datetime], recorded_by: str
) -> None:
    if not planned.faults:
        store.append(connection, planned.bodies, recorded_at=moment(now()), recorded_by=recorded_by)


def _outcome(source: Source, reading: Reading, planned: Plan) -> FileOutcome:
    if planned.faults:
        return FileOutcome(
            file=source.name,
            verdict="refused",
            new=0,
            known=0,
            refused=max(reading.claims, 1),
            events=0,
            faults=planned.faults,
        )
    return FileOutcome(
        file=source.name,
        verdict="new" if planned.bodies else "known",
        new=planned.new,
        known=planned.known,
        refused=0,
        events=len(planned.bodies),
        faults=(),
    )


def _held(connection: Any, wanted: Wants) -> Held:
    """Look up what a plan needs to know."""
    upto = store.head(connection)
    ids = {*wanted.articles, *wanted.claims}
    for prefix in wanted.prefixes:
        ids.update(store.subjects_like(connection, prefix, upto=upto))
    told = stand(store.about(connection, subjects=ids, upto=upto))
    if wanted.refs or wanted.supersedes:
        slices = store.slice_of(connection, accords=wanted.accords, upto=upto)
        told = _together(told, stand(slices))
    return Held(
        accords=_accords(connection, wanted.accords, upto),
        articles={each: held.article for each, held in told.articles.items()},
        claims={
            each: HeldClaim(claim=held.claim, state=_state(held))
            for each, held in told.claims.items()
        },
        refs={
            (held.claim.accord, held.claim.ref): each
            for each, held in told.claims.items()
            if held.claim.ref
        },
        supersedes={
            each: held.claim.supersedes
            for each, held in told.claims.items()
            if held.claim.supersedes
        },
        text_of=lambda sha256: texts.held(connection, sha256),
    )


def _accords(connection: Any, wanted: Collection[str], upto: int) -> dict[str, Accord]:
    """Return the accords that are named; all of them, for a hint, where one is not defined."""
    named = stand(store.accords(connection, upto=upto, slugs=wanted)).accords
    if len(named) == len(wanted):
        return named
    return stand(store.accords(connection, upto=upto)).accords


def _together(one: Standing, other: Standing) -> Standing:
    return Standing(
        accords={**one.accords, **other.accords},
        articles={**one.articles, **other.articles},
        claims={**one.claims, **other.claims},
    )


def _state(held: standing.HeldClaim) -> State:
    if held.retracted:
        return "retracted"
    if held.counts:
        return "counts"
    return "waits" if held.waits else "rejected"
