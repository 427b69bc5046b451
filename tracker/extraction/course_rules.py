"""The course of things: in force, stalled, resumed, on condition."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from tracker.domain.acts import Act, Modality
from tracker.extraction.act_words import (
    FORCE,
    RESUMED,
    STALLED,
)
from tracker.extraction.bridges import Told
from tracker.extraction.mentions import PartyMention
from tracker.extraction.objects import ARTICLE
from tracker.extraction.scene import Scene, Statement, coordinated, statement_of, topic_of


def force(scene: Scene) -> Iterator[Statement]:
    """Entry into force, for a party or as a whole; "has not been implemented"."""
    text, sentence = scene.text, scene.sentence
    for found in FORCE.finditer(text, sentence.body, sentence.end):
        before = text[max(sentence.body, found.start() - 90) : found.start()]
        holder = next(
            (
                each
                for each in reversed(scene.named)
                if each.end <= found.start() and found.start() - each.end < 90
            ),
            None,
        )
        if holder is not None and holder.slug is None:
            continue
        lead = text[max(sentence.body, holder.start - 40) : holder.start] if holder else ""
        if _EXIT_FROM.search(lead):
            continue  # "the exit from the ban takes effect"
        slug = holder.slug if holder else None
        if slug is None:
            continue
        negated = re.search(r"\b(?:not|never|n['’]t|yet to)\b", before[-40:])
        ahead = re.search(
            r"\b(?:will|would|set to|due to|expected to|to|once|when|until|before|if|can)\b[^,.]{0,25}$",
            before,
        )
        modality = Modality.DENIED if negated else Modality.PLANNED if ahead else Modality.ASSERTED
        if re.search(r"\b(?:could|may|might)\s+(?:\w+\s+)?(?:be\s+)?$", before):
            modality = Modality.POSSIBLE
        for_ = re.match(
            r"\s+(?:\w+ ){0,4}?(?:for|in|between|among)\s+(?:the\s+)?",
            text[found.end() : found.end() + 40],
        )
        party: PartyMention | None = None
        if for_:
            at = found.end() + for_.end()
            party = next((each for each in scene.parties if each.start == at), None)
        if party is None:
            party = _where(scene, found.end(), holder.start if holder else found.start())
        if party is None and negated:
            subjects = [
                each
                for each in scene.parties
                if each.end <= found.start()
                and not each.compound
                and not each.location
                and each.code != scene.accords[slug].counterpart
            ]
            party = subjects[-1] if subjects else None
        sure = 0.75
        if holder and holder.short and not (scene.sole or scene.near):
            sure = 0.45 if scene.passing or slug != scene.topic else 0.55
        heard = Told(act=Act.IN_FORCE, modality=modality, sure=sure, rule="in-force")
        first = holder.start if holder and found.start() - holder.start < 60 else found.start()
        members = coordinated(scene, party) if party else (None,)
        for member in members:
            yield statement_of(
                scene,
                slug,
                member.code if member else None,
                heard,
                first,
                found.end(),
                1.0,
                found.end(),
            )
        cause = re.match(
            r"\s+(?:due to|because of|owing to|amid|after|since|as a result of)\b[^;.]*",
            text[found.end() : sentence.end],
        )
        if negated and cause:
            stop = found.end() + cause.end()
            halted = Told(
                act=Act.STALLED,
                modality=Modality.ASSERTED,
                sure=0.55,
                rule="not-implemented-because",
            )
            for member in members:
                yield statement_of(
                    scene,
                    slug,
                    member.code if member else None,
                    halted,
                    found.end() + 1,
                    stop,
                    1.0,
                    stop,
                )


_EXIT_FROM: Final = re.compile(
    r"\b(?:exit|withdrawal|departure|pullout|pull-out|suspension|accession) (?:from|of|to)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_THERE: Final = re.compile(r"\s+(?:there|in the country|on its territory)\b")
_IN_PLACE: Final = re.compile(
    r"(?:^|[,;]\s*|\b(?:and|but)\s+)(?:[Ii]n|[Ff]or|[Aa]s for)\s+(?:the\s+)?$"
)


def _where(scene: Scene, end: int, begin: int) -> PartyMention | None:
    """The party of "came into force there" and "In Britain the convention came into force"."""
    before = [each for each in scene.parties if each.end <= begin and not each.compound]
    if not before:
        return None
    last = before[-1]
    if _THERE.match(scene.text, end):
        return last
    lead = scene.text[max(scene.sentence.body, last.start - 14) : last.start]
    gap = scene.text[last.end : begin]
    if _IN_PLACE.search(lead) and re.fullmatch(r",?\s+(?:the\s+|it\s*)?", gap):
        return last
    return None


_ONLY: Final = re.compile(
    r"\b(?:will|would|can|could|to)\s+(?:only\s+(?:\w+\s+){0,4}?(?:join|sign|normali[sz]e|recogni[sz]e|move forward|proceed|go ahead|ratify|accede)"
    r"(?:\s+(?:the\s+)?[\w’'-]+){0,6}?\s+(?P<if>with|if|once|after|when|in exchange for|in return for)"
    r"|not\s+(?:\w+\s+){0,3}?(?:join|sign|normali[sz]e|recogni[sz]e|move forward|proceed|ratify|accede)"
    r"(?:\s+(?:the\s+)?[\w’'-]+){0,6}?\s+(?P<until>until|unless|without|before))\s+(?P<what>[^.;,”\"]{3,90})"
    r"|\b(?:insist(?:s|ed)? (?:on|that)|demand(?:s|ed)?|require[sd]?|must have)\s+(?P<first>[^.;,”\"]{3,70}?)\s+before\s+(?:it|he|she|they|the kingdom)?\s*(?:\w+\s+)?(?:join|sign|normali|recogni|ratif|accede)\w*"
    r"|\b(?:condition(?:al|ed)|contingent|dependent)\s+(?:up)?on\s+(?P<on>[^.;,”\"]{3,90})",
    re.IGNORECASE,
)


def conditions(scene: Scene) -> Iterator[Statement]:
    """As in "will only move forward with …", "will not normalise without …": a condition that is not met."""
    slug = topic_of(scene)
    if slug is None or not (any(each.slug for each in scene.named) or scene.near):
        return
    text, sentence = scene.text, scene.sentence
    for found in _ONLY.finditer(text, sentence.body, sentence.end):
        holder = next(
            (
                each for each in reversed(scene.parties)
                if each.end <= found.start() and not each.compound and not each.location
                and each.code != scene.accords[slug].counterpart
            ),
            None,
        )  # fmt: skip
        if holder is None:
            continue
        condition = " ".join((found["what"] or found["first"] or found["on"]).split())
        heard = Told(
            act=Act.STALLED,
            modality=Modality.ASSERTED,
            sure=0.6,
            rule="condition",
            when_matters=False,
        )
        for member in coordinated(scene, holder):
            made = statement_of(
                scene, slug, member.code, heard, found.start(), found.end(), 1.0, found.end()
            )
            yield replace(made, condition=condition)


def course(scene: Scene) -> Iterator[Statement]:
    """Stalling and resuming, of a party's process or of the accord as a whole."""
    text, sentence = scene.text, scene.sentence
    for pattern, act in ((STALLED, Act.STALLED), (RESUMED, Act.RESUMED)):
        for found in pattern.finditer(text, sentence.body, sentence.end):
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
            modality = _course_modality(before, found[0])
            if modality is None:
                continue
            brought = _to_bring(scene, found.start())
            whole = None if brought else _whole(scene, found)
            owner = brought or (None if whole else _course_owner(scene, found, before, after))
            slug = (
                whole
                or next((each.slug for each in near if each.slug), None)
                or (topic_of(scene) if owner else None)
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
    for each in scene.named:
        if each.slug is None:
            continue
        if each.start >= found.end():
            gap = ARTICLE.match(text, found.end(), each.start)
            lead = text[found.end() : each.start]
            if (gap and gap.end() >= each.start) or re.fullmatch(
                r"\s+(?:progress|momentum)?\s*(?:of|for|to|in|behind)?\s*(?:the\s+)?", lead
            ):
                return each.slug
        elif each.end <= found.start():
            between = text[each.end : found.start()]
            if len(between) < 60 and re.fullmatch(
                r"(?:['’]s?)?,?\s*(?:(?:which|that)\s+)?(?:(?:have|has|had|is|are|was|were|been|seen|largely|effectively"
                r"|since|long|also|process|progress|expansion|momentum|project|initiative|framework|implementation)\s+)*",
                between,
            ):
                return each.slug
    return None


def _course_modality(before: str, words: str) -> Modality | None:
    if re.search(r"\b(?:not|never|n['’]t|no)\b[^,;]{0,25}$", before):
        return Modality.DENIED
    if re.search(r"\b(?:could|may|might|help|can|pressure|if|would)\b[^,;]{0,30}$", before):
        return Modality.POSSIBLE
    if re.search(
        r"\b(?:effort|bid|attempt|plans?|way|aim\w*|hop\w+|seek\w*|will|set|want\w*|move|push|try\w*|in order|trying) (?:\w+ )?(?:to|at)\b[^,;]{0,15}$",
        before,
    ):
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


_PROCESS: Final = re.compile(
    r"\b(?:efforts?|process|talks?|negotiations?|bid|accession|normali[sz]ation|ratification|application|implementation"
    r"|membership|progress|momentum|moves?|plans?|path|steps?|drive|participation|entry|bills?|file|dossier)\b",
    re.IGNORECASE,
)


def _course_owner(
    scene: Scene, found: "re.Match[str]", before: str, after: str
) -> PartyMention | None:
    """The party whose process it is, if the words name a process."""
    if not (_PROCESS.search(before[-60:]) or _PROCESS.search(after[:50])):
        return None
    slug = topic_of(scene)
    counterpart = scene.accords[slug].counterpart if slug else None
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
            if mention.compound or mention.code == counterpart or mention.location:
                continue
            return mention
    return None
