"""What became of the lines of a bulk file, and their faults: as many as can be shown."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from tracker.importing.reading import Fault, in_order

_MOST_FAULTS: Final = 10_000


@dataclass(slots=True, kw_only=True)
class Tally:
    """What became of the lines of a bulk file."""

    claims: int = 0
    new: int = 0
    known: int = 0
    refused: int = 0
    events: int = 0
    drafts: int = 0
    accepted: int = 0
    article: str | None = None
    faults: list[Fault] = field(default_factory=list)
    more_faults: int = 0
    broken: bool = False
    """Whether the file could not be read to its end, or not at all."""

    def blame(self, faults: Iterable[Fault]) -> None:
        """Add faults."""
        for fault in faults:
            if len(self.faults) < _MOST_FAULTS:
                self.faults.append(fault)
            else:
                self.more_faults += 1

    def all_faults(self) -> tuple[Fault, ...]:
        """Return the faults in the order of their lines."""
        found = in_order(self.faults)
        if not self.more_faults:
            return found
        message = f"{self.more_faults} more faults are not shown"
        return (*found, Fault(line=None, message=message, hint="mend those above first"))
