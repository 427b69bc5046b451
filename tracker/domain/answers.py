"""The four answers to a question of membership, and how several are put together."""

from collections.abc import Iterable
from enum import StrEnum


class Answer(StrEnum):
    """What can be said: *unknown* and *disputed* are answers, not failures."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"
    DISPUTED = "disputed"


_STRENGTH = (Answer.DISPUTED, Answer.YES, Answer.UNKNOWN, Answer.NO)


def strongest(answers: Iterable[Answer]) -> Answer:
    """Return the strongest of disputed, yes, unknown, no (R9); *no* where there is none."""
    given = set(answers)
    return next((each for each in _STRENGTH if each in given), Answer.NO)
