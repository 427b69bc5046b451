"""What a file says once it is read: accords, articles and claims with their lines, and faults."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from tracker.domain.claims import Accord, Article, Claim

_SHOWN: Final = 60
"""Characters of a foreign text that a message repeats."""
_COMPARED: Final = 100
_NEAR: Final = 0.7

_NOWHERE: Final[Mapping[str, int]] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong with an input and what would be right, both plain texts of one line.

    Whatever they repeat of the input went through `quoted`.
    """

    line: int | None
    """Counted from 1; None where the fault is of the file as a whole."""
    message: str
    hint: str
    is_passing: bool = False
    """Whether it may be gone the next time, since the file is not to blame."""
    file: str | None = None
    """The file beside the input in which it stands; None where that is the input itself."""

    def where(self, name: str) -> str:
        """Return file and line, as far as they are known; `name` is that of the input."""
        file = self.file or name
        return file if self.line is None else f"{file}:{self.line}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadAccord:
    """An accord, and the line where it begins."""

    line: int
    accord: Accord


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadArticle:
    """An article, and the line where it begins."""

    line: int
    article: Article
    is_partial: bool = False
    """Whether it is the article itself, which says of itself what it happens to say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadClaim:
    """A claim, and the line where it begins.

    `claim.article` is the id of an article read before it, or `no_article` where that article is
    faulty. `claim.supersedes` is as written: an id, a shortened one, or a `ref`.
    """

    line: int
    claim: Claim
    lines: Mapping[str, int] = field(default_factory=lambda: _NOWHERE, repr=False)
    """The lines of single keys, where they differ from the claim's."""

    def line_of(self, key: str) -> int:
        """Return the line of a key; the claim's own where the key has none of its own."""
        return self.lines.get(key, self.line)


Item = ReadAccord | ReadArticle | ReadClaim


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that one file says. Where there are faults, the items are those that could be read."""

    items: tuple[Item, ...] = ()
    faults: tuple[Fault, ...] = ()
    claims: int = 0
    """How many claims the file holds, faulty ones included."""
    text: str | None = None
    """The text of the article, where the file is one."""
    remarks: tuple[str, ...] = ()
    """What a person should know of it, though it is no fault."""


class Malformed(Exception):
    """An input that cannot be read on: it is not UTF-8, not YAML, too deep, too large …"""

    def __init__(self, *faults: Fault) -> None:
        self.faults = faults
        super().__init__("; ".join(fault.message for fault in faults))


def in_order(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Sort faults by line, those of the whole file first, and drop repetitions."""
    return tuple(sorted(dict.fromkeys(faults), key=_place))


def _place(fault: Fault) -> tuple[str, int]:
    return fault.file or "", fault.line or 0


def no_article(line: int) -> str:
    """Return what stands for the id of an article that could not be read."""
    return f"?{line}"


def quoted(text: str) -> str:
    """Return foreign text for a message: shortened, in quotes, what cannot be seen escaped."""
    return repr(text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…")


def by_nearness(text: str, words: Iterable[str]) -> list[str]:
    """Sort words by likeness to a text, the nearest first; equals keep their order."""
    return sorted(words, key=lambda word: -_likeness(text, word))


def nearest(text: str, words: Iterable[str], at_most: int = 3) -> list[str]:
    """Return the words that a text may be a slip for, the nearest first."""
    near = [word for word in words if _likeness(text, word) >= _NEAR]
    return by_nearness(text, near)[:at_most]


def either(words: Iterable[str]) -> str:
    """Join words as alternatives: `a, b or c`."""
    *others, last = words
    return f"{', '.join(others)} or {last}" if others else last


@lru_cache(maxsize=4096)
def _likeness(text: str, word: str) -> float:
    return SequenceMatcher(None, word, text[:_COMPARED].casefold(), autojunk=False).ratio()
