"""Signings as things of their own: "the signing of the accords", a ceremony to come."""

from collections.abc import Iterator
from typing import Final

from tracker.domain.acts import Act, Modality
from tracker.extraction import patterns as re
from tracker.extraction.beginnings import Sought
from tracker.extraction.scene import Scene, Statement, coordinated, found_in, statement_of, topic_of
from tracker.extraction.told_acts import Told


def signing_of(
    scene: Scene, found: "re.Match[str]", act: Act, slug: str | None
) -> Iterator[Statement]:
    """As in "the signing of the accords in 2020, which saw the UAE …"; a ceremony still to come."""
    text, sentence = scene.text, scene.sentence
    after = text[found.end() : sentence.end]
    if act is not Act.SIGNED:
        return
    if slug and (
        saw := re.search(
            r"\b(?:which (?:saw|brought)|with|by)\s+(?:the\s+)?$|\b(?:which saw|by)\b", after
        )
    ):
        at = found.end() + saw.end()
        mention = next((each for each in scene.parties if at <= each.start <= at + 12), None)
        if mention is not None:
            heard = Told(act=Act.SIGNED, modality=Modality.ASSERTED, sure=0.7, rule="signing-of")
            for member in coordinated(scene, mention):
                if member.code != scene.accords[slug].counterpart:
                    yield statement_of(
                        scene,
                        slug,
                        member.code,
                        heard,
                        found.start(),
                        found.end() + 45,
                        1.0,
                    )


_CEREMONY: Final = Sought(
    re.compile(
        r"\b(?:(?:official|formal|public)\s+)?(?:signing ceremony|ceremony to sign|formal signing|official signing|ceremonial signing)\b",
        re.IGNORECASE,
    )
)


_COMING: Final = re.compile(
    r"\b(?:will|would|intends?|plans?|planned|expected|to (?:be|take|host|hold|orchestrate)|set|due|scheduled|soon|next|later"
    r"|upcoming|later this)\b",
    re.IGNORECASE,
)


def ceremonies(scene: Scene) -> Iterator[Statement]:
    """A ceremony still to come, of the party whose entry the text tells."""
    slug = topic_of(scene)
    if slug is None or scene.hero is None:
        return
    for found in found_in(scene, _CEREMONY):
        around = scene.text[
            max(scene.sentence.start, found.start() - 60) : min(
                scene.sentence.end, found.end() + 60
            )
        ]
        if _COMING.search(around) and not any(each.slug is None for each in scene.named):
            heard = Told(act=Act.SIGNED, modality=Modality.PLANNED, sure=0.6, rule="ceremony")
            yield statement_of(
                scene,
                slug,
                scene.hero,
                heard,
                found.start(),
                min(scene.sentence.end, found.end() + 25),
                1.0,
            )


_NAMES: Final = re.compile(
    r"\s+(?:(?P<not>(?:has|have) not|did not|never)\s+|(?P<will>will|would|is to|are to)\s+|(?:has|have|had|also|since|both|all|then)\s+){0,3}(?:put|set|add(?:ed)?|append(?:ed)?|affix(?:ed)?)\s+(?:its|their)\s+(?:own\s+)?(?:names?|signatures?|seals?)\b"
)
_TO_WHICH: Final = re.compile(r",?\s+(?:to|on) which\s+(?:the\s+)?")


def put_names_to(scene: Scene) -> Iterator[Statement]:
    """As in "the charter, to which Oman and Qatar put their signatures"."""
    for each in scene.named:
        which = _TO_WHICH.match(scene.text, each.end, scene.sentence.end) if each.slug else None
        if which is None or each.slug is None:
            continue
        who = next((one for one in scene.parties if one.start == which.end()), None)
        if who is None or who.possessive or who.modifier:
            continue
        members = coordinated(scene, who)
        names = _NAMES.match(scene.text, members[-1].end, scene.sentence.end)
        if names is None:
            continue
        modality = Modality.DENIED if names["not"] else Modality.ASSERTED
        modality = Modality.PLANNED if names["will"] else modality
        heard = Told(act=Act.SIGNED, modality=modality, sure=0.72, rule="put-names-to")
        for member in members:
            yield statement_of(scene, each.slug, member.code, heard, who.start, names.end(), 1.0)
