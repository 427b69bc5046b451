"""Re-derive everything that is stored and compare: the log is checked, not trusted."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, func, select

from tracker.domain.claims import Article, Claim
from tracker.domain.errors import Damaged, TrackerError
from tracker.domain.events import (
    KINDS,
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
from tracker.log.codec import (
    Row,
    decode,
    event_written,
    holds,
    id_written,
    is_of_text,
    written_of,
)
from tracker.log.lately import Lately
from tracker.log.payloads import Written
from tracker.log.store import rows
from tracker.log.tables import events, texts

TextOf = Callable[[str], str | None]
"""SHA-256 → text; None where there is none."""

_ARTICLES: Final = 1000
_TEXTS: Final = 16
"""How many of each are remembered; claims of one article stand together for the most part."""


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
    connection: Connection, tally: Tally, brought: TextOf | None = None
) -> Iterator[Finding]:
    """Yield what does not hold of the stored log; count in `tally` what was looked at.

    `brought` gives texts by SHA-256 that are looked at beside those that are held. The log and the
    texts are read as streams; what an event speaks of is looked up where it is not remembered, so
    that memory does not grow with the log.
    """
    yield from _broken_texts(connection, tally)
    checker = _Checker(connection, tally=tally, brought=brought or (lambda _: None))
    expected = 1
    for row in rows(connection):
        if row.position != expected:
            yield Finding(
                position=row.position, problem=f"position {expected} was expected here: a gap"
            )
        expected = row.position + 1
        tally.events += 1
        yield from checker.check(row)
    kind = KINDS[ClaimRecorded]
    claims = select(func.count(events.c.subject.distinct())).where(events.c.kind == kind)
    tally.claims = connection.execute(claims).scalar_one()


def _broken_texts(connection: Connection, tally: Tally) -> Iterator[Finding]:
    query = select(texts.c.sha256, texts.c.body, texts.c.withheld_at).order_by(texts.c.sha256)
    with connection.execute(query, execution_options={"yield_per": 1}) as result:
        for sha256, body, withheld_at in result:
            if body is None:
                tally.withheld += 1
                if withheld_at is None:
                    problem = f"text {sha256}: gone, and nobody withheld it"
                    yield Finding(position=None, problem=problem)
                continue
            tally.texts += 1
            if hashlib.sha256(body).hexdigest() != sha256:
                yield Finding(position=None, problem=f"text {sha256}: its SHA-256 is another")
                continue
            try:
                body.decode()
            except UnicodeDecodeError:
                yield Finding(position=None, problem=f"text {sha256}: it is not UTF-8")


@dataclass(slots=True)
class _Told:
    """How a claim stood before an event that speaks of it."""

    accord: str
    party: str | None
    is_draft: bool = False
    is_retracted: bool = False


class _Checker:
    """What must be remembered from one event to the next: accords, and what was used lately."""

    def __init__(self, connection: Connection, *, tally: Tally, brought: TextOf) -> None:
        self.connection = connection
        self.tally = tally
        self.brought = brought
        self.latest = ""
        self.accords: set[str] = set()
        self.articles = Lately[Article](_ARTICLES)
        self.texts = Lately[str](_TEXTS)

    def check(self, row: Row) -> list[Finding]:
        """Return what does not hold of a row; a list, since it is nearly always an empty one."""
        if not is_of_text(row):
            problem = "it has no leaf hash: a column is no text"
            return [Finding(position=row.position, problem=problem)]
        written = written_of(row)
        if written is not None and self._is_plain(row, written):
            self.latest = row.recorded_at
            return []
        event: Event | None = None
        problems: list[str] = []
        try:
            event = event_written(row, written)
        except Damaged as problem:
            problems.append(str(problem))
        try:
            if not holds(row, written):
                problems.insert(0, "its leaf hash is not that of its contents: it was altered")
        except (ValueError, RecursionError, TrackerError) as problem:
            problems.insert(0, f"it has no leaf hash: {problem}")
        if row.recorded_at < self.latest:
            problems.append(f"it was recorded before the one before it ({row.recorded_at})")
        else:
            self.latest = row.recorded_at
        if event is not None:
            problems += self._content(row, event)
        return [Finding(position=row.position, problem=problem) for problem in problems]

    def _is_plain(self, row: Row, written: Written) -> bool:
        """Say whether a claim holds in every way, without making an event of it.

        Where it does not, or that cannot be told at once, `check` goes on and says what is wrong.
        """
        article = self.articles.get(written.article)
        if (
            article is None
            or written.supersedes is not None
            or row.accord not in self.accords
            or row.recorded_at < self.latest
        ):
            return False
        try:
            if not holds(row, written) or id_written(row, written) != row.subject:
                return False
        except (ValueError, RecursionError, TrackerError):
            return False
        also = written.also or ()
        quotes = len(also) + (written.quote is not None)
        text = self._text(article.text.sha256) if article.text else None
        if text is not None:
            if article.text and _length(text) != article.text.length:
                return False
            words = [(each.quote, each.at) for each in also]
            if written.quote is not None:
                words.append((written.quote, written.at))
            if not all(_stands(each, at, text) for each, at in words):
                return False
            self.tally.checked_quotes += quotes
        self.tally.quotes += quotes
        return True

    def _content(self, row: Row, event: Event) -> Iterable[str]:
        match event.body:
            case ClaimRecorded(claim=claim):
                return self._recorded(row, claim)
            case AccordDefined(accord=accord):
                self.accords.add(accord.slug)
                if not row.subject == row.accord == accord.slug:
                    return [f"its subject is {row.subject!r}, its accord {accord.slug!r}"]
            case ArticleRecorded(article=article):
                self.articles.keep(article.id, article)
                if row.subject != article.id:
                    return [f"its id is {row.subject}, its contents make {article.id}"]
            case Verdict():
                return self._verdict(event.body, row.position)
        return ()

    def _recorded(self, row: Row, claim: Claim) -> list[str]:
        problems: list[str] = []
        if row.subject != claim.id:
            problems.append(f"its id is {row.subject}, its contents make {claim.id}")
        if claim.accord not in self.accords:
            problems.append(f"no accord {claim.accord!r} was defined before it")
        if claim.supersedes is not None:
            problems += self._correction(claim, claim.supersedes)
        article = self._article(claim.article, before=row.position)
        if article is None:
            return [*problems, f"no article {claim.article} was recorded before it"]
        self.tally.quotes += len(claim.also) + (claim.quote is not None)
        text = self._text(article.text.sha256) if article.text else None
        if text is not None:
            problems += self._quotes(claim, article, text)
        return problems

    def _correction(self, claim: Claim, corrected: str) -> Iterator[str]:
        # within one file the correction may stand before what it corrects
        told = self._claim(corrected, before=None)
        if told is None:
            yield f"it supersedes {corrected}, which is not recorded"
        elif told.accord != claim.accord:
            yield f"it supersedes {corrected}, a claim on another accord"

    def _verdict(self, verdict: Verdict, position: int) -> Iterator[str]:
        told = self._claim(verdict.claim, before=position)
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

    def _quotes(self, claim: Claim, article: Article, text: str) -> Iterator[str]:
        length = _length(text)
        if article.text and length != article.text.length:
            yield f"the text of {claim.article} has {length} bytes, not as recorded"
        for quote in (*((claim.quote,) if claim.quote else ()), *claim.also):
            self.tally.checked_quotes += 1
            if not _stands(quote.words, quote.at, text):
                where = "" if quote.at is None else f" at {quote.at}"
                yield f"{quote.words!r} does not stand{where} in the text of {claim.article}"

    def _claim(self, claim_id: str, *, before: int | None) -> _Told | None:
        """Return how a claim stood before a position, or at the end; None if it was not there."""
        told: _Told | None = None
        for event in self._about(claim_id, before=before):
            match event.body:
                case ClaimRecorded(claim=claim):
                    if told is None:
                        told = _Told(claim.accord, claim.party)
                    told.is_draft = claim.is_draft
                case ClaimRetracted() | ClaimRestored() if told is not None:
                    told.is_retracted = isinstance(event.body, ClaimRetracted)
        return told

    def _article(self, article_id: str, *, before: int) -> Article | None:
        found = self.articles.get(article_id)
        if found is None:
            for event in self._about(article_id, before=before):
                if isinstance(event.body, ArticleRecorded):
                    found = self.articles.keep(article_id, event.body.article)
        return found

    def _text(self, sha256: str) -> str | None:
        """Return a text that is held, or brought; None where there is none, or it is another."""
        found = self.texts.get(sha256)
        if found is not None:
            return found
        body = self.connection.execute(
            select(texts.c.body).where(texts.c.sha256 == sha256)
        ).scalar()
        if body is not None and hashlib.sha256(body).hexdigest() == sha256:
            try:
                found = bytes(body).decode()
            except UnicodeDecodeError:
                found = None
        if found is None:
            found = self.brought(sha256)
        return None if found is None else self.texts.keep(sha256, found)

    def _about(self, subject: str, *, before: int | None) -> Iterator[Event]:
        """Yield the events about an id that can be read, in order."""
        query = select(*events.c).where(events.c.subject == subject).order_by(events.c.position)
        if before is not None:
            query = query.where(events.c.position < before)
        for found in self.connection.execute(query).all():
            with suppress(Damaged):
                yield decode(Row(*found))


def _length(text: str) -> int:
    """Return the bytes of a text."""
    return len(text) if text.isascii() else len(text.encode())


def _stands(words: str, at: int | None, text: str) -> bool:
    return words in text if at is None else text.startswith(words, at)
