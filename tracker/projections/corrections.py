"""Why a claim counts in one reading of a log and not in another: it was corrected.

Ours are made at a position (a claim is retracted or restored, a draft accepted or rejected), and
hold on every known day from there on. A source's own is a claim that supersedes another: it counts
from its article's publication on (R1).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from tracker.domain.events import (
    ClaimAccepted,
    ClaimRejected,
    ClaimRestored,
    ClaimRetracted,
    Verdict,
)
from tracker.projections.audit import superseding, why_not
from tracker.projections.standing import HeldClaim, Standing, visible


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What became of one claim between two readings."""

    claim: str
    what: str
    """retracted, restored, rejected, accepted, superseded, or `no longer superseded`."""
    by: tuple[str, ...] = ()
    """The claims that supersede it, or did."""
    position: int | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a log says at a position, cut to what was known on a day (None: all)."""

    standing: Standing
    known: int | None

    @property
    def visible(self) -> set[str]:
        """The ids of the claims that count."""
        return {each.id for each in visible(self.standing, known=self.known)}


_GONE: Final[dict[str, tuple[str, type[Verdict]]]] = {
    "retracted": ("retracted", ClaimRetracted),
    "rejected": ("rejected", ClaimRejected),
}
_BACK: Final[dict[str, tuple[str, type[Verdict]]]] = {
    "retracted": ("restored", ClaimRestored),
    "rejected": ("accepted", ClaimAccepted),
    "draft": ("accepted", ClaimAccepted),
}


def corrections(before: Reading, after: Reading, claims: Iterable[str]) -> dict[str, Correction]:
    """Return, by claim, what was corrected of those that count in one reading alone.

    A claim that was not recorded in the one, or not published yet, was not corrected.
    """
    seen, sees = before.visible, after.visible
    return {
        each.claim: each
        for claim in claims
        if (claim in seen) is not (claim in sees)
        for each in _correction(claim, before, after, gone=claim in seen)
    }


def _correction(claim: str, before: Reading, after: Reading, *, gone: bool) -> Iterator[Correction]:
    without = after if gone else before
    held = without.standing.claims.get(claim)
    if held is None:
        return
    role, _ = why_not(without.standing, claim, known=without.known)
    if role == "superseded":
        what = "superseded" if gone else "no longer superseded"
        by = superseding(without.standing, claim, known=without.known)
        yield Correction(claim=claim, what=what, by=tuple(by))
    elif named := (_GONE if gone else _BACK).get(role):
        what, kind = named
        yield from _decided(claim, after.standing.claims[claim], what, kind)


def _decided(claim: str, held: HeldClaim, what: str, kind: type[Verdict]) -> Iterator[Correction]:
    """Yield the last decision of a kind, where the later reading holds one."""
    decisions = [
        (event.position, event.body.why) for event in held.decisions if isinstance(event.body, kind)
    ]
    for position, why in decisions[-1:]:
        yield Correction(claim=claim, what=what, position=position, why=why)
