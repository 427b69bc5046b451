"""The examples of a page, run as they stand and in order.

A fenced block marked `console` holds commands after `$ ` and, below each, what it prints on standard
output; `…` stands for whatever varies: on a line of its own any number of lines, else the rest of a
word or a line. A block with a file's name after its language (`yaml accord.yaml`) is that file.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FENCE = re.compile(r"^```(\w*)(?: +(\S+))?\n(.*?)^```$", re.M | re.S)


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block of a page: the line it begins on, its language, its file's name if any."""

    line: int
    kind: str
    file: str | None
    text: str

    def examples(self) -> Iterator[tuple[str, str]]:
        """Each command of a console block, and what it prints."""
        for part in re.split(r"^\$ ", self.text, flags=re.M)[1:]:
            command, _, expected = part.partition("\n")
            yield command, expected


def blocks(page: Path, kind: str | None = None) -> Iterator[Block]:
    text = page.read_text(encoding="utf-8")
    for found in FENCE.finditer(text):
        if kind in (None, found[1]):
            yield Block(text.count("\n", 0, found.start()) + 1, found[1], found[2], found[3])


def newcomers_environment(folder: Path) -> dict[str, str]:
    """An environment in which `tracker` is found, and its log lies in the folder."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    kept = {key: value for key, value in os.environ.items() if not key.startswith("TRACKER_")}
    return {
        **kept,
        "PATH": path,
        "TRACKER_DB": str(folder / "accords.db"),
        "TRACKER_BY": "reader",
        "COLUMNS": "80",
        "NO_COLOR": "1",
        "LC_ALL": "C.UTF-8",
    }


def as_pattern(expected: str) -> str:
    lines = (
        ".*" if line == "…" else re.escape(line).replace("…", "[^\n]+")
        for line in expected.splitlines()
    )
    return "\n".join(lines).replace(".*\n", "(?:.*\n)*?").replace("\n.*", "(?:\n.*)*")


def run(
    command: str, folder: Path, environment: dict[str, str]
) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        command,
        shell=True,
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
    )


def follow(page: Path, folder: Path, environment: dict[str, str]) -> int:
    """Write the page's files and run its console blocks; return how many commands were run."""
    count = 0
    for block in blocks(page):
        if block.file is not None:
            (folder / block.file).parent.mkdir(parents=True, exist_ok=True)
            (folder / block.file).write_text(block.text, encoding="utf-8")
        elif block.kind == "console":
            for command, expected in block.examples():
                done = run(command, folder, environment)
                assert re.fullmatch(as_pattern(expected), done.stdout.rstrip("\n")), (
                    f"{page.name}:{block.line}: $ {command}\n{done.stdout}\n{done.stderr}"
                )
                count += 1
    return count
