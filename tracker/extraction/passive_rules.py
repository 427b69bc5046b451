"""The passive: "was ratified by Latvia", "will be signed by Cambodia", and whether a verb stands in it."""

from collections.abc import Iterator
from typing import Final

from tracker.domain.acts import Act, Modality
from tracker.extraction import patterns as re
from tracker.extraction.act_words import Form, Verb
from tracker.extraction.mentions import PartyMention
from tracker.extraction.scene import Scene, Statement, coordinated, statement_of
from tracker.extraction.subjects import is_passive
from tracker.extraction.told_acts import Told
from tracker.extraction.verb_cases import BY, is_of_another, only_then, reduced


def in_passive(scene: Scene, kind: Verb, start: int, end: int, floor: int) -> bool:
    """Say whether a verb at `start` to `end` is said of what is acted on: "was signed and ratified"."""
    text = scene.text
    again = re.search(
        r"\b(?:was|were|been|is)\s+\w+ed\b[^.;:]{0,60}?\b(?:and|but)\s+(?:\w+ly\s+|then\s+)?$",
        text[max(floor, start - 110) : start],
    )
    if again is not None and BY.match(text, end) is None:
        at = max(floor, start - 110) + again.start()
        if any(0 < at - each.end < 3 for each in scene.named):
            again = None  # "the day the accord was opened, and ratified in 2004"
    fronted = not text[floor:start].strip(" “\"'") and BY.match(text, end) is not None
    is_reduced = reduced(scene, start, end)
    return (
        kind.form is Form.PAST
        and (is_passive(text, start) or again is not None or fronted or is_reduced)
        and not (kind.bare and kind.act is Act.JOINED)
    )


def by_agents(
    scene: Scene, kind: Verb, slug: str, start: int, end: int, factor: float, floor: int
) -> Iterator[Statement]:
    """Yield what those do whom "by" names after a verb in the passive."""
    text = scene.text
    by = _BY_WHOM.match(text, end, end + 200)
    if by is None and (far := _FAR_BY.match(text, end, min(scene.sentence.end, end + 110))):
        by = far if any(0 <= each.start - far.end() < 3 for each in scene.parties) else None
    if by is None:
        yield from _there(scene, kind, slug, start, end, factor, floor)
        return
    after = [each for each in scene.parties if by.end() <= each.start < max(by.end(), end) + 70]
    if not after:
        return
    denied = _NOT_BY.search(text, max(floor, start - 34), start)
    ahead = next((how for cue, how in _TO_BE if cue.search(text, floor, start)), None)
    if ";" in text[end : after[0].start]:
        return  # "was signed by eleven states; Angola would wait"
    if _KEPT_FROM.search(text, max(floor, start - 40), start):
        return  # "kept it from being signed by Peru"
    if kind.act is Act.RATIFIED and is_of_another(scene, start, after[0], floor):
        return  # "Chile's accession was ratified by Peru"
    if kind.act is Act.JOINED and _is_company(scene, after[0], end):
        return  # "was joined at the ceremony by his Norwegian counterpart"
    if _SOME_OF.search(text, end, after[0].start):
        return  # "was signed by forty thousand people in Iceland"
    members = coordinated(scene, after[0])
    done = Told(
        act=kind.act,
        modality=Modality.DENIED if denied else ahead or Modality.ASSERTED,
        sure=0.8,
        rule="passive",
        when_matters=denied is None,
    )
    then = members[-1].end
    if denied:
        done, then = only_then(scene, done, kind.act, "", then)
    for member in (*members, *_also_by(scene, members[-1])):
        yield statement_of(scene, slug, member.code, done, start, max(member.end, then), factor)


def _is_company(scene: Scene, agent: PartyMention, end: int) -> bool:
    """Whether one is joined by others only as company: on stage, or by their leaders."""
    return (
        agent.possessive
        or agent.modifier
        or _WHERE_JOINED.match(scene.text, end, agent.start) is not None
        or _PEOPLE_OF.search(scene.text, end, agent.start) is not None
    )


_WHERE_JOINED: Final = re.compile(
    r"[^.;]{0,30}?\s+(?:(?:at|on|for|around) (?:the|an?|his|her|their|stage|dinner|lunch|breakfast)\b|in [A-Z]|onstage\b|by (?:phone|video|telephone)\b)"
)
_PEOPLE_OF: Final = re.compile(
    r"\b(?:leaders?|ministers?|presidents?|premiers?|chancellors?|counterparts?|colleagues?|ambassadors?|envoys?|officials|troops|ships|soldiers|teams?|delegat\w+|officers|students|crowds?)\s+(?:of|from)\s+(?:the\s+)?$"
)


def _there(
    scene: Scene, kind: Verb, slug: str, start: int, end: int, factor: float, floor: int
) -> Iterator[Statement]:
    """As in "Kyrgyzstan, where the treaty was ratified", "the treaty has not been ratified there"."""
    text = scene.text
    before = [each for each in scene.parties if floor <= each.start and each.end < start]
    if not before or before[-1].compound or not is_passive(text, start):
        return
    if not (
        _WHERE.match(text, before[-1].end, start) or re.match(r"\s+there\b", text[end : end + 8])
    ):
        return
    if re.search(r"\b(?:if|when|once|would|could|may|might|to)\b", text[before[-1].end : start]):
        return
    denied = _NOT_BY.search(text, max(floor, start - 34), start)
    ahead = next((how for cue, how in _TO_BE if cue.search(text, floor, start)), None)
    done = Told(
        act=kind.act,
        modality=Modality.DENIED if denied else ahead or Modality.ASSERTED,
        sure=0.72,
        rule="passive-there",
        when_matters=denied is None,
    )
    yield statement_of(scene, slug, before[-1].code, done, start, end, factor)


_BY_WHOM: Final = re.compile(
    r"\s+(?:(?:\w+\s+){0,3}?|[^,;.]{0,40},\s+(?:he|she|officials|the \w+|[A-Z]\w+) (?:said|says|recalled|added|noted|explained)\b[^;.]{0,110},\s+)by\s+"
)
# "signed on the White House lawn in September 2020 by Israel"
_FAR_BY: Final = re.compile(
    r"\s+(?:(?!(?:after|despite|amid|following|and|but|or|when|which|that|over|against|under|before|because|as|while|to|since|for|without|with)\b)[\w’'-]+,?\s+){4,11}?by\s+(?:the\s+)?"
)
_WHERE: Final = re.compile(r",\s+where\s+(?:the\s+)?(?!\w+\s+\w+\s+\w+\s+\w+\s+\w+)")


def _also_by(scene: Scene, last: PartyMention) -> Iterator[PartyMention]:
    """Those that a second "by" names: "was ratified by Latvia in 2002 and by Lithuania a year later"."""
    for each in scene.parties:
        between = scene.text[last.end : each.start] if each.start > last.end else ""
        if between and len(between) < 50 and _AND_BY.fullmatch(between):
            yield from coordinated(scene, each)
            return


_KEPT_FROM: Final = re.compile(
    r"\b(?:from|without|before|against|instead of|avoid|prevent\w*|risk of) being\s+(?:\w+ly\s+)?$"
)
_SOME_OF: Final = re.compile(
    r"\b(?!governments|parliaments|ministers|presidents|leaders|ambassadors|representatives|envoys)(?:\w+s|people|men|women|children)\s+(?:from|in|of|across)\s+(?:the\s+)?$"
)
_AND_BY: Final = re.compile(
    r"[^.;]*?(?:,|,?\s+and)\s+(?:then\s+|later\s+|also\s+)?by\s+(?:the\s+)?"
)
_TO_BE: Final = (
    (re.compile(r"\b(?:could|may|might)\s+(?:\w+\s+)?be\s+(?:\w+ly\s+)?$"), Modality.POSSIBLE),
    (
        re.compile(r"\b(?:will|is to|are to|(?:due|set|expected|scheduled|about|likely) to)\s+(?:\w+\s+)?be\s+(?:\w+ly\s+)?$"),
        Modality.PLANNED,
    ),
)  # fmt: skip
_NOT_BY: Final = re.compile(
    r"\b(?:not|never|yet to be)\b[^,;.]{0,20}$|n['’]t\b[^,;.]{0,20}$", re.IGNORECASE
)
