"""Where sources disagree: about a date, about the order of acts, or because one denies.

A conflict is *settled* on the valid day from which the answer no longer hangs on it; None means
that it is open.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from tracker.domain.acts import CRITERIA, Act, Criterion, Modality
from tracker.domain.answers import Answer
from tracker.domain.days import ALWAYS, BEGINNING, FOREVER, Days, hull
from tracker.projections.membership import Membership
from tracker.projections.spells import Spells
from tracker.projections.standing import Evidence
from tracker.projections.turns import Dating, Turn

Kind = Literal["date", "order", "denial"]

_NAMED_ACTS = frozenset({Act.RATIFIED, Act.ACCEDED, Act.IN_FORCE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What one side says: the days that it speaks of and its claims."""

    days: Days
    claims: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Two or more sides that cannot all be right."""

    kind: Kind
    party: str | None
    by: str
    settled: int | None
    sides: tuple[Side, ...]


def conflicts(membership: Membership, criteria: Sequence[Criterion]) -> list[Conflict]:
    """Return the conflicts about one party, each under the first criterion that shows it."""
    found: list[Conflict] = []
    for criterion in criteria:
        for conflict in _by(membership, criterion):
            if not any(_shows(earlier, conflict) for earlier in found):
                found.append(conflict)
    return found


def _shows(one: Conflict, other: Conflict) -> bool:
    """Say whether a conflict has all the sides of another, and all that they say."""
    return one.kind == other.kind and all(
        any(set(side.claims) <= set(wider.claims) for wider in one.sides) for side in other.sides
    )


def criteria_for(default: str) -> list[Criterion]:
    """Return all named criteria, the accord's own first."""
    names = [default, *(name for name in CRITERIA if name != default)]
    return [CRITERIA[name] for name in names if name in CRITERIA]


def _by(membership: Membership, criterion: Criterion) -> Iterator[Conflict]:
    spells = membership.spells(criterion)
    # a turn that bounds no spell decides nothing: two joinings close one candidacy
    for turn in dict.fromkeys(turn for spell in spells.spells for turn in spell.turns):
        ends = [dating.days.last for dating in turn.datings]
        if min(ends) < max(dating.days.first for dating in turn.datings):
            yield Conflict(
                kind=_kind(turn.datings),
                party=membership.party,
                by=criterion.name,
                settled=_day(max(ends)),
                sides=tuple(_side(dating) for dating in turn.datings),
            )
        if turn.disputes:
            yield Conflict(
                kind="denial",
                party=membership.party,
                by=criterion.name,
                settled=_day(max(dispute.until for dispute in turn.disputes)),
                sides=(
                    Side(days=turn.span, claims=tuple(turn.evidence)),
                    _denying(turn),
                ),
            )
    yield from _against_the_standing(membership, criterion, spells)


def _against_the_standing(
    membership: Membership, criterion: Criterion, spells: Spells
) -> Iterator[Conflict]:
    """Yield undated claims that do not fit how the party stood when they were published."""
    for turn in spells.turns:
        for claim in turn.evidence:
            if claim.when != ALWAYS:
                continue
            day = claim.published.last
            against = Answer.NO if turn.opens else Answer.YES
            if spells.on(day) is not against:
                continue
            spell = membership.telling_spell(criterion, day)
            # whoever entered by that day and is out has left; whoever is in has entered
            assert spell is not None
            other = spell.end if turn.opens else spell.start
            assert other is not None
            yield Conflict(
                kind="order",
                party=membership.party,
                by=criterion.name,
                settled=None,
                sides=(
                    Side(days=claim.window, claims=(claim,)),
                    Side(days=other.span, claims=tuple(other.evidence)),
                ),
            )


def _kind(datings: Sequence[Dating]) -> Kind:
    """Acts that name themselves and stand in the wrong order are `order`; the rest is `date`."""
    acts = {transition.act for dating in datings for transition in dating.transitions}
    return "order" if len(acts) > 1 and acts & _NAMED_ACTS and Act.JOINED not in acts else "date"


def _side(dating: Dating) -> Side:
    claims = [each for transition in dating.transitions for each in transition.evidence]
    return Side(days=dating.days, claims=tuple(claims))


def _denying(turn: Turn) -> Side:
    denials = tuple(dict.fromkeys(dispute.denial for dispute in turn.disputes))
    return Side(days=hull(_speaks_of(denial) for denial in denials), claims=denials)


def _speaks_of(denial: Evidence) -> Days:
    """A plan speaks of its date, if it gives one, or of what comes from its publication on."""
    if denial.when != ALWAYS:
        return denial.when
    if denial.modality is Modality.PLANNED:
        return Days(denial.published.first, FOREVER)
    return Days(BEGINNING, denial.published.last)


def _day(day: int) -> int | None:
    return None if day == FOREVER else day
