"""Writing answers: data on standard output, all else on standard error."""

import os
import sys
from collections.abc import Callable
from typing import Any

from tracker.cli.options import Format
from tracker.rendering.harmless import as_json, harmless


def emit(
    form: Format,
    *,
    table: Callable[[], Any],
    shape: Callable[[], Any],
    sheet: Callable[[Any], str],
) -> None:
    """Write an answer: `table` gives something rich can print, `shape` JSON, `sheet` CSV of it."""
    match form:
        case Format.TABLE:
            show(table())
        case Format.JSON:
            print(as_json(shape()))
        case Format.CSV:
            sys.stdout.write(sheet(shape()))
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


def note(text: str) -> None:
    """Say something beside the data, on standard error."""
    print(harmless(text), file=sys.stderr)


def _width() -> int | None:
    """Return the width to lay out for: that of the terminal, or COLUMNS, or 80 in a pipe."""
    if sys.stdout.isatty() or os.environ.get("COLUMNS", "").isdecimal():
        return None
    return 80
