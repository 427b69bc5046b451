"""Crashes: whatever dies at whatever moment, files are recorded whole or not at all.

What was reported as recorded is there after the restart, and `verify` is clean. `make test` kills 20
importers on each database and the server twice; `make torture` 200 and 20 (TORTURE=1). A failure
names its seed: TORTURE_SEED repeats the moments.
"""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from servers import Cluster, Server, cluster, running
from sqlalchemy import Engine, event

from tracker.commands.imports import import_files, start_import
from tracker.domain.errors import DatabaseUnusable
from tracker.queries import listings
from tracker.queries.log import open_log
from tracker.queries.verification import verified

TRACKER = Path(sys.executable).parent / "tracker"
TORTURE = bool(os.environ.get("TORTURE"))
BATCH = 10
BATCHES = 20 if TORTURE else 2
"""Batches of ten kills of an importer, on each database."""
SERVER_KILLS = 20 if TORTURE else 2
FILES, CLAIMS = 25, 4
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def seed(number: int) -> int:
    given = os.environ.get("TORTURE_SEED")
    return int(given) if given else random.SystemRandom().randrange(10**9) + number


def folder_of(root: Path, name: str, *, padding: int = 0) -> Path:
    """Write an accord and FILES files of CLAIMS claims each, all new to the log."""
    folder = root / name
    folder.mkdir()
    (folder / "accord.yaml").write_text("accord: quiet-sea\nname: Quiet Sea\n")
    for number in range(FILES):
        lines = [
            json.dumps(
                {
                    "article": {"outlet": "Wire", "title": f"{name} {number}"},
                    "accord": "quiet-sea",
                    "act": "signed",
                    "party": f"p-{each}",
                    "locator": f"row {each}",
                    "note": "x" * padding or None,
                }
            )
            for each in range(CLAIMS)
        ]
        (folder / f"{number:03}.jsonl").write_text("\n".join(lines) + "\n")
    return folder


def start(db: str, folder: Path, out: Path) -> subprocess.Popen[bytes]:
    with out.open("wb") as stream, out.with_suffix(".err").open("wb") as errors:
        return subprocess.Popen(
            [TRACKER, "--db", db, "import", folder], stdout=stream, stderr=errors
        )


def reported(out: Path) -> set[str]:
    """The titles of the articles whose files were reported as recorded, in whole lines."""
    *lines, _cut = out.read_text().split("\n")
    files = [Path(line.split()[1]) for line in lines if line.startswith("new")]
    return {f"{path.parent.name} {int(path.stem)}" for path in files if path.suffix == ".jsonl"}


def recorded(db: str) -> Counter[str]:
    """How many claims of each article the log holds. Fails where `verify` is not clean."""
    with open_log(db) as log:
        assert verified(log, None).findings == ()
        titles, claims = {}, Counter[str]()
        for each in listings.events(log, since=0, at=None):
            if each["kind"] == "article-recorded":
                titles[each["subject"]] = each["payload"]["title"]
                claims[titles[each["subject"]]] += 0
            elif each["kind"] == "claim-recorded":
                claims[titles[each["payload"]["article"]]] += 1
        return claims


def assert_whole(db: str, out: Path, name: str, told: str) -> None:
    """Whole files or nothing; none that was reported is missing."""
    try:
        held = recorded(db)
    except DatabaseUnusable:  # killed before there was a log
        held = Counter()
    assert all(number == CLAIMS for number in held.values()), f"half a file: {held}, {told}"
    missing = reported(out) - held.keys()
    assert not missing, f"reported and not there: {missing}, {told}"
    assert len([title for title in held if title.startswith(f"{name} ")]) <= FILES


def assert_recovers(db: str, folder: Path) -> None:
    """The same import goes through, and everything is there once."""
    done = import_files(db, [str(folder)], now=lambda: NOW, recorded_by="tests")
    assert not [each.faults for each in done if each.faults]
    held = recorded(db)
    assert {title for title in held if title.startswith(f"{folder.name} ")} == {
        f"{folder.name} {number}" for number in range(FILES)
    }


@pytest.mark.parametrize("batch", range(BATCHES))
def test_a_killed_importer_leaves_whole_files_and_all_that_it_reported(
    batch: int, kind: str, another: Callable[[str], str], tmp_path: Path
) -> None:
    chosen = seed(batch)
    dice = random.Random(chosen)
    db, longest = another("log"), 1.2
    for number in range(BATCH):
        folder = folder_of(tmp_path, f"{batch}-{number}")
        out = tmp_path / f"{number}.out"
        begun = time.monotonic()
        process = start(db, folder, out)
        try:
            process.wait(dice.uniform(0.15, longest))
            longest = max(0.5, time.monotonic() - begun)  # done before its time: kill earlier
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
        assert_whole(db, out, folder.name, f"TORTURE_SEED={chosen}, round {number}")
        if number % 3 == 0:
            assert_recovers(db, folder)


def test_a_file_is_reported_only_once_others_can_read_it(
    kind: str, another: Callable[[str], str], tmp_path: Path
) -> None:
    """The moment between the report and the commit would be too short for a kill to hit."""
    db, folder = another("log"), folder_of(tmp_path, "one")
    done = start_import(db, [str(folder)], now=lambda: NOW, recorded_by="tests")
    for number, outcome in enumerate(done.outcomes):
        assert outcome.verdict == "new"
        assert recorded(db).total() == number * CLAIMS


@pytest.fixture(scope="module")
def crashing() -> Iterator[Cluster]:
    """A server of our own that may be killed."""
    with cluster() as started:
        yield started


@pytest.mark.parametrize("number", range(SERVER_KILLS))
def test_a_killed_server_has_all_that_was_reported(
    number: int, crashing: Cluster, tmp_path: Path
) -> None:
    chosen = seed(number)
    db = Server(crashing.url, is_ours=True, numbers=count(2 * number)).log()
    folder, out = folder_of(tmp_path, f"server-{number}"), tmp_path / "out"
    process = start(db, folder, out)
    enough = random.Random(chosen).randint(1, 5)
    while process.poll() is None and out.read_text().count("\n") < enough:
        time.sleep(0.005)
    crashing.kill()
    assert process.wait(60) == 6, out.with_suffix(".err").read_text()
    assert_a_clear_line(out.with_suffix(".err"))
    crashing.start()
    assert_whole(db, out, folder.name, f"TORTURE_SEED={chosen}")
    assert_recovers(db, folder)


def assert_a_clear_line(errors: Path) -> None:
    told = errors.read_text()
    assert "Traceback" not in told
    assert told.splitlines()[0].startswith("tracker: "), told


def test_a_full_disk_under_sqlite_leaves_whole_files_and_says_so(tmp_path: Path) -> None:
    """The disk is full after 60 pages, and later it is not."""
    db, folder = str(tmp_path / "log.db"), folder_of(tmp_path, "full", padding=3_000)
    assert import_files(db, [str(folder / "accord.yaml")], now=lambda: NOW, recorded_by="tests")
    limit = ["PRAGMA max_page_count=60"]

    def small_disk(connection: Any, _record: object) -> None:
        for statement in limit:
            connection.execute(statement)

    event.listen(Engine, "connect", small_disk)
    done = []
    try:
        outcomes = start_import(db, [str(folder)], now=lambda: NOW, recorded_by="tests").outcomes
        with pytest.raises(DatabaseUnusable, match="full"):
            for outcome in outcomes:
                done.append(outcome)
    finally:
        event.remove(Engine, "connect", small_disk)
    held = recorded(db)
    assert 2 < len(held) < FILES
    assert set(held.values()) == {CLAIMS}
    assert len(held) == len([each for each in done if each.verdict == "new"])
    assert_recovers(db, folder)


def test_a_full_disk_under_postgresql_leaves_whole_files_and_says_so(tmp_path: Path) -> None:
    """No file of the server may grow beyond 1 MB: as of a quota, and without rights to set one."""
    with cluster(None, "--wal-segsize=1") as server:
        db = Server(server.url, is_ours=True).log()
        server.stop()
        server.largest_file = 1 << 20
        server.start()
        folder, out = folder_of(tmp_path, "full", padding=60_000), tmp_path / "out"
        for path in folder.glob("*.jsonl"):  # which PostgreSQL cannot compress away
            dice = random.Random(path.name)
            words = "".join(dice.choices("abcdefghijklmnopqrstuvwxyz0123456789", k=60_000))
            path.write_text(path.read_text().replace("x" * 60_000, words))
        process = start(db, folder, out)
        assert process.wait(120) == 6, out.with_suffix(".err").read_text()
        assert_a_clear_line(out.with_suffix(".err"))
        assert 0 < len(reported(out)) < FILES
        server.stop()
        server.largest_file = None
        server.start()
        assert_whole(db, out, "full", "a full disk")
        assert_recovers(db, folder)


def test_the_tests_server_is_another_one_where_its_url_is_given(
    monkeypatch: pytest.MonkeyPatch, crashing: Cluster
) -> None:
    """TEST_DATABASE_URL: the tests make their databases there and drop them again."""
    monkeypatch.setenv("TEST_DATABASE_URL", crashing.url)
    with running() as server:
        server.numbers = count(1_000)
        assert (server.url, server.is_ours) == (crashing.url, False)
        url = server.log()
        with open_log(url) as log:
            assert log.head == 0
        server.drop(url)
