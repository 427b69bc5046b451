"""With which letters a pattern can begin, so that only a few of many are tried at each word."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, Final, Generic, TypeVar

from tracker.extraction import patterns as re

_LETTERS: Final = 3
_WORD: Final = re.compile(r"\b\w")

_Row = TypeVar("_Row")


def beginnings(pattern: str) -> frozenset[str] | None:
    """Return what the pattern's matches can begin with, in lower case; None: with anything.

    Each is of three characters, or shorter where a match may be.
    """
    found = _starts(parser.parse(pattern))
    return None if found is None else frozenset(found)


def _starts(items: Iterable[tuple[Any, Any]]) -> set[str] | None:
    out = {""}
    for kind, value in items:
        if all(len(each) >= _LETTERS for each in out):
            break
        following = _of(kind, value)
        if following is None:
            return None
        out = {
            each if len(each) >= _LETTERS else (each + more)[:_LETTERS]
            for each in out
            for more in following
        }
    return out


def _of(kind: Any, value: Any) -> set[str] | None:
    if kind is sre.LITERAL:
        return {chr(value).lower()}
    if kind in (sre.AT, sre.ASSERT, sre.ASSERT_NOT):
        return {""}
    if kind is sre.SUBPATTERN:
        return _starts(value[3])
    if kind is sre.BRANCH:
        branches = [_starts(each) for each in value[1]]
        return None if None in branches else {one for each in branches for one in each or ()}
    if kind is sre.IN and all(each[0] is sre.LITERAL for each in value):
        return {chr(each[1]).lower() for each in value}
    if kind in (sre.MAX_REPEAT, sre.MIN_REPEAT):
        least, most, inner = value
        found = _starts(inner)
        if found is None or (most > 1 and any(len(each) < _LETTERS for each in found)):
            return None
        return found | {""} if least == 0 else found
    return None


def begun(text: str, start: int, end: int) -> frozenset[str]:
    """Return with what words begin in `text[start:end]`: three characters each, in lower case."""
    return frozenset(
        text[word.start() : word.start() + _LETTERS].lower()
        for word in _WORD.finditer(text, start, end)
    )


class Sought:
    """A pattern that is looked for only where a word stands that it can begin with.

    Of the many patterns that a sentence is searched for, few can stand in it.
    """

    def __init__(self, pattern: re.Pattern[str]) -> None:
        """`pattern` begins at a word, and with at least three letters that are known."""
        self._pattern = pattern

    @cached_property
    def starts(self) -> frozenset[str]:
        """What it can begin with. Raises `ValueError` where that is not known."""
        starts = beginnings(self._pattern.pattern)
        if starts is None or any(len(each) < _LETTERS for each in starts):
            raise ValueError(f"a pattern must begin with three letters: {self._pattern.pattern}")
        return starts

    def may_stand(self, among: frozenset[str]) -> bool:
        """Say whether the pattern can match in what begins so (see `begun`)."""
        return not self.starts.isdisjoint(among)

    def search(self, text: str, among: frozenset[str]) -> "re.Match[str] | None":
        """Return the first match in `text`, which is or is cut out of what begins so."""
        return None if self.starts.isdisjoint(among) else self._pattern.search(text)

    def finditer(self, text: str, start: int, end: int) -> Iterator["re.Match[str]"]:
        return self._pattern.finditer(text, start, end)


class ByBeginning(Generic[_Row]):
    """Patterns, each with a row of its own, to be tried at the words that they can begin with."""

    def __init__(self, rows: Iterable[tuple[str, re.Pattern[str], _Row]]) -> None:
        """`rows`: each pattern as written, compiled, and what belongs to it."""
        self._rows = tuple(rows)

    @cached_property
    def _by(self) -> dict[str, list[tuple[int, re.Pattern[str], _Row]]]:
        by: dict[str, list[tuple[int, re.Pattern[str], _Row]]] = {}
        for number, (written, pattern, row) in enumerate(self._rows):
            for start in beginnings(written) or _no_beginning(written):
                by.setdefault(start, []).append((number, pattern, row))
        return by

    def found(self, text: str, start: int, end: int) -> Iterator[tuple[_Row, "re.Match[str]"]]:
        """Yield each row whose pattern matches in `text[start:end]`, with the match.

        Matches of one row do not overlap, as with `finditer`.
        """
        by, done = self._by, dict[int, int]()
        for word in _WORD.finditer(text, start, end):
            at = word.start()
            for number, pattern, row in by.get(text[at : at + _LETTERS].lower(), ()):
                if done.get(number, 0) > at:
                    continue
                match = pattern.match(text, at, end)
                if match is not None:
                    done[number] = match.end()
                    yield row, match


def _no_beginning(written: str) -> frozenset[str]:
    raise ValueError(f"a pattern must begin with letters: {written}")
