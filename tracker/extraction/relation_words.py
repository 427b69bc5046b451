"""How relations with a counterpart are told of: established, denied, planned, threatened, refused."""

from typing import Final

from tracker.domain.acts import Act, Modality
from tracker.extraction import bridge_words as cue
from tracker.extraction import patterns as re
from tracker.extraction.bridge_reach import falls_short
from tracker.extraction.told_acts import Told

_READY_TO: Final = re.compile(
    r"\b(?:ready|willing|open|prepared|able|unable|keen|eager|free|reluctant|unwilling|trying|how|tempted|obliged) to\s+(?:\w+ly\s+)?$"
)
_OFFERED: Final = re.compile(
    r"\b(?:was|were|been|being|is|are) (?:\w+ )?(?:offered|promised|paid|bribed|urged|asked|pressed|told|invited|encouraged|begged|pushed|implored|advised)\b(?: [\w$]+){0,6} to\s*$"
)
_DENIED: Final = re.compile(
    r"\bden(?:y|ies|ied|ying)\b(?: (?:having|ever|that (?:it|he|she|they)\b[^.;,]*))*\s*$"
)
_ENDING: Final = re.compile(r"\b(?:sever|cut|br[eo]k|end|suspend|fr[eo]+z)\w*\b")
_THREATENED: Final = re.compile(r"\bthreat(?:en(?:s|ed|ing)?|s?) to\s*$")
_REFUSES: Final = re.compile(
    r"\b(?:(?:refus|declin)(?:es?|ed|ing) to|rul(?:es|ed|ing) out|reject(?:s|ed|ing)?)\s*$"
)


def related(act: Act, bridge: str, words: str) -> Told | None:
    """Return what is told of relations by the words before them; None if nothing."""
    if act is Act.RELATIONS and _REFUSES.search(bridge):
        return Told(
            act=Act.DECLINED, modality=Modality.ASSERTED, sure=0.66, rule="no-normalisation"
        )
    if re.search(r"\b(?:refus\w+|without)\b", bridge) or falls_short(bridge):
        return None
    if cue.ALMOST.search(bridge) or _OFFERED.search(bridge):
        return None  # "all but cut its ties", "was offered jets to recognise it"
    had = " have " if words.lower().startswith("have ") else ""
    if cue.NEVER_WOULD.search(f"{bridge.rstrip()}{had}" if had else bridge):
        return Told(
            act=act, modality=Modality.ASSERTED, sure=0.62, rule="relations", when_matters=False
        )
    if cue.IMPOSSIBLE.search(bridge):
        return None
    if _DENIED.search(bridge):
        if act is Act.RELATIONS and _ENDING.search(f"{bridge} {words}"):
            return None  # "denied having severed its ties"
        return Told(
            act=act, modality=Modality.DENIED, sure=0.66, rule="no-relations", when_matters=False
        )
    if _THREATENED.search(bridge):
        return Told(
            act=act, modality=Modality.POSSIBLE, sure=0.6, rule="relations", when_matters=False
        )
    if re.search(r"\b(?:not|never|no|neither|nor)\b|n['’]t\b", f"{bridge} {words}"):
        return Told(
            act=act, modality=Modality.DENIED, sure=0.7, rule="no-relations", when_matters=False
        )
    if re.search(
        r"\b(?:will|set to|expected to|plans? to|agreed to|due to|would|is to|poised to|(?:promis|pledg|vow|commit|decid|undert\w+|intend|prepar)\w*(?: \w+)? to)\b",
        bridge,
    ):
        return Told(act=act, modality=Modality.PLANNED, sure=0.7, rule="relations")
    if re.search(r"\b(?:could|may|might)(?: (?:yet|soon|still|well|also|\w+ly))*\s*$", bridge):
        return Told(
            act=act, modality=Modality.POSSIBLE, sure=0.6, rule="relations", when_matters=False
        )
    if _READY_TO.search(bridge):
        return None  # "is ready to establish relations"
    if re.search(
        r"\b(?:could|may|might|hop\w+|want\w*|consider\w*|efforts?|pressure|urg\w+|if|seek\w*|talks|should)\b",
        bridge,
    ):
        return None
    form = words.split()[0].lower()
    if form.endswith("ing") and not re.search(
        r"\b(?:by|after|with|have|has|been)\b|—|–|^\s*$", bridge
    ):
        return None
    return Told(act=act, modality=Modality.ASSERTED, sure=0.8, rule="relations")
