"""Reads: from a slice of the log, through a projection, to an answer with its clocks.

A `Log` reads one database within one transaction, so that all that it answers is of one moment.
Days are ordinals, `at` is text as in `--at`. Nothing here reads the terminal, the environment or
the clock.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from tracker.domain.acts import CRITERIA, criterion_named
from tracker.domain.claims import Accord, Article, slug
from tracker.domain.errors import Ambiguous, NotFound, Usage
from tracker.gazetteer import AmbiguousParty, UnknownParty, parties, resolve
from tracker.log import store, texts
from tracker.log.engine import disposing, open_reader
from tracker.projections.members import member, members
from tracker.projections.membership import Membership, memberships
from tracker.projections.standing import Standing, stand
from tracker.projections.views import (
    AccordStatus,
    Clocks,
    History,
    Members,
    OneMember,
    Question,
    Status,
)
from tracker.queries.selection import leaving_out, moment_of, near

if TYPE_CHECKING:
    from tracker.projections.audit_views import Withheld


@contextmanager
def open_log(target: str, *, with_drafts: bool = False) -> Iterator[Log]:
    """Open an existing log for questions: a path or a URL. Raises `DatabaseUnusable`.

    With `with_drafts`, drafts that wait are counted as if they were accepted.
    """
    with disposing(open_reader(target)) as engine, store.transaction(engine, target) as connection:
        yield Log(connection, with_drafts=with_drafts)


class Log:
    """The questions that a log answers. Made by `open_log`."""

    def __init__(self, connection: Any, *, with_drafts: bool = False) -> None:
        self.connection = connection
        self.with_drafts = with_drafts
        self.head: int = store.head(connection)
        """The position of the last event."""
        self.waiting: dict[str, int] = {}
        """How many drafts wait, by accord, in the slices that were read so far."""

    def position(self, at: str | None) -> int:
        """Read `--at`: a position, a date (the end of that UTC day), or an RFC 3339 moment."""
        if at is None:
            return self.head
        if at.isdecimal() and at.isascii():
            if len(at) > 18 or int(at) > self.head:
                raise Usage(
                    f"the log ends at position {self.head}, before {at[:20]}",
                    "leave --at out for the newest",
                )
            return int(at)
        return store.head_at(self.connection, moment_of(at))

    def accord(self, name: str | None, at: int) -> Accord:
        """Return an accord by slug, name or alias; without a name, the only one there is."""
        if name is not None:
            by_slug = stand(store.accords(self.connection, upto=at, slugs=[name])).accords
            if name in by_slug:
                return by_slug[name]
        held = self.defined(at)
        if name is None:
            if len(held) == 1:
                return next(iter(held.values()))
            if not held:
                raise Usage(f"no accord is defined at position {at}", "import an accord file first")
            raise Usage(
                f"{len(held)} accords are defined: which one?", f"--accord {', '.join(held)}"
            )
        wanted = slug(name)
        fitting = [
            accord
            for accord in held.values()
            if wanted and wanted in map(slug, (accord.slug, accord.name, *accord.aliases))
        ]
        if len(fitting) > 1:
            raise Ambiguous("accord", name, [accord.slug for accord in fitting])
        if not fitting:
            raise NotFound("accord", name, near(name, held) or list(held)[:5])
        return fitting[0]

    def question(
        self,
        *,
        on: int,
        accord: str | None = None,
        by: str | None = None,
        known: int | None = None,
        at: str | None = None,
    ) -> Question:
        """Put the words of a question into its terms. Raises `Usage` or `NotFound`."""
        position = self.position(at)
        found = self.accord(accord, position)
        return Question(
            accord=found,
            criterion=criterion_named(found.membership if by is None else by),
            clocks=self.clocks(on=on, known=known, at=position),
        )

    def members(self, question: Question, *, without: str | None = None) -> Members:
        """Answer who was a member; `without` leaves an outlet or an origin out."""
        standing = self.standing(question.accord, question.clocks.at)
        leave_out = leaving_out(standing, without) if without is not None else None
        rows = members(
            standing,
            question.accord,
            question.criterion,
            question.clocks.on,
            known=question.clocks.known,
            leave_out=leave_out,
        )
        return Members(question=question, rows=tuple(rows), without=without)

    def is_member(self, question: Question, party: str) -> OneMember:
        """Answer for one party."""
        membership = self.alone(question, party)
        row = member(membership, question.criterion, question.clocks.on)
        return OneMember(question=question, row=row, named=bool(membership.evidence))

    def status(
        self,
        party: str,
        *,
        on: int,
        accord: str | None = None,
        known: int | None = None,
        at: str | None = None,
    ) -> Status:
        """Answer every criterion for one party, in all accords that name it, or in one."""
        position = self.position(at)
        code = self.party(party, position)
        if accord is None:
            held = self.defined(position)
            slugs = store.accords_naming(self.connection, party=code, upto=position)
            asked = [held[each] for each in slugs]
        else:
            asked = [self.accord(accord, position)]
        clocks = self.clocks(on=on, known=known, at=position)
        found = [self._status(code, each, clocks) for each in asked]
        return Status(party=code, clocks=clocks, accords=tuple(found))

    def history(self, question: Question, party: str) -> History:
        """Return the spells of one party over time."""
        membership = self.alone(question, party)
        spells = membership.spells(question.criterion)
        return History(question=question, party=str(membership.party), spells=spells)

    def party(self, text: str, at: int) -> str:
        """Return the code of a party by code or name. Raises `NotFound` or `Ambiguous`."""
        try:
            code = resolve(text)
        except AmbiguousParty as problem:
            raise Ambiguous("party", text, problem.candidates) from None
        except UnknownParty as problem:
            raise NotFound("party", text, problem.candidates) from None
        if code not in parties() and not store.is_named(self.connection, party=code, upto=at):
            named = {party for party, _, _ in store.parties(self.connection, upto=at)}
            raise NotFound("party", text, near(code, named))
        return code

    def full_id(self, prefix: str, at: int) -> str:
        """Return the claim or article id that a text shortens. Raises `NotFound`, `Ambiguous`."""
        what = "article" if prefix.startswith("a-") else "claim"
        found = store.subjects_like(self.connection, prefix, upto=at) if len(prefix) > 2 else []
        if prefix in found:
            return prefix
        if len(found) > 1:
            raise Ambiguous(what, prefix, found)
        if not found:
            raise NotFound(what, prefix)
        return found[0]

    def defined(self, at: int) -> dict[str, Accord]:
        return stand(store.accords(self.connection, upto=at)).accords

    def clocks(self, *, on: int, known: int | None, at: int) -> Clocks:
        """Return the clocks of a question that is put to this log."""
        return Clocks(on=on, known=known, at=at, with_drafts=self.with_drafts)

    def standing(self, accord: Accord, at: int, *, party: str | None = None) -> Standing:
        """Return what is held of an accord at a position, drafts counted if that was asked.

        With a party, what the answers for it need, and perhaps more.
        """
        if party is None:
            told = store.slice_of(self.connection, accords=[accord.slug], upto=at)
        else:
            told = store.slice_about(self.connection, accord=accord.slug, party=party, upto=at)
        standing = stand(told)
        waiting = [
            (claim_id, held)
            for claim_id, held in standing.claims.items()
            if held.waits and held.claim.accord == accord.slug
        ]
        self.waiting[accord.slug] = len(waiting)
        if self.with_drafts:
            standing.claims.update(
                (claim_id, held._replace(accepted=True)) for claim_id, held in waiting
            )
        return standing

    def _status(self, party: str, accord: Accord, clocks: Clocks) -> AccordStatus:
        standing = self.standing(accord, clocks.at, party=party)
        told = memberships(standing, accord, known=clocks.known)
        membership = told.get(party) or nothing_about(accord, party)
        default = criterion_named(accord.membership)
        return AccordStatus(
            accord=accord,
            answers={name: membership.on(each, clocks.on) for name, each in CRITERIA.items()},
            claims=tuple(each.id for each in membership.evidence),
            stronger=membership.stronger(default, clocks.on),
        )

    def alone(self, question: Question, party: str) -> Membership:
        """Return what is said of one party, reading little of what is said of others."""
        code = self.party(party, question.clocks.at)
        standing = self.standing(question.accord, question.clocks.at, party=code)
        told = memberships(standing, question.accord, known=question.clocks.known)
        return told.get(code) or nothing_about(question.accord, code)

    def membership(self, question: Question, party: str) -> tuple[Standing, Membership]:
        """Return what is held of the accord, and what of it is said of one party."""
        code = self.party(party, question.clocks.at)
        standing = self.standing(question.accord, question.clocks.at)
        told = memberships(standing, question.accord, known=question.clocks.known)
        return standing, told.get(code) or nothing_about(question.accord, code)

    def texts_of(self, articles: Iterable[Article]) -> dict[str, str | Withheld]:
        """Return the texts of articles by SHA-256: what is held, and what stands for the rest."""
        from tracker.projections.audit_views import Withheld  # no other question needs it

        found: dict[str, str | Withheld] = {}
        for sha256 in {article.text.sha256 for article in articles if article.text}:
            text = texts.held(self.connection, sha256)
            if text is not None:
                found[sha256] = text
                continue
            for each in texts.kept(self.connection, [sha256]):
                found[sha256] = Withheld(
                    at=each.withheld_at or "",
                    by=each.withheld_by or "",
                    why=each.withheld_why or "",
                )
        return found


def nothing_about(accord: Accord, party: str) -> Membership:
    """Return the membership of a party that no visible claim names."""
    return Membership(accord=accord, party=party, evidence=())
