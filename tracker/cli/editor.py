"""A person's editor: a text goes out, and comes back as it was saved."""

import os
import shlex
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tracker.domain.errors import Usage


def edited(text: str, name: str) -> str | None:
    """Return a text as the editor left it; None where the editor says that it failed.

    The editor is VISUAL, else EDITOR, else vi; `name` is that of the file it is given, so that it
    knows of what kind it is. An interrupt is the editor's alone while it runs. Raises `Usage` where
    there is no such program.
    """
    command = os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"
    with TemporaryDirectory(prefix="tracker-") as folder:
        path = Path(folder, name)
        path.write_text(text, encoding="utf-8")
        try:
            with _deaf_to_interrupts():
                done = subprocess.run([*shlex.split(command), str(path)], check=False)
            return path.read_text(encoding="utf-8") if done.returncode == 0 else None
        except (OSError, ValueError) as problem:
            raise Usage(
                f"the editor {command!r} cannot be used: {problem}",
                "EDITOR names one: EDITOR=nano tracker review",
            ) from problem


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Let interrupts pass. A handler of ours, unlike `SIG_IGN`, is not handed on to a program."""
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
