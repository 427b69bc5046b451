"""The one place that maps errors to exit statuses and words (section 8 of the design)."""

import errno
import os
import sys
import traceback
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from tracker.cli.app import app
from tracker.domain.errors import TrackerError
from tracker.rendering.harmless import harmless

USAGE = 2
OURS = 70


def run() -> NoReturn:
    """Run the command line and exit with its status."""
    if sys.stderr is None:  # print would write to standard output in its place
        sys.stderr = Path(os.devnull).open("w")  # noqa: SIM115
    if sys.stdout is None:
        _complain("standard output is closed", "send it to a file, or to /dev/null")
        sys.exit(USAGE)
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError):  # a stream may be closed, or no text stream
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    try:
        app()
    except TrackerError as problem:
        _complain(str(problem), problem.hint)
        sys.exit(problem.status)
    except MemoryError:
        _complain("out of memory", "")
        sys.exit(OURS)
    except Exception as problem:
        if os.environ.get("TRACKER_DEBUG"):
            traceback.print_exc()
        if isinstance(problem, OSError) and problem.errno in (errno.ENOSPC, errno.EIO):
            _complain(f"the output cannot be written: {problem.strerror}", "")
        else:
            _complain(
                f"an error of ours: {type(problem).__name__}: {problem}",
                "TRACKER_DEBUG=1 shows where it happened",
            )
        sys.exit(OURS)
    sys.exit(0)


def _complain(message: str, hint: str) -> None:
    print(f"tracker: {harmless(message)}", file=sys.stderr)
    if hint:
        print(f"  {harmless(hint)}", file=sys.stderr)
