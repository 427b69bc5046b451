"""R8: denials narrow the datings of a turn, and dispute what they cannot narrow."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tracker.domain.acts import DEFINITE, RANK, Act, Criterion, Modality
from tracker.domain.answers import Answer
from tracker.domain.days import BEGINNING, FOREVER, Days
from tracker.projections.standing import Evidence
from tracker.projections.turns import Dispute, Turn, datings_of, says

_Denial = tuple[int, Evidence]
"""A denial with its eve."""


def denied(
    turns: Sequence[Turn], claims: Sequence[Evidence], criterion: Criterion
) -> tuple[Turn, ...]:
    """R6 and R8: date the turns, then let all denials narrow, then all dispute."""
    denials = sorted(_denials(claims, criterion), key=lambda pair: pair[0])
    narrowed = []
    for turn in turns:
        dated = replace(turn, first_datings=datings_of(turn.transitions))
        own = [pair for pair in denials if _speaks_of(pair, turn)]
        narrowed.append((*_narrowed(dated, own), own))
    return tuple(
        _disputed(turn, met, own, narrowed[index + 1][0] if index + 1 < len(narrowed) else None)
        for index, (turn, met, own) in enumerate(narrowed)
    )


def _denials(claims: Sequence[Evidence], criterion: Criterion) -> Iterator[_Denial]:
    """R8: yield the denials that bear on a criterion with their eves."""
    lowest = criterion.lowest_rank
    starts = {act for act in criterion.opens if act in RANK and RANK[act] == lowest}
    if lowest:
        starts.add(Act.JOINED)
    for claim in claims:
        if claim.published.first == BEGINNING:
            continue
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


def _speaks_of(denial: _Denial, turn: Turn) -> bool:
    eve, claim = denial
    if turn.opens is (claim.act is Act.WITHDREW):
        return False
    return claim.act is not Act.JOINED or not any(
        each.act in DEFINITE and each.days.last <= eve for each in turn.transitions
    )


def _narrowed(turn: Turn, denials: Sequence[_Denial]) -> tuple[Turn, list[Evidence]]:
    """R8, narrowing; also return the denied claims that met an open first day."""
    datings, by, met = turn.first_datings, list[Evidence](), list[Evidence]()
    if len(datings) == 1:
        days = datings[0].days
        for eve, claim in denials:
            if days.first <= eve < days.last:
                if claim.modality is Modality.DENIED and days.first == BEGINNING:
                    met.append(claim)
                else:
                    days = Days(eve + 1, days.last)
                    by.append(claim)
        datings = (replace(datings[0], days=days),)
    return replace(turn, datings=datings, narrowed_by=tuple(by)), met


def _disputed(
    turn: Turn, met: Sequence[Evidence], denials: Sequence[_Denial], undoing: Turn | None
) -> Turn:
    """R8, dispute: set the denials against the turn until something settles them."""
    disputes = []
    for eve, claim in denials:
        if says(turn.datings, eve) is Answer.YES and not _undone(undoing, eve):
            since = min(dating.days.first for dating in turn.datings)
        elif claim in met:
            since = eve
        else:
            continue
        until = min(_settling(turn, eve, claim, undoing), default=FOREVER)
        if since < until:
            disputes.append(Dispute(since=since, until=until, denial=claim))
    return replace(turn, disputes=tuple(disputes))


def _undone(undoing: Turn | None, eve: int) -> bool:
    """Say whether the turn that undoes another may have come by the eve."""
    if undoing is None:
        return False
    datings = undoing.first_datings if undoing.opens else undoing.datings
    return says(datings, eve) is not Answer.NO


def _settling(turn: Turn, eve: int, denial: Evidence, undoing: Turn | None) -> Iterator[int]:
    for claim in turn.evidence:
        if claim.window.first > eve:
            yield claim.window.last
        if claim.published.first > denial.published.last:
            yield max(claim.window.last, claim.published.last)
    if not turn.opens and undoing is not None:
        yield max(dating.days.last for dating in undoing.first_datings)
