"""A second, slow reading of DESIGN.md section 6 (R1 to R10), for tests to compare with.

It answers one question about one party of one accord and follows the words of each rule in
their order; nothing is computed ahead for other days. It shares no code with `tracker`.

A day is a proleptic ordinal (`date.toordinal()`). Inside this module an open first day is minus
infinity and an open last day plus infinity, so that "a first day that is open begins before
everything" is what the comparison says. Every range is closed: both of its ends belong to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import inf
from typing import Final, NamedTuple, TypeAlias

Day: TypeAlias = float

RANK: Final = {
    "announced": 0,
    "signed": 1,
    "joined": 2,
    "ratified": 2,
    "acceded": 2,
    "in-force": 3,
}
REPEATS: Final = frozenset(
    {
        "candidate",
        "declined",
        "rescinded",
        "suspended",
        "reinstated",
        "stalled",
        "resumed",
    }
)
ONCE: Final = frozenset({*RANK, "withdrew", "unratified", "relations", "relations-ended"})
FORMAL: Final = frozenset({"signed", "ratified", "acceded", "in-force"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One claim of the accord and party that are asked about, with what R1 needs of its article.

    `when` and `published` are closed ranges of days, `None` at an end that is open.
    """

    id: str
    position: int
    act: str
    modality: str
    when: tuple[int | None, int | None]
    published: tuple[int | None, int | None]
    recorded: int
    article: str
    supersedes: str | None = None
    counts: bool = True
    retracted: bool = False


class Range(NamedTuple):
    """A closed range of days, an infinite end being an open one."""

    first: Day
    last: Day


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """A pair of act sets."""

    opens: frozenset[str]
    closes: frozenset[str]


@dataclass(slots=True, kw_only=True)
class Transition:
    """What R4 makes of the claims that can mean the same step; `founded` counts from 0."""

    opening: bool
    act: str
    founded: int
    range: Range
    claims: list[Said]


@dataclass(slots=True, kw_only=True)
class Turn:
    """A run of transitions of one side (R5), with its datings as R6 gives them and as R8 does.

    `denials` are those that count in this turn, by eve; `met` those of them that are denied and
    met an open first day in R8's narrowing.
    """

    opening: bool
    transitions: list[Transition] = field(default_factory=list)
    datings: list[Range] = field(default_factory=list)
    narrowed: list[Range] = field(default_factory=list)
    denials: list[Said] = field(default_factory=list)
    met: list[Said] = field(default_factory=list)


CRITERIA: Final = {
    "candidate": Criterion(
        opens=frozenset({"candidate"}),
        closes=frozenset({"declined", "signed", "joined", "ratified", "acceded", "in-force"}),
    ),
    "announced": Criterion(
        opens=frozenset({"announced", "signed", "joined", "ratified", "acceded", "in-force"}),
        closes=frozenset({"withdrew", "declined"}),
    ),
    "signatory": Criterion(
        opens=frozenset({"signed", "joined", "ratified", "acceded", "in-force"}),
        closes=frozenset({"withdrew"}),
    ),
    "party": Criterion(
        opens=frozenset({"joined", "ratified", "acceded", "in-force"}),
        closes=frozenset({"withdrew", "unratified"}),
    ),
    "in-force": Criterion(
        opens=frozenset({"in-force"}),
        closes=frozenset({"withdrew", "unratified"}),
    ),
    "suspended": Criterion(
        opens=frozenset({"suspended"}),
        closes=frozenset({"reinstated", "withdrew"}),
    ),
    "stalled": Criterion(
        opens=frozenset({"stalled"}),
        closes=frozenset({"resumed", "withdrew"}),
    ),
    "relations": Criterion(
        opens=frozenset({"relations"}),
        closes=frozenset({"relations-ended"}),
    ),
}


def answer(
    claims: Sequence[Said],
    by: str,
    on: int,
    *,
    known: int | None = None,
    suspended_count: bool = True,
) -> str:
    """'yes' | 'no' | 'unknown' | 'disputed' for one party of one accord at the end of day `on`.

    `claims` are all those recorded up to the position that is asked about. `by` is a named
    criterion or a bare act; any other word is a ValueError.
    """
    plain = r9_answer(claims, by, on, known)
    if suspended_count:
        return plain
    return r10_suspension(plain, by, r9_answer(claims, "suspended", on, known))


def criterion_named(by: str) -> Criterion:
    """The table of criteria; a bare act opens itself and `withdrew` closes it."""
    if by in CRITERIA:
        return CRITERIA[by]
    if by not in ONCE | REPEATS:
        raise ValueError(f"neither a criterion nor an act: {by!r}")
    closes = frozenset() if by == "withdrew" else frozenset({"withdrew"})
    return Criterion(opens=frozenset({by}), closes=closes)


# What the rules say of days in passing.


def when_of(claim: Said) -> Range:
    """The claim's `when`; no date is the whole line."""
    first, last = claim.when
    return Range(-inf if first is None else first, inf if last is None else last)


def first_publication(claim: Said) -> Day:
    """The first day of `published`; where it is open it "may lie before everything"."""
    first = claim.published[0]
    return -inf if first is None else first


def last_publication(claim: Said) -> Day:
    """R1: the earlier of the last day of `published` and the UTC day of first recording."""
    last = claim.published[1]
    return claim.recorded if last is None else min(last, claim.recorded)


def meets(one: Range, other: Range) -> bool:
    """Whether the two ranges have a day in common."""
    return one.first <= other.last and other.first <= one.last


def earliest_first(range_: Range) -> tuple[Day, Day]:
    """The order of "the earliest": "by last day, then first day, everywhere" (R4)."""
    return (range_.last, range_.first)


def dated_after_publication(claim: Said) -> bool:
    """A `when` wholly after the last publication day (R2; of a `withdrew`: a notice)."""
    return when_of(claim).first > last_publication(claim)


def published_wholly_after(claim: Said, other: Said) -> bool:
    """Every day on which the one may have been published follows every day of the other."""
    return first_publication(claim) > last_publication(other)


# The rules.


def r1_cut(claims: Sequence[Said], known: int | None) -> list[Said]:
    """R1: the visible claims (the position has been cut by the caller).

    What is superseded stays out even if its superseder is itself superseded, hence the
    superseders are looked for among all that are visible but for being superseded.
    """
    but_for_superseding = [
        claim
        for claim in claims
        if (known is None or last_publication(claim) <= known)
        and claim.counts
        and not claim.retracted
    ]
    superseded = {claim.supersedes for claim in but_for_superseding}
    return [claim for claim in but_for_superseding if claim.id not in superseded]


def r2_window(claim: Said) -> Range:
    """R2: the `when` cut off at the last publication day, unless it lies wholly after it."""
    when = when_of(claim)
    if dated_after_publication(claim):
        return when
    return Range(when.first, min(when.last, last_publication(claim)))


def r3_taken_back(asserted: Sequence[Said]) -> list[Said]:
    """R3: what is left when (a), (b) and (c) have each looked at all asserted claims."""
    return [
        claim
        for claim in asserted
        if not any(
            r3a_rescinds(other, claim) or r3b_replaces(other, claim) or r3c_declines(other, claim)
            for other in asserted
        )
    ]


def r3a_rescinds(rescission: Said, claim: Said) -> bool:
    """R3 (a): a `rescinded` removes a `withdrew` that was known of by then and begins after it."""
    if rescission.act != "rescinded" or claim.act != "withdrew":
        return False
    window = r2_window(rescission)
    may_be_published_by_then = first_publication(claim) <= window.last
    if not may_be_published_by_then and claim.article != rescission.article:
        return False
    bar = window.last if window.first == -inf else window.first
    return r2_window(claim).first > bar


def r3b_replaces(other: Said, notice: Said) -> bool:
    """R3 (b): a notice yields to another `withdrew`, published after it and before its day."""
    if other is notice or other.act != "withdrew":
        return False
    if notice.act != "withdrew" or not dated_after_publication(notice):
        return False
    return (
        published_wholly_after(other, notice)
        and last_publication(other) < r2_window(notice).first
        and r2_window(other).first > last_publication(notice)
        and not meets(r2_window(other), r2_window(notice))
    )


def r3c_declines(decline: Said, claim: Said) -> bool:
    """R3 (c): a `declined` removes what was to come, of an act of rank 0 or more."""
    if decline.act != "declined" or claim.act not in RANK:
        return False
    window = r2_window(decline)
    return (
        dated_after_publication(claim)
        and first_publication(claim) <= window.last
        and window.first != -inf
        and r2_window(claim).first > window.first
    )


def r4_order(claim: Said) -> tuple[bool, Day, Day, int]:
    """R4: closed windows by width, then first day; open-ended by last, then first day."""
    window = r2_window(claim)
    closed = window.first != -inf and window.last != inf
    if closed:
        return (False, window.last - window.first, window.first, claim.position)
    return (True, window.last, window.first, claim.position)


def r4_transitions(left: Iterable[Said], criterion: Criterion) -> list[Transition]:
    """R4: each claim narrows the earliest transition that it can join, or founds one."""
    transitions: list[Transition] = []
    taking_part = [claim for claim in left if claim.act in criterion.opens | criterion.closes]
    for claim in sorted(taking_part, key=r4_order):
        opening = claim.act in criterion.opens
        window = r2_window(claim)
        joinable = [
            transition
            for transition in transitions
            if meets(transition.range, window)
            and (
                (transition.opening == opening and transition.act == claim.act)
                or (claim.act == "joined" and transition.opening and transition.act in FORMAL)
            )
        ]
        if joinable:
            # min() keeps the one founded first on a full tie
            joined = min(joinable, key=lambda transition: earliest_first(transition.range))
            joined.range = Range(
                max(joined.range.first, window.first),
                min(joined.range.last, window.last),
            )
            joined.claims.append(claim)
        else:
            transitions.append(
                Transition(
                    opening=opening,
                    act=claim.act,
                    founded=len(transitions),
                    range=window,
                    claims=[claim],
                )
            )
    return transitions


def r5_order(transitions: Sequence[Transition]) -> list[Transition]:
    """R5: by last day, then first day; on a tie first the one that changes the present side."""
    waiting = sorted(transitions, key=lambda one: (*earliest_first(one.range), one.founded))
    ordered: list[Transition] = []
    inside = False
    while waiting:
        tied = [one for one in waiting if one.range == waiting[0].range]
        changing = [one for one in tied if one.opening != inside]
        chosen = (changing or tied)[0]
        waiting.remove(chosen)
        ordered.append(chosen)
        inside = chosen.opening
    return ordered


def r5_turns(transitions: Sequence[Transition]) -> list[Turn]:
    """R5: the runs of one side, walked once in the settled order, with (a) and (b)."""
    turns: list[Turn] = []
    opening_turn: Turn | None = None
    waiting = r5_order(transitions)
    while waiting:
        transition = waiting.pop(0)
        if not transition.opening and opening_turn is None:  # (b)
            takes = next(
                (
                    later
                    for later in waiting
                    if later.opening and later.range.first < transition.range.last
                ),
                None,
            )
            if takes is not None:
                waiting.remove(takes)
                opening_turn = Turn(opening=True, transitions=[takes])
                turns.append(opening_turn)
        if turns and turns[-1].opening == transition.opening:
            turns[-1].transitions.append(transition)
        elif (
            transition.opening
            and opening_turn is not None
            and any(meets(transition.range, one.range) for one in opening_turn.transitions)
        ):  # (a)
            opening_turn.transitions.append(transition)
        else:
            turns.append(Turn(opening=transition.opening, transitions=[transition]))
            if transition.opening:
                opening_turn = turns[-1]
    return turns


def r6_datings(transitions: Sequence[Transition]) -> list[Range]:
    """R6: the datings of a turn, by the acts that are present in it."""
    acts = {transition.act for transition in transitions}
    if acts <= RANK.keys():
        return r6_all_ranked(transitions)
    if len(acts) > 1:
        first = min(transition.range.first for transition in transitions)
        last = min(transition.range.last for transition in transitions)
        return [Range(first, last)]
    if acts <= ONCE:
        return [transition.range for transition in transitions]
    return [min((transition.range for transition in transitions), key=earliest_first)]


def r6_all_ranked(transitions: Sequence[Transition]) -> list[Range]:
    """R6, all acts ranked: the entry act, what contradicts it, and what bounds it."""
    lowest = min(RANK[transition.act] for transition in transitions)
    entry_act = min(
        (transition for transition in transitions if RANK[transition.act] == lowest),
        key=lambda transition: (*earliest_first(transition.range), transition.founded),
    ).act
    entries = [transition for transition in transitions if transition.act == entry_act]
    bound = [one for one in transitions if one.act in {"ratified", "acceded"}]
    joined_before_bound = entry_act == "joined" and all(
        entry.range.last < one.range.first for entry in entries for one in bound
    )

    def dates_the_turn(one: Transition) -> bool:
        if one.act == entry_act:
            return True
        if RANK[one.act] > lowest and all(one.range.last < entry.range.first for entry in entries):
            return True
        return joined_before_bound and one.act in {"ratified", "acceded"}

    others = [one.range for one in transitions if not dates_the_turn(one)]
    datings = []
    for one in transitions:
        if dates_the_turn(one):
            bounds = [other.last for other in others if other.last >= one.range.first]
            datings.append(Range(one.range.first, min([one.range.last, *bounds])))
    return datings


def r7_says(datings: Sequence[Range], day: Day) -> str:
    """R7: what the datings of one turn say by the end of a day."""
    said = set()
    for dating in datings:
        if day >= dating.last:
            said.add("yes")
        elif day < dating.first:
            said.add("no")
        else:
            said.add("unknown")
    if {"yes", "no"} <= said:
        return "disputed"
    if "unknown" in said:
        return "unknown"
    return said.pop()


def r8_eve(denial: Said) -> Day:
    """R8: the day that a denial speaks of; only for an article with a first publication day."""
    eve = first_publication(denial) - 1
    when = when_of(denial)
    if denial.modality == "planned" and when.first != -inf:
        return min(eve, when.first - 1)
    if denial.modality == "denied" and when.last != inf:
        return min(eve, when.last)
    return eve


def r8_denials(visible: Iterable[Said], criterion: Criterion, *, of_start: bool) -> list[Said]:
    """R8: the denials of the starts, or of the ends, of spells, by eve; ties by position."""
    if of_start:
        ranks = {RANK[act] for act in criterion.opens if act in RANK}
        if not ranks:
            return []
        lowest = min(ranks)
        acts = {act for act in criterion.opens if RANK.get(act) == lowest}
        if lowest > 0:
            acts.add("joined")
        modalities = {"planned", "denied"}
    else:
        acts = {"withdrew"} & criterion.closes
        modalities = {"denied"}
    denials = [
        claim
        for claim in visible
        if claim.act in acts and claim.modality in modalities and first_publication(claim) != -inf
    ]
    return sorted(denials, key=lambda denial: (r8_eve(denial), denial.position))


def r8_counts_in(turn: Turn, denial: Said) -> bool:
    """R8: a denial of `joined` does not count once a formal act lies wholly by its eve."""
    return denial.act != "joined" or not any(
        transition.act in FORMAL and transition.range.last <= r8_eve(denial)
        for transition in turn.transitions
    )


def r8_narrow(turn: Turn) -> None:
    """R8, first pass: all denials narrow the turn; those that met an open first day are kept."""
    turn.narrowed = list(turn.datings)
    if len(turn.narrowed) != 1:
        return
    for denial in turn.denials:
        eve = r8_eve(denial)
        first, last = turn.narrowed[0]
        if not first <= eve < last:
            continue
        if denial.modality == "denied" and first == -inf:
            turn.met.append(denial)
        else:
            turn.narrowed = [Range(eve + 1, last)]


def r8_disputes(turn: Turn, following: Turn | None, on: int) -> bool:
    """R8, second pass: whether a denial disputes the turn on the day asked about.

    `following` is the turn that would undo this one: of the other side, and after it.
    """
    return any(
        r8_disputed_from(turn, denial, following) <= on
        and not r8_settled(turn, denial, following, on)
        for denial in turn.denials
    )


def r8_disputed_from(turn: Turn, denial: Said, following: Turn | None) -> Day:
    """R8: the day from which one denial disputes the turn; plus infinity if it does not."""
    eve = r8_eve(denial)
    if any(denial is met for met in turn.met):
        return eve
    if r7_says(turn.narrowed, eve) != "yes":
        return inf
    if following is not None:
        undoing = following.datings if following.opening else following.narrowed
        if r7_says(undoing, eve) != "no":
            return inf
    return min(dating.first for dating in turn.narrowed)


def r8_settled(turn: Turn, denial: Said, following: Turn | None, on: int) -> bool:
    """R8: whether the dispute that one denial raised is settled by the day asked about."""
    for transition in turn.transitions:
        for claim in transition.claims:
            window = r2_window(claim)
            if window.first > r8_eve(denial) and window.last <= on:
                return True
            if (
                published_wholly_after(claim, denial)
                and max(window.last, last_publication(claim)) <= on
            ):
                return True
    an_end = not turn.opening
    return an_end and following is not None and r7_says(following.datings, on) == "yes"


def r9_answer(claims: Sequence[Said], by: str, on: int, known: int | None) -> str:
    """R9: from the claims to the strongest answer over all spells, before suspension."""
    criterion = criterion_named(by)
    visible = r1_cut(claims, known)
    left = r3_taken_back([claim for claim in visible if claim.modality == "asserted"])
    turns = r5_turns(r4_transitions(left, criterion))
    for turn in turns:
        turn.datings = r6_datings(turn.transitions)
        denials = r8_denials(visible, criterion, of_start=turn.opening)
        turn.denials = [denial for denial in denials if r8_counts_in(turn, denial)]
        r8_narrow(turn)

    def disputed(index: int) -> bool:
        following = turns[index + 1] if index + 1 < len(turns) else None
        return r8_disputes(turns[index], following, on)

    answers = ["no"]
    for index, turn in enumerate(turns):
        if turn.opening:
            ended = index + 1 < len(turns)
            answers.append(
                r9_spell(
                    start=r7_says(turn.narrowed, on),
                    start_disputed=disputed(index),
                    end=r7_says(turns[index + 1].narrowed, on) if ended else "no",
                    end_disputed=ended and disputed(index + 1),
                )
            )
        elif index == 0 and r9_ends_unknown_spell(turn, criterion):
            answers.append(
                r9_spell(
                    start="unknown",
                    start_disputed=False,
                    end=r7_says(turn.narrowed, on),
                    end_disputed=disputed(index),
                )
            )
    return next(one for one in ("disputed", "yes", "unknown", "no") if one in answers)


def r9_ends_unknown_spell(first_turn: Turn, criterion: Criterion) -> bool:
    """R9: whether a closing turn that is the first of all ends a spell of unknown start."""
    declined_alone = {one.act for one in first_turn.transitions} == {"declined"}
    return bool(criterion.opens & FORMAL) and not declined_alone


def r9_spell(*, start: str, start_disputed: bool, end: str, end_disputed: bool) -> str:
    """R9: the answer for one spell, from what its two turns say and what R8 disputes."""
    if start == "no":
        return "no"
    if end_disputed:
        return "disputed"
    if end == "yes":
        return "no"
    if start_disputed or "disputed" in (start, end):
        return "disputed"
    if "unknown" in (start, end):
        return "unknown"
    return "yes"


def r10_suspension(plain: str, by: str, suspended: str) -> str:
    """R10: what a *yes* becomes where suspended parties do not count."""
    bare_of_rank_1_or_more = RANK.get(by, 0) >= 1
    if plain != "yes" or not (by in {"signatory", "party", "in-force"} or bare_of_rank_1_or_more):
        return plain
    return {"yes": "no", "unknown": "unknown", "disputed": "disputed", "no": "yes"}[suspended]
