"""Whose "we" it is: in what an officer of a party is quoted as saying, the party's own."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from tracker.extraction.mentions import How, PartyMention
from tracker.extraction.quotations import Quotation

_WE: Final = re.compile(
    r"\b(?:[Ww]e(?=\s|['’](?:re|ve|ll|d)\b)|(?:[Oo]ur|[Mm]y) (?:country|nation|government|people|parliament|kingdom|republic|island))\b"
)
_OFFICER: Final = re.compile(
    r"(?:['’]s?)?\s+(?:\w+\s+){0,3}?(?:president|minister|premier|chancellor|king|queen|emir|sultan|ambassador|envoy|leader"
    r"|spokes\w+|secretary|negotiator|parliament|government|ministry|official|officials|lawmaker|senator|delegate|delegation|representative|diplomat|commissioner|speaker|governor|chief)\b",
    re.IGNORECASE,
)
_OF: Final = re.compile(
    r"\b(?:president|minister|premier|chancellor|king|queen|emir|sultan|ambassador|envoy|leader|spokes\w+|secretary|negotiator|delegate|representative|diplomat|speaker)\b[^.;”\"]{0,60}\s(?:of|for|to the|from)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_SAYS: Final = re.compile(
    r"\b(?:said|says|told|tells|added|adds|announced|declared|wrote|insisted|stressed|replied|confirmed|asked|put it|warned|explained|argued|promised|vowed|noted|recalled|tweeted|posted|according to)\b"
)
_AFTER: Final = 130
_BEFORE: Final = 170


def first_persons(
    text: str, mentions: Sequence[PartyMention], spoken: Sequence[Quotation]
) -> Iterator[PartyMention]:
    """Yield each "we" of a quotation whose speaker is an officer of one party, as a mention of it."""
    outside = [
        each for each in mentions if not any(one.start <= each.start < one.end for one in spoken)
    ]
    speaker: str | None = None
    last = 0
    for one in spoken:
        found = _speaker(text, outside, one)
        if found is not None:
            speaker = found
        elif "\n\n" in text[last : one.start].strip(" ") and not _runs_on(text, one):
            speaker = None
        last = one.end
        if speaker is None:
            continue
        for we in _WE.finditer(text, one.first, one.last):
            yield PartyMention(start=we.start(), end=we.end(), code=speaker, how=How.ANAPHOR)


def _runs_on(text: str, one: Quotation) -> bool:
    """Whether a quotation is a paragraph of its own, with nobody said to speak in it."""
    line = text[text.rfind("\n", 0, one.start) + 1 : one.start].strip()
    end = text.find("\n", one.end)
    rest = text[one.end : end if end >= 0 else len(text)].strip()
    return not line and not rest


def _speaker(text: str, outside: Sequence[PartyMention], one: Quotation) -> str | None:
    """The party of the officer who is said to speak: right after the words, else before them."""
    end = text.find("\n", one.end)
    after = min(end if end >= 0 else len(text), one.end + _AFTER)
    begin = max(text.rfind("\n", 0, one.start) + 1, one.start - _BEFORE)
    if _SAYS.search(text, one.end, min(after, one.end + 70)):
        for each in outside:
            if one.end <= each.start < after and _speaks(text, each):
                return each.code
    if _SAYS.search(text, begin, one.start):
        for each in outside:
            if begin <= each.start < one.start and _speaks(text, each):
                return each.code
    return None


def _speaks(text: str, mention: PartyMention) -> bool:
    if mention.how is How.PERSON:
        return True
    if mention.compound:
        return False
    if (mention.possessive or mention.modifier) and _OFFICER.match(text, mention.end):
        return True
    return _OF.search(text[max(0, mention.start - 90) : mention.start]) is not None
