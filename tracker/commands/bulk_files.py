"""One bulk file, from its bytes to what became of it: one transaction, or nothing of it."""

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import replace
from typing import Any

from tracker.commands.bulk import AT_ONCE, BulkImport
from tracker.commands.how import How
from tracker.commands.outcomes import FileOutcome, Verdict, refusal
from tracker.commands.refusals import RefusedLines
from tracker.domain.events import moment
from tracker.importing.bulk import bulk_of
from tracker.importing.files import unreadable
from tracker.importing.lines import Line, names_others
from tracker.importing.reading import Fault
from tracker.importing.sniffing import Kind
from tracker.importing.sources import Source, opened
from tracker.log import store


def record_bulk(engine: Any, target: str, source: Source, how: How) -> FileOutcome:
    """Record a bulk file in a transaction of its own.

    What is refused of it is on the disk before the transaction ends, and has its name thereafter.
    """
    with nullcontext() if how.refused is None else RefusedLines(how.refused) as refused:
        with store.transaction(engine, target) as connection:
            outcome, stands = _taken_in(connection, source, how, refused)
            if not stands:
                connection.rollback()
            elif refused is not None:
                refused.finish()
        return replace(outcome, aside=refused.keep() if refused is not None and stands else None)


def try_bulk(connection: Any, source: Source, how: How) -> FileOutcome:
    """Do the same within the transaction of a dry run, which goes on after a file that is refused.

    Nothing is written beside the log either.
    """
    # a savepoint keeps what every page was before: not for a million lines that are to stay
    with connection.begin_nested() as nested:
        outcome, stands = _taken_in(connection, source, how, None)
        if not stands:
            nested.rollback()
    return outcome


def _taken_in(
    connection: Any, source: Source, how: How, refused: RefusedLines | None
) -> tuple[FileOutcome, bool]:
    """Append what a file says; return the outcome, and whether what was appended is to stand."""
    is_csv = source.kind is Kind.CSV
    try:
        with opened(source) as (stream, size):
            at_once = None if names_others(stream, is_csv=is_csv) else AT_ONCE
            stream.seek(0)
            bulk = bulk_of(stream, is_csv=is_csv)
            if refused is not None:
                refused.columns = lambda: bulk.header
            run = BulkImport(
                connection,
                recorded_at=moment(how.now()),
                recorded_by=how.recorded_by,
                amend=how.amend,
                drafting=how.drafting if how.drafting.accept else None,
                refuse=refused or (_passed_over if how.refused else None),
            )
            tally = run.run(
                bulk,
                at_once=at_once,
                told=lambda claims: how.progress(source.name, stream.tell(), size, claims),
            )
    except OSError as problem:
        return refusal(source.name, (unreadable(problem),), 1), False
    faults = tally.all_faults()
    if tally.broken or (faults and how.refused is None):
        return refusal(source.name, faults, max(tally.claims, 1), article=tally.article), False
    verdict: Verdict = "new" if tally.events else "known" if tally.known else "refused"
    outcome = FileOutcome(
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
    return outcome, True


def _passed_over(_line: Line, _faults: Sequence[Fault]) -> None:
    """Stand for the file of refused lines in a dry run."""
