"""What a bare auxiliary takes up: "Malta is", "Uzbekistan already has", "Benin would too"."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from tracker.domain.acts import Act, Modality
from tracker.extraction import patterns as re
from tracker.extraction.antecedents import ACTS, copied, foremost
from tracker.extraction.mentions import How
from tracker.extraction.scene import Scene, Statement, coordinated, date_of
from tracker.extraction.told_acts import ENTRIES

_END: Final = (
    r"(?=\s*[.;)]|,\s+(?:and|but|too|though|although|while|since|after|before|last|as|a|two|three)\b|,\s+(?:in|on|by) (?:the )?(?:\d|[A-Z])"
    r"|\s+(?:and|but)\b|$)"
)
_ASIDE: Final = r"(?:,\s+(?!and\b|but\b|nor\b)[^,;.]{3,90},)?\s+"
_DONE: Final = re.compile(
    rf"{_ASIDE}(?:(?P<already>(?:has|have|had|did) already|(?:already|long since|long ago) (?:has|have|had|did))|(?:has|have|had|did)){_END}"
)
_IS: Final = re.compile(
    rf"{_ASIDE}(?:already )?(?:is|are|was|were)(?=\s*[.;)]|,\s+(?:as|and so|but)\b|$)"
)
_AHEAD: Final = re.compile(
    rf"{_ASIDE}(?:(?:is|are) (?:about|set|due|expected|likely|sure|poised) to|(?:plans?|intends?) to|(?:will|would)(?: be)?(?: soon)?(?: too| also| as well| next| next in line)?)"
    r"(?=\s*[.;)]|,\s+(?:(?:and|too|next|later|probably|perhaps)\b|(?:in|on) (?:the )?(?:\d|[A-Z]))|$)"
)
_CLOSE: Final = re.compile(
    rf"{_ASIDE}(?:(?:has|have|had) )?(?:(?:c[ao]me|got|been) (?:very |quite |so |that )?close(?: to (?:doing (?:so|it|the same)|it))?|(?:very |so )?nearly did(?: so)?|almost did(?: so)?)"
    r"(?=\s*[.,;)]|\s+(?:in|on|last|that|twice|once|before|but)\b|$)"
)
_MAY_BE: Final = re.compile(
    rf"{_ASIDE}(?:may|might|could)(?:,? (?:yet|still|well|also|soon|too|one day|in the end))*,? be(?: (?:next|soon|too|as well|yet))?"
    r"(?=\s*[.;)]|,\s+(?:and|but|too|if|unless|once)\b|\s+(?:if|unless)\b|$)"
)
"""Before a participle that was told last: "Mali was not suspended. Togo may still be"."""
_BEEN: Final = re.compile(
    r"\b(?:was|were|been|be|being|is|are)(?:\s+(?:not|never|also|then|\w+ly))*\s+\w+(?:ed|en|let in)\b"
)
_DONE_TO: Final = frozenset({Act.SUSPENDED, Act.REINSTATED, Act.JOINED})
_READ: Final = (
    (_DONE, Modality.ASSERTED), (_IS, Modality.ASSERTED),
    (_AHEAD, Modality.PLANNED), (_CLOSE, Modality.DENIED),
)  # fmt: skip
_SIGN: Final = re.compile(
    r"\b(?:(?P<sign>sign)|(?P<rati>ratif|ratifi)|(?P<acce>acced|accession)|(?P<join>(?:re-?)?join|re-?ent|return|member|part of|party|com(?:e|ing) in|enter))",
    re.IGNORECASE,
)
_BY_WORD: Final = {
    "sign": Act.SIGNED, "rati": Act.RATIFIED, "acce": Act.ACCEDED, "join": Act.JOINED,
}  # fmt: skip
_REFUSED: Final = re.compile(
    r"\b(?:refus|declin|reject|turned|voted (?:it |the )|rebuff|spurn|shun|boycott)", re.IGNORECASE
)
_IS_ONE: Final = re.compile(r"\b(?:is|are|was|were)(?: not|n['’]t| never| no)\b")
_STATES: Final = frozenset({Act.JOINED, Act.SIGNED})


def taken_up(scene: Scene, found: Sequence[Statement], at: int) -> Statement | None:
    """The deed that was spoken of last, as done, however it was spoken of: "did so" after "could"."""
    here = [each for each in found if each.start < at and each.party]
    told = here or [each for each in foremost(scene) if each.party]
    if not told:
        return None
    wished = [
        each for each in told
        if each.act is not Act.CANDIDATE or each.modality is not Modality.DENIED
    ]  # fmt: skip
    model = max(wished or told, key=lambda each: each.start)
    act = _deed(scene, model)
    return None if act is None else replace(model, act=act, modality=Modality.ASSERTED, when=None)


def _deed(scene: Scene, model: Statement) -> Act | None:
    if model.act in (*ENTRIES, Act.WITHDREW):
        return model.act
    words = scene.text[max(0, model.start - 30) : model.end]
    if model.act is Act.CANDIDATE and re.search(r"\bappl(?:y|ied)|\bapplication", words):
        return Act.CANDIDATE
    if model.act is Act.DECLINED and _REFUSED.search(words):
        return None  # which may itself be what another did
    if model.act not in (Act.CANDIDATE, Act.ANNOUNCED, Act.DECLINED):
        return None
    named = list(_SIGN.finditer(words))
    return _BY_WORD[named[-1].lastgroup or "join"] if named else None


def bare(scene: Scene, found: Sequence[Statement]) -> list[Statement]:
    """Return what auxiliaries without their verb say, of the act that was spoken of last."""
    more: list[Statement] = []
    text, sentence = scene.text, scene.sentence
    for mention in scene.parties:
        if mention.compound or mention.possessive or mention.how is How.PERSON:
            continue
        members = coordinated(scene, mention)
        if members[-1] is not mention:
            continue
        pattern, modality, heard = next(
            (
                (pattern, modality, heard)
                for pattern, modality in _READ
                if (heard := pattern.match(text, mention.end, sentence.end)) is not None
            ),
            (_DONE, Modality.ASSERTED, None),
        )
        if heard is None:
            continue
        told = [each for each in found if each.start < members[0].start and each.party]
        told = told or [each for each in scene.before if each.party]
        model = taken_up(scene, found, members[0].start)
        if model is None or model.act not in ACTS or not told:
            continue
        was = max(told, key=lambda each: each.start)
        if was.party == mention.code:
            continue  # "never withdrew, although the papers said it had"
        if pattern is _DONE and not heard["already"] and not _differs(was):
            continue  # "Kenya has signed. Ghana has" is half a sentence
        if pattern is _IS and (
            was.act not in _STATES
            or not _differs(was)
            or not _IS_ONE.search(text, max(0, was.start - 12), was.end)
        ):
            continue
        if pattern is _CLOSE and model.act not in (*ENTRIES, Act.WITHDREW):
            continue
        when = date_of(scene, mention.end, heard.end(), ahead=modality is Modality.PLANNED)
        more += copied(
            model, members, text, members[0].start, heard.end(), "auxiliary",
            modality=modality, when=None if modality is Modality.DENIED else when, sure=0.62,
        )  # fmt: skip
    return more


def may_be(scene: Scene, found: Sequence[Statement]) -> list[Statement]:
    """As in "Mali was suspended; Togo may be next": what was done to another may be done to it."""
    more: list[Statement] = []
    for mention in scene.parties:
        heard = _MAY_BE.match(scene.text, mention.end, scene.sentence.end)
        members = coordinated(scene, mention)
        if heard is None or mention.compound or mention.possessive or members[-1] is not mention:
            continue
        told = [each for each in found if each.end <= members[0].start and each.party]
        told = told or [each for each in foremost(scene) if each.party]
        was = told[-1] if told else None
        if was is None or was.act not in _DONE_TO or was.party == mention.code:
            continue
        if _BEEN.search(scene.text, max(0, was.start - 24), was.end) is None:
            continue
        more += copied(
            was, members, scene.text, members[0].start, heard.end(), "auxiliary",
            modality=Modality.POSSIBLE, sure=0.6,
        )  # fmt: skip
    return more


def _differs(was: Statement) -> bool:
    """Whether what was said last is not that the act was done."""
    return was.modality is not Modality.ASSERTED or was.act not in (*ENTRIES, Act.WITHDREW)
