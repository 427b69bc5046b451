"""Putting a draft right: it is rejected, and the claim that a person wrote recorded, at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from tracker.commands.decisions import is_news, require_as_seen
from tracker.commands.holding import held
from tracker.domain.claims import Article
from tracker.domain.events import Body, ClaimAccepted, ClaimRecorded, ClaimRejected, moment
from tracker.importing.claims_file import read_one_claim
from tracker.importing.held import wants
from tracker.importing.plan import plan
from tracker.importing.reading import Fault, ReadClaim
from tracker.log import store
from tracker.log.engine import WAIT_SECONDS, disposing, open_writer
from tracker.projections.standing import stand

Change = Literal["edited", "recorded", "accepted and amended", "amended", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Revised:
    """What became of a draft that a person wrote anew."""

    change: Change = "none"
    """`edited`: another claim stands in its place; `recorded`: beside it, the draft being rejected
    already; `none`: what was read is the draft itself."""

    claim: str | None = None
    """The id of the claim as written; None where there are faults, and nothing is recorded."""
    position: int | None = None
    """Of the last event that was appended; None where all of it stood like that already."""
    faults: tuple[Fault, ...] = ()


def revise(
    target: str,
    draft: str,
    written: bytes,
    *,
    article: Article,
    now: datetime,
    recorded_by: str,
    seen: int | None = None,
    wait: float = WAIT_SECONDS,
) -> Revised:
    """Record a claim, written as the mapping of a claims file, in place of a draft of `article`.

    One transaction: the draft is rejected as `edited to c-…`. Where only what no id is made of was
    changed (a condition, a note), it is the same claim: it is accepted, and amended. Where nothing
    was changed that is read (comments, quotation marks), nothing is recorded. `seen` is as for
    `decide`. Raises `DecidedMeanwhile`, `Refused` for a draft that is retracted, or
    `DatabaseUnusable`; then nothing is recorded either.
    """
    with (
        disposing(open_writer(target, create=False, wait=wait)) as engine,
        store.transaction(engine, target) as connection,
    ):
        upto = store.head(connection)
        standing = stand(store.about(connection, subjects={draft, article.id}, upto=upto))
        require_as_seen(standing.claims[draft], seen)
        mended = is_news(ClaimRejected, draft, standing.claims[draft])
        reading = read_one_claim(written, article=article)
        planned = plan(reading, held(connection, wants(reading), None), amend=True)
        if planned.faults:
            return Revised(faults=planned.faults)
        (claim,) = (item.claim for item in reading.items if isinstance(item, ReadClaim))
        bodies: list[Body] = list(planned.bodies)
        change = _change(claim.id, draft, bodies, mended=mended)
        if change == "none":
            return Revised(claim=claim.id)
        if mended and claim.id != draft:
            old = standing.claims[draft].claim
            bodies.append(
                ClaimRejected(
                    claim=draft, accord=old.accord, party=old.party, why=f"edited to {claim.id}"
                )
            )
        recorded = store.append(
            connection, bodies, recorded_at=moment(now), recorded_by=recorded_by
        )
    position = recorded[-1].position if recorded else None
    return Revised(change=change, claim=claim.id, position=position)


def _change(claim: str, draft: str, bodies: Sequence[Body], *, mended: bool) -> Change:
    if claim != draft:
        return "edited" if mended else "recorded"
    if not any(isinstance(each, ClaimRecorded) for each in bodies):
        return "none"
    is_judged = any(isinstance(each, ClaimAccepted) for each in bodies)
    return "accepted and amended" if is_judged else "amended"
