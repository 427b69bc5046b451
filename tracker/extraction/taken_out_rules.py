"""Who takes a state out or in: "Erdogan took Turkey out", "the vote that took it into the bloc"."""

from collections.abc import Iterator
from typing import Final

from tracker.domain.acts import Act, Modality
from tracker.extraction import patterns as re
from tracker.extraction.beginnings import Sought
from tracker.extraction.founding_words import is_whole
from tracker.extraction.mentions import PartyMention
from tracker.extraction.objects import takes_another
from tracker.extraction.scene import Scene, Statement, statement_of
from tracker.extraction.told_acts import Told

_TAKE: Final = re.compile(
    r"(?P<lead>(?:\b(?:to|will|would|could|may|might|not|has|had|have|did|should|of|about|by|after|for)\s+)*)\b(?P<verb>took|takes|take|taken|taking|brought|brings|bring|bringing|steered|ushered|pulled|pulls|pull|pulling|withdrew|withdraw|withdraws|withdrawing|led|lead|dragged|yanked|drag)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_TAKES: Final = Sought(
    re.compile(
        r"\b(?:took|take|taking|pull|withdr|led|lead|drag|yank|brought|bring|steered|ushered)"
    )
)
_GIVEN_UP: Final = re.compile(
    r"\b(?:drop|scrap|abandon|shelv|ditch|cancel|revers|revok|rescind|withdr[ae]w|g[ai]ven? up|call\w* off|back\w* (?:away|down) (?:from|on))\w*"
    r" (?:(?:its|the|all|any|their|his|her|a) )?(?:\w+ )?(?:plans?|bid|threats?|decision|move|idea|efforts?|bill|motion) (?:to|of)\s+$"
)
_A_MOTION: Final = re.compile(r"\b(?:motion|bill|proposal|plan|bid|attempt|call|move) to\s+$")
_VOTED_DOWN: Final = re.compile(
    r"\b(?:was|were|has been|had been) (?:\w+ly )?(?:voted down|defeated|rejected|thrown out|blocked|beaten)\b"
)
_OUT: Final = re.compile(
    r"\s+(?:back\s+)?(?:out\b(?!\s+of\s+(?:recession|poverty|the (?:crisis|war|cold)))|from\b(?=\s+(?:the|it)\b))"
)

_INTO: Final = re.compile(r"\s+(?:back\s+)?into\s+(?:the\s+)?")
_TAKES_OUT: Final = re.compile(r"(?!br(?:ought|ing)|steered|ushered)", re.IGNORECASE)
_REFUSED: Final = re.compile(r"\b(?:refus\w+|rul\w+ out|against|oppos\w+|without|instead of)\b")


def taken_out(
    scene: Scene, slug: str, members: tuple[PartyMention, ...], before: str, begin: int, after: str
) -> Iterator[Statement]:
    """As in "Erdogan took Turkey out", "threatened to pull the country out", "took it into NATO"."""
    found = _TAKE.search(before) if _TAKES.may_stand(scene.begun) else None
    out = _OUT.match(after)
    into = _INTO.match(after) if found is not None else None
    name = None
    if into is not None:
        at = members[-1].end + into.end()
        name = next((each for each in scene.named if each.start == at), None)
        if name is None or name.slug is None or not is_whole(scene.text, name.end):
            return
        slug, out = name.slug, into
    elif found is not None and not _TAKES_OUT.match(found["verb"]):
        return
    if (
        found is None
        or out is None
        or (into is None and takes_another(scene, members[-1].end + out.end()))
    ):
        return
    lead = scene.text[
        max(scene.sentence.body, begin + found.start() - 50) : begin + found.start("verb")
    ]
    modality = Modality.ASSERTED
    act = Act.WITHDREW
    if _GIVEN_UP.search(lead):
        act = Act.RESCINDED
    elif (_A_MOTION.search(lead) and _VOTED_DOWN.search(after)) or re.search(
        r"\b(?:not|never|refus\w+|rul\w+ out|against)\b|n['’]t\b", lead
    ):
        modality = Modality.DENIED
    elif re.search(
        r"\b(?:threat\w*|could|may|might|consider\w*|want\w*|urg\w*|call\w*|pressure|talk\w*|vote on|should|whether|if|(?:bill|motion|proposal|law|resolution|draft) (?:that|which) would)\b",
        lead,
    ):
        modality = Modality.POSSIBLE
    elif re.search(r"\b(?:will|would|to|plans?|promis\w+|vow\w*|pledg\w+)\s+(?:\w+\s+)?$", lead):
        modality = Modality.PLANNED
    rule = "taken-out"
    if into is not None:
        if act is Act.RESCINDED or _REFUSED.search(lead):
            return
        act, rule = Act.JOINED, "taken-in"
        if modality is Modality.POSSIBLE:
            act, modality = Act.CANDIDATE, Modality.ASSERTED
    heard = Told(act=act, modality=modality, sure=0.72, rule=rule)
    stop = members[-1].end + out.end() if into is None or name is None else name.end
    for each in members:
        yield statement_of(scene, slug, each.code, heard, begin + found.start("verb"), stop, 1.0)
