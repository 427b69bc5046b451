"""Importing a bulk file as a stream: some lines at a time, in one transaction, in little memory.

A line that is plainly right and new costs one look at the log and a row; one that is held just so
costs the look. Everything else (a fault, an amendment, a draft that is accepted at once) goes the
way of any other file, through `importing.plan`, with the lines that stand around it.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from tracker.commands.blocks import BEFORE, Block, Taken, standing
from tracker.commands.doubtful import settle
from tracker.commands.drafting import Drafting
from tracker.commands.tally import Tally
from tracker.domain.claims import Article
from tracker.domain.events import KINDS, ArticleRecorded, ClaimRecorded
from tracker.importing.bulk import Bulk, label_of, no_lines
from tracker.importing.dependents import Name, names_of
from tracker.importing.lines import Line, some_of
from tracker.importing.plan import twice, undefined
from tracker.importing.quick import Quick, QuickReader
from tracker.importing.quotes import quote_faults
from tracker.importing.reading import Fault, ReadClaim, Reading
from tracker.log import store, texts
from tracker.log.appending import Appender
from tracker.log.codec import Content, row_of
from tracker.log.payloads import article_payload, claim_payload
from tracker.projections.standing import stand

AT_ONCE: Final = 1000
"""Lines that are looked up and appended together."""
_TEXTS: Final = 4
_ARTICLE: Final = KINDS[ArticleRecorded]
_CLAIM: Final = KINDS[ClaimRecorded]

Refuse = Callable[[Line, Sequence[Fault]], None]
"""Takes a line that is not recorded, with why."""
Told = Callable[[int], None]
"""Takes how many claims were read so far."""


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
        self._texts: dict[str, str | None] = {}
        self._appender = Appender(connection)
        store.expect_many(connection)

    def run(self, bulk: Bulk, *, at_once: int | None = AT_ONCE, told: Told | None = None) -> Tally:
        """Record all lines; `at_once` None: as if they were one. `told` is called now and then."""
        reader = QuickReader()
        lines = bulk.lines()
        ended: tuple[Fault, ...] = ()
        with self._appender:
            while not ended:
                some, ended = some_of(lines, at_once)
                if bulk.is_usable:
                    self._take([Taken(line, bulk.quick(line, reader), bulk) for line in some])
                self.tally.claims += len(some)
                if not some:
                    break
                if told is not None:
                    told(self.tally.claims)
        self.tally.blame([*ended, *bulk.faults])
        self.tally.broken = bool(ended or bulk.faults)
        if not self.tally.claims and not bulk.header and not self.tally.faults:
            self.tally.blame(no_lines().faults)
            self.tally.broken = True
        if self.refuse is None:
            self.tally.blame(
                undefined(slug, self._undefined_line[slug], count, self._defined)
                for slug, count in self._undefined.items()
            )
        return self.tally

    def _take(self, some: Sequence[Taken]) -> None:
        block = Block()
        for told in some:
            if not self._is_plain(told):
                block.doubt(told.line.number, told.reading())
        self._appender.wait()
        found = store.records(
            self.connection,
            {
                each
                for told in some
                if told.quick
                for each in (told.quick.article_id, told.quick.claim_id)
            },
        )
        seen = block.seen
        told_of: Article | None = None
        article = ""
        for told in some:
            quick, number = told.quick, told.line.number
            if quick is None or number in block.readings:
                continue
            if quick.article is not told_of:  # one after another has the same
                told_of = quick.article
                article = article_payload(told_of)
            claim = claim_payload(quick.claim)
            known = [
                standing(quick.article_id, _ARTICLE, article, found, seen),
                standing(quick.claim_id, _CLAIM, claim, found, seen),
            ]
            if None in known or block.is_told_otherwise(quick, article):
                block.doubt(number, told.reading())
                continue
            if faults := self._misquoted(quick, number):
                block.refuse(number, faults, names_of(ReadClaim(line=number, claim=quick.claim)))
                continue
            self.tally.article = self.tally.article or quick.article_id
            if not known[0]:
                seen[quick.article_id] = article, number
                block.rows.append(
                    (number, BEFORE, (_ARTICLE, None, None, quick.article_id, article))
                )
            if known[1]:
                self.tally.known += 1
                continue
            self.tally.new += 1
            self.tally.drafts += quick.claim.is_draft
            seen[quick.claim_id] = claim, number
            block.rows.append(
                (number, 0, (_CLAIM, quick.claim.accord, quick.claim.party, quick.claim_id, claim))
            )
        if block.readings:
            self._settle(block, some)
        if block.refused:
            self._refuse(block, some)
        self._append([content for _, _, content in block.rows])

    def _is_plain(self, told: Taken) -> bool:
        """Say whether a line needs neither the models nor a plan, as far as it alone can tell."""
        if told.quick is None:
            return False
        claim = told.quick.claim
        if claim.ref or claim.supersedes or (self.drafting is not None and claim.is_draft):
            return False
        return claim.accord in self._defined

    def _settle(self, block: Block, some: Sequence[Taken]) -> None:
        """Go the way of any other file with what is not plain."""
        for told in some:
            reading = block.readings.get(told.line.number)
            if reading is None:
                continue
            faults = [*reading.faults, *self._said_before(block, told.line.number)]
            if not faults and (slug := self._undefined_in(reading)) is not None:
                # what is wrong with all lines of an accord is else said once
                one = undefined(slug, told.line.number, 1, self._defined)
                faults = [one] if self.refuse is not None else []
            elif not faults:
                continue
            names: set[Name] = {label} if (label := label_of(told.bulk, told.line)) else set()
            for item in block.readings.pop(told.line.number).items:
                if isinstance(item, ReadClaim):
                    names.update(names_of(item))
            block.refuse(told.line.number, faults, names)
        settled = settle(
            self.connection,
            block.readings,
            refused=block.names,
            fresh=[each.quick for each in some if each.quick and block.is_new(each)],
            amend=self.amend,
            drafting=self.drafting,
        )
        block.add(settled)
        self.tally.new += settled.new
        self.tally.known += settled.known
        self.tally.drafts += settled.drafts
        self.tally.accepted += settled.accepted

    def _append(self, contents: Sequence[Content]) -> None:
        rows = [
            row_of(position, self.recorded_at, self.recorded_by, *content)
            for position, content in enumerate(contents, start=self.position + 1)
        ]
        self._appender.append(rows)
        self.position += len(rows)
        self.tally.events += len(rows)

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

    def _said_before(self, block: Block, line: int) -> Iterator[Fault]:
        """Yield a fault for what an earlier line of this file said otherwise."""
        for subject, payload in block.told[line]:
            first: int | None = None
            if subject in block.seen:
                said, first = block.seen[subject]
            else:
                recorded = store.records(self.connection, [subject]).get(subject, [])
                mine = [each for each in recorded if each.position > self.start]
                if not mine:
                    continue
                said = mine[-1].payload
            if said != payload:
                what = "claim" if subject.startswith("c-") else "article"
                yield twice(f"{what} {subject[:10]}", line, first)

    def _undefined_in(self, reading: Reading) -> str | None:
        """Return the accord that a line names and nobody defined, and count it."""
        for item in reading.items:
            if isinstance(item, ReadClaim) and item.claim.accord not in self._defined:
                slug = item.claim.accord
                self._undefined[slug] += 1
                self._undefined_line.setdefault(slug, item.line_of("accord"))
                return slug
        return None

    def _refuse(self, block: Block, some: Sequence[Taken]) -> None:
        """Say what is wrong with lines, in their order, and hand them over."""
        for told in some:
            faults = block.refused.get(told.line.number)
            if faults is None:
                continue
            self.tally.refused += 1
            self.tally.blame(faults)
            if self.refuse is not None:
                self.refuse(told.line, faults)
