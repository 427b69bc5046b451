"""The act told last, which words that stand for it take up, and its copies for other parties."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from tracker.domain.acts import Act, Modality
from tracker.extraction import patterns as re
from tracker.extraction.mentions import PartyMention
from tracker.extraction.scene import Scene, Statement, cut, lessened
from tracker.extraction.told_acts import ENTRIES

ACTS: Final = frozenset(
    {
        *ENTRIES,
        Act.WITHDREW,
        Act.RELATIONS,
        Act.RELATIONS_ENDED,
        Act.SUSPENDED,
        Act.CANDIDATE,
        Act.DECLINED,
    }
)


_BESIDES: Final = re.compile(
    r",\s+(?:[\w-]+\s+){1,6}(?:after|before|since)\s+(?:the\s+)?[^,;.]{2,40}$"
)


def foremost(scene: Scene) -> Sequence[Statement]:
    """What the sentence before says, but for what only dates it: "a year after it signed"."""
    first = [
        each
        for each in scene.before
        if not _BESIDES.search(scene.text, max(0, each.start - 70), each.start)
    ]
    return first if any(each.party for each in first) else scene.before


def last_told(
    scene: Scene, found: Sequence[Statement], at: int, *, denied: bool = False
) -> Statement | None:
    """The act told last before a place, in the sentence or the one before."""
    here = [each for each in found if each.start < at and each.party and each.act in ACTS]
    earlier = [each for each in foremost(scene) if each.party and each.act in ACTS]
    model = (
        max(here, key=lambda each: each.start) if here else earlier[-1] if earlier else scene.asked
    )
    if model is None:
        return None
    negative = model.modality is Modality.DENIED or model.act is Act.DECLINED
    return model if negative == denied else None


_ONCE_RATIFIED: Final = re.compile(
    r"\b(?:once|after|when|until|if|as soon as|till|unless)\b[^.;]{0,60}"
    r"\b(?:ratif\w+|accept\w*|approv\w*|(?P<signed>sign\w*))\b[^.;]{0,30}[.;]\s*$"
)


def needed(scene: Scene) -> Statement | None:
    """What a treaty still needs, by the sentence before: "once three states have ratified it"."""
    last = scene.before[-1] if scene.before else None
    if last is None or last.act is not Act.IN_FORCE or last.modality is Modality.ASSERTED:
        return None
    found = _ONCE_RATIFIED.search(scene.text, last.start, scene.sentence.start)
    if found is None or "\n" in scene.text[last.start : scene.sentence.start].rstrip():
        return None
    act = Act.SIGNED if found["signed"] else Act.RATIFIED
    return replace(last, act=act, modality=Modality.ASSERTED, party=None, when=None, sure=0.72)


def copied(
    model: Statement,
    members: Sequence[PartyMention],
    text: str,
    first: int,
    stop: int,
    rule: str,
    **changes: object,
) -> list[Statement]:
    start, end = cut(text, first, stop)
    made = replace(
        model, start=start, end=end, sure=lessened(model.sure, 0.12, least=0.52), rule=rule,
        when=None, condition=None,
    )  # fmt: skip
    made = replace(made, **changes)  # type: ignore[arg-type]
    return [replace(made, party=each.code) for each in members]
