"""R3: claims that later ones take back: rescinded notices, replaced notices, declined plans."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from tracker.domain.acts import RANK, Act, Modality
from tracker.domain.days import BEGINNING
from tracker.projections.standing import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """A claim that R3 takes out, the clause (`R3a`, `R3b`, `R3c`) and the claim that does it."""

    claim: Evidence
    clause: str
    by: Evidence


def removals(claims: Sequence[Evidence]) -> Iterator[Removal]:
    """R3: yield what is taken back, for every criterion alike; a claim may come several times."""
    for clause, told, later, takes_back in _clauses(claims):
        for claim in told:
            for by in later:
                if takes_back(by, claim):
                    yield Removal(claim=claim, clause=clause, by=by)


def taken_back(claims: Sequence[Evidence]) -> set[str]:
    """R3: return the ids of what is taken back, by whichever clause and claim."""
    return {
        claim.id
        for _, told, later, takes_back in _clauses(claims)
        for claim in told
        if any(takes_back(by, claim) for by in later)
    }


_Clause = tuple[str, list[Evidence], list[Evidence], Callable[[Evidence, Evidence], bool]]
"""Its name, the claims that it may take out, those that may do it, and whether one does."""


def _clauses(claims: Sequence[Evidence]) -> Iterator[_Clause]:
    asserted = [each for each in claims if each.modality is Modality.ASSERTED]
    exits = [each for each in asserted if each.act is Act.WITHDREW]
    if exits:
        yield "R3a", exits, [each for each in asserted if each.act is Act.RESCINDED], _rescinds
        yield "R3b", [each for each in exits if each.is_ahead], exits, _replaces
    refusals = [
        each for each in asserted if each.act is Act.DECLINED and each.window.first != BEGINNING
    ]
    if refusals:
        plans = [each for each in asserted if each.act in RANK and each.is_ahead]
        yield "R3c", plans, refusals, _declines


def _rescinds(rescission: Evidence, exit_: Evidence) -> bool:
    after = rescission.window.first
    if after == BEGINNING:
        after = rescission.window.last
    told = exit_.published.first <= rescission.window.last
    return (told or exit_.article == rescission.article) and exit_.window.first > after


def _replaces(exit_: Evidence, notice: Evidence) -> bool:
    told_on = notice.published.last
    return (
        exit_.published.first > told_on
        and exit_.published.last < notice.window.first
        and exit_.window.first > told_on
        and not exit_.window.meets(notice.window)
    )


def _declines(refusal: Evidence, plan: Evidence) -> bool:
    return plan.published.first <= refusal.window.last and plan.window.first > refusal.window.first
