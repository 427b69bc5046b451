"""`make bench`: what the product costs beside the least that it could cost. Prints, never asserts.

    make bench ARGS='questions --events 100000'

A suite is a module beside this one with a function `pairs`, which takes a `Place` and yields
`Pair`s. Their two sides run in turn, A B A B, and the medians and their ratio are printed, as a row
of a table in Markdown. PostgreSQL is the server that the tests start, or TEST_DATABASE_URL.
"""

import argparse
import gc
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent.parent / "tests"))

import committing
import questions
import reading
import starting
import writing
from pairs import HEADER, Pair, Place, measured

SUITES: dict[str, Callable[[Place], Iterator[Pair]]] = {
    "starting": starting.pairs,
    "questions": questions.pairs,
    "writing": writing.pairs,
    "reading": reading.pairs,
    "committing": committing.pairs,
}


def postgres(stack: ExitStack) -> Callable[[], str]:
    """Start a server that ends with the stack; return what makes an empty log on it."""
    from servers import running

    return stack.enter_context(running()).log


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("suites", nargs="*", metavar="SUITE", help=f"of {', '.join(SUITES)}; all")
    parser.add_argument("--rounds", type=int, default=7, help="at least 5 (default: 7)")
    parser.add_argument("--events", type=int, default=200_000, help="in the largest log")
    parser.add_argument("--sqlite", action="store_true", help="SQLite alone")
    asked = parser.parse_args()
    if unknown := set(asked.suites) - SUITES.keys():
        parser.error(f"no suite {', '.join(sorted(unknown))}; there are {', '.join(SUITES)}")
    gc.set_threshold(100_000, 50, 100)  # as the command line has it
    machine = (
        f"{os.cpu_count()} cores, Python {platform.python_version()}, {datetime.now(UTC):%Y-%m-%d}"
    )
    print(f"Medians of {max(5, asked.rounds)} rounds, in turn; {machine}\n\n{HEADER}")
    with ExitStack() as stack:
        numbers = count()
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        made: dict[str, Callable[[], str]] = {"SQLite": lambda: str(folder / f"{next(numbers)}.db")}
        if not asked.sqlite and asked.suites != ["starting"]:
            made["PostgreSQL"] = postgres(stack)
        for suite in asked.suites or SUITES:
            for kind, fresh in made.items():
                place = Place(kind=kind, events=asked.events, fresh=fresh)
                for pair in SUITES[suite](place):
                    print(measured(pair, max(5, asked.rounds)).line(), flush=True)


if __name__ == "__main__":
    main()
