"""The drafts that wait for a judgement, in the order of their recording."""

from tracker.projections.standing import HeldClaim
from tracker.projections.waiting import Waiting
from tracker.queries.log import Log


def waiting(
    log: Log,
    *,
    accord: str | None = None,
    party: str | None = None,
    article: str | None = None,
    method: str | None = None,
    least: float = 0.0,
) -> list[Waiting]:
    """Return the drafts that wait; `article` is the beginning of an id, `least` a confidence."""
    asked = (
        [log.accord(accord, log.head)]
        if accord is not None
        else list(log.defined(log.head).values())
    )
    code = log.party(party, log.head) if party is not None else None

    def is_asked(held: HeldClaim) -> bool:
        claim = held.claim
        return (
            held.waits
            and (code is None or claim.party == code)
            and claim.article.startswith(article or "")
            and (method is None or claim.method == method)
            and (not least or float(claim.confidence or 0) >= least)
        )

    found = []
    for each in asked:
        standing = log.standing(each, log.head)
        found += [
            Waiting(id=claim_id, held=held, article=standing.articles[held.claim.article].article)
            for claim_id, held in standing.claims.items()
            if held.claim.accord == each.slug and is_asked(held)
        ]
    return sorted(found, key=lambda each: each.held.position)
