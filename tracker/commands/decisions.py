"""A person's decisions about recorded claims: retract, restore, accept, reject."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tracker.domain.errors import Ambiguous, NotFound, Refused, Usage
from tracker.domain.events import (
    Body,
    ClaimAccepted,
    ClaimRejected,
    ClaimRestored,
    ClaimRetracted,
    moment,
)
from tracker.log import store
from tracker.log.engine import WAIT_SECONDS, disposing, open_writer
from tracker.projections.standing import HeldClaim, stand

Decision = type[ClaimRetracted] | type[ClaimRestored] | type[ClaimAccepted] | type[ClaimRejected]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What became of one decision; position None: it stood like that already."""

    claim: str
    held: HeldClaim
    position: int | None


def decide(
    target: str,
    decision: Decision,
    claims: Sequence[str],
    *,
    why: str | None,
    now: datetime,
    recorded_by: str,
    wait: float = WAIT_SECONDS,
) -> list[Decided]:
    """Record one decision about some claims (ids, or unique prefixes), all or none of them.

    Raises `NotFound`, `Ambiguous`, `Refused` or `DatabaseUnusable`; then nothing is recorded.
    """
    if why is not None and not why.strip():
        raise Usage("the reason is empty", '--why "…" says it in a few words')
    with (
        disposing(open_writer(target, create=False, wait=wait)) as engine,
        store.transaction(engine, target) as connection,
    ):
        upto = store.head(connection)
        ids = [_full_id(store.subjects_like(connection, each, upto=upto), each) for each in claims]
        standing = stand(store.about(connection, subjects=ids, upto=upto))
        wanted = list(dict.fromkeys(ids))
        bodies: list[Body] = []
        deciding = []
        for claim_id in wanted:
            held = standing.claims[claim_id]
            if is_news(decision, claim_id, held):
                claim = held.claim
                bodies.append(
                    decision(claim=claim_id, accord=claim.accord, party=claim.party, why=why)
                )
                deciding.append(claim_id)
        recorded = store.append(
            connection, bodies, recorded_at=moment(now), recorded_by=recorded_by
        )
    at = {claim: event.position for claim, event in zip(deciding, recorded, strict=True)}
    return [
        Decided(claim=each, held=standing.claims[each], position=at.get(each)) for each in wanted
    ]


def _full_id(found: Sequence[str], prefix: str) -> str:
    claims = [each for each in found if each.startswith("c-")]
    if prefix in claims:
        return prefix
    if not claims or len(prefix) < 3:
        raise NotFound("claim", prefix)
    if len(claims) > 1:
        raise Ambiguous("claim", prefix, claims)
    return claims[0]


def is_news(decision: Decision, claim_id: str, held: HeldClaim) -> bool:
    """Say whether a decision changes how a claim stands; raise `Refused` where it cannot be one."""
    if decision is ClaimRetracted:
        return not held.retracted
    if decision is ClaimRestored:
        return held.retracted
    if not held.claim.is_draft:
        raise Refused(
            f"{claim_id} is a curated claim: only drafts are accepted or rejected",
            f"`tracker retract {claim_id} --why …` takes it out",
        )
    if held.retracted:
        raise Refused(
            f"{claim_id} is retracted: no judgement of it would count",
            f"`tracker restore {claim_id} --why …` brings it back",
        )
    return held.accepted is not (decision is ClaimAccepted)
