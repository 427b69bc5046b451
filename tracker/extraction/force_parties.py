"""For whom an accord comes into force: "for Chad in 2003 and for Mali", "there", "in Britain"."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Final

from tracker.domain.acts import Modality
from tracker.extraction import patterns as re
from tracker.extraction.mentions import How, PartyMention
from tracker.extraction.scene import Scene, Statement, coordinated, statement_of
from tracker.extraction.told_acts import Told

_THERE: Final = re.compile(r"\s+(?:there|in the country|on its territory)\b")
_IN_PLACE: Final = re.compile(
    r"(?:^|[,;]\s*|\b(?:and|but)\s+)(?:[Ii]n|[Ff]or|[Aa]s for)\s+(?:neighbou?ring\s+|nearby\s+)?(?:the\s+)?$"
)
_THERE_IT: Final = re.compile(
    r"(?:,\s+(?:which|whose|the|an?|its|long|by then)\s+[^,;]{3,60},|,)?\s+(?:where\s+)?"
    r"(?:the\s+|it\s*(?:\s(?:has|had|was|did|also|only|first|then|later|been|not|never|will|would|is|to|may|might|could|should|can)\b)*\s*)?"
)
_AND_FOR: Final = re.compile(
    r"(?:\s+(?:in|on|since|from)\s+(?:\d{1,2}\s+)?(?:\w+\s+)?\d{0,4}(?:\s?of (?:that|the same|last|this) year)?|\s+(?:last|this) \w+|\s+(?:an?|\w+) (?:day|week|month|year|decade)s? (?:later|earlier|after(?:wards)?|before|ago))?"
    r"(?:,(?=\s+for\b)|,?\s+(?:and(?:, (?:since|in|from|on) [\w ]{3,18},)?|(?P<not>(?:but|though) not)(?: yet)?))\s+(?:for|in)\s+(?:the\s+)?"
)
_IN: Final = re.compile(r"\bin\s+(?:the\s+)?$")
_AND_THERE: Final = re.compile(
    r"\s*(?:[.,;]|$)|\s+(?:in|on|since|from) (?:\d|[A-Z])|\s+(?:last|this|later)\b"
)
_NEITHER_IN: Final = re.compile(r"\b[Nn]either (?:in|for)\s+(?:the\s+)?$")
_NOR_IN: Final = re.compile(r",?\s+nor (?:in|for)\s+(?:the\s+)?")
_FOR_ALL: Final = re.compile(r",\s+(?:for|in) (?:both|all|each) of which\s+(?:the\s+|it\s*)?")
_HERE: Final = re.compile(
    r"\s+(?:for|in|on) (?:it|the (?:(?:young|new|small|tiny|island|landlocked|little|mountain|desert|former) )?(?:country|kingdom|islands?|republic|nation|sultanate|emirate|archipelago|state|principality|territory))\b"
)


def for_all(scene: Scene, begin: int) -> PartyMention | None:
    """One of the parties of "Sweden and Denmark, for both of which it entered into force"."""
    return next(
        (each for each in scene.parties if _FOR_ALL.fullmatch(scene.text, each.end, begin)), None
    )


def neither_in(scene: Scene, begin: int) -> tuple[PartyMention, ...]:
    """The parties of "neither in Oman nor in Yemen has the convention entered into force"."""
    before = [each for each in scene.parties if each.end <= begin and not each.compound]
    for one, other in pairwise(before):
        lead = scene.text[max(scene.sentence.body, one.start - 18) : one.start]
        if _NEITHER_IN.search(lead) and _NOR_IN.fullmatch(scene.text, one.end, other.start):
            return one, other
    return ()


def and_for(scene: Scene, slug: str, party: PartyMention, heard: Told) -> Iterator[Statement]:
    """As in "came into force for Mongolia in 2003 and for Kazakhstan in 2005, but not for Fiji"."""
    last = coordinated(scene, party)[-1]
    while more := _AND_FOR.match(scene.text, last.end, scene.sentence.end):
        first = next((each for each in scene.parties if each.start == more.end()), None)
        if first is None:
            return
        if _IN.search(more[0]) and not _AND_THERE.match(
            scene.text, coordinated(scene, first)[-1].end
        ):
            return  # "and in Ghana a bill is pending"
        if more["not"]:
            heard = replace(heard, modality=Modality.DENIED, when_matters=False)
        members = coordinated(scene, first)
        last = members[-1]
        for each in members:
            yield statement_of(scene, slug, each.code, heard, each.start, each.end, 1.0)


_WILL_FOR: Final = re.compile(
    r"(?! until)[^.;]{0,90}?\b(?:and|but) (?:it )?(?:will|is to|is due to) (?:do so|follow)(?: only| later)? (?:for|in)\s+(?:the\s+)?"
)


def will_for(scene: Scene, slug: str, heard: Told, end: int) -> Iterator[Statement]:
    """As in "has entered into force for Kenya and will do so for Brazil on 18 November"."""
    found = _WILL_FOR.match(scene.text, end, scene.sentence.end)
    after = next((each for each in scene.parties if found and each.start == found.end()), None)
    ahead = replace(heard, modality=Modality.PLANNED, when_matters=True)
    for each in coordinated(scene, after) if after else ():
        yield statement_of(scene, slug, each.code, ahead, each.start, each.end, 1.0)


def where(scene: Scene, end: int, begin: int) -> PartyMention | None:
    """The party of "came into force there" and "In Britain the convention came into force"."""
    before = [
        each for each in scene.parties
        if each.end <= begin and not each.compound
        and scene.text[each.start : each.end].lower() not in ("it", "its")
    ]  # fmt: skip
    if not before:
        return None
    if _HERE.match(scene.text, end):
        own = [each for each in before if each.how is not How.ANAPHOR]
        return own[-1] if len({each.code for each in own}) == 1 else None
    last = before[-1]
    if _THERE.match(scene.text, end):
        return last
    lead = scene.text[max(scene.sentence.body, last.start - 28) : last.start]
    gap = scene.text[last.end : begin]
    if re.fullmatch(r",\s+(?:where|in which|for which)\s+(?:the\s+|it\s*)?", gap):
        return last
    if _IN_PLACE.search(lead) and _THERE_IT.fullmatch(gap):
        return last
    return None
