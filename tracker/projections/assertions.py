"""Whether answers are those that somebody has written down: the balance assertions of accountants.

An assertion names, for one question, an answer and parties, and says how they fit together:

    =           these parties have the answer, and no others
    contains    these parties have it; others may
    lacks       these parties do not have it
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from tracker.domain.answers import Answer


class Relation(StrEnum):
    """How the parties that have an answer are related to those that are named."""

    EXACTLY = "="
    CONTAINS = "contains"
    LACKS = "lacks"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One party whose answer is not as asserted."""

    party: str
    found: Answer
    asserted: Answer
    """The answer that it should have or, where it has it, should not."""


def differences(
    answers: Mapping[str, Answer], relation: Relation, asserted: Answer, parties: Iterable[str]
) -> list[Difference]:
    """Return the parties that differ, in the order of their codes; none where the assertion holds.

    `answers` are those of the parties that visible claims name; all others are *no*.
    """
    named = set(parties)
    # whoever no claim names is *no*: no list of those is ever complete
    having = {party for party, answer in answers.items() if answer is asserted}
    if asserted is Answer.NO:
        having |= named - answers.keys()
    match relation:
        case Relation.EXACTLY:
            wrong = named ^ having
        case Relation.CONTAINS:
            wrong = named - having
        case Relation.LACKS:
            wrong = named & having
        case _ as never:
            assert_never(never)
    return [
        Difference(party=party, found=answers.get(party, Answer.NO), asserted=asserted)
        for party in sorted(wrong)
    ]
