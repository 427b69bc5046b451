"""Runs of dates with parties: "signed in 2020 by Bahrain; in 2021 by Brazil", "2022 (Chad)"."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from tracker.domain.acts import Act, Modality
from tracker.domain.days import When
from tracker.extraction import patterns as re
from tracker.extraction.antecedents import copied
from tracker.extraction.mentions import PartyMention
from tracker.extraction.objects import object_of
from tracker.extraction.scene import Scene, Statement, coordinated, statement_of
from tracker.extraction.subjects import is_passive
from tracker.extraction.told_acts import ENTRIES, Told

_OPENS: Final = re.compile(
    r"(?:[;,]|[;,]?\s+and)\s+(?:then\s+|finally\s+)?(?:in|on)?\s*$|^\W*(?:[Ii]n|[Oo]n)?\s*$"
)
_THEN_BY: Final = re.compile(
    r"\s*[,:]?\s*(?:(?:also|followed|came|it was|joined|then)\s+)*(?:by\s+)?(?:the\s+)?"
)
_YEAR_OF: Final = re.compile(r"\b(?P<year>(?:19|20)\d\d)\s*\(\s*(?:the\s+)?")
_CLOSES: Final = re.compile(r"\s*(?:[;.,)]|$|and\s+(?:in|on|finally|then)\b)")
_THEN: Final = re.compile(
    r"(?:[;,]\s+(?:and\s+)?|\s+and\s+)(?:then|later|finally|most recently|after that)\s+"
    r"(?:by\s+)?(?:the\s+)?$"
)


def dated_runs(scene: Scene, found: Sequence[Statement]) -> list[Statement]:
    """Return what a sentence says of those who follow a later date, by the act told before it."""
    model = _model(scene, found)
    if model is None:
        return []
    text = scene.text
    by_start = {each.start: each for each in scene.parties}
    said = {(each.party, each.act) for each in found}
    more: list[Statement] = []
    runs = [
        (lead.end(), date.when)
        for date in scene.dates
        if date.start > model.start
        and _OPENS.search(text, max(scene.sentence.body, date.start - 16), date.start)
        and (lead := _THEN_BY.match(text, date.end))
    ]
    runs += [
        (year.end(), When.parse(year["year"]))
        for year in _YEAR_OF.finditer(text, model.start, scene.sentence.end)
    ]
    for at, when in runs:
        first = by_start.get(at)
        if when is None or first is None or not _is_named(first):
            continue
        members = _run_from(scene, first)
        if members[0] is first and _CLOSES.match(text, members[-1].end):
            more += _copies(model, scene, members, when, said)
    for first in scene.parties:
        members = coordinated(scene, first)
        begin = max(scene.sentence.body, first.start - 30)
        if members[0] is not first or not _is_named(first):
            continue
        then = first.start > model.end and _THEN.search(text, begin, first.start)
        if then and _CLOSES.match(text, members[-1].end):
            more += _copies(model, scene, members, None, said)
    return more


def _run_from(scene: Scene, first: PartyMention) -> Sequence[PartyMention]:
    """The parties of a list from its first on; two in brackets need no "and"."""
    members = list(coordinated(scene, first))
    for each in scene.parties:
        if each.start > members[-1].end and _NEXT.fullmatch(
            scene.text, members[-1].end, each.start
        ):
            members.append(each)
    return members


_NEXT: Final = re.compile(r"\s*,\s+(?:and\s+)?(?:the\s+)?")


def _is_named(mention: PartyMention) -> bool:
    return not (mention.compound or mention.possessive or mention.modifier)


def _copies(
    model: Statement,
    scene: Scene,
    members: Sequence[PartyMention],
    when: When | None,
    said: set[tuple[str | None, Act]],
) -> list[Statement]:
    others = [each for each in members if (each.code, model.act) not in said]
    made = copied(
        model, others, scene.text, members[0].start, members[-1].end, "dated-run", when=when
    )
    said.update((each.code, model.act) for each in others)
    return made


def _model(scene: Scene, found: Sequence[Statement]) -> Statement | None:
    """The act that the run goes on with: the first one told, or a passive without its "by"."""
    told = [
        each for each in found
        if each.party and each.act in ENTRIES and each.modality is Modality.ASSERTED
    ]  # fmt: skip
    if told:
        return min(told, key=lambda each: each.start)
    for verb in scene.verbs:
        if verb.verb.act not in ENTRIES or not is_passive(scene.text, verb.start):
            continue
        slug, _, _ = object_of(scene, verb.start, verb.end)
        if slug is not None:
            heard = Told(act=verb.verb.act, modality=Modality.ASSERTED, sure=0.7, rule="dated-run")
            made = statement_of(scene, slug, None, heard, verb.start, verb.end, 1.0)
            return replace(made, when=None)
    return None
