"""Questions that are answered: "Has Slovenia ratified? Yes, in March." in an interview or a briefing."""

import re
from collections.abc import Iterator
from typing import Final

from tracker.domain.acts import Act, Modality
from tracker.extraction.act_words import Form, Verb
from tracker.extraction.bridges import ENTRIES, Told
from tracker.extraction.mentions import How, PartyMention
from tracker.extraction.scene import Scene, Statement, coordinated, statement_of, topic_of

_ASKED: Final = re.compile(
    r"(?:^|[\s:“\"])(?P<aux>Has|Have|Did|Will|Does|Do|Is|Are|Was|Were|has|have|did|will|is|are)\s+(?:the\s+)?$"
)
_IN: Final = re.compile(
    r"\s+(?:still\s+|already\s+|now\s+|really\s+)?(?P<what>(?:in|on board|aboard)(?=\s*[?,])|(?:an?\s+|the\s+)?(?:member|party|signatory)\b)"
)
_YES: Final = re.compile(
    r"[\s“\"]*(?:(?:A|Answer|ANSWER|[A-Z][\w .’'()-]{1,50})[.:]\s+)?[“\"]?(?:Yes\b|It (?:has|did|is|will)\b(?! not)|They (?:have|did|are|will)\b(?! not)|We (?:have|did|are|will)\b(?! not)"
    r"|Indeed\b|Correct\b|Certainly\b|That is (?:right|correct|so)\b|Of course\b|Absolutely\b|Right\b)"
)
_NO: Final = re.compile(
    r"[\s“\"]*(?:(?:A|Answer|ANSWER|[A-Z][\w .’'()-]{1,50})[.:]\s+)?[“\"]?(?:No\b|Not yet\b|Never\b|Not (?:so far|at all)\b|(?:It|They|We) (?:has|have|did|is|are|will|do|does) not\b|(?:It|They|We) \w+n['’]t\b)"
)
_STATES: Final = frozenset({"is", "are", "was", "were"})


def answers(scene: Scene) -> Iterator[Statement]:
    """Yield what a question and the yes or no after it say together."""
    text, sentence = scene.text, scene.sentence
    if not text[sentence.body : sentence.end].rstrip('”"’) ').endswith("?"):
        return
    slug = topic_of(scene)
    if slug is None or any(each.slug is None for each in scene.named):
        return
    gap = re.match(r"[\s”\"’)]*", text[sentence.end : sentence.end + 8])
    at = sentence.end + (gap.end() if gap else 0)
    yes, no = _YES.match(text, at), _NO.match(text, at)
    if not yes and not no:
        return
    for mention in scene.parties:
        if mention.compound or mention.possessive or mention.how is How.PERSON:
            continue
        members = coordinated(scene, mention)
        if members[0] is not mention:
            continue
        first = mention.start
        asked = _ASKED.search(text[max(sentence.start, first - 12) : first])
        if asked is None:
            continue
        last = members[-1].end
        found = _act(scene, last, asked["aux"].lower())
        if found is None:
            continue
        act, end = found
        ahead = asked["aux"].lower() == "will"
        if no and ahead and act in ENTRIES:
            act, modality = Act.DECLINED, Modality.ASSERTED
        elif no:
            modality = Modality.DENIED
        else:
            modality = Modality.PLANNED if ahead else Modality.ASSERTED
        heard = Told(act=act, modality=modality, sure=0.66, rule="answered", when_matters=False)
        for each in members:
            made = statement_of(scene, slug, each.code, heard, first, end, 1.0, end)
            yield made
        return


_INVERTED: Final = re.compile(
    r"(?:^|[“\"‘'\s])(?P<aux>Has|Have|Had|Did|Will|Is|Are|Was|Were|has|have|had|did|will|is|are|was|were)\s+(?:the\s+)?$"
)
_WHETHER: Final = re.compile(
    r"\b(?:[Aa]sked|[Qq]uestion of|[Ww]hen asked|[Aa]sked again) (?:whether|if)\s+(?:the\s+)?$"
)
_SAID_YES: Final = re.compile(
    r"\b(?:said|replied|answered|responded)(?:\s+\w+ly)?(?:[,:]?\s+[“\"‘']?(?:[Yy]es|[Ii]ndeed|[Oo]f course|[Cc]ertainly)\b|\s+(?:that )?(?:it|they) (?:was|is|had|has|did|would|will|were|are)\b(?! not|n['’]t))"
)
_SAID_NO: Final = re.compile(
    r"\b(?:said|replied|answered|responded)(?:\s+\w+ly)?(?:[,:]?\s+[“\"‘']?(?:[Nn]o\b(?! (?:comment|more|decision|date))|[Nn]ever\b|[Nn]ot (?:yet|so far|at all)\b)|\s+(?:that )?(?:it|they) (?:was|is|had|has|did|would|will|were|are)(?: not|n['’]t)\b)"
)


def answered(scene: Scene, subject: PartyMention, kind: Verb, end: int) -> Told | None:
    """What a question inside a sentence says with its answer; `asked` as the rule if it has none.

    As in "Asked whether Norway would leave, the minister said no", '"Has Peru signed?" a reporter
    asked'. None where nothing is asked.
    """
    text, sentence = scene.text, scene.sentence
    lead = text[max(sentence.start, subject.start - 30) : subject.start]
    mark = text.find("?", end, sentence.end)
    quoted = mark >= 0 and text[mark + 1 : mark + 2] in ("”", '"', "’", "'")
    asked = _INVERTED.search(lead) if quoted and not re.search(r"[.;]", text[end:mark]) else None
    whether = _WHETHER.search(lead)
    if asked is None and whether is None:
        return None
    ahead = (
        asked["aux"].lower() in ("will", "is", "are")
        if asked
        else re.search(r"\b(?:will|would|to|could|might)\b", text[subject.end : end]) is not None
    )
    rest = text[max(end, mark) : sentence.end]
    if _SAID_NO.search(rest):
        if ahead and kind.act in ENTRIES:
            return Told(act=Act.DECLINED, modality=Modality.ASSERTED, sure=0.62, rule="answered")
        modality = Modality.DENIED
    elif _SAID_YES.search(rest):
        modality = Modality.PLANNED if ahead else Modality.ASSERTED
    else:
        return Told(act=kind.act, modality=Modality.POSSIBLE, sure=0.0, rule="asked")
    return Told(act=kind.act, modality=modality, sure=0.62, rule="answered", when_matters=False)


_WHO: Final = re.compile(
    r"\b(?:[Ww]ho(?: else| all)?|list of (?:those|the (?:states|countries|nations)|states|countries) (?:who|that|which)|(?:[Ww]hich|[Ww]hat)(?: [\w-]+){0,3}? (?:countries|states|nations|governments|capitals|of them)|[Hh]ow many(?: [\w-]+){0,3})"
    r"\s+(?:(?:has|have|had)\s+)?(?:(?:already|so far|now|actually|ever|also)\s+)?$"
)
_WHO_IS: Final = re.compile(
    r"\b(?:[Ww]ho(?: else)?|(?:[Ww]hich|[Ww]hat) (?:countries|states|nations)) (?:is|are|belongs?) (?:already |now |all )?(?P<what>in\b|to it|aboard|on board|(?:the |its )?(?:current )?(?:members|signatories|parties))"
)


_OTHERS: Final = re.compile(
    r"\b(?:[Cc]ould|[Ww]ill|[Mm]ight|[Mm]ay|[Cc]an|[Ww]ould|[Ii]s|[Aa]re) (?:(?:any(?:one|body)?|many|more) )?(?:others?|other countries|else|countries|states|governments|anyone|anybody)\s+"
    r"(?:(?:also|now|likely to|about to|going to|planning to)\s+)?(?:(?P<out>leave|go|quit|withdraw|walk (?:out|away)|pull out|depart)|join|come in|get in|enter)\b"
    r"|\b[Ww]ho (?:else )?(?:might|could|will|may) (?:(?P<gone>leave|go|quit|withdraw|walk (?:out|away)|pull out|depart)|join|come in|get in|enter)\b"
)


_WANTS_TO_KNOW: Final = re.compile(
    r"\b(?:asks?|asked|asking|wonders?|wants? to know|wanted to know|wondering) (?:who|which (?:countries|states))\b"
    r"|\blist of (?:those|the (?:states|countries|nations)|states|countries) (?:who|that|which) (?:have|had)\b"
)


_NOBODY: Final = re.compile(
    r"\b(?:[Nn]obody|[Nn]o one|[Nn]one of them|[Nn]ot one (?:country|state|member|party)|[Nn]o (?:other )?(?:country|state|nation|government|member|party|signatory|power))\s+(?:had|has|have)?\s*(?:ever\s+|yet\s+|so far\s+)?$"
)


def _nobody_has(scene: Scene, slug: str) -> Statement | None:
    """As in "It is said that no country has ever left", which "Kenya did" may answer."""
    text, sentence = scene.text, scene.sentence
    for verb in scene.verbs:
        if verb.verb.act in (*ENTRIES, Act.WITHDREW) and verb.verb.form is Form.PAST:
            lead = text[max(sentence.start, verb.start - 60) : verb.start]
            if _NOBODY.search(lead) is None:
                return None
            heard = Told(
                act=verb.verb.act, modality=Modality.ASSERTED, sure=0.74, rule="asked",
                when_matters=False,
            )  # fmt: skip
            return statement_of(scene, slug, None, heard, verb.start, verb.end, 1.0, verb.end)
    return None


def asks_who(scene: Scene) -> Statement | None:
    """Return what a question asks who has done, as a statement without its party.

    As in "Who has signed so far?"; what follows may answer with names alone.
    """
    text, sentence = scene.text, scene.sentence
    slug = topic_of(scene)
    if slug is None or any(each.slug is None for each in scene.named):
        return None
    if not text[sentence.body : sentence.end].rstrip('”"’) ').endswith("?") and (
        _WANTS_TO_KNOW.search(text, sentence.body, sentence.end) is None
    ):
        return _nobody_has(scene, slug)
    act: Act | None = None
    for verb in scene.verbs:
        if verb.verb.act in (*ENTRIES, Act.WITHDREW) and verb.verb.form is Form.PAST:
            lead = text[max(sentence.start, verb.start - 70) : verb.start]
            act = verb.verb.act if _WHO.search(lead) else None
            break
    others = _OTHERS.search(text, sentence.body, sentence.end)
    if act is None and others is not None:
        heard = Told(
            act=Act.WITHDREW if others["out"] or others["gone"] else Act.JOINED,
            modality=Modality.POSSIBLE, sure=0.74, rule="asked", when_matters=False,
        )  # fmt: skip
        return statement_of(
            scene, slug, None, heard, sentence.body, sentence.end, 1.0, sentence.end
        )
    state = _WHO_IS.search(text, sentence.body, sentence.end)
    if act is None and state is not None:
        act = Act.SIGNED if "signator" in state["what"] else Act.JOINED
    if act is None:
        return None
    heard = Told(act=act, modality=Modality.ASSERTED, sure=0.74, rule="asked", when_matters=False)
    return statement_of(scene, slug, None, heard, sentence.body, sentence.end, 1.0, sentence.end)


def _act(scene: Scene, last: int, aux: str) -> tuple[Act, int] | None:
    """The act that is asked about, and where its words end."""
    for verb in scene.verbs:
        if not 0 < verb.start - last < 40 or verb.verb.act not in (*ENTRIES, Act.WITHDREW):
            continue
        if aux in _STATES and verb.verb.form is not Form.ING:
            return None
        return verb.verb.act, verb.end
    state = _IN.match(scene.text, last)
    if state is not None and aux in _STATES:
        act = Act.SIGNED if "signatory" in state["what"] else Act.JOINED
        return act, state.end()
    return None
