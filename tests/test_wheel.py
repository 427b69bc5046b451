"""The built wheel, in an environment of its own and away from the checkout."""

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = Path(sysconfig.get_paths()["purelib"])


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel that the build backend makes of this tree."""
    out = tmp_path_factory.mktemp("wheel")
    script = f"from hatchling.build import build_wheel; print(build_wheel({str(out)!r}))"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return out / done.stdout.split()[-1]


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the programs of an environment that holds the wheel and the libraries alone.

    The libraries are those of this environment, without the project: nothing is fetched.
    """
    home = tmp_path_factory.mktemp("environment")
    venv.create(home, with_pip=False)
    python = home / "bin" / "python"
    asked = "import sysconfig; print(sysconfig.get_paths()['purelib'])"
    shown = subprocess.run([python, "-c", asked], capture_output=True, text=True, check=True)
    site = Path(shown.stdout.strip())
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(site)
    for each in PACKAGES.iterdir():
        is_ours = "accords_tracker" in each.name or each.suffix == ".pth"
        if not is_ours and not (site / each.name).exists():
            (site / each.name).symlink_to(each)
    (home / "bin" / "tracker").write_text(f"#!{python}\nfrom tracker.cli import main\n\nmain()\n")
    (home / "bin" / "tracker").chmod(0o755)
    return home / "bin"


def run(installed: Path, folder: Path, *arguments: str) -> str:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("TRACKER")}
    done = subprocess.run(
        [installed / "tracker", *arguments],
        cwd=folder,
        env={**kept, "TRACKER_DB": str(folder / "log.db"), "PYTHONSAFEPATH": "1"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, f"{arguments}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def test_the_wheel_holds_what_it_needs_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        names = packed.namelist()
    for needed in (
        "tracker/migrations/versions/0001_events_and_texts.py",
        "tracker/seeds/abraham-accords/accord.yaml",
        "tracker/gazetteer/data/parties.jsonl",
        "tracker/report/templates/",
        "tracker/py.typed",
    ):
        assert any(name.startswith(needed) for name in names), needed
    outside = [name for name in names if not name.startswith(("tracker/", "accords_tracker-"))]
    assert outside == []
    assert not [name for name in names if "test" in name or "__pycache__" in name]


def test_it_works_outside_the_checkout(installed: Path, tmp_path: Path) -> None:
    where = "import tracker; print(tracker.__file__)"
    shown = subprocess.run(
        [installed / "python", "-c", where],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert Path(shown.stdout.strip()).is_relative_to(installed.parent)
    demo = run(installed, tmp_path, "demo", "--report", "site")
    assert "Kazakhstan (KZ)" in demo and "$ tracker conflicts" in demo
    assert (tmp_path / "site" / "index.html").is_file()
    run(installed, tmp_path, "db", "upgrade")
    (tmp_path / "sea.yaml").write_text("accord: quiet-sea\nname: Quiet Sea Declaration\n")
    (tmp_path / "a.txt").write_text("Norway has signed the Quiet Sea Declaration.\n")
    run(installed, tmp_path, "import", "sea.yaml", "a.txt", "--published", "2025-11-07", "--accept")
    assert "Norway (NO)" in run(installed, tmp_path, "members", "--on", "2025-12-01")
    assert "quiet-sea" in run(installed, tmp_path, "accords")
    assert "0 problem" not in run(installed, tmp_path, "verify")
    assert "accords-tracker" in run(installed, tmp_path, "doctor")
