"""Parties in a text: by name, abbreviation, demonym, capital, government, person or anaphor."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class How(StrEnum):
    """By what a text refers to a party."""

    NAME = "name"
    ABBREVIATION = "abbreviation"
    DEMONYM = "demonym"
    """"Kazakh"; also in "Kazakh President Tokayev" and "the Kazakhs"."""
    CAPITAL = "capital"
    GOVERNMENT = "government"
    """The White House, Downing Street, the Kremlin."""
    PERSON = "person"
    """One who was introduced as a party's: "Tokayev" after "Kazakh President Tokayev"."""
    ANAPHOR = "anaphor"
    """"the kingdom", "the country", "the Gulf state", resolved by what stands before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyMention:
    """Words that refer to a party: `text[start:end]`, without "the" and without "'s"."""

    start: int
    end: int
    code: str
    how: How
    possessive: bool = False
    """Followed by "'s": it owns what comes next and is not itself the subject."""
    compound: bool = False
    """Part of a hyphenated or dashed word ("U.S.-brokered", "Israel-Hamas war"): no subject."""
    location: bool = False
    """Only a place: "in Riyadh", "talks in Qatar", a dateline. For a country's name this is a hint,
    since "war in Sudan" and "accession in Sudan" read alike."""
    modifier: bool = False
    """Describes the noun that follows: "Kazakh President", "US officials", "Saudi Crown Prince"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyList:
    """Parties that are named together: "Bahrain, the UAE, Morocco and Sudan"."""

    start: int
    end: int
    members: tuple[PartyMention, ...]


def parties_named(text: str) -> tuple[PartyMention, ...]:
    """Return the mentions of parties, in order, without overlap.

    Names that only contain a party's name ("Gulf of Oman", "New Mexico", "Michael Jordan",
    "Washington Post", "Paris Agreement") are none. Never raises.
    """
    return ()


def party_lists(text: str, mentions: Sequence[PartyMention]) -> tuple[PartyList, ...]:
    """Return the groups of at least two mentions that a text coordinates, in order."""
    return ()


def antecedent(text: str, mentions: Sequence[PartyMention], position: int) -> PartyMention | None:
    """Return the mention that "it", "its" or a like word at `position` most likely refers to.

    Looked for in the same sentence and the one before; a subject goes before an object, a name
    in a place or a compound never counts. `mentions` are those of the whole text.
    """
    return None
