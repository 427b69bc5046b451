"""Words that stand for the act told last: "to do so", "nor has China", "neither has", "Armenia too"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from tracker.domain.acts import Act, Modality
from tracker.extraction.act_words import Form, Verb
from tracker.extraction.bridges import ENTRIES, Told, told
from tracker.extraction.mentions import PartyMention
from tracker.extraction.scene import (
    Scene,
    Statement,
    coordinated,
    cut,
    date_of,
    spoken_of,
    statement_of,
)
from tracker.extraction.subjects import subjects_of

_ACTS: Final = frozenset(
    {
        *ENTRIES,
        Act.WITHDREW,
        Act.RELATIONS,
        Act.RELATIONS_ENDED,
        Act.SUSPENDED,
        Act.CANDIDATE,
        Act.DECLINED,
    }
)
_PRO_VERB: Final = re.compile(
    r"\b(?:(?P<base>do)|(?P<third>does)|(?P<done>done|did)|(?P<ing>doing)) (?:so|the same|it|likewise|that)\b(?! (?:not|again))"
    r"|\b(?:(?P<follows>follow)|(?P<following>following)|(?P<followed>followed)) suit\b"
    r"|\bto (?P<tofollow>follow)\b(?=\s*(?:[.,;]|$|in\b|next\b|on\b|this\b|during\b|at the\b|by\b|before\b|later\b|soon\b|within\b|shortly\b))"
)
_NOR: Final = re.compile(
    r"\b(?:[Nn]or|[Nn]either) (?:has|have|had|did|do|does|will|would|is|are|was|were|can|could)\s+(?:the\s+)?$"
)
_NEITHER: Final = re.compile(
    r"\b(?:[Nn]either(?: of (?:them|the two|these|which|whom))?|[Nn]one(?: of (?:them|these|the (?:two|three|four|five|six)|whom|which))?)\s+(?:has|have|had|is|are|was|were|did|does|will)\s+(?:yet\s+|ever\s+|so far\s+)?"
    r"(?:an?\s+)?(?P<what>signed|ratified|joined|acceded|members?|part(?:y|ies)|signator(?:y|ies)|in|done so|sign|ratify|join|accede)\b"
)
_WHAT: Final = {
    "sign": Act.SIGNED,
    "rati": Act.RATIFIED,
    "join": Act.JOINED,
    "acce": Act.ACCEDED,
    "memb": Act.JOINED,
    "part": Act.JOINED,
    "in": Act.JOINED,
}
_TOO: Final = re.compile(
    r"(?:,\s+[^,.;]{1,24},)?(?:\s+too\b(?=\s*[.,;]|\s+and\b)|,?\s+(?:likewise|as well)\b(?=\s*[.,;])"
    r"|\s+before (?:it|them|that)\b"
    r"|\s+(?:was|were)\s+(?:also\s+)?(?:in|among|part of)\s+(?:the|that)\s+(?:first|opening|same|second|initial)\s+(?:wave|batch|group|round|lot|dozen)\b"
    r"|\s+(?:took|waited|had to wait|dithered|dawdled)\s+until\b|\s+(?:only|but|not until)\s+(?:in|on)\b"
    r"|,\s+(?:the\s+)?(?:\d+(?:st|nd|rd|th)|[a-z]+th|latest|last|next),\s+(?:did so|followed)\b"
    r"|\s+(?:was|were|came)\s+(?:the\s+)?(?:first|second|third|fourth|fifth|last|latest)(?:\s+(?:in|from|of|among)\s+(?:the\s+)?[\w’' -]{2,24}?)?(?=\s*[.,;]|\s+and\b|\s+(?:in|on)\s+\w))"
)
_TURN: Final = re.compile(
    r"\b(?:(?:it was|then came|came|then it was) (?:the )?turn of|the turn came (?:of|for)|then came|next came|next (?:was|were)|there followed)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_ALONG: Final = re.compile(
    r"\b(?:along with|together with|alongside|accompanied by|in company with|with (?:\w+ ){0,4}(?:more|others?|members|states|countries|nations)(?: of \w+ \w+)?:)\s+(?:the\s+)?$"
)


def ellipsis(scene: Scene, found: Sequence[Statement]) -> list[Statement]:
    """Return what is said by a word that stands for the act told last, before it."""
    more = _pro_verbs(scene, found)
    more += _nor(scene, (*found, *more))
    more += _neither(scene, found)
    more += _done_neither(scene)
    more += _too(scene, (*found, *more))
    more += _along(scene, (*found, *more))
    more += _same(scene, (*found, *more))
    return more


def _last(
    scene: Scene, found: Sequence[Statement], at: int, *, denied: bool = False
) -> Statement | None:
    """The act told last before a place, in the sentence or the one before."""
    here = [each for each in found if each.start < at and each.party and each.act in _ACTS]
    earlier = [each for each in scene.before if each.party and each.act in _ACTS]
    model = (
        max(here, key=lambda each: each.start) if here else earlier[-1] if earlier else scene.asked
    )
    if model is None:
        return None
    negative = model.modality is Modality.DENIED or model.act is Act.DECLINED
    return model if negative == denied else None


def _copies(
    model: Statement,
    members: Sequence[PartyMention],
    text: str,
    first: int,
    stop: int,
    rule: str,
    **changes: object,
) -> list[Statement]:
    start, end = cut(text, first, stop)
    made = replace(
        model, start=start, end=end, sure=max(0.52, round(model.sure - 0.12, 2)), rule=rule,
        when=None, condition=None,
    )  # fmt: skip
    made = replace(made, **changes)  # type: ignore[arg-type]
    return [replace(made, party=each.code) for each in members]


def _pro_verbs(scene: Scene, found: Sequence[Statement]) -> list[Statement]:
    """As in "became the first of the 27 to do so", "Kenya will do so in May"."""
    more: list[Statement] = []
    text, sentence = scene.text, scene.sentence
    for so in _PRO_VERB.finditer(text, sentence.body, sentence.end):
        subjects = subjects_of(scene, so.start(), sentence.body)
        if subjects is None:
            continue
        members, bridge = subjects
        if re.fullmatch(r"\s*(?:also|then|soon|later|quickly|has|have|had)?\s*", bridge):
            continue  # see did_so
        model = _last(scene, found, so.start())
        if model is None or (any(each.code == model.party for each in members) and not bridge):
            continue
        form = (
            Form.PAST
            if so["done"] or so["followed"]
            else Form.ING
            if so["ing"] or so["following"]
            else Form.THIRD
            if so["third"]
            else Form.BASE
        )
        heard: Told | None = told(bridge, Verb(act=model.act, form=form))
        if heard is None or heard.act is Act.CANDIDATE is not model.act:
            continue
        when = date_of(scene, so.start(), so.end(), ahead=heard.modality is not Modality.ASSERTED)
        more += _copies(
            model, members, text, members[-1].end + 1, so.end(), "to-do-so",
            act=heard.act, modality=heard.modality, when=when,
            sure=round(min(heard.sure, model.sure) - 0.08, 2),
        )  # fmt: skip
    return more


def _nor(scene: Scene, found: Sequence[Statement]) -> list[Statement]:
    """As in "Russia will not sign; nor will China"."""
    more: list[Statement] = []
    for mention in scene.parties:
        members = coordinated(scene, mention)
        if members[0] is not mention or mention.compound or mention.possessive:
            continue
        begin = max(scene.sentence.body, mention.start - 24)
        nor = _NOR.search(scene.text[begin : mention.start])
        if nor is None:
            continue
        first = begin + nor.start()
        model = _last(scene, found, first, denied=True)
        if model is not None:
            more += _copies(model, members, scene.text, first, members[-1].end, "nor")
    return more


def _neither(scene: Scene, found: Sequence[Statement]) -> list[Statement]:
    """As in "China and, as of May, India signed; neither has ratified"."""
    more: list[Statement] = []
    for words in _NEITHER.finditer(scene.text, scene.sentence.body, scene.sentence.end):
        if any(words.start() <= each.start < words.end() for each in scene.parties):
            continue
        if any(0 <= each.start - words.start() < 12 for each in scene.parties):
            continue
        told_ = [each for each in found if each.party and each.start < words.start()]
        told_ = told_ or [each for each in scene.before if each.party]
        codes = list(dict.fromkeys(each.party for each in told_))
        near = [
            each for each in (*scene.lists, *scene.lists_near) if 0 < words.start() - each.end < 160
        ]
        none_of = words[0].lower().startswith("none")
        if none_of and " of " not in words[0] and words.start() != scene.sentence.body:
            continue
        if near and (len(codes) < 2 or near[-1].end > told_[-1].end):
            codes = list(dict.fromkeys(each.code for each in near[-1].members))
        if len(codes) < 2 or (len(codes) != 2 and not none_of):
            continue
        slug = spoken_of(scene)
        model = told_[-1] if told_ else None
        if model is None and slug is not None:
            heard = Told(
                act=Act.JOINED, modality=Modality.DENIED, sure=0.62, rule="neither-of-them"
            )
            model = statement_of(
                scene, slug, codes[0], heard, words.start(), words.end(), 1.0, words.end()
            )
        if model is None:
            continue
        act = _WHAT.get(words["what"][:4].lower(), model.act)
        start, end = cut(scene.text, words.start(), words.end())
        more += [
            replace(
                model, party=code, act=act, modality=Modality.DENIED, start=start, end=end,
                when=None, sure=0.62, rule="neither-of-them", condition=None,
            )
            for code in codes
        ]  # fmt: skip
    return more


_DONE_NEITHER: Final = re.compile(
    r"\s+(?:has|have|had|did)\s+(?:so far\s+|as yet\s+)?(?:done\s+)?neither\b(?=\s*[.,;)]|\s+and\b|$)"
)


def _done_neither(scene: Scene) -> list[Statement]:
    """As in "China has signed but not ratified. Russia has done neither": both acts, denied."""
    more: list[Statement] = []
    told_ = {each.act: each for each in scene.before if each.party and each.act in ENTRIES}
    if len(told_) != 2:
        return more
    for mention in scene.parties:
        done = _DONE_NEITHER.match(scene.text, mention.end, scene.sentence.end)
        members = coordinated(scene, mention)
        if done is None or mention.compound or mention.possessive or members[-1] is not mention:
            continue
        for model in told_.values():
            more += _copies(
                model, members, scene.text, members[0].start, done.end(), "done-neither",
                modality=Modality.DENIED,
            )  # fmt: skip
    return more


def _too(scene: Scene, found: Sequence[Statement]) -> list[Statement]:
    """As in "Azerbaijan has been spoken of; Armenia too", "Sweden took until April"."""
    more: list[Statement] = []
    text = scene.text
    for mention in scene.parties:
        members = coordinated(scene, mention)
        if mention.compound or mention.possessive or mention.modifier:
            continue
        begin = max(scene.sentence.body, mention.start - 40)
        turn = _TURN.search(text[begin : mention.start]) if members[0] is mention else None
        too = _TOO.match(text, mention.end, scene.sentence.end) if members[-1] is mention else None
        if turn is None and too is None:
            continue
        first = begin + turn.start() if turn else members[0].start
        model = _last(scene, found, first)
        if model is None or model.modality is not Modality.ASSERTED:
            continue
        if too is not None and " the first " in too[0] and model.act not in ENTRIES:
            continue
        if any(each.start <= mention.start < each.end for each in found):
            continue
        stop = too.end() if too else members[-1].end
        when = date_of(scene, mention.end if too else first, stop, ahead=False)
        more += _copies(model, members, text, first, stop, "likewise", when=when)
        if too is not None and "likewise" in too[0]:
            more += [
                each
                for other in found
                if other.party == model.party and other is not model and other.act is not model.act
                for each in _copies(other, members, text, first, stop, "likewise")
            ]
    return more


_SAME: Final = re.compile(
    r"\b[Tt]he same (?:goes|is true|holds|applies|can be said)(?: also| too)? (?:for|of|to)\s+(?:the\s+)?$"
)
_JOINING: Final = re.compile(r",\s+(?:thus |thereby )?joining\s+(?:the\s+)?$")
_AMONG: Final = re.compile(
    r"(?:\b(?:[Tt]hey|[Tt]hese|[Tt]hose|which)(?: also)? (?:are|were|includ(?:e|ed))|,\s+(?:among them|including|such as|among others)|;\s+among them(?: are| were)?)\s+(?:the\s+)?$"
)


def _same(scene: Scene, found: Sequence[Statement]) -> list[Statement]:
    """As in "The same goes for Ukraine", "joining Bahrain and Oman", "among them Germany"."""
    more: list[Statement] = []
    text = scene.text
    for mention in scene.parties:
        members = coordinated(scene, mention)
        if members[0] is not mention or mention.compound or mention.possessive:
            continue
        begin = max(scene.sentence.body, mention.start - 44)
        before = text[begin : mention.start]
        stop = members[-1].end
        if _SAME.search(before) and scene.before:
            last = scene.before[-1].party
            for other in scene.before:
                if other.party == last and other.act in _ACTS:
                    more += _copies(other, members, text, begin, stop, "the-same")
            continue
        joining = _JOINING.search(before)
        here = [each for each in found if each.party and each.end <= mention.start]
        if (
            joining
            and here
            and re.match(r"\s*(?:[.,;]|in\b|as\b|on\b|who\b|which\b)", text[stop : stop + 8])
        ):
            model = here[-1]
            if model.act in (*ENTRIES, Act.ANNOUNCED):
                act = model.act if model.act is Act.SIGNED else Act.JOINED
                more += _copies(
                    model, members, text, begin + joining.start() + 2, stop, "joining",
                    act=act, modality=Modality.ASSERTED,
                )  # fmt: skip
            continue
        among = _AMONG.search(before)
        slug = spoken_of(scene)
        if (
            among is None
            or slug is None
            or any(
                each.end <= begin + among.start() and each.start >= scene.sentence.body
                for each in found
            )
        ):
            continue
        verbs = [
            each
            for each in scene.verbs
            if each.end <= begin + among.start() and each.verb.act in (*ENTRIES, Act.WITHDREW)
            and each.verb.form is Form.PAST and begin + among.start() - each.end < 90
        ]  # fmt: skip
        if not verbs or any(verbs[-1].end <= each.start < mention.start for each in scene.parties):
            continue
        lead = text[max(scene.sentence.body, verbs[-1].start - 40) : verbs[-1].start]
        if re.search(r"\b(?:not|never|would|will|to|could|may|if)\b|n['’]t", lead):
            continue
        heard = Told(
            act=verbs[-1].verb.act, modality=Modality.ASSERTED, sure=0.64, rule="among-them"
        )
        for each in members:
            more.append(
                statement_of(
                    scene, slug, each.code, heard, verbs[-1].start, each.end, 1.0, each.end
                )
            )
    return more


def _along(scene: Scene, found: Sequence[Statement]) -> list[Statement]:
    """As in "Vietnam ratified in June along with Jamaica and Jordan"."""
    more: list[Statement] = []
    for mention in scene.parties:
        members = coordinated(scene, mention)
        if members[0] is not mention or mention.compound or mention.possessive:
            continue
        begin = max(scene.sentence.body, mention.start - 60)
        along = _ALONG.search(scene.text[begin : mention.start])
        here = [each for each in found if each.party and each.end <= begin + 60]
        if along is None or not here:
            continue
        first = begin + along.start()
        model = max(here, key=lambda each: each.end)
        if model.end > first or first - model.end > 70 or model.act not in _ACTS:
            continue
        more += _copies(
            model, members, scene.text, first, members[-1].end, "along-with", when=model.when
        )
    return more
