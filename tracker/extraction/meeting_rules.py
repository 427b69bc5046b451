"""Who founded a club, told by its first meeting: "Brazil, Russia and India held their first summit"."""

from collections.abc import Iterator
from typing import Final

from tracker.domain.acts import Act, Modality
from tracker.extraction import patterns as re
from tracker.extraction.founding_words import is_club
from tracker.extraction.scene import Scene, Statement, coordinated, spoken_of, statement_of
from tracker.extraction.told_acts import Told

_MET_FIRST: Final = re.compile(
    r",?\s+(?:had\s+|first\s+)?(?:(?:held|hold|convened|attended) (?:their|its|the) (?:very )?(?:first|founding|inaugural) (?:(?:formal|regular|joint|leaders['’]|annual) )?(?:summit|meeting|conference|gathering)\b(?!\s+(?:on|of|about|for|since|with|between)\b|\s+in\s+(?:[\w-]+\s+){1,3}(?:years|months|decades)\b)|met (?:as a group |together )?for the (?:very )?first time\b(?!\s+(?:since|in\s+(?:[\w-]+\s+){1,3}(?:years|months|decades)|in the)\b))"
)
_WHO_MET: Final = re.compile(
    r"\b(?:ministers|leaders|presidents|statesmen|founders|delegates|men|kings|heads of (?:state|government)) (?:who|that) (?:first |had )?(?:gathered|met|sat down|came together|founded|launched|created|signed)\b(?=[^.;]{3,80}\b(?:19|20)\d\d\b)[^.;]{3,80}?\b(?:spoke for|represented|came from|were those of|stood for|hailed from)\s+(?:the\s+)?$"
)
_FEWEST: Final = 3
"""Parties whose first meeting is that of a club: two meet for many reasons."""


def met_first(scene: Scene) -> Iterator[Statement]:
    """As in "Brazil, Russia, India and China held their first summit in 2009"."""
    slug = spoken_of(scene)
    if slug is None or not is_club(scene.accords[slug]):
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
            yield statement_of(scene, slug, each.code, heard, start, stop, 1.0)
