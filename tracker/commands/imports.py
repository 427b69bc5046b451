"""Importing files: read, look up what they name, plan, append; one transaction a file."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from tracker.domain.claims import Claim
from tracker.domain.errors import TrackerError
from tracker.domain.events import moment
from tracker.importing import sources
from tracker.importing.plan import Held, HeldClaim, Plan, Wants, plan, wants
from tracker.importing.reading import Fault, Reading, in_order
from tracker.importing.sources import Source, read
from tracker.log import store, texts
from tracker.log.engine import exists, open_scratch, open_writer
from tracker.projections.standing import HeldClaim as Standing_Claim
from tracker.projections.standing import Standing, stand

Verdict = Literal["new", "known", "refused"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FileOutcome:
    """What became of one file; the counts are of claims."""

    file: str
    verdict: Verdict
    new: int
    known: int
    refused: int
    faults: tuple[Fault, ...]
