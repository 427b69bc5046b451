"""What stands beside a party's name by rank or state: "its newest member, Kenya", "Chile, back since 2001"."""

from collections.abc import Iterator
from typing import Final

from tracker.domain.acts import Act, Modality
from tracker.extraction import patterns as re
from tracker.extraction.bridges import Told
from tracker.extraction.mentions import How
from tracker.extraction.scene import Scene, Statement, coordinated, statement_of

_NEWEST: Final = re.compile(
    r"\b(?:[Ii]ts|[Tt]he|[Tt]heir|[^\W\d_]+['’]s?) (?:(?:newest|latest|youngest|most recent|first|\d+(?:st|nd|rd|th)|founding|only)(?: \w+){0,2}?) "
    r"(?P<what>member|party|signatory|recruit|entrant|adherent|newcomer|addition)(?: (?:of|to) [\w’' -]{3,40}?)?,\s+(?:the\s+)?$"
)
_NON_MEMBER: Final = re.compile(
    r",\s+(?:both\s+|also\s+|itself\s+|an?\s+)?(?:non-(?:members?|part(?:y|ies)|signator(?:y|ies))|not (?:an? )?(?:members?|part(?:y|ies)|signator(?:y|ies)))\b(?=\s*[.,;]|\s+(?:that|which|both|who)\b)"
)
_BACK_SINCE: Final = re.compile(
    r",\s+(?:now\s+|itself\s+)?(?P<how>back|in|aboard|out|gone)\s+(?:the\s+\w+\s+)?(?:again\s+)?(?:since|in)\b(?=\s+(?:the\s+)?(?:\d|[A-Z]|last|early|late))"
)
_IS_NEWEST: Final = re.compile(
    r",\s+(?:(?:also|now)\s+)?(?:the|its|their)\s+(?:newest|latest|youngest|most recent|first|\d+(?:st|nd|rd|th)|only)(?:\s+\w+){0,2}?\s+"
    r"(?P<what>member|party|signatory|recruit|entrant|adherent|newcomer|addition)(?=\s*[,.]| (?:of|to)\b(?! (?:sign|join|ratify|accede)))"
    r"|,\s+(?:(?:also|now)\s+)?(?:the|its|their)\s+(?:newest|latest|youngest|most\s+recent|oldest|smallest|largest|biggest|poorest|richest)\s+(?:of|among)\s+(?:the|its)\s+(?:[\w-]+\s+){0,2}?"
    r"(?P<of>members|member\s+states|partner\s+states|states\s+parties|parties|signatories)(?=\s*[,.])"
)


def newest(scene: Scene, slug: str) -> Iterator[Statement]:
    """As in "its newest member, Kenya, …" and "Kenya, the 12th party, …"."""
    text, sentence = scene.text, scene.sentence
    for mention in scene.parties:
        if mention.possessive or mention.compound or mention.modifier:
            continue
        if mention.code == scene.accords[slug].counterpart or mention.how is How.PERSON:
            continue
        begin = max(sentence.start, mention.start - 80)
        found = _NEWEST.search(text[begin : mention.start])
        first, stop = (begin + found.start(), mention.end) if found else (mention.start, 0)
        if found is None:
            found = _IS_NEWEST.match(text, mention.end, sentence.end)
            stop = found.end() if found else 0
        non = _NON_MEMBER.match(text, mention.end, sentence.end)
        if non is not None:
            heard = Told(
                act=Act.JOINED, modality=Modality.DENIED, sure=0.62, rule="non-member",
                when_matters=False,
            )  # fmt: skip
            for each in coordinated(scene, mention):
                yield statement_of(
                    scene, slug, each.code, heard, mention.start, non.end(), 1.0, non.end()
                )
            continue
        back = _BACK_SINCE.match(text, mention.end, sentence.end)
        if back is not None:
            gone = back["how"].lower() in ("out", "gone")
            heard = Told(
                act=Act.WITHDREW if gone else Act.JOINED,
                modality=Modality.ASSERTED,
                sure=0.62,
                rule="back-since",
            )
            yield statement_of(
                scene, slug, mention.code, heard, mention.start, back.end(), 1.0, back.end()
            )
            continue
        if found is None or re.match(r"['’]s?\b", text[stop : stop + 2]):
            continue
        of = found.groupdict().get("of")
        act = Act.SIGNED if (of or found["what"]).startswith("signator") else Act.JOINED
        heard = Told(
            act=act, modality=Modality.ASSERTED, sure=0.64, rule="newest", when_matters=False
        )
        yield statement_of(scene, slug, mention.code, heard, first, stop, 1.0, stop)
