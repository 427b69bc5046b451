"""How a depositary writes: "Accession by Bhutan, 14 March 2011", "Notification of withdrawal: Tuvalu"."""

from collections.abc import Iterator
from typing import Final

from tracker.domain.acts import Act, Modality
from tracker.extraction import patterns as re
from tracker.extraction.mentions import PartyMention
from tracker.extraction.scene import Scene, Statement, coordinated, spoken_of, statement_of
from tracker.extraction.told_acts import Told

_NOUN: Final = (
    r"(?P<noun>[Rr]atification|[Aa]cceptance|[Aa]pproval|[Aa]ccession|[Ss]ignature|[Dd]enunciation|[Ww]ithdrawal"
    r"|[Nn]oti(?:fication|ce) of (?:withdrawal|denunciation))s?"
)
_ENTRY: Final = re.compile(rf"\W*(?:[^.;:]{{3,90}}:\s+)?{_NOUN}(?:\s+by|:)\s+(?:the\s+)?")
_AFTER_IT: Final = re.compile(
    r"\s*(?:[,(–—-]\s*(?:on\s+)?(?:\d|with effect|effective|deposited|received)|[.;)]|$|\s+(?:was|has been) (?:registered|recorded|received|notified|deposited)\b)"
)
_BEFORE_NOUN: Final = re.compile(
    r"[,:]\s+(?P<noun>ratification|acceptance|approval|accession|signature|denunciation|withdrawal)\b(?=\s*[.;,(]|$)"
)
_HANDED: Final = re.compile(
    r"\b(?:deposited|deposits|handed (?:over|in)|lodged|submitted|presented|delivered)\s+(?:the\s+)?$"
)
_INSTRUMENT: Final = re.compile(
    r"['’]s?\s+(?:own\s+)?instruments?\s+of\s+(?P<noun>ratification|acceptance|approval|accession)\b"
)
_OF_HERS: Final = re.compile(
    r"\binstruments?\s+of\s+(?P<noun>ratification|acceptance|approval|accession)\s+of\s+(?:the\s+)?$"
)
_DEPOSITED: Final = re.compile(
    r"\s+(?:was|were|has been|had been)\s+(?:\w+ly\s+)?(?:deposited|received|lodged|handed)\b"
)
_NONE_FROM: Final = re.compile(
    r"\b[Nn]o (?P<noun>signature|ratification|accession|approval)(?: yet| so far)? (?:from|by)\s+(?:the\s+)?$"
)
_ACTS: Final = {
    "ratification": Act.RATIFIED, "acceptance": Act.RATIFIED, "approval": Act.RATIFIED,
    "accession": Act.ACCEDED, "signature": Act.SIGNED,
    "denunciation": Act.WITHDREW, "withdrawal": Act.WITHDREW,
}  # fmt: skip


def registered(scene: Scene) -> Iterator[Statement]:
    """Yield what an entry of a register says of the party that it names."""
    slug = spoken_of(scene)
    if slug is None:
        return
    text, sentence = scene.text, scene.sentence
    entry = _ENTRY.match(text, sentence.start, sentence.end)
    for mention in scene.parties:
        members = coordinated(scene, mention)
        if members[0] is not mention or mention.compound or mention.modifier:
            continue
        if not mention.possessive:
            yield from _noticed(scene, slug, members)
            yield from _rights(scene, slug, members)
        before = text[max(sentence.start, mention.start - 70) : mention.start]
        last, modality = members[-1].end, Modality.ASSERTED
        if entry and entry.end() == mention.start and _AFTER_IT.match(text, last, sentence.end):
            noun, first = entry["noun"], entry.start("noun")
        elif (called := _BEFORE_NOUN.match(text, last, sentence.end)) and _opens(before):
            noun, first, last = called["noun"], mention.start, called.end()
        elif (own := _INSTRUMENT.match(text, mention.end)) and (by := _HANDED.search(before)):
            noun, first, last = own["noun"], mention.start - len(by[0]), own.end()
        elif (hers := _OF_HERS.search(before)) and _DEPOSITED.match(text, last):
            noun, first = hers["noun"], mention.start - len(before) + hers.start()
        elif none := _NONE_FROM.search(before):
            noun, first = none["noun"], mention.start - len(before) + none.start()
            modality = Modality.DENIED
        else:
            continue
        notice = noun.lower().startswith("noti")
        act = _ACTS[noun.lower().split()[-1]]
        if notice and not re.match(r"[^.;]{0,20}\b(?:with effect|effective)\b", text[last:]):
            modality = Modality.PLANNED
        heard = Told(
            act=act, modality=modality, sure=0.68, rule="registered",
            when_matters=modality is Modality.ASSERTED,
        )  # fmt: skip
        for each in members:
            yield statement_of(scene, slug, each.code, heard, first, max(last, each.end), 1.0)


_NOTICE_FROM: Final = re.compile(
    r"\b(?P<notice>[Nn]oti(?:ce|fication)s?(?: of (?:withdrawal|denunciation))?),? (?:(?:which|that) (?:was|were|had been) )?"
    r"(?:received|lodged|deposited|sent|submitted|filed|given) (?:from|by)\s+(?:the\s+)?$"
)
_TAKEN_BACK: Final = re.compile(
    r"[^.;]{0,60}?\b(?:was|were|has been|have been|had been) (?:\w+ly )?(?:revoked|withdrawn|rescinded|cancelled|canceled|taken back|torn up)\b"
)


def _noticed(scene: Scene, slug: str, members: tuple[PartyMention, ...]) -> Iterator[Statement]:
    """As in "A similar notice, received from Fiji in March, was revoked": of withdrawal."""
    text, last = scene.text, members[-1].end
    begin = max(scene.sentence.start, members[0].start - 70)
    found = _NOTICE_FROM.search(text, begin, members[0].start)
    if found is None:
        return
    if " of " not in found["notice"] and not any(each.act is Act.WITHDREW for each in scene.lately):
        return
    told = [
        (Told(act=Act.WITHDREW, modality=Modality.PLANNED, sure=0.64, rule="gave-notice"), last)
    ]
    if back := _TAKEN_BACK.match(text, last, scene.sentence.end):
        heard = Told(act=Act.RESCINDED, modality=Modality.ASSERTED, sure=0.64, rule="torn-up")
        told.append((heard, back.end()))
    for heard, stop in told:
        for each in members:
            first = found.start() if stop == last else last
            yield statement_of(scene, slug, each.code, heard, first, stop, 1.0)


_STANDING_OF: Final = re.compile(
    r"\b(?:[Mm]embership|(?:[Vv]oting )?[Rr]ights(?: and privileges)?|[Pp]articipation) of\s+(?:the\s+)?$"
)
_SUSPENDED: Final = re.compile(
    r"(?: (?:under|in|to) (?:it|the [\w’' -]{3,40}?))?,? (?:(?:which )?(?:was|were|has been|have been|had been) )?suspended\b"
)
_RESTORED: Final = re.compile(
    r"[^.;]{0,150}?\b(?:was|were|has been|have been|had been) (?:\w+ly )?(?:restored|reinstated|given back)\b"
)


def _rights(scene: Scene, slug: str, members: tuple[PartyMention, ...]) -> Iterator[Statement]:
    """As in "The rights of Cambodia, suspended in February, were restored on 1 October"."""
    text, last = scene.text, members[-1].end
    begin = max(scene.sentence.start, members[0].start - 40)
    found = _STANDING_OF.search(text, begin, members[0].start)
    if found is None:
        return
    out = _SUSPENDED.match(text, last, scene.sentence.end)
    back = _RESTORED.match(text, out.end() if out else last, scene.sentence.end)
    for words, act, first in ((out, Act.SUSPENDED, found.start()), (back, Act.REINSTATED, last)):
        if words is None:
            continue
        heard = Told(act=act, modality=Modality.ASSERTED, sure=0.66, rule="standing")
        stop = words.end()
        begin = first if words is out else max(last, stop - 30)
        for each in members:
            yield statement_of(scene, slug, each.code, heard, begin, stop, 1.0)


def _opens(before: str) -> bool:
    """Whether a party opens an entry: the sentence, or what stands after a colon."""
    return not before.strip() or re.search(r"(?:^|:)\W*(?:the\s+)?$", before) is not None
