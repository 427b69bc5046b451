"""Parliaments, governments and presidents that act with no party named beside them."""

import re
from typing import Final

from tracker.extraction.mentions import PartyMention
from tracker.extraction.scene import Scene, counterpart_of

BREAK: Final = re.compile(
    r"[;:]|\.\s|\b(?:but|while|although|though|because|whereas|when|which|who|whose|where|that|as)\b"
)
_INSTITUTION: Final = re.compile(
    r"(?:^|[,;:—–“\"(]|\b(?:that|and|but|while|as)\b)\s*(?:(?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Aa]|[Bb]oth)\s+)?(?:(?:new|lower|upper|previous|outgoing|next|incoming|current|present|same|following|interim|military|whole|last)\s+)?"
    r"(?:[Pp]arliament|[Gg]overnment|[Cc]abinet|[Ss]enate|[Aa]ssembly|[Cc]ongress|[Ll]awmakers|[Ll]egislature|[Oo]pposition"
    r"|[Jj]unta|[Aa]uthorities|[Oo]fficials|[Mm]inisters|(?:[Ff]oreign|[Pp]rime|[Ee]nergy|[Tt]rade|[Jj]ustice|[Dd]efen[cs]e) [Mm]inister|[Pp]resident)"
    r"(?:,? (?:[A-Z][\w’'-]+ ){0,2}[A-Z][\w’'-]+,?)?(?P<bridge>(?:\s+[a-z’'“\"-]+){0,6}\s*)$"
)


def spoken_for(scene: Scene, at: int, floor: int) -> tuple[tuple[PartyMention, ...], str] | None:
    """The party whose parliament or president it is that does it, and no party is named with it.

    "Lisbon's minister says that parliament will ratify": the party of the sentence; else, "The
    Senate voted it down", the one that the sentence before begins with.
    """
    found = _INSTITUTION.search(scene.text, max(floor, at - 110), at)
    if found is None or BREAK.search(found["bridge"]):
        return None
    own = [
        each for each in scene.parties
        if floor <= each.start and each.end <= found.start() + 2 and not each.compound
        and (
            not each.location
            or _opens_with(scene, each, found.start())
            or found["bridge"].startswith(" there ")
        )
    ]  # fmt: skip
    meant = own[-1:] or [each for each in scene.earlier if not (each.compound or each.location)][:1]
    if not meant or meant[0].code == counterpart_of(scene):
        return None
    if len({each.code for each in own or meant}) > 1:
        return None
    hoped = _HOPED.search(scene.text, floor, found.start())
    return tuple(meant), f" hopes that it{found['bridge']}" if hoped else found["bridge"]


_HOPED: Final = re.compile(
    r"\b(?:hop(?:es?|ed|ing)|wish(?:es|ed)?)(?: that)?\s+(?:the\s+|its\s+)?$"
)


def _opens_with(scene: Scene, mention: PartyMention, at: int) -> bool:
    """Whether a place opens the sentence right before those who act: "In Chile, congress voted"."""
    lead = scene.text[scene.sentence.body : mention.start]
    opens = re.fullmatch(r"\W*In\s+(?:the\s+)?|[^.;,]{0,40}\b(?:from|in)\s+(?:the\s+)?", lead)
    colon = scene.text[mention.end : mention.end + 1] == ":"
    return opens is not None and (colon or lead.lstrip().startswith("In")) and at - mention.end < 3
