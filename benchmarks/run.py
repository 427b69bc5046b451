"""`make bench`: what a command costs beside the least that it could cost. Prints, never asserts.

Each comparison is a pair of command lines. They run in turn, whole processes, in the order
A B A B, after rounds that are not counted; the medians of both and their ratio are printed.
To add one, write a function that takes an empty folder and gives a `Comparison`, and name it
in `COMPARISONS`.
"""

import argparse
import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WARM_UP = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two command lines, and the ratio of their times that is aimed at."""

    name: str
    ours: Sequence[str]
    floor_name: str
    floor: Sequence[str]
    mark: float


def tracker(*arguments: str) -> list[str]:
    """The installed console script beside this Python, as a user starts it."""
    return [str(Path(sys.executable).with_name("tracker")), *arguments]


def environment() -> dict[str, str]:
    """Ours, without what would make either side slower or answer from another database."""
    without = {"PYTHONDONTWRITEBYTECODE", "PYTHONPROFILEIMPORTTIME", "TRACKER_DB"}
    return {name: value for name, value in os.environ.items() if name not in without}


def run(command: Sequence[str]) -> float:
    """Seconds of wall time from start to end; a command that fails ends the run."""
    start = time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, env=environment(), capture_output=True, text=True)
    seconds = time.perf_counter() - start
    if done.returncode != 0:
        sys.exit(f"status {done.returncode} from {' '.join(command)}\n{done.stderr}")
    return seconds


def members(folder: Path) -> Comparison:
    """`tracker members` on the seeds, beside the libraries and one SELECT."""
    seeded = str(folder / "seeds.db")
    run(tracker("--db", seeded, "import", "seeds/"))

    plain = folder / "plain.db"
    connection = sqlite3.connect(plain)
    connection.execute("CREATE TABLE events (position INTEGER PRIMARY KEY, payload TEXT)")
    connection.execute("INSERT INTO events VALUES (1, '{}')")
    connection.commit()
    connection.close()
    select = (
        "import sys, typer, sqlalchemy\n"
        "engine = sqlalchemy.create_engine('sqlite:///' + sys.argv[1])\n"
        "with engine.connect() as connection:\n"
        "    query = sqlalchemy.text('SELECT payload FROM events')\n"
        "    print(connection.execute(query).all())\n"
    )
    return Comparison(
        name="tracker members --on 2025-11-08",
        ours=tracker("--db", seeded, "members", "--on", "2025-11-08"),
        floor_name="import typer, sqlalchemy; one SELECT",
        floor=[sys.executable, "-c", select, str(plain)],
        mark=1.6,
    )


COMPARISONS: Sequence[Callable[[Path], Comparison]] = (members,)


def measure(comparison: Comparison, rounds: int) -> None:
    for _ in range(WARM_UP):
        run(comparison.ours)
        run(comparison.floor)
    ours: list[float] = []
    floor: list[float] = []
    for _ in range(rounds):
        ours.append(run(comparison.ours))
        floor.append(run(comparison.floor))
    ratio = statistics.median(ours) / statistics.median(floor)
    verdict = "within" if ratio <= comparison.mark else "OVER"
    width = max(len(comparison.name), len(comparison.floor_name))
    for name, times in ((comparison.name, ours), (comparison.floor_name, floor)):
        print(
            f"{name:{width}}  {statistics.median(times) * 1000:7.1f} ms"
            f"  ({min(times) * 1000:.1f} to {max(times) * 1000:.1f})"
        )
    print(f"{'ratio':{width}}  {ratio:7.2f}     ({verdict} the mark of {comparison.mark})")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=15, help="at least 7 (default: 15)")
    rounds = max(7, parser.parse_args().rounds)
    for prepare in COMPARISONS:
        with tempfile.TemporaryDirectory() as folder:
            comparison = prepare(Path(folder))
            print(f"Medians of {rounds} rounds, in turn")
            measure(comparison, rounds)


if __name__ == "__main__":
    main()
