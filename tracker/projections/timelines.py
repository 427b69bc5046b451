"""Answers along the days: for each party, the stretches of days on which they stay the same."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tracker.domain.acts import CRITERIA, Criterion
from tracker.domain.answers import Answer
from tracker.domain.claims import Accord
from tracker.domain.days import BEGINNING, FOREVER
from tracker.projections.membership import Membership


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Days on which the answer, and whether the party is suspended or stalled, stay the same.

    `first` and `last` belong to it, as ordinals; `BEGINNING` and `FOREVER` stand for open ends.
    """

    first: int
    last: int
    answer: Answer
    suspended: Answer
    stalled: Answer
    claims: tuple[str, ...] = ()
    """The claims that the answer of its first day is built on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One party along the days: stretches that follow each other without gaps, at least one."""

    party: str
    stretches: tuple[Stretch, ...]

    def on(self, day: int) -> Stretch:
        """Return the stretch that a day lies in."""
        return next(each for each in self.stretches if each.last >= day)

    def holding(self, day: int) -> tuple[int, int]:
        """Return the first and the last day of the run on which the answer of a day holds.

        Whether the party is suspended or stalled may change within it.
        """
        at = self.stretches.index(self.on(day))
        answer = self.stretches[at].answer
        begin = end = at
        while begin > 0 and self.stretches[begin - 1].answer is answer:
            begin -= 1
        while end + 1 < len(self.stretches) and self.stretches[end + 1].answer is answer:
            end += 1
        return self.stretches[begin].first, self.stretches[end].last

    @property
    def changes(self) -> tuple[int, ...]:
        """The first days of all stretches but the first."""
        return tuple(each.first for each in self.stretches[1:])


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The answer to `timeline`: the lines of one accord by one criterion."""

    accord: Accord
    criterion: Criterion
    known: int | None
    at: int
    today: int
    """The day whose edge is drawn: what is after it is still to come."""
    lines: tuple[Line, ...]


def line(membership: Membership, criterion: Criterion) -> Line:
    """Return the stretches of one party; neighbours differ in something that they say."""
    assert membership.party is not None
    told = [criterion, CRITERIA["suspended"], CRITERIA["stalled"]]
    days = sorted({day for each in told for day in membership.spells(each).changes()})
    stretches: list[Stretch] = []
    for first, after in zip([BEGINNING, *days], [*days, FOREVER + 1], strict=True):
        found = Stretch(
            first=first,
            last=after - 1,
            answer=membership.on(criterion, first),
            suspended=membership.on(CRITERIA["suspended"], first),
            stalled=membership.on(CRITERIA["stalled"], first),
            claims=tuple(each.id for each in membership.bearing(criterion, first)),
        )
        if stretches and _says_the_same(stretches[-1], found):
            stretches[-1] = _joined(stretches[-1], found)
        else:
            stretches.append(found)
    return Line(party=membership.party, stretches=tuple(stretches))


def lines(memberships: Iterable[Membership], criterion: Criterion) -> tuple[Line, ...]:
    """Return the lines of all parties; claims about the accord as a whole have none."""
    return tuple(line(each, criterion) for each in memberships if each.party is not None)


def extent(lines: Sequence[Line], today: int) -> tuple[int, int]:
    """Return the first and the last day that a picture of some lines must show."""
    days = [day for each in lines for day in each.changes]
    return min([*days, today]), max([*days, today])


def _says_the_same(one: Stretch, other: Stretch) -> bool:
    return (one.answer, one.suspended, one.stalled) == (
        other.answer,
        other.suspended,
        other.stalled,
    )


def _joined(one: Stretch, other: Stretch) -> Stretch:
    return Stretch(
        first=one.first,
        last=other.last,
        answer=one.answer,
        suspended=one.suspended,
        stalled=one.stalled,
        claims=one.claims,
    )
