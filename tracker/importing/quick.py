"""Claims that are plainly right, read without a detour; whoever doubts asks the models.

A bulk file holds a million lines that differ in little. The quick reader knows the same values as
`models` (both read them by `values`), remembers those that come again and again, and gives no
claim for a mapping in which anything is missing, unknown or at odds: what is wrong with it, and in
which words, is for the models to say. A test holds that the two never give different claims.
"""

import json
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, Final, NamedTuple

from tracker.domain.acts import OF_THE_WHOLE, Modality
from tracker.domain.claims import CURATED, Article, Claim, Quote, TextRef
from tracker.importing import values

_Reader = Callable[[str], Any]


class Quick(NamedTuple):
    """A claim and its article, each with its id."""

    article: Article
    article_id: str
    claim: Claim
    claim_id: str


def _stripped(read: _Reader) -> _Reader:
    return lambda written: read(written.strip())


def _remembered(read: _Reader) -> _Reader:
    return lru_cache(maxsize=8192)(_stripped(read))


_TEXT: Final = _stripped(values.text)
_NAME: Final = _stripped(values.name)
_CLAIM: Final[Mapping[str, _Reader]] = {
    "act": _remembered(values.act),
    "party": _remembered(values.party),
    "accord": _remembered(values.slug),
    "modality": _remembered(values.modality),
    "when": _remembered(values.when),
    "asserter": _TEXT,
    "via": _TEXT,
    "origin": _remembered(values.origin),
    "condition": _TEXT,
    "quote": values.quote,
    "at": _stripped(values.count),
    "locator": _TEXT,
    "note": _TEXT,
    "ref": _stripped(values.ref),
    "supersedes": _TEXT,
    "method": _remembered(values.method),
    "rule": _TEXT,
    "confidence": _remembered(values.confidence),
}
"""The keys of a claim; `also`, which few have, is left to the models."""
_ARTICLE: Final[Mapping[str, _Reader]] = {
    "outlet": _NAME,
    "title": _NAME,
    "byline": _NAME,
    "url": _stripped(values.url),
    "published": _remembered(values.when),
    "language": _NAME,
}
_TEXT_KEYS: Final = {"sha256", "length"}
_MOST: Final = 4096
"""Articles that are remembered at a time."""


class QuickReader:
    """Reads the claims of one bulk file; remembers its articles."""

    def __init__(self) -> None:
        self._articles: dict[str, tuple[Article, str]] = {}

    def from_json(self, line: str) -> Quick | None:
        """Read one line of JSON Lines; None where the models are to be asked."""
        try:
            given = _DECODER.decode(line)
        except (ValueError, RecursionError):
            return None
        return self.from_mapping(given) if type(given) is dict else None

    def from_mapping(self, given: dict[str, Any]) -> Quick | None:
        """Read the mapping of a claim with its `article`; None where the models are to be asked."""
        try:
            source = given.pop("article")
            article, article_id = self._articles.get(key := repr(source)) or self._read(source, key)
            read = {
                name: _CLAIM[name](written)
                for name, written in given.items()
                if written is not None or name not in _CLAIM
            }
            claim = _claim(read, article, article_id)
            return None if claim is None else Quick(article, article_id, claim, claim.id)
        except (KeyError, TypeError, AttributeError, ValueError):  # Unfit is a ValueError
            return None

    def _read(self, source: dict[str, Any], key: str) -> tuple[Article, str]:
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
        article = Article(**said, text=reference)
        _written(*(value for value in said.values() if type(value) is str))
        if len(self._articles) == _MOST:
            self._articles.clear()
        self._articles[key] = found = article, article.id
        return found


def _claim(read: dict[str, Any], article: Article, article_id: str) -> Claim | None:
    """Return the claim of values that were read; None where they do not go together."""
    words, at, act = read.pop("quote", None), read.pop("at", None), read["act"]
    if words is None and (at is not None or "locator" not in read):
        return None
    if "party" not in read and act not in OF_THE_WHOLE:
        return None
    if article.text and at is not None and at + len(words.encode()) > article.text.length:
        return None
    if words is not None:
        _written(words)
    _written(*(read.get(name) for name in _FREE))
    return Claim(
        article=article_id,
        accord=read.pop("accord"),
        party=read.pop("party", None),
        act=read.pop("act"),
        modality=read.pop("modality", Modality.ASSERTED),
        quote=None if words is None else Quote(words=words, at=at),
        method=read.pop("method", CURATED),
        **read,
    )


_FREE: Final = ("asserter", "via", "condition", "locator", "note", "ref", "supersedes", "rule")


def _written(*texts: str | None) -> None:
    """Raise `UnicodeEncodeError` (a `ValueError`) for half a surrogate pair."""
    for text in texts:
        if text is not None and not text.isascii():
            text.encode()


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
