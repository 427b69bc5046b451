"""Words that stand for the act told last: "to do so", "nor has China", "neither has", "Armenia too"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from tracker.domain.acts import Act, Modality
from tracker.extraction.act_words import Form, Verb
from tracker.extraction.antecedents import ACTS, copied, last_told
from tracker.extraction.bridges import ENTRIES, Told, told
from tracker.extraction.neither_rules import neither
from tracker.extraction.scene import (
    Scene,
    Statement,
    coordinated,
    date_of,
    spoken_of,
    statement_of,
)
from tracker.extraction.subjects import subjects_of

_PRO_VERB: Final = re.compile(
    r"\b(?:(?P<base>do)|(?P<third>does)|(?P<done>done|did)|(?P<ing>doing)) (?:so|the same|it|likewise)\b(?! (?:not|again))"
    r"|\b(?:(?P<follows>follow)|(?P<following>following)|(?P<followed>followed)) (?:suit|(?:its|their|that|the) (?:example|lead)|[A-Z]\w+['’]s? (?:example|lead))\b"
    r"|(?<=of )(?P<offollowing>following)\b(?=\s*[.,;])"
    r"|(?:(?<=could )|(?<=might )|(?<=may ))(?P<mayfollow>follow)\b(?=\s*(?:[.,;]|$)|\s+(?:in|next|later|soon|this)\b|\s+[A-Z]\w+\s*[.,;])"
    r"|\bto (?P<tofollow>follow)\b(?=\s*(?:[.,;]|$|in\b|next\b|on\b|this\b|during\b|at the\b|by\b|before\b|later\b|soon\b|within\b|shortly\b))"
)
_IF: Final = re.compile(r"\b(?:if|unless|whether|even if)\s+(?:the\s+)?$", re.IGNORECASE)
_DENIES: Final = re.compile(
    r"\s+(?:[\w’'-]+\s+){0,3}?(?:has |have )?(?:flatly |firmly |strongly |since )?(?:denies|deny|denied|disputes?|disputed|rejects?|rejected|dismisse[sd])"
    r" (?:it|this|that|(?:the|those|these|such) (?:reports?|claims?|rumou?rs?|accounts?))\b(?=\s*[.,;])"
)
_ABOUT: Final = re.compile(r"\b(?:about|with|to|on|over|against|from)\s+(?:the\s+)?$")
_NEVER_DID: Final = re.compile(
    r"\b(?:and|but|though) (?:it |then )?(?:never did|did not|didn['’]t|never has|has not)\b(?=\s*[.,;])"
)
_TOO: Final = re.compile(
    r"(?:,\s+[^,.;]{1,24},)?(?:\s+too\b(?=\s*[.,;]|\s+and\b)|,?\s+(?:likewise|as well)\b(?=\s*[.,;])"
    r"|\s+before (?:it|them|that)\b"
    r"|\s+(?:was|were)\s+(?:also\s+)?(?:in|among|part of)\s+(?:the|that)\s+(?:first|opening|same|second|initial)\s+(?:wave|batch|group|round|lot|dozen)\b"
    r"|\s+(?:took|waited|had to wait|dithered|dawdled)\s+until\b|\s+(?:only|but|not until)\s+(?:in|on)\b"
    r"|,\s+(?:the\s+)?(?:\d+(?:st|nd|rd|th)|[a-z]+th|latest|last|next),\s+(?:did so|followed)\b"
    r"|\s+(?:was|were|came)\s+(?:the\s+)?(?:first|second|third|fourth|fifth|last|latest)(?:\s+(?:in|from|of|among)\s+(?:the\s+)?(?:(?! to )[\w’' -]){2,24}?)?(?=\s*[.,;]|\s+and\b|\s+(?:in|on)\s+\w))"
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
    more += _denied(scene, (*found, *more))
    more += neither(scene, (*found, *more), found)
    more += _too(scene, (*found, *more))
    more += _along(scene, (*found, *more))
    more += _same(scene, (*found, *more))
    return more


def _pro_verbs(scene: Scene, found: Sequence[Statement]) -> list[Statement]:
    """As in "became the first of the 27 to do so", "Kenya will do so in May"."""
    more: list[Statement] = []
    text, sentence = scene.text, scene.sentence
    for so in _PRO_VERB.finditer(text, sentence.body, sentence.end):
        subjects = subjects_of(scene, so.start(), sentence.body)
        if subjects is None:
            continue
        members, bridge = subjects
        if _IF.search(text[max(sentence.start, members[0].start - 16) : members[0].start]):
            continue  # "if Malta could do it, so can we"
        if re.fullmatch(r"\s*(?:also|then|soon|later|quickly|has|have|had)?\s*", bridge):
            continue  # see did_so
        if so["tofollow"]:
            bridge = f"{bridge}to "
        model = last_told(scene, found, so.start())
        if model is None and re.search(r"\b(?:will|intends?|plans?|would)\b", bridge):
            model = last_told(scene, found, so.start(), denied=True)  # "has not, but will do so"
            if model is not None and model.act not in ENTRIES:
                continue
        if model is None or (any(each.code == model.party for each in members) and not bridge):
            continue
        form = (
            Form.PAST
            if so["done"] or so["followed"]
            else Form.ING
            if so["ing"] or so["following"] or so["offollowing"]
            else Form.THIRD
            if so["third"]
            else Form.BASE
        )
        heard: Told | None = told(bridge, Verb(act=model.act, form=form))
        if heard is None:
            continue
        if heard.act is Act.CANDIDATE is not model.act and not so["mayfollow"]:
            continue
        when = date_of(scene, so.start(), so.end(), ahead=heard.modality is not Modality.ASSERTED)
        more += copied(
            model, members, text, members[-1].end + 1, so.end(), "to-do-so",
            act=heard.act, modality=heard.modality, when=when,
            sure=round(min(heard.sure, model.sure) - 0.08, 2),
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
        if _ABOUT.search(text[begin : mention.start]):
            continue  # "wanted to know about Cuba too"
        turn = _TURN.search(text[begin : mention.start]) if members[0] is mention else None
        too = _TOO.match(text, mention.end, scene.sentence.end) if members[-1] is mention else None
        if turn is None and too is None:
            continue
        first = begin + turn.start() if turn else members[0].start
        model = last_told(scene, found, first)
        likewise = too is not None and "likewise" in too[0]
        if model is None and likewise:  # "Malta is not a member; Ireland likewise"
            model = last_told(scene, found, first, denied=True)
        elif model is not None and model.modality is not Modality.ASSERTED:
            continue
        if model is None:
            continue
        if too is not None and " the first " in too[0] and model.act not in ENTRIES:
            continue
        if any(each.start <= mention.start < each.end for each in found):
            continue
        stop = too.end() if too else members[-1].end
        when = date_of(scene, mention.end if too else first, stop, ahead=False)
        more += copied(model, members, text, first, stop, "likewise", when=when)
        if likewise:
            more += [
                each
                for other in found
                if other.party == model.party and other is not model and other.act is not model.act
                for each in copied(other, members, text, first, stop, "likewise")
            ]
    return more


def _denied(scene: Scene, found: Sequence[Statement]) -> list[Statement]:
    """As in "Hungary has left, diplomats say; Budapest denies it"."""
    more: list[Statement] = []
    for mention in scene.parties:
        denies = _DENIES.match(scene.text, mention.end, scene.sentence.end)
        if denies is None or mention.compound or mention.possessive:
            continue
        model = last_told(scene, found, mention.start)
        if model is None or model.party != mention.code:
            continue
        more += copied(
            model, (mention,), scene.text, mention.start, denies.end(), "denies-it",
            modality=Modality.DENIED,
        )  # fmt: skip
    for never in _NEVER_DID.finditer(scene.text, scene.sentence.body, scene.sentence.end):
        told_ = [
            each
            for each in found
            if each.end <= never.start() and each.act in (*ENTRIES, Act.WITHDREW)
            and each.modality in (Modality.POSSIBLE, Modality.PLANNED)
        ]  # fmt: skip
        for model in told_[-1:]:
            start, end = never.span()
            more.append(
                replace(
                    model, modality=Modality.DENIED, start=start, end=end, when=None,
                    sure=0.62, rule="never-did", condition=None,
                )
            )  # fmt: skip
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
                if other.party == last and other.act in ACTS:
                    more += copied(other, members, text, begin, stop, "the-same")
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
                more += copied(
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
        if not verbs or any(
            verbs[-1].end <= each.start < mention.start
            and text[each.start : each.end].lower() not in ("it", "its")
            for each in scene.parties
        ):
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
        if model.end > first or first - model.end > 70 or model.act not in ACTS:
            continue
        more += copied(
            model, members, scene.text, first, members[-1].end, "along-with", when=model.when
        )
    return more
