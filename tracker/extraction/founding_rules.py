"""Who founded it: "founded by Brazil and India", "which they set up in 1991", "held their first summit"."""

from collections.abc import Iterator
from typing import Final

from tracker.domain.acts import Act, Modality
from tracker.extraction import patterns as re
from tracker.extraction.beginnings import Sought
from tracker.extraction.bridges import Told
from tracker.extraction.founding_words import is_club
from tracker.extraction.scene import (
    Scene,
    Statement,
    coordinated,
    found_in,
    spoken_of,
    statement_of,
    topic_of,
)

_SET_UP: Final = re.compile(r"\s+(?:set up|founded|created|established|launched|formed)\b")
_WHICH: Final = re.compile(r"\b(?:which|that)\s+(?:the\s+)?$")
_FOUNDED: Final = Sought(
    re.compile(
        r"\b(?:(?:re-?)?founded|created|established|set up|launched)\b[^.;]{0,60}?\bby\s+(?:the\s+)?"
        r"|\b(?:began|started)(?: out)?(?: life)? with(?: just| only)?(?: (?:\d+|[a-z]+):)?\s+(?:the\s+)?"
        r"|\b(?:began|started|founded|launched) (?:it|the [\w ]{3,40}) were\s+(?:the\s+)?"
        r"|\b(?P<holds>includes|comprises|brings together|is made up of|consists of)\s+(?:the\s+)?",
        re.IGNORECASE,
    )
)


_MET_FIRST: Final = re.compile(
    r",?\s+(?:had\s+|first\s+)?(?:(?:held|hold|convened|attended) (?:their|its|the) (?:very )?(?:first|founding|inaugural) (?:(?:formal|regular|joint|leaders['’]|annual) )?(?:summit|meeting|conference|gathering)\b(?!\s+(?:on|of|about|for|since|with|between)\b|\s+in\s+(?:[\w-]+\s+){1,3}(?:years|months|decades)\b)|met (?:as a group |together )?for the (?:very )?first time\b(?!\s+(?:since|in\s+(?:[\w-]+\s+){1,3}(?:years|months|decades)|in the)\b))"
)
_WHO_MET: Final = re.compile(
    r"\b(?:ministers|leaders|presidents|statesmen|founders|delegates|men|kings|heads of (?:state|government)) (?:who|that) (?:first |had )?(?:gathered|met|sat down|came together|founded|launched|created|signed)\b(?=[^.;]{3,80}\b(?:19|20)\d\d\b)[^.;]{3,80}?\b(?:spoke for|represented|came from|were those of|stood for|hailed from)\s+(?:the\s+)?$"
)
_FEWEST: Final = 3
"""Parties whose first meeting is that of a club: two meet for many reasons."""


def _met_first(scene: Scene, slug: str) -> Iterator[Statement]:
    """As in "Brazil, Russia, India and China held their first summit in 2009"."""
    if not is_club(scene.accords[slug]):
        return  # a treaty: who met had not yet signed it
    text, sentence = scene.text, scene.sentence
    for mention in scene.parties:
        group = coordinated(scene, mention)
        if group[0] is not mention or len(group) < _FEWEST:
            continue
        met = _MET_FIRST.match(text, group[-1].end, sentence.end)
        who = _WHO_MET.search(text, max(sentence.body, mention.start - 160), mention.start)
        if met is None and who is None:
            continue
        heard = Told(act=Act.JOINED, modality=Modality.ASSERTED, sure=0.62, rule="met-first")
        start = who.start() if who else mention.start
        stop = met.end() if met else group[-1].end
        for each in group:
            yield statement_of(scene, slug, each.code, heard, start, stop, 1.0, stop)


def founders(scene: Scene) -> Iterator[Statement]:
    """As in "Founded by Brazil, Russia, India and China in 2009"."""
    slug = topic_of(scene)
    if slug is None:
        return
    if not scene.accords[slug].counterpart and spoken_of(scene) is not None:
        yield from _met_first(scene, slug)
    if not (any(each.slug for each in scene.named) or scene.near):
        return
    for first_of in scene.parties:  # "the bloc, which Argentina and Brazil set up in 1991"
        group = coordinated(scene, first_of)
        set_up = _SET_UP.match(scene.text, group[-1].end, scene.sentence.end)
        lead = scene.text[max(scene.sentence.body, first_of.start - 16) : first_of.start]
        if group[0] is not first_of or len(group) < 2 or not set_up or not _WHICH.search(lead):
            continue
        heard = Told(act=Act.JOINED, modality=Modality.ASSERTED, sure=0.65, rule="founded-by")
        for each in group:
            yield statement_of(
                scene, slug, each.code, heard, each.start, set_up.end(), 1.0, set_up.end()
            )
    for found in found_in(scene, _FOUNDED):
        mention = next((each for each in scene.parties if each.start == found.end()), None)
        if mention is None or len(coordinated(scene, mention)) < 2:
            continue
        if found["holds"] and not any(
            each.slug and each.end <= found.start() for each in scene.named
        ):
            continue
        heard = Told(act=Act.JOINED, modality=Modality.ASSERTED, sure=0.65, rule="founded-by")
        for member in coordinated(scene, mention):
            yield statement_of(
                scene, slug, member.code, heard, found.start(), member.end, 1.0, member.end
            )
