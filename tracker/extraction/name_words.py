"""The words around a name that make it something else, or say how it stands in its sentence."""

from typing import Final

from tracker.extraction import patterns as re
from tracker.extraction.lexicon import words

# "Bank of Israel", "Gulf of Oman", "Times of India": what holds the name is not the party.
HEADS_OF: Final = words(
    """
    Bank University College Gulf Sea Bay Strait Straits Church Times Voice Museum Lake Cape Port
    Battle Duke Duchess Bishop Archbishop Patriarch Airport School Institute Academy Radio Tour
    Heart Daughters Sons Children Tribes Ballad Bird Bishopric Diocese Mayor Lord Isle Tower
    Merchant Rock Stone Globe Club Bazaar Club Siege Fall Treaty Statute Peace
    """
)
# "Jordan River", "Saudi Airlines": of a name and what follows it, the second is what is meant.
THINGS: Final = words(
    """
    River Sea Strait Straits Valley Delta Canal Basin Ocean Desert Peninsula Airways Airlines
    Airline Air Times Post Herald Daily Mail Tribune Gazette Observer Telegraph Broadcasting
    University Institute College Open Olympics Marathon Stadium Telecom Petroleum Aramco Cup
    Grand League Pro FC United Agency Museum Philharmonic Orchestra Festival Expo Week Season Press
    Today Times-Mirror Inc Ltd Group Holdings Holding Motors Steel Bonds Fund
    """
)
# Of agreements: "the Singapore Convention", "the Paris climate deal".
AGREEMENTS: Final = words(
    """
    Agreement Agreements Accord Accords Convention Treaty Protocol Declaration Charter Statute Pact
    Memorandum Process Platform Format Principles Consensus Rules Communique Communiqué Framework
    agreement agreements accord accords convention treaty protocol declaration pact deal talks
    process climate peace ceasefire memorandum consensus format negotiations summit conference
    """
)
TITLES: Final = words(
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
CALENDAR: Final = words(
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
    waters bank banks currency dollar dollars tariffs tariff trade aid investment
    investments business businesses investors journalists newspaper television side position stance
    representative representatives chief chiefs finance defence defense interior energy
    opposition party parties elections election voters vote population regime statement readout
    backed-by mediation proposal plan initiative bid accession membership entry withdrawal exit
    participation signature ratification deal deals agreement agreements pact accord treaty
    """
)
VERBS: Final = words(
    """
    has have had will would is are was were be can could may might shall should must do does did
    said say says and or but who which that to in on at by from with for as than also both all
    themselves voted vote want wants wanted signed joined ratified left withdrew quit refused agreed
    acceded declined pulled walked applied followed never had too alone
    """
)
DIRECTIONS: Final = words("North South East West Northern Southern Eastern Western Central Upper")
NOT_THE_PARTY_BEFORE: Final = words(
    """
    New Little Greater Inner Old Lower Air Mr Mrs Ms Dr Rep Coach Judge Congressman Congresswoman
    Chairman Wild Roast Fine Bone fine bone roast cold wild Port Fort Lake Mount
    """
)
# Food, sport, clothes; the verb "Polish".
THINGS_AFTER: Final = {
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
SAYS_COUNTRY: Final = {
    "georgia": re.compile(
        r"\b(?:Tbilisi|Georgians?\s+(?:Dream|President|Prime|Foreign|[a-z])|Batumi|Ossetia|Abkhazia"
        r"|Caucasus|Saakashvili|Kobakhidze|Zourabichvili|Kavelashvili|Garibashvili|Moldova|Armenia"
        r"|Azerbaijan|Ukraine)\b"
    ),
    "jordan": re.compile(r"\b(?:Jordanians?|Amman|Hashemite|King\s+(?:Abdullah|Hussein)|Safadi)\b"),
    "turkey": re.compile(r"\b(?:Turkish|Turks|Ankara|Erdo[gğ]an|Istanbul|Fidan|T[uü]rkiye|NATO)\b"),
}
SAYS_NO_COUNTRY: Final = {
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
TELLS: Final = {
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
PLACE: Final = re.compile(
    r"\b(?:in|at|near|inside|outside|across|within|throughout|around|via|through|into"
    r"|(?:visit(?:s|ed|ing)?|trips?|travel(?:s|l?ed|l?ing)?|flew|fl(?:y|ies|ying)|return(?:s|ed|ing)?"
    r"|arriv(?:e|es|ed|ing)|head(?:s|ed|ing)?)(?:\s+(?:to|in|for|from))?"
    r"|(?P<left>left|leave|leaving)|toured|hosted by)"
    r"(?:\s+(?:the|neighbou?ring|nearby|central|(?:north|south|east|west|north-?east|north-?west"
    r"|south-?east|south-?west)(?:ern)?|war-torn|occupied))*\s+$",
    re.IGNORECASE,
)
# The words that such a phrase may end with; looked at first, since most names follow others.
BEFORE_PLACES: Final = words(
    """
    in at near inside outside across within throughout around via through into visit visits visited
    visiting trip trips travel travels traveled travelled traveling travelling flew fly flies flying
    return returns returned returning arrive arrives arrived arriving head heads headed heading to
    for from left leave leaving toured by the neighboring neighbouring nearby central north south
    east west northern southern eastern western northeast northwest southeast southwest
    northeastern northwestern southeastern southwestern torn occupied
    """
)
PREVIOUS: Final = re.compile(r"([^\W_]+)(?:[ \n\xa0-]|\. )$")
TWINS: Final = {"KR": "KP", "KP": "KR"}
TWIN: Final = re.compile(r"\b(?P<half>North|South)\s+(?:and|or)\s+$")
OF: Final = re.compile(r"([A-Z][a-z]+)\s+(?:of|for)\s+(?:the\s+)?$")
THE: Final = re.compile(r"\b[Tt]he\s+(?:United\s+Arab\s+)?$")
# "the American and Russian envoys"
AND_MORE: Final = re.compile(r"\s+(?:and|or)\s+[A-Z]\w+\s+[a-z]+s\b")
NOUN_BEFORE: Final = re.compile(
    r"\b(?:the|many|most|some|all|among|ethnic|fellow)\s+$", re.IGNORECASE
)
BEFORE_NAMES: Final = re.compile(r"([A-Z])\.\s$")
STATE_NEAR: Final = re.compile(r"\s*(?:,|and|or|,\s*and)\s+([A-Z][a-z]+(?:\s[A-Z][a-z]+)?)")
STATE_BEFORE: Final = re.compile(r"([A-Z][a-z]+(?:\s[A-Z][a-z]+)?)(?:,|\s+and|\s+or|,\s*and)\s+$")
REACH = 48  # code points before a name that are looked at
