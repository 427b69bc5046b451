"""Citations of answers: one line, which names the question and the very log that answered it.

    abraham-accords by signatory on 2025-11-08, known all, at 94, root 5c0e…
    KZ in abraham-accords by signatory on 2025-11-08, known 2025-11-06, at 94, root 5c0e…

The root is that of the first `at` events (RFC 9162, hexadecimal), so that whoever holds the log can
show that it is the same, and ask again.
"""

import re
from dataclasses import dataclass
from typing import Final, Self

from tracker.domain.days import iso, parse_day
from tracker.domain.errors import Usage

_FORM: Final = re.compile(
    r"(?:(?P<party>\S+) in )?(?P<accord>\S+) by (?P<by>\S+) on (?P<on>\S+),"
    r" known (?P<known>\S+), at (?P<at>[0-9]{1,18}), root (?P<root>[0-9a-f]{64})"
    r"(?P<drafts>, drafts counted)?"
)
_HINT: Final = "`tracker cite` prints one: ACCORD by CRITERION on DAY, known DAY, at N, root …"


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A question with its clocks, and the root of the log that it was put to."""

    accord: str
    """Its slug."""
    by: str
    on: int
    known: int | None
    at: int
    root: bytes
    party: str | None = None
    """Of `is-member`; None cites all parties, as `members` does."""
    with_drafts: bool = False

    def __str__(self) -> str:
        """Write the line."""
        party = f"{self.party} in " if self.party else ""
        known = "all" if self.known is None else iso(self.known)
        drafts = ", drafts counted" if self.with_drafts else ""
        return (
            f"{party}{self.accord} by {self.by} on {iso(self.on)}, known {known},"
            f" at {self.at}, root {self.root.hex()}{drafts}"
        )

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a line, or a text that holds one; line breaks count as spaces. Raises `Usage`."""
        found = _FORM.search(" ".join(text.split()))
        if found is None:
            raise Usage("this is no citation of an answer", _HINT)
        known = found["known"]
        return cls(
            accord=found["accord"],
            by=found["by"],
            on=parse_day(found["on"]),
            known=None if known == "all" else parse_day(known),
            at=int(found["at"]),
            root=bytes.fromhex(found["root"]),
            party=found["party"],
            with_drafts=bool(found["drafts"]),
        )
