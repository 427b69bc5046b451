"""The one place that maps errors to exit statuses and words (section 8 of the design)."""

import os
import sys
import traceback
from contextlib import suppress
from typing import NoReturn

from tracker.cli.app import app
from tracker.domain.errors import TrackerError
from tracker.rendering.harmless import harmless

OURS = 70
CUT_PIPE = 141


def run() -> NoReturn:
    """Run the command line and exit with its status."""
    try:
        app()
    except TrackerError as problem:
        _complain(str(problem), problem.hint)
        sys.exit(problem.status)
    except BrokenPipeError:
        # whoever read our output has gone; keep the interpreter from complaining at exit
        with suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(CUT_PIPE)
    except KeyboardInterrupt:
        _complain("interrupted", "what was reported as recorded is recorded; nothing else is")
        sys.exit(130)
    except MemoryError:
        _complain("out of memory", "nothing of the file at hand was written")
        sys.exit(OURS)
    except Exception as problem:
        if os.environ.get("TRACKER_DEBUG"):
            traceback.print_exc()
        _complain(
            f"an error of ours: {type(problem).__name__}: {problem}",
            "nothing of the file at hand was written; TRACKER_DEBUG=1 shows where it happened",
        )
        sys.exit(OURS)
    sys.exit(0)


def _complain(message: str, hint: str) -> None:
    print(f"tracker: {harmless(message)}", file=sys.stderr)
    if hint:
        print(f"  {harmless(hint)}", file=sys.stderr)
