"""What a sentence only imagines: "suppose that Mexico signed", "in the thriller, …"."""

from collections.abc import Sequence
from typing import Final

from tracker.extraction import patterns as re
from tracker.extraction.beginnings import Sought
from tracker.extraction.scene import Scene, Statement, found_in

_IMAGINED: Final = Sought(
    re.compile(
        r"\b(?:imagin(?:e[ds]?|ing)(?: that| if)?|suppos(?:e|ing)(?: that)?"
        r"|pretend(?:s|ed|ing)?(?: that)?|what if|assum(?:e[ds]?|ing)(?:,[^,;.]{3,40},)? that"
        r"|in (?:the|a|an|his|her|this) (?:\w+ )?(?:thriller|novel|film|movie|sitcom|comedy|satire"
        r"|cartoon|musical|opera|video game|simulation)s?,)\s"
        r"|(?P<thought>if only(?= the\b| (?:it|he|she|they|we)\b| (?-i:[A-Z]))"
        r"|(?:high|about) time(?: that)?(?= the\b| (?-i:[A-Z]))"
        r"|would have (?:us|you|one|readers|the reader) (?:believe|think)(?: that)?"
        r"|under the (?:impression|illusion|delusion) that"
        r"|(?:myth|legend|misconception|delusion|canard|fiction|fallacy) that"
        r"|(?:i|we|one) (?:only |often )?wish(?:es)?(?: that)?(?= the\b| (?-i:[A-Z]))"
        r"|(?:seem|appear)(?:s|ed)? to (?:think|believe|imagine)(?: that)?)\s",
        re.IGNORECASE,
    )
)


_CLAIMED: Final = re.compile(
    r"\W{0,3}(?:(?:the|false|viral|common|popular) )?"
    r"(?:claim|myth|rumou?r|fiction|falsehood|misconception|false)"
    r"(?:,? (?:no\.? ?|number )?(?:\d{1,2}|one|two|three|four|five|six))?[*_]{0,2}:[*_]{0,2}\s",
    re.IGNORECASE,
)
_TRUE: Final = re.compile(
    r"\W*(?:(?:the|our) )?(?:verdict|rating|ruling|answer|fact|finding|conclusion)"
    r"[*_]{0,2}:[*_]{0,2}\s+(?:this is )?(?:true|correct|right|accurate)\b",
    re.IGNORECASE,
)


def only_claimed(text: str, start: int, end: int) -> bool:
    """Whether a line quotes what is checked: "Claim: Peru has left", not found true below."""
    return _CLAIMED.match(text, start, end) is not None and _TRUE.match(text, end) is None


_OTHERWISE: Final = re.compile(r"[;:]|,\s+(?:but|yet|though|although|whereas|while|when in fact)\b")
"""With which the writer goes on in earnest: "a myth that Kenya left: it ratified in 2011"."""


_NOBODY: Final = re.compile(r"\b(?:[Nn]obody|[Nn]o one|[Ff]ew|not)\b[^,;.]{0,30}$")


def in_earnest(scene: Scene, found: Sequence[Statement]) -> list[Statement]:
    """Leave out what stands behind the words that say it is imagined."""
    imagined = next(found_in(scene, _IMAGINED), None)
    if imagined is None or _NOBODY.search(
        scene.text, max(scene.sentence.start, imagined.start() - 40), imagined.start()
    ):
        return list(found)
    end = scene.sentence.end
    if imagined["thought"] and (other := _OTHERWISE.search(scene.text, imagined.end(), end)):
        end = other.start()
    return [each for each in found if not imagined.start() <= each.start < end]
