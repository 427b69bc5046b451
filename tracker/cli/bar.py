"""The bar of an import: on a terminal, where there is much to do; silent everywhere else."""

import sys
from collections.abc import Iterable, Iterator
from typing import Any, Final, TypeVar

from tracker.rendering.harmless import harmless

_MANY_FILES: Final = 20
_LARGE_FILE: Final = 5_000_000
"""Bytes of a bulk file from which on its own progress is shown."""

T = TypeVar("T")


class Bar:
    """How far an import is: by files, and within a large bulk file by its bytes."""

    def __init__(self) -> None:
        self._shown: Any = None
        self._name: str | None = None
        self._task: Any = None

    def over(self, outcomes: Iterable[T], files: int) -> Iterator[T]:
        """Yield the outcomes of so many files, and count them on the bar."""
        task = self._bar().add_task("importing", total=files) if self._counts(files) else None
        try:
            for outcome in outcomes:
                if task is not None:
                    self._shown.advance(task)
                yield outcome
        finally:
            if self._shown is not None:
                self._shown.stop()

    def within(self, name: str, read: int, size: int, claims: int) -> None:
        """Show how much of a bulk file is read, at which rate, and how long it will take."""
        if size < _LARGE_FILE or not sys.stderr.isatty():
            return
        bar = self._bar()
        if name != self._name:
            if self._task is not None:
                bar.remove_task(self._task)
            self._name, self._task = name, bar.add_task(harmless(name), total=size)
        elapsed = bar.tasks[-1].elapsed or 0
        rate = f"{claims / elapsed:,.0f} claims a second" if elapsed else ""
        bar.update(self._task, completed=read, description=f"{claims:,} claims  {rate}")

    def _counts(self, files: int) -> bool:
        return files >= _MANY_FILES and sys.stderr.isatty()

    def _bar(self) -> Any:
        if self._shown is None:
            from rich.console import Console
            from rich.progress import (
                BarColumn,
                Progress,
                TaskProgressColumn,
                TextColumn,
                TimeRemainingColumn,
            )

            # a file may have any name: brackets in it are no markup
            said = TextColumn("{task.description}", style="progress.description", markup=False)
            columns = (said, BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
            self._shown = Progress(*columns, console=Console(stderr=True), transient=True)
            self._shown.start()
        return self._shown
