"""Bytes → a tree of texts that knows its lines: what YAML and JSON documents have in common."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Any, Final

from tracker.importing.reading import Fault, Malformed, quoted

LARGEST: Final = 5_000_000
"""Bytes of a document, and of one line of a bulk file."""
DEEPEST: Final = 20
"""Levels of mappings and lists in one another."""

_MARK: Final = b"\xef\xbb\xbf"
_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Node:
    """A value and its line: of a mapping's value, the line of its key.

    A number is the text that it was written as, in YAML and in JSON.
    """

    line: int
    value: "Value"

    def plain(self) -> Any:
        """Return the values of the tree without their lines."""
        if isinstance(self.value, dict):
            return {key: node.plain() for key, node in self.value.items()}
        if isinstance(self.value, list):
            return [node.plain() for node in self.value]
        return self.value

    def get(self, key: str) -> "Node | None":
        """Return the value of a mapping's key; None where there is none, or it is null."""
        node = self.value.get(key) if isinstance(self.value, dict) else None
        return None if node is None or node.value is None else node


Value = str | bool | None | list[Node] | dict[str, Node]


class Lines:
    """The lines of a text: from the index of a character to its line; `first` is the first."""

    def __init__(self, text: str, *, first: int = 1) -> None:
        self._first = first
        self._starts = [found.end() for found in _BREAK.finditer(text)]

    def at(self, index: int) -> int:
        """Return the line of the character at an index, the first one as it was given."""
        return bisect_right(self._starts, index) + self._first


def too_large() -> Malformed:
    """Return the refusal of a document of more than `LARGEST` bytes."""
    return Malformed(
        Fault(
            line=None, message="the file is too large", hint="at most 5 MB; use JSON Lines for bulk"
        )
    )


def too_deep(line: int) -> Malformed:
    """Return the refusal of a mapping or list below `DEEPEST` others."""
    return Malformed(
        Fault(
            line=line,
            message=f"mappings and lists are nested more than {DEEPEST} deep",
            hint="no key of an import file goes deeper than four",
        )
    )


def decoded(data: bytes, *, line: int = 1) -> str:
    """Decode UTF-8, which may begin with a byte order mark; `line` is that of the first byte.

    Raises `Malformed`, which says where the first byte stands that is not UTF-8.
    """
    body = data.removeprefix(_MARK) if line == 1 else data
    try:
        return body.decode()
    except UnicodeDecodeError as problem:
        start = problem.start + len(data) - len(body)
        raise Malformed(
            Fault(
                line=line + len(_BREAK.findall(data[:start].decode("latin-1"))),
                message=f"byte {start + 1} (0x{data[start]:02x}) is not UTF-8",
                hint="save the file as UTF-8",
            )
        ) from None


def whole_text(text: str, line: int) -> str:
    """Join pairs of surrogates that escapes wrote. Raises `Malformed` for half a pair."""
    try:
        text.encode()
    except UnicodeEncodeError:
        try:
            return text.encode("utf-16", "surrogatepass").decode("utf-16")
        except UnicodeDecodeError:
            raise Malformed(
                Fault(
                    line=line,
                    message="an escape writes half a surrogate pair",
                    hint="write the character itself, or both halves",
                )
            ) from None
    return text


def empty(hint: str = "a claims file has `article`, `accord` and `claims`") -> Malformed:
    """Return the refusal of a file that holds nothing."""
    return Malformed(Fault(line=None, message="the file is empty", hint=hint))


def duplicate(line: int, key: str, first: int) -> Fault:
    """Return the fault of a key that a mapping has twice."""
    where = "twice here" if line == first else f"on line {first} too"
    return Fault(line=line, message=f"the key {quoted(key)} stands {where}", hint="keep one")
