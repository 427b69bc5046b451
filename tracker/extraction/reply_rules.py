"""Replies that lean on the question before them: "Let me correct you, it has not", "In May 2019"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from tracker.domain.acts import Act, Modality
from tracker.extraction import patterns as re
from tracker.extraction.answer_rules import LABEL
from tracker.extraction.mentions import How, PartyMention
from tracker.extraction.scene import Scene, Statement, coordinated, cut
from tracker.extraction.sentences import Sentence
from tracker.extraction.told_acts import ENTRIES

_NEXT: Final = re.compile(rf"[^?\n]{{0,160}}\?[\s”\"’)]*(?:{LABEL})?")
_NEAR: Final = re.compile(r"[^?]{0,160}\?[^?]{0,200}")
_POLITELY: Final = re.compile(
    rf"(?:{LABEL})?(?:(?:(?:Let me|Allow me to|I must|I have to|May I) correct (?:you|that)|No|But|Sorry|Excuse me|Forgive me|With respect|With (?:all )?due respect|Actually|In fact|On the contrary|First of all|Let us be (?:clear|precise))(?:,? but)?[,:;.–—-]*\s+){{0,2}}(?:the\s+)?"
)
_HAS_NOT: Final = re.compile(
    r"\s+(?:(?:has|have|had|did|does|do|is|was|were|are)(?: not|n['’]t)|never)"
    r"(?P<verb>\s+(?:refused?|declined?|rejected|said no|turned (?:it|us) down|done (?:so|it|that|anything of the kind|any such thing)|do (?:so|it|that|anything of the kind|any such thing)))?(?=\s*[.,;])"
)
_NOT_SO: Final = re.compile(
    r"(?:(?:That|This|It) (?:is|was)(?: simply| just| quite)? (?:not (?:so|true|right|correct|the case|what happened)|wrong|untrue|false|incorrect)|That['’]s (?:not (?:so|true|right|correct)|wrong|untrue|false)"
    r"|(?:Not (?:so|true)|Wrong)(?=[.,;]))"
)
_REFUSING: Final = re.compile(r"\s+(?:refus|declin|reject|said|turned)")
_WHEN: Final = re.compile(
    r"\b(?:[Ww]hen|[Ss]ince when|[Hh]ow soon|[Oo]n what (?:day|date)|[Ii]n (?:what|which) (?:year|month))\b"
)
_SAYS: Final = re.compile(
    r"\b(?:say|said|announce|announced|promise|promised|tell|told|decide|decided|think|learn|know|expect|hear|heard)\b"
)
_TO_COME: Final = re.compile(r"\b(?:does|do|will|is|are|would)\b")
_LEAD: Final = re.compile(
    rf"(?:{LABEL})?(?:(?:Only|Just|Probably|Already|Back|As early as|As long ago as)\s+)?(?:(?:[Oo]n|[Ii]n|[Bb]y|[Ss]ince|[Aa]t|[Ff]rom|[Bb]efore)\s+)?(?:the\s+)?"
)
_FOR_WHOM: Final = re.compile(r"\b(?:for|among them|including|in|namely)\s+(?:the\s+)?$")


def replies(scene: Scene) -> Iterator[Statement]:
    """Yield what a reply says of what the question before it is about."""
    if scene.supposed:
        yield from _corrected(scene)
        yield from _dated(scene)


def _corrected(scene: Scene) -> Iterator[Statement]:
    """As in "Why has Oman refused?" "Let me correct you, Oman has not refused"."""
    text, sentence = scene.text, scene.sentence
    if not _NEAR.fullmatch(text, scene.supposed[-1].end, sentence.start):
        return
    opening = _POLITELY.match(text, sentence.body, sentence.end)
    first = opening.end() if opening else sentence.body
    if (no := _NOT_SO.match(text, first, sentence.end)) is not None:
        meant, stop = list(scene.supposed), no.end()
    else:
        who = next((each for each in scene.parties if each.start in (first, first - 4)), None)
        if who is None:
            return
        no = _HAS_NOT.match(text, coordinated(scene, who)[-1].end, sentence.end)
        if no is None:
            return
        codes = {each.code for each in coordinated(scene, who)}
        refusing = no["verb"] is not None and _REFUSING.match(no["verb"]) is not None
        meant = [
            each for each in scene.supposed
            if each.party in codes and (not refusing or each.act is Act.DECLINED)
        ]  # fmt: skip
        stop = no.end()
    for each in meant:
        if each.modality is Modality.ASSERTED and each.act in (
            *ENTRIES,
            Act.WITHDREW,
            Act.DECLINED,
        ):
            start, end = cut(text, first, stop)
            yield replace(
                each, modality=Modality.DENIED, start=start, end=end, when=None, sure=0.66,
                rule="corrected", condition=None,
            )  # fmt: skip


def _dated(scene: Scene) -> Iterator[Statement]:
    """As in "When did Oman sign?" "In 2019", "When does it come into force?" "On 1 January"."""
    text, sentence = scene.text, scene.sentence
    last = scene.supposed[-1]
    date = next(iter(scene.dates), None)
    if date is None or date.start - sentence.start > 90 or date.when is None:
        return
    if not _NEXT.fullmatch(text, last.end, sentence.body) and not _NEXT.fullmatch(
        text, last.end, sentence.start
    ):
        return
    if not _LEAD.fullmatch(text, sentence.body, date.start) or text.startswith("Not", date.start):
        return
    begin = max(text.rfind("\n", 0, last.start), last.start - 90, 0)
    when = _WHEN.search(text, begin, last.start)
    if when is None or _SAYS.search(text, when.end(), last.end):
        return
    ahead = last.modality is Modality.PLANNED or (
        _TO_COME.search(text, when.end(), last.start) is not None
    )
    told = last.modality if not ahead else Modality.PLANNED
    if told not in (Modality.ASSERTED, Modality.PLANNED):
        return
    day = date.later if ahead and date.later is not None else date.when
    parties = {each.party for each in scene.supposed}
    start, end = cut(text, max(sentence.body, date.start), date.end)
    for each in scene.supposed:
        yield replace(
            each, modality=told, start=start, end=end, when=day, sure=0.66, rule="answered-when"
        )
    if last.act is not Act.IN_FORCE or last.party is not None:
        return
    for one in scene.parties:
        if one.start > date.end and _FOR_WHOM.search(text, date.end, one.start):
            for member in coordinated(scene, one):
                if member.code not in parties and not member.compound:
                    yield replace(
                        last, party=member.code, modality=told, start=start, end=end, when=day,
                        sure=0.62, rule="answered-when",
                    )  # fmt: skip


_OF_MANY: Final = re.compile(
    r"\b(?:members|states|countries|parties|ministers|governments|leaders|talks|others|neighbou?rs|partners|nations|they|them|you|your)\b"
)


def one_asked_of(
    text: str, sentence: Sentence, here: Sequence[PartyMention]
) -> PartyMention | None:
    """The one party that a question is about, which its answer may call "they"."""
    meant = [each for each in here if each.how is not How.PERSON and not each.compound]
    if len({each.code for each in meant}) != 1 or _OF_MANY.search(
        text, sentence.body, sentence.end
    ):
        return None
    return replace(meant[0], how=How.ANAPHOR, possessive=False, location=False, modifier=False)
