"""Who founded it: "founded by Brazil and India in 2009", "Iran and Iraq agreed to create the bloc"."""

from collections.abc import Iterator
from typing import Final

from tracker.domain.acts import Act, Modality
from tracker.extraction import patterns as re
from tracker.extraction.accord_names import CLUBS, INSTRUMENTS, singular
from tracker.extraction.beginnings import Sought
from tracker.extraction.scene import Scene, Statement, coordinated, found_in, statement_of, topic_of
from tracker.extraction.told_acts import Told

_SET_UP: Final = re.compile(r"\s+(?:set up|founded|created|established|launched|formed)\b")
_WHICH: Final = re.compile(r"\b(?:which|that)\s+(?:the\s+)?$")
_FOUNDED: Final = Sought(
    re.compile(
        r"\b(?:(?:re-?)?founded|created|established|set up|launched)\b[^.;]{0,60}?\bby\s+(?:the\s+)?"
        r"|\b(?:began|started)(?: out)?(?: life)? with(?: just| only)?(?: (?:\d+|[a-z]+):)?\s+(?:the\s+)?"
        r"|\b(?:began|started|founded|launched) (?:it|the [\w ]{3,40}) were\s+(?:the\s+)?"
        r"|\b(?P<holds>includes|comprises|brings together|is made up of|consists of)\s+(?:the\s+)?",
        re.IGNORECASE,
    )
)


def founders(scene: Scene) -> Iterator[Statement]:
    """As in "Founded by Brazil, Russia, India and China in 2009"."""
    slug = topic_of(scene)
    if slug is None:
        return
    for first_of in scene.parties:  # "the bloc, which Argentina and Brazil set up in 1991"
        group = coordinated(scene, first_of)
        set_up = _SET_UP.match(scene.text, group[-1].end, scene.sentence.end)
        lead = scene.text[max(scene.sentence.body, first_of.start - 16) : first_of.start]
        if group[0] is not first_of or len(group) < 2 or not set_up or not _WHICH.search(lead):
            continue
        heard = Told(act=Act.JOINED, modality=Modality.ASSERTED, sure=0.65, rule="founded-by")
        for each in group:
            yield statement_of(scene, slug, each.code, heard, each.start, set_up.end(), 1.0)
    yield from _agreed_to_found(scene, slug)
    for found in found_in(scene, _FOUNDED):
        mention = next((each for each in scene.parties if each.start == found.end()), None)
        if mention is None or len(coordinated(scene, mention)) < 2:
            continue
        if found["holds"] and not any(
            each.slug and each.end <= found.start() for each in scene.named
        ):
            continue
        heard = Told(act=Act.JOINED, modality=Modality.ASSERTED, sure=0.65, rule="founded-by")
        for member in coordinated(scene, mention):
            yield statement_of(scene, slug, member.code, heard, found.start(), member.end, 1.0)


_WITH: Final = re.compile(
    r"(?:\s+(?:in|at|on)\s+[\w ]{3,20}?)?\s+(?:(?:together|along|jointly)\s+)?with\s+(?:the\s+)?(?=[A-Z])"
)
_AGREED: Final = re.compile(
    r"(?:,?\s+(?:who|which))?\s+(?:(?:met|gathered|sat down)\b[^,;.]{0,50}?\b(?:and|to)\s+)?(?:(?:have|had|all|both|jointly|together|then|first)\s+){0,2}"
    r"(?:(?:agree[ds]?|decide[ds]?|resolve[ds]?)(?:\s+(?:in|at|on)\s+[\w ]{2,30}?)?\s+to\s+(?:found|create|establish|set\s+up|launch|form)|(?:co-)?founded|created|established|set\s+up|launched|formed)"
    r"\s+(?:(?P<the>the|what is now|what became)\s+(?:the\s+)?|(?P<it>it)\b(?!\s+(?:into|at|on|against|with)\b)|an?\s+(?:[a-z-]+\s+)??(?P<head>[a-z]+)(?=\s*[.,;]|\s+(?:of|for|to|that|which|in)\b))?"
)


def _agreed_to_found(scene: Scene, slug: str) -> Iterator[Statement]:
    """As in "Iran, Iraq and Kuwait agreed in Baghdad to found the organization": if it is a club."""
    text = scene.text
    accord = scene.accords[slug]
    own = {singular(word) for word in " ".join((accord.name, *accord.aliases)).lower().split()}
    if own & INSTRUMENTS and not own & CLUBS:
        return  # a treaty is not founded, and who creates its body may not be bound by it
    for first_of in scene.parties:
        group = coordinated(scene, first_of)
        if group[0] is not first_of or any(each.modifier or each.possessive for each in group):
            continue
        agreed = _AGREED.match(text, group[-1].end, scene.sentence.end)
        if agreed is None:
            continue
        meant = next((each for each in scene.named if each.start == agreed.end()), None)
        if meant is not None:
            is_it = meant.slug == slug and text[meant.end : meant.end + 1] not in ("'", "’")
        elif agreed["head"]:
            is_it = agreed["head"] in CLUBS & own and not any(
                each.start <= agreed.end() < each.end and each.slug not in (None, slug)
                for each in scene.named
            )
        else:
            is_it = agreed["it"] is not None and scene.near == slug
        stop = meant.end if meant is not None else agreed.end()
        beside = _WITH.match(text, stop, scene.sentence.end)
        others = [
            one for each in scene.parties if beside and each.start == beside.end()
            for one in coordinated(scene, each)
        ]  # fmt: skip
        if not is_it or len(group) + len(others) < 2:
            continue
        heard = Told(act=Act.JOINED, modality=Modality.ASSERTED, sure=0.65, rule="founded-by")
        for each in (*group, *others):
            yield statement_of(scene, slug, each.code, heard, group[0].start, stop, 1.0)
