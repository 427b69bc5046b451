"""Who does it: the parties that a verb is said of, and the words between."""

from typing import Final

from tracker.extraction import patterns as re
from tracker.extraction.asides import aside_of, in_relative_clause
from tracker.extraction.institutions import BODY, spoken_for
from tracker.extraction.mentions import How, PartyMention
from tracker.extraction.quantifiers import doubtful_end, is_some_of
from tracker.extraction.scene import Scene, coordinated, counterpart_of
from tracker.extraction.verb_finder import verbs_in

_RESOLVE: Final = re.compile(
    r"(?:['’]s?)?(?=\s+(?:\w+\s+){0,2}?(?:decision|intention|plans?|agreement|pledge|promise|readiness|bid|wish|desire|willingness"
    r"|refusal|commitment|vow|move|offer|application|reluctance|ambition|hopes?)\s+(?:not\s+)?to\s+(?:\w+\s+){0,2}$)"
)
PAREN: Final = re.compile(r"\([^()]{0,120}\)|(?:—|–|--)[^—–]{0,160}(?:—|–|--)|,[^,]{1,120},")


_SUBCLAUSE: Final = re.compile(
    r",\s+(?:when|after|once|as|because|although|though|while|before|since|if)\b[^,;.]{3,90},"
)


def subjects_of(scene: Scene, at: int, floor: int) -> tuple[tuple[PartyMention, ...], str] | None:
    """The parties that the verb at `at` is said of, and the words between; None if unclear."""
    text = scene.text
    resumed: dict[int, int] = {}
    for mention in reversed(scene.parties):
        if mention.end > at or mention.start < floor:
            continue
        if mention.compound or (
            mention.location
            and mention.how is not How.NAME
            and not is_seat(scene, mention)
            and not _WHICH_DID.fullmatch(text, mention.end, at)
        ):
            continue
        if (aside := aside_of(scene, mention, at)) is not None:
            resumed.setdefault(aside[0].start, aside[1])
            continue  # "Kenya, at odds with Togo and Mali, has left"
        if (doubt := doubtful_end(scene, mention, floor)) is not None:
            sure = next((each for each in scene.parties if each.end == doubt[0]), None)
            if sure is None:
                return None
            resumed.setdefault(sure.start, doubt[1])
            continue  # "Kenya, and perhaps Togo, left"
        start = mention.end
        if _COUNTRY.match(text, start) or _MEMBERS_OF.search(
            text[max(floor, mention.start - 24) : mention.start]
        ):
            continue  # "was the last EU country to ratify", "the members of the EU are"
        if _is_source(scene, mention, at) or in_relative_clause(scene, mention, at):
            continue
        if mention.modifier and _SAID_THE.search(
            text[max(floor, mention.start - 16) : mention.start]
        ):
            continue  # "Kenya, said the Austrian minister, will join"
        if mention.possessive or mention.modifier or _is_its(scene, mention):
            if _is_its(scene, mention) and _KEEPS.search(
                text, max(floor, mention.start - 24), mention.start
            ):
                continue  # "kept its promise to join": the words between say so
            if gives_up := _GIVES_UP.search(text, max(floor, mention.start - 16), mention.start):
                if _is_its(scene, mention) and _DROPS.match(gives_up[0]):
                    continue  # "has dropped its plan to join": the words between say so
                return None  # "has scrapped its plan to leave"
            body = BODY.match(text, start, at) or _RESOLVE.match(text, start, at)
            if body is None:
                if mention.modifier and _ITS_OWN_NOUN.fullmatch(text, start, at) and _AND_THE.search(
                    text, max(floor, mention.start - 60), mention.start
                ):  # fmt: skip
                    return None  # "Chad refused, and the Turkmen trawlers did not sign either"
                if _OWN_DEBATE.fullmatch(text, start, at):
                    return None  # "followed with alarm Chad's debate on leaving"
                continue
            start = body.end()
        elif (
            mention.location
            and not (_opens_clause(scene, mention) or is_seat(scene, mention))
            and not _WHICH_DID.fullmatch(text, start, at)
        ):
            continue
        if _AFTER_WHOM.search(
            text, max(floor, mention.start - 90), coordinated(scene, mention)[0].start
        ) and _TO_DO_IT.fullmatch(text, start, at):
            continue  # "became the third country, after Peru and Chile, to ratify"
        bridge = text[resumed.get(mention.start, start) : at]
        if _UNCLEAR_IT.match(bridge):
            return None  # "visited Mali before it signed": whoever that is
        if _IT_NEXT.match(_WHICH.sub(" ", bridge)) and _TOLD.search(
            text[max(floor, mention.start - 20) : mention.start]
        ):
            if _THAT_IT.match(bridge):
                return None
            continue  # "told the Russians that they would not rejoin"
        if mention.location and _SO_MANY.match(bridge):
            continue  # "In Kigali, 44 states signed"
        if len(bridge) > 240:
            return None
        if _is_beside(scene, mention, bridge) or _ANOTHER_WHO.search(bridge):
            continue
        if mention.start - scene.sentence.body < 4:  # "Ghana: signed in 2023, ratified in 2024"
            labelled = re.match(r"[*_]{0,2}\s*[:–—-](?=\s)", bridge)
            if labelled:
                bridge = f" {bridge[labelled.end() :].rpartition(';')[2]}"
        if _IT_WAS.search(text[max(floor, mention.start - 16) : mention.start]):
            bridge = re.sub(r"^\s+(?:that|who|which)\b", " ", bridge)
        bare = _shared(PAREN.sub(" ", _SUBCLAUSE.sub(" ", bridge)))
        bare = _DID_AND.sub(" ", _AND_HAS.sub(" ", _AFTER_THEM.sub(" to ", bare)))
        if _AUXILIARY.match(text, at):  # "has sent observers but has never been a member"
            bare = re.sub(r"^.*\bbut\s+$", " ", bare)
        bare = re.sub(
            r"\b(?:on|from|after|before|by|in|at) that (?:same |very )?(?:day|date|occasion|year|month|time|point|moment|basis)\b"
            r"|\bso much as\b|\bamong (?:them|others)\b,?|\bas (?:(?!good as \w+ed\b)\w+ as\b|such|a whole|well|expected|usual|promised|planned)\b",
            " ",
            bare,
        )
        if _PARTS.search(
            re.sub(
                r"\bthat (?:it|he|she|they)\b|\b(?:says?|said|added|explained|confirmed|noted|tells? (?:\w+ ){0,2}?\w+|told [\w ]{2,24})(?: (?:in|on|last|this|at) [\w ]{2,20}?| \w+day| again| yesterday)? that (?:his|her|its|their) (?:own )?(?:country|government|nation|cabinet|kingdom|state|island|republic|administration|ministry)\b|, whose (?:own )?(?:[\w-]+ )?(?:parliament|congress|senate|government|cabinet|president|king|queen|emir|sultan|lawmakers|assembly|voters|legislature|leaders?|ministers?|premier|chancellor|envoy|ambassador|delegat(?:e|es|ion)|deputies|negotiators?|junta|house|representatives?)\b|,? (?:(?:both|all|each) of )?(?:which|who|whom|that) (?=(?:\w+ )?$|(?:(?:can|could|may|might|did|does|do|will|would|had) not|cannot|\w+n['’]t) (?:\w+ )?$|(?:has|have|had|is|are|was|will|signed|joined)\b)",
                " ",
                bare,
            )
        ):
            continue
        members = coordinated(scene, mention)
        if members[-1].end <= at and members[-1] is not mention:
            continue
        head = _head(scene, members[0], bridge, floor)
        if head is not None:
            members, bare = (
                coordinated(scene, head),
                re.sub(r"^[\s,]*(?:and|but|then)\b", " ", bare),
            )
        if counterpart_of(scene) and all(m.code == counterpart_of(scene) for m in members):
            continue
        return None if is_some_of(scene, members, bare, floor) else (members, bare)
    return spoken_for(scene, at, floor)


_PARTS: Final = re.compile(
    r";|\.\s|\b(?:but|while|although|though|because|whereas|when|who|where|that|as)\b|\buntil\s+[A-Z]"
    r"|\bwhich\s+(?:the|an?|its|their|his|her|no|nobody|hardly|everyone|[A-Z]\w*)\b"
    r"|\bwhose\b(?!\s+(?:[\w-]+\s+){0,2}?(?:\w*ministers?|governments?|parliaments?|presidents?|ambassadors?|envoys?|delegat\w+|signatures?|ratification|instruments?|papers|leaders?|king|cabinet|senate|voters|people|lawmakers|applications?|bids?)\b(?!\s+(?:the|an?|[A-Z]\w*)\b))"
)
"""What parts a verb from a party before it: another clause, and a relative one with its own subject."""


# "has a border with a neighbour who never signed"
_ANOTHER_WHO: Final = re.compile(
    r"\b(?:with|to|by|from|of|against|for|near|beside|alongside|between|among|in)\s+(?:an?|any|some|no|one|another|other|two|three|many|several)\s+(?:[a-z-]+\s+){1,3}(?:who|that|which)\s+(?:(?:has|have|had|never|not|also|only|did)\s+)*$"
)
# "in Washington, which signed in 2023, ratification is stuck"
_WHICH_DID: Final = re.compile(r",\s+which(?:\s+(?:has|had|itself|only|also|first|\w+ly))*\s+")
_ITS_OWN_NOUN: Final = re.compile(
    r"\s+[a-z-]+(?:\s+(?:did|do|does|has|have|had|will|would|could|may|might)(?:n['’]t)?)(?:\s+(?:not|never|also|yet|already|since))*\s+"
)
_OWN_DEBATE: Final = re.compile(
    r"['’]s?\s+(?:\w+\s+){0,2}?(?:debates?|talks?|thoughts?|threats?|fears?|idea|discussions?|vote|referendum|dreams?)\s+(?:on|of|about|over|to)\s+"
)
_AND_THE: Final = re.compile(r"(?:,|;|\b(?:and|but|while))\s[^,;]{0,50}\bthe\s+$")
_SAID_THE: Final = re.compile(r",[”\"’]?\s+(?:said|says|added)\s+(?:the |an? )$")
_GIVES_UP: Final = re.compile(
    r"\b(?:scrap|drop|abandon|shelv|revers|revok|cancel|rescind|withdr[ae]w|ditch|bin|taken? back|took back|torn? up|tear(?:s|ing)? up)\w*\s+$"
)
_KEEPS: Final = re.compile(
    r"\b(?:ke(?:pt|eps?)|honou?r(?:s|ed)?|fulfil(?:s|led)?|broke|broken|breaks|(?:made|makes?) good(?: on)?|carried out|delivered on|lived up to|acted on|stood by|reneged on|(?:went|gone|goes) back on)\s+$"
)
_DROPS: Final = re.compile(r"(?:scrapp|dropp|abandon|ditch|cancel)")
_BESIDE: Final = re.compile(r"\b(?:to|with|from|against|over|at|of)\s+(?:the\s+)?$")


def _is_its(scene: Scene, mention: PartyMention) -> bool:
    own = scene.text[mention.end : mention.end + 4] == " own"  # "relations of its own"
    return not own and scene.text[mention.start : mention.end].lower() in ("its", "their", "our")


def _is_beside(scene: Scene, mention: PartyMention, bridge: str) -> bool:
    """Whether a party only closes what the sentence's subject did: "lost to Chile, was the first"."""
    first = scene.parties[0]
    return (
        first is not mention
        and not (first.compound or first.possessive or first.modifier)
        and first.start - scene.sentence.body < 5
        and re.match(r",\s+(?:was|were|is|are|has|had|have)\b", bridge) is not None
        and _BESIDE.search(scene.text[max(0, mention.start - 10) : mention.start]) is not None
        and re.search(r",\s+(?:an?|the|which|who|whose)\b", scene.text[first.end : mention.start])
        is None
    )


_WHICH: Final = re.compile(r"^,\s+(?:which|who|whose)\b[^,;]*,")
_IT_NEXT: Final = re.compile(r"\s+(?:that\s+)?(?:it|its|he|she|they|his|her|their)\b")
_THAT_IT: Final = re.compile(r"\s+(?:that\s+)?its?\b")
_UNCLEAR_IT: Final = re.compile(r"\s+(?:when|after|before|because|once|until|since|as|if)\s+its?\b")
_TOLD: Final = re.compile(
    r"\b(?:told|tells|informed|assured|warned|notified|reminded|promised)\s+(?:the\s+)?$"
)
_SAYS: Final = re.compile(
    r"[^,;.]{0,30}?\b(?:says?|said|adds?|added|believes?|believed|reports?|reported|predicts?|expects?|hint|tells? us|told\s+[\w ]{2,20}),\s"
)


def _is_source(scene: Scene, mention: PartyMention, at: int) -> bool:
    """Whether a party only belongs to who says so: "is close and, officials in Tokyo say, will join"."""
    before = scene.text[max(scene.sentence.body, mention.start - 50) : mention.start]
    if re.search(r"(?:,|\band,)\s+(?:[\w ]+\s+(?:in|from|at|of)\s+)(?:the\s+)?$", before) is None:
        return False
    return _SAYS.match(scene.text, mention.end, at) is not None


_COUNTRY: Final = re.compile(
    r"\s+(?:countr(?:y|ies)|nations?|states?|members?|neighbou?rs?|territor(?:y|ies)|allies|dependenc(?:y|ies))\b"
)
_SO_MANY: Final = re.compile(
    r",\s+(?:the\s+)?(?:[\w-]+\s+){0,3}?(?:states|countries|nations|members|governments|parties|others|signatories)\b"
)
_MEMBERS_OF: Final = re.compile(
    r"\b(?:members?|states?|countr(?:y|ies)|nations?|citizens|neighbou?rs|allies|rest|half|most|parts?|capitals?) of\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_IT_WAS: Final = re.compile(r"\b[Ii]t (?:is|was)\s+(?:the\s+)?$")
# "were represented but did not sign": the second verb has the first one's subject
_AND_HAS: Final = re.compile(
    r"^,\s+(?:which|who)\s[^,;:]*\band\s+(?=(?:(?:\w+ly|then|later|also|soon|itself|even|first)\s+)?$|(?:was|became|is)\s+(?:also\s+|even\s+)?(?:among\s+|one\s+of\s+)?the\s+(?:(?:very\s+)?(?:first|second|third|fourth|fifth|last|only)|\d+(?:st|nd|rd|th))\b[^,;]{0,30}$)"
    r"|^.*\b(?:but|yet|though|and)\s+(?=(?:did|does|do|has|have|had|never|later|then|refus\w+|declin\w+)\b[^,;]{0,30}$)"
    r"|^.*\b(?:but|yet|and)\s+(?:both|all three|all four)\s+(?=[^,;]{0,40}$)"
    r"|^.*\b(?:but|yet)\s+(?=(?:intends?|plans?|planned|hopes?|wants?|expects?|aims?|promises|vows) to\b[^,;]{0,30}$)"
    r"|^.*\b(?:but|yet)\s+(?=(?:will|would|is|was|were|may|might|could)\b[^,;]{0,30}$)"
    r"|^(?!.*\b(?:if|unless|whether)\b).*\band\s+(?=(?:may|might|could)\b[^,;]{0,30}$)"
)


_AFTER_WHOM: Final = re.compile(
    r"\bthe (?:\w+ )?(?:first|second|third|only|last|next|latest|[a-z]+th|\d+(?:st|nd|rd|th))\b[^,;.]{0,30}?,? (?:after|alongside|besides|along with|together with|following)\s+(?:the\s+)?$"
)
_TO_DO_IT: Final = re.compile(r"\s*,?\s+to(?:\s+have)?\s+")
_AFTER_THEM: Final = re.compile(
    r",? (?:after|alongside|besides|along with|together with|following) [^,;.]{3,60}?,? to (?=(?:have )?$)"
)
# "proposed the text in 2017 and signed it": what is done first says nothing of the second
_DID_AND: Final = re.compile(
    r"^\s+(?:itself\s+|had\s+|has\s+)?(?!refus|declin|reject|fail|want|need|us)[a-z]+ed\s+(?:the|an?|its|their|in|on|for|with|at)\s[^,;:]*\band\s+(?=(?:\w+ly\s+|then\s+|later\s+|also\s+|itself\s+)?$)"
)
_AUXILIARY: Final = re.compile(r"(?:belongs?|has|have|had|is|are|was|were|will|would|does|did)\b")


def _head(scene: Scene, nearest: PartyMention, bridge: str, floor: int) -> PartyMention | None:
    """The subject that a verb shares with an earlier one, where the nearest party is no subject.

    "Russia has called it too close to Washington and has refused to sign"; "Pakistan, which walked
    out over Bangladesh, returned".
    """
    text = scene.text
    joined = re.match(r"[\s,]*(?:and|but|then)\b", bridge)
    closed = re.fullmatch(r",\s*(?:\w+ly\s+)?(?:has\s+|had\s+|was\s+|is\s+|will\s+)?", bridge)
    if not joined and not closed:
        return None
    begin = max(floor, text.rfind(";", floor, nearest.start) + 1)
    clause = [
        each for each in scene.parties
        if begin <= each.start < nearest.start and not each.compound and not each.location
    ]  # fmt: skip
    if closed:
        for each in reversed(clause):
            if re.match(
                r",\s+(?:which|who|whose|(?:\w+ly )?[a-z]+(?:ed|en|wn))\b",
                text[each.end : nearest.start],
            ):
                return each
        return None
    for each in clause:
        if each.possessive or each.modifier:
            continue
        if re.search(
            r"\b(?:has|have|had|is|was|were|will|would|said|says|\w+ed|\w+s)\b",
            text[each.end : nearest.start],
        ):
            return each
    return None


_JOINT: Final = re.compile(r"(?:,\s*)?\b(?:but|and|then|or|nor)\b\s*")


def _shared(bridge: str) -> str:
    """Of "has signed but not", what belongs to the second verb: both have the one subject."""
    for joint in reversed(list(_JOINT.finditer(bridge))):
        if verbs_in(bridge, 0, joint.start()):
            rest = bridge[joint.end() :]
            if rest[:1].isupper():
                continue  # of a name: "while in Trinidad and Tobago the cabinet"
            if len(rest) < 60 and not verbs_in(rest, 0, len(rest)):
                lead = "has " if re.search(r"\b(?:has|have|had)\b", bridge[: joint.start()]) else ""
                ahead = re.search(r"\b(?:will|would|to)\b", bridge[: joint.start()])
                if re.match(r"(?:also |then )?(?:among )?the (?:first|last|only|second)\b", rest):
                    being = re.search(r"\b(?:is|was|are|were|became)\b", bridge[: joint.start()])
                    return f" {being[0] if being else 'was'} {rest}"
                if "nor" in joint[0] or (
                    "or" in joint[0] and re.search(r"\b(?:not|never|neither)\b|n['’]t", bridge)
                ):
                    rest = f"not {rest}"
                return f" {lead}{ahead[0] + ' ' if ahead and not lead else ''}{rest}"
    return bridge


_SEAT: Final = re.compile(
    r"\b(?:we|parliament|lawmakers|law-?makers|legislators|deputies|senators|MPs|ministers|government|cabinet|authorities"
    r"|officials|leaders|leadership|senate|assembly|congress|junta|regime|rulers|negotiators|diplomats|voters|neighbou?rs|friends|partners|allies|colleagues|presidency|palace|(?:foreign )?ministry|foreign office|chancellery)\s+(?:in|of|from)\s+(?:the\s+)?$",
    re.IGNORECASE,
)


def is_seat(scene: Scene, mention: PartyMention) -> bool:
    """Whether a place is the seat of those who act: "lawmakers in Nairobi voted"."""
    before = scene.text[max(scene.sentence.start, mention.start - 40) : mention.start]
    if re.search(r"\bopposition\b", before, re.IGNORECASE):
        return False
    before = before[-28:]
    return _SEAT.search(before) is not None


def _opens_clause(scene: Scene, mention: PartyMention) -> bool:
    before = scene.text[max(scene.sentence.start, mention.start - 12) : mention.start]
    return re.search(r"\b(?:in|from|at|of|across|to)\s+(?:the\s+)?$", before) is None


def is_passive(text: str, at: int) -> bool:
    return (
        re.search(
            r"\b(?:was|were|been|be|being|is|are)(?:n['’]t)?\s+(?:(?:\w+ly|never|not|since|later|first|also|soon|at (?:long )?last)\s+)*$",
            text[max(0, at - 34) : at],
        )
        is not None
    )
