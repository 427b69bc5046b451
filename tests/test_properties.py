"""What is promised of every set of claims (STYLE rule 7), on generated ones.

Where a promise holds only under a condition, the condition is in its name or docstring, and a test
beside it shows what happens without.
"""

from collections.abc import Sequence
from dataclasses import replace

from dated import ACCORD, RECORDED, Told, boundaries, events, membership, read, when
from generated import ACTS, BASE, NAMES, claims, ranges, renamed
from hypothesis import assume, given
from hypothesis import strategies as st

from tracker.domain.acts import CRITERIA, DEFINITE, Act, Modality, criterion_named
from tracker.domain.answers import Answer
from tracker.domain.days import Days, parse_day
from tracker.projections.membership import Membership, memberships
from tracker.projections.removals import removals
from tracker.projections.standing import stand

NAMED = st.sampled_from(NAMES)
KNOWN = st.none() | st.integers(BASE - 1, BASE + 45)
DAYS = (*range(BASE - 3, BASE + 45), *range(BASE + 58, BASE + 63))


def answers(held: Membership, by: str) -> list[Answer]:
    criterion = criterion_named(by)
    return [held.on(criterion, day) for day in DAYS]


@st.composite
def with_one_opening(draw: st.DrawFn) -> tuple[list[Told], Told, str]:
    """Claims of which one alone asserts an opening act of a criterion; the claim; the criterion."""
    by = draw(NAMED)
    opens = criterion_named(by).opens
    others = [
        each
        for each in draw(claims())
        if each.act not in opens or each.modality is not Modality.ASSERTED
    ]
    (only,) = renamed(draw(claims(acts=st.sampled_from(sorted(opens)), most=1)), "only-")
    only = replace(only, modality=Modality.ASSERTED, supersedes=None, fate="")
    place = draw(st.integers(0, len(others)))
    return [*others[:place], only, *others[place:]], only, by


@given(given_=with_one_opening(), days=ranges())
def test_narrowing_the_only_opening_claim_never_flips_a_yes_to_a_no(
    given_: tuple[list[Told], Told, str], days: Days
) -> None:
    """Narrowing leaves alone what the claim is: it does not turn what has happened into a plan
    (R2) and not into what is taken back, or takes back (R3). Nor does it move the claim onto just
    the range of a closing, where R5 says which of the two came first.
    """
    told, only, by = given_
    whole = only.claim(None).days
    assume(days != whole and whole.meets(days))
    narrower = replace(only, when=when(whole.overlap(days)))
    wide = membership(told)
    narrow = membership([narrower if each is only else each for each in told])
    (was,) = [each for each in wide.evidence if each.id == only.id]
    (now,) = [each for each in narrow.evidence if each.id == narrower.id]
    assume(was.is_ahead == now.is_ahead)
    assume(len(list(removals(wide.evidence))) == len(list(removals(narrow.evidence))))
    assume(
        now.window
        not in (
            transition.days
            for turn in wide.spells(criterion_named(by)).turns
            for transition in turn.transitions
            if not turn.opens
        )
    )
    before, after = answers(wide, by), answers(narrow, by)
    assert (Answer.YES, Answer.NO) not in zip(before, after, strict=True)


def test_narrowed_onto_the_very_day_of_an_exit_it_came_before_the_exit() -> None:
    exit_ = "2011-01-01 withdrew 2010-01-01\n"
    vague = membership(read(exit_ + "2011-01-01 joined [2010-01-01..2010-06-01]"))
    sharp = membership(read(exit_ + "2011-01-01 joined 2010-01-01"))
    day = parse_day("2010-06-01")
    assert vague.on(CRITERIA["party"], day) is Answer.YES
    assert sharp.on(CRITERIA["party"], day) is Answer.NO


@given(told=claims(), added=claims(most=1), by=NAMED)
def test_a_planned_claim_of_an_act_outside_the_criterion_changes_nothing(
    told: list[Told], added: list[Told], by: str
) -> None:
    """A plan to join, which R8 counts as a denial of every higher start, is not outside."""
    criterion = criterion_named(by)
    (plan,) = renamed(added, "plan-")
    assume(plan.act not in criterion.opens | criterion.closes)
    assume(plan.act is not Act.JOINED or not criterion.lowest_rank)
    planned = replace(plan, modality=Modality.PLANNED, supersedes=None)
    assert answers(membership([*told, planned]), by) == answers(membership(told), by)


def test_a_plan_to_join_denies_that_it_is_in_force() -> None:
    vague = "2021-01-01 in-force 2020\n"
    day = parse_day("2020-03-01")
    assert membership(read(vague)).on(CRITERIA["in-force"], day) is Answer.UNKNOWN
    planned = membership(read(vague + "2020-06-01 planned joined"))
    assert planned.on(CRITERIA["in-force"], day) is Answer.NO


@given(told=claims(), place=st.integers(0, 6), by=NAMED)
def test_an_echo_changes_no_answer(told: list[Told], place: int, by: str) -> None:
    """The echo of a visible claim; not of a withdrawal that its own article takes back (R3 a), nor
    of a *joined* that may be told of a formal act as well (R4, the earliest of several).
    """
    first = told[place % len(told)]
    assume(first.id in {each.id for each in membership(told).evidence})
    asserted = [each for each in told if each.modality is Modality.ASSERTED]
    if first.act is Act.WITHDREW:
        assume(not any(o.act is Act.RESCINDED and o.article == first.article for o in asserted))
    if first.act is Act.JOINED:
        assume(not any(other.act in DEFINITE for other in asserted))
    echo = replace(first, name="echo", outlet="Echo", supersedes=None)
    assert answers(membership([*told, echo]), by) == answers(membership(told), by)


def test_an_echo_of_a_notice_does_not_know_that_its_article_took_it_back() -> None:
    told = read("""
        2000-01-01 joined 2000-01-01
        2017-02-14 withdrew 2017-11-10 @gambia
        2017-02-14 rescinded 2017-02-10 @gambia
    """)
    day = parse_day("2017-11-10")
    echo = replace(told[1], name="echo", outlet="Echo")
    assert membership(told).on(CRITERIA["party"], day) is Answer.YES
    assert membership([*told, echo]).on(CRITERIA["party"], day) is Answer.NO


def test_an_echo_of_joined_may_narrow_the_next_of_several_formal_acts() -> None:
    told = read("""
        2021-01-01 ratified [2020-01-01..2020-01-10]
        2021-01-01 signed [2020-01-03..2020-01-10]
        2021-01-01 joined [2020-01-05..2020-01-30]
    """)
    day = parse_day("2020-01-03")
    echo = replace(told[2], name="echo", outlet="Echo")
    assert membership(told).on(CRITERIA["signatory"], day) is Answer.UNKNOWN
    assert membership([*told, echo]).on(CRITERIA["signatory"], day) is Answer.NO


@given(told=claims(), later=claims(), by=NAMED, known=KNOWN)
def test_a_later_record_never_changes_an_answer_at_an_earlier_position(
    told: list[Told], later: list[Told], by: str, known: int | None
) -> None:
    """Nor does a later judgement of an earlier claim."""
    earlier = events(told)
    retracted = [replace(each, fate="restored") for each in told]
    whole = [*earlier, *events([*retracted, *renamed(later, "later-")])]
    log = [replace(event, position=place) for place, event in enumerate(whole, start=1)]
    cut = stand(event for event in log if event.position <= len(earlier))
    held = memberships(cut, ACCORD, known=known).get("X")
    then = held or Membership(accord=ACCORD, party="X", evidence=())
    assert answers(then, by) == answers(membership(told, known=known), by)


@given(told=claims(), later=claims(), by=NAMED, known=st.integers(BASE - 1, BASE + 45))
def test_an_article_published_later_never_changes_an_answer_at_an_earlier_known_day(
    told: list[Told], later: list[Told], by: str, known: int
) -> None:
    """Whatever it says, dates, or supersedes: an article is later if it may have been published
    after the known day."""
    after = [
        replace(each, supersedes=told[0].name)
        for each in renamed(later, "later-")
        if min(each.published.days.last if each.published else RECORDED, each.recorded) > known
    ]
    assume(after)
    with_it = membership([*told, *after], known=known)
    assert answers(with_it, by) == answers(membership(told, known=known), by)


@given(told=claims(), by=NAMED)
def test_changes_names_every_day_on_which_the_answer_changes(told: list[Told], by: str) -> None:
    spells = membership(told).spells(criterion_named(by))
    days = boundaries(told)
    line = range(days[0], days[-1] + 1)
    assert len(line) < 200
    changed = [day for day in line if spells.on(day) is not spells.on(day - 1)]
    assert set(changed) <= set(spells.changes())
    assert spells.changes() == sorted(set(spells.changes()))


@given(told=claims(acts=ACTS), by=NAMED)
def test_the_order_of_recording_matters_to_ties_alone(told: list[Told], by: str) -> None:
    """Where no two claims have one window, the log may have recorded them in any order."""
    windows = [each.window for each in membership(told).evidence]
    assume(len(set(windows)) == len(windows))
    backwards: Sequence[Told] = told[::-1]
    assert answers(membership(backwards), by) == answers(membership(told), by)
