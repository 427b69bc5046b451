"""Some of many: "sixty states signed, Malta and Cyprus among them", "names Kenya and Chile as applicants"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from tracker.domain.acts import Act, Modality
from tracker.extraction import patterns as re
from tracker.extraction.act_words import Form, Verb
from tracker.extraction.bridges import told
from tracker.extraction.following_rules import told_last
from tracker.extraction.mentions import How
from tracker.extraction.objects import accord_of
from tracker.extraction.scene import Scene, Statement, coordinated, spoken_of, statement_of
from tracker.extraction.told_acts import ENTRIES, Told

_STATES: Final = r"(?:countries|states|governments|nations|capitals|members|republics|newcomers|parties|neighbours|neighbors)"
_NUMBER: Final = (
    r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|[a-z]+ty(?:-[a-z]+)?"
    r"|(?:several |a )?dozens?(?: of)?|scores of|several|many|some|half a dozen|a (?:handful|number) of|more than (?:\d+|[a-z]+)|“?about [a-z]+”?)"
)
_MANY: Final = (
    rf"\b{_NUMBER}\s+(?:(?:other|more|further|new|small|large|poor|rich|island|[A-Z]?[a-z-]+(?:an|ish|ese|ern|ic))\s+){{0,2}}"
    rf"(?:{_STATES}|others)"
    rf"|\b(?:most|much|half|nearly all|almost all|all) of (?:the|its) (?:region|continent|{_STATES}|neighbourhood)|\b(?:dozens|scores)(?=\s+(?:have|had|has)\b)"
)
_THEY_DID: Final = re.compile(
    rf"(?:{_MANY})(?P<bridge>(?:\s+[a-z’'-]+){{0,4}}?\s+)$", re.IGNORECASE
)
_DID_SO: Final = re.compile(
    rf"(?:{_MANY})\s+(?:had |have )?(?:do|did|done)\s+(?:so|the same|likewise)\b", re.IGNORECASE
)
_LET_IN: Final = re.compile(
    r"(?<!not )(?<!never )(?<!to )(?<!would )(?<!will )(?<!could )\b(?:let in|took in|admitted|welcomed|absorbed|gained|has admitted|has taken in|brought in|swallowed)\s+(?:as many as\s+|no fewer than\s+|its\s+|the\s+)?"
    rf"{_NUMBER}\s+(?:(?:new|more|further|other|former|post-communist|[A-Z]?[a-z-]+(?:an|ish|ern))\s+){{0,2}}{_STATES}\b",
    re.IGNORECASE,
)
_IN_THE_QUEUE: Final = re.compile(
    rf"\b{_STATES}\b[“”\"’,]*(?:\s+(?:are|were|is|was|that|which|who|now|still|already|standing|waiting|queue?ing|said|have)){{0,4}}\s+"
    r"(?:at the (?:door|gates?)|in (?:the|its) (?:queue|waiting room)|in line|lining up|on the waiting list|knocking(?: at (?:the|its) door)?|queue?ing(?: up)?|waiting to (?:join|come in|get in|be admitted)"
    r"|applied(?: (?:to join|for membership))?|asked to (?:join|come in)|want(?:ing)? (?:to join|to come in|in)|interested(?: in (?:joining|membership))?|seeking (?:membership|entry|admission)|hoping to (?:join|get in))\b",
    re.IGNORECASE,
)
_A_QUEUE: Final = re.compile(
    r"\b(?:[Tt]here (?:is|was) an? (?:long |short |new )?(?:queue|waiting list)|[Ii]n (?:the|its) (?:queue|waiting room|antechamber)|[Oo]n the waiting list)\b"
)
_AMONG: Final = re.compile(
    r",?\s+(?:(?P<not>not\s+)?(?:being\s+|were\s+|was\s+)?among\s+(?:them|the\s+first)|included)\b(?!\s+to\b)"
)
_SUCH_AS: Final = re.compile(
    r"(?:[,(—–]\s*(?:among\s+(?:them|these|those)|including)|,?\s+and\s+(?:he|she|it|they)?\s*(?:names?|named|lists?|listed|mentions?|mentioned|cites?|cited))"
    r"\s+(?:(?:those|the governments) of\s+)?(?:the\s+)?$"
    r"|\b(?:queue|waiting (?:list|room)|antechamber)\b(?: [a-z]+(?: [a-z]+)?)?(?::| (?:are|is|stand|stands|wait|come|comes|sit|sits))\s+(?:the\s+)?$"
)
_QUEUE: Final = re.compile(r"(?:queue|waiting|antechamber)")
_APART: Final = re.compile(r"[;:]|\.\s|\bbut\b")
_NONE: Final = re.compile(r"\b(?:none|neither|not one|few|no)\b[^,;]{0,20}$", re.IGNORECASE)


def among_them(scene: Scene, found: Sequence[Statement]) -> Iterator[Statement]:
    """Yield what is told of many, for those of them that are named."""
    if not scene.parties or spoken_of(scene) is None:
        return
    text, sentence = scene.text, scene.sentence
    said = {(each.party, each.act) for each in found}
    for mention in scene.parties:
        if mention.possessive or mention.compound or mention.how in (How.PERSON, How.ANAPHOR):
            continue
        members = coordinated(scene, mention)
        if members[0] is not mention or mention.modifier:
            continue
        lead = _SUCH_AS.search(text, max(sentence.body, mention.start - 50), mention.start)
        among = _AMONG.match(text, members[-1].end, sentence.end)
        if lead is None and (among is None or not _opens(text, mention.start)):
            continue
        if _ITS_THING.match(text, members[-1].end):
            continue  # "names Georgia and Armenia as their homes"
        at = lead.start() if lead else mention.start
        if lead is not None and _QUEUE.match(lead[0]):
            at = mention.start
        heard, slug, start = _of_the_many(scene, found, at)
        if (
            heard is None
            or slug is None
            or _APART.search(text, start, lead.start() if lead else at)
        ):
            continue
        stop = among.end() if among else members[-1].end
        if among is not None and lead is None and among["not"]:
            if heard.modality is not Modality.ASSERTED or heard.act not in ENTRIES:
                continue
            heard = replace(heard, modality=Modality.DENIED, when_matters=False)
        for each in members:
            if (each.code, heard.act) not in said and each.code != scene.accords[slug].counterpart:
                yield statement_of(scene, slug, each.code, heard, start, stop, 0.95)


def _opens(text: str, at: int) -> bool:
    return _COMMA.search(text, max(0, at - 6), at) is not None


_COMMA: Final = re.compile(r"[,(—–]\s*(?:the\s+)?$")
_ITS_THING: Final = re.compile(r"\s+as\b|,?\s+among their\b")


def _of_the_many(
    scene: Scene, found: Sequence[Statement], at: int
) -> tuple[Told | None, str | None, int]:
    """What is told of many before a place, of which accord, and where the words begin."""
    text, body = scene.text, scene.sentence.body
    queue = _last(_IN_THE_QUEUE, text, body, at)
    let = _last(_LET_IN, text, body, at)
    same = _last(_DID_SO, text, body, at)
    if same is not None:
        model = told_last(scene, found, same.start())
        if model is not None and model.act in (*ENTRIES, Act.WITHDREW):
            heard = Told(act=model.act, modality=model.modality, sure=0.62, rule="among-them")
            return heard, model.accord, same.start()
    for verb in reversed([each for each in scene.verbs if each.end <= at]):
        if verb.verb.act not in (*ENTRIES, Act.WITHDREW) or at - verb.end > 90:
            break
        many = _THEY_DID.search(text, max(body, verb.start - 90), verb.start)
        if many is None:
            continue
        if _NONE.search(text, max(body, many.start() - 24), many.start()):
            break
        slug = accord_of(scene, verb)
        told_of = _told(many["bridge"], verb.verb)
        if (
            slug is None
            or told_of is None
            or told_of.act not in (*ENTRIES, Act.WITHDREW, Act.DECLINED)
        ):
            break
        heard = Told(
            act=told_of.act, modality=told_of.modality, sure=0.66, rule="among-them",
            when_matters=told_of.when_matters,
        )  # fmt: skip
        return heard, slug, many.start()
    if let is not None and at - let.end() < 70:
        heard = Told(act=Act.JOINED, modality=Modality.ASSERTED, sure=0.66, rule="among-them")
        return heard, spoken_of(scene, let.end()), let.start()
    line = _last(_A_QUEUE, text, body, at)
    if line is not None and at - line.end() < 40:
        queue = line
    if queue is not None and at - queue.end() < 60:
        heard = Told(
            act=Act.CANDIDATE, modality=Modality.ASSERTED, sure=0.62, rule="among-them",
            when_matters=False,
        )  # fmt: skip
        return heard, spoken_of(scene, queue.end()), queue.start()
    return None, None, 0


def _told(bridge: str, verb: Verb) -> Told | None:
    if verb.form is Form.BASE and not bridge.strip():  # "seven countries come in"
        return Told(act=verb.act, modality=Modality.ASSERTED, sure=0.64, rule="among-them")
    return told(bridge, verb)


def _last(pattern: "re.Pattern[str]", text: str, start: int, end: int) -> "re.Match[str] | None":
    return next(reversed([*pattern.finditer(text, start, end)]), None)
