"""Two sides, timed in turn: the product, and what it is measured by."""

import gc
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WARM_UP = 1

Side = Callable[[], object]
"""What is timed, from its call to its end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two sides, and the ratio of their times that is aimed at."""

    name: str
    ours: Side
    floor_name: str
    floor: Side
    mark: float
    before: Side = lambda: None
    """What makes ready for each run of either side, and is not timed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a suite runs: a kind of database, and how large its logs become."""

    kind: str
    """`SQLite` or `PostgreSQL`."""
    events: int
    fresh: Callable[[], str]
    """Makes a new database, without tables if it is SQLite, and returns its path or URL."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """The medians of both sides in seconds, and their ratio."""

    pair: Pair
    ours: float
    floor: float

    @property
    def ratio(self) -> float:
        return self.ours / self.floor

    def line(self) -> str:
        """Write the result as a row of a table in Markdown."""
        within = "" if self.ratio <= self.pair.mark else " **over**"
        return (
            f"| {self.pair.name} | {self.ours * 1000:.1f} ms | {self.pair.floor_name} "
            f"| {self.floor * 1000:.1f} ms | {self.ratio:.2f} | {self.pair.mark:.2f}{within} |"
        )


HEADER = "| this | takes | beside | takes | ratio | mark |\n| --- | --- | --- | --- | --- | --- |"


def measured(pair: Pair, rounds: int) -> Measured:
    """Time both sides in turn, A B A B, after rounds that are not counted."""
    seen: tuple[list[float], list[float]] = ([], [])
    for number in range(WARM_UP + rounds):
        for side, times in zip((pair.ours, pair.floor), seen, strict=True):
            pair.before()
            gc.collect()
            begun = time.perf_counter()
            side()
            if number >= WARM_UP:
                times.append(time.perf_counter() - begun)
    return Measured(pair=pair, ours=statistics.median(seen[0]), floor=statistics.median(seen[1]))


def process(command: Sequence[str]) -> Side:
    """Return a side that is a process of its own; one that fails ends the run."""

    def run() -> None:
        done = subprocess.run(command, cwd=ROOT, env=environment(), capture_output=True, text=True)
        if done.returncode != 0:
            sys.exit(f"status {done.returncode} from {' '.join(command)}\n{done.stderr}")

    return run


def environment() -> dict[str, str]:
    """Ours, without what would make either side slower or answer from another database."""
    without = {"PYTHONDONTWRITEBYTECODE", "PYTHONPROFILEIMPORTTIME", "TRACKER_DB"}
    return {name: value for name, value in os.environ.items() if name not in without}


def tracker(*arguments: str) -> list[str]:
    """The installed console script beside this Python, as a user starts it."""
    return [str(Path(sys.executable).with_name("tracker")), *arguments]
