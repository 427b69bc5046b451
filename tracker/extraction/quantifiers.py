"""How many of a list a verb is said of: "either Peru or Chile", "one of Peru, Chile and Cuba"."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from tracker.extraction import patterns as re
from tracker.extraction.mentions import PartyMention
from tracker.extraction.scene import Scene, coordinated

_SOME: Final = re.compile(
    r"\b(?:either|both or neither|which(?: one)? of|not(?: all| both| every one)(?: of)?"
    r"|(?<!not )(?<!not a single )(?P<count>one|two|three|four|five|six|some|most|many|few|several|any) of(?P<whole> (?:the|its|their|these|those) [\w -]{2,30},)?)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_NUMBERS: Final = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_OR: Final = re.compile(r"\bor\b")
_FOR_EACH: Final = re.compile(
    r"\b(?:may|might|could|can|not|never|nor|neither|no|without)\b|n['’]t\b", re.IGNORECASE
)
"""With which "or" is as good as "and": "Peru or Chile may join", "nor have Peru or Chile"."""
_NOT_ONE: Final = re.compile(
    r"\b(?:nor|neither|never|not|without|before|like)(?:\s+\w+)?\s+(?:the\s+)?$", re.IGNORECASE
)
_PERHAPS: Final = re.compile(
    r",?\s+(?:and|or|but),?\s+(?:(?:also|even|quite|very)\s+)?(?:perhaps|possibly|maybe|probably|potentially|conceivably|presumably)(?:\s+(?:also|even))?,?\s+(?:the\s+)?$"
)


def is_some_of(scene: Scene, members: Sequence[PartyMention], bridge: str, floor: int) -> bool:
    """Say whether what is said of a list is said of some of it only, nobody knows of which."""
    if len(members) < 2:
        return False
    text, first = scene.text, members[0].start
    some = _SOME.search(text, max(floor, first - 60), first)
    if some is not None:
        number = _NUMBERS.get((some["count"] or "").lower())
        if not some["whole"] or (number is not None and number != len(members)):
            return True
    if not any(_OR.search(text, one.end, other.start) for one, other in pairwise(members)):
        return False
    lead = text[max(floor, first - 40) : first]
    return _NOT_ONE.search(lead) is None and _FOR_EACH.search(bridge) is None


def doubtful_end(scene: Scene, mention: PartyMention, floor: int) -> tuple[int, int] | None:
    """Where the sure part of a list ends, and the doubtful one: "Peru, and perhaps Chile, left"."""
    group = coordinated(scene, mention)
    first = group[0].start
    doubt = _PERHAPS.search(scene.text, max(floor, first - 40), first)
    if doubt is None:
        return None
    # of "Peru or perhaps Chile" neither is sure
    return (-1 if _OR.search(doubt[0]) else doubt.start()), group[-1].end
