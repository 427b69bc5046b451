"""The bodies of events from payloads as objects, and back, where nothing quicker does it.

`payloads` does the same for claims and articles in a third of the time; what it does not know, or
doubts, is read here, and what is wrong is said.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final, TypeVar

from tracker.domain.acts import Act, Modality, criterion_named
from tracker.domain.claims import CURATED, Accord, Article, Claim, Quote, TextRef
from tracker.domain.days import When
from tracker.domain.events import (
    KINDS,
    AccordDefined,
    ArticleRecorded,
    Body,
    ClaimAccepted,
    ClaimRecorded,
    ClaimRejected,
    ClaimRestored,
    ClaimRetracted,
)

Payload = dict[str, Any]
T = TypeVar("T")

_VERDICTS: Final = {
    KINDS[verdict]: verdict
    for verdict in (ClaimAccepted, ClaimRejected, ClaimRetracted, ClaimRestored)
}


def body_of(
    kind: str, accord: str | None, party: str | None, subject: str, content: Payload
) -> Body:
    """Return the body of an event from its columns and its payload as an object.

    Raises `LookupError`, `TypeError`, `ValueError` or `TrackerError` where there is none.
    """
    if kind in _VERDICTS:
        _only(content, "why")
        return _VERDICTS[kind](
            claim=subject, accord=present(accord), party=party, why=content.get("why")
        )
    match kind:
        case "accord-defined":
            return AccordDefined(accord=_accord(content))
        case "article-recorded":
            return ArticleRecorded(article=_article(content))
        case "claim-recorded":
            return ClaimRecorded(claim=_claim(accord, party, content))
        case _:
            raise ValueError(f"unknown kind {kind!r}")


def accord_payload(accord: Accord) -> Payload:
    """Return the payload of an accord that is defined; what is absent is left out."""
    return known(
        {
            "accord": accord.slug,
            "name": accord.name,
            "aliases": list(accord.aliases),
            "counterpart": accord.counterpart,
            "membership": accord.membership,
            "suspended-count": accord.suspended_count,
        }
    )


def _accord(content: Payload) -> Accord:
    _only(content, "accord", "name", "aliases", "counterpart", "membership", "suspended-count")
    criterion_named(content["membership"])
    return Accord(
        slug=_typed(content["accord"], str),
        name=_typed(content["name"], str),
        aliases=tuple(_typed(each, str) for each in content.get("aliases", ())),
        counterpart=_maybe(content, "counterpart"),
        membership=content["membership"],
        suspended_count=_typed(content["suspended-count"], bool),
    )


_ARTICLE_TEXTS = ("outlet", "title", "byline", "url", "language")


def _article(content: Payload) -> Article:
    _only(content, *_ARTICLE_TEXTS, "published", "text")
    reference = content.get("text")
    return Article(
        **{name: _maybe(content, name) for name in _ARTICLE_TEXTS},
        published=_when(content.get("published")),
        text=None
        if reference is None
        else TextRef(sha256=_typed(reference["sha256"], str), length=_count(reference["length"])),
    )


_ACTS: Final = {each.value: each for each in Act}
_MODALITIES: Final = {each.value: each for each in Modality}
_CLAIM_TEXTS = frozenset(
    {
        "asserter",
        "via",
        "origin",
        "condition",
        "locator",
        "note",
        "ref",
        "supersedes",
        "rule",
        "confidence",
    }
)
_CLAIM_KEYS = {
    *_CLAIM_TEXTS,
    "article",
    "act",
    "modality",
    "when",
    "quote",
    "at",
    "also",
    "method",
}


def _claim(accord: str | None, party: str | None, content: Payload) -> Claim:
    if not content.keys() <= _CLAIM_KEYS:
        _only(content, *_CLAIM_KEYS)
    article, act, modality = content["article"], content["act"], content["modality"]
    return Claim(
        **{name: _typed(content[name], str) for name in content.keys() & _CLAIM_TEXTS},
        article=_typed(article, str),
        accord=present(accord),
        party=party,
        act=_ACTS.get(act) or Act(act),
        modality=_MODALITIES.get(modality) or Modality(modality),
        when=_when(content.get("when")),
        quote=_quote(content) if "quote" in content else None,
        also=tuple(map(_quote, content.get("also", ()))),
        method=_typed(content.get("method", CURATED), str),
    )


def _quote(content: Payload) -> Quote:
    at = content.get("at")
    return Quote(words=_typed(content["quote"], str), at=None if at is None else _count(at))


def known(payload: Mapping[str, Any]) -> Payload:
    """Leave out what is absent: None and empty lists."""
    return {key: value for key, value in payload.items() if value is not None and value != []}


def _only(content: Payload, *names: str) -> None:
    unknown = content.keys() - set(names)
    if unknown:
        raise ValueError(f"unknown key {sorted(unknown)[0]!r} in the payload")


def _typed(value: Any, kind: type[T]) -> T:
    if type(value) is not kind:
        raise ValueError(f"{value!r} is no {kind.__name__}")
    return value


def _maybe(content: Payload, name: str) -> str | None:
    return _typed(content[name], str) if name in content else None


def _count(value: Any) -> int:
    if _typed(value, int) < 0:
        raise ValueError(f"{value} is below zero")
    return int(value)


def _when(text: str | None) -> When | None:
    return None if text is None else parsed(text)


@lru_cache(maxsize=16_384)
def parsed(text: str) -> When:
    """A date as parsed before: most of a log's are written many times."""
    return When.parse(text)


def present(value: str | None) -> str:
    """Return the accord of a row. Raises `ValueError` where it is missing."""
    if value is None:
        raise ValueError("the accord is missing")
    return value
