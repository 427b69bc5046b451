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
from tracker.extraction.mentions import PartyMention
from tracker.extraction.roles import (
    context_of,
    counted_in,
    is_passive,
    object_of,
    subjects_of,
    takes_another,
)
from tracker.extraction.scene import Scene, Statement, coordinated, date_of, statement_of
from tracker.extraction.sentences import SentenceKind
from tracker.extraction.verb_finder import FoundVerb


def by_verbs(scene: Scene) -> Iterator[Statement]:
    sentence = scene.sentence
    heading = sentence.kind is not SentenceKind.PROSE
    floor = sentence.body
    for found in scene.verbs:
        over = [each for each in scene.named if each.start < found.end and found.start < each.end]
        if over and not (over[0].slug and found.start < over[0].start and over[0].end < found.end):
            continue
        kind = found.verb
        slug, stop, named = object_of(scene, found.start, found.end)
        if over:  # "became NATO's 31st member"
            slug, stop, named = over[0].slug, found.end, True
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
    again = re.search(
        r"\b(?:was|were|been|is)\s+\w+ed\b[^.;]{0,60}?\b(?:and|but)\s+(?:\w+ly\s+|then\s+)?$",
        text[max(floor, start - 110) : start],
    )
    fronted = not text[floor:start].strip(" “\"'") and _BY.match(text, end) is not None
    reduced = _reduced(scene, start, end)
    passive = (
        kind.form is Form.PAST
        and (is_passive(text, start) or again is not None or fronted or reduced)
        and not (kind.bare and kind.act is Act.JOINED)
    )
    received = (
        kind.bare
        and kind.act is Act.JOINED
        and any(0 <= each.start - end < 6 for each in scene.parties)
    )
    if (kind.act in (Act.SUSPENDED, Act.REINSTATED) and not passive) or received:
        yield from _done_to(scene, kind, slug, start, end, factor)
        return
    if passive and kind.act in ENTRIES:
        by = re.match(r"\s+(?:\w+\s+){0,3}?by\s+", text[end : end + 40])
        if by is None:
            return
        after = [each for each in scene.parties if each.start >= end and each.start < end + 80]
        if not after:
            return
        for member in coordinated(scene, after[0]):
            yield statement_of(
                scene,
                slug,
                member.code,
                Told(act=kind.act, modality=Modality.ASSERTED, sure=0.8, rule="passive"),
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
        yield from _on_behalf(scene, kind, slug, start, stop, factor, floor)
        return
    members, bridge = subjects
    if _ACT_OF.search(text[max(floor, members[0].start - 24) : members[0].start]):
        return  # "ratification by Bangladesh came in 2024": see the bloc's
    if _NEITHER.search(text[max(floor, members[0].start - 16) : members[0].start]):
        return  # "neither China nor Russia has signed": see the members
    bridge = _said_of_itself(scene, members[-1]) + bridge
    if kind.form is Form.PAST and _SAME_FORMS.match(found.words) and _INFINITIVE.search(bridge):
        kind = replace(kind, form=Form.BASE)
    if found.words.lower().startswith("come in") and _MONTH.match(text, end):
        return  # "said that it would come in January"
    if _of_another(scene, end):
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
        heard = _gerund(scene, members[0], bridge, kind)
    if heard is None:
        return
    if heard.modality is Modality.ASSERTED and heard.act in ENTRIES:
        heard = _in_its_tense(scene, found, members, heard, floor, heading=heading)
    first_of = min(each.start for each in members)
    if heard.act in ENTRIES and _HOPED.search(text[max(floor, first_of - 40) : first_of]):
        heard = Told(
            act=Act.CANDIDATE,
            modality=Modality.ASSERTED,
            sure=0.68,
            rule="hoped",
            when_matters=False,
        )
    if kind.again and heard.act is Act.JOINED:
        heard = replace(heard, rule="again")
    if (
        heard.modality is Modality.PLANNED
        and heard.act in ENTRIES
        and scene.speech is not None
        and (scene.speech.announces or (scene.speech.who is not None and heard.act is Act.JOINED))
        and heard.rule in ("will", "agreed-to")
        and heard.act is Act.JOINED
    ):
        heard = replace(heard, act=Act.ANNOUNCED, modality=Modality.ASSERTED, rule="announced")
    if found.words.lower().endswith("notice") and heard.act is Act.WITHDREW:
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
    while first < start and text[first] in " ,’'s":
        first += 1
    for member in members:
        yield statement_of(scene, slug, member.code, heard, first, stop, factor, end)


_HOPED: Final = re.compile(
    r"\b(?:hop(?:es?|ed|ing)|wish(?:es|ed)?|pray\w*|would like|dreams?)(?: that)?\s+(?:the\s+)?$"
)
_MONTH: Final = re.compile(
    r"\s+(?:January|February|March|April|May|June|July|August|September|October|November|December|\d{4})\b"
)
_ANOTHERS: Final = re.compile(
    r"(?:['’]s?)?\s+(?:[\w-]+\s+){0,2}?(?:accession|membership|bid|entry|application|protocols?|admission|candidacy|joining|exit|withdrawal)\b"
)


def _of_another(scene: Scene, end: int) -> bool:
    """Whether the object of a verb is the accession of another party."""
    for each in scene.parties:
        if 0 <= each.start - end < 14 and (each.possessive or each.modifier):
            return _ANOTHERS.match(scene.text, each.end) is not None
    return False


_ACT_OF: Final = re.compile(
    r"\b(?:ratification|signature|accession|withdrawal|entry|admission) (?:by|of)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_BUT: Final = re.compile(
    r"\b(?:all|every|everyone|everybody|each|most|the rest)\b[^.;]{0,60}\b(?:but|except(?:ing)?(?: for)?|bar|save|excluding|with the exception of|other than)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_APART: Final = re.compile(
    r"\b(?:apart from|except(?: for)?|aside from|save for|with the exception of)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_APPROVES: Final = re.compile(r"approv", re.IGNORECASE)
_OF_A_BODY: Final = re.compile(
    r"\b(?:parliament|cabinet|congress|senate|assembly|lawmakers|legislators|deputies|senators|MPs|council of ministers|chamber|house|knesset|duma|majlis|bundestag|diet|voters|legislature|government|ministers)\b",
    re.IGNORECASE,
)


def _in_its_tense(
    scene: Scene,
    found: FoundVerb,
    members: tuple[PartyMention, ...],
    heard: Told,
    floor: int,
    *,
    heading: bool,
) -> Told:
    """What "all but Nauru have signed", "Congress approved it" and "signs on Friday" say."""
    text = scene.text
    first = members[0].start
    if _BUT.search(text[max(floor, first - 90) : first]):
        return replace(heard, modality=Modality.DENIED, rule="all-but", when_matters=False)
    if _APART.search(text[max(floor, first - 24) : first]) and re.match(
        r",\s+(?:all|every|each|everyone)\b", text[members[-1].end : found.start]
    ):
        return replace(heard, modality=Modality.DENIED, rule="all-but", when_matters=False)
    around = text[max(floor, first - 28) : found.start]
    if _APPROVES.match(found.words) and _OF_A_BODY.search(around):
        return replace(heard, modality=Modality.PLANNED, rule="approved", when_matters=False)
    if found.verb.form is Form.THIRD and not heading:
        ahead = next((each for each in scene.dates if 0 <= each.start - found.end < 60), None)
        if ahead is not None and ahead.later is not None:
            return replace(heard, modality=Modality.PLANNED, sure=0.7, rule="present-ahead")
    return heard


def _reduced(scene: Scene, start: int, end: int) -> bool:
    """Whether a participle stands after the accord: "the treaty, signed by Kenya in 2023, …"."""
    if _BY.match(scene.text, end) is None:
        return False
    return any(
        each.slug and re.fullmatch(r",?\s+(?:\w+ly\s+|first\s+)?", scene.text[each.end : start])
        for each in scene.named
        if each.end <= start
    )


_FOR: Final = re.compile(r"\b(?:for|on behalf of)\s+(?:the\s+)?$")


def _on_behalf(
    scene: Scene, kind: Verb, slug: str, start: int, stop: int, factor: float, floor: int
) -> Iterator[Statement]:
    """As in "President Santos signed the treaty for Colombia"."""
    if kind.form is not Form.PAST or kind.act not in ENTRIES:
        return
    text = scene.text
    for mention in scene.parties:
        if mention.start < stop or mention.start - stop > 60 or mention.modifier:
            continue
        between = text[stop : mention.start]
        if _FOR.search(between) is None or re.search(r"[.;:]|\bthe first time\b", between):
            return
        before = text[max(floor, start - 60) : start]
        if re.search(r"\b(?:not|never|to|will|would|if)\b|n['’]t", before):
            return
        heard = Told(act=kind.act, modality=Modality.ASSERTED, sure=0.74, rule="on-behalf")
        for each in coordinated(scene, mention):
            yield statement_of(scene, slug, each.code, heard, start, each.end, factor, each.end)
        return


# "voted to leave in May": the month is that of the vote
_VOTED: Final = re.compile(r"\b(?:voted|decided|agreed|chose|resolved|opted)\b")
_ANNOUNCED: Final = re.compile(r"\bannounc", re.IGNORECASE)
_BY: Final = re.compile(r"\s+(?:\w+\s+){0,2}?by\s")
_NEITHER: Final = re.compile(r"\b(?:neither|nor|none of|no)\s+(?:the\s+)?$", re.IGNORECASE)
_SAME_FORMS: Final = re.compile(r"(?:quit|put)\b", re.IGNORECASE)
_INFINITIVE: Final = re.compile(
    r"(?:\b(?:to|will|would|could|may|might|can|should|must|not|did|does|do)|n['’]t)\s+(?:\w+ly\s+)?$"
)


_ITSELF: Final = re.compile(
    r"\b(?:announc\w+|confirm\w+|declar\w+|decid\w+|said|says)\b(?: [\w’']+){0,5}? (?:that )?$"
)


def _said_of_itself(scene: Scene, subject: PartyMention) -> str:
    """Return what a party says of itself as "it": "announced in May that it" will join."""
    text = scene.text
    if text[subject.start : subject.end].lower() not in ("it", "they"):
        return ""
    before = text[max(scene.sentence.body, subject.start - 60) : subject.start]
    found = _ITSELF.search(before)
    return "" if found is None else f" {found[0]}it"


def _done_to(
    scene: Scene, kind: Verb, slug: str, start: int, end: int, factor: float
) -> Iterator[Statement]:
    """As in "the bloc suspended Mali and Guinea"; "Fiji, suspended in 2009"."""
    text = scene.text
    gap = re.match(r"\s+(?:the\s+)?", text[end : end + 8])
    after = next((each for each in scene.parties if gap and each.start == end + gap.end()), None)
    heard = Told(act=kind.act, modality=Modality.ASSERTED, sure=0.8, rule="done-to")
    if after is not None and kind.form in (Form.PAST, Form.THIRD):
        before = text[max(scene.sentence.start, start - 40) : start]
        if re.search(r"\b(?:not|never|could|may|might|would|will|to)\b", before):
            return
        for member in coordinated(scene, after):
            yield statement_of(
                scene, slug, member.code, heard, start, member.end, factor, member.end
            )
        return
    if kind.form is Form.PAST:
        mention = next((each for each in reversed(scene.parties) if each.end <= start), None)
        if mention and re.fullmatch(
            r",\s+(?:\w+ly\s+)?(?:also\s+|then\s+)?", text[mention.end : start]
        ):
            for member in coordinated(scene, mention):
                yield statement_of(scene, slug, member.code, heard, start, end, factor, end)


def _gerund(scene: Scene, subject: PartyMention, bridge: str, kind: Verb) -> Told | None:
    """As in "with Bahrain signing in 2020", "the prospect of Saudi Arabia joining"."""
    before = scene.text[max(scene.sentence.start, subject.start - 70) : subject.start]
    if bridge.strip() and not re.fullmatch(
        r"\s*(?:also|later|then|formally|officially|soon|finally)?\s*", bridge
    ):
        return None
    if re.search(
        r"\b(?:prospects?|possibility|chances?|idea|talk|speculation|hopes?|likelihood|favou?r|prevent\w*|without) (?:of |for |about )?(?:the )?(?:[\w ,]+(?:and|,) )?$",
        before,
    ):
        return Told(
            act=Act.CANDIDATE,
            modality=Modality.ASSERTED,
            sure=0.7,
            rule="prospect",
            when_matters=False,
        )
    first = min(each.start for each in coordinated(scene, subject))
    lead = scene.text[max(scene.sentence.start, first - 14) : first]
    if re.search(r"\bwith\s+(?:the\s+)?$", lead) and scene.dates:
        return Told(act=kind.act, modality=Modality.ASSERTED, sure=0.8, rule="with-signing")
    return None
