"""Articles that are drafted ahead of their turn, by processes of their own."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tracker.commands import ahead
from tracker.commands.drafting import Drafting
from tracker.commands.imports import start_import
from tracker.commands.outcomes import FileOutcome
from tracker.log import store
from tracker.log.codec import Row
from tracker.log.engine import disposing, open_reader

ARTICLES = Path(__file__).parent.parent / "fixtures" / "articles"
NAMED = "afcfta"
"""The accord of the fourth article, which is drafted ahead while the first is recorded."""


def importing(db: Path, *paths: Path, jobs: int = 2) -> Iterator[FileOutcome]:
    return start_import(
        str(db),
        [str(each) for each in paths],
        now=lambda: datetime(2026, 1, 1, tzinfo=UTC),
        recorded_by="me",
        drafting=Drafting(jobs=jobs),
    ).outcomes


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """A folder of so many articles that processes draft them."""
    folder = tmp_path / "inbox"
    folder.mkdir()
    for text in sorted((ARTICLES / "tuning").glob("*.txt"))[: ahead.LEAST + 4]:
        shutil.copy(text, folder)
    return folder


@pytest.fixture
def accords(tmp_path: Path) -> Path:
    """The folder of the accords that the articles are about, without one of them."""
    folder = tmp_path / "accords"
    shutil.copytree(ARTICLES / "accords", folder)
    (folder / f"{NAMED}.yaml").unlink()
    return folder


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """The processes that are started."""
    found: list[subprocess.Popen[bytes]] = []

    class Popen(subprocess.Popen[bytes]):
        def __init__(self, *arguments: object, **options: object) -> None:
            super().__init__(*arguments, **options)  # type: ignore[call-overload]
            found.append(self)

    monkeypatch.setattr(subprocess, "Popen", Popen)
    return found


def log_of(db: Path) -> list[Row]:
    with disposing(open_reader(str(db))) as engine, store.transaction(engine) as connection:
        return list(store.rows(connection))


def test_processes_draft_what_the_import_itself_does(
    tmp_path: Path, inbox: Path, accords: Path, started: list[subprocess.Popen[bytes]]
) -> None:
    alone, together = tmp_path / "alone.db", tmp_path / "together.db"
    expected = list(importing(alone, accords, inbox, jobs=1))
    assert not started
    assert list(importing(together, accords, inbox)) == expected
    assert len(started) == 2
    assert sum(each.drafts for each in expected) > 100
    assert log_of(together) == log_of(alone)


def test_no_process_is_left(
    tmp_path: Path, inbox: Path, accords: Path, started: list[subprocess.Popen[bytes]]
) -> None:
    list(importing(tmp_path / "whole.db", accords, inbox))
    broken_off = importing(tmp_path / "broken.db", accords, inbox)
    while next(broken_off).article is None:
        pass
    assert any(each.poll() is None for each in started)
    broken_off.close()  # type: ignore[attr-defined]
    assert len(started) == 4
    assert all(each.poll() is not None for each in started)


@pytest.mark.parametrize("at_once", [True, False])
def test_articles_of_a_process_that_is_gone_are_drafted_all_the_same(
    tmp_path: Path,
    inbox: Path,
    accords: Path,
    started: list[subprocess.Popen[bytes]],
    monkeypatch: pytest.MonkeyPatch,
    at_once: bool,
) -> None:
    expected = list(importing(tmp_path / "alone.db", accords, inbox, jobs=1))
    if at_once:
        monkeypatch.setattr(ahead, "_COMMAND", (sys.executable, "-c", "raise SystemExit(1)"))
    found = []
    for outcome in importing(tmp_path / "log.db", accords, inbox):
        found.append(outcome)
        if outcome.article is not None:
            for each in started:
                each.kill()
    assert started
    assert found == expected


def test_an_accord_that_somebody_defines_meanwhile_is_drafted_from_then_on(
    tmp_path: Path, inbox: Path, accords: Path, started: list[subprocess.Popen[bytes]]
) -> None:
    db = tmp_path / "log.db"
    late = ARTICLES / "accords" / f"{NAMED}.yaml"
    whole = tmp_path / "whole.db"
    expected = list(importing(whole, ARTICLES / "accords", inbox, jobs=1))
    found = []
    for outcome in importing(db, accords, inbox):
        found.append(outcome)
        if sum(each.article is not None for each in found) == 1:
            list(importing(db, late))
    assert len(started) == 2
    after_the_first = [each.file for each in found if each.article][1:]
    drafts = {each.file: each.drafts for each in expected}
    assert {each.file: each.drafts for each in found if each.file in after_the_first} == {
        file: drafts[file] for file in after_the_first
    }


def test_few_articles_start_no_process(
    tmp_path: Path, inbox: Path, accords: Path, started: list[subprocess.Popen[bytes]]
) -> None:
    for path in sorted(inbox.iterdir())[ahead.LEAST - 1 :]:
        path.unlink()
    list(importing(tmp_path / "log.db", accords, inbox))
    assert not started
