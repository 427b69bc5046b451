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
        r"|cartoon|musical|opera|video game|simulation)s?,)\s",
        re.IGNORECASE,
    )
)


def in_earnest(scene: Scene, found: Sequence[Statement]) -> list[Statement]:
    """Leave out what stands behind the words that say it is imagined."""
    imagined = next(found_in(scene, _IMAGINED), None)
    if imagined is None:
        return list(found)
    return [each for each in found if each.start < imagined.start()]
