"""From an answer to the words it is built on: audits of a party, a claim, an article."""

from tracker.domain.acts import CRITERIA
from tracker.log import store
from tracker.projections.audit import parts, why_not
from tracker.projections.audit_views import ArticleAudit, ClaimAudit, PartyAudit
from tracker.projections.members import member
from tracker.projections.membership import memberships
from tracker.projections.standing import stand
from tracker.projections.views import Question
from tracker.queries.log import Log


def audit_party(log: Log, question: Question, party: str) -> PartyAudit:
    """Return what the answer for one party is built on."""
    standing, membership = log.membership(question, party)
    criterion, clocks = question.criterion, question.clocks
    told = parts(standing, membership, criterion, known=clocks.known)
    return PartyAudit(
        question=question,
        row=member(membership, criterion, clocks.on),
        spells=membership.spells(criterion),
        parts=tuple(told),
        texts=log.texts_of(part.source.article for part in told),
    )


def audit_claim(
    log: Log, claim_id: str, *, known: int | None = None, at: str | None = None
) -> ClaimAudit:
    """Return one claim, how it stands, and the part that it plays by each criterion."""
    position = log.position(at)
    claim_id = log.full_id(claim_id, position)
    about = store.about(log.connection, subjects=[claim_id], upto=position)
    claim = stand(about).claims[claim_id].claim
    accord = log.defined(position)[claim.accord]
    standing = log.standing(accord, position)
    held = standing.claims[claim_id]
    source = standing.articles[held.claim.article]
    membership = memberships(standing, accord, known=known).get(claim.party)
    roles = {}
    counts = membership is not None and any(e.id == claim_id for e in membership.evidence)
    if membership is not None and counts:
        for criterion in CRITERIA.values():
            for part in parts(standing, membership, criterion, known=known):
                if part.id == claim_id:
                    roles[criterion.name] = part.role, part.why
    else:
        roles["every criterion"] = why_not(standing, claim_id, known=known)
    return ClaimAudit(
        id=claim_id,
        held=held,
        recorded=next(event for event in about if event.position == held.position),
        source=source,
        accord=accord,
        at=position,
        counts=counts,
        roles=roles,
        texts=log.texts_of([source.article]),
    )


def audit_article(log: Log, article_id: str, *, at: str | None = None) -> ArticleAudit:
    """Return one article and all claims of it."""
    position = log.position(at)
    article_id = log.full_id(article_id, position)
    told = stand(store.claims_of(log.connection, article=article_id, upto=position)).claims
    subjects = {article_id, *told}
    standing = stand(store.about(log.connection, subjects=subjects, upto=position))
    source = standing.articles[article_id]
    return ArticleAudit(
        id=article_id,
        source=source,
        at=position,
        claims=tuple(standing.claims.items()),
        texts=log.texts_of([source.article]),
    )
