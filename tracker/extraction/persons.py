"""Persons who join or leave a body for themselves: "Judge Ito of Japan joined the court"."""

from collections.abc import Sequence
from typing import Final

from tracker.extraction import patterns as re
from tracker.extraction.mentions import How, PartyMention
from tracker.extraction.scene import Scene

_SOMEBODY_OF: Final = re.compile(
    r"(?:\b(?!(?:President|Prime|Premier|Chancellor|King|Queen|Emir|Sultan|Prince|Sheikh|Foreign|Minister|The|In|Under)\b)[A-Z][\w’'.-]*\s+(?:(?:de|van|von|bin|al|da|dos|del|der|di)\s+)*(?:(?:al|el)-)?"
    r"(?!(?:Minister|Parliament|Government|Republic|Kingdom|Senate|Congress|House|Assembly|Union|Council|Cabinet|State|States|Federation)\b)[A-Z][\w’'-]*"
    r"|\b[Aa]n?\s+(?:[\w-]+\s+){0,2}?[\w-]+)\s+(?:of|from)\s+(?:the\s+)?$"
)
_HEAD: Final = re.compile(
    r"\b(?:[Pp]resident|[Mm]inister|[Pp]remier|[Cc]hancellor|[Kk]ing|[Qq]ueen|[Ee]mir|[Ss]ultan|[Pp]rince|[Ss]heikh|[Ll]eader|[Rr]uler|[Gg]eneral|Taoiseach)\s+(?:[A-Z][\w’'.-]*\s+)?$"
)
"""Before the name of one who acts for the state."""
_THE_ONE: Final = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Tt]hat|[Aa]nother)\s+(?:[a-z]+\s+)?$")
_ONE: Final = re.compile(r"\w+(?:an|i|er|ole|o|ard)$")
"""A demonym of one person: "the Kenyan", "the Israeli"."""
_OFFICER: Final = re.compile(
    r"(?:['’]s?)?\s+(?:[\w-]+\s+){0,2}?(?:diplomat|ambassador|envoy|delegate|official|lawmaker|senator|judge|economist|doctor|negotiator|general|officer|lawyer|scientist|adviser|advisor|representative|spokes(?:man|woman|person))\b(?!['’])"
)


def is_a_person(scene: Scene, members: Sequence[PartyMention], start: int) -> bool:
    """Say whether the subject of the verb at `start` is one person, by name, people or office."""
    first, last = members[0], members[-1]
    person = _SOMEBODY_OF.search(scene.text, max(0, first.start - 60), first.start)
    if person is not None and not (first.possessive or first.modifier):
        return _HEAD.search(scene.text, max(0, person.start() - 40), person.start()) is None
    if _OFFICER.match(scene.text, last.end, start):
        return True
    return (
        first.how is How.DEMONYM
        and not (first.possessive or first.modifier)
        and _ONE.match(scene.text, first.start, first.end) is not None
        and _THE_ONE.search(scene.text, max(0, first.start - 20), first.start) is not None
    )
