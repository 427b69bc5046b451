"""Rolls: who stands on an accord's list, by number, by turn or because somebody left it out."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from tracker.domain.acts import Act, Modality
from tracker.extraction import patterns as re
from tracker.extraction.mentions import How
from tracker.extraction.roster_rules import told_before
from tracker.extraction.scene import (
    Scene,
    Statement,
    coordinated,
    spoken_of,
    statement_of,
)
from tracker.extraction.told_acts import ENTRIES, Told

_NTH: Final = r"(?:\d+(?:st|nd|rd|th)|(?:[a-z]+-)?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|[a-z]+teenth|[a-z]+tieth))"
_BEFORE: Final = re.compile(
    r"(?:\b(?:[Tt]he (?:first|original) )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|[a-z]+ty)(?: (?:countries|states|nations|of them|names|governments|flags))?"
    r" (?:were|are) (?:there|present|in|aboard|on board|on the list|in the club|in the room)\b[^.;:]{0,50}[:–—]\s*(?:the\s+)?$"
    r"|\b(?:gained|won|acquired|welcomed|admitted)\s+(?:\w+\s+){0,2}(?:members|parties|signatories|adherents)(?: [^,;.]{3,30})?[,:]\s+(?:the\s+)?$"
    r"|\b\d+(?: of (?:the|its) \d+)?(?: [\w’'-]+){0,2} (?:members|states|countries|nations),? (?:plus|as well as|together with)\s+(?:the\s+)?$"
    r"|\b(?:first|original|founding) (?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+)(?: \w+)? (?:were|are)\s+(?:the\s+)?$"
    r"|\b(?:countries|states|nations|members|parties|governments|of them)(?: now| still)? (?:remain|belong|are left|are in|belong to it|stay|stayed)\s*:\s*(?:the\s+)?$"
    r"|\b(?:list|roll|tally|membership|line-up|register)(?: of (?!the\s*$|guests|candidates|applicants|hopefuls|invit|speakers|complaints|enemies|friends|allies|demands|those (?:who|that|which) (?:(?:have|had) )?(?:not|never|did not|yet|may|will|want|would|left|quit|withdr|refus|declin|reject)|(?:the )?(?:deserters|defectors|leavers|absentees|refusers|holdouts|dropouts|quitters|withdrawals|exits|departures))[\w’' -]{3,30})?(?: (?:as it stands|so far|today|now|in full|to date))?(?: (?:is|reads|runs|includes|now includes|comprises|has|names))?\s*[:,]?\s*(?:the\s+)?$"
    r"|\b[Ff]rom (?:the )?(?:(?:North|South|East|West|Central|Southern|Northern|Eastern|Western|Latin|sub-Saharan|south-?east|South-?East) )*(?:Europe|Africa|Asia|America|Americas|Gulf|Pacific|Caribbean|Middle East|Balkans|Baltic|Oceania|continent|region|Arab world)(?:,|:| there (?:are|is)| come| comes| came| we have| I count)?\s+(?:only\s+)?(?:the\s+)?$"
    r"|\b(?:[Cc]ount them|[Hh]ere (?:they|it) (?:are|is)|[Tt]hey are|[Tt]hese are|[Nn]amely|viz\.?|to wit)\s*[:,–—]\s*(?:the\s+)?$"
    r"|(?:^|[.;]\s)\W*(?:[Ii]n\s+)?(?:19|20)\d\d\s*[:–—]\s*(?:the\s+)?$"
    r"|\brepresented (?:in|on|under|among) [^,;.]{2,50}\bby\s+(?:the\s+)?$"
    r"|\b[Ff]rom (?:(?:North|South|East|West|Central|Latin) )?(?:Europe|Africa|Asia|America|Oceania|the Gulf|the Pacific|the Caribbean)(?:,)? (?:it|the [A-Z][\w ]{2,40}?|the (?:accords?|pact|treaty|convention)) (?:has|have|counts?|numbers?)\s+(?:the\s+)?$"
    r"|\b[Cc]ount(?:s|ed)? (?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+)\b[^.;:?]{0,60}[:–—]\s*(?:the\s+)?$"
    r"|\b(?:(?:I|we|one) (?:would|should|might|could|must|can)(?: also)? add|(?:then )?add(?: to (?:these|those|them|that))?|to (?:these|those|them) (?:add|one (?:may|must|can) add))\s+(?:the\s+)?$"
    r"|\b(?:map|table|chart|graphic|tally)\b[^;.]{0,60}\blacks\s+(?:the\s+)?$"
    r"|\bcrop (?:of|for) [^;.:]{2,40}[:–—]\s*(?:the\s+)?$"
    r"|\b(?:forgets?|forgot|forgotten|omits?|omitted|leaves? out|left out|overlooks?|overlooked|miss(?:es|ed)(?: out)?)\s+(?:the\s+)?$)",
    re.IGNORECASE,
)
_AFTER: Final = re.compile(
    r"(?:,)?\s+(?:is|are|was|were|makes?|made|became|becomes?|being|provided|supplied|furnished|contributed|delivered)?\s*(?:it\s+)?(?:numbers?|nos?\.|nr\.?)\s+(?:\d+|[a-z]+(?:-[a-z]+)?)(?:\s+and\s+(?:\d+|[a-z]+(?:-[a-z]+)?))?\b"
    rf"|\s+(?:is|was|became|makes?|made)\s+(?:(?:the|an?)\s+(?:(?!very|far|poor|good)\w+\s+)?)?{_NTH}(?=\s*[.,;)]|$|\s+if\b)"
    r"|\s+(?:have|has)\s+(?:since\s+)?(?:come|arrived|been added)(?:\s+(?:in|on|aboard|since|later|afterwards|too|to it|on board))*(?=\s*[.,;)]|$)"
    r"|\s+(?:is|are|was|were)\s+(?:also\s+|both\s+|all\s+)?(?:there|in|aboard|on board|present|among (?:them|the first))\s+(?:on the (?:first|opening|very first) day|on day one|from day one|from the first|at the (?:start|outset|beginning))\b"
    r"|\s+among (?:its|their|the) (?:\w+ )?(?:signatories|members|parties|founders)\b"
    r"|\s+(?:is|are|was|were)\s+(?:also\s+|both\s+|all\s+|now\s+)?among (?:them|the signatories|the members|the parties|those who (?:have )?(?:signed|joined))\b"
    r"|\s+(?:is|are|was|were)\s+(?:the|its|their)\s+(?:(?:two|three|four|five)\s+)?(?:most recent|latest|newest)\s+(?:additions?|arrivals?|names?|entries|entry)\b"
    r"|\s+(?:makes?|made|brings?|brought|takes?|took|lifts?|lifted|raises?|raised|pushe[sd]) (?:it|the (?:total|count|number|tally|roll)(?: of (?:ratifications|signatures|signatories|members|parties|accessions))?|that|us|them)(?: (?:up )?to)? (?:\d+|[a-z]+(?:-[a-z]+)?)\b(?=\s*[.,;)]|$|\s+for\s+the\b)"
    r"|\s*[:–—]\s+(?:that|these|those|this) (?:is|are|makes?) (?:all |only )?(?:(?:the|this|last) (?:[\w’']+ )?)?(?:harvest|crop|tally|list|roll|signatories|members|parties|names)\b"
    r"|\s+(?:have|has|were|was) (?:since |then |also )?(?:been )?added to\s+(?:the\s+)?(?:list|roll|accords?|pact|treaty|convention|[A-Z][a-z]+ (?:Accords?|Treaty|Convention|Pact|Compact|Agreement))\b"
    r"|\s+(?:is|are|was|were) (?:also |now |already |both |all )?(?:on|missing from) (?:the|that|this|its|your) (?:list|roll|register)\b"
)
# What counts only after the words before have told an act of so many.
_AMONG_THEM: Final = re.compile(
    r"(?:^|[;,]\s+)\W*(?:[Aa]nd\s+|[Bb]ut\s+)?[Aa]mong (?:them|these|those|their number)(?:,)? (?:are|is|were|was)\s+(?:the\s+)?$"
)
_WENT_FIRST: Final = re.compile(
    r"(?:,\s+(?:an?|the|its|which|who)\b[^,;.]{3,60},)?\s+(?:went first|led the way|came first|opened the (?:list|queue|round|proceedings)|headed the (?:list|queue)|(?:is|are|was|were) the (?:latest|newest|most recent)(?: (?:ones?|of them|to do so))?)(?=\s*[.,;]|$|\s+(?:in|on|and|last|this)\b)"
)
_STANDS_AT: Final = re.compile(
    r"\b(?P<what>membership|(?:number|total|tally|roll) of (?:members|parties|signatories)|members|parties|signatories) (?:now |then |thus )?(?:stands? at|reached|comes? to|came to|has reached|rose to|has risen to|has grown to|grew to) (?:\w+(?:-\w+)?)(?: \w+){0,2}[:–—]\s*(?:the\s+)?$"
    r"|\b(?:[Ii]t|treaty|pact|accords?|convention|agreement|protocol|charter|compact|bloc|club|union|alliance) (?:now |so far )?(?:binds?|bound|unites?|covers?) (?:\w+ ){1,3}(?:states|countries|nations|parties|members)[:–—]\s*(?:the\s+)?$"
)
_AMONG_WHOM: Final = re.compile(
    r"\b(?:(?P<signed>signator\w+|signed)|part(?:y|ies)|members?|joined)\b"
)
_DENIES: Final = re.compile(r"\b(?:[Nn]either|[Nn]or|[Nn]ot|[Nn]o)\s+(?:the\s+)?$")
_SOMEBODY_COUNTS: Final = re.compile(
    r"\b(?:M(?:r|rs|s)\.?|Dr\.?|Prof(?:essor|\.)?|Sir|Lord|[Hh]e|[Ss]he|[Ww]ho|correspondent|reader|writer|author|columnist|article|editorial|essay|letter|map|paper|newspaper|book|report|reporter)\b"
    r"[^.;]{0,40}?\b(?:count|list|name|put|place|include|number|reckon)(?:s|ed|d)?\s+(?:the\s+)?$"
)
_GAINED: Final = re.compile(r"\b(?:gained|won|acquired|welcomed|admitted)\b")
_NOUN_OF: Final = re.compile(
    r"\b(?P<noun>[Ss]ignatures?|[Rr]atifications?|[Aa]ccessions?|[Ww]ithdrawals?) (?:of|by|from)\s+(?:the\s+)?$"
)
_NUMBER_OF: Final = re.compile(
    r"\bof (?P<noun>ratifications|signatures|signatories|members|parties|accessions)\b"
)
_BY_NOUN: Final = {
    "sign": Act.SIGNED,
    "rati": Act.RATIFIED,
    "acce": Act.ACCEDED,
    "with": Act.WITHDREW,
}
_ADDS: Final = re.compile(r"\badd\b", re.IGNORECASE)


def rolls(scene: Scene) -> Iterator[Statement]:
    """Yield the parties of a roll: members by signature where the accord has signatories."""
    slug = spoken_of(scene)
    if slug is None:
        return
    accord = scene.accords[slug]
    act = Act.SIGNED if accord.membership == "signatory" else Act.JOINED
    heard = Told(act=act, modality=Modality.ASSERTED, sure=0.58, rule="roll", when_matters=False)
    text, sentence = scene.text, scene.sentence
    for mention in scene.parties:
        members = coordinated(scene, mention)
        if members[0] is not mention or mention.compound or mention.possessive:
            continue
        if mention.modifier or mention.how is How.PERSON or mention.code == accord.counterpart:
            continue
        if text[mention.start : mention.end].lower() in ("it", "they", "its", "their"):
            continue  # "never lets us forget it"
        begin = max(sentence.start, mention.start - 60)
        lead = text[begin : mention.start]
        before = _BEFORE.search(lead)
        stands = None if before else _STANDS_AT.search(lead)
        after = _AFTER.match(text, members[-1].end, sentence.end)
        if after is not None and scene.before and scene.before[-1].act is Act.CANDIDATE:
            after = None  # "has applied, the seventh to do so. Albania was the sixth"
        early = None
        if stands is not None:
            before, early = stands, Act.JOINED
            early = Act.SIGNED if "signator" in stands[0] else early
        elif before is None and after is None:
            before = _AMONG_THEM.search(lead)
            after = (
                None
                if before or any(each.start > members[-1].end for each in scene.verbs)
                else _WENT_FIRST.match(text, members[-1].end, sentence.end)
            )
            early = told_before(text, sentence.start) if before or after else None
            if early is None:
                continue
        if before and early is None and _ADDS.search(before[0]):
            told = [each.act for each in (scene.asked, *scene.lately) if each]
            early = next((act for act in reversed(told) if act in ENTRIES), None)
            if early is None:
                continue  # "I would add Peru": to what, nobody has said
        if after and _DENIES.search(text[max(sentence.start, mention.start - 12) : mention.start]):
            continue
        if after and _SOMEBODY_COUNTS.search(
            text, max(sentence.start, mention.start - 60), mention.start
        ):
            continue  # "Mr Halloran counts Cyprus among the parties"
        first = begin + before.start() if before and after is None else mention.start
        lately = _lately(scene) if after is not None else None
        if after is not None and (own := _AMONG_WHOM.search(after[0])) is not None:
            lately = Act.SIGNED if own["signed"] else Act.JOINED
        verbs = [each.verb.act for each in scene.verbs if each.end <= mention.start]
        if lately is None and after is not None and verbs and verbs[-1] in ENTRIES:
            lately = verbs[-1]  # "have ratified; Kenya and Ghana are among them"
        if before and lately is None and _GAINED.search(before[0]):
            lately = Act.SIGNED if "signator" in before[0] else Act.JOINED
        noun = _NUMBER_OF.search(after[0]) if after else None
        if noun is not None:
            lately = _BY_NOUN.get(noun["noun"][:4].lower(), Act.JOINED)
            lately = Act.SIGNED if "signator" in noun[0] else lately
        elif after and (noun := _NOUN_OF.search(lead)) is not None:
            lately = _BY_NOUN[noun["noun"][:4].lower()]
        lately = early or lately
        said = heard if lately is None else replace(heard, act=lately)
        for each in members:
            stop = after.end() if after else each.end
            yield statement_of(scene, slug, each.code, said, first, stop, 1.0)


def _lately(scene: Scene) -> Act | None:
    """The entry that the sentences before told of last."""
    told = [each.act for each in scene.before if each.act in ENTRIES]
    return told[-1] if told else None
