"""Which answers changed between two readings of the log, and the claims that changed them."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from dated import ACCORD, Told, boundaries, membership, read, standing
from generated import BASE, NAMES, claims
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.acts import criterion_named
from tracker.domain.claims import Accord
from tracker.domain.days import parse_day
from tracker.projections.diff import changes
from tracker.projections.membership import Membership, memberships

SUSPENDED_DO_NOT_COUNT = Accord(slug="accord", name="The Accord", suspended_count=False)

Diff = Callable[..., list[str]]


def differences(
    told: list[Told],
    by: str,
    before: dict[str | None, Membership],
    after: dict[str | None, Membership],
    days: tuple[str, str],
) -> list[str]:
    """Each change as `party: before to after by claims`."""
    names = {each.id: each.name for each in told}
    first, last = map(parse_day, days)
    return [
        f"{each.party}: {each.before} to {each.after} by {' '.join(names[c] for c in each.claims)}"
        for each in changes(before, after, criterion_named(by), (first, last))
    ]


@pytest.fixture
def told(request: pytest.FixtureRequest) -> list[Told]:
    return read(request.function.__doc__)


@pytest.fixture
def between(told: list[Told]) -> Diff:
    """What changed between two days."""

    def asked(by: str, *days: str, accord: Accord = ACCORD) -> list[str]:
        held = memberships(standing(told, accord), accord)
        first, last = days
        return differences(told, by, held, held, (first, last))

    return asked


@pytest.fixture
def known(told: list[Told]) -> Diff:
    """What changed between two known days, asked for the day `on`."""

    def asked(by: str, *days: str, on: str, accord: Accord = ACCORD) -> list[str]:
        before, after = (
            memberships(standing(told, accord), accord, known=parse_day(day)) for day in days
        )
        return differences(told, by, before, after, (on, on))

    return asked


def test_between_days_the_claims_of_the_turn_that_came_are_named(between: Diff) -> None:
    """
    2020-09-16 signed 2020-09-15 AE
    2020-09-16 signed 2020 AE
    2020-09-16 stalled 2020-09-15 AE
    2020-09-16 signed 2020-10-15 BH
    """
    assert between("signatory", "2020-09-14", "2020-09-15") == ["AE: no to yes by c1 c2"]
    assert between("signatory", "2020-09-15", "2020-09-14") == ["AE: yes to no by c1 c2"]
    assert between("signatory", "2020-09-15", "2020-10-01") == []
    assert between("signatory", "2020-09-15", "2020-09-15") == []


def test_between_days_only_the_turn_that_moves_is_named(between: Diff) -> None:
    """
    2020-09-16 joined 2000-01-01
    2020-09-16 withdrew 2010-01-01
    2020-09-16 joined 2015-01-01
    """
    assert between("party", "2005-01-01", "2012-01-01") == ["X: yes to no by c2"]
    assert between("party", "2012-01-01", "2015-01-01") == ["X: no to yes by c3"]
    assert between("party", "2010-01-01", "2015-01-01") == ["X: no to yes by c3"]


def test_between_days_an_inner_dating_may_move_the_answer(between: Diff) -> None:
    """
    2025-11-06 joined 2020
    2025-11-06 signed 2021-01
    """
    assert between("signatory", "2020-12-15", "2020-12-31") == ["X: unknown to disputed by c1 c2"]
    assert between("signatory", "2020-12-31", "2021-01-01") == ["X: disputed to unknown by c1 c2"]


def test_between_days_a_denial_that_narrowed_the_turn_is_named(between: Diff) -> None:
    """
    2020-06-02 planned signed
    2021-01-01 signed 2020
    """
    assert between("signatory", "2020-06-01", "2020-06-02") == ["X: no to unknown by c1 c2"]


def test_between_days_a_dispute_that_ends_is_named(between: Diff) -> None:
    """
    2020-01-10 signed 2020-01-05
    2020-02-02 planned signed
    2020-02-20 ratified 2020-02-10
    """
    assert between("signatory", "2020-02-01", "2020-02-10") == ["X: disputed to yes by c1 c2 c3"]
    assert between("signatory", "2020-02-10", "2020-02-20") == []


def test_between_days_a_dispute_of_another_time_is_not_named(between: Diff) -> None:
    """
    2020-01-10 signed 2020-01-05
    2020-02-02 planned signed
    2020-02-20 ratified 2020-02-10
    2021-02-01 withdrew 2021-01-01
    """
    assert between("signatory", "2020-12-31", "2021-01-01") == ["X: yes to no by c4"]
    assert between("signatory", "2020-02-10", "2021-01-01") == ["X: yes to no by c4"]


def test_between_days_a_suspension_is_named_where_it_ends_membership(between: Diff) -> None:
    """
    2020-01-01 joined 2000-01-01
    2020-01-01 suspended 2010-01-01
    """
    days = ("2009-12-31", "2010-01-01")
    assert between("party", *days, accord=SUSPENDED_DO_NOT_COUNT) == ["X: yes to no by c2"]
    assert between("party", *days) == []
    first = ("1999-12-31", "2000-01-01")
    assert between("party", *first, accord=SUSPENDED_DO_NOT_COUNT) == ["X: no to yes by c1"]


def test_between_known_days_the_claims_that_only_one_reading_sees_are_named(known: Diff) -> None:
    """
    2020-09-16 signed 2020-09-15
    2020-10-01 withdrew 2020-09-20
    2020-10-01 stalled 2020-09-20
    2020-10-01 suspended 2020-09-20
    """
    assert known("signatory", "2020-09-15", "2020-09-16", on="2020-09-16") == ["X: no to yes by c1"]
    assert known("signatory", "2020-09-16", "2020-10-01", on="2020-09-20") == ["X: yes to no by c2"]
    assert known("signatory", "2020-10-01", "2020-09-16", on="2020-09-20") == ["X: no to yes by c2"]


def test_between_known_days_what_takes_back_is_named(known: Diff) -> None:
    """
    2023-08-24 joined 2024-01-01
    2023-12-29 declined 2023-12-29
    2023-12-30 rescinded 2023-12-30
    """
    assert known("party", "2023-08-24", "2023-12-29", on="2024-01-01") == ["X: yes to no by c2"]


def test_between_known_days_a_suspension_is_named_where_it_ends_membership(known: Diff) -> None:
    """
    2000-01-01 joined 2000-01-01
    2010-01-01 suspended 2010-01-01
    """
    days = ("2009-12-31", "2010-01-01")
    assert known("party", *days, on="2010-01-01", accord=SUSPENDED_DO_NOT_COUNT) == [
        "X: yes to no by c2"
    ]
    first = ("1999-12-31", "2000-01-01")
    assert known("party", *first, on="2000-01-01", accord=SUSPENDED_DO_NOT_COUNT) == [
        "X: no to yes by c1"
    ]


def test_between_known_days_a_plan_to_join_that_denies_a_ratification_is_named(known: Diff) -> None:
    """
    2020-01-10 ratified 2020
    2020-01-11 planned joined 2020-01-08
    """
    assert known("ratified", "2020-01-10", "2020-01-11", on="2020-01-07") == [
        "X: unknown to no by c2"
    ]


def test_a_party_that_only_one_reading_knows_was_or_is_a_no() -> None:
    told = read("2020-09-16 signed 2020-09-15 BH\n2020-09-16 signed 2020-09-15 AE")
    held = memberships(standing(told), ACCORD)
    days = ("2020-09-16", "2020-09-16")
    assert differences(told, "signatory", {}, held, days) == [
        "AE: no to yes by c2",
        "BH: no to yes by c1",
    ]
    other_days = ("2020-09-16", "2020-09-17")
    assert differences(told, "signatory", held, {}, other_days) == [
        "AE: yes to no by c2",
        "BH: yes to no by c1",
    ]


def test_what_is_said_of_the_accord_as_a_whole_is_nobody_s_change() -> None:
    told = read("2020-09-16 in-force 2020-09-15 -")
    held = memberships(standing(told), ACCORD)
    assert differences(told, "in-force", {}, held, ("2020-09-16", "2020-09-16")) == []


def test_a_retraction_names_the_claim_that_is_gone() -> None:
    told = read("2025-11-07 joined 2025-11-06\n2025-11-07 signed 2020")
    retracted = [replace(told[0], fate="retracted"), told[1]]
    before, after = (memberships(standing(each), ACCORD) for each in (told, retracted))
    days = ("2025-11-06", "2025-11-06")
    assert differences(told, "party", before, after, days) == ["X: yes to no by c1"]


@given(
    told=claims(),
    by=st.sampled_from(NAMES),
    days=st.tuples(*[st.integers(BASE - 2, BASE + 45)] * 2),
    suspended_count=st.booleans(),
)
def test_a_change_between_days_always_names_a_claim(
    told: list[Told], by: str, days: tuple[int, int], suspended_count: bool
) -> None:
    held = {"X": membership(told, accord=replace(ACCORD, suspended_count=suspended_count))}
    for change in changes(held, held, criterion_named(by), days):  # type: ignore[arg-type]
        assert change.claims


@given(
    told=claims(),
    by=st.sampled_from(NAMES),
    cuts=st.tuples(*[st.integers(BASE - 2, BASE + 45)] * 2),
    suspended_count=st.booleans(),
)
def test_a_change_between_known_days_always_names_a_claim(
    told: list[Told], by: str, cuts: tuple[int, int], suspended_count: bool
) -> None:
    accord = replace(ACCORD, suspended_count=suspended_count)
    before, after = (memberships(standing(told, accord), accord, known=known) for known in cuts)
    for day in boundaries(told)[::3]:
        for change in changes(before, after, criterion_named(by), (day, day)):
            assert change.claims


def test_where_the_default_criterion_has_changed_each_reading_is_asked_by_its_own() -> None:
    held = memberships(standing(read("2020-01-02 announced 2020-01-01")), ACCORD)
    announced, signatory = criterion_named("announced"), criterion_named("signatory")
    days = (parse_day("2020-01-01"), parse_day("2020-01-01"))
    (change,) = changes(held, held, signatory, days, formerly=announced)
    assert (change.before.value, change.after.value) == ("yes", "no")
