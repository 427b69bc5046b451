"""Re-derive everything that is stored and compare: the log is checked, not trusted."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from tracker.domain.claims import Article, Claim
from tracker.domain.errors import Damaged, TrackerError
from tracker.domain.events import (
    AccordDefined,
    ArticleRecorded,
    ClaimAccepted,
    ClaimRecorded,
    ClaimRejected,
    ClaimRestored,
    ClaimRetracted,
    Event,
    Verdict,
)
from tracker.log.codec import Row, decode, expected_leaf
from tracker.log.store import rows
from tracker.log.tables import texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something that does not hold: where it was seen and what it is."""

    position: int | None
    """Of the event; None for what lies outside the log."""
    problem: str


@dataclass(slots=True)
class Tally:
    """What a verification looked at."""

    events: int = 0
    claims: int = 0
    quotes: int = 0
    checked_quotes: int = 0
    """Those whose text was at hand."""
    texts: int = 0
    withheld: int = 0


def verify(
    connection: Connection, tally: Tally, brought: Mapping[str, str] | None = None
) -> Iterator[Finding]:
    """Yield what does not hold of the stored log; count in `tally` what was looked at.

    `brought` are texts by SHA-256 that are looked at beside those that are held.
    """
    bodies, broken = _held_texts(connection, tally)
    yield from broken
    checker = _Checker(tally=tally, text_of={**bodies, **(brought or {})}.get)
    expected = 1
    for row in rows(connection):
        if row.position != expected:
            yield Finding(
                position=row.position, problem=f"position {expected} was expected here: a gap"
            )
        expected = row.position + 1
        tally.events += 1
        yield from checker.check(row)
    for claim_id, position in checker.awaited.items():
        if claim_id not in checker.claims:
            yield Finding(
                position=position, problem=f"it supersedes {claim_id}, which is not recorded"
            )


def _held_texts(connection: Connection, tally: Tally) -> tuple[dict[str, str], list[Finding]]:
    held, broken = {}, []
    for sha256, body, withheld_at in connection.execute(
        select(texts.c.sha256, texts.c.body, texts.c.withheld_at)
    ):
        if body is None:
            tally.withheld += 1
            if withheld_at is None:
                broken.append(
                    Finding(position=None, problem=f"text {sha256}: gone, and nobody withheld it")
                )
            continue
        tally.texts += 1
        if hashlib.sha256(body).hexdigest() != sha256:
            broken.append(Finding(position=None, problem=f"text {sha256}: its SHA-256 is another"))
            continue
        try:
            held[sha256] = body.decode()
        except UnicodeDecodeError:
            broken.append(Finding(position=None, problem=f"text {sha256}: it is not UTF-8"))
    return held, broken


@dataclass(slots=True)
class _Told:
    """What must be remembered of a claim."""

    accord: str
    party: str | None
    is_draft: bool = False
    is_retracted: bool = False


class _Checker:
    """What must be remembered from one event to the next."""

    def __init__(self, *, tally: Tally, text_of: Callable[[str], str | None]) -> None:
        self.tally = tally
        self.text_of = text_of
        self.latest = ""
        self.accords: set[str] = set()
        self.articles: dict[str, Article] = {}
        self.claims: dict[str, _Told] = {}
        self.awaited: dict[str, int] = {}
        """Claims that are superseded before they are recorded, as within one file, and where."""

    def check(self, row: Row) -> Iterator[Finding]:
        problems = list(self._problems(row))
        yield from (Finding(position=row.position, problem=problem) for problem in problems)

    def _problems(self, row: Row) -> Iterator[str]:
        try:
            if expected_leaf(row) != bytes(row.leaf_hash):
                yield "its leaf hash is not that of its contents: it was altered"
        except (ValueError, RecursionError, TrackerError) as problem:
            yield f"it has no leaf hash: {problem}"
        if row.recorded_at < self.latest:
            yield f"it was recorded before the one before it ({row.recorded_at})"
        self.latest = max(self.latest, row.recorded_at)
        try:
            event = decode(row)
        except Damaged as problem:
            yield str(problem)
            return
        yield from self._content(row, event)

    def _content(self, row: Row, event: Event) -> Iterator[str]:
        match event.body:
            case AccordDefined(accord=accord):
                if not row.subject == row.accord == accord.slug:
                    yield f"its subject is {row.subject!r}, its accord {accord.slug!r}"
                self.accords.add(accord.slug)
            case ArticleRecorded(article=article):
                if row.subject != article.id:
                    yield f"its id is {row.subject}, its contents make {article.id}"
                self.articles[article.id] = article
            case ClaimRecorded(claim=claim):
                self.tally.claims += row.subject not in self.claims
                if row.subject != claim.id:
                    yield f"its id is {row.subject}, its contents make {claim.id}"
                if claim.accord not in self.accords:
                    yield f"no accord {claim.accord!r} was defined before it"
                told = self.claims.setdefault(row.subject, _Told(claim.accord, claim.party))
                told.is_draft = claim.is_draft
                if claim.supersedes is not None:
                    yield from self._correction(claim, claim.supersedes, row.position)
                yield from self._quotes(claim)
            case Verdict():
                yield from self._verdict(event.body)

    def _correction(self, claim: Claim, corrected: str, position: int) -> Iterator[str]:
        told = self.claims.get(corrected)
        if told is None:
            self.awaited.setdefault(corrected, position)
        elif told.accord != claim.accord:
            yield f"it supersedes {corrected}, a claim on another accord"

    def _verdict(self, verdict: Verdict) -> Iterator[str]:
        told = self.claims.get(verdict.claim)
        if told is None:
            yield f"no claim {verdict.claim} was recorded before it"
            return
        if (told.accord, told.party) != (verdict.accord, verdict.party):
            yield "its accord and party are not those of its claim"
        match verdict:
            case ClaimAccepted() | ClaimRejected():
                if not told.is_draft:
                    yield f"it judges {verdict.claim}, which is no draft"
            case ClaimRetracted() | ClaimRestored():
                retracts = isinstance(verdict, ClaimRetracted)
                if told.is_retracted is retracts:
                    yield f"{verdict.claim} was {'already' if retracts else 'not'} retracted"
                told.is_retracted = retracts

    def _quotes(self, claim: Claim) -> Iterator[str]:
        article = self.articles.get(claim.article)
        if article is None:
            yield f"no article {claim.article} was recorded before it"
            return
        text = self.text_of(article.text.sha256) if article.text else None
        if article.text and text is not None and len(text.encode()) != article.text.length:
            yield f"the text of {claim.article} has {len(text.encode())} bytes, not as recorded"
        for quote in (*((claim.quote,) if claim.quote else ()), *claim.also):
            self.tally.quotes += 1
            if text is None:
                continue
            self.tally.checked_quotes += 1
            if quote.at is None:
                if quote.words not in text:
                    yield f"{quote.words!r} does not stand in the text of {claim.article}"
            elif not text.startswith(quote.words, quote.at):
                yield f"{quote.words!r} does not stand at {quote.at} in the text of {claim.article}"
