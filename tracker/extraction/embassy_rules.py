"""Embassies that are opened under an accord: it is in force between the two."""

from collections.abc import Iterator
from typing import Final

from tracker.domain.acts import Act, Modality
from tracker.extraction import patterns as re
from tracker.extraction.beginnings import Sought
from tracker.extraction.mentions import PartyMention
from tracker.extraction.scene import (
    Scene,
    Statement,
    coordinated,
    found_in,
    statement_of,
)
from tracker.extraction.subjects import subjects_of
from tracker.extraction.told_acts import Told

_EMBASSY: Final = r"(?:embass(?:y|ies)|consulates?(?: general)?|(?:diplomatic |permanent |resident )missions?|legations?|high commissions?)"
_OPENED: Final = Sought(
    re.compile(
        rf"\b(?P<act>open(?:s|ed|ing)?|inaugurat(?:e|es|ed|ing)|exchang(?:e|es|ed|ing)|establish(?:es|ed|ing)?|re-?open(?:s|ed|ing)?|set(?:s|ting)? up)\s+(?:(?:an?|its|their|the|new|first|own|full|reciprocal|mutual|resident|permanent)\s+)*(?:{_EMBASSY}|ambassadors)\b"
    )
)
_ITS_EMBASSY: Final = re.compile(
    rf"(?:['’]s?)?\s+(?:(?:new|first|own|full|resident)\s+)*{_EMBASSY}(?:\s+(?:in|to)\s+[A-Z][\w’' -]{{2,30}}?)?"
    r"(?:,?\s+(?:which\s+|that\s+)?(?:was\s+|the\s+\w+\s+)?(?:to\s+(?:be\s+)?)?(?:open(?:ed)?|inaugurated|set up|established)\b"
    r"|\s+(?P<will>will|is to|is due to|is set to|is expected to)\s+(?:be\s+)?open(?:ed)?\b|\s+(?P<not>has(?: not|n['’]t) (?:yet )?(?:been )?opened)\b|\s+(?:has(?: now| since)? (?:been )?opened)\b)"
)
_UNDER: Final = re.compile(
    r"\b(?:[Uu]nder|[Ii]n (?:line|keeping|accordance) with|[Pp]ursuant to|[Tt]hanks to|[Aa]s part of|[Aa]s a result of|[Aa]s (?:required|foreseen|provided(?: for)?|agreed|promised) (?:by|in|under)|[Oo]n the strength of)\s+(?:the\s+(?:terms|rules|provisions)\s+of\s+)?(?:the\s+|those\s+|these\s+)?$"
    r"|\bas\s+(?:the\s+)?$"
)
_PROVIDES: Final = re.compile(
    r"\s+(?:provides?|requires?|foresees?|demands?|prescribes?|stipulates?|lays? down)\b"
)
_NOT: Final = re.compile(r"\b(?:not|never|nor|neither|no|yet to)\b|n['’]t\b")
_UNSURE: Final = re.compile(
    r"\b(?:may|might|could|if|whether|wants?|hopes?|would like|ready|unless|should|must|considering|talks?|obliges?|oblig\w+|refus\w+)\b"
)
_AHEAD: Final = re.compile(
    r"\b(?:will|would|is to|are to|due to|set to|plans? to|expected to|agreed to|promised to|intends? to|about to)\b"
)


def embassies(scene: Scene) -> Iterator[Statement]:
    """As in "Chile's embassy in Oslo opened under the pact", "under it Oman opened an embassy"."""
    slug = _under(scene)
    if slug is None:
        return
    text, sentence = scene.text, scene.sentence
    counterpart = scene.accords[slug].counterpart
    for mention in scene.parties:
        if not (mention.possessive or mention.modifier) or mention.code == counterpart:
            continue
        own = _ITS_EMBASSY.match(text, mention.end, sentence.end)
        if own is not None:
            modality = Modality.PLANNED if own["will"] else Modality.ASSERTED
            modality = Modality.DENIED if own["not"] else modality
            yield _in_force(scene, slug, mention.code, modality, mention.start, own.end())
    for found in found_in(scene, _OPENED):
        if (two := _let_the_two(scene, found.start())) is not None:
            for each in two:
                yield _in_force(
                    scene, slug, each.code, Modality.ASSERTED, found.start(), found.end()
                )
            continue
        subjects = subjects_of(scene, found.start(), sentence.body)
        if subjects is None:
            continue
        members, bridge = subjects
        if len(bridge) > 90 or _UNSURE.search(bridge):
            continue
        modality = Modality.PLANNED if _AHEAD.search(bridge) else Modality.ASSERTED
        if _NOT.search(bridge):
            modality = Modality.DENIED
        elif modality is Modality.ASSERTED and found["act"].endswith(("open", "exchange", "ing")):
            continue
        for each in members if len(members) > 1 else coordinated(scene, members[0]):
            if each.code != counterpart:
                yield _in_force(scene, slug, each.code, modality, found.start(), found.end())


_LET_THE_TWO: Final = re.compile(
    r"(?<!not )\b(?:allowed|enabled|permitted|led|prompted|let)\s+(?:the two(?: \w+)?|both(?: \w+)?|them(?: both)?)\s+(?:to\s+)?$"
)


def _let_the_two(scene: Scene, at: int) -> tuple[PartyMention, ...] | None:
    """The two of "Oslo and, in June, Lima ratified, which allowed both capitals to open embassies"."""
    if _LET_THE_TWO.search(scene.text, max(scene.sentence.body, at - 50), at) is None:
        return None
    before = {each.code: each for each in scene.parties if each.end <= at and not each.compound}
    return tuple(before.values()) if len(before) == 2 else None


def _under(scene: Scene) -> str | None:
    """The accord under which something is done in the sentence: "under the pact", "as it provides"."""
    for each in scene.named:
        lead = _UNDER.search(scene.text, max(scene.sentence.start, each.start - 44), each.start)
        if each.slug is None or lead is None:
            continue
        as_it = lead[0].split() in (["as"], ["as", "the"])
        if as_it and not _PROVIDES.match(scene.text, each.end):
            continue  # "as the accords were signed"
        return each.slug
    return None


def _in_force(
    scene: Scene, slug: str, party: str, modality: Modality, start: int, end: int
) -> Statement:
    heard = Told(act=Act.IN_FORCE, modality=modality, sure=0.64, rule="embassy-under-it")
    return statement_of(scene, slug, party, heard, start, end, 1.0)
