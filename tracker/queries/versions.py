"""Versions of articles: the addresses whose texts changed, and the claims whose words are gone."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final

from tracker.domain.claims import Accord, Article, Claim, Quote
from tracker.extraction import drafts
from tracker.extraction.passages import Passages, names, passages, places
from tracker.log import store
from tracker.projections.standing import stand
from tracker.projections.versions import Address, Said, addresses, several
from tracker.queries.log import Log

_KEPT: Final = 4
"""Texts that are kept as they were read: those of the versions that are compared, and some more."""

_Place = tuple[int, int]


def versions(log: Log, *, at: str | None) -> list[Address]:
    """Return the addresses that had several texts."""
    standing = stand(store.whole(log.connection, upto=log.position(at)))
    found = [source.article for each in several(standing).values() for _, source in each]
    held = log.texts_of(found)
    texts = {key: text for key, text in held.items() if isinstance(text, str)}
    return addresses(standing, texts, follow=Following(standing.accords).follow)


class Following:
    """Follows the words of claims from one text into a later one.

    Quotes hold no party ("joined NATO"), so words that stand somewhere are not yet a claim's own.
    """

    def __init__(self, accords: Mapping[str, Accord]) -> None:
        self._accords = accords
        self._read = lru_cache(maxsize=_KEPT)(passages)
        self._drafts = lru_cache(maxsize=_KEPT)(self._drafted)

    def follow(self, claim: Claim, quote: Quote, earlier: Said, later: Said) -> Quote | None:
        """Return where words of a claim, at their place in one text, stand in a later one.

        They do where their sentence stands, of the same party; or where another one holds them that
        names the party, unless the rules read something else of them there.
        """
        start = _start_of(quote, earlier.text)
        found = _places(later.text, quote.words)
        if start is None or not found:
            return Quote(words=quote.words, at=found[0][0]) if found else None
        was, now = self._read(earlier.text), self._read(later.text)
        here = (start, start + len(quote.words))
        for there in sorted(found, key=lambda place: abs(place[0] - here[0])):
            if self._stands(claim, was, here, now, there, later.article):
                return Quote(words=later.text[slice(*there)], at=there[0])
        return None

    def _stands(
        self,
        claim: Claim,
        was: Passages,
        here: _Place,
        now: Passages,
        there: _Place,
        article: Article,
    ) -> bool:
        party = claim.party
        named_before = party is not None and names(was, party, *here)
        named_now = party is None or names(now, party, *there)
        if _sentence(was, here) == _sentence(now, there):
            return named_now or not named_before
        of_same = named_now or (not named_before and _parties(was, here) == _parties(now, there))
        return of_same and not self._is_turned(claim, now.text, there, article)

    def _is_turned(self, claim: Claim, text: str, there: _Place, article: Article) -> bool:
        """Say whether the rules read the act of another party there, or in another modality."""
        alike = [
            each
            for each in self._drafts(text, article)
            if (each.accord, each.act) == (claim.accord, claim.act) and _touches(each, there)
        ]
        told = {(each.party, each.modality) for each in alike}
        return bool(told) and (claim.party, claim.modality) not in told

    def _drafted(self, text: str, article: Article) -> tuple[Claim, ...]:
        return drafts(text, article=article, accords=tuple(self._accords.values()))


def _start_of(quote: Quote, text: str) -> int | None:
    if quote.at is not None and text.startswith(quote.words, quote.at):
        return quote.at
    found = _places(text, quote.words)
    return found[0][0] if found else None


def _places(text: str, words: str) -> list[_Place]:
    return list(places(text, words)) or [
        found.span() for found in re.finditer(re.escape(words), text)
    ]


def _sentence(read: Passages, place: _Place) -> str:
    """Return the sentences that a place touches, whatever white space is in them."""
    return " ".join(" ".join(read.text[slice(*each)].split()) for each in _touched(read, place))


def _parties(read: Passages, place: _Place) -> set[str]:
    spans = list(_touched(read, place))
    return {
        mention.code
        for mention in read.mentions
        if any(start <= mention.start and mention.end <= end for start, end in spans)
    }


def _touched(read: Passages, place: _Place) -> Iterator[_Place]:
    for each in read.sentences:
        if each.start < place[1] and place[0] < each.end:
            yield each.start, each.end


def _touches(claim: Claim, place: _Place) -> bool:
    quotes: Iterable[Quote | None] = (claim.quote, *claim.also)
    return any(
        each is not None
        and each.at is not None
        and each.at < place[1]
        and place[0] < each.at + len(each.words)
        for each in quotes
    )
