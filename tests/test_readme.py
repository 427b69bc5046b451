"""The README's examples are run as they stand, in order, and print what it says.

A block marked `python` is run as a program; for the others see `examples`.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from examples import blocks, follow, newcomers_environment

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"


@pytest.fixture(scope="module")
def newcomer(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A folder with the seeds in it, and an environment in which `tracker` is found."""
    folder = tmp_path_factory.mktemp("newcomer")
    for name in ("seeds", "fixtures"):
        shutil.copytree(ROOT / name, folder / name)
    return folder, newcomers_environment(folder)


def test_every_console_example_prints_what_the_readme_says(
    newcomer: tuple[Path, dict[str, str]],
) -> None:
    assert follow(README, *newcomer) > 8


def test_every_python_example_runs_and_prints_what_its_comments_say(
    newcomer: tuple[Path, dict[str, str]], tmp_path: Path
) -> None:
    folder, environment = newcomer
    for block in blocks(README, "python"):
        expected = re.findall(r"# prints (.*)", block.text)
        done = subprocess.run(
            [sys.executable, "-c", block.text],
            cwd=folder,
            env={**environment, "TRACKER_DB": str(tmp_path / "other.db")},
            capture_output=True,
            text=True,
            timeout=120,
        )
        assert done.returncode == 0, f"README.md:{block.line}\n{done.stderr}"
        assert done.stdout.splitlines() == expected, f"README.md:{block.line}"


def test_every_command_is_in_the_readme() -> None:
    from tracker.cli.app import COMMANDS

    text = README.read_text(encoding="utf-8")
    assert [
        name for name in COMMANDS if f"`{name}" not in text and f"tracker {name}" not in text
    ] == []
