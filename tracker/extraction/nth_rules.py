"""Those before it: "the second to leave after Turkey", "the fifth party after Norway", "first since"."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from tracker.domain.acts import Act, Modality
from tracker.extraction import patterns as re
from tracker.extraction.following_rules import told_last
from tracker.extraction.scene import (
    Scene,
    Statement,
    coordinated,
    cut,
    date_of,
    lessened,
    spoken_of,
    statement_of,
)
from tracker.extraction.told_acts import ENTRIES, Told

_NTH_AFTER: Final = re.compile(
    r"\bthe (?:first|second|third|fourth|fifth|sixth|only|next|latest)(?: other)? (?:[\w-]+ ){0,3}?(?:to|that)\b(?P<between>[^.;]{0,60}?) (?:after|since|besides|apart from|alongside)\s+(?:the\s+)?$",
    re.IGNORECASE,
)


# "will become the fifth party, she said, after Norway and Chile"
_BECAME_NTH_AFTER: Final = re.compile(
    r"\b(?:becom\w+|became|is|was)\s+(?:only\s+)?the\s+(?:[a-z]+-)?(?:second|third|fourth|[a-z]+th|\d+(?:nd|rd|th))\s+(?:(?:[\w-]+\s+)?(?:member|party)(?:\s+(?:state|country|nation))?|(?P<signed>signatory))"
    r"(?:\s+(?:of|to)\s+[^,;.]{3,40}?)?(?:,\s+[^,;.]{3,40},)?\s+after\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_NO_VERB: Final = re.compile(r"\s*(?:[.,;)”\"]|$)|\s+(?:and when|in|on|last|this)\b")


def became_nth_after(scene: Scene, found: Sequence[Statement]) -> list[Statement]:
    """As in "became the fifth party after Norway": they are parties before it."""
    more: list[Statement] = []
    text = scene.text
    slug = spoken_of(scene)
    if slug is None or not found:
        return more
    for mention in scene.parties:
        begin = max(scene.sentence.start, mention.start - 160)
        lead = _BECAME_NTH_AFTER.search(text, begin, mention.start)
        members = coordinated(scene, mention)
        if lead is None or members[0] is not mention or mention.possessive or mention.compound:
            continue
        if not _NO_VERB.match(text, members[-1].end, scene.sentence.end):
            continue  # "after Norway pulled out"
        act = Act.SIGNED if lead["signed"] else Act.JOINED
        heard = Told(act=act, modality=Modality.ASSERTED, sure=0.64, rule="nth-after")
        stop = members[-1].end
        told = {each.party for each in found if each.act is act}
        more += [
            replace(
                statement_of(scene, slug, each.code, heard, mention.start, stop, 1.0),
                when=None,
            )
            for each in members
            if each.code not in told
        ]
    return more


def nth_after(scene: Scene, found: Sequence[Statement]) -> list[Statement]:
    """As in "the second country to leave after Turkey": the act of that verb, of the earlier."""
    more: list[Statement] = []
    text = scene.text
    for mention in scene.parties:
        members = coordinated(scene, mention)
        begin = max(scene.sentence.start, mention.start - 130)
        lead = _NTH_AFTER.search(text[begin : mention.start])
        if lead is None or members[0] is not mention or mention.compound or mention.possessive:
            continue
        first, last = (begin + at for at in lead.span("between"))
        verb = next((each for each in scene.verbs if first <= each.start <= last), None)
        slug = spoken_of(scene)
        if verb is None or slug is None or verb.verb.act not in (*ENTRIES, Act.WITHDREW):
            continue
        heard = Told(act=verb.verb.act, modality=Modality.ASSERTED, sure=0.66, rule="nth-after")
        stop = members[-1].end
        told = {each.party for each in found if each.act is heard.act}
        more += [
            statement_of(scene, slug, each.code, heard, verb.start, stop, 1.0)
            for each in members
            if each.code not in told
        ]
    return more


_FIRST_SINCE: Final = re.compile(
    r"\b(?:the\s+)?(?:first|next|earliest|latest)(?: \w+){0,3}? since\s+(?:the\s+)?$", re.IGNORECASE
)


def first_since(scene: Scene, found: Sequence[Statement]) -> list[Statement]:
    """As in "joined in 1999, the first newcomers since Spain in 1982": the same act, earlier."""
    more: list[Statement] = []
    text = scene.text
    for mention in scene.parties:
        begin = max(scene.sentence.start, mention.start - 60)
        lead = _FIRST_SINCE.search(text[begin : mention.start])
        if lead is None or mention.compound or mention.possessive:
            continue
        model = told_last(scene, found, begin + lead.start()) or (found[0] if found else None)
        date = date_of(scene, mention.end, mention.end, ahead=False)
        if model is None or date is None or model.modality is not Modality.ASSERTED:
            continue
        members = coordinated(scene, mention)
        start, end = cut(text, begin + lead.start(), members[-1].end)
        more += [
            replace(
                model, party=each.code, start=start, end=end, when=date,
                sure=lessened(model.sure, 0.15, least=0.55), rule="first-since", condition=None,
            )
            for each in members
        ]  # fmt: skip
    return more
