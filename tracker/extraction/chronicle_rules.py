"""Chronologies: a line that opens with its day, "2023 – Accession of Fiji", "July 2024: Mali leaves"."""

from collections.abc import Iterator
from typing import Final

from tracker.domain.acts import Modality
from tracker.extraction import patterns as re
from tracker.extraction.act_words import NOUNS
from tracker.extraction.bridges import Told
from tracker.extraction.mentions import PartyMention
from tracker.extraction.scene import Scene, Statement, coordinated, spoken_of, statement_of

_MARK: Final = re.compile(r"(?:\]|\*\*)?\s*(?:[–—:|]|-(?=\s)|\.(?=\s))\s*")
_YEAR: Final = re.compile(r"\W{0,3}(?:19|20)\d\d(?=\s*[–—:|-])")
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


def opens_with_a_day(scene: Scene) -> int | None:
    """Where the day ends with which a line opens, before a dash or a colon; None if it is to come."""
    begin = scene.sentence.start
    year = _YEAR.match(scene.text, begin, scene.sentence.end)
    first = next(iter(scene.dates), None)
    end = year.end() if year else None
    if first is not None and 0 <= first.start - begin < 4:
        end = None if first.when is None or first.later is not None else first.end
    if end is None or _MARK.match(scene.text, end, scene.sentence.end) is None:
        return None
    return end


def chronicled(scene: Scene) -> Iterator[Statement]:
    """Yield what a dated line without a verb tells: "June 2024 – Ratification by Chile and Peru"."""
    end = opens_with_a_day(scene)
    slug = spoken_of(scene) if end is not None else None
    mark = _MARK.match(scene.text, end, scene.sentence.end) if end is not None else None
    if slug is None or mark is None:
        return
    deed = _DEED.match(scene.text, mark.end(), scene.sentence.end)
    if deed is None or _NOT_DONE.match(scene.text, deed.end(), scene.sentence.end):
        return
    act = NOUNS[deed["noun"].lower()]
    heard = Told(act=act, modality=Modality.ASSERTED, sure=0.64, rule="chronicled")
    for each in _named_from(scene, deed.end()):
        yield statement_of(scene, slug, each.code, heard, mark.end(), each.end, 1.0, deed.end())


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
