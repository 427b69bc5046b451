"""`verify` beside reading and decoding the same events: time as a ratio, and peak memory.

    python benchmarks/verify.py [EVENTS]

Each side runs in a process of its own, in turn, five times; the medians are compared.
"""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = 5
CLAIMS_AN_ARTICLE = 5


def make(db: str, events: int) -> None:
    """Write a log of about so many events: articles of five claims each, with quotes."""
    from tracker.domain.acts import Act
    from tracker.domain.claims import Accord, Article, Claim, Quote
    from tracker.domain.days import When
    from tracker.domain.events import AccordDefined, ArticleRecorded, Body, ClaimRecorded
    from tracker.log import store
    from tracker.log.engine import disposing, open_writer

    bodies: list[Body] = [AccordDefined(accord=Accord(slug="a", name="A"))]
    for number in range(events // (CLAIMS_AN_ARTICLE + 1)):
        article = Article(
            outlet=f"Wire {number % 50}",
            title=f"Title {number}",
            published=When.parse(f"20{number % 25:02}-05-06"),
        )
        bodies.append(ArticleRecorded(article=article))
        for each in range(CLAIMS_AN_ARTICLE):
            claim = Claim(
                article=article.id,
                accord="a",
                party=f"p-{(number + each) % 190}",
                act=Act.SIGNED,
                when=When.parse(f"20{number % 25:02}-0{1 + each}"),
                asserter="a spokesperson of the ministry",
                quote=Quote(words=f"has signed the accord, as statement {number} says", at=each),
            )
            bodies.append(ClaimRecorded(claim=claim))
    with disposing(open_writer(db, create=True)) as engine, store.transaction(engine) as writing:
        for begin in range(0, len(bodies), 5_000):
            store.append(
                writing,
                bodies[begin : begin + 5_000],
                recorded_at="2026-11-22T13:00:00.000000Z",
                recorded_by="bench",
            )


def run(side: str, db: str) -> None:
    """Do one side in this process; print its seconds and its peak memory in MB."""
    from tracker.log import store
    from tracker.queries.log import open_log
    from tracker.queries.verification import verified

    with open_log(db) as log:
        begun = time.perf_counter()
        if side == "verify":
            assert verified(log, None).findings == ()
        else:
            for _ in store.whole(log.connection, upto=log.head):
                pass
        taken = time.perf_counter() - begun
    # not ru_maxrss, which begins with the size of the process that started this one
    status = Path("/proc/self/status").read_text().split("VmHWM:")[1]
    print(json.dumps([taken, int(status.split()[0]) / 1024]))


def measured(events: int) -> dict[str, tuple[float, float]]:
    """Return median seconds and MB of each side, on a log of so many events."""
    with tempfile.TemporaryDirectory() as folder:
        db = str(Path(folder) / "log.db")
        make(db, events)
        sides: dict[str, list[tuple[float, float]]] = {"decode": [], "verify": []}
        for _ in range(ROUNDS):
            for side, seen in sides.items():
                command = [sys.executable, __file__, "--side", side, db]
                done = subprocess.run(command, check=True, capture_output=True, text=True)
                taken, peak = json.loads(done.stdout)
                seen.append((taken, peak))
    return {
        side: (
            statistics.median(taken for taken, _ in seen),
            statistics.median(peak for _, peak in seen),
        )
        for side, seen in sides.items()
    }


def main() -> None:
    if sys.argv[1:2] == ["--side"]:
        run(sys.argv[2], sys.argv[3])
        return
    for events in [int(each) for each in sys.argv[1:]] or [10_000, 100_000]:
        found = measured(events)
        (decode, least), (verify, most) = found["decode"], found["verify"]
        print(
            f"{events} events: verify {verify:.2f} s, {most:.0f} MB; reading and decoding "
            f"{decode:.2f} s, {least:.0f} MB; ratio {verify / decode:.2f}"
        )


if __name__ == "__main__":
    main()
