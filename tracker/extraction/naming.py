"""Names of parties in a text, and the words around them that make them something else."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from tracker.extraction.lexicon import words
from tracker.extraction.lines import Lines
from tracker.extraction.mentions import How, PartyMention
from tracker.extraction.tokens import CAPITALISED, NEXT, folded, goes_on_before
from tracker.extraction.trie import Trie
from tracker.gazetteer.spoken import Spoken, listed, spoken

_HOW: Final = {
    "name": How.NAME,
    "abbreviation": How.ABBREVIATION,
    "defined": How.ABBREVIATION,
    "demonym": How.DEMONYM,
    "people": How.DEMONYM,
    "capital": How.CAPITAL,
    "government": How.GOVERNMENT,
}

# "Bank of Israel", "Gulf of Oman", "Times of India": what holds the name is not the party.
_HEADS_OF: Final = words(
    """
    Bank University College Gulf Sea Bay Strait Straits Church Times Voice Museum Lake Cape Port
    Battle Duke Duchess Bishop Archbishop Patriarch Airport School Institute Academy Radio Tour
    Heart Daughters Sons Children Tribes Ballad Bird Bishopric Diocese Mayor Lord Isle Tower
    Merchant Rock Stone Globe Club Bazaar Club Siege Fall Treaty Statute Peace
    """
)
# "Jordan River", "Saudi Airlines": of a name and what follows it, the second is what is meant.
_THINGS: Final = words(
    """
    River Sea Strait Straits Valley Delta Canal Basin Ocean Desert Peninsula Airways Airlines
    Airline Air Times Post Herald Daily Mail Tribune Gazette Observer Telegraph Broadcasting
    University Institute College Open Olympics Marathon Stadium Telecom Petroleum Aramco Cup
    Grand League Pro FC United Agency Museum Philharmonic Orchestra Festival Expo Week Season Press
    Today Times-Mirror Inc Ltd Group Holdings Holding Motors Steel Bonds Fund
    """
)
# Of agreements: "the Singapore Convention", "the Paris climate deal".
_AGREEMENTS: Final = words(
    """
    Agreement Agreements Accord Accords Convention Treaty Protocol Declaration Charter Statute Pact
    Memorandum Process Platform Format Principles Consensus Rules Communique Communiqué Framework
    agreement agreements accord accords convention treaty protocol declaration pact deal talks
    process climate peace ceasefire memorandum consensus format negotiations summit conference
    """
)
_TITLES: Final = words(
    """
    President Prime Premier Foreign Defense Defence Finance Interior Energy Trade Economy Justice
    Health Culture Minister Ministry Crown Prince Princess King Queen Emir Sultan Sheikh Chancellor
    Ambassador Envoy Special Secretary Deputy Vice Vice-President Supreme Leader Parliament Embassy
    Speaker Senate Senator Government Cabinet Army Air Navy Military Gen General State Department
    Treasury Central National Permanent Representative Representatives Mission Consul Consulate
    Congress Congressman House Supreme Chief Attorney Commerce Gov Governor Col Maj Adm Admiral
    Ayatollah Crown-Prince Undersecretary Under Assistant Security Intelligence Oil Petroleum
    """
)
_CALENDAR: Final = words(
    """
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June
    July August September October November December Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec
    """
)
NOUNS: Final = words(
    """
    officials official president minister ministers government governments authorities ambassador
    ambassadors envoy envoys embassy delegation delegations leader leaders leadership troops troop
    forces force sources source media state foreign military army navy administration policy summit
    sanctions talks war conflict border crisis economy market citizens nationals firm firms company
    companies oil gas recognition support efforts effort special access pressure engagement
    parliament lawmakers lawmaker diplomat diplomats diplomacy spokesman spokeswoman spokesperson
    prime premier king crown prince emir sultan deputy senior junior top former interests
    interest influence people society security intelligence navy secretary senator senators
    constitution law court courts judge judges police capital city cities territory soil airspace
    waters bank banks currency dollar dollars exports imports tariffs tariff trade aid investment
    investments business businesses investors journalists newspaper television side position stance
    representative representatives chief chiefs finance defence defense interior energy
    opposition party parties elections election voters vote population regime statement readout
    backed-by mediation proposal plan initiative bid accession membership entry withdrawal exit
    participation signature ratification
    """
)
_VERBS: Final = words(
    """
    has have had will would is are was were be can could may might shall should must do does did
    said say says and or but who which that to in on at by from with for as than also both all
    themselves voted vote want wants wanted
    """
)
_DIRECTIONS: Final = words("North South East West Northern Southern Eastern Western Central Upper")
_NOT_THE_PARTY_BEFORE: Final = words(
    """
    New Little Greater Inner Old Lower Air Mr Mrs Ms Dr Rep Coach Judge Congressman Congresswoman
    Chairman Wild Roast Fine Bone fine bone roast cold wild Port Fort Lake Mount
    """
)
# Food, sport, clothes; the verb "Polish".
_THINGS_AFTER: Final = {
    "turkey": words(
        """
        recipe recipes dinner dinners sandwich sandwiches leftovers breast breasts meat farm farms
        trot stuffing bacon burger burgers legs prices hunting roast carcass gravy sausage soup
        """
    ),
    "polish": words("your the a up off his her their it"),
    "china": words("plate plates cabinet shop cup cups set"),
    "jersey": words("number numbers sales cow cows"),
    "emirates": words(
        "flight flights airline airlines plane planes pilot pilots crew passengers jet"
    ),
    "georgia": words("peach peaches voters lawmakers legislature runoff quarterback primary"),
}
_SAYS_COUNTRY: Final = {
    "georgia": re.compile(
        r"\b(?:Tbilisi|Georgians?\s+(?:Dream|President|Prime|Foreign|[a-z])|Batumi|Ossetia|Abkhazia"
        r"|Caucasus|Saakashvili|Kobakhidze|Zourabichvili|Kavelashvili|Garibashvili|Moldova|Armenia"
        r"|Azerbaijan|Ukraine)\b"
    ),
    "jordan": re.compile(r"\b(?:Jordanians?|Amman|Hashemite|King\s+(?:Abdullah|Hussein)|Safadi)\b"),
    "turkey": re.compile(r"\b(?:Turkish|Turks|Ankara|Erdo[gğ]an|Istanbul|Fidan|T[uü]rkiye|NATO)\b"),
}
_SAYS_NO_COUNTRY: Final = {
    "georgia": re.compile(
        r"\b(?:Atlanta|Savannah|Fulton County|Raffensperger|Kemp|R-Ga|D-Ga|Bulldogs|Warnock|Ossoff"
        r"|Marjorie Taylor Greene|state of Georgia)\b"
    ),
    "jordan": re.compile(
        r"\b(?:(?:Jim|Michael|Vernon|Barbara|DeAndre|Eddie|Neil)\s+Jordan|R-Ohio)\b"
    ),
    "turkey": re.compile(r"\b(?:Thanksgiving|stuffing|gravy)\b"),
}
# Which of the parties of one name is meant, by who else is there.
_TELLS: Final = {
    "CD": re.compile(
        r"\b(?:DRC|DR Congo|Democratic Republic of(?: the)? Congo|Kinshasa|Tshisekedi|Kabila|Goma"
        r"|M23|Kivu|Lubumbashi|Zaire|Katanga)\b"
    ),
    "CG": re.compile(r"\b(?:Brazzaville|Sassou|(?<!Democratic )Republic of(?: the)? Congo)\b"),
    "KR": re.compile(r"\b(?:South Koreans?|Seoul|Republic of Korea)\b"),
    "KP": re.compile(r"\b(?:North Koreans?|Pyongyang|DPRK|Kim Jong)\b"),
    "DO": re.compile(r"\b(?:Dominican Republic|Santo Domingo|Abinader)\b"),
    "DM": re.compile(r"\b(?:Dominica|Roseau|Skerrit)\b"),
}
_PLACE: Final = re.compile(
    r"\b(?:in|at|near|inside|outside|across|within|throughout|around|via|through|into"
    r"|(?:visit(?:s|ed|ing)?|trips?|travel(?:s|l?ed|l?ing)?|flew|fl(?:y|ies|ying)|return(?:s|ed|ing)?"
    r"|arriv(?:e|es|ed|ing)|head(?:s|ed|ing)?)(?:\s+(?:to|in|for|from))?"
    r"|(?P<left>left|leave|leaving)|toured|hosted by)"
    r"(?:\s+(?:the|neighbou?ring|nearby|central|(?:north|south|east|west|north-?east|north-?west"
    r"|south-?east|south-?west)(?:ern)?|war-torn|occupied))*\s+$",
    re.IGNORECASE,
)
# The words that such a phrase may end with; looked at first, since most names follow others.
_BEFORE_PLACES: Final = words(
    """
    in at near inside outside across within throughout around via through into visit visits visited
    visiting trip trips travel travels traveled travelled traveling travelling flew fly flies flying
    return returns returned returning arrive arrives arrived arriving head heads headed heading to
    for from left leave leaving toured by the neighboring neighbouring nearby central north south
    east west northern southern eastern western northeast northwest southeast southwest
    northeastern northwestern southeastern southwestern torn occupied
    """
)
_PREVIOUS = re.compile(r"([^\W_]+)(?:[ \n\xa0-]|\. )$")
_TWINS: Final = {"KR": "KP", "KP": "KR"}
_TWIN = re.compile(r"\b(?P<half>North|South)\s+(?:and|or)\s+$")
_OF = re.compile(r"([A-Z][a-z]+)\s+(?:of|for)\s+(?:the\s+)?$")
_THE = re.compile(r"\b[Tt]he\s+(?:United\s+Arab\s+)?$")
_NOUN_BEFORE = re.compile(r"\b(?:the|many|most|some|all|among|ethnic|fellow)\s+$", re.IGNORECASE)
_BEFORE_NAMES = re.compile(r"([A-Z])\.\s$")
_STATE_NEAR = re.compile(r"\s*(?:,|and|or|,\s*and)\s+([A-Z][a-z]+(?:\s[A-Z][a-z]+)?)")
_STATE_BEFORE = re.compile(r"([A-Z][a-z]+(?:\s[A-Z][a-z]+)?)(?:,|\s+and|\s+or|,\s*and)\s+$")
_REACH = 48  # code points before a name that are looked at


@dataclass(frozen=True, slots=True)
class _Hit:
    """A name as it was found, before its surroundings are looked at."""

    start: int
    end: int
    entry: Spoken
    previous: str
    """The word right before it, with nothing but a space (or a hyphen) between; else empty."""


def named(text: str) -> Iterator[PartyMention]:
    """Yield the mentions by name, abbreviation, demonym, capital or government, in order."""
    hits = list(_hits(text))
    codes = Counter(h.entry.codes[0] for h in hits if len(h.entry.codes) == 1)
    evidence = _Evidence(text, codes)
    lines = Lines(text)
    for hit in hits:
        code = evidence.choose(hit)
        if code is not None and (mention := _judged(text, hit, code, evidence, lines)):
            if code in _TWINS and (twin := _TWIN.search(text, max(0, hit.start - 12), hit.start)):
                yield replace(mention, start=twin.start(), end=twin.end("half"), code=_TWINS[code])
            yield mention


@cache
def _lexicon() -> Trie[Spoken]:
    return Trie((entry for entries in spoken().values() for entry in entries), folded)


def _hits(text: str) -> Iterator[_Hit]:
    lexicon = _lexicon()
    done = 0
    for token in CAPITALISED.finditer(text):
        start = token.start()
        if start < done:
            continue
        for end, entry in lexicon.match(text, token):
            if entry.use in ("abbreviation", "defined") and not token[0].isupper():
                continue
            done = end
            if entry.codes and not goes_on_before(text, start):
                before = _PREVIOUS.search(text, max(0, start - 24), start)
                yield _Hit(start, end, entry, before[1] if before else "")
            break


class _Evidence:
    """What the whole text says about names that several parties, or other things, go by."""

    def __init__(self, text: str, codes: Counter[str]) -> None:
        self._text = text
        self._codes = codes
        self._none: dict[str, bool] = {}
        self._chosen: dict[tuple[str, ...], str | None] = {}

    def choose(self, hit: _Hit) -> str | None:
        """The one party that is meant, or none."""
        codes = hit.entry.codes
        if hit.entry.use == "defined":
            named = (
                self._codes[codes[0]] > 0 and f"({self._text[hit.start : hit.end]})" in self._text
            )
            return codes[0] if named else None
        if len(codes) == 1:
            return codes[0]
        if codes not in self._chosen:
            told = [
                code
                for code in codes
                if self._codes[code]
                or ((tell := _TELLS.get(code)) is not None and tell.search(self._text))
            ]
            if set(codes) == {"DM", "DO"} and "DM" not in told:
                told = ["DO"]
            self._chosen[codes] = told[0] if len(told) == 1 else None
        return self._chosen[codes]

    def is_no_country(self, name: str) -> bool:
        """Whether the text has another bearer of this name, and nothing of the country."""
        if name not in self._none:
            other, country = _SAYS_NO_COUNTRY.get(name), _SAYS_COUNTRY.get(name)
            self._none[name] = bool(
                other and country and other.search(self._text) and not country.search(self._text)
            )
        return self._none[name]


def _judged(
    text: str, hit: _Hit, code: str, evidence: _Evidence, lines: Lines
) -> PartyMention | None:
    """The mention, unless its surroundings make it a part or a bearer of another name."""
    start, end, how = hit.start, hit.end, _HOW[hit.entry.use]
    name = hit.entry.words[0] if len(hit.entry.words) == 1 else ""
    lines.look(start)
    titled, shouted = lines.titled, lines.shouted
    before = text[max(0, start - _REACH) : start]
    found = NEXT.match(text, end)
    after = found[1] if found else ""
    if (
        how is How.ABBREVIATION
        and shouted
        and name in ("us", "car")
        and start
        and before[-1:] != "\n"
    ):
        return None
    if how in (How.NAME, How.CAPITAL, How.DEMONYM) and (
        after in _THINGS
        or after in _THINGS_AFTER.get(name, ())
        or (how is not How.DEMONYM and _is_part(text, hit, before, after, titled or shouted))
    ):
        return None
    if hit.previous in _NOT_THE_PARTY_BEFORE or (name and evidence.is_no_country(name)):
        return None
    if name == "emirates" and not _THE.search(before):
        return None
    if name == "georgia" and _among_states(text, before, end):
        return None
    rest = text[end : end + 2]
    possessive = rest[:1] in ("'", "’") and (
        rest[1:] == "s" or (text[end - 1] == "s" and not rest[1:].isalnum())
    )
    modifier = _is_modifier(hit.entry, how, before, after, titled or shouted)
    return PartyMention(
        start=start,
        end=end,
        code=code,
        how=how,
        possessive=possessive,
        compound=_is_compound(text, start, end),
        location=how in (How.NAME, How.ABBREVIATION, How.CAPITAL)
        and not (possessive or modifier)
        and _is_place(before, hit.previous, how),
        modifier=modifier,
    )


def _is_place(before: str, previous: str, how: How) -> bool:
    if previous in _DIRECTIONS:
        return True
    place = _PLACE.search(before) if previous.lower() in _BEFORE_PLACES else None
    # One leaves a capital for good only as a traveller, but the EU as a member.
    return place is not None and (how is How.CAPITAL or place["left"] is None)


def _is_part(text: str, hit: _Hit, before: str, after: str, titled: bool) -> bool:
    """Whether a name is part of a longer one: of an institution, an agreement, a person."""
    if hit.previous in ("of", "for", "the") and (of := _OF.search(before)) and of[1] in _HEADS_OF:
        return True
    capital = hit.entry.use == "capital"
    if after in _AGREEMENTS and (capital or after[0].isupper()):
        return True
    person_like = text[hit.start : hit.end] in listed("person-like")
    if not (capital or person_like):
        return False
    if hit.previous in listed("given") or _BEFORE_NAMES.search(before[-3:]):
        return True
    if titled or not after or not after[0].isupper() or after.isupper():
        return False
    if after in _TITLES or after in _CALENDAR or folded(after) in spoken():
        return False
    return not after.endswith(("’s", "'s")) or capital or hit.previous in _TITLES


def _among_states(text: str, before: str, end: int) -> bool:
    """Whether "Georgia" stands among states of the United States, or after a city's comma."""
    states = listed("american-state")
    for found in (_STATE_NEAR.match(text, end), _STATE_BEFORE.search(before)):
        if found and (found[1] in states or found[1].split()[-1] in states):
            return True
    return bool(re.search(r"(?:Atlanta|Augusta|Savannah|Macon|Athens|Columbus),\s+$", before))


def _is_compound(text: str, start: int, end: int) -> bool:
    rest, ahead = text[end : end + 2], text[max(0, start - 2) : start]
    if len(rest) == 2 and (
        (rest[0] in "-‐‑/" and rest[1].isalpha()) or (rest[0] == "–" and rest[1].isupper())
    ):
        return True
    return (
        len(ahead) == 2
        and ahead[0].isalnum()
        and (
            ahead[1] in "-‐‑/"
            or (ahead[1] == "–" and text[start:end].istitle() and _dashed(text, start))
        )
    )


def _dashed(text: str, start: int) -> bool:
    """Whether the word before a dash is a name: "Armenia–Azerbaijan", not "states–Bahrain"."""
    found = re.search(r"([^\W\d_]+)–$", text[max(0, start - 30) : start])
    return found is not None and found[1][0].isupper()


def _is_modifier(entry: Spoken, how: How, before: str, after: str, titled: bool) -> bool:
    if entry.use == "people":
        return False
    if how is How.DEMONYM:
        return not (_NOUN_BEFORE.search(before) and (not after or after in _VERBS))
    if not after:
        return False
    if after in NOUNS:
        return True
    return (
        not titled
        and after[0].isupper()
        and after not in _CALENDAR
        and (after in _TITLES or folded(after) not in spoken())
    )


def in_lists(text: str, mentions: Sequence[PartyMention]) -> Iterator[tuple[PartyMention, ...]]:
    """Yield the runs of at least two mentions that commas and "and" join.

    Two with a comma alone are a list only if it goes on: "Russia, China, the West" but not
    "Israel, America's ally".
    """
    run: list[PartyMention] = []
    joined = False
    for mention in mentions:
        if mention.how in (How.PERSON, How.ANAPHOR) or mention.compound:
            continue
        gap = text[run[-1].end : mention.start] if run and mention.start - run[-1].end < 60 else ""
        if gap and _JOINED.fullmatch(gap) and not run[-1].possessive:
            joined = joined or not gap.startswith(",") or _WITH_AND.search(gap) is not None
            run.append(mention)
            continue
        if _is_list(text, run, joined=joined):
            yield tuple(run)
        run, joined = [mention], False
    if _is_list(text, run, joined=joined):
        yield tuple(run)


def _is_list(text: str, run: Sequence[PartyMention], *, joined: bool) -> bool:
    if len(run) < 2:
        return False
    return joined or len(run) > 2 or _GOES_ON.match(text, run[-1].end) is not None


_JOINED = re.compile(
    r"(?:\s*,|\s*(?=\s))\s*(?:(?:and|or|&|as well as|along with|together with|plus|then|later"
    r"|but also)\s+)?(?:(?:also|later|then|both|most recently|finally)\s+)?"
    r"(?:(?:the|neighbou?ring)\s+)?"
)
_WITH_AND = re.compile(r"and|or|&|as well|with|plus")
_GOES_ON = re.compile(r",(?:\s+and)?\s+(?:the\s+)?[A-Z]")
