"""Checkpoints as C2SP tlog-checkpoint writes them: origin, size, root; on lines of their own.

    accords-tracker
    94
    CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

The first line names the log, the second counts its events, the third is the RFC 9162 root over
their leaf hashes in base64. Signatures may follow after an empty line; they are not read here.
"""

import base64
import binascii
from dataclasses import dataclass
from typing import Self

from tracker.domain.errors import Usage

ORIGIN = "accords-tracker"
"""What a log is called that nobody gave a name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """A log as it stood: its name, how many events it had, and the root over them."""

    origin: str
    size: int
    root: bytes

    def __str__(self) -> str:
        """Write the note's body, every line ended."""
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\n"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a note, signed or not. Raises `Usage`."""
        body = text.partition("\n\n")[0].split("\n")
        hint = "three lines are expected: the log's name, its size, its root in base64"
        if len(body) < 3 or not body[0].strip() or not _is_size(body[1]):
            raise Usage("this is no checkpoint", hint)
        try:
            root = base64.b64decode(body[2], validate=True)
        except (binascii.Error, ValueError):
            root = b""
        if len(root) != 32:
            raise Usage("the root of the checkpoint is not 32 bytes in base64", hint)
        return cls(origin=body[0], size=int(body[1]), root=root)


def _is_size(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 16 and str(int(text)) == text
