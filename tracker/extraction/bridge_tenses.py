"""What the tense of a verb and the words before it make of its act: done, planned, possible."""

from typing import Final

from tracker.domain.acts import Act, Modality
from tracker.extraction import bridge_words as cue
from tracker.extraction import patterns as re
from tracker.extraction.act_words import Form
from tracker.extraction.bridge_reach import falls_short
from tracker.extraction.told_acts import ENTRIES, Told

_LED_IN: Final = re.compile(
    r"\b(?:is|are|was|were|be|been|[\w]+ing|of|for|by|without|against|about|on|from|to|in|at|(?:consider|weigh|mull|favou?r|oppos|avoid|discuss|propos|suggest|debat)\w*)\s*$",
    re.IGNORECASE,
)
"""What leads in an "-ing" that is no deed of its own: "is considering revoking it"."""
WILL: Final = re.compile(
    r"\b(?:will|shall|(?:is|are|was|were) to|(?:set|due|expected|likely|poised|bound) to)\s+(?:\w+ly\s+)?$",
    re.IGNORECASE,
)


def taken_up(before: str, words: str) -> Told | None:
    """What is told of work on an act that goes on again, or will."""
    if cue.NOT.search(before) or cue.IF.search(before):
        return None
    modality = Modality.ASSERTED
    if re.search(r"\b(?:may|might|could)\s+(?:\w+\s+)?$", before):
        modality = Modality.POSSIBLE
    elif not re.match(r"(?:\w+ed|took|taken)\b", words, re.IGNORECASE):
        if not (cue.PLANS.search(before) or cue.AGREES.search(f"{before}to")):
            return None
        modality = Modality.PLANNED
    return Told(act=Act.RESUMED, modality=modality, sure=0.62, rule="taken-up")


def taken_back(form: Form, bridge: str) -> Told | None:
    """What is told of a notice that is, will or may be taken back."""
    modality = Modality.ASSERTED
    if cue.IF.search(bridge) or cue.WHETHER.search(bridge) or cue.REFUSES.search(bridge):
        return None
    if cue.NOT.search(bridge):
        modality = Modality.DENIED
    elif form not in (Form.PAST, Form.THIRD) and not (
        form is Form.ING and not _LED_IN.search(bridge) and bridge.strip(" ,")
    ):
        if cue.NEARLY.search(bridge):
            modality = Modality.POSSIBLE
        elif cue.PLANS.search(bridge) or cue.AGREES.search(bridge):
            modality = Modality.PLANNED
        else:
            return None
    asserted = modality is Modality.ASSERTED
    return Told(
        act=Act.RESCINDED, modality=modality, sure=0.75 if asserted else 0.62, rule="took-back",
        when_matters=asserted,
    )  # fmt: skip


def past(act: Act, form: Form, bridge: str, *, heading: bool) -> Told | None:
    """A verb in the past, or in the present of headlines."""
    if cue.WISHES.search(bridge) or cue.PLANS.search(bridge):
        if re.search(r"\b(?:will|would|to) (?:\w+ )?(?:have|be)\b", bridge):
            return ahead(act, sure=0.6)
        if re.search(
            r"\b(?:could|may|might|can)(?: (?:yet|soon|still|well|also|now))* be\b", bridge
        ):
            if act in (Act.JOINED, Act.ACCEDED):
                return Told(
                    act=Act.CANDIDATE, modality=Modality.ASSERTED, sure=0.62, rule="wishes",
                    when_matters=False,
                )  # fmt: skip
            return Told(act=act, modality=Modality.POSSIBLE, sure=0.6, rule="might")
        if re.search(r"\b(?:should|must|ought to) be\b", bridge):
            return None
        if cue.WISHES.search(bridge) and act in ENTRIES and not cue.HAS.search(bridge):
            return None
    if act in ENTRIES and re.search(r"\basked\b", bridge):
        return None
    if act in ENTRIES and cue.TO_BE.search(bridge):
        if act is not Act.JOINED or not cue.LOBBIES.search(bridge):
            return None
        return Told(
            act=Act.CANDIDATE, modality=Modality.ASSERTED, sure=0.64, rule="wishes",
            when_matters=False,
        )  # fmt: skip
    sure = 0.9 if not bridge.strip() or cue.HAS.search(bridge) else 0.8
    if form is Form.THIRD and not heading:
        sure = 0.6
    return Told(act=act, modality=Modality.ASSERTED, sure=sure, rule="has-done")


def not_done(act: Act, form: Form, bridge: str, *, heading: bool) -> Told | None:
    """A verb in its base form or in "-ing"."""
    if falls_short(bridge):
        return None
    agreed = cue.AGREES.search(bridge)
    if agreed and cue.THINKS.match(bridge, agreed.end()):
        agreed = None  # "said it was considering joining"
    if act in ENTRIES and agreed:
        known = Act.ANNOUNCED if act in (Act.JOINED, Act.ACCEDED) else act
        if known is act:
            return Told(act=act, modality=Modality.PLANNED, sure=0.75, rule="agreed-to")
        when = "announce" in agreed[0].lower()
        return Told(
            act=known, modality=Modality.ASSERTED, sure=0.8, rule="agreed-to", when_matters=when
        )
    if act in (Act.WITHDREW, Act.UNRATIFIED) and agreed:
        return Told(act=act, modality=Modality.PLANNED, sure=0.8, rule="announced-exit")
    if act in (Act.JOINED, Act.ACCEDED) and cue.READY.search(bridge):
        return Told(
            act=Act.CANDIDATE, modality=Modality.ASSERTED, sure=0.64, rule="ready",
            when_matters=False,
        )  # fmt: skip
    if cue.WAS_PLANNED.search(bridge) or (act in ENTRIES and cue.WAS_TO.search(bridge)):
        return Told(act=act, modality=Modality.PLANNED, sure=0.6, rule="was-to")
    if act is Act.RATIFIED and cue.WHETHER_TO.search(bridge):
        return Told(act=act, modality=Modality.POSSIBLE, sure=0.62, rule="might")
    if act in (Act.SIGNED, Act.RATIFIED) and (near := cue.NEARLY.search(bridge)):
        hoped = near["hopes"] is not None
        modality = Modality.PLANNED if hoped else Modality.POSSIBLE
        return Told(act=act, modality=modality, sure=0.6, rule="hopes" if hoped else "might")
    if cue.WISHES.search(bridge):
        if cue.AN_OFFER.search(bridge):
            return None  # "is considering the invitation to join": see the phrases
        if act in ENTRIES:
            return Told(
                act=Act.CANDIDATE, modality=Modality.ASSERTED, sure=0.7, rule="wishes",
                when_matters=False,
            )  # fmt: skip
        return Told(act=act, modality=Modality.POSSIBLE, sure=0.6, rule="might")
    if cue.PLANS.search(bridge):
        return ahead(act, sure=0.85)
    if form is Form.ING:
        if cue.AFTER_DELAY.search(bridge):
            return Told(
                act=act, modality=Modality.ASSERTED, sure=0.66, rule="after-delay",
                when_matters=False,
            )  # fmt: skip
        if cue.AFTER_ING.search(bridge) and not cue.NOT.search(bridge):
            return Told(
                act=act, modality=Modality.ASSERTED, sure=0.68, rule="after-doing",
                when_matters=False,
            )  # fmt: skip
        clause = bridge[: bridge.rfind(",") + 1] if cue.PARTICIPLE.search(bridge) else ""
        if cue.IS.search(bridge[len(clause) :]) or cue.BEGUN.search(bridge):
            return ahead(act, sure=0.75)
        if cue.PARTICIPLE.search(bridge) and bridge.strip(" ,"):
            return Told(act=act, modality=Modality.ASSERTED, sure=0.66, rule="doing-so")
        return None
    if cue.TO.search(bridge):
        if heading or re.fullmatch(r"\s*to\s*", bridge):
            return ahead(act, sure=0.7 if heading else 0.5)
        return None
    if heading or not bridge.strip():
        return None
    if re.search(r"\b(?:did|does|do)\b", bridge):
        return Told(act=act, modality=Modality.ASSERTED, sure=0.6, rule="did")
    return None


def ahead(act: Act, *, sure: float) -> Told:
    return Told(act=act, modality=Modality.PLANNED, sure=sure, rule="will")
