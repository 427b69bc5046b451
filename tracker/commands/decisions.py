"""A person's decisions about recorded claims: retract, restore, accept, reject."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tracker.domain.errors import Ambiguous, NotFound, Refused, Usage
from tracker.domain.events import (
    KINDS,
    Body,
    ClaimAccepted,
    ClaimRecorded,
    ClaimRejected,
    ClaimRestored,
    ClaimRetracted,
    Event,
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


class DecidedMeanwhile(Refused):
    """A claim about which something was recorded since it was looked at."""

    def __init__(self, since: Sequence[Event]) -> None:
        self.position = since[-1].position
        self.told = ", ".join(map(_told, since))
        super().__init__(f"judged meanwhile: {self.told}")


def decide(
    target: str,
    decision: Decision,
    claims: Sequence[str],
    *,
    why: str | None,
    now: datetime,
    recorded_by: str,
    seen: int | None = None,
    wait: float = WAIT_SECONDS,
) -> list[Decided]:
    """Record one decision about some claims (ids, or unique prefixes), all or none of them.

    `seen` is the position up to which whoever decides knows the log; None: as it stands. Raises
    `DecidedMeanwhile` for what was decided after it, `NotFound`, `Ambiguous`, `Refused` or
    `DatabaseUnusable`; then nothing is recorded.
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
            require_as_seen(held, seen)
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


def require_as_seen(held: HeldClaim, seen: int | None) -> None:
    """Raise `DecidedMeanwhile` for a claim about which something was recorded after a position."""
    since = [each for each in held.decisions if seen is not None and each.position > seen]
    if since:
        raise DecidedMeanwhile(since)


def _told(event: Event) -> str:
    body = event.body
    kind = "amended" if isinstance(body, ClaimRecorded) else KINDS[type(body)].split("-")[1]
    why = f" ({body.why})" if isinstance(body, ClaimRejected | ClaimRetracted) else ""
    return f"{kind} by {event.recorded_by} at position {event.position}{why}"


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
