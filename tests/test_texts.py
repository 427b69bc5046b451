"""Texts beside the log: held, withheld with who, when and why, and brought back."""

import hashlib
import json
import sqlite3
from pathlib import Path

import psycopg
import pytest
from command_line import CommandLine
from psycopg.sql import SQL, Identifier
from servers import behind

TEXT = "Æ😀: Norway signed, Sweden signed; words that nobody may read"
SHA256 = hashlib.sha256(TEXT.encode()).hexdigest()
CLAIMS = f"""
article:
  outlet: Wire
  title: A signing
  published: 2020-09-16
  text: {{sha256: {SHA256}, length: {len(TEXT.encode())}}}
accord: quiet-sea
claims:
  - {{act: signed, party: NO, quote: Norway signed, at: 4}}
  - {{act: joined, party: SE, quote: Sweden signed}}
"""


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "texts" / "one.txt"
    path.parent.mkdir()
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def tracker(
    database: str,
    tmp_path: Path,
    text: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> CommandLine:
    """A log with one article of two claims, whose text is held."""
    run = CommandLine(database, tmp_path, monkeypatch, capsys)
    (tmp_path / "accord.yaml").write_text("accord: quiet-sea\nname: Quiet Sea\n")
    (tmp_path / "claims.yaml").write_text(CLAIMS)
    assert run("import", *tmp_path.glob("*.yaml")).status == 0
    assert run("texts", "add", text).err == "1 new, 0 known\n"
    return run


def withheld(tracker: CommandLine) -> CommandLine:
    assert tracker("texts", "withhold", SHA256[:8], "--why", "a takedown").status == 0
    return tracker


def article(tracker: CommandLine) -> str:
    return str(json.loads(tracker("articles", "--format", "json").out)[0]["id"])


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_a_long_text_is_gone_from_every_page(tracker: CommandLine, tmp_path: Path) -> None:
    long = tmp_path / "long.txt"
    long.write_text("words that nobody may read " * 5_000)
    assert tracker("texts", "add", long).status == 0
    sha256 = hashlib.sha256(long.read_bytes()).hexdigest()
    assert tracker("texts", "withhold", sha256, "--why", "a takedown").status == 0
    assert Path(tracker.db).read_bytes().count(b"that nobody may read") == 1  # of the other text


def test_what_is_withheld_is_gone_from_the_file_and_its_hash_stays(tracker: CommandLine) -> None:
    done = tracker("texts", "withhold", SHA256, "--why", "a takedown")
    assert (done.status, done.out) == (0, f"text {SHA256} is withheld\n")
    for path in tracker.folder.glob("log.db*"):
        assert b"that nobody may read" not in path.read_bytes()
    with behind(tracker.db) as connection:
        assert connection.execute("SELECT body FROM texts").fetchall() == [(None,)]
    (row,) = json.loads(tracker("texts", "list", "--format", "json").out)
    assert row == {
        "sha256": SHA256,
        "withheld": True,
        "length": None,
        "added_at": "2026-11-22T12:00:00.000000Z",
        "added_by": "tests",
        "added_why": None,
        "withheld_at": "2026-11-22T12:00:00.000000Z",
        "withheld_by": "tests",
        "withheld_why": "a takedown",
    }


def test_a_text_is_named_by_its_article_too(tracker: CommandLine) -> None:
    named = article(tracker)[:9]
    assert tracker("texts", "withhold", named, "--why", "paywall").status == 0
    done = tracker("texts", "withhold", named, SHA256, "--why", "paywall")
    assert (done.status, done.out) == (0, f"text {SHA256} was withheld already\n")


@pytest.mark.parametrize("named", ["ffff", "a-ffff", "", "x"])
def test_what_is_not_kept_cannot_be_withheld(tracker: CommandLine, named: str) -> None:
    done = tracker("texts", "withhold", SHA256, named, "--why", "x")
    assert done.status == 2
    assert "1 texts held; 2 of 2" in tracker("verify").out


def test_what_is_not_utf_8_is_refused_and_nothing_is_held(tracker: CommandLine) -> None:
    good, bad = tracker.folder / "good.txt", tracker.folder / "bad.txt"
    good.write_text("good")
    bad.write_bytes(b"ab\xff")
    done = tracker("texts", "add", good, bad)
    assert done.status == 5 and f"{bad}: byte 3 is not UTF-8" in done.err
    assert tracker("texts", "add", good).err == "1 new, 0 known\n"
    assert tracker("texts", "add", tracker.folder / "none.txt").status == 2


def test_a_reason_is_asked_for(tracker: CommandLine, text: Path) -> None:
    assert tracker("texts", "withhold", SHA256).status == 2
    assert tracker("texts", "withhold", SHA256, "--why", " ").status == 2
    assert tracker("texts", "add", text, "--why", " ").status == 2


def test_a_withheld_text_comes_back_only_with_a_reason(tracker: CommandLine, text: Path) -> None:
    withheld(tracker)
    done = tracker("texts", "add", text)
    assert done.status == 5
    assert f"the text {SHA256} was withheld by tests: a takedown" in done.err
    assert tracker("texts", "add", text, "--why", "the publisher agreed").status == 0
    (row,) = json.loads(tracker("texts", "list", "--format", "json").out)
    assert (row["withheld"], row["length"]) == (False, len(TEXT.encode()))
    assert (row["added_why"], row["withheld_why"]) == ("the publisher agreed", "a takedown")
    assert "Sweden signed; words" in tracker("audit", article(tracker)).out


def test_audits_say_withheld_and_show_no_context(tracker: CommandLine) -> None:
    assert "words that nobody may" in tracker("audit", "SE").out
    withheld(tracker)
    shown = tracker("audit", "SE").out
    assert "the text is withheld: a takedown" in shown
    assert "words that nobody may" not in shown
    of_article = tracker("audit", article(tracker)).out
    assert "withheld by tests on 2026-11-22: a takedown" in of_article.replace("\n", " ")
    for asked in ("SE", article(tracker)):
        told = tracker("audit", asked, "--format", "json").out
        assert '"why": "a takedown"' in told
    assert tracker("articles", "--format", "csv").out.splitlines()[1].split(",")[-2] == "false"


def test_verify_says_withheld_and_the_hash_still_proves_the_text(
    tracker: CommandLine, text: Path
) -> None:
    withheld(tracker)
    assert "0 texts held, 1 withheld; 0 of 2 quotes checked" in tracker("verify").out
    assert json.loads(tracker("verify", "--format", "json").out)["withheld"] == 1
    assert "2 of 2 quotes checked" in tracker("verify", "--texts", text.parent).out
    text.write_text(TEXT.replace("Norway", "Sveden"), encoding="utf-8")
    assert "0 of 2 quotes checked" in tracker("verify", "--texts", text.parent).out


def test_a_text_that_went_without_anybody_withholding_it_is_found(tracker: CommandLine) -> None:
    with behind(tracker.db) as connection:
        with pytest.raises((sqlite3.IntegrityError, psycopg.errors.CheckViolation)):
            connection.execute("UPDATE texts SET body = NULL")
        if "://" in tracker.db:
            checks = connection.execute(
                "SELECT conname FROM pg_constraint WHERE conrelid = 'texts'::regclass"
                " AND contype = 'c'"
            )
            for (name,) in checks.fetchall():
                connection.execute(
                    SQL("ALTER TABLE texts DROP CONSTRAINT {}").format(Identifier(name))
                )
        else:
            connection.execute("PRAGMA ignore_check_constraints=ON")
        connection.execute("UPDATE texts SET body = NULL")
    done = tracker("verify")
    assert done.status == 1
    assert f"text {SHA256}: gone, and nobody withheld it" in done.out


def test_the_list_is_for_a_person_and_for_a_script(tracker: CommandLine) -> None:
    assert SHA256[:12] in tracker("texts", "list").out
    withheld(tracker)
    assert "withheld  2026-11-22  tests  a takedown" in tracker("texts", "list").out
    assert tracker("texts", "list", "--format", "csv").out.startswith("sha256,withheld,length")


def test_no_text_is_no_error(tracker: CommandLine) -> None:
    with behind(tracker.db) as connection:
        connection.execute("DELETE FROM texts")
    assert tracker("texts", "list").out == "No text is held or withheld.\n"
