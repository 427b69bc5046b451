"""What stands before its subject: "Having signed in 2023, Latvia …", "Not a party, Turkey …"."""

from collections.abc import Iterator
from typing import Final

from tracker.domain.acts import Act, Modality
from tracker.extraction import patterns as re
from tracker.extraction.act_words import Form
from tracker.extraction.mentions import How, PartyMention
from tracker.extraction.scene import Scene, Statement, coordinated, spoken_of, statement_of
from tracker.extraction.told_acts import ENTRIES, Told
from tracker.extraction.verb_finder import FoundVerb

_DEED: Final = re.compile(
    r"^\W*(?:(?:[\w-]+ ){1,3}(?:years?|months?|weeks?|days?|decades?) (?=after |before |since ))?(?:(?:[Hh]aving|[Aa]fter(?: having)?|[Ss]ince|[Bb]y|[Uu]pon|[Ff]ollowing|[Dd]espite(?: having)?|[Tt]hough it|[Aa]lthough it"
    r"|[Aa]fter it|[Ss]ince it|[Ww]hen it|[Hh]as) (?:(?:first|already|formally|finally|only|once|had|has) )*|(?:[Tt]he (?:first|last|latest) to ))$"
)
_INSTEAD: Final = re.compile(r"\W*(?:[Rr]ather than|[Ii]nstead of|[Ff]ar from) ")
_NEVER: Final = re.compile(r"^\W*[Hh]aving (?:never|not)(?: yet)? $")
_ASIDE_IS: Final = re.compile(r",[^,.;]{3,60},\s+(?:is|was|would|will|could|may|might)\b")
_STANDING: Final = re.compile(
    r"\W*(?:(?P<not>[Nn]ot (?:yet |itself )?|[Nn]ever )|(?P<once>[Oo]nce |[Ff]ormerly )|[Aa]lready |[Ii]tself |[Aa]s )?(?:an?|the) "
    r"(?:(?:full|founding|founder|current|original|long-?time|charter|contracting|new) )?"
    r"(?P<what>member(?:[- ](?:state|country|nation))?|(?:state )?party|signatory|founder)\b(?P<rest>[^,.;]{0,60}),\s+(?:the\s+)?"
)
_WITH: Final = re.compile(
    r"\b(?:[Ww]ith|[Aa]fter|[Ff]ollowing|[Ss]ince|[Uu]pon|[Bb]y|[Tt]hanks to|[Ii]ncluding|[Cc]ount(?:s|ed|ing))\s+(?:the\s+)?$"
)
_NOUN: Final = re.compile(
    r"['’]s?\s+(?:own\s+)?(?P<noun>signature|ratification|accession|signing)\b(?!\s+(?:process|talks|bid|procedure|ceremony|instrument))"
)
_NOUNS: Final = {
    "signature": Act.SIGNED,
    "signing": Act.SIGNED,
    "ratification": Act.RATIFIED,
    "accession": Act.ACCEDED,
}


def fronted(scene: Scene) -> Iterator[Statement]:
    """Yield what a fronted phrase says of the subject that follows it."""
    slug = spoken_of(scene)
    if slug is None:
        return
    yield from _deeds(scene, slug)
    yield from _standing(scene, slug)
    yield from _counted(scene, slug)


def _subject(scene: Scene, at: int) -> PartyMention | None:
    """The subject of the clause after the first comma from a place on."""
    comma = scene.text.find(",", at, scene.sentence.end)
    while comma >= 0 and scene.text[comma + 1 : comma + 2].isdigit():
        comma = scene.text.find(",", comma + 1, scene.sentence.end)
    if comma < 0 or comma - at > 80:
        return None
    lead = re.match(r",\s+(?:the\s+)?", scene.text[comma : comma + 8])
    if lead is None:
        return None
    return next(
        (
            each
            for each in scene.parties
            if each.start == comma + lead.end() and not each.compound and each.how is not How.PERSON
        ),
        None,
    )


def _deeds(scene: Scene, slug: str) -> Iterator[Statement]:
    text, floor = scene.text, scene.sentence.body
    first = next(iter(scene.verbs), None)
    if first is None or first.verb.act not in (*ENTRIES, Act.WITHDREW):
        return
    if first.verb.form not in (Form.PAST, Form.ING) and not _INSTEAD.fullmatch(
        text[floor : first.start]
    ):
        return
    before = text[floor : first.start]
    if len(before) > 40 or any(each.end <= first.start for each in scene.parties):
        return
    if _INSTEAD.fullmatch(before):
        modality = Modality.DENIED
    elif _DEED.match(before) or _is_doing(scene, first, before):
        modality = Modality.ASSERTED
    elif _NEVER.match(before):
        modality = Modality.DENIED
    else:
        return
    subject = _subject(scene, first.end)
    if subject is None:
        return
    if modality is Modality.ASSERTED and _only_supposed(scene, before, subject):
        return
    heard = Told(
        act=first.verb.act,
        modality=modality,
        sure=0.74,
        rule="fronted",
        when_matters=modality is Modality.ASSERTED,
    )
    for member in coordinated(scene, subject):
        yield statement_of(scene, slug, member.code, heard, floor, first.end, 1.0)


_SUPPOSED: Final = re.compile(
    r"(?:['’]s?)?(?: \w+){0,3}?\s+(?:would|could|can|may|might|risks?|stands? to|will (?:have|be able|gain|lose|get|need|commit))\b(?! (?:not )?(?:never )?have \w+(?:ed|en)\b)"
)
_HAVING: Final = re.compile(
    r"\W*(?:[Hh]aving|[Dd]espite|[Aa]s|[Ww]hen|[Tt]hough|[Aa]lthough|[Ss]ince)\b"
)


def _only_supposed(scene: Scene, before: str, subject: PartyMention) -> bool:
    """Whether the main clause says what the deed would bring: "By joining, Benin would gain"."""
    modal = _SUPPOSED.match(scene.text, subject.end, scene.sentence.end)
    if modal is None:
        return False
    return modal[0].endswith(" would") or _HAVING.match(before) is None


def _is_doing(scene: Scene, verb: FoundVerb, before: str) -> bool:
    """Whether a sentence begins with what its subject did: "Ratifying the treaty on Friday, …"."""
    if verb.verb.form is not Form.ING or before.strip(" “\"'"):
        return False
    comma = scene.text.find(",", verb.end, scene.sentence.end)
    if _ASIDE_IS.match(scene.text, comma, scene.sentence.end):
        return False  # "Joining the pact, its president said, was out of the question"
    return not re.search(
        r"\b(?:is|are|was|were|would|will|could|may|might|means|has|have|requires?)\b",
        scene.text[verb.end : comma],
    )


def _standing(scene: Scene, slug: str) -> Iterator[Statement]:
    text, floor = scene.text, scene.sentence.body
    found = _STANDING.match(text, floor, scene.sentence.end)
    if found is None or found["once"]:
        return
    if re.search(r"\bof\b", found["rest"]) and not any(
        each.slug and found.start() <= each.start < found.end() for each in scene.named
    ):
        return
    subject = next((each for each in scene.parties if each.start == found.end()), None)
    if subject is None or subject.compound or subject.how is How.PERSON:
        return
    if found[0].lstrip().startswith("As ") and _only_supposed(scene, "", subject):
        return  # "As a member, Togo would have a veto"
    act = Act.SIGNED if found["what"] == "signatory" else Act.JOINED
    denied = found["not"] is not None
    heard = Told(
        act=act,
        modality=Modality.DENIED if denied else Modality.ASSERTED,
        sure=0.68,
        rule="fronted-member",
        when_matters=not denied and "since" in found["rest"],
    )
    stop = found.start("rest") + len(found["rest"])
    yield statement_of(scene, slug, subject.code, heard, floor, stop, 1.0)


def _counted(scene: Scene, slug: str) -> Iterator[Statement]:
    """As in "With Vietnam's ratification the number rises to 40"."""
    text = scene.text
    for mention in scene.parties:
        if not mention.possessive:
            continue
        found = _NOUN.match(text, mention.end, scene.sentence.end)
        before = text[max(scene.sentence.body, mention.start - 24) : mention.start]
        if found is None or _WITH.search(before) is None:
            continue
        heard = Told(
            act=_NOUNS[found["noun"]], modality=Modality.ASSERTED, sure=0.66, rule="with-its-act"
        )
        for member in coordinated(scene, mention):
            yield statement_of(scene, slug, member.code, heard, mention.start, found.end(), 1.0)
