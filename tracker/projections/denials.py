"""R8: denials narrow the datings of a turn, and dispute what they cannot narrow."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from operator import itemgetter

from tracker.domain.acts import DEFINITE, RANK, Act, Criterion, Modality
from tracker.domain.days import BEGINNING, FOREVER, Days, hull
from tracker.projections.standing import Evidence
from tracker.projections.turns import Dispute, Turn, datings_of

_Denial = tuple[int, Evidence]
"""A denial with its eve."""
_NONE: list[_Denial] = []
_EVE = itemgetter(0)


def denials_in(claims: Iterable[Evidence]) -> list[Evidence]:
    """Return the claims that deny something by some criterion."""
    return [
        each
        for each in claims
        if each.modality in (Modality.DENIED, Modality.PLANNED)
        and each.published.first != BEGINNING
    ]


def denied(
    turns: Sequence[Turn], claims: Iterable[Evidence], criterion: Criterion
) -> tuple[Turn, ...]:
    """R6 and R8: date the turns, then let all denials narrow, then all dispute."""
    denials = sorted(_denials(claims, criterion), key=_EVE)
    of_ends = [pair for pair in denials if pair[1].act is Act.WITHDREW]
    of_starts = [pair for pair in denials if pair[1].act is not Act.WITHDREW]
    narrowed = []
    for turn in turns:
        datings = datings_of(turn.transitions)
        dated = Turn(
            opens=turn.opens,
            transitions=turn.transitions,
            first_datings=datings,
            datings=datings,
            span=hull(each.days for each in datings),
        )
        own = _speaking_of(turn, of_starts) if turn.opens else of_ends
        narrowed.append((*_narrowed(dated, own), own) if own else (dated, _NONE, own))
    return tuple(
        _disputed(turn, met, own, narrowed[index + 1][0] if index + 1 < len(narrowed) else None)
        if own
        else turn
        for index, (turn, met, own) in enumerate(narrowed)
    )


def _denials(claims: Iterable[Evidence], criterion: Criterion) -> Iterator[_Denial]:
    """R8: yield the denials, of `denials_in`, that bear on a criterion, with their eves."""
    lowest = criterion.lowest_rank
    starts = {act for act in criterion.opens if act in RANK and RANK[act] == lowest}
    if lowest:
        starts.add(Act.JOINED)
    for claim in claims:
        denied = claim.modality is Modality.DENIED
        of_start = claim.act in starts and (denied or claim.modality is Modality.PLANNED)
        of_end = claim.act is Act.WITHDREW and denied and Act.WITHDREW in criterion.closes
        if of_start or of_end:
            eve = claim.published.first - 1
            if denied:
                eve = min(eve, claim.when.last)
            elif claim.when.first != BEGINNING:
                eve = min(eve, claim.when.first - 1)
            yield eve, claim


def _speaking_of(turn: Turn, denials: list[_Denial]) -> list[_Denial]:
    """R8: drop, of denials of a start, those of `joined` that a definite act came before."""
    definite = [each.days.last for each in turn.transitions if each.act in DEFINITE]
    if not definite:
        return denials
    begun = min(definite)
    return [pair for pair in denials if pair[0] < begun or pair[1].act is not Act.JOINED]


def _between(denials: Sequence[_Denial], first: int, end: int) -> Sequence[_Denial]:
    """Return those, of denials in order, whose eve is on the first day or later, before an end."""
    begin = bisect_left(denials, first, key=_EVE)
    return denials[begin : bisect_left(denials, end, begin, key=_EVE)]


def _narrowed(turn: Turn, denials: Sequence[_Denial]) -> tuple[Turn, list[_Denial]]:
    """R8, narrowing; also return the denied claims that met an open first day."""
    if len(turn.datings) > 1:
        return turn, _NONE
    days, by, met = turn.span, list[Evidence](), list[_Denial]()
    for eve, claim in _between(denials, days.first, days.last):
        if claim.modality is Modality.DENIED and days.first == BEGINNING:
            met.append((eve, claim))
        elif days.first <= eve:
            days = Days(eve + 1, days.last)
            by.append(claim)
    if not by:  # as for nearly every turn
        return turn, met
    datings = (turn.datings[0]._replace(days=days),)
    return replace(turn, datings=datings, span=days, narrowed_by=tuple(by)), met


def _disputed(
    turn: Turn, met: Sequence[_Denial], denials: Sequence[_Denial], undoing: Turn | None
) -> Turn:
    """R8, dispute: set the denials against the turn until something settles them."""
    after = _between(denials, turn.span.last, _begun(undoing))
    if not met and not after:  # as for nearly every turn
        return turn
    disputes = []
    settling = _Settling(turn, undoing)
    for since, (eve, claim) in (
        *((eve, (eve, claim)) for eve, claim in met),
        *((turn.span.first, denial) for denial in after),
    ):
        until = settling.of(eve, claim)
        if since < until:
            disputes.append(Dispute(since=since, until=until, denial=claim))
    return replace(turn, disputes=tuple(disputes)) if disputes else turn


def _begun(undoing: Turn | None) -> int:
    """Return the first day by whose end the turn that undoes another may have come."""
    if undoing is None:
        return FOREVER
    datings = undoing.first_datings if undoing.opens else undoing.datings
    return min(dating.days.first for dating in datings)


class _Settling:
    """When the denials of a turn are settled: by a claim of the turn, or by what undoes an end."""

    def __init__(self, turn: Turn, undoing: Turn | None) -> None:
        self._end = FOREVER
        if not turn.opens and undoing is not None:
            self._end = max(dating.days.last for dating in undoing.first_datings)
        self._by_window = _Soonest((each.window.first, each.window.last) for each in turn.evidence)
        self._by_publication = _Soonest(
            (each.published.first, max(each.window.last, each.published.last))
            for each in turn.evidence
        )

    def of(self, eve: int, denial: Evidence) -> int:
        """Return the first day on which a denial is settled; `FOREVER` if it never is."""
        return min(
            self._end,
            self._by_window.after(eve),
            self._by_publication.after(denial.published.last),
        )


class _Soonest:
    """Pairs of days: of those whose first is after a day, the soonest second."""

    def __init__(self, pairs: Iterable[tuple[int, int]]) -> None:
        in_order = sorted(pairs)
        self._firsts = [first for first, _ in in_order]
        soonest = accumulate((second for _, second in reversed(in_order)), min)
        self._soonest = [*reversed(list(soonest)), FOREVER]

    def after(self, day: int) -> int:
        return self._soonest[bisect_right(self._firsts, day)]
