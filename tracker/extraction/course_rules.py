"""The course of things: stalled, resumed."""

from collections.abc import Iterator, Sequence
from typing import Final

from tracker.domain.acts import Act, Modality
from tracker.extraction import patterns as re
from tracker.extraction.act_words import RESUMED, STALLED
from tracker.extraction.course_owners import owner_of, stuck_in, to_bring
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
)
from tracker.extraction.told_acts import Told


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
                if not (
                    each.slug is None and _SINCE.search(text, max(0, each.start - 14), each.start)
                )
                and (0 <= each.start - found.end() < 40 or 0 <= found.start() - each.end < 45)
            ]
            if re.match(
                r"\s+(?:its|their|the|all)\s+(?:\w+\s+)?(?:membership|voting|seat|participation(?! in (?:the )?(?:\w+ )?(?:talks|negotiations)))\b",
                after,
            ):
                continue  # which is a suspension
            if found[0].lower() in ("frozen", "froze") and _STANDING.search(before):
                continue  # "its membership has been frozen": a suspension too
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
            if act is Act.RESUMED and _UNKNOWN.search(before):
                continue  # "nobody can say when they will resume"
            if _OF_ANOTHER.search(before):
                continue  # "saw its neighbour's bid blocked"
            modality = _course_modality(before)
            if modality is None:
                continue
            brought = to_bring(scene, found.start()) or stuck_in(scene, found)
            whole = None if brought else _whole(scene, found)
            owner = brought or (None if whole else owner_of(scene, found, before, after))
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


_SINCE: Final = re.compile(r"\b[Ss]ince\s+(?:the\s+)?$")
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
    r"(?:['’]s?|(?<=\b[Ii]ts)|(?<=\b[Tt]heir))\s+(?:\w+\s+)?(?:talks|negotiations|bid|efforts?|push|campaign|drive|application|path|attempts?|hopes|plans?)\s+(?:on|for|to|of|about|with|towards?)\s+(?:\w+\s+){0,3}?(?:the\s+)?"
    r"|\s+and\s+(?:the\s+)?(?:other\s+)?(?:parties|members|secretariat|council)\s+(?:to|of)\s+(?:the\s+)?"
    r"|['’]s?\s+(?:own\s+)?(?:ratification|accession|implementation|membership|entry|withdrawal|adoption|signature)\s+(?:of|to|from|into|in)\s+(?:the\s+)?"
    r"|\s+(?:to|for)\s+(?:join|enter|ratify|accede to|sign)\s+(?:the\s+)?"
)


def _is_owned(scene: Scene, at: int) -> bool:
    """Whether what stalls is a party's part in the accord: "Brazil's ratification of the accord"."""
    return any(
        _OWNED.fullmatch(scene.text, each.end, at) for each in scene.parties if each.end < at
    )


_UNKNOWN: Final = re.compile(
    r"\b(?:say|says|said|know|knows|clear|certain|tell|ask|asks|asked|wonder\w*|question of|decid\w+|depends on) (?:when|whether|if|how)\b[^;.]*$"
)


def _course_modality(before: str) -> Modality | None:
    if _ASKED_THAT.search(before):
        return None  # "asked that the file be put on hold"
    if re.search(r"(?:\b(?:not|never|no)\b|n['’]t\b)[^,;]{0,25}$", before):
        return Modality.DENIED
    if _NOBODY_EXPECTS.search(before):
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


_STANDING: Final = re.compile(
    r"\b(?:membership|(?:voting )?rights|seat|participation(?! in (?:the )?(?:\w+ )?talks))(?: (?:in|of) [^.;,]{3,40})?\s+(?:(?:has|have|had|was|were|is|are|been|since|now|also|still)\s+){1,3}$"
)
_NOBODY_EXPECTS: Final = re.compile(
    r"\b(?:nobody|no one|none|few|hardly anybody)\b[^;]{0,60}?\b(?:pretends?|thinks?|believes?|expects?|imagines?|supposes?)\b[^;]*\b(?:will|would)\s+(?:soon\s+|ever\s+)?$",
    re.IGNORECASE,
)
_ASKED_THAT: Final = re.compile(
    r"\b(?:ask|demand|request|insist|recommend|propos|suggest|urg|requir|mov)\w*(?: \w+)? that [^,;.]{2,60}\bbe\s+$"
    r"|\b(?:ask|urg|call|want|press|beg)\w* (?:for )?[^,;.]{2,60}\bto be\s+$"
)
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


_OF_ANOTHER: Final = re.compile(
    r"\b(?:its|their|the|a|an)\s+(?:\w+\s+)?(?:neighbou?r|rival|ally|partner|patron)s?['’]s?\s+(?:\w+\s+){0,3}$"
)
_ON_SOMETHING: Final = re.compile(
    r"\b(?:talks|negotiations|discussions)\b[^;.,]{0,50}?\b(?:about|on|over|for)\s+"
    r"(?!(?:its|their|the|an?|possible|future|full|joining|\w+['’]s)?\s*(?:\w+ )?(?:accession|membership|entry|joining|signing|ratif\w+|admission|return|participation|join(?:s|ed|ing)?\b|accord|pact|treaty|convention|agreement|protocol|normali\w+|relations|ties))"
    r"(?:(?:an?|the|its|new)\s[^;.,]*(?:,\s+(?:broken off|suspended|interrupted|begun|stalled|frozen|started|opened)\b[^,;.]{0,50},[^;.,]*)?$|[a-z]+(?: [a-z]+)?, $)",
    re.IGNORECASE,
)


_ON_SOMETHING_ELSE: Final = re.compile(
    r"\s+(?:(?:the|their|its)\s+)?(?:talks|negotiations|discussions)\s+(?:about|on|over)\s+"
    r"(?!(?:its|their|the|an?|possible|future|full|joining|\w+['’]s)?\s*(?:\w+ )?(?:accession|membership|entry|joining|signing|ratif\w+|admission|return|participation|join(?:s|ed|ing)?\b|accord|pact|treaty|convention|agreement|protocol|normali\w+|relations|ties))",
    re.IGNORECASE,
)


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


_WITH: Final = re.compile(
    r"\b(?:[Tt]alks|[Nn]egotiations|[Dd]iscussions|[Cc]onsultations)(?: (?:on|about|over) (?:its |their )?(?:accession|membership|entry|admission|joining))? (?:with|between [^.;,]{3,50} and)\s+(?:the\s+)?$"
)
_HALTED: Final = re.compile(
    r",?\s+(?:which\s+|that\s+)?(?:(?:were|had been|have been|have now been|are|was|remain)\s+)?(?:suspended|interrupted|broken off|adjourned|discontinued|abandoned|frozen|on hold)\b"
)


def talks_with(scene: Scene) -> Iterator[Statement]:
    """As in "the talks with Samoa, suspended in May": they have stalled."""
    slug = spoken_of(scene)
    if slug is None or counterpart_of(scene) is not None:
        return
    heard = Told(act=Act.STALLED, modality=Modality.ASSERTED, sure=0.62, rule="talks-halted")
    for mention in scene.parties:
        halted = _HALTED.match(scene.text, mention.end, scene.sentence.end)
        begin = max(scene.sentence.start, mention.start - 110)
        if halted is None or _WITH.search(scene.text, begin, mention.start) is None:
            continue
        yield statement_of(scene, slug, mention.code, heard, mention.start, halted.end(), 1.0)
