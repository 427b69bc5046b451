"""The phrase around a noun such as "accord" or "bloc": its article, its adjectives, its name."""

from dataclasses import dataclass
from typing import Final

from tracker.extraction import patterns as re
from tracker.extraction.accord_names import singular
from tracker.extraction.lexicon import words

HEAD: Final = re.compile(
    r"\b(?=[AaPpDdTtCcSsMmFfBbGgOoUuLlIiZz])(?P<head>[Aa]ccords?|[Aa]greements?|[Pp]acts?|[Dd]eals?|[Tt]reat(?:y|ies)|[Cc]onventions?(?!\s+(?:cent(?:re|er)|hall))"
    r"|[Pp]rotocols?|[Dd]eclarations?|[Cc]harters?|[Ss]tatutes?|[Mm]emorand(?:um|a|ums)|MoUs?|MOUs?"
    r"|[Ff]rameworks?|[Cc]ovenants?|[Cc]easefires?(?!\s+(?:agree|deal|acc|pact))|[Tt]ruces?|[Cc]ompacts?"
    r"|[Bb]loc|[Cc]lub|[Gg]roup|[Gg]rouping|[Aa]lliance|[Oo]rgani[sz]ation|[Uu]nion|[Cc]artel|[Ll]eague"
    r"|[Cc]ommunity|[Cc]ourt|[Cc]ouncil|[Aa]ssociation|[Ff]orum|[Pp]artnership|[Ii]nitiative|[Bb]ody"
    r"|[Cc]oalition|[Aa]rrangement|[Aa]mendments?|[Zz]one|[Aa]rea)\b(?![-@])"
)
BODIES: Final = re.compile(
    r"\b(?=[A-Z])(?:NATO|Nato|ASEAN|Asean|OPEC\+?|Opec\+?|BRICS\+?|Brics|G7|G20|G77|WTO|IMF|WHO(?!['’]S\b)|UNESCO|Unesco"
    r"|IAEA|NPT|CPTPP|RCEP|USMCA|NAFTA|AUKUS|Aukus|Quad|SCO|CSTO|CIS|EAEU|GCC|ECOWAS|Ecowas|SADC|EFTA"
    r"|Mercosur|AfCFTA|UNRWA|UNHCR|OAS|OSCE|OECD|ICC|ICJ|Interpol|JCPOA|START|INF|United\s+Nations"
    r"|U\.N\.|UN|African\s+Union|Arab\s+League|Schengen"
    r"|Commonwealth\s+of\s+Independent\s+States)(?!\w)"
)
# Before a capitalised head: the words of its name. "the Oslo Accords", "Joint Declaration".
_NAME_BEFORE = re.compile(
    r"(?:(?:[A-Z][\w'’.-]*|(?<=\s)(?:of|on|for|and|the|against|de))\s+){1,10}$"
)
_NAME_AFTER = re.compile(
    r"\s+(?:of|on|for|against|concerning|relating\s+to|between)\s+(?:the\s+)?(?!(?:January|February|March|April|May"
    r"|June|July|August|September|October|November|December|\w+day)\b)[A-Z][\w'’-]*"
    r"(?:(?:\s+(?:of|on|for|and|the))*\s+[A-Z][\w'’-]*){0,10}"
)
# Before any head, word by word backwards: what describes it, up to an article or the like.
_WORDS_BEFORE = re.compile(r"(?:[A-Z]\.){2,}(?:-\w+)?|[\w'’-]+")
_NO_DESCRIPTION: Final = words(
    """
    to of in and or by with for on at from has have had is are was were will would as under through
    into than not it they he she who which sign signs signed signing reach reached reaching struck
    strike made make making inked concluded juggling violated violate followed follows join joins
    joined joining about over after before between but if when while because since during that's
    """
)
_INDEFINITE: Final = words(
    """
    a an another any no some several many new other two three four five six seven eight nine ten
    both such similar separate various its their his her our my
    """
)
_DESCRIBED_BY: Final = 5  # words at most
_DEFINITE: Final = words("the this that these those")
# What an agreement is about that is not the accord.
_TOPICS: Final = words(
    """
    trade free-trade bilateral ceasefire cease-fire truce nuclear peace defense defence security
    cooperation water prisoner prisoners grain arms hostage hostages investment migration fisheries
    fishing border oil gas energy mineral minerals military tax extradition visa labor labour
    weapons weapon aid loan debt swap exchange partnership-type economic commercial business media
    transit rail railway pipeline port ports aviation tourism technology tech chip chips satellite
    nonproliferation non-proliferation disarmament basing mining uranium lithium rare earth earths
    submarine maritime customs tariff tariffs cultural education health research science wheat
    cybercrime pandemic power-sharing coalition political rebel reconciliation unity
    """
)
_NO_DEAL: Final = words("great good big raw real")
_DEALS_WITH = re.compile(r"\s+(?:with|in)\b")
_UNDERSTANDING = re.compile(r"\s+of\s+(?:understanding|cooperation|agreement|intent)\b")
_APPOSED = re.compile(
    r"\s*(?:,|—|–|\(|\s-\s)\s*(?:which\s+(?:is|are|was|were)\s+)?$"
    r"|\s+(?:is|are|was|were|remains?|became|as|being|represents?)\s+(?:\w+\s+){0,3}"
    r"(?<!\bby )(?<!\bunder )(?<!\bwith )$"
)
_MODIFIED: Final = words(
    """
    members member meeting meetings summit signatories signatory states countries nations initiative
    framework announcement talks ceremony process project partner partners output quotas quota
    declaration headquarters secretariat membership ministers minister leaders accession expansion
    producer producers production group bloc alliance rules obligations commitments parties party
    goals targets basket oil supply cuts candidate candidates bid
    """
)
_RANKED = re.compile(r"first|second|third|only|other|last|next|\d+(?:st|nd|rd|th)|\w{3,}[^nw\W]est")
_WORD_NEXT = re.compile(r"\s+([\w-]+)")
_NO_NAME: Final = words(
    """
    what why how who when where which is are was were does do did will can could may
    the a an this that these those of on for and against in to de by with from at under after before
    but as if when while since although though its their his her our my many some most all any no
    both each every another such other new
    """
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A head noun with what stands before it."""

    head: str
    """The noun, in lower case and the singular."""
    start: int
    """Where the noun begins."""
    end: int
    which: str
    """The article, pronoun or number; empty if there is none."""
    described: tuple[str, ...]
    """The adjectives, as written."""
    begin: int
    """Where the adjectives begin."""
    outset: int
    """Where the whole phrase begins."""
    plural: bool

    @property
    def is_definite(self) -> bool:
        """Whether it speaks of something that was named."""
        return self.which in _DEFINITE

    @property
    def topics(self) -> frozenset[str]:
        """What it says that the agreement is about: "trade"."""
        return _TOPICS.intersection(word.lower() for word in self.described)

    @property
    def names(self) -> frozenset[str]:
        """The names among its adjectives: "the Gaza deal"; not "the US-brokered deal"."""
        return frozenset(word for word in self.described if word[0].isupper() and "-" not in word)

    @property
    def is_idiom(self) -> bool:
        """Whether no agreement is meant: "a great deal", "they deal with"."""
        if self.head == "accord" and "own" in self.described:
            return True  # it left of its own accord
        return self.head == "deal" and not _NO_DEAL.isdisjoint(self.described)

    @property
    def is_ranked(self) -> bool:
        """Whether it is one of many, not one that was named: "the largest free-trade zone"."""
        return any(_RANKED.fullmatch(word.lower()) for word in self.described)

    @property
    def is_pointing(self) -> bool:
        """Whether it speaks of what was named just now: "that agreement"."""
        return self.which not in ("", "the")


def phrase_at(text: str, found: re.Match[str], floor: int) -> Phrase:
    """Read the phrase of a head noun backwards, not beyond `floor`."""
    start, end = found.span()
    noun = found["head"].lower()
    described: list[str] = []
    begin = outset = start
    which = ""
    for word in reversed(list(_WORDS_BEFORE.finditer(text, floor, start))):
        gap = text[word.end() : outset]
        lower = word[0].lower()
        if not gap.isspace() and gap != ", ":
            break
        number = lower.isdigit() and len(lower) != 4
        if number or lower in _DEFINITE or lower in _INDEFINITE or lower.endswith(("’s", "'s")):
            which, outset = lower, word.start()
            break
        if lower in _NO_DESCRIPTION or len(described) == _DESCRIBED_BY or word.start() == floor:
            break
        described.append(word[0])
        begin = outset = word.start()
    head = singular(noun)
    if head == "memorandum" and (of := _UNDERSTANDING.match(text, end)):
        end = of.end()
    return Phrase(head, start, end, which, tuple(described), begin, outset, head != noun)


def deals_with(text: str, phrase: Phrase) -> bool:
    """Whether "deal" is a verb: "they deal with it"."""
    bare = not phrase.which and not phrase.described
    return phrase.head == "deal" and bare and _DEALS_WITH.match(text, phrase.end) is not None


def name_at(text: str, found: re.Match[str], floor: int) -> tuple[int, int] | None:
    """The bounds of the capitalised name that a capitalised head noun is part of."""
    start, end = found.span()
    after = _NAME_AFTER.match(text, end) if found["head"].lower() not in _CLUB_HEADS else None
    if after and text.startswith(" of ", end) and found["head"] not in _OF_A_PLACE:
        after = None
    if after:
        end = after.end()
    before = _NAME_BEFORE.search(text, floor, start)
    if before and _THE_LAST.search(before[0]):
        before = None
    begin = start
    if before is None:
        return (begin, end) if after else None
    for word in reversed(list(_NAME_WORD.finditer(before[0]))):
        # What opens a sentence is no part of a name: "On the Oslo Accords".
        if word[0].lower() not in _NO_NAME:
            begin = before.start() + word.start()
    return (begin, end) if after or begin < start else None


def goes_on(text: str, found: re.Match[str]) -> bool:
    """Whether a capitalised head noun is part of a name that has another at its end."""
    return _HEAD_NEXT.match(text, found.end()) is not None


_HEAD_NEXT = re.compile(
    r"\s+(?:Organi[sz]ation|Agreement|Treaty|Accords?|Pact|Convention|Protocol|Area|Union|Council|Community"
    r"|Court|Commission)\b"
)
_CLUB_HEADS: Final = words(
    "community union council league association forum organization organisation"
)
_OF_A_PLACE: Final = words("Treaty Convention Declaration Charter Statute Protocol Covenant")
_THE_LAST = re.compile(r"\b[Tt]he\s+$")
_NAME_WORD = re.compile(r"\S+")


_IT_IS: Final = re.compile(
    r"(?:[.!?][”\"’)]*\s+|^|\n)(?:A:\s+)?(?:It|This)\s+(?:is|was|remains)\s+(?:[a-z]+ly\s+|in\s+\w+\s+|above\s+all\s+|at\s+heart\s+)?$"
)


def is_apposed(text: str, done: int, phrase: Phrase) -> bool:
    """Whether a phrase only says what the agreement named right before it is."""
    if _IT_IS.search(text, max(0, phrase.outset - 60), phrase.outset):
        return True  # "It is a trade agreement that …"
    near = phrase.outset - done < 40
    return near and _APPOSED.fullmatch(text, done, phrase.outset) is not None


def is_modifier(text: str, end: int) -> bool:
    """Whether what ends here describes the noun that follows."""
    following = _WORD_NEXT.match(text, end, end + 30)
    return following is not None and following[1].lower() in _MODIFIED
