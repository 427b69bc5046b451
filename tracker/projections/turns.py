"""R4 to R7: from claims to transitions, to turns, and to the datings of a turn."""

from bisect import bisect_left, insort
from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from tracker.domain.acts import DEFINITE, RANK, REPEATS, Act, Criterion, Modality
from tracker.domain.answers import Answer
from tracker.domain.days import ALWAYS, BEGINNING, FOREVER, Days
from tracker.projections.standing import Evidence


class Transition(NamedTuple):
    """One act of a party, as narrow as its claims together make it (R4)."""

    act: Act
    opens: bool
    days: Days
    evidence: tuple[Evidence, ...]


_ORDER = attrgetter("days.last", "days.first")
"""Of transitions, everywhere; on a full tie `sorted` keeps the order in which they were founded."""


class Dating(NamedTuple):
    """A range of days in which a turn happened, according to some of its transitions (R6)."""

    days: Days
    transitions: tuple[Transition, ...]

    def says(self, day: int) -> Answer:
        """R7 for one dating: had it happened by the end of the day?"""
        if day >= self.days.last:
            return Answer.YES
        return Answer.NO if day < self.days.first else Answer.UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """A stretch of days, `[since, until)`, on which a denial stands against a turn (R8)."""

    since: int
    until: int
    denial: Evidence

    def covers(self, day: int) -> bool:
        """Say whether the dispute is open on that day."""
        return self.since <= day < self.until


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A run of transitions of one side (R5), dated (R6), narrowed and disputed by denials (R8)."""

    opens: bool
    transitions: tuple[Transition, ...]
    first_datings: tuple[Dating, ...] = ()
    """As R6 dates the turn, before its denials."""
    datings: tuple[Dating, ...] = ()
    span: Days = ALWAYS
    """From the earliest to the latest of the datings."""
    narrowed_by: tuple[Evidence, ...] = ()
    disputes: tuple[Dispute, ...] = ()

    @property
    def evidence(self) -> list[Evidence]:
        """The claims of the turn, in the order of its transitions."""
        return [each for transition in self.transitions for each in transition.evidence]

    @property
    def denials(self) -> list[Evidence]:
        """The denials that narrowed or dispute the turn, each once."""
        return list(dict.fromkeys((*self.narrowed_by, *(d.denial for d in self.disputes))))

    def says(self, day: int) -> Answer:
        """R7 over the datings: had it happened by the end of the day?"""
        if day < self.span.first:
            return Answer.NO
        if day >= self.span.last:
            return Answer.YES
        answers = {dating.says(day) for dating in self.datings}
        return Answer.DISPUTED if Answer.YES in answers and Answer.NO in answers else Answer.UNKNOWN

    def is_disputed_on(self, day: int) -> bool:
        """Say whether a denial stands against the turn on that day."""
        return any(dispute.covers(day) for dispute in self.disputes)


def sharp_first(claims: Iterable[Evidence]) -> list[Evidence]:
    """Return the asserted claims in the order in which R4 takes them."""
    return sorted((each for each in claims if each.modality is Modality.ASSERTED), key=_sharpness)


def transitions_of(claims: Iterable[Evidence], criterion: Criterion) -> list[Transition]:
    """R4: put asserted claims, sharp ones first, together into transitions."""
    found: list[_Founding] = []
    by_act = defaultdict[Act, list[_Place]](list)
    for claim in claims:
        act, window = claim.act, claim.window
        opens = act in criterion.opens
        if not opens and act not in criterion.closes:
            continue
        place = _earliest(by_act[act], window)
        if act is Act.JOINED and opens:
            others = (_earliest(by_act[other], window) for other in DEFINITE)
            place = min((each for each in (place, *others) if each), default=None)
        if place:
            host = place[-1]
            by_act[host.act].remove(place)
            host.days = host.days.overlap(window)
            host.claims.append(claim)
        else:
            host = _Founding(len(found), act, opens, window, [claim])
            found.append(host)
        insort(by_act[host.act], (host.days.last, host.days.first, host.number, host))
    return [Transition(each.act, each.opens, each.days, tuple(each.claims)) for each in found]


@dataclass(slots=True, eq=False)
class _Founding:
    """A transition that may still be narrowed."""

    number: int
    act: Act
    opens: bool
    days: Days
    claims: list[Evidence]


_Place = tuple[int, int, int, _Founding]
"""Last day, then first day; on a full tie the one founded first."""


def _earliest(founded: Sequence[_Place], window: Days) -> _Place | None:
    """Return the first of those whose days meet a window; `founded` is in order."""
    for index in range(bisect_left(founded, (window.first,)), len(founded)):
        if founded[index][1] <= window.last:
            return founded[index]
    return None


def _sharpness(claim: Evidence) -> tuple[bool, int, int, int]:
    """Closed windows from the narrowest to the widest, then open ones by last day."""
    first, last = claim.window.first, claim.window.last
    if first == BEGINNING or last == FOREVER:
        return True, last, first, claim.position
    return False, last - first, first, claim.position


def turns_of(transitions: Sequence[Transition]) -> list[Turn]:
    """R5: order the transitions and part them into turns."""
    waiting = deque(_ordered(transitions))
    turns: list[list[Transition]] = []
    opened = False
    while waiting:
        next_ = waiting.popleft()
        if not next_.opens and not opened:
            taken = next((t for t in waiting if t.opens and t.days.first < next_.days.last), None)
            if taken:
                waiting.remove(taken)
                turns.append([taken])
                opened = True
        opened = opened or next_.opens
        if turns and turns[-1][0].opens is next_.opens:
            turns[-1].append(next_)
        elif next_.opens and len(turns) > 1 and _reaches(turns[-2], next_):
            turns[-2].append(next_)
        else:
            turns.append([next_])
    return [Turn(opens=turn[0].opens, transitions=tuple(turn)) for turn in turns]


def _ordered(transitions: Sequence[Transition]) -> list[Transition]:
    """Order by last day, then first; on a tie the one that changes the present side goes first."""
    ordered: list[Transition] = []
    for _, tied in groupby(sorted(transitions, key=_ORDER), _ORDER):
        waiting = list(tied)
        while len(waiting) > 1:
            inside = bool(ordered) and ordered[-1].opens
            next_ = next((t for t in waiting if t.opens is not inside), waiting[0])
            waiting.remove(next_)
            ordered.append(next_)
        ordered += waiting
    return ordered


def _reaches(turn: Iterable[Transition], transition: Transition) -> bool:
    return any(each.days.meets(transition.days) for each in turn)


def datings_of(transitions: Sequence[Transition]) -> tuple[Dating, ...]:
    """R6: date a turn by the acts that are present in it."""
    if len(transitions) == 1:
        return (Dating(days=transitions[0].days, transitions=(transitions[0],)),)
    in_order = sorted(transitions, key=_ORDER)
    acts = {each.act for each in in_order}
    if acts <= RANK.keys():
        return _ranked_datings(in_order)
    if len(acts) > 1:
        days = Days(min(each.days.first for each in in_order), in_order[0].days.last)
        return (Dating(days=days, transitions=tuple(in_order)),)
    if in_order[0].act in REPEATS:
        in_order = in_order[:1]
    return tuple(Dating(days=each.days, transitions=(each,)) for each in in_order)


def _ranked_datings(in_order: Sequence[Transition]) -> tuple[Dating, ...]:
    lowest = min(RANK[each.act] for each in in_order)
    entry = next(each.act for each in in_order if RANK[each.act] == lowest)
    entries = [each for each in in_order if each.act is entry]
    earliest_entry = min(each.days.first for each in entries)
    latest_entry = max(each.days.last for each in entries)
    bound = [each for each in in_order if each.act in _BOUND]
    joined_before = entry is Act.JOINED and all(latest_entry < each.days.first for each in bound)
    dating: list[Transition] = []
    limits: list[int] = []  # the last days of the others, in order
    for each in in_order:
        # what is wholly before is of a higher rank, or it would be the entry
        before = each.days.last < earliest_entry
        if each.act is entry or before or (joined_before and each.act in _BOUND):
            dating.append(each)
        else:
            limits.append(each.days.last)
    return tuple(
        Dating(
            days=Days(
                each.days.first,
                min([each.days.last, *_next_of(limits, each.days.first)]),
            ),
            transitions=(each,),
        )
        for each in dating
    )


_BOUND = frozenset((Act.RATIFIED, Act.ACCEDED))


def _next_of(days: Sequence[int], first: int) -> Sequence[int]:
    """Return the earliest of some days, in order, on or after one: one of them, or none."""
    begin = bisect_left(days, first)
    return days[begin : begin + 1]
