"""An accord under a shorter form of its name alone: "the Nile accord", "the Caribbean court"."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from tracker.extraction import patterns as re
from tracker.extraction.accord_names import CLUBS, INSTRUMENTS, singular
from tracker.extraction.lexicon import words
from tracker.extraction.proper_words import uses
from tracker.extraction.tokens import TOKEN, folded
from tracker.gazetteer.spoken import among

Name = tuple[int, int, str]
"""Where an accord stands by name, and its slug."""

_ANY: Final = words("accord agreement pact deal treaty compact")
"""What journalists call any text that states sign."""
_TEXT_KIND: Final = words(
    "accord agreement pact treaty convention protocol charter statute covenant compact"
)
_INSTRUMENT: Final = (
    r"(?:Accords?|Agreements?|Pact|Treaty|Treaties|Convention|Protocol|Compact|Charter|Declaration)"
)
_PHRASE: Final = re.compile(
    r"(?:(?<=[Tt]he )|(?<=[Tt]his )|(?<=[Tt]hat )|(?<=['’]s )|(?<![^\n]))"
    r"(?P<words>[A-Z][^\W_]{3,}(?:[ -][A-Z][^\W_]+)?) (?P<head>[a-z]{4,12})\b(?![-@])"
    r"(?!\s+(?:of|from|between|with)\s+(?:the\s+)?(?:\d{4}|[A-Z]))"
)
"""Not "the Nile treaty of 1929", "the Nile agreement with Egypt"; a noun with a capital is rather of
another's whole name: "Trans-Pacific Partnership", "Paris Convention"."""


def shorter(
    text: str, taken: Sequence[Name], apart: Mapping[str, str], parts: Mapping[str, frozenset[str]]
) -> Iterator[Name]:
    """Yield where an accord stands under a proper word of its name and a noun of its kind.

    `taken`: where accords stand by name; `apart`: as `told_apart` returns it; `parts`: the words of
    the accords' names. Not where the text names another agreement with that word.
    """
    done = {start for start, _, _ in taken}
    for found in _PHRASE.finditer(text) if apart else ():
        said = [folded(word) for word in found["words"].replace("-", " ").split()]
        word = next((each for each in said if each in apart), None)
        if word is None or found.start() in done:
            continue
        slug, noun = apart[word], singular(found["head"])
        if not parts[slug].issuperset(said) or not _is_kind(word, noun, parts[slug]):
            continue
        if not _is_anothers(text, word, parts[slug]):
            yield found.start(), found.end(), slug


def _is_kind(word: str, noun: str, parts: frozenset[str]) -> bool:
    """Whether a noun may stand for the last of the name: its own, or what any text is called."""
    if noun in parts:
        return noun in CLUBS | INSTRUMENTS | {"commission"}
    if noun not in _ANY or parts.isdisjoint(_TEXT_KIND):
        return False
    return "capital" not in uses(word) and word not in among("region")


def _is_anothers(text: str, word: str, parts: frozenset[str]) -> bool:
    """Whether the text names another agreement with the word: "the Nile Waters Treaty"."""
    name = word.capitalize()
    if name not in text:
        return False
    named = re.search(
        rf"\b(?:\d{{4}}|old|older|colonial|earlier|previous|first|second|new|another|an?) {name} [a-z]*(?:treat|agree|accord|pact)"
        rf"|(?:\b[A-Z][\w’'-]* (?:(?:of|on|the|for|and) ){{0,2}}){{0,6}}\b{name}(?: (?:of|on|for|and|[A-Z][\w’'-]*)){{0,6}} {_INSTRUMENT}\b"
        rf"|\b{_INSTRUMENT} (?:of|on|for) (?:the )?(?:[A-Z][\w’'-]* ){{0,4}}{name}\b",
        text,
    )  # fmt: skip
    if named is None:
        return False
    if named[0][:1].islower() or named[0][:1].isdigit():
        return True
    said = {singular(folded(each[0])) for each in TOKEN.finditer(named[0])}
    return not said <= parts | {"the", "of", "on", "for", "and"}
