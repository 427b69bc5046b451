"""Which clause a pronoun stands in, and who begins it: "Kenya left, and Togo says that it …"."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from tracker.extraction import patterns as re
from tracker.extraction.mentions import PartyMention

_LATER_CLAUSE: Final = re.compile(
    r"(?:;|,\s+(?:and|but|while|whereas|though|although))\s+(?:(?:its|the)\s+(?:[a-z-]+\s+){0,2}?(?:neighbou?r|ally|rival|partner),?\s+)?(?:the\s+)?$"
)
_THAT_IT: Final = re.compile(
    r"(?:,\s+(?!and\b|but\b)[^,;.]{3,110},)?\s+(?:(?!and\b|but\b|or\b)[\w’'-]+\s+){1,9}that\s+"
)


def begins_clause(
    text: str, mentions: Sequence[PartyMention], mention: PartyMention, position: int
) -> bool:
    """Whether a party begins a later clause that goes on to "that it": "…, and Togo says that it"."""
    number = bisect_left(mentions, mention.start, key=lambda each: each.start)
    before = mentions[number - 1] if number else None
    if (
        before is None
        or _LATER_CLAUSE.search(text, max(before.end, mention.start - 60), mention.start) is None
    ):
        return False
    if re.fullmatch(r"\W*(?:and|but|while)?\W*(?:the )?", text[before.end : mention.start]):
        return False  # the last of a list
    return _THAT_IT.fullmatch(text, mention.end, position) is not None


_CLAUSE_BEGINS = re.compile(r"(?:[,;]|\b(?:and|but|while|whereas))\s+(?:the\s+)?$")
_DOES_TO_ITS = re.compile(
    r"\s+(?:(?:has|had|also|then|later|since|formally|temporarily)\s+){0,2}(?:suspended|froze|frozen|halted|withdrew|revoked|renewed|deposited|lodged|ended|announced|resumed|restored|postponed|delayed|cancelled|rescinded)\s+"
)


def is_its_clause(text: str, mention: PartyMention, position: int) -> bool:
    """Whether a party begins the clause in which a verb has its thing as the object."""
    if mention.possessive or mention.modifier or mention.compound or mention.location:
        return False
    if not text.startswith(("its", "Its"), position):
        return False
    if _DOES_TO_ITS.fullmatch(text, mention.end, position) is None:
        return False
    return _CLAUSE_BEGINS.search(text[max(0, mention.start - 14) : mention.start]) is not None


_IN_ITS_CLAUSE: Final = re.compile(r",\s+(?:which|who)\b[^,;]*")


def in_its_clause(text: str, end: int, start: int) -> bool:
    """Whether a verb stands in a clause set beside its subject, apart from what leads the sentence."""
    return _IN_ITS_CLAUSE.fullmatch(text, end, start) is not None
