"""An act as words tell it: with its modality, how sure they are, and the rule that read them."""

from dataclasses import dataclass
from typing import Final

from tracker.domain.acts import Act, Modality

ENTRIES: Final = frozenset({Act.JOINED, Act.SIGNED, Act.RATIFIED, Act.ACCEDED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An act with its modality, how sure the words are, and the rule that read them."""

    act: Act
    modality: Modality
    sure: float
    rule: str
    when_matters: bool = True
    """Whether a date beside the verb is the act's own."""
