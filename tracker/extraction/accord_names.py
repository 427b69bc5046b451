"""The accords that may be spoken of, as texts write them: by name, by alias, by their kind."""

import operator
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from tracker.domain.claims import Accord
from tracker.extraction import patterns as re
from tracker.extraction.lexicon import either, words
from tracker.extraction.proper_words import told_apart
from tracker.extraction.tokens import CAPITALISED, TOKEN, folded, goes_on_before
from tracker.extraction.trie import Trie

SINGULAR: Final = {
    "accords": "accord",
    "agreements": "agreement",
    "pacts": "pact",
    "deals": "deal",
    "treaties": "treaty",
    "conventions": "convention",
    "protocols": "protocol",
    "declarations": "declaration",
    "charters": "charter",
    "statutes": "statute",
    "memoranda": "memorandum",
    "memorandums": "memorandum",
    "frameworks": "framework",
    "organisation": "organization",
    "programme": "program",
    "amendments": "amendment",
}
INSTRUMENTS: Final = words(
    """
    accord agreement pact deal treaty convention protocol declaration charter statute memorandum
    framework covenant compact amendment
    """
)
"""What parties sign."""
CLUBS: Final = words(
    """
    organization union league community alliance association council commonwealth cooperation court
    forum partnership bloc club group grouping cartel area zone initiative coalition body
    """
)
"""What parties join."""
_ALIKE: Final = ("accord", "agreement", "pact", "deal", "treaty")
_OF_A_BODY: Final = re.compile(
    r"(?:who|un|unesco|unece|ilo|imo|oecd|osce|oas|asean|sadc|ecowas|saarc|nato|au|eu)\s"
    r"|(?:United Nations|Council of Europe|International|European|African Union)\s"
)
"""Whose a treaty is, which many leave out: the "WHO Framework Convention on Tobacco Control"."""
_FOUNDING: Final = re.compile(
    r"\b(?:[Tt]reaty|[Aa]ccords?|[Aa]greement|[Cc]onvention|[Pp]rotocol|[Cc]harter|[Pp]act|[Cc]ompact)(?:\sof\s[A-Z]\w+)?(?=\s(?:[Ee]stablishing|[Cc]reating|[Ff]ounding|[Ii]nstituting)\s)"
)
"""Up to where a treaty that founds a body is called without it: "the Dakar Treaty"."""
_ANY_INSTRUMENT: Final = words(
    "accord agreement pact deal framework initiative instrument club arrangement document"
)
_ANY_CLUB: Final = words("organization bloc club group grouping alliance association body")
# What may stand between the name of a place and of what was agreed there.
_BETWEEN: Final = words("climate peace space normalization normalisation trade nuclear change")
_CALLED: Final = {
    "cartel": ("petroleum", "oil", "opec"),
    "court": ("court", "statute"),
    "zone": ("area", "schengen"),
}
_WRITTEN_SMALL: Final = words("treaty convention pact protocol statute")
_FOR_TRADE: Final = words("partnership economic market trade customs")
_OF_TRADE: Final = words("trade free-trade economic commercial")
_NO_PARTS: Final = words("Games Bank Fund Cup Stadium Avenue Street War Day Writers Foundation")
_OF_CAPITAL = re.compile(r"\sof\s(?:the\s)?[A-Z][a-z]")
_CAPITAL_NEXT = re.compile(r"\s([A-Z][a-z]+)")


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way in which an accord is written."""

    words: tuple[str, ...]
    """Folded; a head noun in the singular."""
    capital: tuple[bool, ...]
    plus: bool
    """Whether a "+" belongs to it."""
    slug: str


@dataclass(frozen=True, slots=True)
class Known:
    """The accords that may be spoken of, ready to be looked for."""

    names: Trie[Spelling]
    lower: re.Pattern[str] | None
    """The names that begin without a capital: "nuclear ban treaty"."""
    slugs: dict[str, str]
    """What each of those means."""
    heads: dict[str, frozenset[str]]
    """By which nouns a short form may mean each: "accord", "pact", "bloc"."""
    parts: dict[str, frozenset[str]]
    """The words of its names."""
    apart: dict[str, str]
    """The proper words that only one accord's names have, and whose they are: "nile"."""


def singular(word: str) -> str:
    """A folded word in the form by which heads are compared."""
    return SINGULAR.get(word, word)


def known(accords: Sequence[Accord]) -> Known:
    """Make accords ready to be looked for; kept for the next text."""
    return _known(tuple(sorted(accords, key=lambda accord: accord.slug)))


@lru_cache(maxsize=16)
def _known(accords: tuple[Accord, ...]) -> Known:
    found: dict[tuple[tuple[str, ...], bool], Spelling] = {}
    heads: dict[str, frozenset[str]] = {}
    for alike in (False, True):  # what an accord is called goes before what it is like
        for accord in accords:
            for name in (accord.name, *accord.aliases):
                for spelling in _spellings(name, accord.slug, alike=alike):
                    key = spelling.words, spelling.plus
                    if key not in found:
                        found[key] = spelling
                    elif found[key].slug == accord.slug:
                        found[key] = _either_case(found[key], spelling)
    for accord in accords:
        heads[accord.slug] = _heads(accord)
    slugs = {
        " ".join(name.lower().split()): accord.slug
        for accord in accords
        for name in map(_without_article, (accord.name, *accord.aliases))
        if name[:1].islower() or _is_of_common_words(name)
    }
    lower = re.compile(rf"\b(?:{either(slugs)})\b", re.IGNORECASE) if slugs else None
    parts = {accord.slug: _parts(accord) for accord in accords}
    apart = told_apart(accords, parts, CLUBS | INSTRUMENTS)
    return Known(Trie(found.values(), _compared), lower, slugs, heads, parts, apart)


@lru_cache(maxsize=8192)
def _compared(word: str) -> str:
    return singular(folded(word))


def _without_article(name: str) -> str:
    return name[4:].lstrip() if name[:4].lower() == "the " else name


def _is_of_common_words(name: str) -> bool:
    """Whether a name is one that headlines write small: "High seas treaty takes effect"."""
    parts = name.split()
    return len(parts) > 2 and singular(parts[-1].lower()) in _WRITTEN_SMALL and name.isascii()


def _either_case(one: Spelling, other: Spelling) -> Spelling:
    capital = tuple(map(operator.and_, one.capital, other.capital))
    return replace(one, capital=capital)


def _spellings(name: str, slug: str, *, alike: bool) -> Iterator[Spelling]:
    tokens = [token[0] for token in TOKEN.finditer(name)]
    if tokens and tokens[0].lower() == "the":
        del tokens[0]
    if not tokens:
        return
    parts = tuple(singular(folded(token)) for token in tokens)
    capital = tuple(
        token[0].isupper() and (not index or part not in INSTRUMENTS | CLUBS)
        for index, (token, part) in enumerate(zip(tokens, parts, strict=True))
    )
    if not alike:
        yield Spelling(parts, capital, name.rstrip().endswith("+"), slug)
        return
    if (founding := _FOUNDING.search(name)) and " " in name[: founding.end()].removeprefix("The "):
        yield from _spellings(name[: founding.end()], slug, alike=False)
    if short := _OF_A_BODY.match(" ".join(parts) if tokens[0].isupper() else " ".join(tokens)):
        cut = short[0].count(" ")
        if INSTRUMENTS.intersection(parts[cut:]) and len(parts) - cut > 2:
            yield Spelling(parts[cut:], (True, *capital[cut + 1 :]), False, slug)
    if len(parts) > 2 and parts[-1] in INSTRUMENTS | CLUBS and all(capital[:-1]):
        yield Spelling((*parts[:-1], "secretariat"), capital, False, slug)
    if len(parts) > 1 and parts[-1] in _ALIKE and all(capital[:-1]):
        for head in _ALIKE:
            yield Spelling((*parts[:-1], head), capital, False, slug)
            for between in _BETWEEN - set(parts):
                inserted = (*parts[:-1], between, head)
                yield Spelling(inserted, (*capital[:-1], False, False), False, slug)


def _parts(accord: Accord) -> frozenset[str]:
    """The words of an accord's names, and what is said of an accord with such a word."""
    parts = frozenset(
        singular(folded(token[0]))
        for name in (accord.name, *accord.aliases)
        for token in TOKEN.finditer(name)
    )
    return parts | _OF_TRADE if parts & _FOR_TRADE else parts


_BODYS_OWN: Final = re.compile(
    r"(?:The )?(Council|Union|League|Community|Association|Organi[sz]ation) of "
    r".*\b(?:Convention|Treaty|Agreement|Protocol|Charter|Covenant)\b"
)


def _heads(accord: Accord) -> frozenset[str]:
    parts = _parts(accord)
    heads = parts & (INSTRUMENTS | CLUBS)
    for name in (accord.name, *accord.aliases):
        if (body := _BODYS_OWN.match(name)) is not None:
            heads -= {singular(body[1].lower())}  # "the Council" is not its convention
    if "declaration" not in accord.name.lower():
        heads -= {"declaration"}  # "this declaration" is rather somebody's words
    shortened = any(len(each) > 2 and each.isupper() for each in (accord.name, *accord.aliases))
    club = heads & (CLUBS - {"initiative"}) or not heads or shortened  # "NATO": a treaty too
    if heads & (INSTRUMENTS | {"partnership"}):
        heads |= _ANY_INSTRUMENT
    if club:
        heads |= _ANY_CLUB
    if heads & {"convention", "protocol", "covenant", "agreement"}:
        heads |= {"treaty"}
    for head, signs in _CALLED.items():
        if parts.intersection(signs):
            heads |= {head}
    return frozenset(heads)


def named(text: str, among: Known) -> Iterator[tuple[int, int, str]]:
    """Yield where accords stand by name, and their slugs; those without a capital come last."""
    done = 0
    for token in CAPITALISED.finditer(text):
        if token.start() < done:
            continue
        for end, spelling in among.names.match(text, token):
            plus = text[end : end + 1] == "+"
            if plus is not spelling.plus or _is_more(text, end, spelling):
                continue
            if len(spelling.words) == 1 and end - token.start() < 4 and not token[0].isupper():
                continue
            done = end + plus
            if not goes_on_before(text, token.start()):
                yield token.start(), done, spelling.slug
            break
    yield from _lower(text, among)


def _lower(text: str, among: Known) -> Iterator[tuple[int, int, str]]:
    for found in among.lower.finditer(text) if among.lower else ():
        slug = among.slugs.get(" ".join(found[0].lower().split()))
        if slug is not None:
            yield *found.span(), slug


def _is_more(text: str, end: int, spelling: Spelling) -> bool:
    """Whether a name goes on: "Commonwealth of Dominica", "Commonwealth Games"."""
    rest = text[end : end + 40]
    if len(spelling.words) == 1 and _OF_CAPITAL.match(rest):
        return True
    part = _CAPITAL_NEXT.match(rest)
    return part is not None and part[1] in _NO_PARTS
