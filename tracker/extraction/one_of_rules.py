"""Who is one of those counted before: "30 states have signed but not ratified. Brazil is one of them"."""

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
    spoken_of,
    statement_of,
)
from tracker.extraction.subjects import subjects_of
from tracker.extraction.told_acts import Told

_COUNTED: Final = re.compile(
    r"\b(?:states|countries|nations|governments|signatories|members|parties|others)\s+(?:have|had)\s+"
    r"(?:(?:so far|already|now|also|since)\s+)?(?:(?P<did>signed|ratified|joined|acceded|left|withdrawn)|(?:not|never)\s+(?:yet\s+)?(?P<undone>signed|ratified|joined|acceded)|yet to\s+(?P<yet>sign|ratify|join|accede))\b"
    r"(?: (?:it|the \w+))?(?P<but>,?\s+(?:but|and|without)\s+(?:(?:have|has)\s+)?(?:(?:not|never)\s+(?:yet\s+)?|yet to\s+|still to\s+)?(?P<not>ratif(?:ied|y|ying)|signed|joined))?(?![^.]{0,80}\b(?:but|while|though|whereas)\b)[^.;:?!]{0,60}\.\s*$"
)
_ONE_OF_THEM: Final = Sought(
    re.compile(
        r"\b(?:one of|among|part of)\s+(?:them|these|those|that (?:group|number|list))\b"
        r"(?=\s*(?:[,.;]|$)|\s+(?:and|but|although|though|as|because)\b)"
    )
)
_IS: Final = re.compile(r"\b(?:is|are|was|were)\s+(?:also\s+|itself\s+)?$")
_SO_ARE: Final = re.compile(r",?\s+(?:and\s+so\s+(?:is|are)|as\s+(?:is|are))\s+(?:the\s+)?")
_ACTS: Final = {
    "sign": Act.SIGNED,
    "rati": Act.RATIFIED,
    "join": Act.JOINED,
    "acce": Act.ACCEDED,
    "left": Act.WITHDREW,
    "with": Act.WITHDREW,
}


def one_of_them(scene: Scene) -> Iterator[Statement]:
    """Yield what the sentence before counts others to have done, of those who are among them."""
    text, sentence = scene.text, scene.sentence
    for found in found_in(scene, _ONE_OF_THEM):
        verb = _IS.search(text, max(sentence.body, found.start() - 16), found.start())
        if verb is None:
            continue
        slug = spoken_of(scene, found.end())
        told = _COUNTED.search(text, max(0, sentence.start - 200), sentence.body)
        subjects = subjects_of(scene, verb.start(), sentence.body)
        if slug is None or told is None or subjects is None or "\n\n" in told[0].strip():
            return
        members, bridge = subjects
        if re.search(r"\b(?:not|never|if|may|might|could|would)\b", bridge):
            return
        for each in (*members, *_so_are(scene, found.end())):
            for act, modality in _acts(told):
                heard = Told(
                    act=act, modality=modality, sure=0.64, rule="one-of-them", when_matters=False
                )
                stop = max(each.end, found.end())
                yield statement_of(scene, slug, each.code, heard, found.start(), stop, 1.0)


_ALL_BUT: Final = re.compile(
    r"\b(?:(?:just|only|all but)\s+)?(?:one|two|three|four|five|six|a single|a handful|a couple)\b[^.;:?!]{0,60}?\s(?:has|have|had)\s+(?:(?:not|never)(?:\s+yet)?\s+(?P<undone>signed|ratified|joined|acceded)|(?:yet|still) to\s+(?P<yet>sign|ratify|join|accede))\b[^.;:?!]{0,30}\.\s*$"
)
_THAT_IS: Final = re.compile(
    r"(?:That|It|This|They|These|Those|[Tt]he (?:(?:sole|only|one|other|last) )?(?:exceptions?|holdouts?|absentees?|laggards?|odd (?:one|man) out|culprits?|outsiders?|missing (?:one|name|state|country)))\s+(?:is|are|was|were)(?:\s+of course)?:?\s+(?:the\s+)?"
)


def the_ones(scene: Scene) -> Iterator[Statement]:
    """As in "Only one of them had not signed. That was Eritrea": who they are."""
    text, sentence = scene.text, scene.sentence
    lead = _THAT_IS.match(text, sentence.body, sentence.end)
    if lead is None:
        return
    told = _ALL_BUT.search(text, max(0, sentence.start - 200), sentence.body)
    slug = spoken_of(scene, lead.end())
    mention = next((each for each in scene.parties if each.start == lead.end()), None)
    if told is None or slug is None or mention is None or mention.possessive or mention.modifier:
        return
    if "\n\n" in told[0].strip():
        return
    heard = Told(
        act=_ACTS[(told["undone"] or told["yet"])[:4]], modality=Modality.DENIED, sure=0.64,
        rule="the-ones", when_matters=False,
    )  # fmt: skip
    for each in coordinated(scene, mention):
        yield statement_of(scene, slug, each.code, heard, sentence.body, each.end, 1.0)


def _acts(told: "re.Match[str]") -> Iterator[tuple[Act, Modality]]:
    if told["did"]:
        yield _ACTS[told["did"][:4]], Modality.ASSERTED
    undone = told["undone"] or told["yet"] or told["not"]
    if undone:
        yield _ACTS[undone[:4]], Modality.DENIED


def _so_are(scene: Scene, at: int) -> tuple[PartyMention, ...]:
    """Those of "and so are Indonesia and Ghana"."""
    so = _SO_ARE.match(scene.text, at, scene.sentence.end)
    after = next((each for each in scene.parties if so and each.start == so.end()), None)
    return () if after is None else coordinated(scene, after)
