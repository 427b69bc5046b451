"""How far the words between subject and verb reach: "will be unable to", "the first to refuse to"."""

from typing import Final

from tracker.extraction import bridge_words as cue
from tracker.extraction import patterns as re

_WILL: Final = re.compile(r"^.*(?:\b(?P<how>will|would|shall)|['’]ll)\b(?P<rest>.*)$", re.DOTALL)
_AT_ONCE: Final = re.compile(
    r"(?:\s+(?:\w+ly|also|soon|now|then|thus|both|all|each|not|never|again|once|first|next|indeed|therefore|yet|still|at last|one day|some day|in turn|in time|in future|too|itself|themselves|either"
    r"|(?:next|this) \w+|(?:on|in|by) (?:\w+ )?\w+|as (?:planned|promised|expected)|be|have|help|let|see|watch|re-?))*\s*",
    re.IGNORECASE,
)
"""What may stand between "will" and the verb that it rules."""
_JOINED_ON: Final = re.compile(
    r"(?:\b(?:and|or|then|but)|,)\s+(?:\w+ly\s+|then\s+|also\s+)*$|,\s+the (?:latest|first|last|second|third|next|newest)\b[^,;.]*\bto\s*$"
)
_LEADS: Final = re.compile(
    r"\b(?:be (?:able|allowed|permitted|cleared|obliged|forced|required|going|about|ready|set|due|prepared) to|(?:proceed|go on|go ahead(?: and)?|continue|move|act|hasten|rush|aim|mean|press ahead|choose|wait|start|begin)\b[^.;,]{0,30}(?:to|with|by)"
    r"|(?:travel|fly|go|come|return|gather|meet|convene|sit down|be in \w+|be on hand|join \w+|use|take)\b[^.;,]{0,40} to)\s+(?:\w+ly\s+)?$",
    re.IGNORECASE,
)
"""What is to be done so that the verb is done, too: "will travel to Accra to sign"."""
_NO_WAY: Final = re.compile(
    r"^\s+(?:\w+ly\s+)?be (?:so |very |too |quite |well |ill[- ])?(?!(?:able|allowed|permitted|cleared|obliged|forced|required|ready|set|due|going|about|prepared|poised|invited|asked|urged|free|tempted|willing|keen|eager|open|likely|bound|next|interested|the|an?|one|among|its|in)\b)(?!\w+ing\b)[\w-]+(?: \w+)? to\s*$"
    r"|\bbe (?:the|its) last\b",
    re.IGNORECASE,
)
"""As in "would be foolish to leave", "will be unable to join", "would be the last to leave"."""
_HELD_BACK: Final = re.compile(
    r"\b(?:before|without|if|unless|whether) (?:\w+ )?(?:\w+ing|\w+ed|to)\b"
)
_FIRST: Final = re.compile(
    r"^\s+(?:\w+ly\s+|also\s+)?(?:be|become) (?:the|its|an?|one|among|only)\b"
)


def falls_short(bridge: str) -> bool:
    """Say whether a "will" or "would" rules another verb than the one at the end of a bridge."""
    will = _WILL.match(bridge)
    if will is None or cue.NOT.search(bridge):
        return False
    rest = will["rest"]
    if _AT_ONCE.fullmatch(rest) or _JOINED_ON.search(rest):
        return False
    if _NO_WAY.search(rest) or _HELD_BACK.search(rest):
        return True
    if _FIRST.match(rest):
        return False
    return not any(
        each.search(rest)
        for each in (_LEADS, cue.PLANS, cue.AGREES, cue.WISHES, cue.REFUSES, cue.BEGUN)
    )


_TO: Final = re.compile(r"\bto\b(?! (?:date|this day)\b)", re.IGNORECASE)
_LEANING: Final = re.compile(
    r"\b(?P<how>(?:most|least|more|less|too|so|in no|without|with (?:an?|the|any|no|every|good|little)\b[^.;]*?\b(?:reasons?|means|chance|rights?|power|will|wish|plans?|motive|interest|incentive|duty|ability|excuse|need|money|strength|courage|votes))\b)"
    r"|\b(?:whether|if|in line|in a (?:position|hurry)|in talks|under pressure|on (?:track|course)|likely|due|ready|willing|eager|keen|able|unable|free|bound|set|slated|poised|about|reluctant|loath|afraid|able|quick|slow|[a-z]+(?<!w)(?<!ne)(?:ed|ing))\s*$",
)
"""What leads to a verb that is not done: "states least likely to", "the latest invited to"."""


def beyond_the_first(first: re.Match[str]) -> str | None:
    """The bridge that begins after "the first country", if it does not lead to the verb at once.

    "was the first state to refuse to" gives " to refuse to ", "among the states expected to" gives
    " is expected to "; the empty text stands for what tells nothing, None for a plain "to".
    """
    tail = first["tail"]
    if tail is None:
        return None
    if (inner := _TO.search(tail)) is not None:
        return f" {tail[inner.start() :].rstrip()} to "
    leaning = _LEANING.search(tail)
    if leaning is None:
        return None
    return "" if leaning["how"] else f" is {leaning[0].strip()} to "
