"""Relations with the counterpart of an accord, and what was done under it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from tracker.domain.acts import Act, Modality
from tracker.extraction import patterns as re
from tracker.extraction.act_words import (
    RELATIONS,
    RELATIONS_ENDED,
)
from tracker.extraction.asides import aside_of
from tracker.extraction.beginnings import Sought
from tracker.extraction.candidate_rules import is_wanted
from tracker.extraction.institutions import BODY
from tracker.extraction.mentions import How, PartyMention
from tracker.extraction.relation_words import related
from tracker.extraction.scene import (
    Scene,
    Statement,
    coordinated,
    cut,
    found_in,
    statement_of,
    topic_of,
)
from tracker.extraction.sentences import SentenceKind
from tracker.extraction.subjects import PAREN, subjects_of
from tracker.extraction.told_acts import Told


def relations(scene: Scene) -> Iterator[Statement]:
    slug = topic_of(scene)
    if slug is None or not (counterpart := scene.accords[slug].counterpart):
        return
    text, sentence = scene.text, scene.sentence
    partners = [each for each in scene.parties if each.code == counterpart]
    yield from _unnamed(scene, slug)
    if not partners:
        return
    for pattern, act in ((RELATIONS_ENDED, Act.RELATIONS_ENDED), (RELATIONS, Act.RELATIONS)):
        for found in pattern.finditer(text, sentence.body, sentence.end):
            yield from _by_the_counterpart(scene, slug, act, found, partners)
            partner = next((each for each in partners if 0 <= each.start - found.end() < 24), None)
            together = partner is None and any(
                0 <= found.start() - each.end < 30 for each in partners
            )
            if partner is None and not together:
                continue
            if partner is None and _third(scene, found.end(), counterpart):
                continue  # "has ties with Israel, and cut its ties with Iran"
            stop = partner.end if partner else found.end()
            subjects = _relating(scene, found.start(), counterpart)
            if subjects is None:
                continue
            members, bridge = subjects
            heard = related(act, bridge, found[0])
            if heard is None or _unreal(scene, members, bridge, found[0], heard):
                continue
            first = members[-1].end + 1
            for member in members:
                yield statement_of(
                    scene,
                    slug,
                    member.code,
                    heard,
                    min(first, found.start()),
                    stop,
                    1.0,
                )
            if heard.modality is Modality.ASSERTED and act is Act.RELATIONS:
                yield from _under(scene, slug, members)


def _by_the_counterpart(
    scene: Scene,
    slug: str,
    act: Act,
    found: "re.Match[str]",
    partners: Sequence[PartyMention],
) -> Iterator[Statement]:
    """As in "Israel recognised Somaliland": what the counterpart does to a party."""
    text = scene.text
    gap = re.match(r"\s+(?:with\s+)?(?:the\s+)?", text[found.end() : found.end() + 12])
    if gap is None:
        return
    meant = next((each for each in scene.parties if each.start == found.end() + gap.end()), None)
    if meant is None or meant.possessive or meant.modifier or meant.code == partners[0].code:
        return
    subject = next((each for each in reversed(scene.parties) if each.end <= found.start()), None)
    if subject is None or subject.code != partners[0].code or subject.compound:
        return
    bridge = text[subject.end : found.start()]
    if _IF.search(text[max(scene.sentence.start, subject.start - 16) : subject.start]):
        return
    if len(bridge) > 70 or re.search(r"[;:,]|\b(?:but|while|because|whereas|that)\b", bridge):
        return
    heard = related(act, bridge, found[0])
    if heard is None and _FIRST_TO.search(bridge):
        heard = Told(act=act, modality=Modality.ASSERTED, sure=0.72, rule="relations")
    if heard is None:
        return
    for member in coordinated(scene, meant):
        yield statement_of(scene, slug, member.code, heard, found.start(), member.end, 1.0)


def _third(scene: Scene, at: int, counterpart: str) -> bool:
    """Whether relations are those with another party: "restored ties with Iran"."""
    with_ = _WITH.match(scene.text, at, scene.sentence.end)
    return with_ is not None and any(
        each.start == with_.end() and each.how is How.NAME and each.code != counterpart
        for each in scene.parties
    )


def _unreal(
    scene: Scene, members: Sequence[PartyMention], bridge: str, words: str, heard: Told
) -> bool:
    """Whether relations are only asked for or supposed: "urged Oman to", "if Oman recognises"."""
    first = min(each.start for each in members)
    lead = scene.text[max(scene.sentence.start, first - 24) : first]
    if is_wanted(scene, members[0], bridge):
        return True
    if _SUPPOSES.search(lead):
        return True
    if _IF.search(lead) and words.split()[0].endswith("s"):
        return True
    prose = scene.sentence.kind is SentenceKind.PROSE
    return prose and heard.modality is Modality.ASSERTED and bridge.strip() == "to"


_WITH: Final = re.compile(r"(?:,[^,;.]{3,40})?,?\s+with\s+(?:the\s+)?")
_SUPPOSES: Final = re.compile(
    r"\b(?:[Ii]f|[Uu]nless|[Ww]hether|[Ww]ere|[Ss]hould|[Hh]ad)\s+(?:the\s+)?$"
)
_IF: Final = re.compile(r"\b(?:if|once|unless|until|when|whether|before|should)\s+(?:the\s+)?$")
_FIRST_TO: Final = re.compile(r"\b(?:became|is|was)\b[^.;]{0,40}\bto\s*$")


_BARE: Final = Sought(
    re.compile(
        r"\b(?:(?P<ended>(?:sever(?:ed|ing)?|br(?:oke|oken|eak|eaking)(?: off)?|cut(?:ting)?(?: off)?|end(?:ed|ing)?|suspend(?:ed|ing)?|froze|frozen|freezing) (?:(?:its|their|the|all|diplomatic) )*"
        r"(?:relations|ties|links|the cord)|(?:broke|cut|broken) (?:them|it) off|(?<=and )(?:cut|froze|severed|ended|suspended|broke) them)"
        r"|(?:restored?|re-?establish(?:ed)?|establish(?:ed)?|open(?:ed)?|resumed?|normali[sz]ed?) (?:(?:its|their|the|any|full|diplomatic|formal|official) )*"
        r"(?:relations|ties|links)(?: of (?:its|their) own)?|exchanged ambassadors|restored them)\b",
        re.IGNORECASE,
    )
)


def _unnamed(scene: Scene, slug: str) -> Iterator[Statement]:
    """Relations whose other side goes without saying, in a text about the accord."""
    text, sentence = scene.text, scene.sentence
    for found in found_in(scene, _BARE):
        after = text[found.end() : min(sentence.end, found.end() + 24)]
        if any(each.start < found.start() < each.end for each in scene.named):
            continue
        if re.match(r"\s+(?:with|to|between)\b(?!\s+(?:it|them)\b)", after):
            continue
        counterpart = scene.accords[slug].counterpart or ""
        if _third(scene, found.end(), counterpart) or (
            found[0].endswith(" them")
            and any(
                _third(scene, each.end(), counterpart)
                for each in _TIES.finditer(text, sentence.body, found.start())
            )
        ):
            continue  # "restored ties with Iran and cut them"
        subjects = subjects_of(scene, found.start(), sentence.body)
        if subjects is None and found[0].lower().endswith((" off", " them")):
            again = _relating(scene, found.start(), counterpart)
            subjects = (tuple(again[0]), again[1]) if again else None
        if subjects is None or len(subjects[1]) > 90:
            continue
        members, bridge = subjects
        if len(members) == 2 and _MUTUAL.match(found[0]):
            continue  # "Qatar and Bahrain restored ties": with each other
        heard = _bare(Act.RELATIONS_ENDED if found["ended"] else Act.RELATIONS, bridge, found)
        if heard is None:
            continue
        for member in members:
            if member.code == scene.accords[slug].counterpart:
                continue
            yield statement_of(scene, slug, member.code, heard, found.start(), found.end(), 1.0)


_TIES: Final = re.compile(r"\b(?:ties|relations|links)\b")
_MUTUAL: Final = re.compile(r"restor|resum|re-?establish|exchang", re.IGNORECASE)
_PAST: Final = re.compile(r"\w+ed\b|(?:broke|broken|cut|froze|frozen)\b", re.IGNORECASE)
_HAS_NOT: Final = re.compile(
    r"(?:\b(?:did|has|have|had)(?: not|n['’]t)|\bnever)(?: (?:yet|ever|so far))?\s*$"
    r"|\bstopp?ed short of\s*$"
    r"|^(?:(?!\b(?:threat\w+|could|would|will|may|might|to|if|not|never)\b).)*\bwithout\s*$"
)
_WILL_NOT: Final = re.compile(r"\b(?:(?:will|would|shall) (?:not|never)|won['’]t)\s*$")
_MODAL: Final = re.compile(
    r"\b(?:not|never|if|would|could|will|may|might|should|must|to|nor|neither)\b|n['’]t"
)


def _bare(act: Act, bridge: str, found: "re.Match[str]") -> Told | None:
    """What is told of relations whose other side is not named."""
    if _HAS_NOT.search(bridge):
        return Told(
            act=act, modality=Modality.DENIED, sure=0.6, rule="relations-unsaid",
            when_matters=False,
        )  # fmt: skip
    if act is Act.RELATIONS and _WILL_NOT.search(bridge):
        return Told(
            act=Act.DECLINED, modality=Modality.ASSERTED, sure=0.6, rule="no-normalisation",
            when_matters=False,
        )  # fmt: skip
    if _MODAL.search(bridge) or not _PAST.match(found[0]):
        return None
    return Told(act=act, modality=Modality.ASSERTED, sure=0.6, rule="relations-unsaid")


def _relating(scene: Scene, at: int, counterpart: str) -> tuple[list[PartyMention], str] | None:
    text = scene.text
    resumed: dict[int, int] = {}
    for mention in reversed(scene.parties):
        if mention.end > at or mention.compound or mention.start < scene.sentence.body:
            continue
        if (aside := aside_of(scene, mention, at)) is not None:
            resumed.setdefault(aside[0].start, aside[1])
            continue
        members = [each for each in coordinated(scene, mention) if each.code != counterpart]
        if not members or (
            (mention.possessive or mention.modifier) and not BODY.match(text, mention.end, at)
        ):
            continue
        last = max(each.end for each in coordinated(scene, mention))
        bridge = _BUT_HAS.sub(" ", PAREN.sub(" ", text[resumed.get(mention.start, last) : at]))
        if len(bridge) > 130 or re.search(
            r"[;]|\b(?:but|while|although|though|because|whereas)\b", bridge
        ):
            return None
        return members, bridge
    return None


# "signed in 2021 but has never established"
_BUT_HAS: Final = re.compile(
    r"^.*(?<!\ball )\b(?:but|yet|though)\s+(?=(?:it\s+)?(?:has|have|had|did|does|do|never|still)\b|$)"
)


def _under(scene: Scene, slug: str, members: Sequence[PartyMention]) -> Iterator[Statement]:
    """As in "Under the accords, X has normalised relations": whoever did it under them is in."""
    text = scene.text
    for each in scene.named:
        if each.slug != slug:
            continue
        lead = text[max(scene.sentence.start, each.start - 40) : each.start]
        if re.search(
            r"\b(?:under|through|via|as part of|within|framework of)\s+(?:the\s+)?(?:framework of\s+)?(?:the\s+)?$",
            lead,
            re.IGNORECASE,
        ):
            heard = Told(
                act=Act.JOINED,
                modality=Modality.ASSERTED,
                sure=0.55,
                rule="under-the-accord",
                when_matters=False,
            )
            begin = re.search(
                r"\b(?:under|through|via|as part of|within)\b[^.]*$", lead, re.IGNORECASE
            )
            first = each.start - len(lead) + (begin.start() if begin else 0)
            for member in members:
                yield statement_of(
                    scene,
                    slug,
                    member.code,
                    heard,
                    max(first, scene.sentence.start),
                    each.end,
                    1.0,
                )


_CARRIED_OUT: Final = Sought(
    re.compile(
        r"\b(?:open(?:s|ed|ing)? (?:reciprocal |mutual )?embass(?:y|ies)|exchang(?:e|ed|ing) ambassadors|(?:establish|launch|start|open)"
        r"(?:ed|ing) (?:\w+ )?(?:direct|commercial) flights)\b",
        re.IGNORECASE,
    )
)


def carried_out(scene: Scene, found: Sequence[Statement]) -> Iterator[Statement]:
    """Embassies opened and flights begun: the accord is carried out, where it is one on relations."""
    for words in found_in(scene, _CARRIED_OUT):
        for each in found:
            if (
                each.act is Act.RELATIONS
                and each.modality is Modality.ASSERTED
                and each.end <= words.start()
            ):
                start, end = cut(scene.text, words.start(), words.end())
                yield replace(
                    each,
                    act=Act.IN_FORCE,
                    start=start,
                    end=end,
                    sure=0.5,
                    rule="carried-out",
                    when=None,
                )
