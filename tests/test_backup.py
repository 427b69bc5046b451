"""`backup`: a copy of one moment, whoever imports meanwhile."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
from command_line import CommandLine

CLAIMS = 7


@pytest.fixture
def tracker(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> CommandLine:
    run = CommandLine(str(tmp_path / "log.db"), tmp_path, monkeypatch, capsys)
    (tmp_path / "accord.yaml").write_text("accord: quiet-sea\nname: Quiet Sea\n")
    assert run("import", tmp_path / "accord.yaml").status == 0
    return run


def files(folder: Path, number: int) -> Path:
    """Files of one article and seven claims each."""
    folder.mkdir()
    for place in range(number):
        lines = [
            {
                "article": {"outlet": "Harbour Post", "title": f"Issue {place}"},
                "accord": "quiet-sea",
                "party": "NO",
                "act": "signed",
                "locator": f"row {row}",
            }
            for row in range(CLAIMS)
        ]
        (folder / f"{place:04}.jsonl").write_text("".join(f"{json.dumps(x)}\n" for x in lines))
    return folder


def test_a_copy_is_whole_and_consistent_while_an_importer_runs(
    tracker: CommandLine, tmp_path: Path
) -> None:
    command = [sys.executable, "-m", "tracker", "--db", str(Path(tracker.db)), "import"]
    importer = subprocess.Popen([*command, files(tmp_path / "many", 150)], stdout=subprocess.PIPE)
    assert importer.stdout is not None
    importer.stdout.readline()  # the first file is recorded
    sizes: list[int] = []
    while importer.poll() is None:
        before = int(tracker("log", "--format", "jsonl").out.count("\n"))
        copy = tmp_path / f"copy-{len(sizes)}.db"
        done = tracker("backup", copy)
        assert done.status == 0, done.err
        found = json.loads(tracker("--db", copy, "verify", "--format", "json").out)
        assert found["findings"] == []
        assert found["events"] >= before, "what was recorded before the copy is in it"
        assert (found["events"] - 1) % (CLAIMS + 1) == 0, "files are in it whole or not at all"
        sizes.append(found["events"])
        time.sleep(0.02)
    importer.stdout.close()
    assert importer.returncode == 0
    assert len(set(sizes)) > 1, "the importer was at work meanwhile"
    assert sorted(path.name for path in tmp_path.glob(".copy*")) == []


def test_a_copy_is_a_log_of_its_own(tracker: CommandLine, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    done = tracker("backup", copy)
    assert (done.status, done.err) == (0, f"{copy} holds the log to position 1\n")
    assert tracker("--db", copy, "import", files(tmp_path / "one", 1)).status == 0
    assert tracker("log", "--format", "jsonl").out.count("\n") == 1


def test_a_file_that_is_there_is_never_replaced(tracker: CommandLine, tmp_path: Path) -> None:
    there = tmp_path / "there.db"
    there.write_text("mine")
    dangling = tmp_path / "dangling.db"
    dangling.symlink_to(tmp_path / "elsewhere.db")
    for path in (there, dangling, Path(tracker.db), tmp_path):
        done = tracker("backup", path)
        assert done.status == 2
        assert "is there already" in done.err
    assert there.read_text() == "mine"
    assert not (tmp_path / "elsewhere.db").exists()


def test_what_cannot_be_written_is_usage_and_a_missing_log_is_6(
    tracker: CommandLine, tmp_path: Path
) -> None:
    assert tracker("backup", tmp_path / "no" / "folder.db").status == 2
    assert tracker("--db", tmp_path / "none.db", "backup", tmp_path / "copy.db").status == 6
    assert not (tmp_path / "copy.db").exists()
