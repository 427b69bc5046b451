"""Claims that are plainly right, read without a detour; whoever doubts asks the models.

A bulk file holds a million lines that differ in little. The quick reader knows the same values as
`models` (both read them by `values`), remembers those that come again and again, and gives no
claim for a line in which anything is missing, unknown or at odds: what is wrong with it, and in
which words, is for the models to say. A test holds that the two never give different claims.
"""

import json
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, Final, NamedTuple, TypeVar

from msgspec import UNSET, Raw, Struct, UnsetType
from msgspec.json import Decoder, Encoder

from tracker.domain.acts import OF_THE_WHOLE, Modality
from tracker.domain.claims import CURATED, Article, Claim, Quote, TextRef
from tracker.domain.slots import unfrozen
from tracker.importing import values

S = TypeVar("S", str, Raw)
T = TypeVar("T")


class Quick(NamedTuple):
    """A claim and its article, each with its id."""

    article: Article
    article_id: str
    claim: Claim
    claim_id: str


_Maybe = str | None | UnsetType


class _Line(Struct, forbid_unknown_fields=True, gc=False, kw_only=True):
    """A claim as a line holds it; `also`, which few have, is left to the models.

    The article is read once for all lines that write it in the same way. Numbers stay as they
    were written.
    """

    article: Raw
    act: str
    accord: str
    party: _Maybe = UNSET
    modality: _Maybe = UNSET
    when: _Maybe = UNSET
    asserter: _Maybe = UNSET
    via: _Maybe = UNSET
    origin: _Maybe = UNSET
    condition: _Maybe = UNSET
    quote: _Maybe = UNSET
    at: Raw | UnsetType = UNSET
    locator: _Maybe = UNSET
    note: _Maybe = UNSET
    ref: _Maybe = UNSET
    supersedes: _Maybe = UNSET
    method: _Maybe = UNSET
    rule: _Maybe = UNSET
    confidence: Raw | UnsetType = UNSET


_SHORT: Final = 200
"""Characters of a value that is remembered."""
_NUMBERS: Final = {"at", "confidence"}
"""The keys whose values may be written as numbers."""
_READ: Final = Decoder(_Line).decode
_WRITE: Final = Encoder().encode
_NOT_PLAIN: Final = (KeyError, TypeError, AttributeError, ValueError, RecursionError)
"""What reading raises where the models are to be asked; `Unfit` is a `ValueError`."""
_Claim, _Quote = map(unfrozen, (Claim, Quote))


def _stripped(read: Callable[[str], T]) -> Callable[[str], T]:
    return lambda written: read(written.strip())


def _text(written: str) -> str:
    return written.strip() or values.text("")


def _remembered(read: Callable[[str], T]) -> Callable[[str], T]:
    plain = _stripped(read)
    kept = lru_cache(maxsize=16_384)(plain)
    return lambda written: kept(written) if len(written) <= _SHORT else plain(written)


_name, _ref = map(_stripped, (values.name, values.ref))
_act: Final = _remembered(values.act)
_party: Final = _remembered(values.party)
_accord: Final = _remembered(values.slug)
_modality: Final = _remembered(values.modality)
_when: Final = _remembered(values.when)
_origin: Final = _remembered(values.origin)
_method: Final = _remembered(values.method)
_ARTICLE: Final[Mapping[str, Callable[[str], Any]]] = {
    "outlet": _name,
    "title": _name,
    "byline": _name,
    "url": _stripped(values.url),
    "published": _when,
    "language": _name,
}
_TEXT_KEYS: Final = {"sha256", "length"}
_MOST: Final = 4096
"""Articles that are remembered at a time."""
_LONGEST: Final = 16_384
"""Bytes of an article that is remembered as it was written."""


class QuickReader:
    """Reads the claims of one bulk file; remembers its articles."""

    def __init__(self) -> None:
        self._articles: dict[bytes, tuple[Article, str]] = {}

    def from_json(self, line: str) -> Quick | None:
        """Read one line of JSON Lines; None where the models are to be asked."""
        try:
            given = _READ(line)
            return self._quick(given) if _has_each_key_once(line, given) else None
        except _NOT_PLAIN:
            return None

    def from_cells(self, claim: Mapping[str, str], article: Mapping[str, Any]) -> Quick | None:
        """Read the cells of a claim and of its article; None where the models are to be asked."""
        given: dict[str, Any] = {**claim}
        for name in _NUMBERS & claim.keys():
            number = claim[name].strip()
            if not number[:1].isdigit():  # in a cell, "null" and quotation marks are text
                return None
            given[name] = Raw(number)
        try:
            return self._quick(_Line(article=Raw(_WRITE(article)), **given))
        except _NOT_PLAIN:
            return None

    def _quick(self, given: _Line) -> Quick | None:
        key = bytes(given.article)
        article, article_id = self._articles.get(key) or self._read(key)
        claim = _claim(given, article, article_id)
        return None if claim is None else Quick(article, article_id, claim, claim.id)

    def _read(self, key: bytes) -> tuple[Article, str]:
        source = _DECODER.decode(key.decode())
        text = source.pop("text", None)
        reference = None
        if text is not None:
            if text.keys() != _TEXT_KEYS:
                raise KeyError("text")
            reference = TextRef(
                sha256=values.sha256(text["sha256"].strip()),
                length=values.count(text["length"].strip()),
            )
        said = {
            name: _ARTICLE[name](written)
            for name, written in source.items()
            if written is not None or name not in _ARTICLE
        }
        if not said.keys() & {"outlet", "title", "published", "url"} and reference is None:
            raise KeyError("nothing tells this article from others")
        for value in said.values():
            if type(value) is str:
                value.encode()  # half a surrogate pair is a ValueError
        article = Article(**said, text=reference)
        found = article, article.id
        if len(key) <= _LONGEST:
            if len(self._articles) == _MOST:
                self._articles.clear()
            self._articles[key] = found
        return found


def _claim(given: _Line, article: Article, article_id: str) -> Claim | None:
    """Return the claim of a line; None where its values do not go together.

    Raises one of `_NOT_PLAIN` where one of them cannot be had.
    """
    claim = _Claim()
    claim.article = article_id
    claim.accord = _accord(given.accord)
    claim.act = act = _act(given.act)
    claim.party = party = _of(given.party, _party)
    claim.modality = _of(given.modality, _modality) or Modality.ASSERTED
    claim.when = _of(given.when, _when)
    claim.asserter = _of(given.asserter, _text)
    claim.via = _of(given.via, _text)
    claim.origin = _of(given.origin, _origin)
    claim.condition = _of(given.condition, _text)
    claim.locator = locator = _of(given.locator, _text)
    claim.note = _of(given.note, _text)
    claim.ref = _of(given.ref, _ref)
    claim.supersedes = _of(given.supersedes, _text)
    claim.method = _of(given.method, _method) or CURATED
    claim.rule = _of(given.rule, _text)
    claim.confidence = _of(given.confidence, _confidence)
    at, words = _of(given.at, _at), _of(given.quote, values.quote)
    claim.quote = None
    if words is not None:
        text = article.text
        if text and at is not None and at + len(words.encode()) > text.length:
            return None
        quote = claim.quote = _Quote()
        quote.words = words
        quote.at = at
        quote.__class__ = Quote
    elif at is not None or locator is None:
        return None
    if party is None and act not in OF_THE_WHOLE:
        return None
    claim.also = ()
    claim.__class__ = Claim
    return claim  # type: ignore[no-any-return]


def _of(written: S | UnsetType | None, read: Callable[[S], T | None]) -> T | None:
    return None if written is UNSET or written is None else read(written)


def _at(written: Raw) -> int | None:
    """Read a whole number; one in any other form raises `ValueError`."""
    digits = bytes(written)
    if digits.isdigit() and len(digits) <= values.DIGITS:
        number = int(digits)
        if number <= values.LARGEST:
            return number
    elif digits == b"null":
        return None
    raise ValueError("no number that fits")


def _confidence(written: Raw) -> str | None:
    number = bytes(written)
    if len(number) > _SHORT:
        raise ValueError("no number that is remembered")
    return _decimal(number)


@lru_cache(maxsize=1024)
def _decimal(written: bytes) -> str | None:
    said = _DECODER.decode(written.decode())
    return None if said is None else values.confidence(said.strip())


def _has_each_key_once(line: str, given: _Line) -> bool:
    """Say whether no key stands twice in a line, of which the reader would have kept the last.

    What was read is written again: where a pair was lost, so were its quotation marks.
    """
    if "\\u0022" in line:  # which would be written as a quotation mark
        return False
    return line.count('"') == _WRITE(given).count(b'"')


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is no JSON")


_DECODER: Final = json.JSONDecoder(
    object_pairs_hook=_once, parse_int=str, parse_float=str, parse_constant=_no_constant
)
"""Numbers stay the text that they were written as."""
