"""What becomes of the bids told of before: "the two applications were blocked", "both bids stalled"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from tracker.domain.acts import Act, Modality
from tracker.extraction import patterns as re
from tracker.extraction.act_words import RESUMED, STALLED
from tracker.extraction.beginnings import Sought
from tracker.extraction.scene import Scene, Statement, cut, date_of, found_in
from tracker.extraction.subjects import subjects_of

_COUNTS: Final = {"both": 2, "two": 2, "three": 3, "four": 4}
_BIDS: Final = Sought(
    re.compile(
        r"\b(?:[Tt]he|[Tt]heir|[Tt]hese|[Bb]oth|[Aa]ll)\s+(?:(?:of\s+)?(?:the|their)\s+)?(?:(?P<number>two|three|four)\s+)?(?:membership\s+)?(?:applications|bids|requests|candidacies|candidatures|files|dossiers|letters)"
        r"(?P<aux>(?:\s+(?:has|have|had|is|are|was|were|been|both|all|long|now|still|since|then|again|largely|promptly|soon|duly|quickly|at once|immediately|swiftly|later|meanwhile|got|gone))*\s+)"
    )
)
_TOOK_IT_UP: Final = Sought(
    re.compile(
        r"\b(?:resumed|restarted|revived|reopened|unfroze|relaunched|reactivated|took (?=(?:it|them) (?:up again|off the shelf)\b)) ?(?:it|them)\b(?: up again\b| off the shelf\b)?(?=\s*[.,;]|\s+(?:in|on|last|this|a|two|three|only|after|when|once|as|under|at|with|and)\b)"
    )
)
_NOT_DONE: Final = re.compile(
    r"\b(?:not|never|nor|will|would|could|may|might|should|to|if)\b|n['’]t\b", re.IGNORECASE
)


def of_the_bids(scene: Scene, found: Sequence[Statement]) -> Iterator[Statement]:
    """Yield that those stall or go on whose bids are counted, or are all that were told of."""
    for again in found_in(scene, _TOOK_IT_UP):
        halted = [
            each for each in found
            if each.act is Act.STALLED and each.party and each.modality is Modality.ASSERTED
            and each.end <= again.start()
        ]  # fmt: skip
        subjects = subjects_of(scene, again.start(), scene.sentence.body) if halted else None
        codes = {each.code for each in subjects[0]} if subjects else ()
        if subjects is None or _NOT_DONE.search(subjects[1]):
            continue
        start, end = cut(scene.text, *again.span())
        for each in {one.party: one for one in halted if one.party in codes}.values():
            yield replace(
                each, act=Act.RESUMED, start=start, end=end, sure=0.62, rule="took-it-up",
                when=date_of(scene, again.start(), again.end(), ahead=False), condition=None,
            )  # fmt: skip
    for bids in found_in(scene, _BIDS):
        act, stop = next(
            (
                (act, at)
                for pattern, act in ((STALLED, Act.STALLED), (RESUMED, Act.RESUMED))
                for at in pattern.finditer(scene.text, bids.end(), scene.sentence.end)
                if at.start() == bids.end()
            ),
            (Act.STALLED, None),
        )
        if stop is None:
            continue
        told = {
            each.party: each
            for each in (*(scene.before or ()), *found)
            if each.act is Act.CANDIDATE and each.modality is Modality.ASSERTED and each.party
            and (each in scene.before or each.start < bids.start())
        }  # fmt: skip
        number = _COUNTS.get(bids["number"] or bids[0].split()[0].lower())
        if len(told) < 2 or (number is not None and len(told) != number):
            continue
        start, end = cut(scene.text, bids.start(), stop.end())
        for each in told.values():
            yield replace(
                each, act=act, modality=Modality.ASSERTED, start=start, end=end, sure=0.62,
                rule="the-bids", when=None, condition=None, dateless=True,
            )  # fmt: skip
