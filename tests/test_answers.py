"""The four answers, and the strongest of several (R9)."""

from itertools import permutations

import pytest

from tracker.domain.answers import Answer, strongest


def test_the_strongest_is_disputed_then_yes_then_unknown_then_no() -> None:
    order = [Answer.DISPUTED, Answer.YES, Answer.UNKNOWN, Answer.NO]
    for place, expected in enumerate(order):
        for some in permutations(order[place:]):
            assert strongest(some) is expected


def test_nothing_at_all_is_a_no() -> None:
    assert strongest([]) is Answer.NO


@pytest.mark.parametrize("answer", Answer)
def test_an_answer_is_its_own_word(answer: Answer) -> None:
    assert f"{answer}" == answer.value == answer.name.lower()
