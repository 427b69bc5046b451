"""Stands in for `re` where rules are written: the same names and the same matches, later.

A pattern is compiled when it is first tried: half of the two thousand never are in the texts of
one process, and to compile all of them takes longer than to draft twenty articles.
"""

import re as _re
from collections.abc import Iterator
from functools import lru_cache
from re import DOTALL as DOTALL
from re import IGNORECASE as IGNORECASE
from re import Match as Match
from re import Pattern as Pattern
from re import escape as escape
from typing import Any, Final, cast

I: Final = IGNORECASE  # noqa: E741
S: Final = DOTALL

_TRIES: Final = ("search", "match", "fullmatch", "finditer")


class _Late:
    """A pattern that is compiled when something of it is wanted but how it was written."""

    __slots__ = ("_compiled", "flags", "pattern", *_TRIES)

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern, self.flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        """Return what is wanted for the first time; the ways to try it are kept."""
        if name == "_compiled":
            self._compiled = _re.compile(self.pattern, self.flags)
            return self._compiled
        found = getattr(self._compiled, name)
        if name in _TRIES:
            setattr(self, name, found)
        return found


def compile(pattern: str, flags: int = 0) -> Pattern[str]:
    """Return the pattern, not yet compiled: what is wrong with it is said when it is tried."""
    return cast(Pattern[str], _Late(pattern, flags))


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
