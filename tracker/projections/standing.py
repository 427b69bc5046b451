"""R1: what the log holds at a position, and which of its claims are visible on a known day.

`stand` folds events into a `Standing`: accords, articles and claims as they stand, with every
judgement of them. `visible` cuts it to the evidence that the rules of membership work on.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple, assert_never

from tracker.domain.acts import Act, Modality
from tracker.domain.claims import Accord, Article, Claim, origin_of
from tracker.domain.days import ALWAYS, BEGINNING, Days
from tracker.domain.events import (
    AccordDefined,
    ArticleRecorded,
    ClaimAccepted,
    ClaimRecorded,
    ClaimRejected,
    ClaimRestored,
    ClaimRetracted,
    Event,
)
from tracker.domain.slots import unfrozen


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldArticle:
    """An article as last amended, and the day of its first recording."""

    article: Article
    position: int
    recorded_on: int

    @property
    def published(self) -> Days:
        """The days of publication; the last is at most the UTC day of first recording (R1)."""
        days = self.article.published.days if self.article.published else ALWAYS
        return Days(days.first, min(days.last, self.recorded_on))


class HeldClaim(NamedTuple):
    """A claim as last amended, and what was decided about it."""

    claim: Claim
    position: int
    """Of its first recording."""
    accepted: bool | None = None
    """The judgement of a draft; None while it waits (or is curated and needs none)."""
    retracted: bool = False
    decisions: tuple[Event, ...] = ()
    """Every amendment and judgement after the first recording, oldest first."""

    @property
    def counts(self) -> bool:
        """Whether it is curated or accepted, and not retracted."""
        return (not self.claim.is_draft or self.accepted is True) and not self.retracted

    @property
    def waits(self) -> bool:
        """Whether it is a draft that nobody has judged."""
        return self.claim.is_draft and self.accepted is None and not self.retracted


@dataclass(frozen=True, slots=True)
class Standing:
    """What a log says, as it stands after its last event."""

    accords: dict[str, Accord] = field(default_factory=dict)
    articles: dict[str, HeldArticle] = field(default_factory=dict)
    claims: dict[str, HeldClaim] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A visible claim in the terms of the rules: days, act and modality."""

    id: str
    position: int
    article: str
    party: str | None
    act: Act
    modality: Modality
    when: Days
    published: Days
    window: Days
    """R2, meant for asserted claims: when it may have happened."""
    origin: str

    @property
    def is_ahead(self) -> bool:
        """Whether it is dated wholly after its own publication (a notice, if it is `withdrew`)."""
        return self.when.first > self.published.last


def stand(events: Iterable[Event]) -> Standing:
    """Fold events, in the order of their positions, into what they say together."""
    standing = Standing()
    for event in events:
        _apply(standing, event)
    return standing


def visible(
    standing: Standing,
    *,
    accord: str | None = None,
    known: int | None = None,
    leave_out: Callable[[Claim, Article], bool] | None = None,
) -> list[Evidence]:
    """Return the visible claims (R1) in the order of their positions.

    `known` cuts to what was published by that day; `leave_out` drops claims as if they had never
    been recorded.
    """
    published = {each: source.published for each, source in standing.articles.items()}
    candidates = {}
    for claim_id, held in standing.claims.items():
        claim = held.claim
        if not held.counts or (accord is not None and claim.accord != accord):
            continue
        if known is not None and published[claim.article].last > known:
            continue
        if leave_out is not None and leave_out(claim, standing.articles[claim.article].article):
            continue
        candidates[claim_id] = held
    superseded = {held.claim.supersedes for held in candidates.values()}
    return [
        _evidence(
            claim_id,
            held,
            standing.articles[held.claim.article].article,
            published[held.claim.article],
        )
        for claim_id, held in candidates.items()
        if claim_id not in superseded
    ]


def window(when: Days, published: Days) -> Days:
    """R2: cut a date off at the last publication day, unless it lies wholly after that day."""
    if when.first > published.last:
        return when
    return when if when.last <= published.last else Days(when.first, published.last)


_Evidence = unfrozen(Evidence)


def _evidence(claim_id: str, held: HeldClaim, source: Article, published: Days) -> Evidence:
    claim = held.claim
    when = claim.days
    made = _Evidence()
    made.id = claim_id
    made.position = held.position
    made.article = claim.article
    made.party = claim.party
    made.act = claim.act
    made.modality = claim.modality
    made.when = when
    made.published = published
    made.window = window(when, published)
    made.origin = origin_of(claim, source)
    made.__class__ = Evidence
    return made  # type: ignore[no-any-return]


def _apply(standing: Standing, event: Event) -> None:
    match event.body:
        case ClaimRecorded(claim=claim):  # most of them
            claim_id = event.subject or claim.id
            held = standing.claims.get(claim_id)
            standing.claims[claim_id] = (
                HeldClaim(claim, event.position)
                if held is None
                else held._replace(claim=claim, decisions=(*held.decisions, event))
            )
        case AccordDefined(accord=accord):
            standing.accords[accord.slug] = accord
        case ArticleRecorded(article=article):
            article_id = event.subject or article.id
            earlier = standing.articles.get(article_id)
            standing.articles[article_id] = HeldArticle(
                article=article,
                position=earlier.position if earlier else event.position,
                recorded_on=earlier.recorded_on if earlier else event.recorded_on,
            )
        case ClaimAccepted(claim=claim_id):
            _decide(standing, claim_id, event, accepted=True)
        case ClaimRejected(claim=claim_id):
            _decide(standing, claim_id, event, accepted=False)
        case ClaimRetracted(claim=claim_id):
            _decide(standing, claim_id, event, retracted=True)
        case ClaimRestored(claim=claim_id):
            _decide(standing, claim_id, event, retracted=False)
        case _ as never:
            assert_never(never)


def _decide(standing: Standing, claim_id: str, event: Event, **decision: bool) -> None:
    held = standing.claims[claim_id]
    standing.claims[claim_id] = held._replace(decisions=(*held.decisions, event), **decision)  # type: ignore[arg-type]


def latest_publication(evidence: Iterable[Evidence]) -> int | None:
    """Return the latest day on which some of the evidence is known to have been published."""
    return max(
        (
            each.published.last if each.published.first == BEGINNING else each.published.first
            for each in evidence
        ),
        default=None,
    )
