"""Who of several has and who has not: "only Malawi has ratified", "most have joined, but not Zambia"."""

from collections.abc import Iterator, Sequence
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
from tracker.extraction.told_acts import ENTRIES, Told

_DONE: Final = {
    "signed": Act.SIGNED,
    "ratified": Act.RATIFIED,
    "joined": Act.JOINED,
    "acceded": Act.ACCEDED,
}
_MAY_STAND: Final = Sought(
    re.compile(
        r"\b(?:only|alone|but not|though not|namely|ratifications?|signatures?|accessions?)\b",
        re.IGNORECASE,
    )
)
_ONLY: Final = re.compile(r"\b[Oo]nly\s+(?:the\s+)?$")
_HAS: Final = re.compile(
    r"(?P<alone>\s+alone)?\s+(?:has|have)\s+(?:so far\s+|since\s+|yet\s+|also\s+|now\s+)?"
    r"(?P<what>signed|ratified|joined|acceded)\b"
)
_BUT_NOT: Final = re.compile(
    r",?\s+(?:but|though|although) not(?: yet)?\s+(?:(?:from|by)\s+)?(?:the\s+)?$"
)
_MANY_HAVE: Final = re.compile(
    r"\b(?:most|all|many|several|half|some|both|the rest|the others|every|two|three|four|five|six|seven|eight|nine|ten|\d+)\b"
    r"[^.;,]{0,50}\b(?:have|has)\s+(?:now\s+|already\s+|since\s+)?$",
    re.IGNORECASE,
)
_COME_FROM: Final = re.compile(
    r"(?<!\b[Nn]o )(?<!few )\b(?P<what>[Rr]atifications?|[Ss]ignatures?|[Aa]ccessions?) (?:have|has|had) (?:so far |now |already |since )?"
    r"(?:come(?: in)?|arrived|followed|been (?:received|deposited|notified|registered))(?: so far)? from\s+(?:the\s+)?$"
)
_NAMELY: Final = re.compile(
    r"\b(?:have|has)\s+(?:now\s+|already\s+|since\s+)?(?P<what>signed|ratified|joined|acceded)\b[^.;:]{0,60}[,:] namely\s+(?:the\s+)?$"
)
_NOUNS: Final = {"rati": Act.RATIFIED, "sign": Act.SIGNED, "acce": Act.ACCEDED}


def partly(scene: Scene, found: Sequence[Statement]) -> Iterator[Statement]:
    """Yield what is told of those among several who have, or have not, done what others did."""
    slug = spoken_of(scene)
    if slug is None or next(found_in(scene, _MAY_STAND), None) is None:
        return
    told = {(each.party, each.act) for each in found}
    for mention in scene.parties:
        members = coordinated(scene, mention)
        if members[0] is not mention or mention.compound or mention.possessive or mention.modifier:
            continue
        begin = max(scene.sentence.body, mention.start - 110)
        before = scene.text[begin : mention.start]
        if (denied := _others(scene, members, before)) is not None:
            act, others, end = denied
            for each in others:
                if (each.code, act) not in told:
                    yield _of(scene, slug, each, act, Modality.DENIED, mention.start, end)
        elif (but := _BUT_NOT.search(before)) is not None:
            kind = _done_by_many(scene, begin + but.start(), found)
            for each in members if kind is not None else ():
                if kind is not None and (each.code, kind) not in told:
                    first = begin + but.start()
                    yield _of(scene, slug, each, kind, Modality.DENIED, first, each.end)
        elif (come := _COME_FROM.search(before) or _NAMELY.search(before)) is not None:
            what = come["what"].lower()
            kind = _DONE.get(what) or _NOUNS[what[:4]]
            for each in members:
                if (each.code, kind) not in told:
                    first = begin + come.start()
                    yield _of(scene, slug, each, kind, Modality.ASSERTED, first, each.end)


def _others(
    scene: Scene, members: Sequence[PartyMention], before: str
) -> tuple[Act, list[PartyMention], int] | None:
    """The act that only some of a list have done, the rest of the list, and where that ends."""
    has = _HAS.match(scene.text, members[-1].end, scene.sentence.end)
    if has is None or not (has["alone"] or _ONLY.search(before)):
        return None
    codes = {each.code for each in members}
    groups = [
        each.members
        for each in (*scene.lists_near, *scene.lists)
        if each.end <= members[0].start and codes < {one.code for one in each.members}
    ]
    if not groups:
        return None
    return _DONE[has["what"]], [one for one in groups[-1] if one.code not in codes], has.end()


def _done_by_many(scene: Scene, at: int, found: Sequence[Statement]) -> Act | None:
    """The entry that "most of its neighbours" or a party made, or that came "from" those named."""
    begin = max(scene.sentence.body, at - 160)
    if come := _COME_BEFORE.search(scene.text, begin, at):
        return _NOUNS[come["what"][:4].lower()]
    verb = next((each for each in reversed(scene.verbs) if each.end <= at), None)
    if verb is None or verb.verb.act not in ENTRIES or at - verb.end > 70:
        return None
    if any(verb.end <= each.start < at for each in scene.parties):
        return None
    done = any(
        each.act is verb.verb.act and each.modality is Modality.ASSERTED
        and each.rule == "has-done" and each.start <= verb.end and verb.start <= each.end
        for each in found
    )  # fmt: skip
    many = _MANY_HAVE.search(scene.text[max(scene.sentence.body, verb.start - 90) : verb.start])
    return verb.verb.act if many or done else None


_COME_BEFORE: Final = re.compile(rf"{_COME_FROM.pattern.removesuffix('$')}[^.;]{{3,120}}$")


def _of(
    scene: Scene,
    slug: str,
    party: PartyMention,
    act: Act,
    modality: Modality,
    first: int,
    end: int,
) -> Statement:
    heard = Told(act=act, modality=modality, sure=0.64, rule="partly", when_matters=False)
    return statement_of(scene, slug, party.code, heard, first, end, 1.0)
