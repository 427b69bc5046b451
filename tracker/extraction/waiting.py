"""Deeds that are only waited for, and those that were waited for and then done."""

from typing import Final

from tracker.extraction import patterns as re
from tracker.extraction.dates import DateKind
from tracker.extraction.mentions import PartyMention
from tracker.extraction.scene import Scene

_AWAITED: Final = re.compile(
    r"\b(?P<how>if|once|unless|until|when|by the time|as soon as|provided(?: that)?|before|(?P<after>after))\s+(?:(?:the|both|all of|also|at least|even|enough others, including)\s+)*$",
    re.IGNORECASE,
)
_PERFECT: Final = re.compile(
    r"['’]?s?(?: [\w’'-]+){0,3}?\s+(?:has|have)(?: (?:both|all|each|also|already|even|ever|yet|first|finally|fully|duly|formally|itself|themselves|\w+ly))*\s*"
)
_AHEAD: Final = re.compile(
    r"\b(?:will|would|can|could|may|might|must|should|cannot|won['’]t|(?:is|are|was|were|due|set|expected) to|takes?|enters?|comes? into|becomes?)\b(?! (?:after|as|when|two|three|a|only)\b)"
)


def awaited(
    scene: Scene, members: tuple[PartyMention, ...], bridge: str, end: int, floor: int
) -> bool:
    """Whether a deed is only waited for: "once Kenya has ratified", "would apply once it had"."""
    text, first = scene.text, members[0].start
    lead = _AWAITED.search(text, max(floor, first - 30), first)
    if lead is None:
        return False
    perfect = _PERFECT.fullmatch(bridge) is not None
    if perfect and not lead["after"]:
        return True
    if any(
        0 <= each.start - end < 24 and each.later is None and each.kind is DateKind.POINT
        for each in scene.dates
    ) and not perfect:  # fmt: skip
        return False  # "after Kenya had ratified it in 1998"
    begin = max(scene.sentence.start, lead.start() - 110)
    if text[begin : lead.start()].strip():
        main = text[begin : lead.start()].rpartition(";")[2]
    else:
        comma = text.find(",", end, scene.sentence.end)
        main = text[comma : min(comma + 110, scene.sentence.end)] if comma >= 0 else ""
    ahead = _AHEAD.search(main)
    return ahead is not None and (perfect or _WOULD.match(ahead[0]) is not None)


_WOULD: Final = re.compile(r"would|could|might|should|w(?:as|ere) to")


_WAITED: Final = re.compile(
    r"\b(?:(?:has |had )?waited|had to wait|was made to wait|took)\b(?![^.;]*\b(?:would|will|may|might|if)\b)[^.;]{3,110}\bbefore\s+(?:the\s+)?$"
)


_HEARD: Final = re.compile(r"\b(?:told|said|says|warned|feared|learned|if|that)\b[^,;.]{0,30}$")


def waited_for(scene: Scene, subject: PartyMention, floor: int) -> bool:
    """Whether a party could at last do what it had waited for: "had to wait until 2019 before it could"."""
    if any(each.later is not None for each in scene.dates if each.start < subject.start):
        return False
    waited = _WAITED.search(scene.text, floor, subject.start)
    return waited is not None and _HEARD.search(scene.text, floor, waited.start()) is None
