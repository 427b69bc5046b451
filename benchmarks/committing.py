"""Commits a second: one claim a transaction, by one writer and by several at once."""

import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import islice

from logs import bodies
from pairs import Pair, Place, Side, environment

from tracker.domain.events import Body, ClaimRecorded
from tracker.log import store
from tracker.log.engine import disposing, open_writer

COMMITS = 400
WRITERS = (2, 4, 8)
AT = "2026-01-01T00:00:00.000000Z"


def pairs(place: Place) -> Iterator[Pair]:
    """Yield so many commits by several processes, beside the same by one."""
    for writers in WRITERS:
        yield Pair(
            name=f"{place.kind}: {COMMITS} commits by {writers} writers",
            ours=committing(place, writers),
            floor_name="by one",
            floor=committing(place, 1),
            mark=1.5,
        )


def committing(place: Place, writers: int) -> Side:
    """Return so many commits, shared among processes that begin together."""

    def run() -> None:
        target = place.fresh()
        with disposing(open_writer(target, create=True)):
            pass
        command = [sys.executable, __file__, target, str(COMMITS // writers)]
        begin = time.time() + 1.0
        started = [
            subprocess.Popen([*command, str(begin), str(number)], env=environment())
            for number in range(writers)
        ]
        assert [each.wait() for each in started] == [0] * writers

    return run


def commit(target: str, count: int, begin: float, seed: int) -> None:
    """Commit so many claims one by one, from a moment on."""
    told = (each for each in bodies(100_000, 100, seed) if isinstance(each, ClaimRecorded))
    claims: list[Body] = list(islice(told, count))
    with disposing(open_writer(target, create=False, wait=120)) as engine:
        time.sleep(max(0.0, begin - time.time()))
        begun = time.perf_counter()
        for each in claims:
            with store.transaction(engine, target) as connection:
                store.append(connection, [each], recorded_at=AT, recorded_by="bench")
        taken = time.perf_counter() - begun
    print(f"writer {seed}: {count / taken:.0f} commits a second", file=sys.stderr)


if __name__ == "__main__":
    commit(sys.argv[1], int(sys.argv[2]), float(sys.argv[3]), int(sys.argv[4]))
