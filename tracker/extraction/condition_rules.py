"""On what condition alone a party will act: "will not normalise without a state"."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from tracker.domain.acts import Act, Modality
from tracker.extraction import patterns as re
from tracker.extraction.scene import Scene, Statement, coordinated, statement_of, topic_of
from tracker.extraction.told_acts import Told

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
            made = statement_of(scene, slug, member.code, heard, found.start(), found.end(), 1.0)
            yield replace(made, condition=condition)
