"""Words after an accord that change what is told: "left it in all but name", "did not sign lightly"."""

from dataclasses import replace
from typing import Final

from tracker.domain.acts import Act, Modality
from tracker.extraction import patterns as re
from tracker.extraction.scene import Scene
from tracker.extraction.told_acts import ENTRIES, Told
from tracker.extraction.verb_finder import FoundVerb

IN_NAME: Final = re.compile(
    r"\s+(?:in (?:all|everything|anything|every way) but name|in (?:name|spirit|theory|thought) (?:only|alone)|in spirit|only in (?:name|spirit|theory)|on paper only|only on paper|in their (?:hearts|minds)|in (?:its|his|her) (?:heart|mind|dreams?|head))\b"
)
_NOT_SO: Final = re.compile(
    r"\s+(?:lightly|overnight|willingly|gladly|happily|easily|cheaply|unprompted|unaided|in vain|for nothing|by (?:accident|choice|chance)|on a whim|out of (?:charity|love|kindness|idealism|fear|spite)|for (?:the )?(?:money|fun|sake|love|glory|applause|show)"
    r"|(?:only|just|merely|simply) to\b|to be (?:\w+ed|told|made)\b|in order to\b|(?:because|for|to|in order|out of|as a)\b[^.;]*?,? but (?:because|for|to|out of|only|in order|as a)\b)"
)
_DID_NOT: Final = re.compile(
    r"(?:\b(?:did|has|have|had|was|were)(?: not|n['’]t)|\bnever)(?: \w+ly)?\s*$", re.IGNORECASE
)
_NEVER: Final = re.compile(
    r",? (?:over (?:my|our|his|her|their) dead (?:body|bodies)|when (?:hell freezes|pigs)|if (?:only )?(?:it|they|he|she|we) (?:could|dared|were able|had the)\b)"
)
_WOULD: Final = re.compile(
    r",?\s+(?:it |they |he |she )?(?:would|could|can|may|might|risks?|risked|stands? to)\b"
)


def qualified(scene: Scene, heard: Told, bridge: str, stop: int) -> Told | None:
    """What is told of an act, by the words after its object too; None if nothing."""
    text, end = scene.text, scene.sentence.end
    if heard.act not in (*ENTRIES, Act.WITHDREW):
        return heard
    if heard.modality is Modality.ASSERTED:
        if IN_NAME.match(text, stop, end):
            return None
        if heard.rule == "after-doing" and _WOULD.match(text, stop, end):
            return None  # "Benin, by ratifying it, would lose"
    if heard.modality is Modality.PLANNED and _NEVER.match(text, stop, end):
        return None  # "will leave over my dead body", "would leave if it could"
    if (
        heard.modality is Modality.DENIED
        and heard.rule in ("has-not", "stays", "passive")
        and _DID_NOT.search(bridge)
        and _NOT_SO.match(text, stop, end)
    ):
        return replace(
            heard, modality=Modality.ASSERTED, rule="not-so", sure=0.62, when_matters=False
        )
    return heard


_IN_ITS_DEED: Final = re.compile(
    r"\s+in\s+(?:[a-z]+ly\s+)?(?!(?:signing|ratifying|approving|leaving|quitting|withdrawing|spring|morning|evening|beginning|keeping|becoming|being|having|getting|gaining|winning)\b)[a-z]+ing\b"
    r"|\s+in\s+(?:(?:the|an?|its|their)\s+)?(?:[a-z-]+\s+){0,2}?(?:protests?|boycotts?|condemnations?|criticism|mourning|calls?|cuts?|walk-?outs?|toasts?|appeals?|statement|vigil|prayers?)\b"
)
_LEFT_AS: Final = re.compile(
    r"\s+(?:un[a-z]+ed|waiting|guessing|wondering|hanging|reeling|scrambling|struggling|fuming|speechless|powerless|toothless|divided|exposed|weaker|weakened|intact|dead|short of"
    r"|to (?:gather|rot|wither|die|fend|languish|fester|itself|its own devices|(?:the )?[A-Z]\w+['’]s)"
    r"|out of (?:its|the|his|her|their)\b|in (?:tatters|ruins|limbo|disarray|shreds|peril|doubt|the (?:lurch|dark|cold|shade))"
    r"|with (?:(?:an?|no|little|few|only|another|fewer) (?:\w+ )?(?:headaches?|dilemma|problems?|holes?|gaps?|bills?|shortfall|choices?|questions?|mess|deficit|vacancy|members|friends|funds|money|answers?|allies)))\b"
)


def does_something_else(scene: Scene, found: FoundVerb, stop: int) -> bool:
    """Say whether an object's own words turn "joined" and "left" into other deeds."""
    text, end = scene.text, scene.sentence.end
    if found.words.lower().startswith(("left", "leav")):
        return _LEFT_AS.match(text, stop, end) is not None
    return found.verb.act is Act.JOINED and _IN_ITS_DEED.match(text, stop, end) is not None
