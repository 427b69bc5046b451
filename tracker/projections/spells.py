"""R3 to R9: from the visible claims of one party to its spells by one criterion.

    claims --R3--> what was not taken back --R4--> transitions --R5--> turns --R6--> datings
                                                      denials --R8--> narrowed datings, disputes

A *transition* is one act with a range of days, told by one or more claims. Transitions of one side
in a row make a *turn*. A turn has *datings*: ranges in which it happened, by this source or that.
An opening turn and the closing turn after it bound a *spell*. Everything is computed once for a
party and criterion; `Spells.on` then answers any day (R7, R9). The rules stand in section 6 of the
design; each function here names the one that it carries out.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from tracker.domain.acts import DEFINITE, Act, Criterion
from tracker.domain.answers import Answer, strongest
from tracker.domain.days import BEGINNING, FOREVER
from tracker.projections.denials import denials_in, denied
from tracker.projections.removals import taken_back
from tracker.projections.standing import Evidence
from tracker.projections.turns import Turn, sharp_first, transitions_of, turns_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Spell:
    """A stretch of time that a turn opens and another closes; a start of None is unknown."""

    start: Turn | None
    end: Turn | None

    def on(self, day: int) -> Answer:
        """R9 for one spell."""
        began = self.start.says(day) if self.start else Answer.UNKNOWN
        ended = self.end.says(day) if self.end else Answer.NO
        if began is Answer.NO:
            return Answer.NO
        if self.end and self.end.is_disputed_on(day):
            return Answer.DISPUTED
        if ended is Answer.YES:
            return Answer.NO
        if self.start and self.start.is_disputed_on(day):
            return Answer.DISPUTED
        if Answer.DISPUTED in (began, ended):
            return Answer.DISPUTED
        return Answer.UNKNOWN if Answer.UNKNOWN in (began, ended) else Answer.YES

    @property
    def turns(self) -> tuple[Turn, ...]:
        """The turns that bound the spell."""
        return tuple(turn for turn in (self.start, self.end) if turn)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spells:
    """The spells of one party by one criterion, ready to answer any day."""

    turns: tuple[Turn, ...]
    spells: tuple[Spell, ...]

    def on(self, day: int) -> Answer:
        """R9: the answer at the end of a day."""
        return strongest(spell.on(day) for spell in self.spells)

    def changes(self) -> list[int]:
        """Return, in order, the days whose answer may differ from that of the day before."""
        days = {
            day
            for turn in self.turns
            for dating in turn.datings
            for day in (dating.days.first, dating.days.last)
        }
        days |= {
            day
            for turn in self.turns
            for dispute in turn.disputes
            for day in (dispute.since, dispute.until)
        }
        return sorted(days - {BEGINNING, FOREVER})


class Told:
    """The visible claims about one party, and what of them R3 leaves, for every criterion alike."""

    def __init__(self, evidence: Iterable[Evidence]) -> None:
        self.claims = list(evidence)
        gone = taken_back(self.claims)
        self.standing = sharp_first(each for each in self.claims if each.id not in gone)
        self.denials = denials_in(self.claims)


def spells_of(told: Told, criterion: Criterion) -> Spells:
    """Return the spells of the party that all is told of, by one criterion."""
    turns = turns_of(transitions_of(told.standing, criterion))
    return _bounded(denied(turns, told.denials, criterion), criterion) if turns else _NO_SPELLS


_NO_SPELLS = Spells(turns=(), spells=())


def _bounded(turns: tuple[Turn, ...], criterion: Criterion) -> Spells:
    """Pair opening turns with the closing turns after them (R5); R9 on a first turn that closes."""
    spells = []
    if turns and not turns[0].opens:
        acts = {each.act for each in turns[0].transitions}
        if criterion.opens & DEFINITE and acts != {Act.DECLINED}:
            spells.append(Spell(start=None, end=turns[0]))
    for index, turn in enumerate(turns):
        if turn.opens:
            end = turns[index + 1] if index + 1 < len(turns) else None
            spells.append(Spell(start=turn, end=end))
    return Spells(turns=turns, spells=tuple(spells))
