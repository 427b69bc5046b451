"""Importing a bulk file as a stream: some lines at a time, in one transaction, in little memory.

A line that is plainly right and new costs one look at the log and a row; one that is held just so
costs the look. Everything else (a fault, an amendment, a draft that is accepted at once) goes the
way of any other file, through `importing.plan`, with the lines that stand around it.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Final

from tracker.commands.drafting import Drafting, Repeated, accepted_in
from tracker.commands.holding import held
from tracker.domain.events import KINDS, ArticleRecorded, Body, ClaimRecorded
from tracker.importing.bulk import Bulk, Line, no_lines, read_line
from tracker.importing.plan import plan, twice, undefined, wants
from tracker.importing.quick import Quick, QuickReader
from tracker.importing.quotes import quote_faults
from tracker.importing.reading import (
    Fault,
    Malformed,
    ReadArticle,
    ReadClaim,
    Reading,
    in_order,
)
from tracker.log import store, texts
from tracker.log.codec import Row, encode_body, row_of
from tracker.log.payloads import article_payload, claim_payload
from tracker.projections.standing import stand

AT_ONCE: Final = 1000
"""Lines that are looked up and appended together."""
_MOST_FAULTS: Final = 10_000
_ARTICLE: Final = KINDS[ArticleRecorded]
_CLAIM: Final = KINDS[ClaimRecorded]

Refuse = Callable[[Line, Sequence[Fault]], None]
"""Takes a line that is not recorded, with why."""
Told = Callable[[int], None]
"""Takes how many claims were read so far."""


@dataclass(slots=True, kw_only=True)
class Tally:
    """What became of the lines of a bulk file."""

    claims: int = 0
    new: int = 0
    known: int = 0
    refused: int = 0
    events: int = 0
    drafts: int = 0
    accepted: int = 0
    article: str | None = None
    faults: list[Fault] = field(default_factory=list)
    more_faults: int = 0
    broken: bool = False
    """Whether the file could not be read to its end."""

    def blame(self, faults: Iterable[Fault]) -> None:
        for fault in faults:
            if len(self.faults) < _MOST_FAULTS:
                self.faults.append(fault)
            else:
                self.more_faults += 1

    def all_faults(self) -> tuple[Fault, ...]:
        """Return the faults in the order of their lines."""
        found = in_order(self.faults)
        if not self.more_faults:
            return found
        message = f"{self.more_faults} more faults are not shown"
        return (*found, Fault(line=None, message=message, hint="mend those above first"))


class BulkImport:
    """Records the lines of one bulk file, within a transaction that holds the writers' lock."""

    def __init__(
        self,
        connection: Any,
        *,
        recorded_at: str,
        recorded_by: str,
        amend: bool = False,
        drafting: Drafting | None = None,
        refuse: Refuse | None = None,
    ) -> None:
        """`drafting` accepts the drafts among the claims at once.

        With `refuse`, what is right is recorded and the rest handed over; without it, one fault
        makes the whole file refused, and whoever asks takes the transaction back.
        """
        self.connection = connection
        self.start, latest = store.end(connection)
        self.position = self.start
        self.recorded_at = max(recorded_at, latest)
        self.recorded_by = recorded_by
        self.amend = amend
        self.drafting = drafting
        self.refuse = refuse
        self.tally = Tally()
        self._defined = set(stand(store.accords(connection, upto=self.start)).accords)
        self._undefined = Counter[str]()
        self._undefined_line: dict[str, int] = {}
        self._last_undefined = ""
        self._texts: dict[str, str | None] = {}
        store.expect_many(connection)

    def run(self, bulk: Bulk, *, at_once: int | None = AT_ONCE, told: Told | None = None) -> Tally:
        """Record all lines; `at_once` None: as if they were one. `told` is called now and then."""
        reader = QuickReader()
        lines = bulk.lines()
        while True:
            try:
                some = list(islice(lines, at_once))
            except Malformed as problem:
                self.tally.blame(problem.faults)
                self.tally.broken = True
                break
            if not some:
                break
            self._take([_Told(line, bulk.quick(line, reader), bulk) for line in some])
            if told is not None:
                told(self.tally.claims)
        self.tally.blame(bulk.faults)
        self.tally.broken |= bool(bulk.faults)
        if not self.tally.claims and not bulk.header and not self.tally.faults:
            self.tally.blame(no_lines().faults)
            self.tally.broken = True
        if self.refuse is None:
            self.tally.blame(
                undefined(slug, self._undefined_line[slug], count, self._defined)
                for slug, count in self._undefined.items()
            )
        return self.tally

    def _take(self, some: "Sequence[_Told]") -> None:
        self.tally.claims += len(some)
        found = store.records(
            self.connection,
            {
                each
                for told in some
                if told.quick
                for each in (told.quick.article_id, told.quick.claim_id)
            },
        )
        seen: dict[str, tuple[str, int]] = {}
        articles: list[Row] = []
        claims: list[Row] = []
        slowly: list[_Told] = []
        for told in some:
            quick = told.quick
            if quick is None or not self._is_plain(quick):
                slowly.append(told)
                continue
            article, claim = article_payload(quick.article), claim_payload(quick.claim)
            known = [
                _standing(quick.article_id, _ARTICLE, article, found, seen),
                _standing(quick.claim_id, _CLAIM, claim, found, seen),
            ]
            if None in known:
                slowly.append(told)
                continue
            if faults := self._misquoted(quick, told.line.number):
                self._refuse(told, faults)
                continue
            self.tally.article = self.tally.article or quick.article_id
            if not known[0]:
                seen[quick.article_id] = article, told.line.number
                articles.append(self._row(_ARTICLE, None, None, quick.article_id, article))
            if known[1]:
                self.tally.known += 1
                continue
            self.tally.new += 1
            self.tally.drafts += quick.claim.is_draft
            seen[quick.claim_id] = claim, told.line.number
            claims.append(
                self._row(_CLAIM, quick.claim.accord, quick.claim.party, quick.claim_id, claim)
            )
        self._append([*articles, *claims])
        if slowly:
            self._plan(slowly, seen)

    def _is_plain(self, quick: Quick) -> bool:
        claim = quick.claim
        if claim.ref or claim.supersedes or (self.drafting is not None and claim.is_draft):
            return False
        return claim.accord in self._defined

    def _row(
        self, kind: str, accord: str | None, party: str | None, subject: str, payload: str
    ) -> Row:
        """Return a row that has no position yet, nor what is made of it."""
        return Row(
            0, self.recorded_at, self.recorded_by, kind, 0, accord, party, subject, payload, b""
        )

    def _append(self, rows: Sequence[Row]) -> None:
        numbered = [
            row_of(position, row[1], row[2], row[3], row[5], row[6], row[7], row[8])
            for position, row in enumerate(rows, start=self.position + 1)
        ]
        store.append_rows(self.connection, numbered)
        self.position += len(numbered)
        self.tally.events += len(numbered)

    def _misquoted(self, quick: Quick, line: int) -> list[Fault]:
        """Return what is wrong with the words of a claim, where the text of its article is held."""
        reference = quick.article.text
        if reference is None:
            return []
        text = self._text_of(reference.sha256)
        if text is None:
            return []
        faults = list(quote_faults(ReadClaim(line=line, claim=quick.claim), text))
        length = len(text.encode())
        if length != reference.length:
            message = f"length is {reference.length}, that of the text that is held {length}"
            faults.append(Fault(line=line, message=message, hint=f"write {length}"))
        return faults

    def _text_of(self, sha256: str) -> str | None:
        if sha256 not in self._texts:
            if len(self._texts) >= _TEXTS:
                self._texts.clear()
            self._texts[sha256] = texts.held(self.connection, sha256)
        return self._texts[sha256]

    def _plan(self, some: "Sequence[_Told]", seen: dict[str, tuple[str, int]]) -> None:
        """Go the way of any other file with some lines, again without those that are faulty."""
        readings = {told.line.number: told.reading() for told in some}
        lines = {told.line.number: told for told in some}
        for number, reading in readings.items():
            faults = [*reading.faults, *self._said_before(reading, seen)]
            if faults or not self._names_accord(reading):
                self._refuse(lines.pop(number), faults)
        while lines:
            items = [item for number in sorted(lines) for item in readings[number].items]
            whole = Reading(items=tuple(_articles_once(items)), claims=len(lines))
            found = held(self.connection, wants(whole), None)
            planned = plan(whole, found, amend=self.amend)
            if not planned.faults:
                bodies = planned.bodies
                if self.drafting is not None:
                    bodies = self.drafting.accepted(
                        self.connection, planned, whole.items, found, Repeated()
                    )
                self._append([self._body_row(body) for body in bodies])
                self.tally.new += planned.new
                self.tally.known += planned.known
                self.tally.accepted += accepted_in(bodies)
                if self.drafting is None:
                    self.tally.drafts += sum(
                        isinstance(body, ClaimRecorded) and body.claim.is_draft for body in bodies
                    )
                return
            faulty = {fault.line for fault in planned.faults if fault.line in lines}
            for number in sorted(faulty or lines.keys()):  # a fault that no line has is of all
                own = [fault for fault in planned.faults if fault.line == number]
                self._refuse(lines.pop(number), own or planned.faults)

    def _body_row(self, body: Body) -> Row:
        kind, accord, party, subject, payload = encode_body(body)
        return self._row(kind, accord, party, subject, payload)

    def _said_before(self, reading: Reading, seen: dict[str, tuple[str, int]]) -> Iterator[Fault]:
        """Yield a fault for what an earlier line of this file said otherwise."""
        for item in reading.items:
            if isinstance(item, ReadClaim):
                what, subject, payload = "claim", item.claim.id, claim_payload(item.claim)
            elif isinstance(item, ReadArticle):
                what, subject, payload = "article", item.article.id, article_payload(item.article)
            else:
                continue
            first: int | None = None
            if subject in seen:
                said, first = seen[subject]
            else:
                recorded = store.records(self.connection, [subject]).get(subject, [])
                mine = [each for each in recorded if each.position > self.start]
                if not mine:
                    continue
                said = mine[-1].payload
            if said != payload:
                yield twice(f"{what} {subject[:10]}", item.line, first)

    def _names_accord(self, reading: Reading) -> bool:
        """Say whether the claim of a line names an accord that is defined; count if not."""
        for item in reading.items:
            if isinstance(item, ReadClaim):
                slug = item.claim.accord
                if slug in self._defined:
                    return True
                self._undefined[slug] += 1
                self._last_undefined = slug
                self._undefined_line.setdefault(slug, item.line_of("accord"))
        return False

    def _refuse(self, told: "_Told", faults: Sequence[Fault]) -> None:
        self.tally.refused += 1
        if self.refuse is None:
            self.tally.blame(faults)
            return
        if not faults:  # what is wrong with all lines of an accord is otherwise said once
            slug = self._last_undefined
            faults = [undefined(slug, told.line.number, 1, self._defined)]
        self.tally.blame(faults)
        self.refuse(told.line, faults)


_TEXTS: Final = 4


@dataclass(frozen=True, slots=True)
class _Told:
    """A line, and what it says if that is plain."""

    line: Line
    quick: Quick | None
    bulk: Bulk

    def reading(self) -> Reading:
        """Return what it says, or what is wrong with it, by the models."""
        return read_line(self.bulk, self.line)


def _standing(
    subject: str,
    kind: str,
    payload: str,
    found: dict[str, list[store.Record]],
    seen: dict[str, tuple[str, int]],
) -> bool | None:
    """Say whether a thing is recorded just so; None where that is not plain."""
    recorded = found.get(subject)
    if recorded is not None:
        (only, *more) = recorded
        return True if not more and only.kind == kind and only.payload == payload else None
    said = seen.get(subject)
    if said is None:
        return False
    return True if said[0] == payload else None


def _articles_once(items: Iterable[Any]) -> Iterator[Any]:
    """Yield the items; an article only the first time that it is told."""
    told: dict[str, Any] = {}
    for item in items:
        if isinstance(item, ReadArticle):
            if told.get(item.article.id) == item.article:
                continue
            told.setdefault(item.article.id, item.article)
        yield item
