"""Parties that a clause compares its subject with: "along with Ireland", "unlike Kenya", "not Serbia"."""

from collections.abc import Iterator, Sequence
from typing import Final

from tracker.domain.acts import Act, Modality
from tracker.extraction import patterns as re
from tracker.extraction.antecedents import ACTS, copied
from tracker.extraction.mentions import PartyMention
from tracker.extraction.scene import Scene, Statement, coordinated

_FRONTED: Final = re.compile(
    r"\W*(?:(?P<alike>(?:[Aa]long|[Tt]ogether|[Ii]n company) with|[Aa]longside|(?:[Jj]ust |[Mm]uch )?[Ll]ike)|(?P<unlike>[Uu]nlike|[Ii]n contrast to))\s+"
    r"(?:(?:its|their) (?:\w+ )?neighbou?rs? |neighbou?ring |nearby )?(?:the\s+)?"
)
_BESIDE: Final = re.compile(
    r",\s+(?:(?P<alike>(?:along|together|in company) with|alongside|(?:just )?like)|(?P<unlike>unlike|but not|though not|and not|not))\s+"
    r"(?:(?:its|their) (?:\w+ )?neighbou?rs? |neighbou?ring )?(?:the\s+)?"
)
_CLOSED: Final = re.compile(r",\s+(?:the\s+)?")
_ELSE_TOO: Final = re.compile(r"\s+(?:is|are|was|were)\s+(?:an?|the)\b[^,;.]*\b(?:and|but)\b")
_IN_ITS_WAY: Final = re.compile(
    r"(?:\s+(?:it|the \w+))?\s+(?:at once|immediately|quickly|early|promptly|swiftly|straight away|on time|within|unanimously"
    r"|in full|with|without|willingly|gladly|by|long|twice|again|at the first|only|after|before)\b"
)
"""What makes the difference another: how, not whether."""
_NEAR: Final = 45
"""Code points after the subject in which the act that is compared has to be told."""
_FLIPPED: Final = {
    Modality.ASSERTED: Modality.DENIED,
    Modality.DENIED: Modality.ASSERTED,
}


_NOT_ALONE: Final = ("became-the-first", "stays")
"""Rules whose statement does not turn over: "unlike Oman, Mali has no plans to leave"."""


def compared(scene: Scene, found: Sequence[Statement]) -> Iterator[Statement]:
    """Yield what a sentence says of those whom it sets beside its subject, or against it."""
    yield from _timed(scene, found)
    for lead, others, subject in _pairs(scene):
        members = coordinated(scene, subject)
        codes = {each.code for each in members}
        model = next(
            (
                each
                for each in found
                if each.party in codes and each.act in ACTS and each.act is not Act.CANDIDATE
                and members[-1].end <= each.start + 1 and each.start - members[-1].end < _NEAR
            ),
            None,
        )  # fmt: skip
        if model is None or model.party in {each.code for each in others}:
            continue
        if lead["unlike"] and _IN_ITS_WAY.match(scene.text, model.end):
            continue  # "unlike Kenya, Ghana ratified at once"
        if _ELSE_TOO.match(scene.text, members[-1].end):
            continue  # "like Kenya, Ghana is an exporter and signed"
        modality: Modality | None = model.modality
        if lead["unlike"]:
            dated = model.when is not None and lead["unlike"].lower() == "unlike"
            # it may have, another day; who did it first does not say who never did
            plain = model.act is not Act.DECLINED and not dated and model.rule not in _NOT_ALONE
            modality = _FLIPPED.get(model.modality) if plain else None
        if modality is None:
            continue
        yield from copied(
            model, others, scene.text, others[0].start, model.end, "compared", modality=modality
        )


_TIME_APART: Final = re.compile(
    r",\s+(?:just |only |some |about )?(?:[\w-]+ ){1,3}(?:hours?|days?|weeks?|months?|years?|decades?)\s+(?:ahead of|before|after|behind)\s+(?:(?:its|their) (?:\w+ )?neighbou?rs? |neighbou?ring )?(?:the\s+)?(?=[A-Z])"
)


def _timed(scene: Scene, found: Sequence[Statement]) -> Iterator[Statement]:
    """As in "ratified it in 1989, twelve years ahead of Australia": the same act, another day."""
    text = scene.text
    by_start = {each.start: each for each in scene.parties}
    for apart in _TIME_APART.finditer(text, scene.sentence.body, scene.sentence.end):
        other = by_start.get(apart.end())
        if other is None or not _is_named(other):
            continue
        others = coordinated(scene, other)
        if text[others[-1].end : others[-1].end + 1] not in (".", ";", ",", ""):
            continue  # "a day after France offered"
        told = [
            each for each in found
            if each.party and each.act in ACTS and each.modality is Modality.ASSERTED
            and each.start < apart.start() and apart.start() - each.end < 60
            and (each.act is not Act.CANDIDATE or each.rule == "applied")
        ]  # fmt: skip
        if told and told[-1].party not in {each.code for each in others}:
            yield from copied(told[-1], others, text, apart.start() + 2, others[-1].end, "apart")


def _pairs(
    scene: Scene,
) -> Iterator[tuple["re.Match[str]", tuple[PartyMention, ...], PartyMention]]:
    """What stands between, the parties that are compared, and the subject."""
    text, sentence = scene.text, scene.sentence
    by_start = {each.start: each for each in scene.parties}
    fronted = _FRONTED.match(text, sentence.body, sentence.end)
    if fronted and (other := by_start.get(fronted.end())) is not None:
        others = coordinated(scene, other)
        closed = _CLOSED.match(text, others[-1].end, sentence.end)
        subject = by_start.get(closed.end()) if closed else None
        if subject is not None and _is_named(other) and _is_named(subject):
            yield fronted, others, subject
    for subject in scene.parties:
        beside = _BESIDE.match(text, subject.end, sentence.end)
        other = by_start.get(beside.end()) if beside else None
        if beside is None or other is None or not (_is_named(other) and _is_named(subject)):
            continue
        others = tuple(each for each in coordinated(scene, other) if each.start >= other.start)
        if text[others[-1].end : others[-1].end + 1] == ",":
            yield beside, others, subject


def _is_named(mention: PartyMention) -> bool:
    return not (mention.compound or mention.possessive or mention.modifier)
