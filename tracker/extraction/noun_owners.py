"""Whose act a noun tells, and whether it is of something else: "its suspension from the cup"."""

from typing import Final

from tracker.extraction import patterns as re
from tracker.extraction.mentions import PartyMention
from tracker.extraction.scene import Scene

_IN_SOME: Final = re.compile(r"\s+(?:in|of|from|to)\s+an?\s")


_FROM_A_NAME: Final = re.compile(r"\s+(?:from|to|into|of)\s+(?:the\s+)?(?=[A-Z])")


def is_elsewhere(scene: Scene, end: int) -> bool:
    """Say whether a noun is of something else that has a name."""
    if _IN_SOME.match(scene.text, end):
        return True  # "its participation in a Russian-led alliance"
    lead = _FROM_A_NAME.match(scene.text, end, scene.sentence.end)
    if lead is None:
        return False
    at = lead.end()
    spans = (*((e.start, e.end) for e in scene.named), *((e.start, e.end) for e in scene.parties))
    return not any(start - 4 <= at < stop for start, stop in spans)


def owner_of_noun(scene: Scene, start: int, end: int) -> tuple[PartyMention, int] | None:
    """Return the party whose act a noun tells: "Kazakhstan's entry", "accession of Kazakhstan"."""
    text = scene.text
    for mention in reversed(scene.parties):
        if mention.end <= start and (
            mention.possessive or mention.modifier or _is_its(text, mention)
        ):
            between = re.sub(r"^['’]s?", "", text[mention.end : start])
            if len(between) < 45 and not re.search(r"[,;.]|\b(?:and|of|to|in|that)\b", between):
                return mention, mention.start
        if mention.end <= start:
            break
    named = next((each for each in scene.named if each.slug and 0 < each.start - end < 9), None)
    gap = text[end : named.start] if named else ""
    if named and re.fullmatch(r"\s+(?:of|to)\s+(?:the\s+)?", gap):
        end = named.end  # "the ratification of the convention by Nepal"
    after = re.match(r"\s+(?:of|by|from)\s+(?:the\s+)?", text[end : end + 16])
    if after:
        for mention in scene.parties:
            if mention.start == end + after.end():
                return mention, start
    return None


def _is_its(text: str, mention: PartyMention) -> bool:
    return text[mention.start : mention.end].lower() in ("its", "their", "our")
