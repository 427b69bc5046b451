"""How news writes dates: what every date has one of, and the words on both sides of it."""

from typing import Final

from tracker.extraction import patterns as re
from tracker.extraction.lexicon import either, listed, words

MONTH_NAMES: Final = listed(
    "January February March April May June July August September October November December"
)
MONTHS: Final = {
    spelling: number
    for number, name in enumerate(MONTH_NAMES, 1)
    for short in (name, name[:3], *(["Sept"] if number == 9 else []))
    for spelling in (short, short.upper())
}
DAY_NAMES: Final = listed("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
WEEKDAYS: Final = {
    spelling: number for number, name in enumerate(DAY_NAMES) for spelling in (name, name.upper())
}
SHORT_DAYS = r"(?:Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun)\.?"
NUMBERS: Final = {
    word: number
    for number, word in enumerate(
        listed(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
            " fifteen sixteen seventeen eighteen nineteen twenty"
        )
    )
} | {
    "a": 1,
    "an": 1,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}

YEAR: Final = r"(?:1[6-9]|20)\d\d"
NO_MORE = r"(?![\d%°]|[.,:]\d|-[a-z])"
ROUGHLY = (
    r"more\s+than|over|at\s+least|nearly|almost|about|around|some|roughly|just\s+over|well\s+over"
    r"|just\s+under|less\s+than|only|just"
)

# What every date has one of. The first letters are there for speed alone.
TRIGGER: Final = re.compile(
    rf"\b(?=[0-9JFMASONDTWYytsafwdmc])(?:(?P<year>{YEAR})(?:(?P<iso>-\d\d-\d\d)|(?P<decade>s\b))?"
    rf"|(?P<dotted>\d{{1,2}}\.\d{{1,2}}\.{YEAR})"
    rf"|(?P<month>{either(MONTHS)})\b"
    rf"|(?P<weekday>{either(WEEKDAYS)})\b"
    r"|(?P<feast>New\s+Year['’]s\s+(?:Day|Eve)|Christmas\s+(?:Day|Eve))\b"
    r"|(?P<plain>[Yy]esterday|[Tt]oday|[Tt]onight|[Tt]omorrow)\b"
    r"|(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)\b"
    r"|(?P<unit>day|week|month|year|decade|centur(?:y|ie))(?P<plural>s)?\b(?!end))"
    r"|(?P<weekend>weekend)\b"
)

# --- around a month
DAY_AFTER: Final = re.compile(
    r"\.?\s{1,3}(?P<day>\d{1,2})(?:st|nd|rd|th)?\b(?![.:]\d|,\d{3}|%)"
    r"(?:\s?(?:-|–|—|to|and|or|&)\s?(?P<last>\d{1,2})(?:st|nd|rd|th)?\b(?![.:,]\d|\s+[A-Z]))?"
    rf"(?:,?\s{{1,3}}(?:of\s|in\s)?(?P<year>{YEAR})\b{NO_MORE})?"
)
YEAR_AFTER: Final = re.compile(rf"\.?,?\s{{1,3}}(?:of\s|in\s)?(?P<year>{YEAR})\b{NO_MORE}")
DAY_BEFORE: Final = re.compile(
    r"(?<![\d.,$€£-])(?P<day>\d{1,2})(?:st|nd|rd|th)?"
    r"(?:\s?(?:-|–|—|to|and|or|&)\s?(?P<last>\d{1,2})(?:st|nd|rd|th)?)?\s+(?:of\s+)?$"
)
MONTH_DIRECT: Final = re.compile(
    r"\b(?:in|since|by|until|till|from|of|through|during|before|after|late|early|mid|every|and|or|to"
    r"|between|around|for|beginning|starting|each|come)[\s-]+$",
    re.IGNORECASE,
)
# "May" and "March" are verbs and names, "Mar" and "Jan" are names.
OTHER_WORDS: Final = frozenset(
    spelling for spelling in MONTHS if len(spelling) < 4 or spelling.title() == "March"
)
WEEKDAY_BEFORE: Final = re.compile(
    rf"(?:(?P<name>{either(WEEKDAYS)})|{SHORT_DAYS}),?\s+(?:the\s+)?\(?$"
)
DATE_NEXT: Final = re.compile(
    rf",?\s+\(?(?:the\s+)?(?:(?:{either(MONTHS)})\.?\s+\d|\d{{1,2}}(?:st|nd|rd|th)?"
    rf"(?:\s+of)?\s+(?:{either(MONTHS)})\b)"
)

# --- around a year
PART: Final = re.compile(
    r"(?P<part>early|mid|late|beginning|start|end|close|middle|(?:first|second)\s+half"
    r"|(?:first|second|third|fourth|last|final)\s+quarter|[QH][1-4])"
    r"(?:\s+(?:of|in)(?:\s+the\s+year)?)?[\s-]+$",
    re.IGNORECASE,
)
YEAR_DIRECT: Final = re.compile(
    r"(?:\b(?:in|since|by|until|till|from|after|before|during|around|circa|through|throughout|early"
    r"|mid|late|between|year|half|quarter|than|into|past|prior\s+to|as\s+of|Q[1-4]|H[12]"
    r"|as\s+(?:early|late|recently|long\s+ago|far\s+back)\s+as"
    r"|(?:planned|set|scheduled|slated|expected|due|eyed|targeted|aiming|aimed)\s+for)[\s-]+"
    r"|(?:^|\n)[^\S\n]*(?:[-*•–#]+[^\S\n]+)?\**)$",
    re.IGNORECASE,
)
# The words that the two patterns above may end with; looked at first, for speed alone.
LAST_WORD: Final = re.compile(r"([^\W_]+)[\s-]{1,4}$")
PARTS_END: Final = words(
    """
    early mid late beginning start end close middle half quarter of in the year q1 q2 q3 q4 h1 h2
    """
)
DIRECT: Final = words(
    """
    in since by until till from after before during around circa through throughout early mid late
    between year half quarter than into past to of as q1 q2 q3 q4 h1 h2 for
    """
)
NOUN_OF: Final = re.compile(r"(\w+)\s+of\s+$")
OF_A_TIME: Final = re.compile(
    r"(?:end|start|beginning|close|middle|half|quarter|spring|summer|autumn|fall|winter|year|month"
    r"|rest|course|turn|most|all|much|part|days|months|weeks)",
    re.IGNORECASE,
)
TIMELINE: Final = re.compile(r"\**\s*[:–—-]\s")
BRACKETED: Final = re.compile(r"\($")
COUNTED: Final = re.compile(
    r"\s+(?:people|troops|soldiers|cases|villages|homes|percent|per\s|million|billion|deals|votes"
    r"|delegates|dollars|men|women|children|tons|tonnes|kilomet|miles|barrels|euros|members|units)"
)
LAST_YEAR: Final = re.compile(rf"[-–/](?:(?P<short>\d\d)|(?P<full>{YEAR}))(?!\d|-\d)")

# --- around any of them
DETERMINED: Final = re.compile(
    r"(?:\b(?:the|an?|its|their|his|her|our|this|that|another|first|second|original|landmark"
    r"|historic)|\w['’]s|s['’])\s+(?:(?:early|mid|late)[\s-]+)?$",
    re.IGNORECASE,
)
WORD_NEXT: Final = re.compile(
    r"(?:\s+|-)(?!to\b|and\b|or\b|but\b|when\b|in\b|at\b|by\b|for\b)[^\W\d_]"
)
OWNED: Final = re.compile(r"['’]s?\s+[^\W\d_]")
NAMED_ATTACK: Final = re.compile(r"(?:['’]s?)?\s+(?:terror(?:ist)?\s+)?attacks?\b")
NO_WEEKDAY_BEFORE: Final = re.compile(
    r"\b(?:Black|Good|Easter|Palm|Ash|Holy|Maundy|Super|Bloody|Cyber|Giving)\s+$"
)
NO_WEEKDAY_AFTER: Final = re.compile(r"\s+(?:Times|Telegraph|Mail|Express|Herald|Night)\b")
RELATIVE: Final = re.compile(
    r"\b(?P<way>last|past|previous|this|next|coming|upcoming|following|same|that|current)\s+$",
    re.IGNORECASE,
)
DAY_OF: Final = re.compile(r"\b(?P<day>\d{1,2})(?:st|nd|rd|th)\s+of\s+$")
THE_BEFORE: Final = re.compile(r"\b(?:the|that|this|on the|of)\s+$", re.IGNORECASE)
NAME_BEFORE: Final = re.compile(r"[A-Z]\w* $")
NO_ONE_WEEKDAY: Final = re.compile(
    r"\b(?:first|second|third|fourth|fifth|every|each|any|one|an?|\w+['’]s\s+first)\s+$",
    re.IGNORECASE,
)
DAY_PART: Final = re.compile(r"\s+(?:morning|afternoon|evening|night|lunchtime)\b")

# --- around a unit
COUNT: Final = re.compile(
    rf"(?:\b(?P<roughly>{ROUGHLY})\s+)?\b(?P<count>\d{{1,3}}|{either(NUMBERS)}|a\s+couple\s+of|half\s+an?)"
    r"(?:\s+and\s+a\s+half)?(?:\s+(?:full|long|calendar))?(?P<gap>\s+|-)$",
    re.IGNORECASE,
)
WAY_AFTER: Final = re.compile(
    r"['’]?\s+(?P<way>ago|later|earlier|from\s+now|hence|on\b(?=[,.])|before(?=[.,;]|$)|after(?=[.,;]|$)"
    r"|previously)\b"
)
# "a month after Oct. 7": only before what is itself a date.
BESIDE: Final = re.compile(
    rf"\s+(?P<way>after|before)(?=\s+(?:(?:{either(MONTHS)})\.?\s+\d|\d{{1,2}}\s+(?:{either(MONTHS)})\b"
    rf"|(?:{either(WEEKDAYS)})\b))"
)
LASTING: Final = re.compile(r"\bfor\s+(?:the\s+(?:past|last)\s+)?$", re.IGNORECASE)
# "was suspended for eight months", "for ten years from 2010": so long, but not up to now
LASTED: Final = re.compile(
    r"\b(?:was|were|had|did|will|would|shall|could|may|might|be)\b(?:(?!\b(?:has|have)\b)[^.;,]){0,60}\bfor\s+$",
    re.IGNORECASE,
)
FROM_THEN: Final = re.compile(r"\s+(?:in|from|until|till|before|between|after|to)\s+(?:\d|[A-Z])")
WINDOW: Final = re.compile(
    r"\b(?:in|over|during|within|for|through)\s+the\s+(?P<way>past|last|next|coming|following)\s+$",
    re.IGNORECASE,
)
WITHIN: Final = re.compile(r"\bwithin\s+$", re.IGNORECASE)
OF_NEXT: Final = re.compile(r"\s+of\b")
FEASTS: Final = {
    "new year": {"day": (1, 1), "eve": (12, 31)},
    "christmas": {"day": (12, 25), "eve": (12, 24)},
}
EDGE: Final = re.compile(
    r"\b(?P<edge>end|close|start|beginning|turn|middle|rest|course)\s+of\s+"
    r"(?P<way>the|this|next|last|that|the\s+same)\s+$",
    re.IGNORECASE,
)
YEARS_END: Final = re.compile(r"(?:['’]s)?[\s-]end\b")
WEEKEND_BEFORE: Final = re.compile(r"\b(?:over|at|on|during)\s+the\s+$", re.IGNORECASE)
