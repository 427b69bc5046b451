"""A notice that is taken back by words that stand for it: "and took it back in 2017"."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from tracker.domain.acts import Act, Modality
from tracker.extraction import patterns as re
from tracker.extraction.antecedents import copied, last_told
from tracker.extraction.beginnings import Sought
from tracker.extraction.scene import Scene, Statement, cut, date_of, found_in
from tracker.extraction.subjects import subjects_of

_TOOK_BACK: Final = Sought(
    re.compile(
        r"\b(?:took|taken|takes|taking) (?:it|that|them|the notice|the step) back\b|\btook back (?:its|their) own\b|\b(?:dropped|scrapped|abandoned|shelved|ditched|buried) (?:the|that|its|their) (?:plans?|idea|threat|matter|whole thing)\b(?=\s*[.,;]|\s+(?:in|on|within|last|a|two|three|days|weeks|months|before|after|when|as|only|once|at|and)\b)|\b(?:revoked|rescinded|reversed|withdrew|cancelled|retracted|revokes) (?:the|that|its) (?:step|move|notice|decision)\b|\b(?:backed down|backtracked|thought better of it|changed (?:its|their) minds?|reversed course|made a U-turn|performed a U-turn)\b(?=\s*[.,;]|\s+(?:(?:in|on) (?:\d|[A-Z])|and\b|within\b|last\b|an?\b|two\b|three\b|days\b|weeks\b|months\b|after\b))|\b(?:revoked|rescinded|reversed|withdrew|cancelled|undid|retracted) (?:it|that|them|this)\b(?=\s*[.,;]|\s+(?:in|on|within|last|the|a|two|three|four|five|six|days|weeks|months|before|after|when|as|just|only|once|at)\b)"
    )
)


_ONLY_TO: Final = Sought(
    re.compile(
        r"\b[Oo]nly\s+(?:for\s+(?!the\s+(?:court|others)\b)[^,;.]{3,60}?\s+)?to\s+(?:\w+ly\s+)?(?:(?:take|call)\s+(?:it|that|the\s+notice|the\s+letter)\s+back|(?:revoke|rescind|reverse|withdraw|cancel|retract|annul|tear\s+up|undo)\s+(?:it|that|them|(?:the|that|its|their)\s+(?:\w+\s+)?(?:notice|notification|step|move|decision|withdrawal|letter|denunciation))|change\s+(?:its|their)\s+minds?|think\s+better\s+of\s+it|back\s+down)\b"
    )
)
_SUCCESSOR: Final = re.compile(r"\b(?:his|her|their) successor\s*$")


def taken_back(scene: Scene, found: Sequence[Statement]) -> list[Statement]:
    """As in "gave notice in 2016 and took it back in 2017": that it would leave, taken back."""
    more: list[Statement] = []
    for back in found_in(scene, _ONLY_TO):
        model = last_told(scene, found, back.start())
        if model is None or model.act not in (Act.WITHDREW, Act.UNRATIFIED):
            continue
        start, end = cut(scene.text, *back.span())
        more.append(
            replace(
                model, act=Act.RESCINDED, modality=Modality.ASSERTED, start=start, end=end,
                sure=0.62, rule="only-to", condition=None,
                when=date_of(scene, back.start(), back.end(), ahead=False),
            )
        )  # fmt: skip
    for back in found_in(scene, _TOOK_BACK):
        subjects = subjects_of(scene, back.start(), scene.sentence.body)
        if subjects is None:
            continue
        members, bridge = subjects
        if _SUCCESSOR.search(bridge):
            bridge = ""
        model = last_told(scene, found, back.start())
        if "own" in back[0]:  # another's notice was told last
            codes = {each.code for each in members}
            told_ = [each for each in (*scene.lately, *found) if each.party in codes]
            told_ = [each for each in told_ if each.start < back.start()]
            model = told_[-1] if told_ else None
        if model is None or model.act not in (Act.WITHDREW, Act.UNRATIFIED):
            continue
        if model.party not in {each.code for each in members} or _NOT_DONE.search(bridge):
            continue
        when = date_of(scene, back.start(), back.end(), ahead=False)
        gone = {
            each.party
            for each in (*found, *scene.before)
            if each.act is model.act and each.modality is not Modality.DENIED
        }
        more += copied(
            model, [each for each in members if each.code in gone], scene.text,
            back.start(), back.end(), "took-it-back",
            act=Act.RESCINDED, modality=Modality.ASSERTED, when=when,
        )  # fmt: skip
    return more


_NOT_DONE: Final = re.compile(
    r"\b(?:not|never|nor|will|would|could|may|might|should|to|if)\b|n['’]t\b", re.IGNORECASE
)
