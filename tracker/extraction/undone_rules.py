"""What was left undone: "they signed, but not Japan", "signed in 2014 and stopped there"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from tracker.domain.acts import Act, Modality
from tracker.extraction import patterns as re
from tracker.extraction.beginnings import Sought
from tracker.extraction.scene import (
    Scene,
    Statement,
    coordinated,
    cut,
    found_in,
    spoken_of,
    statement_of,
)
from tracker.extraction.told_acts import ENTRIES, Told

_BUT_NOT: Final = re.compile(
    r"(?:,\s+|\s+[–—]\s*|\s+)(?:but|though|and|albeit)\s+(?:(?:certainly|so far|as yet|still)\s+)?not\s+(?:yet\s+|so far\s+)?(?:the\s+)?$"
)
_CLOSED: Final = re.compile(
    r"\s*(?:[.;:!?)–—”\"]|\n|$|,(?!\s+[^,;.]{2,60}\b(?:signed|ratified|joined|did|has|have)\b))"
)
_PREPOSED: Final = re.compile(
    r"\b(?:with|between|against|by|from|for|like|near|than|to)\s+[^,;.]{2,60}$"
)
_STOPPED: Final = Sought(
    re.compile(
        r"\b(?:and|but|then)\s+(?:(?:has|have|had)\s+)?(?:(?:then|since|simply|promptly|both|all)\s+)*"
        r"(?:stopped\s+(?:there|short|at that)|left\s+(?:it|matters|things)\s+(?:at\s+that|there)|(?:gone|went|got)\s+no\s+f[au]rther"
        r"|done\s+(?:nothing|no more|little)(?:\s+(?:more|else))?\s+(?:since|about it)|did\s+nothing\s+(?:more|else|further)|taken\s+it\s+no\s+f[au]rther"
        r"|not\s+(?:gone|got)\s+(?:any\s+)?(?:f[au]rther|beyond that)|never\s+(?:went|got|gone)\s+(?:any\s+)?f[au]rther|rested\s+(?:there|on it))\b"
    )
)

_IDLE: Final = re.compile(
    r"(?:['’]s?)?\s+(?:own\s+)?signature(?:,[^,;.]{2,50},|\s+of\s+[\w ]{3,20})?\s+(?:(?:is|has been|lies|remains|sits|stands|has)\s+)?(?:(?:still|now|also|long|been)\s+)*"
    r"(?:gathering dust|gathers dust|unratified|unconfirmed by parliament|without (?:a )?(?:ratification|consequences?|effect|issue)|not been (?:followed (?:up|by (?:a )?ratification)|ratified|confirmed)|awaits? ratification|awaiting ratification|waiting (?:for|to be) ratifi\w+|waits to be ratified|never (?:been )?(?:ratified|followed (?:up|by (?:a )?ratification)))\b"
)


def undone(scene: Scene, found: Sequence[Statement]) -> list[Statement]:
    """Return what a sentence adds that some did not do, or did not do next."""
    return [*_but_not(scene), *_stopped(scene, found), *_idle(scene)]


def _but_not(scene: Scene) -> Iterator[Statement]:
    """As in "Eleven states sign, but not Japan", whoever the subject is."""
    text, sentence = scene.text, scene.sentence
    for mention in scene.parties:
        members = coordinated(scene, mention)
        if members[0] is not mention or mention.possessive or mention.compound or mention.modifier:
            continue
        lead = _BUT_NOT.search(text, max(sentence.body, mention.start - 40), mention.start)
        verbs = [each for each in scene.verbs if lead and each.end <= lead.start()]
        if lead is None or not verbs or not _CLOSED.match(text, members[-1].end, sentence.end):
            continue
        verb = verbs[-1]
        between = text[verb.end : lead.start()]
        slug = spoken_of(scene, mention.end)
        if slug is None or verb.verb.act not in ENTRIES or re.search(r"[;:.]", between):
            continue
        if _PREPOSED.search(between) and any(
            verb.end <= each.start < lead.start() for each in scene.parties
        ):
            continue  # "signed a deal with Peru, but not Chile"
        heard = Told(
            act=verb.verb.act, modality=Modality.DENIED, sure=0.64, rule="but-not",
            when_matters=False,
        )  # fmt: skip
        for each in members:
            yield statement_of(scene, slug, each.code, heard, lead.start() + 1, each.end, 1.0)


def _stopped(scene: Scene, found: Sequence[Statement]) -> Iterator[Statement]:
    """As in "signed in 2014 and stopped there": that it has not ratified."""
    for stop in found_in(scene, _STOPPED):
        told = [
            each for each in found
            if each.end <= stop.start() and each.party
            and each.modality is Modality.ASSERTED and each.act in (*ENTRIES, Act.WITHDREW)
        ]  # fmt: skip
        last = max(told, key=lambda each: each.end, default=None)
        if last is None or last.act is not Act.SIGNED:
            continue
        start, end = cut(scene.text, *stop.span())
        for each in told:
            if each.end == last.end:
                yield replace(
                    each, act=Act.RATIFIED, modality=Modality.DENIED, start=start, end=end,
                    when=None, sure=0.6, rule="stopped-there", dateless=True,
                )  # fmt: skip


def _idle(scene: Scene) -> Iterator[Statement]:
    """As in "Ankara's signature is gathering dust": that it signed and has not ratified."""
    for mention in scene.parties:
        idle = _IDLE.match(scene.text, mention.end, scene.sentence.end)
        slug = spoken_of(scene, mention.end) if idle and mention.possessive else None
        if idle is None or slug is None:
            continue
        for act, modality in (
            (Act.SIGNED, Modality.ASSERTED),
            (Act.RATIFIED, Modality.DENIED),
        ):
            heard = Told(act=act, modality=modality, sure=0.62, rule="idle", when_matters=False)
            yield statement_of(scene, slug, mention.code, heard, mention.start, idle.end(), 1.0)
