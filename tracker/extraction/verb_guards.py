"""When a verb tells nothing of its subject: "ratification by X came", "whether X will leave"."""

from typing import Final

from tracker.domain.acts import Act
from tracker.extraction import patterns as re
from tracker.extraction.act_words import Form, Verb
from tracker.extraction.after_words import does_something_else
from tracker.extraction.bridge_words import DELEGATION, NOT_TO
from tracker.extraction.candidate_rules import is_wanted
from tracker.extraction.clause_subjects import in_its_clause
from tracker.extraction.mentions import PartyMention
from tracker.extraction.objects import ARTICLE
from tracker.extraction.persons import is_a_person
from tracker.extraction.scene import Scene
from tracker.extraction.sentences import SentenceKind
from tracker.extraction.subjects import is_passive
from tracker.extraction.verb_cases import TALKS_WITH, of_another
from tracker.extraction.verb_finder import FoundVerb
from tracker.extraction.waiting import awaited, waited_for


def says_nothing(
    scene: Scene,
    found: FoundVerb,
    kind: Verb,
    slug: str,
    members: tuple[PartyMention, ...],
    bridge: str,
    *,
    floor: int,
    stop: int,
) -> bool:
    """Say whether a verb tells nothing of the parties that are its subject."""
    text, start, end = scene.text, found.start, found.end
    lead = text[max(floor, members[0].start - 20) : members[0].start]
    heading = scene.sentence.kind is not SentenceKind.PROSE
    if _ACT_OF.search(text[max(floor, members[0].start - 24) : members[0].start]):
        return True  # "ratification by Bangladesh came in 2024": see the bloc's
    if _NEITHER.search(text[max(floor, members[0].start - 16) : members[0].start]) and (
        not in_its_clause(text, members[-1].end, start)  # "nor does Togo, which joined late"
        and not text.startswith("the ", members[0].start)  # "none of the five has left"
    ):
        return True  # "neither China nor Russia has signed": see the members
    if _OF_THE_SAME.search(found.words) and not _PAPERS.search(
        text, max(0, scene.sentence.start - 300), start
    ):
        return True  # "presented its own": of what, nobody has said
    if (
        found.words.startswith("deposit")
        and found.words.isalpha()
        and _ACCESSION.search(text, scene.sentence.start, start)
    ):
        return True  # "an instrument of accession, which the cabinet intends to deposit"
    if found.words.lower() == "unsigned" and _ADJECTIVE.search(bridge):
        return True  # "are still hesitating, unsigned as well"
    if found.words.lower() == "left" and (
        _LEFT_OVER.match(text, end)
        or is_passive(text, start)
        or _THE_LEFT.search(text, max(floor, start - 12), start)
    ):
        return True
    if (
        whose := _WHICH_THEY.search(text, max(floor, members[0].start - 50), members[0].start)
    ) and (
        not any(
            each.start < whose.end("name") and whose.start("name") < each.end
            for each in scene.named
        )
    ):
        return True  # "SEATO, which Pakistan quit"
    if kind.form is Form.PAST and _HAD_THEY.search(
        text[max(scene.sentence.start, members[0].start - 24) : members[0].start]
    ):
        return True  # "Had Thailand joined in 2018, its exports would be higher"
    if _WERE_IT.search(text, max(floor, members[0].start - 12), members[0].start) and (
        _TO.match(bridge)
    ):
        return True  # "Were Chile to leave, Peru would follow"
    if _SUCH_A.search(text, max(floor, members[0].start - 24), members[0].start) and (
        _THAT.match(bridge)
    ):
        return True  # "an Iran that has left", "a country like Benin that signs"
    if _OF_THOSE.search(bridge):
        return True  # "leaves three names on the list of those that have signed"
    if _ABOUT_HIM.search(bridge) and text[members[0].start : members[0].end].lower() == "it":
        return True  # "Ms Kort, who wrote it, was asked whether she would be leaving"
    if kind.act is Act.RATIFIED and _THE_DEPOSITARY.search(bridge):
        return True  # "deposited its instrument, and the depositary accepted it"
    if kind.act is Act.SUSPENDED and TALKS_WITH.search(
        text, max(floor, members[0].start - 60), members[0].start
    ):
        return True  # "talks with Samoa were suspended"
    if _LIKE_TO_SEE.search(bridge):
        return True  # "would like to see its neighbour join"
    if _A_DEAL_THAT.search(text, max(floor, members[0].start - 40), members[0].start):
        return True  # "the deal that Nauru signed", "the one that Tonga left"
    if kind.act is Act.SIGNED and _PAPER_THAT.search(text, max(floor, start - 60), start):
        return True  # "by a decree that its president signed"
    if kind.form is Form.PAST and _A_PAPER.search(text[max(floor, start - 30) : start]):
        return True  # "by a decree signed at midnight"
    if (
        is_passive(text, start)
        and bridge.strip() == "be"
        and re.search(r"\bthat\s+(?:the\s+)?$", lead)
    ):
        return True  # "demanded that Hungary be suspended"
    if kind.act is Act.JOINED and _IN_A_DEED.match(text, end):
        return True  # "joined in the protest", "joined in condemning the vote"
    if does_something_else(scene, found, stop):
        return True  # "joined the cartel in cutting output", "left the treaty unmentioned"
    if found.words.lower() in _NOUNS and _ARTICLE.search(text, max(floor, start - 8), start):
        return True  # "can hang out her sign in Castries"
    if found.words.lower() == "joined" and _BY_OTHERS.match(text, end) and bridge.strip() == ",":
        return True  # "Kenya, joined by Ghana, ratified"
    if kind.act in (Act.JOINED, Act.WITHDREW) and is_a_person(scene, members, start):
        return True  # "a doctor from Senegal joined it"
    if _RISKS.search(bridge):
        return True  # "risks being suspended", "narrowly escaped being left out"
    if kind.act is Act.JOINED and _AS_OBSERVER.match(text, end):
        return True  # "was admitted as an observer"
    if _WITHDRAWN.search(text, max(floor, members[0].start - 30), members[0].start) and (
        found.words.lower().startswith("withdr")
    ):
        return True  # "the bill that the Dutch cabinet withdrew"
    if _NOR_DENIES.search(text, max(floor, members[0].start - 40), members[0].start):
        return True  # "would neither confirm nor deny that"
    if _NOT_EVEN.search(lead) and kind.act is not Act.WITHDREW:
        return True  # "not even Monaco has failed to ratify"
    if (
        kind.form is Form.ING
        and found.words.lower() == "leaving"
        and _LEAVING_WHAT.match(text, end)
    ):
        return True  # ", leaving only the formalities"
    anything = re.match(r"\s+anything(?=\s*[.,;])", text[end : end + 12])
    not_it = anything and re.search(r"\b(?:not|never)\b|n['’]t\b", bridge)
    if kind.act in (Act.SIGNED, Act.RATIFIED) and _WHATEVER.match(text, end) and not not_it:
        return True  # "would sign whatever came out"
    if kind.act is Act.SIGNED and _INTO_LAW.match(text, end):
        return True  # "will sign it into law"
    if (
        not heading and kind.form is Form.PAST and _IF.search(lead)
        and (_WERE.match(bridge) or not bridge.strip())
    ):  # fmt: skip
        return True  # "might leave if Pristina were let in", "a lower price if we left"
    if kind.act is Act.CANDIDATE and _FOR_MONEY.match(text, end):
        return True  # "has applied for a loan"
    if kind.act is Act.CANDIDATE and found.words == "applied" and _SINCE.match(text, end):
        return True  # "in Kenya it has applied since 2019"
    if kind.act is Act.CANDIDATE and found.words == "applied" and is_passive(text, start):
        return True  # "how the convention is applied"
    if _BEFORE.search(lead) and _COULD.match(bridge) and not waited_for(scene, members[0], floor):
        return True  # "fell before it could sign"
    if found.words.lower().endswith("notice") and _OF_ENTRY.match(text, end):
        return True  # "gave notice that it will join"
    if found.words.lower() == "left" and DELEGATION.search(text, members[-1].end, start):
        return True  # "the delegation to its dinner left early"
    if _NONE_MAY.search(bridge):
        return True  # "Kenya and Togo have signed, but none may leave"
    if _OTHERS_HAVE.search(bridge):
        return True  # "will come into force after eight signatories have ratified it"
    if found.words.lower().startswith("denounc") and _AS_WHAT.match(text, end):
        return True  # "denounced it as an instrument of the West"
    if kind.act is Act.SIGNED and any(
        (each.slug is None or (each.short and _WITH_ONE.match(text, end)))
        and 0 < members[0].start - each.end < 10
        and re.fullmatch(r"\s+(?:(?:that|which)\s+)?(?:the\s+)?", text[each.end : members[0].start])
        for each in scene.named
    ):  # fmt: skip
        return True  # "the pact France signed with Niger"
    if _TWO_OF.search(text, members[-1].end, start) and any(
        members[-1].end < each.start and each.end < start for each in scene.parties
    ):
        return True  # "signed, to applause from Niger, one of the few to have ratified"
    away = _FROM_A_BODY.match(text, end)
    if (
        away is not None
        and kind.act in (Act.SUSPENDED, Act.WITHDREW)
        and not any(
            each.start >= end
            and (gap := ARTICLE.match(text, end, each.start))
            and gap.end() >= each.start
            for each in scene.named
        )
    ):
        return True  # "is suspended from the Union"
    if _HEARSAY.search(bridge):
        return True  # "is also said to have left"
    if _WHETHER.search(lead):
        return True  # "was asked whether Togo will leave"
    present = kind.form is Form.THIRD or (kind.form is Form.BASE and not bridge.strip())
    if present and _ON_CONDITION.search(lead) and not heading:
        return True  # "once Kenya ratifies"
    if kind.form is Form.PAST and not heading and awaited(scene, members, bridge, end, floor):
        return True  # "takes effect once Kenya has ratified it"
    if NOT_TO.fullmatch(bridge) and is_wanted(scene, members[0], " to"):
        return True  # "called on Kenya not to withdraw"
    if _DOUBTFUL.search(text[max(floor, members[0].start - 40) : members[0].start]):
        return True  # "made it less likely that Australia would join"
    if found.words.lower().startswith(("come in", "came in", "comes in")) and _MONTH.match(
        text, end
    ):
        return True  # "said that it would come in January"
    if found.words.lower().startswith("return") and (
        _OF_A_BODY.search(text, members[-1].end, start) or _BODY_BEFORE.search(text, floor, start)
    ):
        return True  # "as soon as parliament returns", "her envoy returned"
    if _WITH_WHOM.match(text, end):
        return True  # "signed with her a loan"
    if of_another(scene, end):
        return True  # "ratified Sweden's accession protocol"
    scolds = kind.act is Act.WITHDREW and found.words.lower().startswith("denounc")
    return scolds and scene.accords[slug].counterpart is not None  # denounces one on relations


_WHICH_THEY: Final = re.compile(
    r"(?P<name>\b[A-Z][\w.+-]*|\b(?:bank|fund|club|council|committee|cabinet|coalition|programme|scheme|mission|force|market|army|board|exchange)),\s+which\s+(?:the\s+)?$"
)
_WERE_IT: Final = re.compile(r"\b[Ww]ere\s+(?:the\s+)?$")
_TO: Final = re.compile(r"\s+(?:ever |really |now |\w+ly )?to\b")
_SUCH_A: Final = re.compile(
    r"(?<!\w)[Aa]n?\s+(?:(?:new|future|different|stronger|weaker|free|united|rich|poor)\s+)?$|\b(?:[Aa]n?|[Aa]ny|[Ee]very) \w+ (?:like|such as)\s+(?:the\s+)?$"
)
_THAT: Final = re.compile(r"\s+(?:that|which|outside|inside)\b")
_FOR_MONEY: Final = re.compile(
    r"\s+for (?:(?:an?|the|its|more|new|another|emergency) )*(?:\w+ )?(?:loans?|funds?|funding|credits?|aid|money|grants?|licen[cs]es?|permits?|visas?|help|patents?|subsid\w+|exemptions?|extensions?|waivers?)\b"
)
_A_DEAL_THAT: Final = re.compile(
    r"\b(?:(?:an?|any|another|the) (?:\w+ )?(?:deals?|contracts?|memorand\w+|loans?|leases?|concessions?)|(?:, or|and) the one)\s+(?:(?:that|which)\s+)?(?:the\s+)?$"
)
_OF_THOSE: Final = re.compile(r"(?<!among )(?<!one of )\bthose (?:that|which|who|to)\b")
_ABOUT_HIM: Final = re.compile(r"\b(?:whether|if|that|when) s?he (?:\w+ )?(?:\w+ )?(?:\w+ )?$")
_HAD_THEY: Final = re.compile(
    r"(?:^|[“\"‘(]|[.:;,–—]\s+|\b(?:that|and|but|said)\s+)[Hh]ad\s+(?:the\s+)?$"
)
_THE_DEPOSITARY: Final = re.compile(
    r"\b(?:depositary|depository|secretariat|registrar|secretary-general|registry|commission|chair(?:man)?)\s+(?:(?:has|have|had|then|duly|at once|promptly|later)\s+)*$",
    re.IGNORECASE,
)
_LIKE_TO_SEE: Final = re.compile(
    r"\b(?:like|liked|love|want(?:s|ed)?|wish(?:es|ed)?|hop(?:es?|ed|ing)|happy|glad|pleased|prefer(?:s|red)?|keen|eager)\s+(?:\w+\s+)?to see\b"
)
_OF_ENTRY: Final = re.compile(
    r"[^.;,]{0,24}\bthat (?:it|they|he|she|the \w+)\b(?![^.;,]{0,40}\b(?:leav|quit|withdr|exit|denounc|renounc|pull|go\b|goes|going|depart|opt))"
)
_PAPER_THAT: Final = re.compile(
    r"\b(?:decrees?|laws?|bills?|orders?|letters?|statements?|notes?|petitions?|contracts?)\s+(?:that|which)\s+(?:[\w’'.-]+\s+){1,5}$"
)
_WITHDRAWN: Final = re.compile(
    r"\b(?:law|bill|motion|reservation|objection|proposal|amendment|offer|complaint|request|plan|draft|text|question)s?\s+(?:(?:that|which)\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_WHATEVER: Final = re.compile(
    r"\s+(?:up to\s+)?(?:whatever|anything|any(?: such)? (?:text|treaty|deal|agreement|paper|document|pact|accord)\b(?! (?:on|of) (?:the|this|that) ))"
)
_INTO_LAW: Final = re.compile(
    r"\s+(?:it|them|this|that|the\s+(?:\w+\s+)?(?:bill|act|law|legislation|measure|text|treaty|ratification))\s+into\s+law\b"
)
_IF: Final = re.compile(r"\b(?:[Ii]f|[Uu]nless|[Ss]hould)\s+(?:the\s+)?$")
_WERE: Final = re.compile(r"\s+(?:(?:ever|also|too)\s+)?(?:were|was|be|had|is|are)\b")
_NOR_DENIES: Final = re.compile(
    r"(?:\b(?:nor|or|not|cannot)\s+|n['’]t\s+)(?:\w+ )?deny that\s+(?:the\s+)?$", re.IGNORECASE
)
_NOT_EVEN: Final = re.compile(r"\bnot even\s+(?:the\s+)?$", re.IGNORECASE)
_LEAVING_WHAT: Final = re.compile(
    r"\s+(?:only|just|no|little|few|many|some|much|nothing|behind|open|room|it (?:to|with|as|at that|there)|(?:matters|things) (?:there|at that)|them (?:to|with|as)|(?:the|its) (?:formalities|rest|door|details))\b"
)
_NONE_MAY: Final = re.compile(
    r"\b(?:none|neither|nobody|no one)(?: of (?:them|the \w+))? (?:may|can|could|might)\b[^,;]*$"
)
_OTHERS_HAVE: Final = re.compile(
    r"\b(?:after|once|when|until)\b[^,;]*\b(?:signatories|states|countries|parties|members|nations|governments|of them)\s+(?:have|had|has)\s+$"
)
_WITH_ONE: Final = re.compile(r"\s+with\s+(?:the\s+)?[A-Z]")
_TWO_OF: Final = re.compile(
    r",\s+(?:one|two|three|four|some|most|all|both) of (?:the|those)\b[^,;]{0,50}?\bto have\s+$"
)
_FROM_A_BODY: Final = re.compile(
    r"\s+(?:(?:from|of)\s+)?the\s+(?=[A-Z])(?![\w.]+-(?:based|led|backed|brokered|sponsored)\b)"
)
_AS_WHAT: Final = re.compile(r"[^.;]{0,60}?\s+as\s+(?:an?|the|un\w+|“|\"|‘)")
_HEARSAY: Final = re.compile(
    r"\b(?:said|rumou?red|alleged|believed|thought|supposed|claimed|assumed) to have\s*$"
)
_BEFORE: Final = re.compile(r"\bbefore\s+(?:the\s+)?$", re.IGNORECASE)
_COULD: Final = re.compile(
    r"\s*(?:(?:parliament|president|government|minister|cabinet)\s+)?(?:could|can|was able|were able|had (?:a|the|time)|managed|got (?:a|)round)\b"
)
_OF_A_BODY: Final = re.compile(
    r"\b(?:president|minister|envoy|ambassador|delegation|delegates?|parliament|congress|king|leader|troops|refugees|team|negotiators?)\b(?!['’])"
)
_BODY_BEFORE: Final = re.compile(r"\b(?:parliament|congress|senate|lawmakers|he|she)\s+$")
_WITH_WHOM: Final = re.compile(
    r"\s+with\s+(?:her|him|them|it|[A-Z]\w+)\s+(?:an?|the|two|three|several)\b"
)
_ACT_OF: Final = re.compile(
    r"\b(?:ratification|signature|accession|withdrawal|entry|admission) (?:by|of)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_IN_A_DEED: Final = re.compile(
    r"\s+in\s+(?:with\b|(?:[a-z]+ly\s+)?(?!(?:signing|ratifying|approving|leaving|quitting|withdrawing|spring|morning|evening|beginning)\b)[a-z]+ing\b"
    r"|(?:(?:the|an?|its|their|this|that|these|those)\s+)?(?:[a-z-]+\s+){0,2}?(?:protests?|chorus|applause|boycotts?|criticism|condemnations?|outcry|outrage|celebrations?|festivities|mourning|calls?|appeals?|demands?|complaints?|cheers?|laughter|fun|fray|singing|campaigns?|strikes?|walkouts?|praise|welcome|debate|discussions?|talks|conversation|statement|letter|lawsuit|sanctions|search|effort|hunt)\b)"
)
_NOUNS: Final = frozenset({"sign", "exit", "return", "leave"})
_ARTICLE: Final = re.compile(r"\b(?:an?|the|his|her|its|their|our|your|my|no|any|every|each)\s+$")
_BY_OTHERS: Final = re.compile(r"\s+(?:\w+\s+)?by\s")
_RISKS: Final = re.compile(
    r"\b(?:(?:risk|fac|fear|avoid|escap|dread|court)\w*|threat of|(?:risk|danger|prospect|point|verge|brink) of|without|instead of|short of|from)\s+(?:\w+\s+)?being\s*$"
)
_AS_OBSERVER: Final = re.compile(
    r"(?:(?!\b(?:and|but|while|when)\b)[^.;,]){0,50}?\s+as (?:an? )?(?:[\w-]+ )?(?:observers?|associates?|associate members?|guests?|partners?|partner countr\w+)\b"
)
_A_PAPER: Final = re.compile(
    r"\b(?:an?|the|two|three|several)\s+(?:\w+\s+)?(?:decree|law|order|bill|letter|contract|statement|document|memorandum|petition)s?\s+(?:just\s+|\w+ly\s+)?$",
    re.IGNORECASE,
)
_DOUBTFUL: Final = re.compile(
    r"\b(?:(?:un|less )likely|doubtful|(?<!\bfew )(?<!\bno )(?<!\bnobody )(?<!\bno one )(?<!\bnot )(?<!n['’]t )doubts?|no (?:prospect|chance|question|sign)|hard to see) (?:that|whether|of|how)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_LEFT_OVER: Final = re.compile(
    r"\s+(?:over(?!\s+(?:the|its|an?|their|what|how|[A-Z]\w+['’]s|fears?|claims|plans|differences|disputes?|concerns|sanctions|quotas|fees|criticism|human)\b)|behind|open|out|unanswered|him|her|them|(?:it|matters|things)\s+(?:at\s+that|there|to)|(?:the|its|an?)\s+(?:room|hall|table|chamber|building|stage|premises))\b"
)
_MONTH: Final = re.compile(
    r"\s+(?:January|February|March|April|May|June|July|August|September|October|November|December|\d{4})\b"
)
_SINCE: Final = re.compile(r"(?: there)? since\b")
_NEITHER: Final = re.compile(r"\b(?:neither|nor|none of|no)\s+(?:the\s+)?$", re.IGNORECASE)
_ON_CONDITION: Final = re.compile(
    r"\b(?:if|once|unless|until|when|before|after|as soon as|provided(?: that)?|in case|(?:the|every|any|each) (?:day|moment|minute|time)(?: that)?|by the time|lest|assuming|supposing|(?:if|unless) it (?:is|was|were)(?: not|n['’]t)?)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_OF_THE_SAME: Final = re.compile(
    r"^(?:present|br[io]|lodg|deliver|submit|tender|fil|send|sent|transmit)\w* (?:along |in )?(?:(?:its|their|her|his) own|theirs|hers|ours)(?: along| in)?$"
)
_ACCESSION: Final = re.compile(r"\baccessions?\b")
_PAPERS: Final = re.compile(r"\b(?:ratif\w+|instruments?|acceptances?|accessions?)\b")
_ADJECTIVE: Final = re.compile(
    r",\s*(?:(?:still|as yet|so far|and)\s+)*$|\b(?:is|are|was|were|remains?|still|yet|stays?|stayed)\s+(?:\w+\s+)?$"
)
_THE_LEFT: Final = re.compile(r"\b(?:the|far|hard|centre|center|radical)[ -]$", re.IGNORECASE)
_WHETHER: Final = re.compile(r"\bwhether\s+(?:the\s+)?$", re.IGNORECASE)
