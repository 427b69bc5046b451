"""Where sources disagree: the three kinds, their sides, settled or open."""

from collections.abc import Callable

import pytest
from dated import Told, membership, read

from tracker.domain.acts import CRITERIA
from tracker.domain.days import iso
from tracker.projections.conflicts import Conflict, conflicts, criteria_for

Find = Callable[..., list[str]]


@pytest.fixture
def find(request: pytest.FixtureRequest) -> Find:
    """Each conflict as `kind by settled: range claims | range claims`."""
    told = read(request.function.__doc__)

    def found(*by: str) -> list[str]:
        names = {each.id: each.name for each in told}
        all_ = conflicts(membership(told), [CRITERIA[name] for name in by])
        assert all(each.party == "X" for each in all_)
        return [shown(each, names) for each in all_]

    return found


def shown(conflict: Conflict, names: dict[str, str]) -> str:
    sides = (
        f"{side.days} {' '.join(names[claim.id] for claim in side.claims)}"
        for side in conflict.sides
    )
    settled = "open" if conflict.settled is None else iso(conflict.settled)
    return f"{conflict.kind} {conflict.by} {settled}: {' | '.join(sides)}"


def test_two_dates_of_one_turn_are_settled_when_both_are_past(find: Find) -> None:
    """
    2025-11-06 joined 2020
    2025-11-06 signed 2021-01
    2025-11-06 signed [2021-01-10..2021-02-28]
    """
    assert find("signatory") == ["date signatory 2021-01-31: 2020 c1 | [2021-01-10..2021-01] c2 c3"]


def test_datings_that_meet_are_no_conflict(find: Find) -> None:
    """
    2025-11-06 relations [2020-01-01..2020-01-10]
    2025-11-06 relations [2020-01-11..2020-01-20]
    """
    assert len(find("relations")) == 1
    assert find("signatory") == []


def test_one_day_apart_is_a_conflict_and_one_day_in_common_is_none(find: Find) -> None:
    """
    2025-11-06 joined [2020-01-01..2020-01-10]
    2025-11-06 acceded [2020-01-10..2020-01-20]
    """
    assert find("party") == []


def test_a_date_that_is_never_past_is_open(find: Find) -> None:
    """
    2020-01-01 joined 2020-01-01
    2020-01-01 joined [2020-06-01..]
    """
    assert find("party") == ["date party open: 2020-01-01 c1 | [2020-06..] c2"]


def test_named_acts_in_the_wrong_order_are_a_conflict_of_order(find: Find) -> None:
    """
    2021-02-01 ratified 2019-05-05
    2021-02-01 signed 2020-06-01
    """
    assert find("signatory") == ["order signatory 2020-06-01: 2019-05-05 c1 | 2020-06-01 c2"]


def test_an_unnamed_act_in_the_wrong_order_is_a_conflict_of_dates(find: Find) -> None:
    """
    2021-02-01 joined 2019-05-05
    2021-02-01 signed 2020-06-01
    """
    assert find("signatory") == ["date signatory 2020-06-01: 2019-05-05 c1 | 2020-06-01 c2"]


def test_a_signature_before_the_announcement_is_a_conflict_of_dates(find: Find) -> None:
    """
    2021-02-01 signed 2019-05-05
    2021-02-01 announced 2020-06-01
    """
    assert find("announced") == ["date announced 2020-06-01: 2019-05-05 c1 | 2020-06-01 c2"]


def test_two_dates_of_a_ratification_are_a_conflict_of_dates(find: Find) -> None:
    """
    2021-02-01 ratified 2019-05-05
    2021-02-01 ratified 2020-06-01
    """
    assert find("party") == ["date party 2020-06-01: 2019-05-05 c1 | 2020-06-01 c2"]


def test_a_joined_long_before_the_ratification_is_a_conflict_of_dates(find: Find) -> None:
    """
    2021-02-01 joined 2019-05-05
    2021-02-01 ratified 2020-06-01
    """
    assert find("party") == ["date party 2020-06-01: 2019-05-05 c1 | 2020-06-01 c2"]


def test_a_ceremony_still_to_come_stands_against_what_has_happened(find: Find) -> None:
    """
    2025-11-07 joined 2025-11-06
    2025-11-07 planned signed
    """
    assert find("signatory") == ["denial signatory open: 2025-11-06 c1 | [2025-11-07..] c2"]


def test_a_denial_is_settled_when_the_last_of_its_disputes_is(find: Find) -> None:
    """
    2020-01-10 signed 2020-01-05
    2020-02-02 planned signed 2020-03-01
    2020-02-04 denied signed
    2020-02-20 ratified [2020-02-03..2020-02-10]
    """
    assert find("signatory") == [
        "denial signatory 2020-02-20: 2020-01-05 c1 c4 | [..2020-03-01] c2 c3"
    ]


def test_a_denial_that_only_narrows_is_no_conflict(find: Find) -> None:
    """
    2020-06-02 planned signed
    2021-01-01 signed 2020
    """
    assert find("signatory") == []


def test_a_conflict_comes_once_under_the_first_criterion_that_shows_it(find: Find) -> None:
    """
    2021-02-01 joined 2019-05-05
    2021-02-01 joined 2020-06-01
    """
    assert find("party", "signatory") == ["date party 2020-06-01: 2019-05-05 c1 | 2020-06-01 c2"]
    assert [each.split(":")[0] for each in find("signatory", "party")] == [
        "date signatory 2020-06-01"
    ]


def test_a_turn_that_bounds_no_spell_is_in_no_conflict(find: Find) -> None:
    """
    2021-02-01 joined 2019-05-05
    2021-02-01 joined 2020-06-01
    """
    assert find("candidate") == []


def test_an_undated_rejoining_stands_against_the_exit_before_it(find: Find) -> None:
    """
    1973-01-01 joined 1973-01-01
    2020-02-01 withdrew 2020-02-01
    2023-05-01 ratified
    """
    assert find("party") == ["order party open: [..2023-05-01] c3 | 2020-02-01 c2"]


def test_an_undated_exit_stands_against_the_return_before_it(find: Find) -> None:
    """
    2000-01-01 joined 2000-01-01
    2005-01-01 withdrew 2005-01-01
    2010-01-01 joined 2010-01-01
    2015-01-01 withdrew
    """
    assert find("party") == ["order party open: [..2015-01-01] c4 | 2010-01-01 c3"]


def test_an_undated_claim_of_an_undated_article_counts_from_its_recording(find: Find) -> None:
    """
    1973-01-01 joined 1973-01-01
    2020-02-01 withdrew 2020-02-01
    ? ratified +2023-05-01
    """
    assert find("party") == ["order party open: [..2023-05-01] c3 | 2020-02-01 c2"]


def test_an_undated_claim_that_fits_the_standing_is_no_conflict(find: Find) -> None:
    """
    1973-01-01 joined 1973-01-01
    1990-02-01 ratified
    2020-02-01 withdrew
    """
    assert find("party") == []


def test_a_dated_claim_is_not_held_against_the_standing(find: Find) -> None:
    """
    1973-01-01 joined 1973-01-01
    2020-02-01 withdrew 2020-02-01
    2023-05-01 joined 1973
    """
    assert find("party") == []


def test_what_is_said_of_the_accord_as_a_whole_may_be_in_conflict() -> None:
    told: list[Told] = read("""
        2021-01-01 in-force - 2020-01-01
        2021-01-01 in-force - 2020-02-01
    """)
    (conflict,) = conflicts(membership(told, None), [CRITERIA["in-force"]])
    assert (conflict.party, conflict.kind) == (None, "date")


def test_an_accord_s_own_criterion_comes_first_and_each_once() -> None:
    assert [each.name for each in criteria_for("party")] == [
        "party",
        *(name for name in CRITERIA if name != "party"),
    ]


def test_an_accord_whose_own_criterion_is_a_bare_act_is_shown_the_named_ones() -> None:
    assert [each.name for each in criteria_for("signed")] == list(CRITERIA)
