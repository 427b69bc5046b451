"""Who says what a party will do: itself, its own officer, or that of another."""

from typing import Final

from tracker.domain.acts import Act, Modality
from tracker.extraction import patterns as re
from tracker.extraction.mentions import PartyMention
from tracker.extraction.scene import Scene
from tracker.extraction.told_acts import Told

_SAYS_THAT: Final = re.compile(
    r"\b(?:announced|declared|confirmed|(?:announcement|statement|declaration|decision|pledge|promise)\b[^;.]{0,140}?)(?:\s+(?:\w+\s+){0,3})?that\s+(?:the\s+)?$"
)
_ITS_OFFICER_SAYS: Final = re.compile(
    r"(?:['’]s?)?\s+(?:\w+\s+){0,2}?(?:ministry|minister|president|government"
    r"|premier|chancellor|king|emir|sultan|cabinet|spokes\w+|ambassador|envoy|leader"
    r"|(?:\w+ )?secretary|attorney[- ]general|governor|head of state|(?:permanent )?representative|delegate|negotiator|presidency|palace)\b"
    r"[^.;]{0,60}?\b(?:said|says|saying|told|tells|stated|pledged|promised|announced|confirmed|confirming|disclosed|revealed|repeated|insisted|informed)\b[^.;]{0,60}?(?:\s(?:the|his|her|its|their|that|country))*\s*$"
)
_THE_MINISTRY_SAYS: Final = re.compile(
    r"\b(?:[Tt]he|[Ii]ts|[Aa]) (?:[a-z-]+ ){0,2}(?:minister|ministry|secretary|government|cabinet|presidency|chancellery)\b,?"
    r"[^.;,]{0,40}?\b(?:said|says|announced|confirmed|declared|told)\b(?: [\w]+){0,5}? that\s+(?:the\s+)?$"
)
"""An officer of no party in particular speaks for the one that is named."""
_AN_OFFICER_SAYS: Final = re.compile(
    r"\b(?:(?:government|ministry|palace) spokes\w+|(?:[a-z]+ )?minister|spokes\w+)\b[^.;,]{0,50}?\b(?:said|says|told|announced|confirmed|promised)\b(?: [\w]+){0,4}?(?: that)?\s+(?:the\s+)?$"
)
_SAID_BY: Final = re.compile(
    r"(?:\baccording to|[”\"’,]\s+(?:said|says|announced|added)|,[”\"’]?)\s+"
    r"(?:the |an? )?(?:\w+ ){0,2}$"
)
_AN_OFFICER: Final = re.compile(
    r"(?:['’]s?)?\s+(?:\w+\s+){0,2}?(?:ministry|minister|president|premier|chancellor|king|envoy|ambassador|diplomat|official|negotiator|spokes\w+|government|chair\w*)\b"
    r"(?:\s+who\b|[^.;]{0,40}?\b(?:said|says|announced|told|added|confirmed)\b|\s*[.,;])"
)
_IN_ITS_SEAT: Final = re.compile(
    r"\b(?:minister|ministry|president|premier|chancellor|government|spokes\w+|cabinet|officials?)\s+(?:[A-Z][\w'’-]+\s+){0,3}(?:in|of)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_SAID_IN_ITS_SEAT: Final = re.compile(
    r"[”\",]\s+(?:said|says|announced)\s+(?:(?:the|a|an|its)\s+)?(?:[\w-]+\s+){0,3}?(?:[Mm]inister|[Pp]resident|[Pp]remier|[Cc]hancellor|[Ss]pokes\w+|[Ss]ecretary)(?:\s+[A-Z][\w'’-]+){0,3},?\s+in\s+(?:the\s+)?$"
)
_SAYS: Final = re.compile(r"(?:,[^,;.]{2,40},)?\s+(?:said|says|announced|told|confirmed)\b")
_OFFICER_SAYS: Final = re.compile(
    r"\b(?:minister|president|premier|chancellor|secretary|ambassador|envoy|king|spokes\w+)\b[^.;]{0,60}?\b(?:said|says|told|announced|confirmed|promised|pledged)\b[^.;,]{0,40}?\s+$",
    re.IGNORECASE,
)
_HIS_COUNTRY: Final = re.compile(r"(?:his|her|their) (?:country|government|nation)\b")
_HE_SAYS: Final = re.compile(
    r"\b(?:[Hh]e|[Ss]he|[Tt]hey)\s+(?:\w+ )?(?:said|says|added|announced"
    r"|pledged|promised|told [\w ]{3,30})(?: that)?\s+$"
)
_SAYS_ITS_OFFICER: Final = re.compile(
    r"[^.;]{3,90},\s+(?:its|his|her|their)\s+(?:[\w-]+\s+){0,3}?(?:minister|president|premier"
    r"|government|ministry|chancellor|king|cabinet|spokes\w+|ambassador|envoy|foreign secretary)\b"
    r"(?:,[^,.;]{3,40},|\s+(?:[A-Z][\w'’-]+\s+){1,3})?\s*"
    r"(?:said|says|confirmed|announced|declared|told|stated)\b"
)
# "Fiji will accede this year, Trade Minister Semi Nawaqaliva told Parliament"
_A_MINISTER_SAYS: Final = re.compile(
    r"[^.;]{3,120}?,[”\"’]?\s+(?:the\s+)?(?:(?:Deputy\s+)?(?:Prime|Foreign|Trade|Energy|Defen[cs]e|Finance|Justice|Fisheries|Environment|Interior|Health|Commerce|Economy|Agriculture|Labou?r|Transport|Culture)\s+(?:Minister|Secretary)|President|Premier|Chancellor|(?:F|f)oreign (?:M|m)inistry|government)\b"
    r"(?:\s+[A-Z][\w'’-]+){0,4}\s+(?:said|says|told|announced|confirmed|declared)\b"
)
_ITSELF: Final = re.compile(
    r"(?:\b(?:not|never)\b|n['’]t\b)?(?: (?:yet|ever))?\s*\b(?:den(?:y|ies|ied)|announc\w+"
    r"|confirm\w+|declar\w+|decid\w+|said|says?|told|informed|notified|assured|saying"
    r"|g[ai]v(?:e|en|ing) (?:formal )?notice|let (?:it )?be known)\b(?: [\w’']+){0,8}? (?:that )?$"
)


_PROMISED_IT: Final = re.compile(
    r"(?:,|\b(?:was|were|been)(?: \w+ly| also| since)?) (?:promised|assured|guaranteed)\b(?: [\w’']+){0,8}? that $"
)


def another_says(scene: Scene, slug: str, members: tuple[PartyMention, ...]) -> bool:
    """Whether an officer of another party says it: "Chile's minister said Peru would join"."""
    if scene.accords[slug].counterpart is not None:
        return False
    text = scene.text
    return any(
        each.code != members[0].code
        and (each.possessive or each.modifier)
        and (
            (
                each.end <= members[0].start
                and _ITS_OFFICER_SAYS.match(text, each.end, members[0].start) is not None
            )
            or (
                each.start > members[-1].end
                and _SAID_BY.search(text[max(members[-1].end, each.start - 40) : each.start])
                and _AN_OFFICER.match(text, each.end) is not None
            )
        )
        for each in scene.parties
    )


def announces_its_own(scene: Scene, members: tuple[PartyMention, ...], heard: Told) -> bool:
    """Whether a party's own officer says it: "Austria's minister announced that Vienna will"."""
    if heard.modality is not Modality.PLANNED or heard.act not in (Act.JOINED, Act.ACCEDED):
        return False
    if heard.rule not in ("will", "agreed-to") or len(members) != 1:
        return False
    text = scene.text
    begin = max(scene.sentence.start, members[0].start - 90)
    its = [
        each
        for each in scene.parties
        if each.code == members[0].code and each.end <= members[0].start
    ]
    if _HIS_COUNTRY.match(text, members[0].start) and _HE_SAYS.search(
        text, begin, members[0].start
    ):
        return True  # "He said his country would accede"
    if _HIS_COUNTRY.match(text, members[0].start) and _OFFICER_SAYS.search(
        text, begin, members[0].start
    ):
        return True  # "Deputy Prime Minister Fadillah Yusof said that his country would accede"
    if _SAYS_THAT.search(text, begin, members[0].start) is not None and its:
        return True
    if _THE_MINISTRY_SAYS.search(text, begin, members[0].start) is not None:
        return not any(begin <= each.start < members[0].start for each in scene.parties)
    if its and _AN_OFFICER_SAYS.search(text, its[-1].end, members[0].start):
        return True
    if any(
        each.code == members[0].code and each.start > members[0].end
        and _IN_ITS_SEAT.search(text, max(members[0].end, each.start - 40), each.start)
        and _SAYS.match(text, each.end)
        for each in scene.parties
    ):  # fmt: skip
        return True  # "… will accede," the foreign minister in Baku said
    if _SAYS_ITS_OFFICER.match(text, members[-1].end, scene.sentence.end):
        return True  # "Colombia will accede next year, its trade minister confirmed"
    if all(each.code == members[0].code for each in scene.parties) and _A_MINISTER_SAYS.match(
        text, members[-1].end, scene.sentence.end
    ):
        return True
    if any(
        each.code == members[0].code and each.start > members[0].end
        and _SAID_IN_ITS_SEAT.search(text, max(members[0].end, each.start - 90), each.start)
        for each in scene.parties
    ):  # fmt: skip
        return True  # "… will accede," said Foreign Minister Grace Mulenga in Lusaka
    return any(_ITS_OFFICER_SAYS.match(text, each.end, members[0].start) for each in its)


def said_of_itself(scene: Scene, subject: PartyMention) -> str:
    """Return what a party says of itself as "it": "announced in May that it" will join."""
    text = scene.text
    if text[subject.start : subject.end].lower() not in ("it", "they", "we"):
        return ""
    before = text[max(scene.sentence.body, subject.start - 80) : subject.start]
    found = _ITSELF.search(before) or _PROMISED_IT.search(before)
    return "" if found is None else f" {found[0]}it"
