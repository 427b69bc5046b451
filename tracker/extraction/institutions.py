"""Parliaments, governments and presidents that act with no party named beside them."""

from typing import Final

from tracker.extraction import patterns as re
from tracker.extraction.mentions import How, PartyMention
from tracker.extraction.scene import Scene, counterpart_of

BREAK: Final = re.compile(
    r"[;:]|\.\s|\b(?:but|while|although|though|because|whereas|when|which|who|whose|where|that|as)\b"
)
BODY: Final = re.compile(
    r"(?!['’]?s?\s+(?:\w+\s+){0,2}?opposition\b)\s*(?:['’]s?)?\s*(?:[\w-]+\s+){0,2}?(?:senators|deputies|legislators|MPs|premier|chancellor|chamber|upper house|lower house|house|council|court|diplomats|negotiators|ministry|administration|coalition|envoys|ambassadors|representatives?|head of state|secretary|speaker|top diplomat|parliament|government|president|cabinet|legislature|senate|king"
    r"|leader|leaders|officials?|diplomat|source|spokes\w+|lawmakers|minister|foreign minister|prime minister|authorities|ruler|emir|sultan"
    r"|duma|knesset|congress|assembly|majlis|officials|junta|regime|voters|delegation|delegates|delegations|ambassador|envoy|hosts|ministers|foreign ministers|parliaments|governments|presidents|cabinets|leaderships|legislatures|prime ministers)\b",
    re.IGNORECASE,
)
_BODIES: Final = (
    r"(?:(?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Aa]|[Bb]oth)\s+)?(?:(?:new|lower|upper|previous|outgoing|next|incoming|current|present|same|following|interim|military|whole|last)\s+)?"
    r"(?:[Pp]arliament|[Gg]overnment|[Cc]abinet|[Ss]enate|(?:[Nn]ational )?[Aa]ssembly|[Cc]ongress|[Ll]awmakers|[Ll]egislature|[Oo]pposition"
    r"|[Jj]unta|(?<=is )[Ss]uccessor|(?<=er )[Ss]uccessor|(?<=ts )[Ss]uccessor|[Aa]uthorities|[Oo]fficials|[Mm]inisters|(?:[Ff]oreign|[Pp]rime|[Ee]nergy|[Tt]rade|[Jj]ustice|[Dd]efen[cs]e) [Mm]inister|[Pp]resident"
    r"|[Ll]ower [Hh]ouse|[Uu]pper [Hh]ouse|Sejm|Bundestag|Bundesrat|(?:State )?Duma|Knesset|Majlis|Majles|(?:Verkhovna )?Rada|Storting|Riksdag|Althing|Folketing|Saeima|Seimas|Riigikogu|Eduskunta|Cortes|D[aá]il|Diet|House of Commons|House of Representatives)"
    r"(?:,? (?:[A-Z][\w’'-]+ ){0,2}[A-Z][\w’'-]+,?)?(?P<bridge>(?:\s+[a-z’'“\"-]+){0,9}\s*)$"
)
_INSTITUTION: Final = re.compile(
    rf"(?:^|[,;:—–“\"(]|\b(?:that|and|but|while|as|said|says)\b)\s*{_BODIES}"
)
_AFTER_A_PLACE: Final = re.compile(rf",?\s+{_BODIES}")
_NEW_IN_OFFICE: Final = re.compile(
    r"^\s+(?:that|which) (?:took (?:office|power|over)|came (?:to power|in)|followed(?: it)?|succeeded it|replaced it)\b(?: (?:the|next|same|following|year|month|in|after|that|spring|summer|autumn|winter|later|a))*"
)


def spoken_for(scene: Scene, at: int, floor: int) -> tuple[tuple[PartyMention, ...], str] | None:
    """The party whose parliament or president it is that does it, and no party is named with it.

    "Lisbon's minister says that parliament will ratify": the party of the sentence; else, "The
    Senate voted it down", the one that the sentence before begins with.
    """
    found = _INSTITUTION.search(scene.text, max(floor, at - 110), at)
    place = _place_before(scene, at) if found is None else None
    of_the_dateline = _of_the_dateline(scene) if found is None and place is None else None
    if of_the_dateline is not None:
        found = _OPENING.match(scene.text, scene.sentence.body, at)
    found = found or (_AFTER_A_PLACE.match(scene.text, place.end, at) if place else None)
    seat = _seat_before(scene, at) if found is None else None
    found = found or (_WHERE_A_BODY.match(scene.text, seat.end, at) if seat else None)
    if found is None:
        return None
    bridge = _NEW_IN_OFFICE.sub(" ", found["bridge"])
    if BREAK.search(bridge) or len(bridge.split()) > 6:
        return None
    if "uccessor" in found[0] and _GOES.match(scene.text, at):
        return None  # "his successor left in May"
    own = [
        each for each in scene.parties
        if floor <= each.start and each.end <= found.start() + 2 and not each.compound
        and (
            not each.location
            or _opens_with(scene, each, found.start())
            or found["bridge"].startswith(" there ")
        )
    ]  # fmt: skip
    if not own and (opening := _country_that_opens(scene, found.start())) is not None:
        own = [opening]
    if seat is not None:
        own = [seat]
    elif place is not None and place.start > scene.parties[0].start:
        own = [place]
    elif of_the_dateline is not None and not own:
        own = [of_the_dateline]
    meant = own[-1:] or [each for each in scene.earlier if not (each.compound or each.location)][:1]
    if not meant or meant[0].code == counterpart_of(scene):
        return None
    if len({each.code for each in own or meant}) > 1:
        return None
    hoped = _HOPED.search(scene.text, floor, found.start())
    return tuple(meant), f" hopes that it{bridge}" if hoped else bridge


def _country_that_opens(scene: Scene, at: int) -> PartyMention | None:
    """The country that opens a sentence that names no other: "In Kenya, …, but the government"."""
    first = next(iter(scene.parties), None)
    if first is None or first.compound or first.possessive or first.how is not How.NAME:
        return None
    if any(each.code != first.code and each.start < at for each in scene.parties):
        return None
    lead = scene.text[scene.sentence.body : first.start]
    return first if re.fullmatch(r"\W*In\s+(?:the\s+)?", lead) else None


def _seat_before(scene: Scene, at: int) -> PartyMention | None:
    """The place last named before a verb, where a body of its own may act: "Abuja, where the Senate"."""
    before = [each for each in scene.parties if each.end <= at]
    last = before[-1] if before else None
    if last is None or last.compound or last.possessive or at - last.end > 70:
        return None
    return last


_WHERE_A_BODY: Final = re.compile(rf",\s+where\s+{_BODIES}")
_OPENING: Final = re.compile(_BODIES)
_A_PARLIAMENT: Final = re.compile(
    r"\W*(?:[Tt]he )?(?:[Pp]arliament|[Cc]abinet|[Ss]enate|[Nn]ational [Aa]ssembly|[Cc]ongress|[Ll]awmakers|[Gg]overnment)\b"
)


def _of_the_dateline(scene: Scene) -> PartyMention | None:
    """The country in whose capital a text was written: "ACCRA - Parliament yesterday ratified"."""
    begin, body = scene.sentence.start, scene.sentence.body
    if begin == body or _A_PARLIAMENT.match(scene.text, body, scene.sentence.end) is None:
        return None
    there = [each for each in scene.parties if begin <= each.start < body]
    if len(there) != 1 or there[0].how is not How.CAPITAL:
        return None
    if scene.text[there[0].start : there[0].end].lower() in ("brussels", "vienna", "addis ababa"):
        return None  # where organisations sit
    return there[0]


_GOES: Final = re.compile(
    r"(?:le(?:ft|ave|aves|aving)|quit|depart\w*|return\w*|step\w*|join\w*|c[ao]me\w*)\b(?!\s+(?:it|the)\b)"
)
_HOPED: Final = re.compile(
    r"\b(?:hop(?:es?|ed|ing)|wish(?:es|ed)?)(?: that)?\s+(?:the\s+|its\s+)?$"
)


def _place_before(scene: Scene, at: int) -> PartyMention | None:
    """The place that opens the sentence of a body: "In Warsaw the Sejm voted"."""
    first = next(iter(scene.parties), None)
    for each in scene.parties:
        if each.end < at and _AND_IN.search(scene.text, max(0, each.start - 16), each.start):
            first = each  # "Malta has signed, while in Chad the cabinet approved it"
    if first is None or first.compound or first.possessive or not 0 < at - first.end < 90:
        return None
    if scene.text[first.start : first.end] == "Brussels" or _OF_MANY.match(scene.text, first.end):
        return None  # "in Vienna the assembly voted": that of an organisation
    lead = scene.text[scene.sentence.body : first.start]
    opens = re.fullmatch(r"\W*In\s+(?:the\s+)?", lead) or _AND_IN.search(lead)
    return first if opens else None


_AND_IN: Final = re.compile(
    r"(?:[,;]\s+(?:and\s+|but\s+|while\s+|whereas\s+)?|\b(?:while|whereas)\s+)in\s+(?:the\s+)?$"
)
_OF_MANY: Final = re.compile(
    r",?\s+(?:(?:the|its|both)\s+)?(?:assembly|officials|ministers|lawmakers|authorities|president|opposition|(?:\w+ )?minister)\b",
    re.IGNORECASE,
)


_SPEAKER_IN: Final = re.compile(
    r"\W*(?:An?|The|One)\s+(?:[\w-]+\s+){0,3}?(?:spokes\w+|official|source|minister|diplomat|advis[eo]r|lawmaker|senator)\s+(?:in|from)\s+(?:the\s+)?"
)


def speaks_for_a_seat(scene: Scene, mention: PartyMention) -> bool:
    """Whether one who speaks sits there: "A spokesman in Harare said the government wanted"."""
    lead = scene.text[scene.sentence.body : mention.start]
    return _SPEAKER_IN.fullmatch(lead) is not None


def _opens_with(scene: Scene, mention: PartyMention, at: int) -> bool:
    """Whether a place opens the sentence right before those who act: "In Chile, congress voted"."""
    if speaks_for_a_seat(scene, mention) or _WHERE.match(
        scene.text, mention.end, scene.sentence.end
    ):
        return True
    lead = scene.text[scene.sentence.body : mention.start]
    opens = re.fullmatch(r"\W*In\s+(?:the\s+)?|[^.;,]{0,40}\b(?:from|in)\s+(?:the\s+)?", lead)
    colon = scene.text[mention.end : mention.end + 1] == ":"
    return opens is not None and (colon or lead.lstrip().startswith("In")) and at - mention.end < 3


# "better in Jakarta, where the minister said her government would ratify"
_WHERE: Final = re.compile(
    r",\s+where\s+(?:the\s+)?(?:[\w’'-]+\s+){1,6}(?:said|says|told\s+\w+|announced|promised)\s+(?:that\s+)?"
)
