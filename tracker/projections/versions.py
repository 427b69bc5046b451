"""Versions of articles: one address, several texts; what changed, whose words are gone."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from tracker.domain.claims import Article, Claim, Quote
from tracker.projections.standing import HeldArticle, Standing

_PASSAGE: Final = re.compile(r"(?<=[.!?…”\"])\s+|\n+")
_MOST: Final = 5000
"""Passages that are compared; a longer text is compared by its beginning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """An article and its text."""

    article: Article
    text: str


Follow = Callable[[Claim, Quote, Said, Said], Quote | None]
"""Takes words of a claim with their place in a text; says where they stand in a later one."""


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
    """Claims of the versions before whose words stood until then, and do not in this one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """An address that had several texts, in the order of their recording."""

    url: str
    """Without a fragment, which makes no other address."""
    versions: tuple[Version, ...]


def addresses(standing: Standing, texts: Mapping[str, str], *, follow: Follow) -> list[Address]:
    """Return the addresses with several versions; `texts` are those that are held, by SHA-256."""
    claims: dict[str, list[tuple[str, Claim]]] = {}
    for claim_id, held in standing.claims.items():
        claims.setdefault(held.claim.article, []).append((claim_id, held.claim))
    return [
        Address(url=url, versions=tuple(_versions(found, claims, texts, follow)))
        for url, found in sorted(several(standing).items())
    ]


def several(standing: Standing) -> dict[str, list[tuple[str, HeldArticle]]]:
    """Return the articles, with their ids, of each address that had more than one."""
    by_page: dict[str, list[tuple[str, HeldArticle]]] = {}
    for article_id, source in standing.articles.items():
        if source.article.page is not None:
            by_page.setdefault(source.article.page, []).append((article_id, source))
    return {page: found for page, found in by_page.items() if len(found) > 1}


def _versions(
    found: Sequence[tuple[str, HeldArticle]],
    claims: Mapping[str, list[tuple[str, Claim]]],
    texts: Mapping[str, str],
    follow: Follow,
) -> Iterator[Version]:
    """Yield the versions; a text that is not held is stepped over, and its claims are not known."""
    last: Said | None = None
    is_next = False
    followed: dict[str, tuple[Claim, tuple[Quote, ...]]] = {}
    for article_id, source in found:
        text = texts.get(source.article.text.sha256) if source.article.text else None
        if not text:
            yield Version(id=article_id, source=source, compared=False)
            is_next = False
            continue
        said = Said(article=source.article, text=text)
        lost = tuple(_lost(followed, last, said, follow)) if last else ()
        if last is not None and is_next:
            removed, added = _changes(last.text, text)
            yield Version(
                id=article_id, source=source, compared=True, removed=removed, added=added, lost=lost
            )
        else:
            yield Version(id=article_id, source=source, compared=False, lost=lost)
        for claim_id, claim in claims.get(article_id, ()):
            quotes = tuple(each for each in (claim.quote, *claim.also) if each is not None)
            followed[claim_id] = claim, quotes
        last, is_next = said, True


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


def _lost(
    followed: dict[str, tuple[Claim, tuple[Quote, ...]]], last: Said, said: Said, follow: Follow
) -> Iterator[str]:
    """Yield the claims whose words are gone, which are followed no further; move on the others."""
    for claim_id, (claim, quotes) in list(followed.items()):
        there = [follow(claim, each, last, said) for each in quotes]
        standing = tuple(each for each in there if each is not None)
        if len(standing) < len(quotes):
            del followed[claim_id]
            yield claim_id
        else:
            followed[claim_id] = claim, standing
