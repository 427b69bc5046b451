"""What a verb tells of its subject by the words before and around, beyond those that `bridges` reads."""

from dataclasses import replace
from typing import Final

from tracker.domain.acts import Act, Modality
from tracker.extraction import patterns as re
from tracker.extraction.act_words import Form, Verb
from tracker.extraction.bridge_words import DENIES_THAT, IN_YEARS, NOT_TO
from tracker.extraction.bridges import told
from tracker.extraction.mentions import PartyMention
from tracker.extraction.scene import Scene
from tracker.extraction.told_acts import ENTRIES, Told
from tracker.extraction.verb_cases import gerund
from tracker.extraction.waiting import waited_for

_WAS: Final = re.compile(r"\s+(?:was|were)\s+(?:(?:also|now|formally|officially|itself)\s+)?")
_SAID_THAT: Final = re.compile(
    r"^(?!.*\b(?:not|never|deni\w+|deny|nobody|no one|false|untrue|rumou?rs?|if|whether)\b|.*n['’]t\b).*\b(?:said|told|announced|declared|confirmed|informed|disclosed|revealed|wrote)\b[^.;]*\bthat\s+(?:the\s+)?$",
    re.DOTALL,
)
_COULD: Final = re.compile(
    r"\s+(?:could|was (?:at last )?(?:able|allowed) to|was let|was|were)\s+(?:at last |finally )?"
)
_SEEN: Final = re.compile(
    r"^(?!.*\b(?:nobody|no one|none|never|not|if|would|could|may|might|will|to)\b).*\b(?:saw|watched)\s+(?:the\s+)?$",
    re.IGNORECASE | re.DOTALL,
)
_DECIDED_THAT: Final = re.compile(r"\b(?:decided|agreed|resolved) that\s+(?:the\s+)?$")
_HEREBY: Final = re.compile(r"\s+(?:(?:thus|hereby|now|today|also|therefore|gladly|proudly) )?")
_TO_DO: Final = re.compile(r"\s*,?\s*(?:to [^,;.]{3,40} and )?to\s+")
_DECISION_OF: Final = re.compile(r"\b(?:decision|choice|resolve) (?:of|by)\s+(?:the\s+)?$")
_TO_LEAVE: Final = re.compile(
    r"\s+(?:(?:an?|the|any|all) )?(?:[\w-]+ )?(?:proposals?|motions?|plans?|bills?|calls?|initiatives?|ideas?|demands?) (?:to|for|on|of) (?:leav|quit|withdr|exit|pull)"
)
_IT_TOOK: Final = re.compile(r"\bit (?:has |had )?took\s+(?:the\s+)?$", re.IGNORECASE)
_ONLY_THEN_DID: Final = re.compile(
    r"\b(?:not until|only (?:in|on|after|last|this|then|now))\b[^.;]{0,50}?\bdid\s+(?:the\s+)?$",
    re.IGNORECASE,
)


def heard_of(
    scene: Scene,
    kind: Verb,
    members: tuple[PartyMention, ...],
    bridge: str,
    span: tuple[int, int],
    *,
    heading: bool,
) -> Told | None:
    """Return what a verb tells of its subject; None if nothing.

    `bridge`: the words between the two; `span`: from where on words may be of the clause, and
    where those of the verb end.
    """
    text, (floor, end) = scene.text, span
    lead = text[max(floor, members[0].start - 36) : members[0].start]
    heard = told(bridge, kind, heading=heading)
    if _COULD.fullmatch(bridge) and waited_for(scene, members[0], floor):
        heard = Told(act=kind.act, modality=Modality.ASSERTED, sure=0.66, rule="not-until")
    if heard is not None and heard.act is Act.DECLINED and _TO_LEAVE.match(text, end):
        heard = replace(heard, act=Act.WITHDREW, modality=Modality.DENIED, when_matters=False)
    if heard is None and kind.form is Form.BASE and _SEEN.match(text[floor : members[0].start]):
        heard = Told(act=kind.act, modality=Modality.ASSERTED, sure=0.66, rule="seen-to")
    if heard is None and kind.form is Form.BASE and len(members) > 1 and not bridge.strip():
        heard = Told(act=kind.act, modality=Modality.ASSERTED, sure=0.75, rule="they-sign")
    if (
        heard is None
        and kind.form is Form.BASE
        and _ONLY_THEN_DID.search(text, floor, members[0].start)
    ):
        heard = Told(act=kind.act, modality=Modality.ASSERTED, sure=0.78, rule="not-until")
    if (
        heard is None
        and kind.form is Form.BASE
        and text[members[0].start : members[0].end].lower() == "we"
        and _HEREBY.fullmatch(bridge)
    ):
        heard = Told(act=kind.act, modality=Modality.ASSERTED, sure=0.7, rule="we-sign")
    if (
        (heard is None or heard.rule == "will")
        and _TO_DO.fullmatch(bridge)
        and _DECISION_OF.search(lead)
    ):
        heard = told(" has decided to ", kind)
    if NOT_TO.fullmatch(bridge) and _DECISION_OF.search(lead):
        heard = Told(
            act=Act.DECLINED if kind.act in ENTRIES else kind.act,
            modality=Modality.ASSERTED if kind.act in ENTRIES else Modality.DENIED,
            sure=0.7, rule="refuses",
        )  # fmt: skip
    if (
        heard is None
        and kind.form is Form.BASE
        and IN_YEARS.match(bridge)
        and _IT_TOOK.search(text, max(floor, members[0].start - 20), members[0].start)
    ):
        heard = Told(
            act=kind.act, modality=Modality.ASSERTED, sure=0.7, rule="it-took", when_matters=False
        )
    if (
        kind.form is Form.BASE
        and re.fullmatch(r"\s+should\s+", bridge)
        and _DECIDED_THAT.search(lead)
        and any(each.code == members[0].code and each.end < members[0].start for each in scene.parties)
    ):  # fmt: skip
        heard = told(" has decided to ", kind)
    if heard is None and kind.form is Form.ING:
        heard = gerund(scene, members[0], bridge, kind)
    if heard is None and kind.form is Form.ING and _WAS.fullmatch(bridge) and _SAID_THAT.search(
        text[max(floor, members[0].start - 120) : members[0].start]
    ):  # fmt: skip
        heard = told(bridge.replace("was", "is").replace("were", "are"), kind)
    if heard is None and DENIES_THAT.search(lead) and re.fullmatch(r"\s+w(?:as|ere)\s+", bridge):
        heard = Told(act=kind.act, modality=Modality.DENIED, sure=0.66, rule="denies-that")
    return heard
