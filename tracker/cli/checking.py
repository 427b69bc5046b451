"""Assertions: check."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from tracker.cli.options import Format, Output
from tracker.cli.output import note, show, tell_fault
from tracker.rendering.harmless import as_json
from tracker.settings import database

FAILED = 1
REFUSED = 5


def check(
    context: typer.Context,
    paths: Annotated[list[Path], typer.Argument(metavar="FILE", help="Files of assertions, or -.")],
    form: Output = Format.TABLE,
) -> None:
    """Check that the log gives the answers that files assert.

    A line such as: 2021-02-01 abraham-accords signatory = AE BH MA SD. What does not hold is shown
    with file and line, what differs, and the claims behind it; then the exit status is 1, and 5
    where a line cannot be read.

    Example: tracker check seeds/abraham-accords/answers.check
    """
    from tracker.queries.assertions import check as checked
    from tracker.queries.log import open_log
    from tracker.rendering import checks, sheets

    stdin = sys.stdin.buffer.read() if Path("-") in paths and sys.stdin else None
    with open_log(database(context.obj)) as log:
        found = checked(log, paths, stdin=stdin)
    failures = [
        (each.file, each.assertion.line, each.assertion.text, each.problem)
        for each in found.failures
    ]
    differing = [
        [(each.difference, each.claims) for each in failure.differing] for failure in found.failures
    ]
    shapes = [checks.shape(*told, seen) for told, seen in zip(failures, differing, strict=True)]
    match form:
        case Format.JSON:
            print(as_json(shapes))
        case Format.CSV:
            print(sheets.as_csv(checks.COLUMNS, checks.flat(shapes)), end="")
        case Format.TABLE:
            for (file, line, text, problem), seen in zip(failures, differing, strict=True):
                show(checks.failure(f"{file}:{line}", text, problem, seen))
    for file, fault in found.faults:
        tell_fault(file, fault.line, fault.message, fault.hint)
    faulty = f", {len(found.faults)} cannot be read" if found.faults else ""
    note(f"{found.held} hold, {len(found.failures) or 'none'} failed{faulty}")
    if found.faults:
        raise typer.Exit(REFUSED)
    raise typer.Exit(FAILED if found.failures else 0)
