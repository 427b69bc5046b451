"""One party in one accord: its spells by every criterion, and R10, the effect of a suspension."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from tracker.domain.acts import CRITERIA, LADDER, Criterion
from tracker.domain.answers import Answer, strongest
from tracker.domain.claims import Accord, Article, Claim
from tracker.projections.spells import Spell, Spells, Told, spells_of
from tracker.projections.standing import Evidence, Standing, visible

_UNLESS_SUSPENDED = {
    Answer.YES: Answer.NO,
    Answer.UNKNOWN: Answer.UNKNOWN,
    Answer.DISPUTED: Answer.DISPUTED,
    Answer.NO: Answer.YES,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """The visible claims about one party (None: about the accord as a whole) and its spells."""

    accord: Accord
    party: str | None
    evidence: tuple[Evidence, ...]
    _spells: dict[str, Spells] = field(default_factory=dict, compare=False, repr=False)
    _told: list[Told] = field(default_factory=list, compare=False, repr=False)

    def spells(self, criterion: Criterion) -> Spells:
        """Return the spells by a criterion, computed once."""
        if criterion.name not in self._spells:
            if not self._told:
                self._told.append(Told(self.evidence))
            self._spells[criterion.name] = spells_of(self._told[0], criterion)
        return self._spells[criterion.name]

    def on(self, criterion: Criterion, day: int) -> Answer:
        """Return the answer at the end of a day: R9, and R10 where suspension ends membership."""
        answer = self.spells(criterion).on(day)
        if answer is Answer.YES and self.heeds_suspension(criterion):
            return _UNLESS_SUSPENDED[self.spells(CRITERIA["suspended"]).on(day)]
        return answer

    def stronger(self, criterion: Criterion, day: int) -> str | None:
        """Return a stronger criterion that says *yes* on a day where this one does not."""
        if criterion.name not in LADDER or self.on(criterion, day) is Answer.YES:
            return None
        above = LADDER[LADDER.index(criterion.name) + 1 :]
        return next((name for name in above if self.on(CRITERIA[name], day) is Answer.YES), None)

    def telling_spell(self, criterion: Criterion, day: int) -> Spell | None:
        """Return the spell that the answer of a day comes from.

        Of those that give the answer the last; where none has begun, the first to come.
        """
        spells = self.spells(criterion).spells
        answers = [each.on(day) for each in spells]
        answer = strongest(answers)
        for spell, given in zip(reversed(spells), reversed(answers), strict=True):
            if given is answer and _has_begun(spell, day):
                return spell
        return spells[0] if spells else None

    def bearing(self, criterion: Criterion, day: int) -> list[Evidence]:
        """Return the claims that the answer of a day is built on, denials included.

        Where there is no spell, whatever is said of the criterion's acts.
        """
        spell = self.telling_spell(criterion, day)
        if spell is None:
            acts = criterion.opens | criterion.closes
            return [each for each in self.evidence if each.act in acts]
        spells: tuple[Spell, ...] = (spell,)
        if self.heeds_suspension(criterion):
            suspended = self.telling_spell(CRITERIA["suspended"], day)
            if suspended and _has_begun(suspended, day):
                spells = (spell, suspended)
        bearing = (
            each
            for told in spells
            for turn in told.turns
            for each in (*turn.evidence, *turn.denials)
        )
        return sorted(dict.fromkeys(bearing), key=lambda each: each.position)

    def heeds_suspension(self, criterion: Criterion) -> bool:
        """Whether R10 applies: the accord and the criterion are such that suspension tells."""
        return criterion.yields_to_suspension and not self.accord.suspended_count


def memberships(
    standing: Standing,
    accord: Accord,
    *,
    known: int | None = None,
    leave_out: Callable[[Claim, Article], bool] | None = None,
) -> dict[str | None, Membership]:
    """Return, by party, the memberships of every party that visible claims name.

    Claims about the accord as a whole stand under None.
    """
    by_party = defaultdict[str | None, list[Evidence]](list)
    for each in visible(standing, accord=accord.slug, known=known, leave_out=leave_out):
        by_party[each.party].append(each)
    return {
        party: Membership(accord=accord, party=party, evidence=tuple(by_party[party]))
        for party in sorted(by_party, key=lambda code: (code is None, code or ""))
    }


def _has_begun(spell: Spell, day: int) -> bool:
    return spell.start is None or spell.start.span.first <= day
