"""What verbs tell: "has signed", "will join", "left in 2019", "refused to ratify"."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from tracker.domain.acts import Act, Modality
from tracker.extraction import patterns as re
from tracker.extraction.act_words import (
    Form,
    Verb,
)
from tracker.extraction.after_words import qualified
from tracker.extraction.announcers import announces_its_own, another_says, said_of_itself
from tracker.extraction.answer_rules import answered
from tracker.extraction.bridge_words import DENIES_THAT, NOT
from tracker.extraction.candidate_rules import is_wanted
from tracker.extraction.clause_subjects import in_its_clause
from tracker.extraction.counted import counted_in
from tracker.extraction.founding_words import is_club
from tracker.extraction.heard_rules import heard_of
from tracker.extraction.mentions import PartyMention
from tracker.extraction.objects import (
    BUT_NOT,
    context_of,
    is_instrument,
    is_of_a_paper,
    object_of,
    takes_another,
    takes_the_union,
)
from tracker.extraction.passive_rules import by_agents, in_passive
from tracker.extraction.scene import (
    Scene,
    Statement,
    date_of,
    spoken_of,
    statement_of,
)
from tracker.extraction.sentences import SentenceKind
from tracker.extraction.subjects import subjects_of
from tracker.extraction.told_acts import ENTRIES, Told
from tracker.extraction.verb_cases import (
    SUSPENSION,
    all_but,
    done_to,
    in_its_tense,
    on_behalf,
    only_then,
)
from tracker.extraction.verb_finder import FoundVerb
from tracker.extraction.verb_guards import says_nothing
from tracker.extraction.verb_phrases import TELLS_A_DEPOSITARY


def by_verbs(scene: Scene) -> Iterator[Statement]:
    sentence = scene.sentence
    heading = sentence.kind is not SentenceKind.PROSE
    floor = sentence.body
    cleft = _CLEFT.match(scene.text, floor, sentence.end)
    for found in scene.verbs:
        if cleft is not None and found.end <= cleft.end():
            continue  # "What the cabinet approved, however, was a trade deal"
        over = [
            each
            for each in scene.named
            if each.start < found.end and found.start < each.end
            and not (each.slug is None and TELLS_A_DEPOSITARY.match(found.words))
        ]  # fmt: skip
        own = over and (over[0].slug or " founding " in found.words)
        if over and not (own and found.start < over[0].start and over[0].end <= found.end):
            continue
        kind = found.verb
        slug, stop, named = object_of(scene, found.start, found.end)
        if over:  # "became NATO's 31st member"
            slug, stop, named = over[0].slug or spoken_of(scene), found.end, True
        other = takes_another(scene, found.end) or takes_the_union(scene, found.end)
        by_context = False
        if slug is None and is_of_a_paper(scene, found.start):
            continue  # "the petition against the treaty was signed by"
        if slug is None:
            slug = None if other else context_of(scene, kind, found.start, found.end)
            by_context = slug is not None
        if slug is None:
            continue
        if kind.act is Act.RATIFIED and _ACCEPTS.match(found.words) and not is_instrument(
            scene.accords[slug]
        ):  # fmt: skip
            kind = replace(kind, act=Act.JOINED)  # "may yet accept the court"
        yield from _of_verb(scene, found, kind, slug, stop, named, by_context, heading, floor)


_REFUSES_IT: Final = re.compile(
    r"\s+(?:it|them|the (?:bid|application|request|applicant|candidate))\b(?!\s+\w)"
)


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
    if kind.act is Act.DECLINED and named and stop > end and _ITS.match(text, stop):
        return  # "balked at the convention's fees"
    if kind.act is Act.DECLINED and _REFUSES_IT.match(text, end) and any(
        each.verb.act is Act.CANDIDATE and each.end <= start for each in scene.verbs
    ):  # fmt: skip
        return  # "Peru applied, and Chile rejected it": the applicant
    if kind.act is Act.JOINED and _BY_THOSE.match(text, end):
        return  # "Peru's signature was joined by those of Chile and Togo"
    passive = in_passive(scene, kind, start, end, floor)
    received = (
        kind.bare
        and kind.act is Act.JOINED
        and _LETS_IN.match(found.words) is not None
        and any(0 <= each.start - end < 6 for each in scene.parties)
    )
    if (kind.act in (Act.SUSPENDED, Act.REINSTATED) and not passive) or received:
        yield from done_to(scene, kind, slug, start, end, factor)
        return
    if passive and kind.act in ENTRIES:
        yield from by_agents(scene, kind, slug, start, end, factor, floor)
        return
    if (
        kind.act is Act.RATIFIED
        and _FORMALITIES.search(found.words)
        and is_club(scene.accords[slug])
    ):
        kind = replace(kind, act=Act.JOINED)  # nobody ratifies a club
    subjects = subjects_of(scene, start, floor)
    counted = counted_in(scene, start, end, floor)
    if counted is not None and (subjects is None or counted[2] > subjects[0][-1].end):
        subjects = counted[:2]
        factor *= 0.9
    if subjects is None:
        yield from on_behalf(scene, kind, slug, start, stop, factor, floor)
        return
    members, bridge = subjects
    lead = text[max(floor, members[0].start - 36) : members[0].start]
    if (reply := answered(scene, members[0], kind, end)) is not None:
        if reply.rule != "asked":
            for member in members:
                yield statement_of(scene, slug, member.code, reply, start, stop, factor)
        return
    if by_context and _CAME_BACK.match(found.words) and not _had_left(scene, members, start):
        return  # "it came back": to what it had left, which was another
    if says_nothing(scene, found, kind, slug, members, bridge, floor=floor, stop=stop):
        return
    if kind.act is Act.JOINED and (doing := _IN_DOING.match(text, end)):
        kind = replace(kind, act=_DOING[doing["what"]])  # "joined 40 others in signing it"
    bridge = said_of_itself(scene, members[-1]) + bridge
    if kind.form is Form.PAST and _SAME_FORMS.match(found.words) and _INFINITIVE.search(bridge):
        kind = replace(kind, form=Form.BASE)
    if _BIDS_BY.search(lead) and re.fullmatch(r"\s*to\s*", bridge):
        return  # "bids by Togo and Benin to join": see the bloc's
    if is_wanted(scene, members[0], bridge):
        return  # "wants Saudi Arabia to join": see wooed
    beside = in_its_clause(text, members[-1].end, start)
    if not beside and (
        nor := _NOR.search(text, max(floor, members[0].start - 24), members[0].start)
    ):
        bridge = f" {nor['aux']} not{bridge}"  # "Nor has Australia signed"
    if not beside and _NONE_OF.search(text, max(floor, members[0].start - 20), members[0].start):
        bridge = _FIRST_WORD.sub(r"\1 not", bridge, count=1)  # "none of the five has left"
    if stop > end and _NEITHER_NOR.match(text, end, stop) and not NOT.search(bridge):
        bridge = f"{bridge.rstrip()} not "  # "has ratified neither the treaty nor"
    heard = heard_of(scene, kind, members, bridge, (floor, end), heading=heading)
    if heard is None:
        return
    if named and any(
        each.slug == slug and BUT_NOT.search(text, end, each.start)
        for each in scene.named
        if end < each.start and each.end == stop
    ):
        if heard.modality is not Modality.ASSERTED or heard.act not in ENTRIES:
            return
        heard = replace(heard, modality=Modality.DENIED, when_matters=False, rule="but-not")
    heard = qualified(scene, heard, bridge, stop)
    if heard is None:
        return
    if heard.rule == "refuses" and _OF_OTHERS.search(bridge) and another_says(scene, slug, members):
        return  # "Chile's minister said that Peru would never join"
    heard, then = only_then(scene, heard, kind.act, bridge, end)
    stop = max(stop, then)
    if heard.act is Act.WITHDREW and heard.modality is Modality.ASSERTED:
        heard = all_but(scene, found, members, heard, floor) or heard
    if heard.modality is Modality.ASSERTED and heard.act in ENTRIES:
        heard = in_its_tense(scene, found, members, heard, floor, heading=heading)
    first_of = min(each.start for each in members)
    if heard.act in ENTRIES and _HOPED.search(text[max(floor, first_of - 40) : first_of]):
        if heard.act not in (Act.JOINED, Act.ACCEDED):
            return  # "hopes that its parliament will ratify"
        heard = Told(
            act=Act.CANDIDATE,
            modality=Modality.ASSERTED,
            sure=0.68,
            rule="hoped",
            when_matters=False,
        )
    if DENIES_THAT.search(lead):
        if heard.modality is Modality.DENIED and heard.rule != "denies":
            return  # "it is not true that Peru never ratified"
        heard = replace(heard, modality=Modality.DENIED, rule="denies-that")
    if kind.again and heard.act is Act.JOINED:
        heard = replace(heard, rule="again")
    if _READMITTED.match(found.words) and (
        heard.act is not Act.CANDIDATE or SUSPENSION.search(text, floor, scene.sentence.end)
    ):
        possible = heard.act is Act.CANDIDATE
        heard = replace(
            heard, act=Act.REINSTATED, rule="again",
            modality=Modality.POSSIBLE if possible else heard.modality,
        )  # fmt: skip
    if (
        heard.modality is Modality.PLANNED
        and heard.act in ENTRIES
        and scene.speech is not None
        and (scene.speech.announces or (scene.speech.who is not None and heard.act is Act.JOINED))
        and heard.rule in ("will", "agreed-to")
        and (heard.act is Act.JOINED or (heard.act is Act.ACCEDED and scene.speech.announces))
        and not another_says(scene, slug, members)
    ) or announces_its_own(scene, members, heard):
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
        clause = (text.find(";", end, scene.sentence.end) + 1) or scene.sentence.end
        # a date before the verb is that of the announcement
        later = any(
            end <= each.start < clause and not (each.later is not None and _VOTED.search(bridge))
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
    aside = _ASIDE.match(text, members[-1].end, start) if members[-1].end <= start else None
    if aside is not None:
        first = max(first, aside.end())  # "Bolivia, which cut its ties in 2023, will join"
    if (lead_in := _LEADING.match(text, first, start)) is not None:
        first = lead_in.end()
    for member in members:
        made = statement_of(scene, slug, member.code, heard, first, stop, factor)
        if kind.form in (Form.THIRD, Form.BASE) and made.modality is Modality.ASSERTED:
            made = replace(made, when=made.when or scene.entry)
        yield made


_FORMALITIES: Final = re.compile(r"\b(?:formalities|procedures?)$", re.IGNORECASE)
_CAME_BACK: Final = re.compile(r"(?:c[ao]m(?:e|es|ing) back|went back|return)", re.IGNORECASE)


def _had_left(scene: Scene, members: tuple[PartyMention, ...], start: int) -> bool:
    """Whether a party that is only called "it" has left, by what was said lately."""
    if _LEFT_A_ROOM.search(scene.text, scene.sentence.start, start):
        return False
    if scene.text[members[0].start : members[0].end].lower() not in ("it", "they"):
        return True
    codes = {each.code for each in members}
    away = (Act.WITHDREW, Act.SUSPENDED, Act.UNRATIFIED)
    return any(each.verb.act in away and each.start < start for each in scene.verbs) or any(
        each.act in away and each.party in codes for each in (*scene.before, *scene.lately)
    )


_LEFT_A_ROOM: Final = re.compile(
    r"\b(?:left|walked out of|stormed out of|quit) the (?:\w+ )?(?:room|hall|table|chamber|talks|meeting|session|building|drafting|ceremony|summit|conference)\b"
)
_BY_THOSE: Final = re.compile(r"\s+by (?:those|that|the (?:names?|signatures?|flags?)) of\b")
_LEADING: Final = re.compile(r"[ ,:]*(?:['’]s?(?!\w))?[ ,:’']*")
_CLEFT: Final = re.compile(
    r"(?:But |Yet |And )?[Ww]hat\b[^.;]{5,120}?\b(?:is|was) (?=(?:an?|another|not|only|merely|its|their)\b)"
)
_VOTED: Final = re.compile(r"\b(?:voted|decided|agreed|chose|resolved|opted)\b")
_ANNOUNCED: Final = re.compile(r"\bannounc", re.IGNORECASE)
_READMITTED: Final = re.compile(r"re-?admitted", re.IGNORECASE)
_ACCEPTS: Final = re.compile(r"accept", re.IGNORECASE)
_NONE_OF: Final = re.compile(r"\b(?:none|neither|not (?:a single )?one) of\s+$", re.IGNORECASE)
_OF_OTHERS: Final = re.compile(r"\b(?:will|would) never\s*$")
_NEITHER_NOR: Final = re.compile(
    r"\s+(?:\w+\s+){0,2}?(?:neither|everything (?:but|except)|anything but|all (?:treaties|pacts|conventions|agreements) (?:but|except))\b",
    re.IGNORECASE,
)
_FIRST_WORD: Final = re.compile(r"^(\s+\w+|(?=\s*$))")
_NOR: Final = re.compile(
    r"\b(?:[Nn]or|[Nn]either) (?P<aux>has|have|had|did|do|does|will|would|is|was|are|were)\s+(?:the\s+)?$"
)
_ITS: Final = re.compile(r"['’]s?\s")
_BIDS_BY: Final = re.compile(
    r"\b(?:bids?|applications?|requests?|attempts?|efforts?|offers?) (?:by|of|from)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_LETS_IN: Final = re.compile(r"(?:re-?)?admit|let|accept|took|taken|bring|brought", re.IGNORECASE)
_ASIDE: Final = re.compile(
    r",\s+[^;.]*,\s+(?=[^,;.]*$)|\s*(?:[–—]|\s-)\s[^–—;]*(?:[–—]|\s-)\s+(?=[^,;.–—]*$)|\s*\([^()]*\)\s+(?=[^,;.()]*$)"
)
_HOPED: Final = re.compile(
    r"\b(?:hop(?:es?|ed|ing)|wish(?:es|ed)?|pray\w*|would like|dreams?)(?: that)?\s+(?:the\s+)?$"
)
_DOING: Final = {
    "signing": Act.SIGNED, "ratifying": Act.RATIFIED, "approving": Act.RATIFIED,
    "leaving": Act.WITHDREW, "quitting": Act.WITHDREW, "withdrawing": Act.WITHDREW,
}  # fmt: skip
_IN_DOING: Final = re.compile(rf"[^.;,]{{1,60}}?\bin (?P<what>{'|'.join(_DOING)})\b")


_SAME_FORMS: Final = re.compile(r"(?:quit|put)\b", re.IGNORECASE)
_INFINITIVE: Final = re.compile(
    r"(?:\b(?:to|will|would|could|may|might|can|should|must|not|did|does|do)|n['’]t)\s+(?:\w+ly\s+)?$"
    r"|\b(?:(?:will|would|could|may|might|can|should|must)|to(?! (?:the|an?|its|their|his|her)\b))\s+(?:[a-z]+\s+){1,3}and\s+(?:\w+ly\s+)?$"
)
