"""What is held: events, accords, articles, parties, texts."""

from collections.abc import Generator
from typing import Any

from tracker.domain.acts import CRITERIA
from tracker.log import store
from tracker.log import texts as kept_texts
from tracker.log.codec import as_json
from tracker.projections.listing_views import AccordRow, ArticleRow, PartyRow, TextRow
from tracker.projections.membership import memberships
from tracker.projections.standing import stand
from tracker.queries.log import Log


def events(log: Log, *, since: int, at: str | None) -> Generator[dict[str, Any], None, None]:
    """Yield the events after a position, as JSON objects of their columns."""
    upto = log.position(at)
    for row in store.rows(log.connection, since=since, upto=upto):
        yield as_json(row)


def accords(log: Log, *, on: int, known: int | None, at: str | None) -> list[AccordRow]:
    """Return every accord that is defined."""
    position = log.position(at)
    rows = []
    for accord in log.defined(position).values():
        standing = log.standing(accord, position)
        told = memberships(standing, accord, known=known)
        whole = told.get(None)
        acts = {each.act.value for each in whole.evidence} if whole else set()
        rows.append(
            AccordRow(
                accord=accord,
                claims=len(standing.claims),
                parties=len(told.keys() - {None}),
                articles=len({held.claim.article for held in standing.claims.values()}),
                whole={
                    name: whole.on(CRITERIA[name], on)
                    for name in ("stalled", "in-force")
                    if whole and acts & {act.value for act in CRITERIA[name].opens}
                },
            )
        )
    return rows


def articles(log: Log, *, at: str | None) -> list[ArticleRow]:
    """Return every article that is recorded, in the order of recording."""
    standing = stand(store.whole(log.connection, upto=log.position(at)))
    count: dict[str, int] = {}
    for held in standing.claims.values():
        count[held.claim.article] = count.get(held.claim.article, 0) + 1
    have = log.texts_of(source.article for source in standing.articles.values())
    return [
        ArticleRow(
            id=article_id,
            source=source,
            claims=count.get(article_id, 0),
            text_held=source.article.text is not None
            and isinstance(have.get(source.article.text.sha256), str),
        )
        for article_id, source in standing.articles.items()
    ]


def parties(log: Log, *, accord: str | None, at: str | None) -> list[PartyRow]:
    """Return every party that claims name."""
    position = log.position(at)
    only = log.accord(accord, position).slug if accord is not None else None
    found: dict[str, dict[str, int]] = {}
    for code, named_in, count in store.parties(log.connection, upto=position):
        if only is None or named_in == only:
            found.setdefault(code, {})[named_in] = count
    return [PartyRow(party=code, accords=counts) for code, counts in found.items()]


def texts(log: Log) -> list[TextRow]:
    """Return every text that is held or withheld."""
    return [TextRow(**each._asdict()) for each in kept_texts.kept(log.connection)]
