"""Dates in the English of news, resolved against the day of publication."""

from dataclasses import dataclass
from enum import StrEnum

from tracker.domain.days import When


class DateKind(StrEnum):
    """How the words speak of the date that they name."""

    POINT = "point"
    """On a day of `when`: "on Thursday", "in 2020", "in the summer of 2020"."""
    SPAN = "span"
    """All through it: "from 2017 to 2021", "between May and July 2021"."""
    BEFORE = "before"
    """At the latest then: "by 2030", "before the end of the year", "until May": `when` is open."""
    AFTER = "after"
    """Then or later: "after 2021", "from 2027 on": `when` is open at its end."""
    SINCE = "since"
    """Lasting from then: "since 1992", "for more than 30 years"; `named` says when it began."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """Words that give a date: `text[start:end]`, a preposition that bounds it included.

    "on" and "in" are not included, "by", "since", "after" and "until" are.
    """

    start: int
    end: int
    when: When | None
    """What the words say, bound and all: "by 2030" is `[..2030]`. None where that is relative to
    something unknown (no publication day, no date before it); the clause still has a date of its
    own, so no other may be lent to it."""
    named: When | None
    """The date that is named, without its bound: "by 2030" is `2030`, "since 1992" is `1992`."""
    later: When | None
    """The other reading, for what is still to come, where the words leave it open: "on Thursday",
    "in September" (`when` is then the latest one not after publication). With its bound."""
    kind: DateKind
    relative: bool
    """Whether publication or another date was needed to resolve it."""
    attributive: bool
    """Whether it only names a thing: "the 2015 Paris Agreement", "Thursday's summit"."""


def dates(text: str, published: When | None) -> tuple[DateMention, ...]:
    """Return the dates that a text gives, in order, without overlap.

    `published` may be a range: a weekday is then all the days that it can be. Without it, relative
    dates have no `when`. Never raises.
    """
    return ()
