"""Completion in the shells themselves: somebody types half a word and the tabulator."""

import os
import pty
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

BESIDE = Path(sys.executable).parent
EXPECTED = (
    ("tracker is-", "is-member"),
    ("tracker members --kn", "--known"),
    ("tracker members --by signa", "signatory"),
    ("tracker is-member KZ", "KZ"),
    ("tracker is-member Kazakh", "Kazakhstan"),
    ("tracker db up", "upgrade"),
)
TYPED = [each for each in EXPECTED if not each[0].endswith(each[1])]
"""Those of which something is left to type: a terminal shows no more than that."""


def shell(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        if os.environ.get("TRACKER_NEEDS_SHELLS"):
            pytest.fail(f"{name} is not here, and is needed")
        pytest.skip(f"{name} is not installed")
    return found


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("LANG", "TMPDIR") if name in os.environ}
    return {
        **kept,
        "HOME": str(tmp_path),
        "PATH": f"{BESIDE}:{os.environ['PATH']}",
        "TERM": "dumb",
        "TRACKER_DB": str(tmp_path / "none.db"),
    }


def script(name: str, environment: dict[str, str], folder: Path) -> Path:
    """What the product tells a shell, in a file."""
    done = subprocess.run(
        [BESIDE / "tracker"],
        env={**environment, "_TRACKER_COMPLETE": f"source_{name}"},
        capture_output=True,
        text=True,
        check=True,
    )
    path = folder / f"completion.{name}"
    path.write_text(done.stdout)
    return path


def typed(
    command: list[str], environment: dict[str, str], begin: str, words: str, expected: str
) -> bool:
    """Type words and the tabulator into a shell on a terminal: does it show the rest of `expected`?"""
    rest = expected.removeprefix(words.split()[-1])
    assert rest
    pid, terminal = pty.fork()
    if pid == 0:
        os.execve(command[0], command, environment)
    try:
        os.write(terminal, f"{begin}; echo READ''Y\n".encode())
        assert is_shown(terminal, "", "READY")
        os.write(terminal, f"{words}\t\t".encode())
        return is_shown(terminal, words, rest)
    finally:
        os.close(terminal)
        os.kill(pid, 9)
        os.waitpid(pid, 0)


def is_shown(terminal: int, first: str, then: str) -> bool:
    """Whether a terminal shows some words, and others after them, within a minute."""
    shown = b""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        ready, _, _ = select.select([terminal], [], [], 0.1)
        if ready:
            try:
                shown += os.read(terminal, 65_536)
            except OSError:
                break
        after = shown.partition(first.encode())[2] if first else shown
        if then.encode() in after:
            return True
    return False


@pytest.mark.parametrize(("words", "expected"), TYPED)
def test_bash_completes(
    words: str, expected: str, environment: dict[str, str], tmp_path: Path
) -> None:
    bash = shell("bash")
    source = script("bash", environment, tmp_path)
    begin = f"PS1='$ '; source '{source}'"
    command = [bash, "--norc", "--noprofile", "-i"]
    assert typed(command, environment, begin, words, expected)


@pytest.mark.parametrize(("words", "expected"), TYPED)
def test_zsh_completes(
    words: str, expected: str, environment: dict[str, str], tmp_path: Path
) -> None:
    zsh = shell("zsh")
    source = script("zsh", environment, tmp_path)
    begin = f"PS1='$ '; autoload -Uz compinit; compinit -u -D; source '{source}'"
    assert typed([zsh, "-f", "-i"], environment, begin, words, expected)


@pytest.mark.parametrize(("words", "expected"), EXPECTED)
def test_fish_completes(
    words: str, expected: str, environment: dict[str, str], tmp_path: Path
) -> None:
    fish = shell("fish")
    source = script("fish", environment, tmp_path)
    done = subprocess.run(
        [fish, "--no-config", "-c", f"source '{source}'; complete -C '{words}'"],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert expected in [line.split("\t")[0] for line in done.stdout.splitlines()]
