"""Many writers: positions without gaps, in the order of commits, and nothing recorded twice."""

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from command_line import CommandLine
from servers import Server, behind

from tracker.domain.claims import Accord
from tracker.domain.errors import DatabaseUnusable
from tracker.domain.events import AccordDefined
from tracker.log import store
from tracker.log.engine import disposing, open_writer
from tracker.queries import listings
from tracker.queries.log import open_log

TRACKER = Path(sys.executable).parent / "tracker"
WRITERS, FILES, CLAIMS = 8, 140, 10
"""Processes, files that each of them imports, claims in a file."""
ACCORD = "accord: quiet-sea\nname: Quiet Sea\n"


@pytest.fixture
def tracker(
    database: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> CommandLine:
    return CommandLine(database, tmp_path, monkeypatch, capsys)


def folders(root: Path, writers: int, files: int, claims: int) -> list[Path]:
    """Write a folder for each writer; two neighbours have half of their files the same."""
    made = []
    for writer in range(writers):
        folder = root / f"writer-{writer}"
        folder.mkdir()
        (folder / "accord.yaml").write_text(ACCORD)
        for number in range(files):
            whose = f"pair-{writer // 2}" if number % 2 else f"writer-{writer}"
            lines = [
                json.dumps(
                    {
                        "article": {"outlet": "Wire", "title": f"{whose} {number}"},
                        "accord": "quiet-sea",
                        "act": "signed",
                        "party": f"p-{each}",
                        "locator": f"row {each}",
                    }
                )
                for each in range(claims)
            ]
            (folder / f"{number:03}.jsonl").write_text("\n".join(lines) + "\n")
        made.append(folder)
    return made


def distinct(writers: int, files: int) -> int:
    return sum((writers + 1) // 2 if number % 2 else writers for number in range(files))


def importing(database: str, folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [TRACKER, "--db", database, "import", folder, "--wait", "300"],
        env={**os.environ, "TRACKER_BY": folder.name},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )


class Tail:
    """A reader that asks again and again for what follows the last position that it has seen."""

    def __init__(self, database: str) -> None:
        self.database = database
        self.seen: list[int] = []
        self.reads = 0

    def read(self) -> None:
        try:
            with open_log(self.database) as log:
                since = self.seen[-1] if self.seen else 0
                found = listings.events(log, since=since, at=None)
                self.seen += [event["position"] for event in found]
                self.reads += 1
        except DatabaseUnusable as problem:  # a SQLite log that nobody has made yet
            assert not self.seen, problem


def test_many_importers_at_once_leave_every_claim_once_and_no_gap(
    tracker: CommandLine, tmp_path: Path
) -> None:
    sources = folders(tmp_path, WRITERS, FILES, CLAIMS)
    tail = Tail(tracker.db)

    processes = [importing(tracker.db, folder) for folder in sources]
    while any(process.poll() is None for process in processes):
        tail.read()
        time.sleep(0.02)  # the writers need the processors, too
    tail.read()

    for process in processes:
        _, err = process.communicate()
        assert process.returncode == 0, err
    articles = distinct(WRITERS, FILES)
    total = 1 + articles + articles * CLAIMS
    assert tail.seen == list(range(1, total + 1))
    events = [json.loads(line) for line in tracker("log", "--format", "jsonl").out.splitlines()]
    assert [event["position"] for event in events] == tail.seen
    recorded = [each["subject"] for each in events if each["kind"] == "claim-recorded"]
    assert len(recorded) == len(set(recorded)) == articles * CLAIMS
    assert tracker("verify").status == 0


def test_the_control_an_identity_column_without_the_lock_loses_events(server: Server) -> None:
    """What the lock is for: without it a later position is seen before an earlier one."""
    url = server.database()
    seen: list[int] = []

    def tail(connection: psycopg.Connection[tuple[int]]) -> None:
        last = seen[-1] if seen else 0
        query = "SELECT position FROM control WHERE position > %s ORDER BY position"
        seen.extend(position for (position,) in connection.execute(query, [last]))

    insert = "INSERT INTO control DEFAULT VALUES"
    with behind(url) as one, behind(url) as two, behind(url) as reader:
        reader.execute("CREATE TABLE control (position bigint GENERATED ALWAYS AS IDENTITY)")
        one.execute("BEGIN")
        one.execute(insert)
        two.execute(insert)
        tail(reader)
        one.execute("COMMIT")
        tail(reader)
        assert seen == [2]  # position 1 is there now, and this reader never sees it
        one.execute("BEGIN")
        one.execute(insert)
        one.execute("ROLLBACK")
        two.execute(insert)
        tail(reader)
        assert seen == [2, 4]  # and a rollback leaves a gap
    server.drop(url)


def test_the_lock_is_taken_before_the_position_is_read(database: str) -> None:
    """The interleaving of the control, on the log: the second writer waits for the first."""
    with disposing(open_writer(database, create=True)) as engine:
        numbered: list[int] = []

        def append(slug: str) -> None:
            with store.transaction(engine, database) as connection:
                numbered.extend(append_one(connection, slug))

        other = threading.Thread(target=append, args=["second"])
        tail = Tail(database)
        with store.transaction(engine, database) as connection:
            numbered += append_one(connection, "first")
            other.start()
            other.join(0.3)
            tail.read()
            assert (other.is_alive(), tail.seen) == (True, [])
        other.join(30)
        tail.read()
        assert numbered == tail.seen == [1, 2]


def append_one(connection: object, slug: str) -> list[int]:
    events = store.append(
        connection,  # type: ignore[arg-type]
        [AccordDefined(accord=Accord(slug=slug, name=slug))],
        recorded_at="2026-11-22T09:00:00.000000Z",
        recorded_by="me",
    )
    return [event.position for event in events]


@contextmanager
def locked(database: str) -> Iterator[None]:
    with (
        disposing(open_writer(database, create=True)) as engine,
        store.transaction(engine, database),
    ):
        yield


def test_a_writer_that_waited_in_vain_says_so_and_records_nothing(
    tracker: CommandLine, tmp_path: Path
) -> None:
    (tmp_path / "accord.yaml").write_text(ACCORD)
    commands = (
        ["import", tmp_path / "accord.yaml"],
        ["import", tmp_path / "accord.yaml", "--dry-run"],
        ["retract", "c-0", "--why", "x"],
        ["texts", "add", tmp_path / "accord.yaml"],
    )
    with locked(tracker.db):
        for command in commands:
            for seconds in ("0", "0.25"):
                done = tracker(*command, "--wait", seconds)
                assert (done.status, done.out) == (6, "")
                assert f"another process was writing all the {seconds} seconds" in done.err
                assert "--wait SECONDS longer" in done.err
        assert tracker("log").status == 0  # readers do not wait
    assert tracker("log", "--format", "jsonl").out == ""


def test_a_writer_that_waits_long_enough_gets_its_turn(
    tracker: CommandLine, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "accord.yaml").write_text(ACCORD)
    with locked(tracker.db):
        process = importing(tracker.db, folder)
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(2)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    assert tracker("log", "--format", "jsonl").out.count("accord-defined") == 1


def test_a_wait_below_zero_is_refused(tracker: CommandLine) -> None:
    assert tracker("import", ".", "--wait", "-1").status == 2
