"""Asides between a subject and its verb: "Kenya, at odds with Togo and Mali, has left"."""

from typing import Final

from tracker.extraction import patterns as re
from tracker.extraction.institutions import BODY
from tracker.extraction.mentions import PartyMention
from tracker.extraction.scene import Scene, coordinated

_OPENS: Final = re.compile(r"(?:\s+[A-Z][\w.’'-]+){0,3}(?P<how>,|\s+[–—-]|—|\s*\()\s*")
_ENDS: Final = {",": ",", "–": "–", "—": "—", "-": " -", "(": ")"}
_WITHIN: Final = re.compile(
    r"(?!(?:and|or|nor|then|later|plus|followed)\b(?! not\b))(?:the\s+)?(?:(?!the\b)[^,;:()–—\s])[^,;:()–—]*"
    r"(?:,\s+(?:and|but|though)\s+(?:over|despite|against|after|amid|under|in|to|with|without|ignoring)\s[^,;:()–—]*)?"
)
"""What comes first in an aside that does not only name its parties."""
_CLOSES: Final = re.compile(r"[^,;:()–—]*,")
_VERB_NEXT: Final = re.compile(
    r"\s+(?!(?:and|or|nor|but|then|the|an?|its|his|her|their|our|my|these|those|this|that|it|he|she|they|we|you|there|which|whom?|whose|where|when|while|as"
    r"|because|so|if|with|in|on|at|for|by|from|to|of|after|before|since|until|both|all|most|some|each|many|one|two|three|four|five|six)\b)[a-z]"
)
"""With what the sentence goes on after an aside: no subject of its own, nor another aside."""
_A_BODY_NEXT: Final = re.compile(
    r"\s+(?:the\s+)?(?:government|parliament|cabinet|senate|congress|(?:national )?assembly|lawmakers|deputies|president|junta)\b",
    re.IGNORECASE,
)
_IT_WAS: Final = re.compile(r"\b[Ii]t (?:is|was)\s+(?:the\s+)?$")
_BEHIND: Final = re.compile(
    r"\b(?:with|to|by|against|from|for|than|between|among|like|unlike|on|over|including|in|at|about|near|via|through|across|under|towards?"
    r"|(?<!government )(?<!president )(?<!minister )(?<!parliament )(?<!kingdom )(?<!leaders )(?<!republic )(?<!cabinet )(?<!junta )of)\s+(?:the\s+)?$",
    re.IGNORECASE,
)


def aside_of(scene: Scene, mention: PartyMention, at: int) -> tuple[PartyMention, int] | None:
    """Whom the aside that holds a party interrupts, and where that one goes on; else None.

    As in "Kenya, at odds with Togo and Mali, left": Kenya, before "left". The verb is at `at`.
    """
    text = scene.text
    group = coordinated(scene, mention)
    first, last = group[0].start, group[-1].end
    for subject in reversed(scene.parties):
        if subject.end > first or subject in group:
            continue
        if first - subject.end > 160:
            return None
        lead = max(0, subject.start - 24)
        place = _BEHIND.search(text, lead, subject.start)
        if subject.compound or (place and text[place.start() : place.start() + 3] != "In "):
            continue
        begin = subject.end
        if subject.possessive or subject.modifier:
            body = BODY.match(text, begin, first)
            if body is None:
                continue
            begin = body.end()
        opens = _OPENS.match(text, begin, first)
        resumed = _resumed(text, opens, first, last, at) if opens else None
        if resumed is None:
            continue
        then = _A_BODY_NEXT if place else _VERB_NEXT
        if then.match(text, resumed) or (
            _IT_WAS.search(text, lead, subject.start) and text.startswith(" that ", resumed)
        ):
            return subject, resumed
    return None


def _resumed(text: str, opens: "re.Match[str]", first: int, last: int, at: int) -> int | None:
    """Where the sentence goes on after an aside that holds what stands at `first` to `last`."""
    how = opens["how"].strip()
    if how == ",":
        if _WITHIN.fullmatch(text, opens.end(), first) is None:
            return None
        closes = _CLOSES.match(text, last, at)
        end = closes.end() if closes else -1
    else:
        end = text.find(_ENDS[how], opens.end(), at)
        end = end + len(_ENDS[how]) if end >= last else -1
        if first == opens.end():
            return None  # "Kenya (Togo's neighbour)", "two – Kenya and Togo – have"
    return end if end >= 0 else None


_RELATIVE: Final = re.compile(
    r",\s+(?:(?:between|among|through|with|from|of|to|for|on|in) )?(?:which|whom?|whose|where)\b[^,;.()]{0,90}$"
)


def in_relative_clause(scene: Scene, mention: PartyMention, at: int) -> bool:
    """Whether a clause on another holds the party: "Egypt, whose peace with Israel is old, has"."""
    if "," not in scene.text[mention.end : at]:
        return False
    begin = max(scene.sentence.body, mention.start - 110)
    found = _RELATIVE.search(scene.text, begin, mention.start)
    return found is not None and any(each.end == found.start() for each in scene.parties)
