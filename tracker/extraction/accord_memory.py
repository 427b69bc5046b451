"""What a text has named so far, and which of it a short form means: "the accords", "the pact"."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tracker.extraction import patterns as re
from tracker.extraction.accord_names import CLUBS, INSTRUMENTS, Known, singular
from tracker.extraction.accord_phrases import Phrase
from tracker.extraction.lexicon import words
from tracker.extraction.tokens import folded

_FAR = 14  # mentions back in which a short form finds its meaning
_CLOSE = 4000  # code points back in which it does
_JUST_NOW = 300  # code points back to which "that agreement" points
# Nouns that any agreement may be called by; the others are rather some agreement's own.
_ANY: Final = words("agreement deal pact arrangement")
_PURPOSE = re.compile(
    r"\s+(?:to|that|which|on|for|aimed|meant|designed|intended|under\s+which|[a-z]+ing)\b"
)
_HOW = re.compile(
    r"\b(?:[Hh]ow|[Ww]hy|[Ww]hat|[Tt]he (?:story|life|death|birth|making) of"
    r"|[Aa]nniversary of|[Ii]n (?:praise|defence|search) of)\s+$"
)
_ENDED = re.compile(r"[.!?][”\"’]?\s")
_TOLD_BELOW = 220  # code points in which a phrase says what the agreement is about
_LONG = re.compile(r"\w{5,}")
_OF_ANY_NAME: Final = words(
    """
    international european african american asian pacific world global regional united nation state
    country protection prevention cooperation rights right principle against concerning relating
    general common between council north south under trade defence defense security military
    mutual economic customs free friendship peace
    """
)


@dataclass(frozen=True, slots=True)
class Named:
    """What was named before, and may be meant by a short form."""

    start: int
    slug: str | None
    own: frozenset[str]
    """The nouns by which it was named."""
    heads: frozenset[str]
    """The nouns that it may be called by."""


class Memory:
    """The accords and agreements of a text, in the order in which it names them."""

    def __init__(self, text: str, among: Known, names: Sequence[tuple[int, int, str]]) -> None:
        """`names`: where accords stand by name in the whole text, with their slugs."""
        self._text = text
        self._among = among
        self._said: list[Named] = []
        self._named_at = {start: (slug, end) for start, end, slug in names if slug}
        self._times = Counter(slug for _, _, slug in names if slug)
        self._first = next((slug for _, _, slug in names if slug), None)
        self._only = self._told_apart({slug for _, _, slug in names if slug})

    @property
    def last(self) -> Named | None:
        return self._said[-1] if self._said else None

    @property
    def last_accord(self) -> Named | None:
        return next((one for one in reversed(self._said) if one.slug is not None), None)

    def named_at(self, start: int) -> tuple[str | None, int]:
        """The accord that stands by name at a place, and where the name ends."""
        return self._named_at.get(start, (None, start))

    def add(self, said: Named, *, before_last: bool = False) -> None:
        self._said.insert(-1 if before_last else len(self._said), said)

    def meant(self, phrase: Phrase, *, titled: bool) -> Named | None:
        """The last that may be called so.

        Of nouns that not every agreement is called by ("accords", "convention"), the last that was
        named by that very noun goes before, then the last accord; before anything was named, the
        only accord that may be called so.
        """
        head = phrase.head
        reach = _JUST_NOW if phrase.is_pointing and head in _ANY else _CLOSE
        near = [one for one in self._said[-_FAR:] if phrase.start - one.start <= reach]
        near.reverse()
        if self._text[phrase.start].isupper() and not titled:
            for one in near:  # "the Agreement" is one that has it in its name
                if one.slug is not None and head in one.own:
                    return one
        if head not in _ANY:
            for one in near:
                if head in one.own:
                    return one
            for one in near:
                if one.slug is not None and head in one.heads:
                    if (
                        head not in self._among.parts[one.slug]
                        and near[0].slug is None
                        and head in near[0].heads
                    ):
                        break  # an agreement that was spoken of later
                    return self._rather_first(one, near, phrase)
        begun = self._said[0] if self._said else None
        for one in near:
            if (
                one.slug is not None and head not in one.own and head in one.heads
                and begun is not None and begun.slug is None and head in begun.own and begun in near
            ):  # fmt: skip
                return begun  # "signed a pact", then an accord in passing, then "the pact"
            if head in one.own or head in one.heads:
                if one.slug is not None and head not in (parts := self._among.parts)[one.slug]:
                    by_name = (each for each in near if each.slug and head in parts[each.slug])
                    one = next(by_name, one)  # "the agreement": the one that is called so
                return self._called_so(one, near, phrase) or self._rather_first(one, near, phrase)
        if head in INSTRUMENTS and (only := self._only.get(head)) is not None:
            return Named(phrase.start, only, frozenset({head}), self._among.heads[only])
        return None

    def introduced(self, phrase: Phrase) -> str | None:
        """The accord that the headline named, if a phrase says for the first time what it is.

        As in "High seas treaty takes effect", and below it "A treaty to protect the oceans …".
        """
        if phrase.which.lower() not in ("a", "an"):
            return None
        if not any(one.slug or one.own & INSTRUMENTS for one in self._said):
            return self._foretold(phrase)
        named = {one.slug for one in self._said}
        if len(named) != 1:
            return None
        (slug,) = named
        first = self._said[0]
        if slug is None or "\n" in self._text[: first.start].strip():
            return None
        if "\n" in self._text[first.start : self._said[-1].start]:
            return None  # the text has named it below the headline
        own = phrase.head in first.own and not phrase.topics - self._among.parts[slug]
        return slug if own and _PURPOSE.match(self._text, phrase.end) else None

    def _foretold(self, phrase: Phrase) -> str | None:
        """The accord that the text names later, if a phrase says what it is about.

        As in "signed a convention to protect mangroves", and below "The Convention on Mangroves
        says …": by a word of its name that is no kind of accord.
        """
        if self._first is None:
            return None
        if self._is_the_headlines(phrase):
            own_head = frozenset({phrase.head})
            heads = self._among.heads[self._first]
            self._said.append(Named(phrase.start, self._first, own_head, heads))
            return self._first
        if phrase.head not in self._among.parts[self._first]:
            return None
        text, end = self._text, phrase.end
        named = min(self._named_at, default=end)
        if named < end + _TOLD_BELOW and not _ENDED.search(text, end, named):
            return None  # named in the same sentence, and something else
        ends = _ENDED.search(text, end, end + _TOLD_BELOW)
        said = _LONG.findall(text, end, ends.end() if ends else end + _TOLD_BELOW)
        about = {singular(folded(word)) for word in said}
        own = self._among.parts[self._first] - INSTRUMENTS - CLUBS - _OF_ANY_NAME
        if about.isdisjoint(own):
            return None
        own_head = frozenset({phrase.head})
        heads = self._among.heads[self._first]
        self._said.append(Named(phrase.start, self._first, own_head, heads))
        return self._first

    def _is_the_headlines(self, phrase: Phrase) -> bool:
        """Whether a headline means the one accord of a text: "How a treaty became a test"."""
        if self._first is None or "\n" in self._text[: phrase.start].strip():
            return False
        return (
            len(self._times) == 1
            and phrase.head not in _ANY
            and phrase.head in self._among.heads[self._first] & INSTRUMENTS
            and not phrase.topics
            and _HOW.search(self._text[: phrase.outset]) is not None
        )

    def _told_apart(self, slugs: set[str]) -> dict[str, str]:
        """The nouns that only one of the accords named in the text is called by."""
        called = [(head, slug) for slug in slugs for head in self._among.heads[slug] - _ANY]
        return {head: slug for head, slug in called if [one for one, _ in called].count(head) == 1}

    def _called_so(self, one: Named, near: list[Named], phrase: Phrase) -> Named | None:
        """The accord that has the noun in its name, rather than another of a paragraph before."""
        if one.slug is not None or phrase.head in one.own:
            return None
        if "\n\n" not in self._text[one.start : phrase.start]:
            return None
        own = (each for each in near if each.slug is not None and phrase.head in each.own)
        return next(own, None)

    def _rather_first(self, one: Named, near: list[Named], phrase: Phrase) -> Named:
        """The accord that the text began with, rather than one that it named once in passing."""
        if one.slug in (None, self._first) or phrase.head in one.own:
            return one
        times = self._times[one.slug or ""]
        if times > 1 or self._times[self._first or ""] <= times:
            return one
        if not _ENDED.search(self._text, one.start, phrase.start):
            return one
        first = (each for each in near if each.slug == self._first and phrase.head in each.heads)
        return next(first, one)
