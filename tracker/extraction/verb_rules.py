"""What verbs tell: "has signed", "will join", "left in 2019", "refused to ratify"."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from tracker.domain.acts import Act, Modality
from tracker.extraction.act_words import (
    Form,
    Verb,
)
from tracker.extraction.bridges import ENTRIES, Told, told
from tracker.extraction.candidate_rules import is_wanted
from tracker.extraction.counted import counted_in
from tracker.extraction.mentions import PartyMention
from tracker.extraction.objects import context_of, object_of, takes_another
from tracker.extraction.scene import (
    Scene,
    Statement,
    coordinated,
    date_of,
    spoken_of,
    statement_of,
)
from tracker.extraction.sentences import SentenceKind
from tracker.extraction.subjects import is_passive, subjects_of
from tracker.extraction.verb_cases import (
    BY,
    done_to,
    gerund,
    in_its_tense,
    of_another,
    on_behalf,
    reduced,
)
from tracker.extraction.verb_finder import FoundVerb


def by_verbs(scene: Scene) -> Iterator[Statement]:
    sentence = scene.sentence
    heading = sentence.kind is not SentenceKind.PROSE
    floor = sentence.body
    for found in scene.verbs:
        over = [each for each in scene.named if each.start < found.end and found.start < each.end]
        own = over and (over[0].slug or " founding " in found.words)
        if over and not (own and found.start < over[0].start and over[0].end <= found.end):
            continue
        kind = found.verb
        slug, stop, named = object_of(scene, found.start, found.end)
        if over:  # "became NATO's 31st member"
            slug, stop, named = over[0].slug or spoken_of(scene), found.end, True
        other = takes_another(scene, found.end)
        by_context = False
        if slug is None:
            slug = None if other else context_of(scene, kind, found.start, found.end)
            by_context = slug is not None
        if slug is None:
            continue
        yield from _of_verb(scene, found, kind, slug, stop, named, by_context, heading, floor)


def _of_verb(
    scene: Scene,
    found: FoundVerb,
    kind: Verb,
    slug: str,
    stop: int,
    named: bool,
    by_context: bool,
    heading: bool,
    floor: int,
) -> Iterator[Statement]:
    text = scene.text
    start, end = found.start, found.end
    factor = 0.85 if by_context else 1.0 if named else 0.9
    if (
        scene.passing
        and not scene.near
        and not any(each.slug and not each.short for each in scene.named)
    ):
        factor *= 0.6
    again = re.search(
        r"\b(?:was|were|been|is)\s+\w+ed\b[^.;]{0,60}?\b(?:and|but)\s+(?:\w+ly\s+|then\s+)?$",
        text[max(floor, start - 110) : start],
    )
    fronted = not text[floor:start].strip(" “\"'") and BY.match(text, end) is not None
    is_reduced = reduced(scene, start, end)
    passive = (
        kind.form is Form.PAST
        and (is_passive(text, start) or again is not None or fronted or is_reduced)
        and not (kind.bare and kind.act is Act.JOINED)
    )
    received = (
        kind.bare
        and kind.act is Act.JOINED
        and any(0 <= each.start - end < 6 for each in scene.parties)
    )
    if (kind.act in (Act.SUSPENDED, Act.REINSTATED) and not passive) or received:
        yield from done_to(scene, kind, slug, start, end, factor)
        return
    if passive and kind.act in ENTRIES:
        by = re.match(r"\s+(?:\w+\s+){0,3}?by\s+", text[end : end + 40])
        if by is None:
            return
        after = [each for each in scene.parties if each.start >= end and each.start < end + 80]
        if not after:
            return
        denied = _NOT_BY.search(text, max(floor, start - 34), start)
        modality = Modality.DENIED if denied else Modality.ASSERTED
        for member in coordinated(scene, after[0]):
            yield statement_of(
                scene,
                slug,
                member.code,
                Told(
                    act=kind.act,
                    modality=modality,
                    sure=0.8,
                    rule="passive",
                    when_matters=denied is None,
                ),
                start,
                member.end,
                factor,
                end,
            )
        return
    subjects = subjects_of(scene, start, floor)
    counted = counted_in(scene, start, end, floor)
    if counted is not None and (subjects is None or counted[2] > subjects[0][-1].end):
        subjects = counted[:2]
        factor *= 0.9
    if subjects is None:
        yield from on_behalf(scene, kind, slug, start, stop, factor, floor)
        return
    members, bridge = subjects
    if _ACT_OF.search(text[max(floor, members[0].start - 24) : members[0].start]):
        return  # "ratification by Bangladesh came in 2024": see the bloc's
    if _NEITHER.search(text[max(floor, members[0].start - 16) : members[0].start]):
        return  # "neither China nor Russia has signed": see the members
    if found.words.lower() == "left" and _LEFT_OVER.match(text, end):
        return
    if kind.form is Form.PAST and _A_PAPER.search(text[max(floor, start - 30) : start]):
        return  # "by a decree signed at midnight"
    lead = text[max(floor, members[0].start - 20) : members[0].start]
    if passive and bridge.strip() == "be" and re.search(r"\bthat\s+(?:the\s+)?$", lead):
        return  # "demanded that Hungary be suspended"
    if kind.act is Act.JOINED and _AS_OBSERVER.match(text, end):
        return  # "was admitted as an observer"
    if kind.act is Act.JOINED and (doing := _IN_DOING.match(text, end)):
        kind = replace(kind, act=_DOING[doing["what"]])  # "joined 40 others in signing it"
    if _WHETHER.search(lead):
        return  # "was asked whether Togo will leave"
    present = kind.form is Form.THIRD or (kind.form is Form.BASE and not bridge.strip())
    if present and _ON_CONDITION.search(lead) and not heading:
        return  # "once Kenya ratifies"
    if _NOT_TO.fullmatch(bridge) and is_wanted(scene, members[0], " to"):
        return  # "called on Kenya not to withdraw"
    if _DOUBTFUL.search(text[max(floor, members[0].start - 40) : members[0].start]):
        return  # "made it less likely that Australia would join"
    bridge = _said_of_itself(scene, members[-1]) + bridge
    if kind.form is Form.PAST and _SAME_FORMS.match(found.words) and _INFINITIVE.search(bridge):
        kind = replace(kind, form=Form.BASE)
    if found.words.lower().startswith("come in") and _MONTH.match(text, end):
        return  # "said that it would come in January"
    if of_another(scene, end):
        return  # "ratified Sweden's accession protocol"
    if (
        kind.act is Act.WITHDREW
        and found.words.lower().startswith("denounc")
        and scene.accords[slug].counterpart
    ):
        return  # to denounce an accord on relations is to scold it
    if is_wanted(scene, members[0], bridge):
        return  # "wants Saudi Arabia to join": see wooed
    heard = told(bridge, kind, heading=heading)
    if heard is None and kind.form is Form.BASE and len(members) > 1 and not bridge.strip():
        heard = Told(act=kind.act, modality=Modality.ASSERTED, sure=0.75, rule="they-sign")
    if heard is None and kind.form is Form.ING:
        heard = gerund(scene, members[0], bridge, kind)
    if heard is None:
        return
    if heard.modality is Modality.ASSERTED and heard.act in ENTRIES:
        heard = in_its_tense(scene, found, members, heard, floor, heading=heading)
    first_of = min(each.start for each in members)
    if heard.act in ENTRIES and _HOPED.search(text[max(floor, first_of - 40) : first_of]):
        heard = Told(
            act=Act.CANDIDATE,
            modality=Modality.ASSERTED,
            sure=0.68,
            rule="hoped",
            when_matters=False,
        )
    if _DENIES_THAT.search(lead):
        heard = replace(heard, modality=Modality.DENIED, rule="denies-that")
    if kind.again and heard.act is Act.JOINED:
        heard = replace(heard, rule="again")
    if (
        heard.modality is Modality.PLANNED
        and heard.act in ENTRIES
        and scene.speech is not None
        and (scene.speech.announces or (scene.speech.who is not None and heard.act is Act.JOINED))
        and heard.rule in ("will", "agreed-to")
        and heard.act is Act.JOINED
    ) or _announces_its_own(scene, members, heard):
        heard = replace(heard, act=Act.ANNOUNCED, modality=Modality.ASSERTED, rule="announced")
    if found.words.lower().endswith((" theirs", " own")) and scene.before[-1:]:
        last = scene.before[-1]
        if last.act is Act.WITHDREW and heard.act in ENTRIES:  # "Latvia deposited theirs" too
            heard = replace(heard, act=last.act, modality=last.modality, rule="theirs")
    gives_notice = found.words.lower().endswith("notice") and heard.act is Act.WITHDREW
    if gives_notice and heard.modality is not Modality.DENIED:
        heard = replace(heard, modality=Modality.PLANNED, rule="gave-notice")
    elif heard.act is Act.WITHDREW and heard.modality is Modality.PLANNED:
        date = date_of(scene, start, stop, ahead=True)
        # a date before the verb is that of the announcement
        later = any(
            each.start >= end and not (each.later is not None and _VOTED.search(bridge))
            for each in scene.dates
        )
        heard = replace(heard, when_matters=later or not _ANNOUNCED.search(bridge))
        if date is not None and later:
            heard = replace(heard, modality=Modality.ASSERTED, rule="notice")
    first = members[-1].end if members[-1].end <= start else start
    earlier = [each for each in scene.verbs if first <= each.start and each.end < start]
    if earlier:
        joint = re.search(r"(?:,|\b(?:and|but|then)\b)\s*(?=[^,]*$)", text[earlier[-1].end : start])
        first = earlier[-1].end + (joint.end() if joint else 0)
    while first < start and text[first] in " ,:’'s":
        first += 1
    for member in members:
        yield statement_of(scene, slug, member.code, heard, first, stop, factor, end)


_HOPED: Final = re.compile(
    r"\b(?:hop(?:es?|ed|ing)|wish(?:es|ed)?|pray\w*|would like|dreams?)(?: that)?\s+(?:the\s+)?$"
)
_MONTH: Final = re.compile(
    r"\s+(?:January|February|March|April|May|June|July|August|September|October|November|December|\d{4})\b"
)
_LEFT_OVER: Final = re.compile(r"\s+(?:over|behind|open|out|unanswered|him|her|them)\b")
_A_PAPER: Final = re.compile(
    r"\b(?:an?|the|two|three|several)\s+(?:\w+\s+)?(?:decree|law|order|bill|letter|contract|statement|document|memorandum|petition)s?\s+(?:just\s+|\w+ly\s+)?$",
    re.IGNORECASE,
)
_WHETHER: Final = re.compile(r"\bwhether\s+(?:the\s+)?$", re.IGNORECASE)
_DENIES_THAT: Final = re.compile(r"\bden(?:ies|y|ied|ying) that\s+(?:the\s+)?$", re.IGNORECASE)
_DOUBTFUL: Final = re.compile(
    r"\b(?:(?:un|less )likely|doubtful|doubts?|no (?:prospect|chance|question|sign)|hard to see) (?:that|whether|of|how)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_ACT_OF: Final = re.compile(
    r"\b(?:ratification|signature|accession|withdrawal|entry|admission) (?:by|of)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
# "voted to leave in May": the month is that of the vote
_VOTED: Final = re.compile(r"\b(?:voted|decided|agreed|chose|resolved|opted)\b")
_ANNOUNCED: Final = re.compile(r"\bannounc", re.IGNORECASE)
_AS_OBSERVER: Final = re.compile(
    r"(?:(?!\b(?:and|but|while|when)\b)[^.;,]){0,50}?\s+as (?:an? )?(?:[\w-]+ )?(?:observers?|associates?|associate members?|guests?|partners?|partner countr\w+)\b"
)
_DOING: Final = {
    "signing": Act.SIGNED, "ratifying": Act.RATIFIED, "approving": Act.RATIFIED,
    "leaving": Act.WITHDREW, "quitting": Act.WITHDREW, "withdrawing": Act.WITHDREW,
}  # fmt: skip
_IN_DOING: Final = re.compile(rf"[^.;,]{{1,60}}?\bin (?P<what>{'|'.join(_DOING)})\b")
_NOT_BY: Final = re.compile(
    r"\b(?:not|never|yet to be)\b[^,;.]{0,20}$|n['’]t\b[^,;.]{0,20}$", re.IGNORECASE
)
_ON_CONDITION: Final = re.compile(
    r"\b(?:if|once|unless|until|when|before|after|as soon as|provided(?: that)?|in case)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_NOT_TO: Final = re.compile(r"\s*not to\s*")
_SAYS_THAT: Final = re.compile(
    r"\b(?:announced|declared|confirmed|announcement\b[^,;.]{0,60})(?:\s+(?:\w+\s+){0,3})?that\s+(?:the\s+)?$"
)


def _announces_its_own(scene: Scene, members: tuple[PartyMention, ...], heard: Told) -> bool:
    """Whether a party's own officer says it: "Austria's minister announced that Vienna would join"."""
    if heard.modality is not Modality.PLANNED or heard.act not in (Act.JOINED, Act.ACCEDED):
        return False
    if heard.rule not in ("will", "agreed-to") or len(members) != 1:
        return False
    begin = max(scene.sentence.start, members[0].start - 90)
    if _SAYS_THAT.search(scene.text, begin, members[0].start) is None:
        return False
    return any(
        each.code == members[0].code and each.end <= members[0].start for each in scene.parties
    )


_NEITHER: Final = re.compile(r"\b(?:neither|nor|none of|no)\s+(?:the\s+)?$", re.IGNORECASE)
_SAME_FORMS: Final = re.compile(r"(?:quit|put)\b", re.IGNORECASE)
_INFINITIVE: Final = re.compile(
    r"(?:\b(?:to|will|would|could|may|might|can|should|must|not|did|does|do)|n['’]t)\s+(?:\w+ly\s+)?$"
)


_ITSELF: Final = re.compile(
    r"\b(?:den(?:y|ies|ied)|announc\w+|confirm\w+|declar\w+|decid\w+|said|says)\b(?: [\w’']+){0,5}? (?:that )?$"
)


def _said_of_itself(scene: Scene, subject: PartyMention) -> str:
    """Return what a party says of itself as "it": "announced in May that it" will join."""
    text = scene.text
    if text[subject.start : subject.end].lower() not in ("it", "they"):
        return ""
    before = text[max(scene.sentence.body, subject.start - 60) : subject.start]
    found = _ITSELF.search(before)
    return "" if found is None else f" {found[0]}it"
