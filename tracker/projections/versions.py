"""Versions of articles: one address, several texts; what changed, whose words are gone."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from tracker.domain.claims import Claim
from tracker.projections.standing import HeldArticle, Standing

_PASSAGE: Final = re.compile(r"(?<=[.!?…”\"])\s+|\n+")
_MOST: Final = 5000
"""Passages that are compared; a longer text is compared by its beginning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One text at an address, and how it differs from the one before."""

    id: str
    source: HeldArticle
    compared: bool
    """Whether both texts are at hand; the first version is compared with nothing."""
    removed: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    """Claims of the version before whose words do not stand in this one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """An address that had several texts, in the order of their recording."""

    url: str
    versions: tuple[Version, ...]


def addresses(standing: Standing, texts: Mapping[str, str]) -> list[Address]:
    """Return the addresses with several versions; `texts` are those that are held, by SHA-256."""
    by_url: dict[str, list[tuple[str, HeldArticle]]] = {}
    for article_id, source in standing.articles.items():
        if source.article.url is not None:
            by_url.setdefault(source.article.url, []).append((article_id, source))
    claims: dict[str, list[tuple[str, Claim]]] = {}
    for claim_id, held in standing.claims.items():
        claims.setdefault(held.claim.article, []).append((claim_id, held.claim))
    return [
        Address(url=url, versions=tuple(_versions(found, claims, texts)))
        for url, found in sorted(by_url.items())
        if len(found) > 1
    ]


def _versions(
    found: Sequence[tuple[str, HeldArticle]],
    claims: Mapping[str, list[tuple[str, Claim]]],
    texts: Mapping[str, str],
) -> Iterator[Version]:
    before: tuple[str, str] | None = None
    for article_id, source in found:
        text = texts.get(source.article.text.sha256) if source.article.text else None
        if before is None or not before[1] or not text:
            yield Version(id=article_id, source=source, compared=False)
        else:
            earlier, old = before
            removed, added = _changes(old, text)
            lost = tuple(_lost(claims.get(earlier, ()), text))
            yield Version(
                id=article_id, source=source, compared=True, removed=removed, added=added, lost=lost
            )
        before = article_id, text or ""


def _changes(old: str, new: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the passages that went and those that came."""
    one, other = ([each for each in _PASSAGE.split(text) if each][:_MOST] for text in (old, new))
    removed: list[str] = []
    added: list[str] = []
    for kind, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if kind != "equal":
            removed += one[a:b]
            added += other[c:d]
    return tuple(removed), tuple(added)


def _lost(claims: Iterable[tuple[str, Claim]], text: str) -> Iterator[str]:
    for claim_id, claim in claims:
        spoken = (claim.quote, *claim.also)
        if any(each is not None and each.words not in text for each in spoken):
            yield claim_id
