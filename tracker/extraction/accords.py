"""Accords in a text: by name and alias, by a short form, and agreements that are none of them."""

from collections.abc import Collection
from dataclasses import dataclass

from tracker.domain.claims import Accord


@dataclass(frozen=True, slots=True, kw_only=True)
class AccordMention:
    """Words that refer to an accord or to another agreement: `text[start:end]`, without "the"."""

    start: int
    end: int
    slug: str | None
    """The accord; None for another agreement ("the Oslo Accords", "a trade deal")."""
    short: bool = False
    """A short form that took its meaning from what stands before: "the accords", "the pact"."""
    modifier: bool = False
    """Describes the noun that follows: "Abraham Accords members", "OPEC meeting"."""


def accords_named(text: str, accords: Collection[Accord]) -> tuple[AccordMention, ...]:
    """Return the mentions of accords and of other agreements, in order, without overlap.

    `accords` are those that may be spoken of. A short form means the accord or agreement that was
    named last and whose name or kind has that head noun. Never raises.
    """
    return ()
