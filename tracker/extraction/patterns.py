"""Stands in for `re` where rules are written: the same names and the same matches, later and less.

A pattern is compiled when it is first tried: half of them never are in the texts of one process.
One that matches at the end of a text alone is, once often tried in vain, no longer tried there
after a last word that it cannot have (`word_needs`): many are asked of what stands before a party.
"""

import re as _re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from re import DOTALL as DOTALL
from re import IGNORECASE as IGNORECASE
from re import Match as Match
from re import Pattern as Pattern
from re import _parser as parser  # type: ignore[attr-defined]
from re import escape as escape
from sys import maxsize
from typing import Any, Final, cast

from tracker.extraction.word_needs import last_answers, last_needs, needs

I: Final = IGNORECASE  # noqa: E741
S: Final = DOTALL

_TRIES: Final = ("search", "match", "fullmatch", "finditer")
_TAIL: Final = 32
"""Code points before the end in which its last word is looked for."""
_IN_VAIN: Final = 60
"""Searches without a match after which it pays to read from a pattern what it needs."""
_last: Final = lru_cache(maxsize=1024)(last_answers)


class _Sparing:
    """A pattern that is compiled when it is first tried."""

    __slots__ = ("_plain", "flags", "pattern", *_TRIES)

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern, self.flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        """Return what is wanted for the first time, and keep it if it is a way to try."""
        if name == "_plain":
            self._plain = _re.compile(self.pattern, self.flags)
        elif name == "search" and self.pattern.rstrip(")").endswith("$"):
            self.search = _counted(self)
        elif name in _TRIES:
            setattr(self, name, getattr(self._plain, name))
        else:
            return getattr(self._plain, name)
        return getattr(self, name)


def _counted(of: _Sparing) -> Callable[..., Match[str] | None]:
    """The search for a pattern, until it has been in vain often."""
    plain, in_vain = of._plain.search, 0

    def tried(text: str, pos: int = 0, endpos: int = maxsize) -> Match[str] | None:
        nonlocal in_vain
        found: Match[str] | None = plain(text, pos, endpos)
        if found is None:
            in_vain += 1
            if in_vain == _IN_VAIN:
                need = last_needs(parsed(cast(Pattern[str], of)))
                of.search = plain if need is None else _spared(plain, need)
        return found

    return tried


def _spared(
    plain: Callable[..., Match[str] | None], need: frozenset[str]
) -> Callable[..., Match[str] | None]:
    """The search for a pattern, not made where another word is the last."""
    unanswered = need.isdisjoint

    def tried(text: str, pos: int = 0, endpos: int = maxsize) -> Match[str] | None:
        start = (endpos if endpos < len(text) else len(text)) - _TAIL
        tail = text[start if start > pos else pos : endpos]
        if unanswered(_last(tail, len(tail) < _TAIL)):
            return None
        return plain(text, pos, endpos)

    return tried


def parsed(pattern: Pattern[str]) -> Sequence[tuple[Any, Any]]:
    """Return a pattern as Python parses it; nothing of one whose words are not those of others."""
    found = parser.parse(pattern.pattern, pattern.flags)
    if (found.state.flags | pattern.flags) & (_re.ASCII | _re.LOCALE | _re.MULTILINE):
        return ()
    return list(found)


def words_of(pattern: Pattern[str]) -> frozenset[str] | None:
    """Return what a pattern needs (see `word_needs`), if that is known."""
    return needs(parsed(pattern))


def compile(pattern: str, flags: int = 0) -> Pattern[str]:
    """Return the pattern, not yet compiled."""
    return cast(Pattern[str], _Sparing(pattern, flags))


_once: Final = lru_cache(maxsize=1024)(compile)


def search(pattern: str, text: str, flags: int = 0) -> Match[str] | None:
    return _once(pattern, flags).search(text)


def match(pattern: str, text: str, flags: int = 0) -> Match[str] | None:
    return _once(pattern, flags).match(text)


def fullmatch(pattern: str, text: str, flags: int = 0) -> Match[str] | None:
    return _once(pattern, flags).fullmatch(text)


def finditer(pattern: str, text: str, flags: int = 0) -> Iterator[Match[str]]:
    return _once(pattern, flags).finditer(text)


def sub(pattern: str, replacement: str, text: str, flags: int = 0) -> str:
    return _once(pattern, flags).sub(replacement, text)
