"""A text's reference to a party: where it stands, whom it means, by what kind of words."""

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
