"""Drafts of an article that is imported: by the rules, less what an earlier version of it said."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final, Literal

from tracker.domain.claims import Article, Claim
from tracker.domain.errors import NotFound
from tracker.domain.events import ArticleRecorded, Body, ClaimAccepted, ClaimRecorded
from tracker.extraction import drafts
from tracker.importing.articles import completed
from tracker.importing.reading import Item, ReadArticle, ReadClaim, Reading
from tracker.log import store
from tracker.projections.standing import stand

Method = Literal["rules", "none"]

WHY: Final = "accepted on import"
"""The reason that stands for drafts which were accepted without being looked at."""


@dataclass(slots=True, kw_only=True)
class Drafting:
    """How articles are drafted in one import, and what is remembered from one to the next."""

    method: Method = "rules"
    accept: bool = False
    only: Collection[str] = ()
    """The slugs of the accords to be drafted; empty: all that are defined."""
    _upto: int = 0
    _by_address: dict[str, list[str]] = field(default_factory=dict)

    def reading(self, connection: Any, reading: Reading) -> tuple[Reading, int]:
        """Add the drafts to the reading of an article; return it, and how many are known.

        Known are drafts that repeat what an earlier version of the article, at the same address,
        said of party, act, modality, date and in which words.
        """
        source = next((item for item in reading.items if isinstance(item, ReadArticle)), None)
        if reading.text is None or source is None or self.method == "none":
            return reading, 0
        upto = store.head(connection)
        accords = stand(store.accords(connection, upto=upto)).accords
        if unknown := [each for each in self.only if each not in accords]:
            raise NotFound("accord", unknown[0], list(accords)[:5])
        wanted = [each for slug, each in accords.items() if not self.only or slug in self.only]
        article = completed(source.article, self._held(connection, source.article, upto))
        found = drafts(reading.text, article=article, accords=wanted)
        known = self._told_before(connection, source.article, upto) if found else set()
        fresh = [each for each in found if _says(each) not in known]
        items: tuple[Item, ...] = tuple(ReadClaim(line=1, claim=each) for each in fresh)
        more = replace(reading, items=(*reading.items, *items), claims=len(found))
        return more, len(found) - len(fresh)

    def accepted(self, bodies: Sequence[Body]) -> tuple[Body, ...]:
        """Return the bodies with the acceptance of the drafts among them, if that is wanted."""
        if not self.accept:
            return tuple(bodies)
        verdicts = [
            ClaimAccepted(
                claim=each.claim.id, accord=each.claim.accord, party=each.claim.party, why=WHY
            )
            for each in bodies
            if isinstance(each, ClaimRecorded) and each.claim.is_draft
        ]
        return (*bodies, *verdicts)

    def _held(self, connection: Any, article: Article, upto: int) -> Article | None:
        told = stand(store.about(connection, subjects=[article.id], upto=upto))
        held = told.articles.get(article.id)
        return held.article if held else None

    def _told_before(self, connection: Any, article: Article, upto: int) -> set[tuple[object, ...]]:
        if article.url is None:
            return set()
        for event in store.articles(connection, since=self._upto, upto=upto):
            if isinstance(event.body, ArticleRecorded) and event.body.article.url:
                known = self._by_address.setdefault(event.body.article.url, [])
                if event.body.article.id not in known:
                    known.append(event.body.article.id)
        self._upto = upto
        earlier = [each for each in self._by_address.get(article.url, []) if each != article.id]
        return {
            _says(event.body.claim)
            for each in earlier
            for event in store.claims_of(connection, article=each, upto=upto)
            if isinstance(event.body, ClaimRecorded)
        }


def _says(claim: Claim) -> tuple[object, ...]:
    return (
        claim.accord,
        claim.party,
        claim.act,
        claim.modality,
        claim.when and claim.when.text,
        claim.quote and claim.quote.words,
    )
