"""Which answers changed between two readings of the log, and the claims that changed them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tracker.domain.acts import CRITERIA, Act, Criterion
from tracker.domain.answers import Answer
from tracker.projections.membership import Membership
from tracker.projections.standing import Evidence
from tracker.projections.turns import Turn

_TAKE_BACK = frozenset({Act.RESCINDED, Act.DECLINED})
_SUSPENSION = frozenset({Act.SUSPENDED, Act.REINSTATED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One party whose answer changed."""

    party: str
    before: Answer
    after: Answer
    claims: tuple[str, ...]
    """In the order of their positions."""


def changes(
    before: Mapping[str | None, Membership],
    after: Mapping[str | None, Membership],
    criterion: Criterion,
    days: tuple[int, int],
    *,
    formerly: Criterion | None = None,
) -> list[Change]:
    """Compare two readings, each asked for its own day, party by party.

    `formerly` is the criterion of the first reading, where the accord had another default then.
    """
    found = []
    for party in sorted({*before, *after} - {None}, key=str):
        assert party is not None
        old, new = before.get(party), after.get(party)
        was = old.on(formerly or criterion, days[0]) if old else Answer.NO
        now = new.on(criterion, days[1]) if new else Answer.NO
        if was is not now:
            causes = {
                each.id: each.position
                for each in (*_seen_otherwise(old, new, criterion), *_passed(new, criterion, days))
            }
            found.append(
                Change(
                    party=party,
                    before=was,
                    after=now,
                    claims=tuple(sorted(causes, key=lambda claim: causes[claim])),
                )
            )
    return found


def _seen_otherwise(
    old: Membership | None, new: Membership | None, criterion: Criterion
) -> Iterator[Evidence]:
    """Yield the claims that only one of the readings sees, or sees differently."""
    seen = set(old.evidence) if old else set[Evidence]()
    sees = set(new.evidence) if new else set[Evidence]()
    acts = criterion.opens | criterion.closes | _TAKE_BACK
    if criterion.lowest_rank:
        # R8: whoever is yet to join has not signed, ratified, acceded
        acts |= {Act.JOINED}
    if any(held.heeds_suspension(criterion) for held in (old, new) if held):
        acts |= _SUSPENSION
    return (each for each in seen ^ sees if each.act in acts)


def _passed(
    membership: Membership | None, criterion: Criterion, days: tuple[int, int]
) -> Iterator[Evidence]:
    """Yield the claims of the turns and disputes that begin or end between two days."""
    first, last = sorted(days)
    if membership is None or first == last:
        return
    turns = membership.spells(criterion).turns
    if membership.heeds_suspension(criterion):
        turns += membership.spells(CRITERIA["suspended"]).turns
    for turn in turns:
        if _moves(turn, first, last):
            yield from (*turn.evidence, *turn.narrowed_by)
        for dispute in turn.disputes:
            if any(first < day <= last for day in (dispute.since, dispute.until)):
                yield dispute.denial
                yield from turn.evidence


def _moves(turn: Turn, first: int, last: int) -> bool:
    return any(
        first < day <= last
        for dating in turn.datings
        for day in (dating.days.first, dating.days.last)
    )
