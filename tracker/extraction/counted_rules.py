"""Parties that are named beside how many they are: "five other members, Spain, Malta and Cyprus"."""

from collections.abc import Iterator
from typing import Final

from tracker.domain.acts import Act, Modality
from tracker.extraction import patterns as re
from tracker.extraction.scene import Scene, Statement, coordinated, statement_of
from tracker.extraction.told_acts import Told

_WHOLE: Final = (
    r"(?P<what>member (?:states|countries)|members|(?:states )?parties|signatories|founders)"
)
_SO_MANY: Final = re.compile(
    r"\b(?:[Tt]he|[Ii]ts) (?P<founding>founders),\s+(?:the\s+)?$|"
    r"\b(?:(?:[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|\d+|[Ss]everal|[Ss]ome)\s+(?:of (?:the|its)\s+)?|(?:[Tt]he|[Ii]ts)\s+(?=(?:other|remaining|founding|original|current|existing|full|present)\s))"
    rf"(?:(?:other|remaining|present|further|more|founding|full|current|existing|original|older|newer|northern|southern|eastern|western|small|large|smaller|larger|Nordic|Baltic|Gulf|Arab|island|[A-Z][a-z]+an)\s+)*{_WHOLE}(?:\s+(?:of|to) (?:it|the (?:pact|treaty|accords?|convention|bloc|club|union|protocol|agreement|alliance|compact|group|organi[sz]ation)))?,\s+(?:the\s+)?$"
)
_TWO_OF_THEM: Final = re.compile(
    r"\b(?:[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix) of (?:them|these|those),\s+(?:the\s+)?$"
)
_ARE: Final = re.compile(
    r",\s+are\s+(?:(?:now|also|already|full|founding)\s+)*(?P<what>members|(?:states )?parties|signatories)\b"
)
_AMONG_THEM: Final = re.compile(r",?\s+among\s+them\b")


def so_many(scene: Scene, slug: str) -> Iterator[Statement]:
    """As in "five other members, Spain, Malta and Cyprus, …", "several parties, Oman among them"."""
    text, sentence = scene.text, scene.sentence
    for mention in scene.parties:
        members = coordinated(scene, mention)
        if members[0] is not mention or mention.possessive or mention.compound:
            continue
        begin = max(sentence.start, mention.start - 90)
        before, last = text[begin : mention.start], members[-1].end
        if before.rstrip().removesuffix(" the")[-1:] != ",":
            continue
        found = _SO_MANY.search(before)
        among = _AMONG_THEM.match(text, last, sentence.end)
        closed = among or (len(members) > 1 and text[last : last + 1] in (",", "."))
        are = None if found else _ARE.match(text, last, sentence.end)
        found = found or (_TWO_OF_THEM.search(before) if are else None)
        if found is None or not (closed or are):
            continue
        what = (are or found)["what"] or found["founding"]
        heard = Told(
            act=Act.SIGNED if what == "signatories" else Act.JOINED,
            modality=Modality.ASSERTED, sure=0.64, rule="so-many", when_matters=False,
        )  # fmt: skip
        for each in members:
            if each.code != scene.accords[slug].counterpart:
                first = begin + found.start()
                yield statement_of(scene, slug, each.code, heard, first, last, 1.0)
