"""Which words a pattern needs: a set of beginnings of words, one of which stands in any match.

Read from Python's own parse of the pattern, so that nobody has to write it down beside a pattern,
or to remember to change it. What cannot be told with certainty is no need.

A need is the beginning of a word in lower case, of at most `LENGTH` characters; with a space after
it, the whole word; `DIGIT` stands for whatever begins with a digit.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from re import _constants as sre  # type: ignore[attr-defined]
from typing import Any, Final

LENGTH: Final = 6
DIGIT: Final = "0"
ANYTHING: Final = "?"
"""Is in every need, and answers it: for a text of whose words nothing can be said."""
_A_WORD: Final = re.compile(r"\w+")
_ODD: Final = frozenset("ıſ\u0307")
"""With one of these in a text in lower case, a letter may equal another that looks otherwise."""
_MOST: Final = 250
"""Beginnings above which a need is too many to ask for."""
_ROUNDS: Final = 3
_WORD: Final = "word"
_NO_WORD: Final = "no word"
_DIGITS: Final = "digit"
_ANY: Final = "any"
_REPEATS: Final = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)
_ASSERTS: Final = (sre.ASSERT, sre.ASSERT_NOT, sre.AT)

_COMMON: Final = frozenset({
    "the", "of", "to", "in", "and", "a", "is", "has", "on", "for", "by", "that", "it", "was", "be",
    "with", "as", "its", "not", "have", "an", "at",
})  # fmt: skip
_TOO_COMMON: Final = 2.5
_RARE: Final = 0.3
_SHARE: Final = {1: 0.8, 2: 0.4, 3: 0.15, 4: 0.06, 5: 0.03}

_Item = tuple[Any, Any]


class _Unknown(Exception):
    """A match may have no word there that is known."""


@lru_cache(maxsize=4096)
def held(word: str) -> tuple[str, ...]:
    """Return the needs that a word in lower case answers."""
    out = [word[:length] for length in range(1, min(len(word), LENGTH) + 1)]
    if len(word) < LENGTH:
        out.append(f"{word} ")
    if word[0].isdecimal():
        out.append(DIGIT)
    return tuple(out)


def answers(text: str, start: int, end: int) -> frozenset[str]:
    """Return the needs that the words of `text[start:end]` answer."""
    lower = text[start:end].lower()
    found = {each for word in set(_A_WORD.findall(lower)) for each in held(word)}
    return frozenset(found if _is_plain(lower) else found | {ANYTHING})


def last_answers(tail: str, is_whole: bool) -> tuple[str, ...]:
    """Return what the last word of a text answers, backwards; `is_whole`: if this is all of it."""
    lower = tail.lower()
    if not _is_plain(lower):
        return (ANYTHING,)
    if found := _A_WORD.findall(lower):
        return held(found[-1][::-1])
    return () if is_whole else (ANYTHING,)


def _is_plain(lower: str) -> bool:
    return lower.isascii() or _ODD.isdisjoint(lower)


def needs(parsed: Iterable[_Item], *, at_word: bool = False) -> frozenset[str] | None:
    """Return one set of beginnings of which each match holds one; None: nothing is known of it.

    `at_word`: no word goes on where the match begins.
    Of several such sets it is the one that is least likely to be in a sentence.
    """
    found = min(_within(list(parsed), at_word=at_word), key=_share, default=None)
    return None if found is None or _share(found) > _TOO_COMMON else found | {ANYTHING}


def last_needs(parsed: Iterable[_Item]) -> frozenset[str] | None:
    """Return what the last word before the end of the text is, backwards, if the match ends there.

    None: it may end elsewhere, or nothing is known of the word. Where a text ends with what is no
    word, the last word is the one before that.
    """
    found: set[str] = set()
    for items in _to_the_end(list(parsed)):
        backwards = _need_of(_backwards(items)) if items is not None else []
        if not backwards:
            return None
        found |= backwards[0]
    return frozenset(found) | {ANYTHING}


def _to_the_end(items: Sequence[_Item]) -> Iterator[Sequence[_Item] | None]:
    """Each of the ways in which the items end at the end of a text; None where they do not."""
    if not items:
        yield None
        return
    kind, value = items[-1]
    if kind is sre.AT and value in (sre.AT_END, sre.AT_END_STRING):
        yield items[:-1]
    elif kind is sre.SUBPATTERN:
        yield from _to_the_end([*items[:-1], *value[3]])
    elif kind is sre.BRANCH:
        for branch in value[1]:
            yield from _to_the_end([*items[:-1], *branch])
    else:
        yield None


def _backwards(items: Iterable[_Item]) -> list[_Item]:
    """The items as they are read from the end."""
    out: list[_Item] = []
    for kind, value in items:
        if kind is sre.SUBPATTERN:
            value = (*value[:3], _backwards(value[3]))
        elif kind is sre.ATOMIC_GROUP:
            value = _backwards(value)
        elif kind is sre.BRANCH:
            value = (None, [_backwards(branch) for branch in value[1]])
        elif kind in _REPEATS:
            value = (*value[:2], _backwards(value[2]))
        out.append((kind, value))
    return out[::-1]


def _share(need: frozenset[str]) -> float:
    """About how many of the needs a sentence answers."""
    return sum(
        (0.5 if each[:-1] in _COMMON else 0.05)
        if each[-1] == " "
        else 0.5
        if each == DIGIT
        else _SHARE.get(len(each), 0.02)
        for each in need
    )


def _within(items: Sequence[_Item], *, at_word: bool = False) -> list[frozenset[str]]:
    """The needs of items that follow each other; `at_word`: no word goes on where they begin."""
    out: list[frozenset[str]] = []
    for place, (kind, value) in enumerate(items):
        here = _need_of(items[place:]) if at_word and kind not in _ASSERTS else []
        if here and _share(here[0]) < _RARE:
            return here
        out += here
        inside = at_word and not here
        if kind is sre.SUBPATTERN:
            out += _within(value[3], at_word=inside)
        elif kind is sre.ATOMIC_GROUP:
            out += _within(value, at_word=inside)
        elif kind in _REPEATS and value[0] > 0:
            out += _within(value[2], at_word=inside)
        elif kind is sre.BRANCH:
            each = [_within(branch, at_word=at_word) for branch in value[1]]
            if all(each):
                out.append(frozenset().union(*(min(found, key=_share) for found in each)))
        at_word = _ends_word(kind, value, at_word)
    return out


def _need_of(items: Sequence[_Item]) -> list[frozenset[str]]:
    """The beginnings of the first word of items that begin where no word goes on, if known."""
    done: set[str] = set()
    try:
        done |= _follow(items, {""}, done)
    except _Unknown:
        return []
    return [] if "" in done else [frozenset(done)]


def _follow(items: Iterable[_Item], live: set[str], done: set[str]) -> set[str]:
    """Go on with words that have begun: return those that still go on, the others are `done`."""
    run = ""
    for kind, value in items:
        if kind is sre.LITERAL and (letter := chr(value)).isalnum() and letter.isascii():
            run += letter
            continue
        if run:
            live, run = _longer(run, live, done), ""
        if not live:
            break
        live = _one(kind, value, live, done)
        if len(live) + len(done) > _MOST:
            raise _Unknown
    return _longer(run, live, done) if run else live


def _one(kind: Any, value: Any, live: set[str], done: set[str]) -> set[str]:
    if kind is sre.AT:
        return _closed(live, done) if value is sre.AT_BOUNDARY else live
    if kind in (sre.ASSERT, sre.ASSERT_NOT):
        return live
    if kind is sre.LITERAL:
        return _by(chr(value), live, done)
    if kind is sre.SUBPATTERN:
        return _follow(value[3], live, done)
    if kind is sre.ATOMIC_GROUP:
        return _follow(value, live, done)
    if kind is sre.BRANCH:
        return set().union(*(_follow(branch, set(live), done) for branch in value[1]))
    if kind in _REPEATS:
        least, most, inner = value
        return _repeated(least, most, inner, live, done)
    if kind is sre.IN:
        if all(each[0] is sre.LITERAL for each in value):
            return set().union(*(_by(chr(each[1]), live, done) for each in value))
        what = _what(value)
        if what is _NO_WORD:
            return _closed(live, done)
        if what is _DIGITS:
            return _opened({each or DIGIT for each in live}, done)
    return _opened(live, done)


def _longer(more: str, live: set[str], done: set[str]) -> set[str]:
    """Each with more characters of ASCII."""
    longer = {(each + more.lower())[:LENGTH] for each in live}
    done |= {each for each in longer if len(each) == LENGTH}
    return {each for each in longer if len(each) < LENGTH}


def _by(character: str, live: set[str], done: set[str]) -> set[str]:
    """Each with a character more."""
    if not _is_of_words(character):
        return _closed(live, done)
    if not character.isascii() or character == "_":
        return _opened(live, done)
    return _longer(character, live, done)


def _closed(live: set[str], done: set[str]) -> set[str]:
    """Each as a whole word; where none has begun, it still may."""
    done |= {f"{each} " for each in live if each}
    return {each for each in live if not each}


def _opened(live: set[str], done: set[str]) -> set[str]:
    """Each as the beginning of a word of which no more is known."""
    if "" in live:
        raise _Unknown
    done |= live
    return set()


def _repeated(
    least: int, most: int, items: Sequence[_Item], live: set[str], done: set[str]
) -> set[str]:
    out = set(live) if least == 0 else set()
    for _ in range(min(most, _ROUNDS)):
        live = _follow(items, set(live), done)
        if live <= out:
            return out
        out |= live
    return out if most <= _ROUNDS else _opened(out, done)


def _is_of_words(character: str) -> bool:
    return character.isalnum() or character == "_"


def _what(chosen: Sequence[_Item]) -> str:
    """What a set of characters holds."""
    kinds = {_of_set(kind, value) for kind, value in chosen}
    return kinds.pop() if len(kinds) == 1 else _ANY


def _of_set(kind: Any, value: Any) -> str:
    if kind is sre.LITERAL:
        return _WORD if _is_of_words(chr(value)) else _NO_WORD
    if kind is sre.RANGE and value[0] >= ord("0") and value[1] <= ord("9"):
        return _DIGITS
    if kind is sre.CATEGORY:
        return {
            sre.CATEGORY_SPACE: _NO_WORD,
            sre.CATEGORY_NOT_WORD: _NO_WORD,
            sre.CATEGORY_DIGIT: _DIGITS,
        }.get(value, _ANY)
    return _ANY


def _ends_word(kind: Any, value: Any, before: bool) -> bool:
    """Whether no word goes on after an item, as before it."""
    if kind is sre.AT:
        return value is sre.AT_BOUNDARY or before
    if kind is sre.ASSERT and value[0] < 0:
        return before or _end_words(value[1], False)
    if kind in _ASSERTS:
        return before
    if kind is sre.LITERAL:
        return not _is_of_words(chr(value))
    if kind is sre.IN:
        return _what(value) is _NO_WORD
    if kind is sre.SUBPATTERN:
        return _end_words(value[3], before)
    if kind is sre.ATOMIC_GROUP:
        return _end_words(value, before)
    if kind is sre.BRANCH:
        return all(_end_words(branch, before) for branch in value[1])
    if kind in _REPEATS:
        return (before or value[0] > 0) and _end_words(value[2], before)
    return False


def _end_words(items: Iterable[_Item], before: bool) -> bool:
    for kind, value in items:
        before = _ends_word(kind, value, before)
    return before
