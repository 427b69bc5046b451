"""The README's examples are run as they stand, in order, and print what it says.

A block marked `console` holds commands after `$ ` and, below each, what it prints; a line `…` stands
for any number of lines. A block marked `python` is run as a program.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"


def blocks(kind: str) -> Iterator[tuple[int, str]]:
    text = README.read_text(encoding="utf-8")
    for found in re.finditer(rf"^```{kind}\n(.*?)^```$", text, re.M | re.S):
        yield text.count("\n", 0, found.start()) + 1, found[1]


def examples() -> Iterator[tuple[int, str, str]]:
    for line, block in blocks("console"):
        for part in re.split(r"^\$ ", block, flags=re.M)[1:]:
            command, _, expected = part.partition("\n")
            yield line, command, expected


@pytest.fixture(scope="module")
def newcomer(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A folder with the seeds in it, and an environment in which `tracker` is found."""
    folder = tmp_path_factory.mktemp("newcomer")
    for name in ("seeds", "fixtures"):
        shutil.copytree(ROOT / name, folder / name)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    kept = {key: value for key, value in os.environ.items() if not key.startswith("TRACKER_")}
    return folder, {
        **kept,
        "PATH": path,
        "TRACKER_DB": str(folder / "accords.db"),
        "TRACKER_BY": "reader",
        "COLUMNS": "80",
        "NO_COLOR": "1",
        "LC_ALL": "C.UTF-8",
    }


def as_pattern(expected: str) -> str:
    lines = (".*" if line == "…" else re.escape(line) for line in expected.splitlines())
    return "\n".join(lines).replace(".*\n", "(?:.*\n)*?").replace("\n.*", "(?:\n.*)*")


def test_every_console_example_prints_what_the_readme_says(
    newcomer: tuple[Path, dict[str, str]],
) -> None:
    folder, environment = newcomer
    shown = list(examples())
    assert len(shown) > 8
    for line, command, expected in shown:
        done = subprocess.run(
            command,
            shell=True,
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            timeout=120,
        )
        assert re.fullmatch(as_pattern(expected), done.stdout.rstrip("\n")), (
            f"README.md:{line}: $ {command}\n{done.stdout}\n{done.stderr}"
        )


def test_every_python_example_runs_and_prints_what_its_comments_say(
    newcomer: tuple[Path, dict[str, str]], tmp_path: Path
) -> None:
    folder, environment = newcomer
    for line, block in blocks("python"):
        expected = re.findall(r"# prints (.*)", block)
        done = subprocess.run(
            [sys.executable, "-c", block],
            cwd=folder,
            env={**environment, "TRACKER_DB": str(tmp_path / "other.db")},
            capture_output=True,
            text=True,
            timeout=120,
        )
        assert done.returncode == 0, f"README.md:{line}\n{done.stderr}"
        assert done.stdout.splitlines() == expected, f"README.md:{line}"


def test_every_command_is_in_the_readme() -> None:
    from tracker.cli.app import COMMANDS

    text = README.read_text(encoding="utf-8")
    assert [
        name for name in COMMANDS if f"`{name}" not in text and f"tracker {name}" not in text
    ] == []
