"""The end of a suspension that was told before: "The suspension could be lifted in May"."""

from collections.abc import Iterator
from typing import Final

from tracker.domain.acts import Act, Modality
from tracker.extraction import patterns as re
from tracker.extraction.beginnings import Sought
from tracker.extraction.noun_rules import HOW_LIFTED
from tracker.extraction.scene import Scene, Statement, found_in, statement_of
from tracker.extraction.told_acts import Told

_LIFTED: Final = Sought(
    re.compile(
        r"\b(?:[Tt]he|[Tt]hat|[Tt]his) (?P<noun>suspension) (?P<how>(?:was|were|has been|had been|will be|would be|is to be"
        r"|is due to be|could be|may be|might be|(?:was|has) not(?: been)?))\s+(?:\w+ly\s+)?(?:lifted|revoked|rescinded)\b"
    )
)
_ON_TERMS: Final = re.compile(r"\s+(?:only\s+)?(?:if|unless|provided)\b")


def lifted(scene: Scene) -> Iterator[Statement]:
    """Yield the end of the suspension told last, where that is of one party."""
    of_late = {
        (each.accord, each.party)
        for each in scene.lately
        if each.act is Act.SUSPENDED and each.party and each.modality is Modality.ASSERTED
    }
    if len(of_late) != 1:
        return
    ((slug, party),) = of_late
    for found in found_in(scene, _LIFTED):
        how = next((how for cue, how in HOW_LIFTED if cue.match(found["how"])), Modality.ASSERTED)
        if how is Modality.PLANNED and _ON_TERMS.match(scene.text, found.end()):
            how = Modality.POSSIBLE
        told = Told(act=Act.REINSTATED, modality=how, sure=0.66, rule="suspension-lifted")
        first = found.start("noun")
        yield statement_of(scene, slug, party, told, first, found.end(), 0.9)
