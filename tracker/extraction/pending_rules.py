"""Acts told by their nouns that are not done: outstanding, promised, out of the question."""

from collections.abc import Iterator
from typing import Final

from tracker.domain.acts import Act, Modality
from tracker.extraction import patterns as re
from tracker.extraction.act_words import NOUNS
from tracker.extraction.beginnings import Sought
from tracker.extraction.mentions import How, PartyMention
from tracker.extraction.noun_owners import owner_of_noun
from tracker.extraction.scene import (
    Scene,
    Statement,
    coordinated,
    counterpart_of,
    found_in,
    is_other,
    spoken_of,
    statement_of,
)
from tracker.extraction.subjects import subjects_of
from tracker.extraction.told_acts import Told

_NOUN: Final = Sought(re.compile(r"\b(?:[Rr]atification|[Aa]ccession|[Ss]ignature)s?\b"))
_OF_IT: Final = r"(?:\s+(?:of|by|to|from|in)\s+[^.;,]{2,60}?){0,2}"
_STILL: Final = r"(?:\s+(?:still|yet|now|also|thus|all|both|so far|as yet|however))*"
_OUTSTANDING: Final = re.compile(
    rf"{_OF_IT}(?:\s+(?:is|are|was|were|remains?|remained|stands?){_STILL}\s+(?:(?:being\s+)?(?:outstanding|pending|incomplete|unfinished|awaited|missing|lacking|overdue)"
    r"|(?:(?<=still )|(?<=yet ))to (?:come|follow|be (?:completed|deposited|secured))|not (?:yet )?(?:complete|completed|done|finished|final|in sight))"
    r"|\s+(?:is|was|are)(?: not|n['’]t) (?:now )?(?:expected|due|planned|foreseen|likely|scheduled)(?: to [\w ]{3,20})? (?:before|until|till|earlier than)"
    r"|\s+(?:has|have|had) (?:yet|still) to (?:come|follow|arrive|happen|take place|be (?:completed|concluded|deposited|secured|finali[sz]ed))"
    r"|\s+(?:has|have|had)(?: not|n['’]t)(?: yet| so far)? (?:come|followed|arrived|taken place|happened|been (?:completed|concluded|deposited|received|secured|finali[sz]ed)))\b"
)
_NOT_BEFORE: Final = re.compile(r"(?:before|until|till|earlier than)$")
_ITS: Final = r"(?:(?:the|its|their|early|swift|speedy|prompt|quick|full|formal|final)\s+)*"
_PROMISES: Final = re.compile(
    r"\b(?:(?P<says>promis(?:es|ed|ing)|pledg(?:es|ed|ing)|vow(?:s|ed|ing)|guarantee[sd]?)"
    r"|plan(?:s|ned|ning)|schedul(?:es|ed)|foresees?|foresaw|envisag(?:es|ed)|expects?|(?:aims?|aimed|aiming|prepar(?:es|ed|ing)) for|prepar(?:es|ing)|(?:works?|worked|working) towards?)"
    rf"\s+{_ITS}$"
)
_BY_ANOTHER: Final = re.compile(r"[^.;,]{0,50}?\s+(?:by|in|from)\s+(?:the\s+)?(?=[A-Z])")
_AGAINST: Final = re.compile(
    r"\b(?:not|never|no|nor|neither|if|unless|whether|would|could|may|might|should)\b|n['’]t\b"
)
_GERUND: Final = Sought(
    re.compile(
        r"\b(?:(?P<out>[Ll]eaving|[Qq]uitting|[Ww]ithdrawing|[Ww]ithdrawal|(?:[Aa]n )?[Ee]xit)"
        r"|[Jj]oining|[Ss]igning|[Rr]atifying|[Aa]cceding|[Ee]ntering|[Rr]atification|[Aa]ccession|[Mm]embership|[Ee]ntry)\b"
    )
)
_NO_QUESTION: Final = re.compile(
    r"(?:\s+(?:of|to|from|in|into)?\s*(?:it|the\s+[\w’' -]{3,50}?|[A-Z][\w’' -]{2,40}?))?(?:,\s+[^,;.]{3,70},)?\s+(?:is|was|are|were|remains?|remained)"
    r"(?:\s+(?:simply|still|quite|now|thus|therefore|also|just|clearly))*\s+(?:out of the question|off the table|unthinkable|inconceivable|ruled out|not (?:even )?an option|no option)\b"
)
_OF_A_THING: Final = re.compile(r"\b(?:of|to) (?:the|an?|its|their|this|that)\s")
_A_THING: Final = re.compile(r"\b(?:an?|of|by|without|before|after|[Ii]f)\s+$")
_NOBODY: Final = re.compile(
    r"\b(?:nobody|no one|none|few|not|never|hardly|den(?:y|ies|ied)|if|whether)\b[^;]*\bthat\s+$|n['’]t\b[^;]*\bthat\s+$",
    re.IGNORECASE,
)


def pending(scene: Scene) -> Iterator[Statement]:
    """As in "ratification by Oman is outstanding", "promises ratification", "joining is out of the question"."""
    text, sentence = scene.text, scene.sentence
    for found in found_in(scene, _NOUN):
        act = NOUNS[found[0].lower().rstrip("s")]
        slug = spoken_of(scene, found.end())
        if slug is None:
            continue
        out = _OUTSTANDING.match(text, found.end(), sentence.end)
        owner = owner_of_noun(scene, found.start(), found.end())
        if out is not None and owner is not None:
            if _names_another(scene, found.end(), out.end()) or (
                _OF_A_THING.search(text, owner[0].end, out.end())
                and not any(owner[0].end <= each.start < out.end() for each in scene.named)
            ):
                continue  # "ratification by Latvia of the bank's charter is pending"
            later = _NOT_BEFORE.search(out[0]) is not None
            heard = Told(
                act=act, modality=Modality.PLANNED if later else Modality.DENIED,
                sure=0.66, rule="outstanding", when_matters=later,
            )  # fmt: skip
            for each in coordinated(scene, owner[0]):
                yield statement_of(
                    scene, slug, each.code, heard, min(owner[1], found.start()), out.end(), 1.0
                )  # fmt: skip
            continue
        promise = _PROMISES.search(text, max(sentence.body, found.start() - 60), found.start())
        if promise is None or _BY_ANOTHER.match(text, found.end(), sentence.end):
            continue
        subjects = subjects_of(scene, promise.start(), sentence.body)
        if subjects is None or len(subjects[1]) > 60 or _AGAINST.search(subjects[1]):
            continue
        ahead = Told(act=act, modality=Modality.PLANNED, sure=0.62, rule="promised-noun")
        if act is Act.ACCEDED and promise["says"]:
            ahead = Told(
                act=Act.ANNOUNCED, modality=Modality.ASSERTED, sure=0.64, rule="promised-noun"
            )
        for each in subjects[0]:
            yield statement_of(scene, slug, each.code, ahead, promise.start(), found.end(), 1.0)
    yield from _unthinkable(scene)


def _names_another(scene: Scene, start: int, end: int) -> bool:
    return any(start <= each.start < end and is_other(scene, each) for each in scene.named)


def _unthinkable(scene: Scene) -> Iterator[Statement]:
    """As in "Joining it, the president said, is out of the question": of the one party that is named."""
    text, sentence = scene.text, scene.sentence
    for found in found_in(scene, _GERUND):
        no = _NO_QUESTION.match(text, found.end(), sentence.end)
        slug = spoken_of(scene, found.end()) if no else None
        if no is None or slug is None or _names_another(scene, found.start(), no.end()):
            continue
        if _A_THING.search(text, max(sentence.start, found.start() - 8), found.start()):
            continue
        if _NOBODY.search(text, max(sentence.start, found.start() - 90), found.start()):
            continue  # "nobody says that joining is out of the question"
        meant = _the_one(scene)
        if meant is None:
            continue
        act, modality = Act.DECLINED, Modality.ASSERTED
        if found["out"]:
            act, modality = Act.WITHDREW, Modality.DENIED
        heard = Told(act=act, modality=modality, sure=0.62, rule="unthinkable", when_matters=False)
        yield statement_of(
            scene, slug, meant.code, heard, found.start(), no.end(), 1.0
        )  # fmt: skip


def _the_one(scene: Scene) -> PartyMention | None:
    """The one party that a sentence speaks of, but for the counterpart; else that of the one before."""
    for mentions in (scene.parties, scene.earlier):
        own = [
            each for each in mentions
            if not each.compound and each.how is not How.PERSON and each.code != counterpart_of(scene)
        ]  # fmt: skip
        if own:
            return own[-1] if len({each.code for each in own}) == 1 else None
    return None
