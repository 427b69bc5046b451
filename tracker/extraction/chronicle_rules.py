"""Chronologies: a line that opens with its day, "2023 – Accession of Fiji", "July 2024: Mali leaves"."""

from collections.abc import Iterator
from typing import Final

from tracker.domain.acts import Modality
from tracker.extraction import patterns as re
from tracker.extraction.act_words import NOUNS
from tracker.extraction.mentions import PartyMention
from tracker.extraction.scene import Scene, Statement, coordinated, spoken_of, statement_of
from tracker.extraction.told_acts import Told

_DAY: Final = re.compile(r"[^.:;|–—]{4,40}?\s*(?:[.:|]|\s[–—-])[*_]{0,2}\s+")
_DEED: Final = re.compile(
    r"(?:(?:The|Formal|Official|First|Early)\s+)*(?P<noun>[Aa]ccession|[Rr]atification|[Ss]ignature|[Ww]ithdrawal|[Ss]uspension|[Rr]einstatement|[Rr]eadmission|[Aa]dmission|[Ee]ntry|[Dd]eparture|[Ee]xit)s?"
    r"(?:\s+of the (?:treaty|pact|accords?|convention|agreement|protocol|charter|text))?\s+(?:of|by)\s+(?:the\s+)?"
)
_AND: Final = re.compile(
    r",?\s+(?:and|then|followed by)(?:,?\s+[^,;.]{3,30}?,?)?\s+(?:(?:of|by|that of)\s+)?(?:the\s+)?"
)
_CLOSED: Final = re.compile(
    r"\s*(?:[.;(]|,\s|$|\s(?:and|in|at|on|after|by|with|despite|over|as|for|followed|during|under|amid)\b)"
)
_NOT_DONE: Final = re.compile(
    r"[^.;]*\b(?:pending|outstanding|expected|due|planned|postponed|delayed|rejected|refused|blocked|debated|discussed|proposed|possible|demanded|put off|vetoed|fails?|failed|off the agenda|would|will|could|may|might)\b"
)


def chronicled(scene: Scene) -> Iterator[Statement]:
    """Yield what a dated line without a verb tells: "June 2024 – Ratification by Chile and Peru"."""
    slug = spoken_of(scene) if scene.entry is not None else None
    mark = _DAY.match(scene.text, scene.sentence.start, scene.sentence.end) if slug else None
    if slug is None or mark is None:
        return
    deed = _DEED.match(scene.text, mark.end(), scene.sentence.end)
    if deed is None or _NOT_DONE.match(scene.text, deed.end(), scene.sentence.end):
        return
    act = NOUNS[deed["noun"].lower()]
    heard = Told(act=act, modality=Modality.ASSERTED, sure=0.64, rule="chronicled")
    for each in _named_from(scene, deed.end()):
        yield statement_of(scene, slug, each.code, heard, mark.end(), each.end, 1.0)


def _named_from(scene: Scene, at: int) -> list[PartyMention]:
    """Those of the list there, and of what goes on from it: "and, three days later, Peru"."""
    those: list[PartyMention] = []
    while (first := next((each for each in scene.parties if each.start == at), None)) is not None:
        members = coordinated(scene, first)
        if first.possessive or first.modifier or first.compound:
            break
        if not _CLOSED.match(scene.text, members[-1].end, scene.sentence.end):
            break
        those += members
        more = [
            each.start
            for each in scene.parties
            if each.start > members[-1].end and _AND.fullmatch(scene.text, members[-1].end, each.start)
        ]  # fmt: skip
        if not more:
            break
        at = more[0]
    return those
