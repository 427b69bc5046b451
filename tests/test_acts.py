"""The vocabulary of acts, and the criteria of section 6."""

import pytest

from tracker.domain.acts import (
    CRITERIA,
    DEFINITE,
    LADDER,
    OF_THE_WHOLE,
    RANK,
    REPEATS,
    Act,
    criterion_named,
)
from tracker.domain.errors import Usage

# The table of section 6, as it stands there.
TABLE = """
    candidate  | candidate | declined, signed, joined, ratified, acceded, in-force
    announced  | announced, signed, joined, ratified, acceded, in-force | withdrew, declined
    signatory  | signed, joined, ratified, acceded, in-force | withdrew
    party      | joined, ratified, acceded, in-force | withdrew, unratified
    in-force   | in-force | withdrew, unratified
    suspended  | suspended | reinstated, withdrew
    stalled    | stalled | resumed, withdrew
    relations  | relations | relations-ended
"""


def test_the_criteria_are_those_of_the_design() -> None:
    rows = [[cell.strip() for cell in line.split("|")] for line in TABLE.strip().splitlines()]
    assert [row[0] for row in rows] == list(CRITERIA)
    for name, opens, closes in rows:
        assert CRITERIA[name].name == name
        assert CRITERIA[name].opens == set(opens.split(", "))
        assert CRITERIA[name].closes == set(closes.split(", "))


def test_every_act_has_its_rank_and_repeats_or_not() -> None:
    assert RANK == {
        "announced": 0,
        "signed": 1,
        "joined": 2,
        "ratified": 2,
        "acceded": 2,
        "in-force": 3,
    }
    assert set(Act) - REPEATS == {*RANK, "withdrew", "unratified", "relations", "relations-ended"}
    assert {"signed", "ratified", "acceded", "in-force"} == DEFINITE
    assert {"stalled", "resumed", "in-force"} == OF_THE_WHOLE


@pytest.mark.parametrize(
    ("name", "lowest"),
    [
        ("announced", 0),
        ("signatory", 1),
        ("party", 2),
        ("in-force", 3),
        ("candidate", None),
        ("stalled", None),
    ],
)
def test_the_lowest_rank_is_that_of_the_acts_that_open(name: str, lowest: int | None) -> None:
    assert CRITERIA[name].lowest_rank == lowest


def test_the_ladder_goes_from_the_weakest_to_the_strongest() -> None:
    ranks = [CRITERIA[name].lowest_rank for name in LADDER]
    assert ranks == [0, 1, 2, 3]


def test_suspension_tempers_membership_and_acts_of_rank_1_or_more() -> None:
    names = [*CRITERIA, *(act.value for act in Act)]
    assert {name for name in names if criterion_named(name).yields_to_suspension} == {
        "signatory",
        "party",
        "in-force",
        "signed",
        "joined",
        "ratified",
        "acceded",
    }


@pytest.mark.parametrize("name", CRITERIA)
def test_a_named_criterion_is_found_by_its_name(name: str) -> None:
    assert criterion_named(name) is CRITERIA[name]


@pytest.mark.parametrize("act", sorted(set(Act) - set(CRITERIA)))
def test_a_bare_act_opens_itself_and_withdrawal_closes_it(act: Act) -> None:
    criterion = criterion_named(act.value)
    assert criterion.name == act.value
    assert criterion.opens == {act}
    assert criterion.closes == (set() if act == "withdrew" else {"withdrew"})


def test_any_other_word_is_refused_with_the_words_there_are() -> None:
    with pytest.raises(Usage) as refusal:
        criterion_named("Party")
    assert str(refusal.value) == "'Party' is neither a criterion nor an act"
    assert refusal.value.hint.startswith("criteria: candidate, announced, signatory, party, ")
    assert "; or an act: candidate, announced, signed, " in refusal.value.hint
    assert refusal.value.status == 2
