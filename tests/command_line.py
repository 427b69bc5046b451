"""Runs `tracker` inside the test's process, with a fixed clock, name and width."""

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Done:
    """What a command left: exit status, standard output, standard error."""

    status: int
    out: str
    err: str


@dataclass(slots=True)
class CommandLine:
    """`tracker` on one database."""

    db: str
    folder: Path
    monkeypatch: pytest.MonkeyPatch
    capture: pytest.CaptureFixture[str]
    now: Callable[[], datetime] = lambda: NOON

    def __call__(self, *arguments: object, stdin: bytes = b"", columns: int = 100) -> Done:
        from tracker.cli.run import run

        self.monkeypatch.setattr("tracker.cli.clock.now", self.now)
        self.monkeypatch.setattr(sys, "argv", ["tracker", *map(str, arguments)])
        self.monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        self.monkeypatch.setenv("TRACKER_DB", self.db)
        self.monkeypatch.setenv("TRACKER_BY", "tests")
        self.monkeypatch.setenv("COLUMNS", str(columns))
        self.monkeypatch.setenv("NO_COLOR", "1")
        self.capture.readouterr()
        try:
            run()
        except SystemExit as exit_:
            captured = self.capture.readouterr()
            status = exit_.code if isinstance(exit_.code, int) else 0
            return Done(status, captured.out, captured.err)
