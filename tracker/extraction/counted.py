"""Who does it, by number: "Eleven states signed …: Australia, Brunei …"."""

from typing import Final

from tracker.extraction import patterns as re
from tracker.extraction.institutions import BREAK
from tracker.extraction.mentions import PartyMention
from tracker.extraction.scene import Scene

_NUMBERS: Final = {
    word: number
    for number, word in enumerate(
        [
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
        ],
        2,
    )
}


_COUNT: Final = re.compile(
    rf"\b(?:all\s+|the\s+|its\s+|another\s+)?(?P<number>{'|'.join(_NUMBERS)}|\d{{1,2}})(?:\s+[\w-]+){{0,3}}?"
    r"(?:\s+(?:states|countries|nations|members|governments|signatories|outsiders|founders|parties|capitals|newcomers)\b|(?=\s+(?:have|has|had|of\s+them)\b))",
    re.IGNORECASE,
)


_FIRST_SO_MANY: Final = re.compile(
    rf"\b(?:first|other|last|next|remaining|the|all|these|those)\s+(?P<number>{'|'.join(_NUMBERS)}|\d{{1,2}})\b(?:\s+(?:all|then|also|soon|later|duly|finally|promptly|quickly))?",
    re.IGNORECASE,
)


_NONE_OF: Final = re.compile(r"\b(?:none|neither|not one|no one|few) of\s+$", re.IGNORECASE)


_OF_RANK: Final = re.compile(r",\s+the (?:very )?(?:first|last|only|next)\s+$")
_ONES_TO: Final = re.compile(r"\s+(?:(?:ever|so far)\s+)?to\s+")
_AFTER_ANOTHER: Final = re.compile(r"\b(?:between|with|from|against|near|of|beside|behind)\s+$")


def counted_in(
    scene: Scene, start: int, end: int, floor: int
) -> tuple[tuple[PartyMention, ...], str, int] | None:
    """As in "Eleven states signed …: Australia, Brunei …": the list has just as many."""
    text = scene.text
    found = [each for each in _COUNT.finditer(text, floor, start) if start - each.end() < 40]
    if not found:  # "when the first eight signed: Australia, Canada, …"
        found = [
            each for each in _FIRST_SO_MANY.finditer(text, floor, start) if start - each.end() < 3
        ]
    after = re.match(r"\s+(?:[\w ,]{0,40}?)\bby\s+", text[end : end + 60])
    if not found and after:
        by = _COUNT.match(text, end + after.end())
        found = [by] if by else []
    if not found:
        return None
    count = found[-1]
    before = max(floor, count.start() - 16), count.start()
    if _NONE_OF.search(text, *before) or _AFTER_ANOTHER.search(text, *before):
        return None
    bridge = text[count.end() : start] if count.end() <= start else ""
    if _ONES_TO.fullmatch(bridge) and _OF_RANK.search(text, *before):
        return None  # "Denmark and Namibia, the first two countries to ratify"
    if BREAK.search(bridge):
        return None
    number = _NUMBERS.get(count["number"].lower()) or int(count["number"])
    for each in (*scene.lists, *scene.lists_near):
        if len(each.members) == number and not any(m.compound for m in each.members):
            return each.members, bridge, count.end()
    return None
