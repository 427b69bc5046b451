"""Who was a member on a day, by a named test."""

from collections.abc import Callable
from dataclasses import dataclass

from tracker.domain.acts import CRITERIA, Criterion, Modality
from tracker.domain.answers import Answer
from tracker.domain.claims import Accord, Article, Claim
from tracker.domain.days import Days
from tracker.projections.membership import Membership, memberships
from tracker.projections.standing import Standing, latest_publication


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """The answer for one party on one day, and what it is built on."""

    party: str
    answer: Answer
    since: Days | None = None
    until: Days | None = None
    datings: tuple[Days, ...] = ()
    """Of the start."""
    suspended: Answer = Answer.NO
    stalled: Answer = Answer.NO
    origins: int = 0
    """Distinct origins of the asserted claims."""
    claims: tuple[str, ...] = ()
    last_evidence: int | None = None
    stronger: str | None = None
    """A stronger criterion that says *yes* although this one does not."""


def member(membership: Membership, criterion: Criterion, day: int) -> Member:
    """Answer for one party."""
    assert membership.party is not None
    spell = membership.telling_spell(criterion, day)
    bearing = membership.bearing(criterion, day)
    start = spell.start if spell else None
    return Member(
        party=membership.party,
        answer=membership.on(criterion, day),
        since=start.span if start else None,
        until=spell.end.span if spell and spell.end else None,
        datings=tuple(dating.days for dating in start.datings) if start else (),
        suspended=membership.on(CRITERIA["suspended"], day),
        stalled=membership.on(CRITERIA["stalled"], day),
        origins=len({each.origin for each in bearing if each.modality is Modality.ASSERTED}),
        claims=tuple(each.id for each in bearing),
        last_evidence=latest_publication(bearing),
        stronger=membership.stronger(criterion, day),
    )


def members(
    standing: Standing,
    accord: Accord,
    criterion: Criterion,
    day: int,
    *,
    known: int | None = None,
    leave_out: Callable[[Claim, Article], bool] | None = None,
) -> list[Member]:
    """Answer for every party that visible claims name, in the order of their codes."""
    all_ = memberships(standing, accord, known=known, leave_out=leave_out)
    return [
        member(membership, criterion, day)
        for party, membership in all_.items()
        if party is not None
    ]
