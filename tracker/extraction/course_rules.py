"""The course of things: stalled, resumed."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from tracker.domain.acts import Act, Modality
from tracker.extraction.act_words import RESUMED, STALLED
from tracker.extraction.bridges import Told
from tracker.extraction.institutions import speaks_for_a_seat
from tracker.extraction.mentions import PartyMention
from tracker.extraction.objects import ARTICLE
from tracker.extraction.scene import (
    Scene,
    Statement,
    coordinated,
    counterpart_of,
    found_in,
    spoken_of,
    statement_of,
    topic_of,
)
from tracker.extraction.subjects import is_seat


def course(scene: Scene) -> Iterator[Statement]:
    """Stalling and resuming, of a party's process or of the accord as a whole."""
    text, sentence = scene.text, scene.sentence
    for pattern, act in ((STALLED, Act.STALLED), (RESUMED, Act.RESUMED)):
        for found in found_in(scene, pattern):
            before = text[max(sentence.body, found.start() - 110) : found.start()]
            after = text[found.end() : min(sentence.end, found.end() + 80)]
            near = [
                each
                for each in scene.named
                if (0 <= each.start - found.end() < 40 or 0 <= found.start() - each.end < 45)
            ]
            if re.match(
                r"\s+(?:its|their|the|all)\s+(?:\w+\s+)?(?:membership|voting|seat)\b", after
            ):
                continue  # which is a suspension
            if any(each.slug is None for each in near) and not any(each.slug for each in near):
                continue
            if found[0].lower() == "delayed" and re.search(r"\blong[ -]$", before):
                continue  # "its accession, long delayed, took place"
            if _OTHER_TALKS.search(before) and counterpart_of(scene) is None:
                continue  # "its trade talks with Canada are at a standstill"
            if found[0].lower() == "vetoed" and _A_BILL.match(after):
                continue  # which is refused: see the phrases
            if found[0].lower() == "freeze" and _IN_THE_FREEZE.search(before):
                continue
            if found[0].lower().startswith("reopen") and not _TALKING.search(before + after[:40]):
                continue  # "reopened its embassy"
            if _ON_SOMETHING.search(before) or _ON_SOMETHING_ELSE.match(after):
                continue  # "talks with France about a weather satellite have stalled"
            modality = _course_modality(before, found[0])
            if modality is None:
                continue
            brought = _to_bring(scene, found.start()) or _stuck_in(scene, found)
            whole = None if brought else _whole(scene, found)
            owner = brought or (None if whole else _course_owner(scene, found, before, after))
            slug = (
                whole
                or next((each.slug for each in near if each.slug), None)
                or (spoken_of(scene) if owner else None)
            )
            if slug is None:
                continue
            if owner is None and not whole:
                continue
            heard = Told(act=act, modality=modality, sure=0.6, rule=f"{act.value}-course")
            first = found.start()
            stop = found.end()
            if near:
                first, stop = min(first, near[0].start), max(stop, near[0].end)
            members: Sequence[PartyMention | None] = coordinated(scene, owner) if owner else (None,)
            for member in members:
                yield statement_of(
                    scene,
                    slug,
                    member.code if member else None,
                    heard,
                    first,
                    stop,
                    1.0,
                    found.end(),
                )


def _whole(scene: Scene, found: "re.Match[str]") -> str | None:
    """The accord that itself stalls or is revived: "revive the accords", "accords, which stalled"."""
    text = scene.text
    if _IN_COMMITTEE.match(text, found.end(), scene.sentence.end):
        return None  # of one of the parties
    for each in scene.named:
        if each.slug is None or _is_owned(scene, each.start):
            continue
        if _PART_IN.search(text, max(scene.sentence.start, each.start - 30), each.start):
            continue  # "the ratification of the treaty has stalled in the Senate"
        if each.start >= found.end() and _HINDERS.match(found[0]) and _course_by(scene, found):
            continue  # "Iran's council has blocked the treaty"
        if each.start >= found.end():
            gap = ARTICLE.match(text, found.end(), each.start)
            lead = text[found.end() : each.start]
            if (gap and gap.end() >= each.start) or re.fullmatch(
                r"\s+(?:progress|momentum)?\s*(?:of|for|to|in|behind|(?:in [A-Z]\w+ )?to (?:finish|complete|conclude))?\s*(?:the\s+)?",
                lead,
            ):
                return each.slug
        elif each.end <= found.start():
            between = text[each.end : found.start()]
            if len(between) < 60 and re.fullmatch(
                r"(?:['’]s?)?,?\s*(?:(?:which|that)\s+)?(?:(?:have|has|had|is|are|was|were|been|seen|largely|effectively"
                r"|since|long|also|still|now|may|might|could|will|would|to|be|talks|negotiations|process|progress|expansion|momentum|project|initiative|framework|implementation)\s+)*",
                between,
            ):
                return each.slug
    return None


_PART_IN: Final = re.compile(
    r"\b(?:(?:[Rr]atification|[Aa]ccession|[Mm]embership|[Ee]ntry|[Aa]pproval) (?:of|to|in|into)"
    r"|(?:bill|law|legislation|motion|debate|vote)s? (?:to (?:ratify|join|accede to|approve)|(?:on )?(?:ratifying|approving|joining)|on|for))\s+(?:the\s+)?$"
)
_IN_COMMITTEE: Final = re.compile(
    r"\s+in (?:an? |the )?(?:[\w-]+ ){0,4}?(?:committee|parliament|senate|congress|assembly|cabinet|legislature)\b",
    re.IGNORECASE,
)
_HINDERS: Final = re.compile(r"(?:block|veto|held|holding|shelv|delay|postpon)", re.IGNORECASE)


def _course_by(scene: Scene, found: "re.Match[str]") -> bool:
    """Whether a party or its institution is what holds something up."""
    return any(
        each.end <= found.start() and (each.possessive or each.modifier) for each in scene.parties
    )


_OWNED: Final = re.compile(
    r"['’]s?\s+(?:\w+\s+)?(?:talks|negotiations|bid|efforts?|push|campaign|drive|application|path|attempts?|hopes|plans?)\s+(?:on|for|to|of|about|with|towards?)\s+(?:\w+\s+){0,3}?(?:the\s+)?"
    r"|\s+and\s+(?:the\s+)?(?:other\s+)?(?:parties|members|secretariat|council)\s+(?:to|of)\s+(?:the\s+)?"
    r"|['’]s?\s+(?:own\s+)?(?:ratification|accession|implementation|membership|entry|withdrawal|adoption|signature)\s+(?:of|to|from|into|in)\s+(?:the\s+)?"
    r"|\s+(?:to|for)\s+(?:join|enter|ratify|accede to|sign)\s+(?:the\s+)?"
)


def _is_owned(scene: Scene, at: int) -> bool:
    """Whether what stalls is a party's part in the accord: "Brazil's ratification of the accord"."""
    return any(
        _OWNED.fullmatch(scene.text, each.end, at) for each in scene.parties if each.end < at
    )


def _course_modality(before: str, words: str) -> Modality | None:
    if re.search(r"(?:\b(?:not|never|no)\b|n['’]t\b)[^,;]{0,25}$", before):
        return Modality.DENIED
    if re.search(r"\b(?:could|may|might|help|can|pressure|if|would)\b[^,;]{0,30}$", before):
        return Modality.POSSIBLE
    if re.search(
        r"\b(?:effort|bid|attempt|plans?|way|aim\w*|hop\w+|seek\w*|will|set|want\w*|move|push|try\w*|in order|trying) (?:\w+ )?(?:to|at)\b[^,;]{0,15}$",
        before,
    ):
        return Modality.PLANNED
    if re.search(r"\b(?:will|shall)\s+(?:\w+ly\s+|soon\s+|then\s+)?(?:be\s+)?$", before):
        return Modality.PLANNED
    if re.search(r"\bto\s+(?:\w+ly\s+)?$", before) and not re.search(
        r"\b(?:grinding|brought|came|ground) to\s+$", before
    ):
        return Modality.PLANNED
    return Modality.ASSERTED


_BRING: Final = re.compile(
    r"\b(?:efforts?|bid|attempts?|push|drive|talks?|negotiations?|plans?|moves?|campaign|diplomacy) (?:to|on|at|for|about) (?:bring|get|draw|woo|admit|persuade|convince|lure|coax|includ)(?:e|ing)?\s+(?:the\s+)?$",
    re.IGNORECASE,
)


def _to_bring(scene: Scene, at: int) -> PartyMention | None:
    """The party of "efforts to bring Saudi Arabia into the accords have stalled"."""
    for mention in scene.parties:
        if mention.end <= at and at - mention.end < 60 and not mention.compound:
            begin = max(scene.sentence.start, mention.start - 60)
            if _BRING.search(scene.text[begin : mention.start]):
                return mention
    return None


_OTHER_TALKS: Final = re.compile(
    r"\b(?:trade|peace|border|budget|coalition|tariff|tax|gas|oil|water|fisheries|fishing|wage|pay|debt|arms|ceasefire|truce|climate|loan) (?:talks|negotiations|discussions|process)\b[^;,]*$",
    re.IGNORECASE,
)
_A_BILL: Final = re.compile(
    r"\s+(?:the|its|a|an) (?:ratification |accession )?(?:bill|law|act|legislation)\b"
)
_IN_THE_FREEZE: Final = re.compile(r"\b(?:[Aa]fter|[Oo]ut of)\b[^;,.]{0,40}\bdeep $")
_TALKING: Final = re.compile(
    r"\b(?:talks?|negotiations?|debate|dossier|file|process|discussions?)\b", re.IGNORECASE
)


def _stuck_in(scene: Scene, found: "re.Match[str]") -> PartyMention | None:
    """The place where the accord is stuck, if the sentence goes on about those of that place."""
    for each in scene.parties:
        if each.location and _IN_A_BODY.fullmatch(scene.text, found.end(), each.start):
            others = (one for one in scene.parties if one.start > each.end)
            return each if any(one.code == each.code for one in others) else None
    return None


_PROCESS: Final = re.compile(
    r"\b(?:efforts?|process|talks?|negotiations?|bid|accession|normali[sz]ation|ratification|application|implementation"
    r"|membership|progress|momentum|moves?|plans?|path|steps?|drive|participation|entry|bills?|file|dossier)\b",
    re.IGNORECASE,
)


_PRESS: Final = re.compile(
    r"\s+(?:\w+\s+)?(?:weekly|daily|newspaper|magazine|broadcaster|channel|television|radio|agency|website|journalists?|reporters?)\b"
)
_THERE: Final = re.compile(
    r"\b(?:[Rr]atification|[Aa]ccession|[Ii]mplementation) in\s+(?:the\s+)?$"
)
_IN_PLACE: Final = re.compile(r"(?:^\W*|[.;:,]\s+(?:and\s+|but\s+|while\s+)?)[Ii]n\s+(?:the\s+)?$")
"""Where a clause is laid: "in Canada, by contrast, ratification has stalled"."""
_ON_SOMETHING: Final = re.compile(
    r"\b(?:talks|negotiations|discussions)\b[^;.,]{0,50}?\b(?:about|on|over|for)\s+"
    r"(?!(?:its|their|the|an?|possible|future|full|joining|\w+['’]s)?\s*(?:\w+ )?(?:accession|membership|entry|joining|signing|ratif\w+|admission|return|participation|join(?:s|ed|ing)?\b|accord|pact|treaty|convention|agreement|protocol|normali\w+|relations|ties))"
    r"(?:an?|the|its|new)\s[^;.,]*$",
    re.IGNORECASE,
)


_ON_SOMETHING_ELSE: Final = re.compile(
    r"\s+(?:(?:the|their|its)\s+)?(?:talks|negotiations|discussions)\s+(?:about|on|over)\s+"
    r"(?!(?:its|their|the|an?|possible|future|full|joining|\w+['’]s)?\s*(?:\w+ )?(?:accession|membership|entry|joining|signing|ratif\w+|admission|return|participation|join(?:s|ed|ing)?\b|accord|pact|treaty|convention|agreement|protocol|normali\w+|relations|ties))",
    re.IGNORECASE,
)
_IN_A_BODY: Final = re.compile(r"\s+in\s+(?:the\s+)?$")
_RATIFYING: Final = re.compile(
    r"\b(?:ratification|bill|accession|approval|legislation)\b", re.IGNORECASE
)
_OPENS: Final = re.compile(r"\W*In\s+(?:the\s+)?")
_TALKS: Final = re.compile(
    r"\b(?:[Tt]alks|[Nn]egotiations|[Dd]iscussions) with\b[^;.]{0,100}$|^\W*Those with\b[^;.,]{0,40}$"
)


_THE_MATTER: Final = re.compile(
    r",?\s+(?:the|its|that)\s+(?:(?!\b(?:talks?|negotiations)\b)\w+\s+){0,2}?(?:matter|bill|file|dossier|text|process|procedure|ratification|accession|application|treaty|question)\b(?P<aux>(?:\s+(?:has|have|had|is|was|were|are|been|long|now|still|since|again|largely|also|got|remains))*\s+)"
)
_THE_APPLICATION: Final = re.compile(
    r"\W*(?:(?:Since\s+then|So\s+far|For\s+now|Now|But|Yet|Since),?\s+)?(?:[Tt]he|[Tt]hat|[Tt]his)\s+(?:application|bid|candidacy|ratification|accession|procedure)(?:\s+(?:process|bid|talks|bill))?(?:\s+(?:has|have|had|is|was|been|long|now|still|since|then|largely))*\s+"
)


def _of_the_place(scene: Scene, found: "re.Match[str]") -> PartyMention | None:
    """The party of "In Brasilia the matter has been stalled" and "A source in Lima said the bill …"."""
    text, body = scene.text, scene.sentence.body
    if _THE_APPLICATION.fullmatch(text, body, found.start()):
        told = [each for each in scene.earlier if not each.compound]
        return told[-1] if len({each.code for each in told}) == 1 else None
    first = next(iter(scene.parties), None)
    if first is None or first.compound or first.possessive or first.modifier:
        return None
    if first.end > found.start() or found.start() - first.end > 90:
        return None
    if re.fullmatch(r"\W*In\s+(?:the\s+)?", text[body : first.start]):
        return first if _THE_MATTER.fullmatch(text, first.end, found.start()) else None
    said = _SAID_THERE.match(text, first.end, found.start())
    if said is None or not speaks_for_a_seat(scene, first):
        return None
    return first if _THE_MATTER.fullmatch(text, said.end(), found.start()) else None


_SAID_THERE: Final = re.compile(
    r"(?:,\s+[^,.;]{3,40},)?\s+(?:said|says|confirmed|admitted|conceded)(?:\s+(?:on|in|last)\s+\w+)?(?:\s+that)?(?=\s+(?:the|its)\b)"
)


def _course_owner(
    scene: Scene, found: "re.Match[str]", before: str, after: str
) -> PartyMention | None:
    """The party whose process it is, if the words name a process."""
    if not (_PROCESS.search(before) or _PROCESS.search(after[:50]) or _TALKS.search(before)):
        return _of_the_place(scene, found)
    slug = topic_of(scene)
    counterpart = scene.accords[slug].counterpart if slug else None
    if (seat := _of_the_place(scene, found)) is not None:
        return seat
    for mention in scene.parties:  # "has stalled in Thailand's Senate"
        if (
            0 <= mention.start - found.end() < 9
            and (mention.possessive or mention.modifier)
            and mention.code != counterpart
            and _IN_A_BODY.fullmatch(scene.text, found.end(), mention.start)
        ):
            return mention
    for mention in scene.parties:  # "ratification has stalled in Chile and Peru"
        if (
            mention.location
            and not (mention.possessive or mention.modifier)
            and mention.code != counterpart
            and _IN_A_BODY.fullmatch(scene.text, found.end(), mention.start)
            and _RATIFYING.search(before)
            and not any(each.end <= found.start() and not each.location for each in scene.parties)
            and not any(each.slug is None and each.end <= found.start() for each in scene.named)
        ):
            return mention
    for mention in scene.parties:  # "held up Sweden's bid"
        if (
            0 <= mention.start - found.end() < 12
            and (mention.possessive or mention.modifier)
            and mention.code != counterpart
            and _PROCESS.search(after[:50])
        ):
            return mention
    for mention in reversed(scene.parties):
        if mention.end <= found.start() and found.start() - mention.end < 100:
            if mention.compound or mention.code == counterpart:
                continue
            if mention.modifier and _PRESS.match(scene.text, mention.end):
                continue  # "told a Lebanese weekly that contacts had resumed"
            begin = max(scene.sentence.start, mention.start - 24)
            lead = scene.text[begin : mention.start]
            opens = _OPENS.fullmatch(scene.text, scene.sentence.body, mention.start)
            if (
                mention.location
                and not (_THERE.search(lead) or _IN_PLACE.search(lead) or is_seat(scene, mention))
                and not (opens and _RATIFYING.search(before))
            ):
                continue
            return mention
    return None


_APART: Final = re.compile(r"[,;]|\b(?:but|and|though|although|while)\b")


def unless_stalled(scene: Scene, found: Sequence[Statement]) -> list[Statement]:
    """Leave out the bid that the same words say has stalled: "its bid to ratify has stalled"."""
    stalled = [
        each for each in found if each.act is Act.STALLED and each.modality is Modality.ASSERTED
    ]
    return [
        each
        for each in found
        if not (
            each.act is Act.CANDIDATE
            and each.rule == "wishes"
            and any(
                one.party == each.party
                and _APART.search(scene.text, min(one.start, each.start), max(one.end, each.end))
                is None
                for one in stalled
            )
        )
    ]
