"""Writing answers: data on standard output, all else on standard error."""

import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from tracker.cli.options import Format
from tracker.rendering.harmless import as_json, harmless

if TYPE_CHECKING:
    from tracker.queries.log import Log

_MODULES: Final = {Format.TABLE: "tables", Format.JSON: "shapes", Format.CSV: "sheets"}


def emit(form: Format, answer: str, view: object) -> None:
    """Write an answer in a form.

    `answer` names the function that renders it in `tables` (or `audits`), `shapes` and `sheets`;
    only what the form needs is imported.
    """
    rendering = import_module(f"tracker.rendering.{_MODULES[form]}")
    if form is Format.TABLE:
        if answer.startswith("audit_"):
            rendering = import_module("tracker.rendering.audits")
        show(getattr(rendering, answer)(view))
        return
    shape = getattr(import_module("tracker.rendering.shapes"), answer)(view)
    if form is Format.JSON:
        print(as_json(shape))
    else:
        sys.stdout.write(getattr(rendering, answer)(shape))
    sys.stdout.flush()


def show(renderable: Any) -> None:
    """Print a table or text for a person, in the width and with the colours that there are."""
    from rich.console import Console

    console = Console(highlight=False, markup=False, emoji=False, width=_width())
    if console.is_terminal:
        console.print(renderable)
        return
    with console.capture() as captured:
        console.print(renderable)
    for line in captured.get().splitlines():
        print(line.rstrip())


def tell_waiting(log: "Log") -> None:
    """Say on standard error how many drafts wait for the accords that were read."""
    if log.with_drafts:
        return
    for slug, number in log.waiting.items():
        if number:
            drafts, wait = ("draft", "waits") if number == 1 else ("drafts", "wait")
            note(f"{number} {drafts} {wait} for {slug}: tracker drafts --accord {slug}")


def tell_fault(file: str, line: int | None, message: str, hint: str) -> None:
    """Say on standard error what is wrong with a file, where, and what would be right."""
    where = file if line is None else f"{file}:{line}"
    note(": ".join(part for part in (where, message, hint) if part))


def note(text: str) -> None:
    """Say something beside the data, on standard error."""
    print(harmless(text), file=sys.stderr)


def _width() -> int | None:
    """Return the width to lay out for: that of the terminal, or COLUMNS, or 80 in a pipe."""
    if sys.stdout.isatty() or os.environ.get("COLUMNS", "").isdecimal():
        return None
    return 80
