"""The example of docs/nightly.md, run as it stands there."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_the_nightly_script_takes_in_what_is_good_and_sets_the_rest_aside(tmp_path: Path) -> None:
    text = (ROOT / "docs" / "nightly.md").read_text(encoding="utf-8")
    (script,) = re.findall(r"^```sh\n(.*?)^```$", text, re.M | re.S)
    (cron,) = re.findall(r"cd \S+ && (sh .*)$", text, re.M)
    (tmp_path / "nightly.sh").write_text(script)
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "accord.yaml").write_text("accord: quiet-sea\nname: Quiet Sea Declaration\n")
    (inbox / "good.txt").write_text("Norway has signed the Quiet Sea Declaration.\n")
    (inbox / "good.meta.yaml").write_text("outlet: Harbour Post\npublished: 2025-11-07\n")
    (inbox / "bad.txt").write_bytes(b"\xff")
    paths = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": paths, "TRACKER_DB": str(tmp_path / "log.db")}

    for _ in range(2):
        done = subprocess.run(
            ["sh", "-c", cron], cwd=tmp_path, env=environment, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr

    lines = [json.loads(line) for line in (tmp_path / "imports.jsonl").read_text().splitlines()]
    assert [line["verdict"] for line in lines] == ["new", "refused", "new", "known", "known"]
    assert sorted(path.name for path in (tmp_path / "aside").iterdir()) == [
        "bad.txt",
        "bad.txt.faults.json",
    ]
    assert not (inbox / "bad.txt").exists()

    (inbox / "good.txt").unlink()
    inbox.rename(tmp_path / "away")
    done = subprocess.run(
        ["sh", "-c", cron], cwd=tmp_path, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 2 and "there is no folder inbox" in done.stderr
