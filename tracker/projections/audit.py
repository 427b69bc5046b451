"""What an answer is built on: every claim about a party, and the part that it plays.

The roles, for one criterion:

    opens, closes   it stands in a turn that begins or ends a spell
    suspends, reinstates    the same, of a suspension, where that ends membership (R10)
    narrows         a denial after which the turn must lie (R8)
    disputes        a denial that stands against the turn (R8)
    taken back      a later claim takes it back (R3)
    aside           it counts, but says nothing that this criterion asks for
    superseded, retracted, rejected, draft, later    it does not count, and why (R1)
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from tracker.domain.acts import CRITERIA, RANK, Criterion, Modality
from tracker.domain.claims import origin_of
from tracker.domain.days import FOREVER, iso
from tracker.domain.events import ClaimRejected, ClaimRetracted
from tracker.projections.membership import Membership
from tracker.projections.removals import removals
from tracker.projections.spells import Spells
from tracker.projections.standing import HeldArticle, HeldClaim, Standing

NOT_VISIBLE: Final = frozenset({"superseded", "retracted", "rejected", "draft", "later"})
"""The roles of claims that do not count."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The part that one claim plays in an answer."""

    id: str
    held: HeldClaim
    source: HeldArticle
    role: str
    why: str = ""
    """In words, where the role alone does not say it."""

    @property
    def counts(self) -> bool:
        """Whether the claim is visible."""
        return self.role not in NOT_VISIBLE

    @property
    def is_asserted(self) -> bool:
        """Whether it says that its act happened."""
        return self.held.claim.modality is Modality.ASSERTED

    @property
    def origin(self) -> str:
        """Who said it first."""
        return origin_of(self.held.claim, self.source.article)


def parts(
    standing: Standing,
    membership: Membership,
    criterion: Criterion,
    *,
    known: int | None = None,
    among: Mapping[str, HeldClaim] | None = None,
) -> list[Part]:
    """Return the part of every recorded claim about the party, in the order of their positions.

    `among` holds all of those, and perhaps others, where that is known beforehand.
    """
    roles = _roles(membership, criterion)
    found = []
    for claim_id, held in (standing.claims if among is None else among).items():
        claim = held.claim
        if claim.accord != membership.accord.slug or claim.party != membership.party:
            continue
        source = standing.articles[claim.article]
        role, why = roles.get(claim_id) or why_not(standing, claim_id, known=known)
        found.append(Part(id=claim_id, held=held, source=source, role=role, why=why))
    return found


def why_not(standing: Standing, claim_id: str, *, known: int | None = None) -> tuple[str, str]:
    """Return role and reason of a claim that is not visible (R1)."""
    held = standing.claims[claim_id]
    source = standing.articles[held.claim.article]
    if held.retracted:
        return "retracted", _reason(held, ClaimRetracted)
    if held.accepted is False:
        return "rejected", _reason(held, ClaimRejected)
    if held.waits:
        return "draft", f"read by {held.claim.method}, waits for a judgement"
    if _is_later(source, known):
        return "later", f"may have been published as late as {iso(source.published.last)}"
    return "superseded", f"by {' and '.join(superseding(standing, claim_id, known=known))}"


def superseding(standing: Standing, claim_id: str, *, known: int | None = None) -> list[str]:
    """Return the claims that supersede one: those that are published, and count otherwise."""
    return [
        other_id
        for other_id, other in standing.claims.items()
        if other.claim.supersedes == claim_id
        and other.counts
        and not _is_later(standing.articles[other.claim.article], known)
    ]


def _is_later(source: HeldArticle, known: int | None) -> bool:
    return known is not None and source.published.last > known


def _reason(held: HeldClaim, kind: type[ClaimRetracted] | type[ClaimRejected]) -> str:
    """Say who decided so, when and why: the last decision of its kind is the one that holds."""
    *_, (decision, why) = (
        (event, event.body.why) for event in held.decisions if isinstance(event.body, kind)
    )
    day = decision.recorded_at[:10]
    return f"by {decision.recorded_by} on {day}: {why or 'no reason given'}"


def _roles(membership: Membership, criterion: Criterion) -> dict[str, tuple[str, str]]:
    roles = {
        each.id: ("aside", _aside(each.act.value, each.modality, criterion))
        for each in membership.evidence
    }
    for removal in removals(membership.evidence):
        roles[removal.claim.id] = "taken back", f"by {removal.by.id} ({removal.clause})"
    if membership.heeds_suspension(criterion):
        roles |= _roles_in(membership.spells(CRITERIA["suspended"]), ("suspends", "reinstates"))
    return roles | _roles_in(membership.spells(criterion), ("opens", "closes"))


def _roles_in(spells: Spells, sides: tuple[str, str]) -> dict[str, tuple[str, str]]:
    """Return the roles in some spells; a denial that does several things disputes above all."""
    told = {
        each.id: (sides[0] if turn.opens else sides[1], "")
        for turn in spells.turns
        for each in turn.evidence
    }
    narrowing = {
        denial.id: ("narrows", "what happened must have come after it")
        for turn in spells.turns
        for denial in turn.narrowed_by
    }
    disputing = {
        dispute.denial.id: ("disputes", _until(dispute.until))
        for turn in spells.turns
        for dispute in turn.disputes
    }
    return told | narrowing | disputing


def _until(day: int) -> str:
    return "nothing that came later settles it" if day == FOREVER else f"until {iso(day)}"


def _aside(act: str, modality: Modality, criterion: Criterion) -> str:
    acts = criterion.opens | criterion.closes
    if modality is Modality.ASSERTED:
        return f"{act} neither opens nor closes a spell by {criterion.name}"
    if act in acts and modality is Modality.POSSIBLE:
        return "what is possible proves nothing"
    if act in acts or act in RANK:
        return f"a {modality} {act} that speaks against no dating"
    return f"{modality} {act} says nothing by {criterion.name}"
