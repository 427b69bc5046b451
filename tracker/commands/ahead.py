"""Articles read and drafted ahead of their turn, by processes of their own.

Drafting takes most of an import of articles, and depends on nothing but the text, the article and
the accords. What was drafted ahead is used where these three are still the same at the article's
turn; where they are not, or the process is gone, the article is drafted then.
"""

import os
import pickle
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Final

from tracker.domain.claims import Accord, Article, Claim
from tracker.importing.reading import ReadArticle, Reading
from tracker.importing.sniffing import ARTICLES, BULK
from tracker.importing.sources import Source

LEAST: Final = 16
"""Articles from which on processes are started: each takes a quarter of a second to begin."""
_DEPTH: Final = 4
"""Articles that are read ahead for each process; memory does not grow with their number."""
_COMMAND: Final = (sys.executable, "-P", "-m", "tracker.extraction.worker")

Drafts = tuple[Claim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """What an article was drafted by ahead of its turn, and the drafts to come."""

    article: Article
    accords: tuple[Accord, ...]
    found: "Future[Drafts | None]"

    def drafts(self, article: Article, accords: Sequence[Accord]) -> Drafts | None:
        """Return the drafts; None where they are of another article, or never came."""
        if article != self.article or tuple(accords) != self.accords:
            return None
        return self.found.result()


class Processes:
    """Processes that draft, each fed by a thread of its own."""

    def __init__(self, number: int) -> None:
        self._all = [
            subprocess.Popen(
                _COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
            for _ in range(number)
        ]
        self._idle: SimpleQueue[subprocess.Popen[bytes]] = SimpleQueue()
        for each in self._all:
            self._idle.put(each)
        self._threads = ThreadPoolExecutor(number)

    def guess(self, text: str, article: Article, accords: Sequence[Accord]) -> Guess:
        """Have an article drafted."""
        told = tuple(accords)
        found = self._threads.submit(self._drafted, text, article, told)
        return Guess(article=article, accords=told, found=found)

    def _drafted(self, text: str, article: Article, accords: tuple[Accord, ...]) -> Drafts | None:
        process = self._idle.get()
        try:
            assert process.stdin is not None
            assert process.stdout is not None
            pickle.dump((text, article, accords), process.stdin)
            process.stdin.flush()
            found: Drafts = pickle.load(process.stdout)
        except (OSError, EOFError, ValueError, pickle.PickleError):
            return None  # the process is gone
        else:
            return found
        finally:
            self._idle.put(process)

    def close(self) -> None:
        """End the processes, whatever they are at."""
        for each in self._all:
            each.kill()
        self._threads.shutdown(cancel_futures=True)
        for each in self._all:
            with each:  # closes its pipes and waits for it
                pass


def may_be_ahead(source: Source) -> bool:
    """Whether a source is an article in a file, which nobody minds being read early."""
    return source.kind in ARTICLES and source.path is not None and source.fault is None


def in_order(
    sources: Sequence[Source],
    *,
    read: Callable[[Source], Reading],
    accords: Callable[[], Sequence[Accord]],
    jobs: int | None,
) -> Generator[tuple[Source, Reading | None, Guess | None]]:
    """Yield the sources in order with their readings (None for bulk) and what was drafted of them.

    By `jobs` processes; None: as many as there are cores. Without any where `jobs` is 1, on one
    core, and for few articles. To be closed, which ends the processes.
    """
    number = (os.cpu_count() or 1) if jobs is None else jobs
    few = sum(map(may_be_ahead, sources)) < LEAST
    processes = None if few or number < 2 else Processes(number)
    told: list[Accord] | None = None
    coming = deque(sources)
    held: deque[tuple[Source, Reading, Guess | None]] = deque()
    try:
        while coming or held:
            while processes and coming and len(held) < _DEPTH * number and may_be_ahead(coming[0]):
                source = coming.popleft()
                told = list(accords()) if told is None else told
                reading = read(source)
                held.append((source, reading, _guessed(reading, processes, told)))
            if held:
                yield held.popleft()
            else:
                source = coming.popleft()
                is_bulk = source.kind in BULK and source.fault is None
                yield source, None if is_bulk else read(source), None
    finally:
        if processes is not None:
            processes.close()


def _guessed(reading: Reading, processes: Processes, accords: Sequence[Accord]) -> Guess | None:
    article = next((each.article for each in reading.items if isinstance(each, ReadArticle)), None)
    if article is None or reading.text is None or reading.faults:
        return None
    return processes.guess(reading.text, article, accords)
