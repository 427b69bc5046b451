"""Those that are missing: "among the absentees are China and Russia"."""

from collections.abc import Iterator
from typing import Final

from tracker.domain.acts import Act, Modality
from tracker.extraction import patterns as re
from tracker.extraction.scene import Scene, Statement, coordinated, statement_of
from tracker.extraction.told_acts import Told

ABSENT: Final = re.compile(
    r"\b(?:[Aa]bsentees?|[Mm]issing from (?:the|its|that) (?:list|roll|treaty|pact|club|group|table|map|line-up)|[Aa]bsent from (?:the|its|that) (?:list|roll|treaty|pact|club|group)"
    r"|[Hh]oldouts?|[Hh]old-outs?|[Nn]on-(?:members?|parties|signatories))(?: [\w’' -]{2,50}?)?(?: (?:are|is|were|was|include[sd]?)|:)\s+(?:the\s+)?$"
    r"|\b(?:[Ss]till|[Aa]lso|[Rr]emaining) (?P<out>outside)(?: (?:it|the [\w’' -]{3,40}?))? (?:are|is|were|was)\s+(?:the\s+)?$"
)
_GO_ON: Final = re.compile(
    r"\s+(?:(?:both|all|each|once|also|never|only)\s+)?(?:has|have|had|did|do|is|are|was|were|will|would|[a-z]+ed)\b"
)
_LEAVES: Final = re.compile(r"\b(?:leaves|leaving|left)(?: only| just)?\s+(?:the\s+)?$")
_LEFT_OUT: Final = re.compile(
    r"\s+(?:still\s+|alone\s+)?(?:outside(?=\s*[.,;]|\s+(?:it|the (?:treaty|pact|accord|club|bloc|convention|agreement|group))\b)|out in the cold\b|as the (?:only|last) (?:\w+ )?(?:absentees?|holdouts?|outsiders?|non-(?:members?|parties|signatories))\b)"
)
_NONE_OF: Final = re.compile(r",\s+(?:none|neither) of (?:which|whom|them)\b")


def absent(scene: Scene, slug: str) -> Iterator[Statement]:
    """As in "Among the absentees are China and Russia"."""
    for mention in scene.parties:
        members = coordinated(scene, mention)
        if members[0] is not mention or mention.possessive or mention.compound:
            continue
        begin = max(scene.sentence.start, mention.start - 90)
        found = ABSENT.search(scene.text[begin : mention.start])
        if found is None and _LEFT_OUT.match(scene.text, members[-1].end, scene.sentence.end):
            found = _LEAVES.search(scene.text[begin : mention.start])
        if found is None or _NONE_OF.match(scene.text, members[-1].end):
            continue
        if found[0].rstrip().endswith(":") and _GO_ON.match(scene.text, members[-1].end):
            continue  # "The absentees are few: Oman and Yemen signed but have not ratified"
        act = Act.SIGNED if "ignator" in found[0] else Act.JOINED
        heard = Told(
            act=act, modality=Modality.DENIED, sure=0.64, rule="absent", when_matters=False
        )
        for each in members:
            first = begin + found.start()
            yield statement_of(scene, slug, each.code, heard, first, each.end, 1.0)
