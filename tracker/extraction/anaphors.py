"""What "the kingdom", "the Central Asian nation" and "it" refer to, by what stands before."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from tracker.extraction import patterns as re
from tracker.extraction.addressed import is_addressed
from tracker.extraction.clause_subjects import begins_clause, is_its_clause
from tracker.extraction.lexicon import words
from tracker.extraction.mentions import How, PartyMention
from tracker.extraction.sentences import Sentence
from tracker.gazetteer.spoken import among

_BACK = 4  # sentences before the one of the anaphor in which its antecedent is looked for
_FAR = 40  # mentions back, for one that says of itself what it is: "the Gulf kingdom"

_FORMS: Final = (
    "kingdom|emirate|sultanate|republic|monarchy|principality|archipelago|sheikhdom|federation|duchy"
    "|country|nation|state|territory|island(?!\\s+(?:country|nation|state|republic|kingdom|territory))|enclave|region"
)
_HIS_FORMS: Final = frozenset({"country", "nation", "kingdom", "republic", "islands"})
_HIS = r"(?:[Hh]is|[Hh]er|[Tt]heir)"
_GAP = r"(?:[^\S\n]+|\n(?=[a-z]))"
_ANAPHOR = re.compile(
    rf"\b(?:[Tt]he|[Tt]his|[Tt]hat|(?P<his>{_HIS})){_GAP}(?P<words>(?:(?!(?:the|an?|of|in|to|with|that|this|by|for|from|its|his|her|their|my|our|your"
    rf"|is|was|has|on|at)\b)[\w-]+{_GAP}){{0,4}}?)(?P<form>{_FORMS}|(?<=is )islands|(?<=er )islands|(?<=eir )islands|[Kk]ingdom|[Ee]mirate|[Ss]ultanate|[Dd]uchy)"
    rf"\b(?!-)(?!\s+of\b)"
)
# "the first country to join", "the host nation": no party that was named before.
_NOT_BEFORE: Final = words(
    """
    first second third fourth fifth sixth seventh eighth ninth tenth latest newest next last only
    other same new host entire whole another any each every no member single right wrong former
    and or of in to for that which nation state united islamic one two three most-favoured
    most-favored
    """
)
_SELF_RULED: Final = words(
    "breakaway separatist self-declared self-ruled self-governing unrecognised unrecognized"
)
# "the 33rd country", "the poorest nation"
_RANKED: Final = re.compile(
    r"\d+(?:st|nd|rd|th)|\w{3,}[^nwe\W]est|eleventh|twelfth|\w+teenth|\w+tieth|hundredth"
    r"|\w+-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)"
)
# "the state department", "the nation state"
_NOT_AFTER: Final = re.compile(
    r"\s+(?:department|media|television|tv|news|oil|visit|dinner|house|capitol|police|budget|actors?"
    r"|owned|run|support|sponsors?|legislature|law|party|to\s+join|building|fair|funeral)\b"
    # "the country that stormed out": which one is said after it
    r"|\s+that\s+(?!(?:it|he|she|they|we|its|their|his|her|the|an?|no|this|these|all)\b)[a-z]"
)
# "Kenya's president said that it would": an office speaks for its party
_OFFICE_NEXT: Final = re.compile(
    r"(?:['’]s?)?\s+(?:[\w-]+\s+){0,3}?(?:president|government|minister|parliament|leaders?|ministry|king|cabinet|premier|chancellor|emir"
    r"|sultan|officials?|lawmakers|side|senate|congress|assembly|authorities|junta|spokes\w+|envoy|ambassador|court|voters|foreign)\b",
    re.IGNORECASE,
)
_OFFICE_OF: Final = re.compile(
    r"\b(?:president|government|minister|parliament|leader|ministry|king|cabinet|premier|junta) of\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_GOVERNMENT_NEXT: Final = re.compile(
    r",[^.;]{0,40}?\b(?:the )?(?:government|parliament|cabinet|authorities|(?:foreign )?ministry|president|prime minister)\b"
)
_TOLD: Final = re.compile(
    r"\b(?:told|tells|informed|assured|warned|notified|reminded|promised)\s+(?:the\s+)?$"
)
_SAYS_IT: Final = re.compile(
    r"(?:,\s+(?:another|a|an|the|which|whose|who)\s+[^,.;]{3,60},)?(?:(?:['’]s?)?\s+(?:\w+\s+)?(?:side|government|president|minister|ministry|parliament|official|officials))?\s+(?:(?:has|had|also|now|since|then|repeatedly)\s+){0,2}(?:says|said|insists|insisted|indicated|announced|confirmed|denied|denies|declared|added|argued|argues|maintains|hinted|signalled)\s+(?:\w+day\s+|in\s+(?:\w+\s+)?\d{4}\s+|last\s+\w+\s+|that\s+){0,2}(?:the\s+)?"
)
# "told an American broadcaster that his country": whose it is not
_PRESS_NEXT: Final = re.compile(
    r"(?:['’]s?)?\s+(?:[\w-]+\s+){0,2}?(?:broadcasters?|newspapers?|dailys?|daily|television|tv|magazine|channel|reporters?|journalists?|agency|network|radio|media|audience|counterparts?|colleagues?)\b",
    re.IGNORECASE,
)
# "Her Hungarian colleague said that his country": what opens a sentence is who speaks
_A_COLLEAGUE: Final = re.compile(r"(?:^|[.;”\"]\s+)(?:Her|His|Their|Its|The)\s+$")
_WHO_SAYS: Final = re.compile(r"\s+(?:\w+\s+)?(?:counterpart|colleague),?\s+(?:\w+ ){0,3}who\b")
# "The US exit took effect": what follows is of that party
_ACT_NEXT: Final = re.compile(
    r"\s+(?:exit|withdrawal|departure|accession|ratification|signature|membership|entry|return|suspension|bid|application)\b"
)
# "Israel recognised the breakaway republic": whom a party acts on is another
_ACTS_ON: Final = re.compile(
    r"\s+(?:(?:has|had|have|will|would|also|formally|to|could)\s+){0,2}(?!(?:said|says|that|and|or|when|where|while|as|if)\b)[a-z]+(?:ed|es|s|ise|ize|e)\s+(?:with\s+)?the\s+"
)
# "Reports that Togo would leave were denied by its minister, who said that his country": Togo
_DENIED_BY: Final = re.compile(
    r"[^.;]{3,80}\b(?:was|were) (?:denied|dismissed|rejected|confirmed) by (?:[A-Z][\w’'-]+ ){0,3}(?:Minister|President|Premier|Chancellor|Secretary)\b[^.;]{3,80}\b(?:said|told [\w ]{3,30}) (?:that )?"
)
_PREPOSITION = re.compile(
    r"\b(?:with|to|of|by|against|from|towards?|for|than|between|among|like|unlike|on|over|including"
    r"|such as)\s+(?:the\s+)?$",
    re.IGNORECASE,
)


def anaphors(
    text: str, mentions: Sequence[PartyMention], within: Sequence[Sentence]
) -> Iterator[PartyMention]:
    """Yield the anaphors that the mentions before them resolve, in order."""
    starts = [mention.start for mention in mentions]
    for found in _ANAPHOR.finditer(text):
        described = found["words"].lower().split()
        ranked = any(_RANKED.fullmatch(word) for word in described)
        if ranked or _NOT_BEFORE.intersection(described) or _NOT_AFTER.match(text, found.end()):
            continue
        start = found.start("words")
        if found["his"]:
            if described or found["form"] not in _HIS_FORMS:
                continue
            antecedent = _of_whom(text, mentions, start, within)
            if antecedent is not None:
                rest = text[found.end() : found.end() + 2]
                yield PartyMention(
                    start=found.start("his"), end=found.end(), code=antecedent.code,
                    how=How.ANAPHOR, possessive=rest in ("’s", "'s"),
                )  # fmt: skip
            continue
        codes = _described(described, found["form"].lower())
        if not codes and _SELF_RULED.intersection(described):
            # the gazetteer gives slugs to what few states recognise, and ISO a code to two of them
            codes = frozenset(each.code for each in mentions if each.code.islower()) | {"TW", "XK"}
            codes = codes if _nearest(mentions, bisect_left(starts, start), codes) else frozenset()
        if codes:
            antecedent = _nearest(mentions, bisect_left(starts, start), codes)
        elif found["form"] == "region" and not _SELF_RULED.intersection(described):
            continue  # that of the world
        elif found["form"] == "state" and text[found.end() : found.end() + 2] not in ("’s", "'s"):
            continue
        else:
            antecedent = _where_it_is_said(text, mentions, start, within) or likeliest(
                text, mentions, start, within
            )
        if antecedent is not None:
            rest = text[found.end() : found.end() + 2]
            yield PartyMention(
                start=start,
                end=found.end(),
                code=antecedent.code,
                how=How.ANAPHOR,
                possessive=rest in ("’s", "'s"),
            )


_OFFICERS_IN: Final = re.compile(
    r"\b(?:[Ll]awmakers|[Oo]fficials|[Dd]eputies|[Ss]enators|[Mm]inisters|[Aa]uthorities|[Dd]iplomats|[Pp]arliament|[Gg]overnment|[Cc]abinet|[Aa]ssembly|[Ss]enate) in\s+(?:the\s+)?$"
)


def _where_it_is_said(
    text: str, mentions: Sequence[PartyMention], position: int, within: Sequence[Sentence]
) -> PartyMention | None:
    """The capital of whose officers the sentence tells: "lawmakers in Tashkent … the country"."""
    index = bisect_right(within, position, key=lambda sentence: sentence.start) - 1
    begin = within[max(0, index)].start if within else 0
    here = [each for each in mentions if begin <= each.start < position]
    if len(here) != 1 or not here[0].location:
        return None
    return here[0] if _OFFICERS_IN.search(text, begin, here[0].start) else None


_OFFICER_IN: Final = re.compile(
    r"\b(?:minister|premier|president|chancellor|spokes\w+|negotiator|lawmaker|senator) (?:in|of)\s+(?:the\s+)?$"
)


_OFFICER_OF: Final = re.compile(r"['’]s?\s+(?:\w+\s+){0,3}?that\s")


def _of_whom(
    text: str, mentions: Sequence[PartyMention], position: int, within: Sequence[Sentence]
) -> PartyMention | None:
    """Whose country "his country" is: that of the officer who was named last, else the likeliest."""
    index = bisect_right(within, position, key=lambda sentence: sentence.start) - 1
    first = within[max(0, index - 2)].start if within else 0
    nearest = bisect_left(mentions, position, key=lambda mention: mention.start) - 1
    if nearest >= 0 and mentions[nearest].start >= within[max(0, index)].start and (
        _DENIED_BY.fullmatch(text, mentions[nearest].end, position)
    ):  # fmt: skip
        return mentions[nearest]
    for mention in reversed(mentions):
        if mention.start >= position:
            continue
        if mention.start < first:
            break
        if mention.location and _OFFICER_IN.search(text, max(0, mention.start - 40), mention.start):
            return mention  # "the prime minister in Oslo says that his country"
        if _TOLD.search(text, max(0, mention.start - 20), mention.start) and (
            _OFFICER_OF.match(text, mention.end, position)
        ):
            continue  # "told Serbia's that his country would"
        if mention.how is How.PERSON or (
            (mention.possessive or mention.modifier) and not mention.compound
            and (
                not _PRESS_NEXT.match(text, mention.end)
                or _WHO_SAYS.match(text, mention.end)
                or _A_COLLEAGUE.search(text, max(0, mention.start - 9), mention.start)
            )
        ):  # fmt: skip
            return mention
    return likeliest(text, mentions, position, within)


def _described(described: Sequence[str], form: str) -> frozenset[str]:
    """The parties that the words may mean; none if they say nothing of it."""
    codes = among("form").get(form, frozenset())
    regions = among("region")
    for size in (3, 2, 1):
        for index in range(len(described) - size + 1):
            region = regions.get(" ".join(described[index : index + size]))
            if region is not None:
                return codes & region if codes else region
    return codes


def _nearest(
    mentions: Sequence[PartyMention], before: int, codes: frozenset[str]
) -> PartyMention | None:
    for mention in reversed(mentions[max(0, before - _FAR) : before]):
        if mention.code in codes and mention.how is not How.ANAPHOR:
            return mention
    return None


def likeliest(
    text: str, mentions: Sequence[PartyMention], position: int, within: Sequence[Sentence]
) -> PartyMention | None:
    """The mention that a pronoun at `position` most likely refers to."""
    index = bisect_right(within, position, key=lambda sentence: sentence.start) - 1
    nearest = bisect_left(mentions, position, key=lambda mention: mention.start) - 1
    if nearest >= 0 and _SAYS_IT.fullmatch(text, mentions[nearest].end, position):
        return mentions[nearest]  # "Windhoek says it will not apply"
    if (
        nearest >= 0
        and (index < 0 or mentions[nearest].start >= within[index].start)
        and (meant := is_addressed(text, mentions[nearest], position)) is not None
    ):
        return mentions[nearest] if meant else None
    if nearest >= 0 and is_its_clause(text, mentions[nearest], position):
        return mentions[nearest]  # "Kenya left, Peru suspended its own membership"
    if (
        nearest >= 0
        and _OF_WHAT_IT_DID.search(text[: mentions[nearest].start][-20:])
        and (_WHEN_IT.fullmatch(text, mentions[nearest].end, position))
    ):
        return mentions[nearest]  # "a declaration that Cyprus made when it ratified"
    if nearest >= 0 and text[position - 5 : position] == "that ":
        for mention in reversed(mentions[max(0, nearest - 2) : nearest + 1]):
            if _ANNOUNCED_THERE.fullmatch(text, mention.end, position) and (
                _rank(text, mention, position) == 0
            ):
                return mention  # "Laos announced at the Addis Ababa meeting that it would"
    weak: PartyMention | None = None
    for sentence in reversed(within[max(0, index - _BACK) : index + 1]):
        first = bisect_left(mentions, sentence.start, key=lambda mention: mention.start)
        last = bisect_left(mentions, min(position, sentence.end), key=lambda mention: mention.start)
        ranked = [
            (rank, number if rank == 0 else -number, mention)
            for number, mention in enumerate(mentions[first:last])
            if (rank := _rank(text, mention, sentence.body)) is not None
            and not (rank == 0 and _is_one_of_two(text, mentions, first + number, position))
            and not _ACTS_ON.fullmatch(text, mention.end, position)
        ]
        if ranked:
            rank, _, mention = min(ranked, key=lambda row: row[:2])
            if rank == 0 and sentence is within[index]:
                firsts = [row[2] for row in ranked if row[0] == 0]
                return next(
                    (
                        each
                        for each in reversed(firsts[1:])
                        if begins_clause(text, mentions, each, position)
                    ),
                    mention,
                )
            if rank < 2:
                return mention
            weak = weak or mention
    return weak


_PLURAL_OF: Final = re.compile(r"\s+and\s+(?:the\s+)?")
_NEW_CLAUSE: Final = re.compile(r",\s+(?:and|but|while)\s+|;\s+")


def _is_one_of_two(text: str, mentions: Sequence[PartyMention], number: int, at: int) -> bool:
    """Whether "it" cannot be one of two that act together, since a third begins a clause later on."""
    one = mentions[number]
    two = mentions[number + 1 : number + 2]
    last = mentions[max(0, number - 1) : number]
    if two and two[0].end <= at and _PLURAL_OF.fullmatch(text, one.end, two[0].start):
        after = number + 2
    elif last and _PLURAL_OF.fullmatch(text, last[0].end, one.start):
        after = number + 1
    else:
        return False
    third = mentions[after] if after < len(mentions) else None
    if third is None or third.start >= at:
        return False
    begins = _NEW_CLAUSE.search(text, mentions[after - 1].end, third.start)
    return begins is not None and begins.end() == third.start and _rank(text, third, -9) == 0


_ANNOUNCED_THERE: Final = re.compile(
    r"(?:,\s+(?!(?:and|but|or)\b)[^,.;]{3,60},)?\s+(?:(?:has|had|also|since)\s+){0,2}(?:announces|says|declares|tells|informs|notifies|confirms|promises|signals|announced|said|declared|told|informed|notified|confirmed|assured|promised|signalled|indicated|let it be known)"
    r"(?:\s+(?!that\b)[^\s.;,]+){0,9}\s+that\s+"
)
_OF_WHAT_IT_DID = re.compile(r"\b(?:that|which)\s+(?:the\s+)?$")
_WHEN_IT = re.compile(
    r"\s+(?:had\s+)?(?:\w+ed|made|gave|sent|held|took|left|sold|wrote)\s+(?:when|after|before|as|once)\s+"
)
_SEAT = re.compile(
    r"\b(?:government|authorities|cabinet|parliament|leaders|leadership|junta|rulers|regime) in\s+$"
)


def _rank(text: str, mention: PartyMention, body: int) -> int | None:
    """How far a mention is from being the subject; None if it cannot be meant."""
    if mention.compound:
        return None
    if mention.how is How.CAPITAL and mention.location:
        begin = max(0, mention.start - 30)
        if _SEAT.search(text[begin : mention.start]):
            return 0
        if text[body : mention.start] != "In ":
            return None
        return 0 if _GOVERNMENT_NEXT.match(text, mention.end) else 2  # "In Gaborone three leaders"
    opens = mention.start - body < 5
    if mention.modifier and opens and _ACT_NEXT.match(text, mention.end):
        return 0
    if mention.modifier and _OFFICE_NEXT.match(text, mention.end):
        return 0  # "The British government said that it"
    if mention.modifier and _FIRM_NEXT.match(text, mention.end):
        return None  # "Total, the French oil company, said that it"
    if mention.how is How.PERSON or mention.modifier:
        return 2
    if mention.possessive and not opens and not _OFFICE_NEXT.match(text, mention.end):
        return 1
    before = text[max(0, mention.start - 24) : mention.start]
    if _OFFICE_OF.search(before):
        return 0
    if _TOLD.search(before):
        return 2
    return 1 if mention.location or _PREPOSITION.search(before) else 0


_FIRM_NEXT: Final = re.compile(
    r"(?:['’]s?)?\s+(?:[\w-]+\s+){0,2}?(?:company|firm|bank|maker|manufacturer|airline|insurer|retailer|brewer|carmaker|charity|university|miner|newspaper|daily|weekly|broadcaster|club)\b"
)
