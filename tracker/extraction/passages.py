"""Where words stand in a text, and which parties are named around them."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tracker.extraction import patterns as re
from tracker.extraction.mentions import PartyMention
from tracker.extraction.parties import antecedent, parties_named
from tracker.extraction.sentences import Sentence, sentences
from tracker.gazetteer import parties

LONGEST: Final = 500
"""Code points of words that are looked for."""
SENTENCES: Final = 2
"""Sentences over which words may run: in a longer passage, everybody is named."""
_ALIKE: Final = {
    **dict.fromkeys("'’‘ʼ", "['’‘ʼ]"),
    **dict.fromkeys('"“”„', '["“”„]'),
    **dict.fromkeys("-‐‑–—", "[-‐‑–—]"),
}
"""Marks of print that stand for one another; a model seldom keeps them."""
_ONE: Final = re.compile(r"\b(?:it|its)\b", re.I)
_MANY: Final = re.compile(
    r"\b(?:they|their|them|both|neither|none|each|these|those|"
    r"(?:all|the) (?:two|three|four|five|six|latter))\b",
    re.I,
)
_BACK: Final = 3
"""Sentences back in which those are looked for whom "they" means."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passages:
    """A text, in sentences, with the parties that it mentions."""

    text: str
    sentences: tuple[Sentence, ...]
    mentions: tuple[PartyMention, ...]


def passages(text: str) -> Passages:
    """Read the sentences and parties of a text."""
    within = tuple(sentences(text))
    return Passages(text=text, sentences=within, mentions=tuple(parties_named(text, within)))


def places(text: str, words: str) -> Iterator[tuple[int, int]]:
    """Yield where words stand in a text, word for word, as `(start, end)`.

    White space, quotation marks, apostrophes and dashes may be others of their kind; a word does
    not stand within another.
    """
    parts = words.split()
    if not parts or len(words) > LONGEST:
        return
    pattern = r"\s+".join("".join(_ALIKE.get(c) or re.escape(c) for c in part) for part in parts)
    before = r"(?<!\w)" if re.match(r"\w", parts[0]) else ""
    after = r"(?!\w)" if re.search(r"\w$", parts[-1]) else ""
    for found in re.finditer(f"{before}{pattern}{after}", text):
        yield found.span()


def is_short(read: Passages, start: int, end: int) -> bool:
    """Say whether a passage runs over no more sentences than may be quoted."""
    first, last = _touched(read, start, end)
    return last - first <= SENTENCES


def names(read: Passages, party: str, start: int, end: int) -> bool:
    """Say whether the sentences of `text[start:end]` name a party, by whatever words.

    "It" and "its" name what they most likely refer to; "they", "both" and the like those who are
    named in the last sentence that names several, else in the one before.
    """
    first, last = _touched(read, start, end)
    if first == last:
        return False
    begin, finish = read.sentences[first].start, read.sentences[last - 1].end
    if party not in parties():
        return any(places(read.text[begin:finish].lower(), party.replace("-", " ")))
    if party in _mentioned(read, begin, finish):
        return True
    for found in _ONE.finditer(read.text, begin, finish):
        meant = antecedent(read.text, read.mentions, found.start(), read.sentences)
        if meant is not None and meant.code == party:
            return True
    return _MANY.search(read.text, begin, finish) is not None and party in _several(read, first)


def _several(read: Passages, first: int) -> set[str]:
    """Return those who are meant by "they" in a sentence."""
    before = [
        _mentioned(read, each.start, each.end)
        for each in reversed(read.sentences[max(first - _BACK, 0) : first])
    ]
    return next((each for each in before if len(each) > 1), before[0] if before else set())


def _mentioned(read: Passages, begin: int, finish: int) -> set[str]:
    return {each.code for each in read.mentions if begin <= each.start and each.end <= finish}


def _touched(read: Passages, start: int, end: int) -> tuple[int, int]:
    """Return the sentences that `text[start:end]` touches, as a range of indices."""
    starts = [each.start for each in read.sentences]
    first = max(bisect_right(starts, start) - 1, 0)
    last = bisect_right(starts, max(end - 1, start))
    while first < last and read.sentences[first].end <= start:
        first += 1
    return first, last
