"""Names of parties in a text, and the words around them that make them something else."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import Final

from tracker.extraction import name_words as like
from tracker.extraction import patterns as re
from tracker.extraction.lines import Lines
from tracker.extraction.mentions import How, PartyMention
from tracker.extraction.tokens import CAPITALISED, NEXT, folded, goes_on_before
from tracker.extraction.trie import Trie
from tracker.gazetteer.spoken import Spoken, listed, spoken

_HOW: Final = {
    "name": How.NAME,
    "in-list": How.NAME,
    "abbreviation": How.ABBREVIATION,
    "defined": How.ABBREVIATION,
    "demonym": How.DEMONYM,
    "people": How.DEMONYM,
    "capital": How.CAPITAL,
    "government": How.GOVERNMENT,
}


@dataclass(frozen=True, slots=True)
class _Hit:
    """A name as it was found, before its surroundings are looked at."""

    start: int
    end: int
    entry: Spoken
    previous: str
    """The word right before it, with nothing but a space (or a hyphen) between; else empty."""


def named(text: str) -> Iterator[PartyMention]:
    """Yield the mentions by name, abbreviation, demonym, capital or government, in order."""
    hits = list(_hits(text))
    codes = Counter(h.entry.codes[0] for h in hits if len(h.entry.codes) == 1)
    evidence = _Evidence(text, codes, _beside(text, hits))
    lines = Lines(text)
    for hit in hits:
        code = evidence.choose(hit)
        if code is not None and (mention := _judged(text, hit, code, evidence, lines)):
            if code in like.TWINS and (
                twin := like.TWIN.search(text, max(0, hit.start - 12), hit.start)
            ):
                yield replace(
                    mention, start=twin.start(), end=twin.end("half"), code=like.TWINS[code]
                )
            yield mention


@cache
def _lexicon() -> Trie[Spoken]:
    return Trie((entry for entries in spoken().values() for entry in entries), folded)


def _hits(text: str) -> Iterator[_Hit]:
    lexicon = _lexicon()
    done = 0
    for token in CAPITALISED.finditer(text):
        start = token.start()
        if start < done:
            continue
        for end, entry in lexicon.match(text, token):
            if entry.use in ("abbreviation", "defined") and not token[0].isupper():
                continue
            done = end
            if entry.codes and not goes_on_before(text, start):
                before = like.PREVIOUS.search(text, max(0, start - 24), start)
                # "from the cold. Pakistan left": a word that ends a sentence is of another
                own = before and not (before[1].islower() and _ENDS.match(text, before.end(1)))
                yield _Hit(start, end, entry, before[1] if before and own else "")
            break


_ENDS = re.compile(r"[.!?][”\"’)]*\s")


def _beside(text: str, hits: Sequence[_Hit]) -> frozenset[tuple[str, ...]]:
    """The names that count only in a list, of those that stand in one."""
    return frozenset(
        each.entry.words
        for one, other in pairwise(hits)
        for each in (one, other)
        if each.entry.use == "in-list" and _LISTED.fullmatch(text, one.end, other.start)
    )


_LISTED: Final = re.compile(r"\s*,\s+(?:(?:and|or)\s+)?(?:the\s+)?|\s+(?:and|or)\s+(?:the\s+)?")


class _Evidence:
    """What the whole text says about names that several parties, or other things, go by."""

    def __init__(self, text: str, codes: Counter[str], beside: frozenset[tuple[str, ...]]) -> None:
        self._text = text
        self._codes = codes
        self._beside = beside
        self._none: dict[str, bool] = {}
        self._chosen: dict[tuple[str, ...], str | None] = {}

    def choose(self, hit: _Hit) -> str | None:
        """The one party that is meant, or none."""
        codes = hit.entry.codes
        if hit.entry.use == "in-list":
            return codes[0] if hit.entry.words in self._beside else None
        if hit.entry.use == "defined":
            named = (
                self._codes[codes[0]] > 0 and f"({self._text[hit.start : hit.end]})" in self._text
            )
            return codes[0] if named else None
        if len(codes) == 1:
            return codes[0]
        if codes not in self._chosen:
            told = [
                code
                for code in codes
                if self._codes[code]
                or ((tell := like.TELLS.get(code)) is not None and tell.search(self._text))
            ]
            if set(codes) == {"DM", "DO"} and "DM" not in told:
                told = ["DO"]
            self._chosen[codes] = told[0] if len(told) == 1 else None
        return self._chosen[codes]

    def is_no_country(self, name: str) -> bool:
        """Whether the text has another bearer of this name, and nothing of the country."""
        if name not in self._none:
            other, country = like.SAYS_NO_COUNTRY.get(name), like.SAYS_COUNTRY.get(name)
            self._none[name] = bool(
                other and country and other.search(self._text) and not country.search(self._text)
            )
        return self._none[name]


def _judged(
    text: str, hit: _Hit, code: str, evidence: _Evidence, lines: Lines
) -> PartyMention | None:
    """The mention, unless its surroundings make it a part or a bearer of another name."""
    start, end, how = hit.start, hit.end, _HOW[hit.entry.use]
    name = hit.entry.words[0] if len(hit.entry.words) == 1 else ""
    lines.look(start)
    titled, shouted = lines.titled, lines.shouted
    if lines.credits:
        return None
    before = text[max(0, start - like.REACH) : start]
    found = NEXT.match(text, end)
    after = found[1] if found else ""
    if (
        how is How.ABBREVIATION
        and shouted
        and name in ("us", "car")
        and start
        and before[-1:] != "\n"
    ):
        return None
    if how in (How.NAME, How.CAPITAL, How.DEMONYM) and (
        after in like.THINGS
        or after in like.THINGS_AFTER.get(name, ())
        or (how is not How.DEMONYM and _is_part(text, hit, before, after, titled or shouted))
    ):
        return None
    if hit.previous in like.NOT_THE_PARTY_BEFORE or (name and evidence.is_no_country(name)):
        return None
    if name == "emirates" and not like.THE.search(before):
        return None
    if name == "georgia" and _among_states(text, before, end):
        return None
    rest = text[end : end + 2]
    possessive = rest[:1] in ("'", "’") and (
        rest[1:] == "s" or (text[end - 1] == "s" and not rest[1:].isalnum())
    )
    modifier = _is_modifier(text, hit, before, after, titled or shouted)
    return PartyMention(
        start=start,
        end=end,
        code=code,
        how=how,
        possessive=possessive,
        compound=_is_compound(text, start, end),
        location=how in (How.NAME, How.ABBREVIATION, How.CAPITAL)
        and not (possessive or modifier)
        and _is_place(before, hit.previous, how),
        modifier=modifier,
    )


def _is_place(before: str, previous: str, how: How) -> bool:
    if previous in like.DIRECTIONS:
        return True
    place = like.PLACE.search(before) if previous.lower() in like.BEFORE_PLACES else None
    # One leaves a capital for good only as a traveller, but the EU as a member.
    return place is not None and (how is How.CAPITAL or place["left"] is None)


def _is_part(text: str, hit: _Hit, before: str, after: str, titled: bool) -> bool:
    """Whether a name is part of a longer one: of an institution, an agreement, a person."""
    if (
        hit.previous in ("of", "for", "the")
        and (of := like.OF.search(before))
        and of[1] in like.HEADS_OF
    ):
        return True
    capital = hit.entry.use == "capital"
    if after in like.AGREEMENTS and (capital or after[0].isupper()):
        return True
    person_like = text[hit.start : hit.end] in listed("person-like")
    if not (capital or person_like):
        return False
    if hit.previous in listed("given") or like.BEFORE_NAMES.search(before[-3:]):
        return True
    if titled or not after or not after[0].isupper() or after.isupper():
        return False
    if after in like.TITLES or after in like.CALENDAR or folded(after) in spoken():
        return False
    return not after.endswith(("’s", "'s")) or capital or hit.previous in like.TITLES


def _among_states(text: str, before: str, end: int) -> bool:
    """Whether "Georgia" stands among states of the United States, or after a city's comma."""
    states = listed("american-state")
    for found in (like.STATE_NEAR.match(text, end), like.STATE_BEFORE.search(before)):
        if found and (found[1] in states or found[1].split()[-1] in states):
            return True
    return bool(re.search(r"(?:Atlanta|Augusta|Savannah|Macon|Athens|Columbus),\s+$", before))


def _is_compound(text: str, start: int, end: int) -> bool:
    rest, ahead = text[end : end + 2], text[max(0, start - 2) : start]
    if len(rest) == 2 and (
        (rest[0] in "-‐‑/" and rest[1].isalpha()) or (rest[0] == "–" and rest[1].isupper())
    ):
        return True
    return (
        len(ahead) == 2
        and ahead[0].isalnum()
        and (
            ahead[1] in "-‐‑/"
            or (ahead[1] == "–" and text[start:end].istitle() and _dashed(text, start))
        )
    )


def _dashed(text: str, start: int) -> bool:
    """Whether the word before a dash is a name: "Armenia–Azerbaijan", not "states–Bahrain"."""
    found = re.search(r"([^\W\d_]+)–$", text[max(0, start - 30) : start])
    return found is not None and found[1][0].isupper()


def _is_modifier(text: str, hit: _Hit, before: str, after: str, titled: bool) -> bool:
    entry, how, end = hit.entry, _HOW[hit.entry.use], hit.end
    if entry.use == "people":
        return False
    if how is How.DEMONYM:
        if after in ("and", "or") and like.AND_MORE.match(text, end):
            return True
        return not (like.NOUN_BEFORE.search(before) and (not after or after in like.VERBS))
    if not after:
        return False
    if after in like.NOUNS:
        return True
    return (
        not titled
        and after[0].isupper()
        and after not in like.CALENDAR
        and (after in like.TITLES or folded(after) not in spoken())
    )
