"""The JSON shapes of section 8: stable; a key may be added, changing one is a new major version."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from tracker.domain.answers import Answer
from tracker.domain.days import BEGINNING, FOREVER, Days, iso
from tracker.domain.events import KINDS
from tracker.gazetteer import name_of
from tracker.projections.members import Member
from tracker.projections.spells import Spell, Spells
from tracker.projections.standing import HeldClaim, Standing
from tracker.projections.turns import Dispute, Turn
from tracker.projections.views import Clocks, History, Members, OneMember, Question, Status
from tracker.rendering.records import article, claim, withheld

if TYPE_CHECKING:
    from tracker.projections.audit_views import ArticleAudit, ClaimAudit, PartyAudit
    from tracker.projections.comparison_views import Conflicts, Diff
    from tracker.projections.conflicts import Conflict
    from tracker.projections.listing_views import AccordRow, ArticleRow, PartyRow

Shape = dict[str, Any]


def day(ordinal: int | None) -> str | None:
    """Write a day; None for an open end."""
    return None if ordinal in (None, BEGINNING, FOREVER) else iso(ordinal)


def clocks(asked: Clocks) -> Shape:
    """Write the three clocks."""
    shape = {"on": day(asked.on), "known": day(asked.known), "at": asked.at}
    return {**shape, "with_drafts": True} if asked.with_drafts else shape


def question(asked: Question) -> Shape:
    """Write what was asked."""
    return {
        "accord": asked.accord.slug,
        "by": asked.criterion.name,
        **clocks(asked.clocks),
    }


def members(view: Members) -> Shape:
    """Shape the answer to `members`."""
    shape = question(view.question)
    if view.without:
        shape["without"] = view.without
    for answer in (Answer.YES, Answer.DISPUTED, Answer.UNKNOWN, Answer.NO):
        shape[answer.value] = [member(row) for row in view.rows if row.answer is answer]
    return shape


def member(row: Member) -> Shape:
    """Shape one row of `members`."""
    shape = {
        "party": row.party,
        "name": name_of(row.party),
        "since": _range(row.since),
        "until": _range(row.until),
        "datings": [str(each) for each in row.datings],
        "suspended": row.suspended.value,
        "stalled": row.stalled.value,
        "origins": row.origins,
        "claims": list(row.claims),
        "last_evidence": day(row.last_evidence),
    }
    return {**shape, "stronger": row.stronger} if row.stronger else shape


def one_member(view: OneMember) -> Shape:
    """Shape the answer to `is-member`."""
    return {
        **question(view.question),
        "answer": view.row.answer.value,
        **member(view.row),
        "named": view.named,
    }


def status(view: Status) -> Shape:
    """Shape the answer to `status`."""
    return {
        "party": view.party,
        "name": name_of(view.party),
        **clocks(view.clocks),
        "accords": [
            {
                "accord": each.accord.slug,
                "answers": {name: answer.value for name, answer in each.answers.items()},
                "claims": list(each.claims),
                **({"stronger": each.stronger} if each.stronger else {}),
            }
            for each in view.accords
        ],
    }


def history(view: History) -> Shape:
    """Shape the answer to `history`."""
    return {
        "party": view.party,
        "name": name_of(view.party),
        "accord": view.question.accord.slug,
        "by": view.question.criterion.name,
        "known": day(view.question.clocks.known),
        "at": view.question.clocks.at,
        **({"with_drafts": True} if view.question.clocks.with_drafts else {}),
        "spells": spells(view.spells),
    }


def spells(found: Spells) -> list[Shape]:
    """Shape the spells of a party; a start of null is unknown, an end of null is not there."""
    return [
        {
            "start": each.start and _turn(each.start),
            "end": each.end and _turn(each.end),
            "disputed": _disputes(each),
        }
        for each in found.spells
    ]


def audit_party(view: PartyAudit) -> Shape:
    """Shape the answer to `audit PARTY`."""
    counting = [part for part in view.parts if part.counts]
    return {
        **question(view.question),
        "party": view.row.party,
        "name": name_of(view.row.party),
        "answer": view.row.answer.value,
        "articles": len({part.held.claim.article for part in counting}),
        "origins": sorted({part.origin for part in counting if part.is_asserted}),
        "spells": spells(view.spells),
        "claims": [
            {
                "role": part.role,
                "why": part.why,
                **claim(part.id, part.held, part.source, view.texts),
            }
            for part in view.parts
        ],
    }


def audit_claim(view: ClaimAudit) -> Shape:
    """Shape the answer to `audit CLAIM`."""
    return {
        "claim": claim(view.id, view.held, view.source, view.texts),
        "at": view.at,
        "position": view.held.position,
        "recorded_at": view.recorded.recorded_at,
        "recorded_by": view.recorded.recorded_by,
        "counts": view.counts,
        "roles": {by: {"role": role, "why": why} for by, (role, why) in view.roles.items()},
        "decisions": [
            {
                "position": event.position,
                "recorded_at": event.recorded_at,
                "recorded_by": event.recorded_by,
                "what": KINDS[type(event.body)],
                "why": getattr(event.body, "why", None),
            }
            for event in view.held.decisions
        ],
    }


def audit_article(view: ArticleAudit) -> Shape:
    """Shape the answer to `audit ARTICLE`."""
    return {
        "article": article(view.id, view.source),
        **withheld(view.source.article, view.texts),
        "at": view.at,
        "claims": [
            claim(claim_id, held, view.source, view.texts) for claim_id, held in view.claims
        ],
    }


def conflicts(view: Conflicts) -> list[Shape]:
    """Shape the answer to `conflicts`."""
    return [
        _conflict(each, accord.slug, view.standing)
        for accord, found in view.accords
        for each in found
    ]


def diff(view: Diff) -> Shape:
    """Shape the answer to `diff`."""
    before, after = clocks(view.before.clocks), clocks(view.after.clocks)
    return {
        "accord": view.after.accord.slug,
        "by": view.after.criterion.name,
        "clock": view.clock,
        "before": before,
        "after": after,
        "redefined": view.before.accord != view.after.accord,
        "changes": [
            {
                "party": change.party,
                "name": name_of(change.party),
                "before": change.before.value,
                "after": change.after.value,
                "claims": list(change.claims),
                "corrections": [
                    {
                        "claim": each,
                        "what": view.corrections[each].what,
                        "by": list(view.corrections[each].by),
                        "position": view.corrections[each].position,
                        "why": view.corrections[each].why,
                    }
                    for each in change.claims
                    if each in view.corrections
                ],
            }
            for change in view.changes
        ],
    }


def accords(rows: Sequence[AccordRow]) -> list[Shape]:
    """Shape the answer to `accords`."""
    return [_accord(row) for row in rows]


def articles(rows: Sequence[ArticleRow]) -> list[Shape]:
    """Shape the answer to `articles`."""
    return [
        {**article(row.id, row.source), "claims": row.claims, "text_held": row.text_held}
        for row in rows
    ]


def parties(rows: Sequence[PartyRow]) -> list[Shape]:
    """Shape the answer to `parties`."""
    return [
        {"party": row.party, "name": name_of(row.party), "accords": dict(row.accords)}
        for row in rows
    ]


def _accord(row: AccordRow) -> Shape:
    held = row.accord
    return {
        "accord": held.slug,
        "name": held.name,
        "aliases": list(held.aliases),
        "counterpart": held.counterpart,
        "membership": held.membership,
        "suspended-count": held.suspended_count,
        "claims": row.claims,
        "parties": row.parties,
        "articles": row.articles,
        "whole": {name: answer.value for name, answer in row.whole.items()},
    }


def _turn(turn: Turn) -> Shape:
    return {
        "range": str(turn.span),
        "datings": [
            {
                "range": str(dating.days),
                "act": "+".join(sorted({each.act.value for each in dating.transitions})),
                "claims": [c.id for each in dating.transitions for c in each.evidence],
            }
            for dating in turn.datings
        ],
        "claims": [each.id for each in turn.evidence],
        "narrowed_by": [each.id for each in turn.narrowed_by],
    }


def _disputes(spell: Spell) -> list[Shape]:
    return [
        _dispute(each, "start" if turn.opens else "end")
        for turn in spell.turns
        for each in turn.disputes
    ]


def _dispute(dispute: Dispute, of: str) -> Shape:
    return {
        "from": day(dispute.since),
        "until": day(dispute.until),
        "of": of,
        "claims": [dispute.denial.id],
    }


def _conflict(found: Conflict, slug: str, standing: Standing) -> Shape:
    return {
        "kind": found.kind,
        "party": found.party,
        "accord": slug,
        "by": found.by,
        "settled": day(found.settled),
        "sides": [
            {
                "range": str(side.days),
                "claims": [
                    _conflict_claim(each.id, standing.claims[each.id], standing)
                    for each in side.claims
                ],
            }
            for side in found.sides
        ],
    }


def _conflict_claim(claim_id: str, held: HeldClaim, standing: Standing) -> Shape:
    told = held.claim
    source = standing.articles[told.article].article
    return {
        "id": claim_id,
        "act": told.act.value,
        "modality": told.modality.value,
        "quote": told.quote.words if told.quote else None,
        "article": told.article,
        "locator": told.locator,
        "outlet": source.outlet,
        "title": source.title,
    }


def _range(days: Days | None) -> str | None:
    return None if days is None else str(days)
