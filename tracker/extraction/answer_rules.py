"""Questions that are answered: "Has Slovenia ratified? Yes, in March." in an interview or a briefing."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from tracker.domain.acts import Act, Modality
from tracker.extraction import patterns as re
from tracker.extraction.act_words import Form, Verb
from tracker.extraction.bridges import told
from tracker.extraction.mentions import How, PartyMention
from tracker.extraction.scene import Scene, Statement, coordinated, statement_of, topic_of
from tracker.extraction.told_acts import ENTRIES, Told

_ASKED: Final = re.compile(
    r"(?:^|[\s:“\"])(?P<aux>Has|Have|Did|Will|Does|Do|Is|Are|Was|Were|Could|Might|May|has|have|did|will|does|do|is|are|was|were)\s+(?:the\s+)?$"
)
_IN: Final = re.compile(
    r"\s+(?:still\s+|already\s+|now\s+|really\s+)?(?P<what>(?:in|on board|aboard)(?=\s*[?,])|(?:an?\s+|the\s+)?(?:member|party|signatory)\b)"
)
LABEL: Final = r"[\s“\"]*(?:(?:A|Answer|ANSWER|[A-Z](?:[\w .’'-]|\([^()\n]{1,40}\)){1,60})[.:]\s+)?[“\"]?(?:(?:Well|I['’]m afraid|I am afraid|I['’]m sorry|I am sorry|Unfortunately|Sadly|Happily|Look),?\s+(?:but\s+)?)?"
_YES: Final = re.compile(
    rf"{LABEL}(?:Yes\b|(?:[Ii]t (?:has|did|is|will|does)|(?:[Tt]hey|[Ww]e) (?:have|did|are|will|do))(?=\s*[.,;:!—–]|\s+(?:indeed|already|now|so|just|since|and|in|on|last|two|three)\b)"
    r"|Indeed\b|Correct\b|Certainly\b|That is (?:right|correct|so)\b|Of course\b(?! not)|Absolutely\b(?! not)|Right\b)"
)
_NO: Final = re.compile(
    rf"{LABEL}(?:[Nn]o\b(?! (?:comment|more|decision|date|idea|news|one|doubt|question))|[Nn]ot yet\b|Never\b|[Nn]ot (?:so far(?! as)|at all)\b|Of course not\b|Absolutely not\b|Certainly not\b|(?:[Ii]t|[Tt]hey|[Ww]e) (?:has|have|had|did|is|are|will|do|does) not\b|(?:[Ii]t|[Tt]hey|[Ww]e) \w+n['’]t\b)"
)
_NOT_YET: Final = re.compile(rf"{LABEL}(?:[Nn]ot yet|[Nn]ot so far)\b")
_WH: Final = re.compile(
    r"\b(?:[Ww]hy|[Ww]hen|[Ww]here|[Hh]ow (?:much|many|long|far|soon|well|badly|did|do|does|has|have|is|are|was|will|could)|[Ww]hat|[Ww]hich|[Ww]hose|[Ww]ho)\b"
)
_STATES: Final = frozenset({"is", "are", "was", "were"})
# "And Djibouti?", "What about South Sudan, Minister?"
_AND: Final = re.compile(
    r"(?:^|[:,]\s+)(?:(?:(?:[Aa]nd|[Bb]ut|[Ss]o|OK|[Oo]kay),?\s+)?(?:[Ww]hat about|[Hh]ow about)|[Aa]nd)\s+(?:in\s+)?(?:the\s+)?$"
)
_AND_NO_MORE: Final = re.compile(r"\s*(?:,\s+(?:\w+\s+){0,4}\w+)?\s*\?")


def answers(scene: Scene) -> Iterator[Statement]:
    """Yield what a question and the yes or no after it say together."""
    text, sentence = scene.text, scene.sentence
    gap = re.match(r"[\s”\"’)]*", text[sentence.end : sentence.end + 8])
    at = sentence.end + (gap.end() if gap else 0)
    yes, no = _YES.match(text, at), _NO.match(text, at)
    if not yes and not no:
        return
    wonders = _WH.search(text, sentence.body, sentence.end) is not None
    if wonders and not no:
        return
    not_yet = _NOT_YET.match(text, at) is not None
    for asked in asked_of(scene):
        act, modality = asked.act, asked.modality
        ahead = modality is Modality.PLANNED
        if modality is Modality.DENIED and not no:
            continue
        if no and modality is not Modality.DENIED:
            if modality is Modality.POSSIBLE or asked.rule == "might":
                continue
            modality = Modality.DENIED
            if act in ENTRIES and ahead:
                if not_yet:
                    continue
                act, modality = Act.DECLINED, Modality.ASSERTED
        elif (
            yes
            and ahead
            and act in (Act.JOINED, Act.ACCEDED)
            and _OF_ITSELF.match(text, asked.start)
        ):
            act, modality = Act.ANNOUNCED, Modality.ASSERTED
        yield replace(asked, act=act, modality=modality, rule="answered")


_OF_ITSELF: Final = re.compile(r"[Yy]our?\b")


def asked_of(scene: Scene) -> Iterator[Statement]:
    """Yield what a question asks, as if it were so: "Will Peru join?", "And Chile?" after that."""
    text, sentence = scene.text, scene.sentence
    if not text[sentence.body : sentence.end].rstrip('”"’) ').endswith("?"):
        return
    slug = topic_of(scene)
    if slug is None or any(each.slug is None for each in scene.named):
        return
    for mention in scene.parties:
        if mention.compound or mention.possessive or mention.how is How.PERSON:
            continue
        members = coordinated(scene, mention)
        if members[0] is not mention:
            continue
        first, last = mention.start, members[-1].end
        begin = max(sentence.start, first - 24)
        lead = text[begin:first]
        if scene.supposed and _AND.search(lead) and _AND_NO_MORE.match(text, last):
            for each in members:
                yield replace(
                    scene.supposed[-1], party=each.code, start=first, end=last, sure=0.62,
                    rule="as-before", when=None, condition=None,
                )  # fmt: skip
            return
        asked = _ASKED.search(lead)
        if asked is None:
            continue
        found = _act(scene, last, asked["aux"].lower())
        if found is None:
            continue
        heard, end = found
        rule = "might" if asked["aux"].lower() in ("could", "might", "may") else "asked"
        heard = replace(heard, sure=0.66, rule=rule, when_matters=False)
        for each in members:
            yield statement_of(scene, slug, each.code, heard, first, end, 1.0)
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
            return statement_of(scene, slug, None, heard, verb.start, verb.end, 1.0)
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
        return statement_of(scene, slug, None, heard, sentence.body, sentence.end, 1.0)
    state = _WHO_IS.search(text, sentence.body, sentence.end)
    if act is None and state is not None:
        act = Act.SIGNED if "signator" in state["what"] else Act.JOINED
    if act is None:
        return None
    heard = Told(act=act, modality=Modality.ASSERTED, sure=0.74, rule="asked", when_matters=False)
    return statement_of(scene, slug, None, heard, sentence.body, sentence.end, 1.0)


def _act(scene: Scene, last: int, aux: str) -> tuple[Told, int] | None:
    """What is asked about, as if it were so, and where its words end."""
    for verb in scene.verbs:
        if not 0 < verb.start - last < 40:
            continue
        if verb.verb.act not in (*ENTRIES, Act.WITHDREW, Act.CANDIDATE, Act.DECLINED):
            continue
        if aux in ("is", "are", "was", "were") and verb.verb.form is Form.PAST:
            return None  # "Was Kenya asked to join?"
        if any(last <= each.start < verb.start for each in scene.parties):
            return None  # "Does Togo think that Benin will join?"
        heard = told(f" {aux} {scene.text[last : verb.start]}", verb.verb)
        return None if heard is None else (heard, verb.end)
    state = _IN.match(scene.text, last)
    if state is not None and aux in _STATES:
        act = Act.SIGNED if "signatory" in state["what"] else Act.JOINED
        return Told(act=act, modality=Modality.ASSERTED, sure=0.66, rule="asked"), state.end()
    return None
