"""Checkpoints as C2SP tlog-checkpoint writes them, and the notes (C2SP signed-note) they are.

    accords-tracker
    94
    CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

    — accords-tracker Wl7f…

The first line names the log, the second counts its events, the third is the RFC 9162 root over
their leaf hashes in base64. Signatures may follow after an empty line: the name of a key, then in
base64 four bytes that tell the key from others of that name, and the signature of all that stands
before the empty line. A key that verifies is written `NAME+ID+BASE64`, one that signs
`PRIVATE+KEY+NAME+ID+BASE64`, as Go's sumdb/note does. What is computed with keys is done elsewhere.
"""

import base64
import binascii
import hashlib
import re
from dataclasses import dataclass
from typing import Final, Self

from tracker.domain.errors import Usage

ORIGIN = "accords-tracker"
"""What a log is called that nobody gave a name."""

ED25519: Final = 1
"""The signature type of Ed25519 in C2SP signed-note."""

_NAME: Final = re.compile(r"[^\s+]+")
_SIGNATURE: Final = re.compile(r"— ([^\s+]+) ([A-Za-z0-9+/]+={0,2})")
_PRIVATE: Final = "PRIVATE+KEY+"


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """One signature line: whose key made it, and what it made."""

    name: str
    key_id: bytes
    """Four bytes."""
    made: bytes

    def __str__(self) -> str:
        """Write the line, ended."""
        return f"— {self.name} {base64.b64encode(self.key_id + self.made).decode()}\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """An Ed25519 key for notes: a public one, or the seed of a private one (32 bytes each)."""

    name: str
    key_id: bytes
    key: bytes
    is_private: bool

    def __str__(self) -> str:
        """Write the key as others read it."""
        written = base64.b64encode(bytes([ED25519]) + self.key).decode()
        return f"{_PRIVATE if self.is_private else ''}{self.name}+{self.key_id.hex()}+{written}"

    @classmethod
    def parse(cls, text: str, *, private: bool) -> Self:
        """Read a key. Raises `Usage`; no message repeats a private key."""
        kind = "signing" if private else "public"
        hint = f"a {kind} key is {_PRIVATE if private else ''}NAME+ID+BASE64, on one line"
        text = text.strip()
        if text.startswith(_PRIVATE) is not private:
            other = "a public key" if private else "a signing key: keep it to yourself"
            raise Usage(f"this is no {kind} key" + (f", but {other}" if text else ""), hint)
        name, _, rest = text.removeprefix(_PRIVATE).partition("+")
        key_id, _, written = rest.partition("+")
        try:
            found = base64.b64decode(written, validate=True)
            told = bytes.fromhex(key_id)
        except (binascii.Error, ValueError):
            found = told = b""
        if not is_key_name(name) or len(told) != 4 or len(found) != 33:
            raise Usage(f"this is no {kind} key", hint)
        if found[0] != ED25519:
            raise Usage(f"the key is of type {found[0]}, and only Ed25519 (1) is known", hint)
        if not private and told != key_id_of(name, found[1:]):
            raise Usage("the public key does not fit its id: it was altered or cut", hint)
        return cls(name=name, key_id=told, key=found[1:], is_private=private)


def is_key_name(name: str) -> bool:
    """Say whether a key may have this name: no spaces, no plus sign, not empty."""
    return _NAME.fullmatch(name) is not None


def key_id_of(name: str, public: bytes) -> bytes:
    """Return the four bytes that tell a public key of a name from others."""
    told = name.encode() + b"\n" + bytes([ED25519]) + public
    return hashlib.sha256(told).digest()[:4]


def parted(note: str) -> tuple[str, list[Signature]]:
    """Return the text of a note, its last line ended, and its signatures; none if it has none.

    Raises `Usage` for lines after the last empty one that are no signatures.
    """
    text, gap, lines = note.rpartition("\n\n")
    if not gap or not lines.strip("\n"):
        return note.rstrip("\n") + "\n", []
    found = []
    for line in lines.removesuffix("\n").split("\n"):
        match = _SIGNATURE.fullmatch(line)
        try:
            made = base64.b64decode(match[2], validate=True) if match else b""
        except (binascii.Error, ValueError):
            made = b""
        if match is None or len(made) < 5:
            raise Usage(
                "after its empty line the note has a line that is no signature",
                "a signature is — NAME BASE64; take the note as it was written",
            )
        found.append(Signature(name=match[1], key_id=made[:4], made=made[4:]))
    return text + "\n", found


def _is_size(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 16 and str(int(text)) == text
