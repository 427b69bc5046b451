"""What is in use is said, and nothing is touched; the founding case runs from anywhere."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import CommandLine
from servers import altering

SEEDS = Path(__file__).parent.parent / "seeds"


@pytest.fixture
def tracker(
    database: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> CommandLine:
    return CommandLine(database, tmp_path, monkeypatch, capsys)


def findings(tracker: CommandLine) -> tuple[int, dict[str, dict[str, str]]]:
    done = tracker("doctor", "--format", "json")
    shape = json.loads(done.out)
    assert shape["status"] == done.status
    return done.status, {each["what"]: each for each in shape["findings"]}


def test_a_log_in_use_is_well(tracker: CommandLine) -> None:
    assert tracker("import", SEEDS).status == 0
    status, found = findings(tracker)
    assert status == 0
    assert (found["revision"]["remark"], found["events"]["is"]) == ("the newest", "94")
    assert found["events"]["remark"] in ("SQLite", "PostgreSQL")
    assert found["psycopg" if "psycopg" in found else "postgres"]["is"] != "not installed"
    for name in ("sqlalchemy", "typer", "drafting rules", "gazetteer", "python", "TRACKER_BY"):
        assert found[name]["is"]
    shown = tracker("doctor", columns=80).out
    assert "accords-tracker" in shown and max(map(len, shown.splitlines())) <= 80
    assert tracker("doctor", "--format", "csv").out.startswith("about,what,is,remark\n")


def test_secrets_are_not_shown(tracker: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_LLM_KEY", "sesame")
    tracker.db = "postgresql://me:sesame@127.0.0.1:1/nowhere"
    for form in ("table", "json", "csv"):
        done = tracker("doctor", "--format", form)
        assert done.status == 6
        assert "sesame" not in done.out + done.err
    assert "unusable" in tracker("doctor").out


def test_where_there_is_no_database_none_is_made(tracker: CommandLine, tmp_path: Path) -> None:
    tracker.db = str(tmp_path / "none.db")
    status, found = findings(tracker)
    assert (status, found["state"]["is"]) == (0, "not made yet")
    assert not Path(tracker.db).exists()


def test_another_revision_and_another_database_are_said(
    tracker: CommandLine, tmp_path: Path
) -> None:
    assert tracker("import", SEEDS).status == 0
    altering(tracker.db, "UPDATE alembic_version SET version_num = '0000'")
    status, found = findings(tracker)
    assert status == 1 and "tracker db upgrade" in found["revision"]["remark"]
    (tmp_path / "letter.db").write_text("Dear all, this is no database at all, but a letter.")
    tracker.db = str(tmp_path / "letter.db")
    assert findings(tracker)[0] == 6


def test_the_demo_runs_from_any_folder_and_touches_no_log(tmp_path: Path) -> None:
    environment = {**os.environ, "TRACKER_DB": str(tmp_path / "mine.db")}
    command = [sys.executable, "-m", "tracker", "demo", "--report", "site"]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    for shown in ("$ tracker import seeds/", "$ tracker members --on 2025-11-08", "Kazakhstan"):
        assert shown in done.stdout
    assert (tmp_path / "site" / "index.html").is_file()
    assert not (tmp_path / "mine.db").exists()
