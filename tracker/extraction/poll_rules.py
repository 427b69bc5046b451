"""What a vote of the people or of a parliament did: "In Togo a referendum sank the idea"."""

from collections.abc import Iterator
from typing import Final

from tracker.domain.acts import Act, Modality
from tracker.extraction import patterns as re
from tracker.extraction.beginnings import Sought
from tracker.extraction.mentions import PartyMention
from tracker.extraction.scene import Scene, Statement, found_in, spoken_of, statement_of
from tracker.extraction.told_acts import Told

_KILLS: Final = r"(?:sank|sunk|killed(?: off)?|buried|rejected|defeated|scuppered|scuttled|torpedoed|doomed|blocked|put paid to|put an end to|turned down|threw out|voted down|finished off|wrecked|derailed)"
_IDEA: Final = r"(?:the (?:\w+ )?(?:idea|plan|project|move|proposal|change|switch|accession|membership|ratification|treaty|convention|pact|accord|agreement|step|question)(?! (?:for|of|to|on|with) (?!join|member|accession|ratif|acced|sign|enter|entry|becom))|it\b(?! with)|membership|joining|accession|entry|ratification|(?:its|the country['’]s) (?:accession|membership|ratification|entry))"
_POLL: Final = Sought(
    re.compile(
        r"\b(?:vote|referendum|plebiscite|ballot|poll|popular vote)s?"
        r"(?:,? (?:held |called )?(?:of|in|on|last|this|from|two|three|a) [^.;,]{3,40}?,?)??"
        rf"(?: (?:had|has|have|narrowly|then|later|twice|again|also|duly|decisively|roundly)){{0,2}} {_KILLS} {_IDEA}"
    )
)
_BODY: Final = r"(?:voters?|electorate|people|parliament|senate|congress|assembly|lawmakers|legislators|legislature|deputies|senators|MPs|chamber|house|cabinet|government)"
_WAS_REJECTED: Final = Sought(
    re.compile(
        r"\b(?:was|were|has been|had been|been) (?:(?:\w+ly|twice|then|later|also) )?(?:rejected|voted down|turned down|defeated|thrown out|struck down|voted out|killed|refused)"
        r" (?:(?:on|in|last|this|by \d+) [^.;,]{3,30}? )??(?:by|in) (?:the )?"
        r"|\b(?:failed|fell|was lost|foundered) (?:by \d+ votes? (?:to \d+ )?)?in (?:the )?"
    )
)
_THE_MATTER: Final = re.compile(
    r"\b(?:[Ii]t|[Rr]atification|[Aa]ccession|[Mm]embership|[Tt]he (?:ratification |accession )?(?:bill|motion|law)(?: (?:to (?:ratify|join|accede|approve)|on|for|of|ratifying) [^.;,]{0,40}?)?|[Tt]he (?:idea|question|plan|proposal))(?: (?:of|to) (?:join|member|accession|ratif|acced|sign|enter|entry|becom)[^.;,]{0,40}?)?\s+(?:also\s+)?$"
)
_OF_PARTY: Final = re.compile(rf"(?:['’]s?)?\s+(?:[\w-]+ )?{_BODY}\b", re.IGNORECASE)
_BODY_IN: Final = re.compile(rf"(?:[\w-]+ )?{_BODY} (?:in|of) (?:the )?", re.IGNORECASE)
_BEFORE: Final = re.compile(
    r"(?:(?:^|[.;,]\s+(?:and\s+|but\s+|while\s+)?|\b(?:and|but|while)\s+)[Ii]n\s+(?:the\s+)?)$"
)
_BETWEEN: Final = re.compile(
    r",?\s+(?:an?|the|two|three|that)\s+(?:[a-z-]+\s+){0,2}|['’]s?\s+(?:[a-z-]+\s+){0,2}"
)
_OF_OTHERS: Final = re.compile(r"\b(?:not|never|no|nearly|almost|if|would|could|may|might|to)\b")


def polls(scene: Scene) -> Iterator[Statement]:
    """Yield that a party declined, where its vote did away with the idea of joining."""
    slug = spoken_of(scene)
    if slug is None:
        return
    text = scene.text
    for found in found_in(scene, _POLL):
        party = _whose(scene, found.start(), found.end())
        if party is None or _OF_OTHERS.search(
            text, max(party.end, found.start() - 30), found.end()
        ):
            continue
        heard = Told(act=Act.DECLINED, modality=Modality.ASSERTED, sure=0.64, rule="poll")
        first = min(party.start, found.start())
        yield statement_of(scene, slug, party.code, heard, first, found.end(), 1.0)

    for found in found_in(scene, _WAS_REJECTED):
        party = _before_whom(scene, found.end())
        if party is None or _OF_OTHERS.search(
            text, max(scene.sentence.body, found.start() - 20), found.start()
        ):
            continue
        if not _is_of_it(scene, found.start()):
            continue
        heard = Told(act=Act.DECLINED, modality=Modality.ASSERTED, sure=0.64, rule="poll")
        yield statement_of(scene, slug, party.code, heard, found.start(), party.end, 1.0)


def _before_whom(scene: Scene, at: int) -> PartyMention | None:
    """The party of "by Swiss voters", "in Chile's senate", "by the parliament in Lima"."""
    body = _BODY_IN.match(scene.text, at, scene.sentence.end)
    there = next((each for each in scene.parties if body and each.start == body.end()), None)
    if there is not None:
        return there
    first = next((each for each in scene.parties if each.start == at), None)
    if first is None or not _OF_PARTY.match(scene.text, first.end, scene.sentence.end):
        return None
    return first


def _is_of_it(scene: Scene, at: int) -> bool:
    """Whether what is rejected there is the accord, or to enter it."""
    last = next((each for each in reversed(scene.named) if each.end <= at), None)
    if last is not None and scene.text[last.end : at].isspace():
        return last.slug is not None
    return _THE_MATTER.search(scene.text, scene.sentence.body, at) is not None


def _whose(scene: Scene, start: int, end: int) -> PartyMention | None:
    """The party of "In Togo a vote", "Togo's vote" or "a vote in Togo"."""
    text, body = scene.text, scene.sentence.body
    for each in scene.parties:
        if start < each.start < end and re.search(r"\bin\s+(?:the\s+)?$", text[start : each.start]):
            return each
        if each.end < start and _BETWEEN.fullmatch(text, each.end, start):
            placed = _BEFORE.search(text[body : each.start])
            return each if placed or each.possessive else None
    return None
