"""With which letters a pattern can begin, so that only a few of many are tried at each word."""

from collections.abc import Iterable, Iterator, Set
from functools import cached_property
from re import _constants as sre  # type: ignore[attr-defined]
from typing import Any, Final, Generic, TypeVar

from tracker.extraction import patterns as re
from tracker.extraction.word_needs import needs

_LETTERS: Final = 3
_WORD: Final = re.compile(r"\b\w")

_Row = TypeVar("_Row")


def beginnings(pattern: re.Pattern[str]) -> frozenset[str] | None:
    """Return what the pattern's matches can begin with, in lower case; None: with anything.

    Each is of three characters, or shorter where a match may be.
    """
    found = _starts(re.parsed(pattern))
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


class Sought:
    """A pattern that is looked for only where a word stands that it needs.

    Of the many patterns that a sentence is searched for, few can stand in it.
    """

    def __init__(self, pattern: re.Pattern[str]) -> None:
        """`pattern` needs words that are known."""
        self._pattern = pattern

    def may_stand(self, among: Set[str]) -> bool:
        """Say whether the pattern can match in what answers so (see `word_needs.answers`)."""
        return not self.needs.isdisjoint(among)

    def search(self, text: str, among: Set[str]) -> "re.Match[str] | None":
        """Return the first match in `text`, which is or is cut out of what answers so."""
        return self._pattern.search(text) if self.may_stand(among) else None

    def finditer(self, text: str, start: int, end: int) -> Iterator["re.Match[str]"]:
        """Return the matches wherever they stand."""
        return self._pattern.finditer(text, start, end)

    @cached_property
    def needs(self) -> frozenset[str]:
        found = re.words_of(self._pattern)
        if found is None:
            raise ValueError(f"a pattern must need words: {self._pattern.pattern}")
        return found


class AnyOf:
    """Patterns of which one must match for a rule to tell anything: mostly none of them may."""

    def __init__(self, *patterns: re.Pattern[str] | Sought) -> None:
        """`patterns` need words that are known."""
        self._sought = [each if isinstance(each, Sought) else Sought(each) for each in patterns]

    def may_stand(self, among: Set[str]) -> bool:
        """Say whether one of the patterns can match in what answers so."""
        return not self._needs.isdisjoint(among)

    @cached_property
    def _needs(self) -> frozenset[str]:
        return frozenset().union(*(each.needs for each in self._sought))


class ByBeginning(Generic[_Row]):
    """Patterns, each with a row of its own, to be tried at the words that they can begin with."""

    def __init__(self, rows: Iterable[tuple[str, re.Pattern[str], _Row]]) -> None:
        """`rows`: each pattern as written, compiled, and what belongs to it."""
        self._rows = tuple((pattern, row) for _, pattern, row in rows)

    def found(
        self, text: str, start: int, end: int, among: Set[str]
    ) -> Iterator[tuple[_Row, "re.Match[str]"]]:
        """Yield each row whose pattern matches in `text[start:end]`, with the match.

        Matches of one row do not overlap, as with `finditer`. `among`: what the words there
        answer (see `word_needs.answers`).
        """
        rows = self._rows
        by_start, by_need = self._by_start_and_need
        may_stand = {number for word in among & by_need.keys() for number in by_need[word]}
        done: dict[int, int] = {}
        for word in _WORD.finditer(text, start, end) if may_stand else ():
            at = word.start()
            for number in by_start.get(text[at : at + _LETTERS].lower(), ()):
                if number not in may_stand or done.get(number, 0) > at:
                    continue
                pattern, row = rows[number]
                match = pattern.match(text, at, end)
                if match is not None:
                    done[number] = match.end()
                    yield row, match

    @cached_property
    def _by_start_and_need(self) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
        by_start: dict[str, list[int]] = {}
        by_need: dict[str, list[int]] = {}
        for number, (pattern, _) in enumerate(self._rows):
            items = re.parsed(pattern)
            for start in _starts(items) or _no_beginning(pattern):
                by_start.setdefault(start, []).append(number)
            for word in needs(items, at_word=True) or _no_beginning(pattern):
                by_need.setdefault(word, []).append(number)
        return by_start, by_need


def _no_beginning(pattern: re.Pattern[str]) -> frozenset[str]:
    raise ValueError(f"a pattern must begin with letters: {pattern.pattern}")
