"""What is promised of every set of claims (STYLE rule 7), on generated ones."""

from collections.abc import Sequence
from dataclasses import replace

from dated import ACCORD, Told, boundaries, events, membership, when
from generated import BASE, FORMAL, NAMES, RECORDED, claims, ranges, renamed
from hypothesis import assume, given
from hypothesis import strategies as st

from tracker.domain.acts import Act, Criterion, Modality, criterion_named
from tracker.domain.answers import Answer
from tracker.domain.days import Days
from tracker.projections.membership import Membership, memberships
from tracker.projections.standing import Standing, stand

NAMED = st.sampled_from(NAMES)
KNOWN = st.none() | st.integers(BASE - 1, BASE + 45)
DAYS = range(BASE - 3, BASE + 45)


def answers(held: Membership, by: str) -> list[Answer]:
    criterion = criterion_named(by)
    return [held.on(criterion, day) for day in (*DAYS, RECORDED - 1, RECORDED, RECORDED + 1)]


def held_by(standing: Standing, known: int | None = None) -> Membership:
    held = memberships(standing, ACCORD, known=known).get("X")
    return held or Membership(accord=ACCORD, party="X", evidence=())


@given(told=claims(), days=ranges(), place=st.integers(0, 6), by=NAMED)
def test_narrowing_the_only_opening_claim_never_flips_a_yes_to_a_no(
    told: list[Told], days: Days, place: int, by: str
) -> None:
    criterion = criterion_named(by)
    opening = [each for each in told if each.act in criterion.opens]
    assume(len(opening)==1 and opening[0].modality is Modality.ASSERTED)
    (only,) = opening
    whole = only.claim(None).days
    assume(days != whole and whole.meets(days))
    narrower = replace(only, when=when(whole.overlap(days)))
    before = answers(membership(told), by)
    after = answers(membership([narrower if each is only else each for each in told]), by)
    assert (Answer.YES, Answer.NO) not in zip(before, after, strict=True)

@given(told=claims(), added=claims(most=1), by=NAMED)
def test_a_planned_claim_of_an_act_outside_the_criterion_changes_nothing(
    told: list[Told], added: list[Told], by: str
) -> None:
    criterion = criterion_named(by)
    (plan,) = renamed(added, "plan")
    assume(plan.act not in criterion.opens | criterion.closes)
    planned = replace(plan, modality=Modality.PLANNED, supersedes=None)
    assert answers(membership([*told, planned]), by) == answers(membership(told), by)


@given(told=claims(), place=st.integers(0, 6), by=NAMED)
def test_an_echo_changes_no_answer(told: list[Told], place: int, by: str) -> None:
    first = told[place % len(told)]
    echo = replace(first, name="echo", article=None, outlet="Echo", supersedes=None)
    assert answers(membership([*told, echo]), by) == answers(membership(told), by)


@given(told=claims(), later=claims(), by=NAMED, known=KNOWN)
def test_a_later_record_never_changes_an_answer_at_an_earlier_position(
    told: list[Told], later: list[Told], by: str, known: int | None
) -> None:
    earlier = events(told)
    log = events([*told, *later])
