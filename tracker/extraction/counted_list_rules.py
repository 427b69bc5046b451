"""Who they are that did it, named one after the other: "nine have ratified, Fiji first, then Palau"."""

from collections.abc import Iterator, Sequence
from typing import Final

from tracker.domain.acts import Act, Modality
from tracker.extraction import patterns as re
from tracker.extraction.bridges import told
from tracker.extraction.mentions import How, PartyMention
from tracker.extraction.objects import accord_of, object_of
from tracker.extraction.scene import Scene, Statement, statement_of
from tracker.extraction.told_acts import ENTRIES, Told

_NUMBER: Final = (
    r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|[a-z]+ty(?:-[a-z]+)?"
    r"|(?:several |a )?dozens?|scores|several|many|some|a (?:handful|few)|few)"
)
_MANY: Final = re.compile(
    rf"(?<![\w’'-])(?P<not>none of\s+(?:the\s+)?)?{_NUMBER}(?:\s+(?!of\b|and\b)[a-z-]+){{0,2}}?(?:\s+of (?:them|these|those|its members|the signatories))?"
    r"(?P<bridge>\s+(?:(?:have|had|has|did|also|since|now|already|so far|actually|ever|then|later|managed|gone|went|on|got|round|to)\s+)*)$",
    re.IGNORECASE,
)
_SO_FAR: Final = re.compile(
    r"(?:\s+(?:it|the (?:treaty|pact|accord|convention|agreement|protocol|bloc|club|organi[sz]ation)))?(?:\s+(?:so far|to date|as yet|already|since then|since|in all|altogether|over the years|in its \w+ years))?(?:\s*[,:(–—]|\s+-)\s*"
)
_TIME: Final = (
    r"(?:first|second|third|fourth|last|lastly|then|next|later|earlier|finally|recently|lately|most|more|of|all|them|after|afterwards|before|following|followed|by|and|also|both|in|on|at|the|a|an|since|only|just|early|late|long|ago|this|that|same|"
    r"years?|months?|weeks?|days?|decades?|hours?|days|spring|summer|autumn|winter|one|two|three|four|five|six|seven|eight|nine|ten|several|few|again|soon|shortly|starting|beginning|with|latest|being|newest|january|february|march|april|may|june|july|august|september|october|november|december|\d{1,4})"
)
_STEP: Final = re.compile(rf"\s*[,;(–—-]?\s*(?:{_TIME}\b[\s,;()]*)*(?:the\s+)?", re.IGNORECASE)
_CLOSES: Final = re.compile(rf"(?:\s+{_TIME}\b)*\s*(?:[.;:)–—,]|$)", re.IGNORECASE)
_LEAD: Final = re.compile(rf"(?:{_TIME}\b[\s,]*)*(?:the\s+)?", re.IGNORECASE)
_ORDER: Final = re.compile(
    r"\b(?:first|second|third|last|lastly|then|next|later|earlier|finally|recently|starting|beginning|followed|latest|newest|january|february|march|april|may|june|july|august|september|october|november|december|\d{4}|year|years|month|months|week|weeks|spring|summer|autumn|winter)\b",
    re.IGNORECASE,
)
"""Of a list of who did it and when, which the same list of who is meant would lack."""


def one_by_one(scene: Scene, found: Sequence[Statement]) -> Iterator[Statement]:
    """Yield what a verb tells of many, of those whose order or time is told after it."""
    text, sentence = scene.text, scene.sentence
    said = {(each.party, each.act) for each in found}
    for verb in scene.verbs:
        if verb.verb.act not in (*ENTRIES, Act.WITHDREW):
            continue
        many = _MANY.search(text, max(sentence.body, verb.start - 90), verb.start)
        if many is None or many["not"]:
            continue
        stop = object_of(scene, verb.start, verb.end)[1]
        lead = _SO_FAR.match(text, stop, sentence.end)
        slug = accord_of(scene, verb) if lead is not None else None
        heard = told(many["bridge"], verb.verb) if slug is not None else None
        if lead is None or slug is None or heard is None or heard.modality is not Modality.ASSERTED:
            continue
        members, ordered, end = _run(scene, lead.end())
        if not ordered:
            continue
        heard = Told(
            act=heard.act, modality=heard.modality, sure=0.66, rule="one-by-one",
            when_matters=False,
        )  # fmt: skip
        for each in members:
            if (each.code, heard.act) not in said:
                yield statement_of(scene, slug, each.code, heard, many.start("bridge"), end, 1.0)


def _run(scene: Scene, at: int) -> tuple[list[PartyMention], bool, int]:
    """The parties named there one after the other, whether their order or time is told, the end."""
    text, end = scene.text, scene.sentence.end
    those: list[PartyMention] = []
    begin = at
    for mention in scene.parties:
        if mention.start < at:
            continue
        step = (_STEP if those else _LEAD).match(text, at, mention.start)
        if step is None or step.end() != mention.start:
            break
        if mention.possessive or mention.modifier or mention.compound:
            return [], False, at
        if mention.how not in (How.NAME, How.CAPITAL):
            break
        those.append(mention)
        at = mention.end
    closes = _CLOSES.match(text, at, end) if those else None
    if closes is None:
        return [], False, at
    return those, _ORDER.search(text, begin, closes.end()) is not None, closes.end()
