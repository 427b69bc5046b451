"""Reports that a sentence calls false: "rumours that Niger will quit are nonsense"."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from tracker.domain.acts import Act, Modality
from tracker.extraction import patterns as re
from tracker.extraction.beginnings import Sought
from tracker.extraction.scene import Scene, Statement, found_in
from tracker.extraction.told_acts import ENTRIES

_FALSE: Final = (
    r"(?:nonsense|false|untrue|unfounded|baseless|groundless|wrong|incorrect|inaccurate|fake|invented|fabricat\w+"
    r"|not true|without foundation|premature|misleading|rubbish)"
)
_DENY: Final = (
    r"(?:den(?:y|ies|ied|ying)|dismiss(?:es|ed|ing)?|reject(?:s|ed|ing)?|rebut(?:s|ted)?|refut(?:es|ed)?"
    r"|no truth (?:in|to)|contradict(?:s|ed)?|laughed off|brushed aside|called)"
)
_REPORTS: Final = (
    r"(?:rumou?rs?|reports?|claims?|speculation|suggestions?|allegations?|stories|gossip|talk|news"
    r"|posts?|tweets?|messages?|headlines?|hoax(?:es)?|articles?|videos?|e-?mails?|letters?|leaflets?)"
)
_CALLED_FALSE: Final = Sought(
    re.compile(
        rf"\b(?:earlier version of this (?:article|story|report|item)"
        r"|(?:wrongly|incorrectly|mistakenly|erroneously|falsely))\b[^.;]{0,30}?"
        r"\b(?:said|stated|reported|listed|described|claimed|wrote|counted)\b(?P<wrong>[^.;]{5,120})"
        rf"|\b{_REPORTS} (?:(?:on|in|by|from|last|this) [^,;.]{{3,40}}? )?"
        r"(?:that|of|about|claiming|saying|suggesting|according to which)\b(?P<first>[^.;]{5,140}?)"
        rf"\b(?:(?:is|are|was|were|as) [“\"‘']?(?:\w+ )?{_FALSE}"
        r"|(?:was|were|have been) (?:\w+ly )?(?:denied|dismissed|refuted) "
        r"(?:by|on|in|as|at|last|yesterday)"
        r"|(?:(?:was|were|has been|have been) )?(?:\w+ )?(?:withdrawn|retracted|corrected|debunked|disproved"
        r"|proved (?:to be )?(?:false|wrong|untrue|a hoax)|turned out (?:to be )?(?:false|wrong|untrue|a hoax)))\b"
        rf"|\b{_DENY} (?:\w+ ){{0,3}}?{_REPORTS} (?:(?:in|by|from) [^,;.]{{3,50}}? )?"
        r"(?:that|of|about|according to which|suggesting|claiming|saying)\b"
        r"(?P<second>[^.;]{5,140})",
        re.IGNORECASE,
    )
)
_ACTS: Final = frozenset(
    {
        *ENTRIES,
        Act.WITHDREW,
        Act.ANNOUNCED,
        Act.CANDIDATE,
        Act.SUSPENDED,
        Act.RELATIONS,
        Act.RELATIONS_ENDED,
    }
)


def unless_denied(scene: Scene, found: Sequence[Statement]) -> list[Statement]:
    """Deny what stands in a report that the sentence calls false."""
    false = next(found_in(scene, _CALLED_FALSE), None)
    if false is None:
        return list(found)
    begin, end = false.span(next(name for name, words in false.groupdict().items() if words))
    return [
        replace(each, modality=Modality.DENIED, rule="denied-report", sure=min(each.sure, 0.62))
        if each.act in _ACTS and begin <= each.start and each.end <= end + 1
        else each
        for each in found
    ]


def unless_refused(found: Sequence[Statement]) -> list[Statement]:
    """Leave out the approval that another house of the same party then voted down."""
    refused = {
        each.party: each.start
        for each in found
        if each.act is Act.DECLINED and each.modality is Modality.ASSERTED
    }
    return [
        each
        for each in found
        if each.rule != "approved" or each.start >= refused.get(each.party, 0)
    ]
