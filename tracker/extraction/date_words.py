"""The words of dates as a text has them, part by part, before they are resolved to days."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from tracker.extraction.lexicon import either, listed

_MONTH_NAMES: Final = listed(
    "January February March April May June July August September October November December"
)
MONTHS: Final = {
    spelling: number
    for number, name in enumerate(_MONTH_NAMES, 1)
    for short in (name, name[:3], *(["Sept"] if number == 9 else []))
    for spelling in (short, short.upper())
}
_DAY_NAMES: Final = listed("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
WEEKDAYS: Final = {
    spelling: number for number, name in enumerate(_DAY_NAMES) for spelling in (name, name.upper())
}
_SHORT_DAYS = r"(?:Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun)\.?"
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
_NO_MORE = r"(?![\d%°]|[.,:]\d|-[a-z])"
_ROUGHLY = (
    r"more\s+than|over|at\s+least|nearly|almost|about|around|some|roughly|just\s+over|well\s+over"
    r"|just\s+under|less\s+than|only|just"
)

# What every date has one of. The first letters are there for speed alone.
_TRIGGER = re.compile(
    rf"\b(?=[0-9JFMASONDTWYytsafwdmc])(?:(?P<year>{YEAR})(?:(?P<iso>-\d\d-\d\d)|(?P<decade>s\b))?"
    rf"|(?P<dotted>\d{{1,2}}\.\d{{1,2}}\.{YEAR})"
    rf"|(?P<month>{either(MONTHS)})\b"
    rf"|(?P<weekday>{either(WEEKDAYS)})\b"
    r"|(?P<plain>[Yy]esterday|[Tt]oday|[Tt]onight|[Tt]omorrow)\b"
    r"|(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)\b"
    r"|(?P<unit>day|week|month|year|decade|centur(?:y|ie))(?P<plural>s)?\b(?!end))"
    r"|(?P<weekend>weekend)\b"
)

# --- around a month
_DAY_AFTER = re.compile(
    r"\.?\s{1,3}(?P<day>\d{1,2})(?:st|nd|rd|th)?\b(?![.:]\d|,\d{3}|%)"
    r"(?:\s?(?:-|–|—|to|and|or|&)\s?(?P<last>\d{1,2})(?:st|nd|rd|th)?\b(?![.:,]\d|\s+[A-Z]))?"
    rf"(?:,?\s{{1,3}}(?:of\s|in\s)?(?P<year>{YEAR})\b{_NO_MORE})?"
)
_YEAR_AFTER = re.compile(rf"\.?,?\s{{1,3}}(?:of\s|in\s)?(?P<year>{YEAR})\b{_NO_MORE}")
_DAY_BEFORE = re.compile(
    r"(?<![\d.,$€£-])(?P<day>\d{1,2})(?:st|nd|rd|th)?"
    r"(?:\s?(?:-|–|—|to|and|or|&)\s?(?P<last>\d{1,2})(?:st|nd|rd|th)?)?\s+(?:of\s+)?$"
)
_MONTH_DIRECT = re.compile(
    r"\b(?:in|since|by|until|till|from|of|through|during|before|after|late|early|mid|every|and|or|to"
    r"|between|around|for|beginning|starting|each|come)[\s-]+$",
    re.IGNORECASE,
)
# "May" and "March" are verbs and names, "Mar" and "Jan" are names.
_OTHER_WORDS: Final = frozenset(
    spelling for spelling in MONTHS if len(spelling) < 4 or spelling.title() == "March"
)
_WEEKDAY_BEFORE = re.compile(rf"(?:{either(WEEKDAYS)}|{_SHORT_DAYS}),?\s+(?:the\s+)?\(?$")
_DATE_NEXT = re.compile(
    rf",?\s+\(?(?:the\s+)?(?:(?:{either(MONTHS)})\.?\s+\d|\d{{1,2}}(?:st|nd|rd|th)?"
    rf"(?:\s+of)?\s+(?:{either(MONTHS)})\b)"
)

# --- around a year
_PART: Final = re.compile(
    r"(?P<part>early|mid|late|beginning|start|end|close|middle|(?:first|second)\s+half"
    r"|(?:first|second|third|fourth|last|final)\s+quarter|[QH][1-4])"
    r"(?:\s+(?:of|in)(?:\s+the\s+year)?)?[\s-]+$",
    re.IGNORECASE,
)
_YEAR_DIRECT = re.compile(
    r"(?:\b(?:in|since|by|until|till|from|after|before|during|around|circa|through|throughout|early"
    r"|mid|late|between|year|half|quarter|than|into|past|prior\s+to|as\s+of|Q[1-4]|H[12]"
    r"|(?:planned|set|scheduled|slated|expected|due|eyed|targeted|aiming|aimed)\s+for)[\s-]+"
    r"|(?:^|\n)[^\S\n]*(?:[-*•–#]+[^\S\n]+)?\**)$",
    re.IGNORECASE,
)
_NOUN_OF = re.compile(r"(\w+)\s+of\s+$")
_OF_A_TIME = re.compile(
    r"(?:end|start|beginning|close|middle|half|quarter|spring|summer|autumn|fall|winter|year|month"
    r"|rest|course|turn|most|all|much|part|days|months|weeks)",
    re.IGNORECASE,
)
_TIMELINE = re.compile(r"\**\s*[:–—-]\s")
_BRACKETED = re.compile(r"\($")
_COUNTED = re.compile(
    r"\s+(?:people|troops|soldiers|cases|villages|homes|percent|per\s|million|billion|deals|votes"
    r"|delegates|dollars|men|women|children|tons|tonnes|kilomet|miles|barrels|euros|members|units)"
)
_LAST_YEAR = re.compile(rf"[-–/](?:(?P<short>\d\d)|(?P<full>{YEAR}))(?!\d|-\d)")

# --- around any of them
_DETERMINED = re.compile(
    r"(?:\b(?:the|an?|its|their|his|her|our|this|that|another|first|second|original|landmark"
    r"|historic)|\w['’]s|s['’])\s+(?:(?:early|mid|late)[\s-]+)?$",
    re.IGNORECASE,
)
_WORD_NEXT = re.compile(r"(?:\s+|-)(?!to\b|and\b|or\b|but\b|when\b|in\b|at\b|by\b|for\b)[^\W\d_]")
_OWNED = re.compile(r"['’]s?\s+[^\W\d_]")
_NAMED_ATTACK = re.compile(r"(?:['’]s?)?\s+(?:terror(?:ist)?\s+)?attacks?\b")
_NO_WEEKDAY_BEFORE = re.compile(
    r"\b(?:Black|Good|Easter|Palm|Ash|Holy|Maundy|Super|Bloody|Cyber|Giving)\s+$"
)
_NO_WEEKDAY_AFTER = re.compile(r"\s+(?:Times|Telegraph|Mail|Express|Herald|Night)\b")
_RELATIVE = re.compile(
    r"\b(?P<way>last|past|previous|this|next|coming|upcoming|following|same|that|current)\s+$",
    re.IGNORECASE,
)
_THE_BEFORE = re.compile(r"\b(?:the|that|this|on the|of)\s+$", re.IGNORECASE)
_DAY_PART = re.compile(r"\s+(?:morning|afternoon|evening|night|lunchtime)\b")

# --- around a unit
_COUNT = re.compile(
    rf"(?:\b(?P<roughly>{_ROUGHLY})\s+)?\b(?P<count>\d{{1,3}}|{either(NUMBERS)}|a\s+couple\s+of|half\s+an?)"
    r"(?:\s+and\s+a\s+half)?(?:\s+(?:full|long|calendar))?(?P<gap>\s+|-)$",
    re.IGNORECASE,
)
_WAY_AFTER = re.compile(
    r"['’]?\s+(?P<way>ago|later|earlier|from\s+now|hence|on\b(?=[,.])|before(?=[.,;]|$)|after(?=[.,;]|$)"
    r"|previously)\b"
)
# "a month after Oct. 7": only before what is itself a date.
_BESIDE = re.compile(
    rf"\s+(?P<way>after|before)(?=\s+(?:(?:{either(MONTHS)})\.?\s+\d|\d{{1,2}}\s+(?:{either(MONTHS)})\b"
    rf"|(?:{either(WEEKDAYS)})\b))"
)
_LASTING = re.compile(r"\bfor\s+(?:the\s+(?:past|last)\s+)?$", re.IGNORECASE)
_WINDOW = re.compile(
    r"\b(?:in|over|during|within|for|through)\s+the\s+(?P<way>past|last|next|coming|following)\s+$",
    re.IGNORECASE,
)
_WITHIN = re.compile(r"\bwithin\s+$", re.IGNORECASE)
_EDGE = re.compile(
    r"\b(?P<edge>end|close|start|beginning|turn|middle|rest|course)\s+of\s+"
    r"(?P<way>the|this|next|last|that|the\s+same)\s+$",
    re.IGNORECASE,
)
_YEARS_END = re.compile(r"(?:['’]s)?[\s-]end\b")
_WEEKEND_BEFORE = re.compile(r"\b(?:over|at|on|during)\s+the\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class DateWords:
    """The parts of a date, as far as the words give them."""

    start: int
    end: int
    year: int | None = None
    last_year: int | None = None
    """The second year of "2020–21"."""
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    weekday: int | None = None
    decade: int | None = None
    season: str | None = None
    part: str | None = None
    """"early", "mid", "late", "end", "start", "first half" …"""
    relative: str | None = None
    """How it counts: `last`, `this`, `next`, `same`, `ago`, `later`, `lasting`, `within` …"""
    unit: str | None = None
    count: int | None = None
    roughly: str | None = None
    spans: bool = False
    """Whether it is all of its years: "2017-2021"."""
    attributive: bool = False


def date_words(text: str) -> Iterator[DateWords]:
    """Yield the dates that the words of a text make up, in order, without overlap."""
    done = 0
    previous: DateWords | None = None
    for found in _TRIGGER.finditer(text):
        start = found.start()
        if start < done or (start and text[start - 1] in "$€£#@"):
            continue
        read = _read(text, found, previous)
        if read is not None and read.start >= done:
            previous = replace(read, attributive=read.attributive or _is_owned(text, read))
            done = previous.end
            yield previous


def _is_owned(text: str, read: DateWords) -> bool:
    return _OWNED.match(text, read.end) is not None


def _read(text: str, found: re.Match[str], previous: DateWords | None) -> DateWords | None:
    start, end = found.span()
    before = text[max(0, start - 56) : start]
    if found["iso"]:
        year, month, day = map(int, found[0].split("-"))
        return DateWords(start=start, end=end, year=year, month=month, day=day)
    if found["dotted"]:
        day, month, year = map(int, found[0].split("."))
        return DateWords(start=start, end=end, year=year, month=month, day=day)
    if found["decade"]:
        return _with_part(before, DateWords(start=start, end=end, decade=int(found["year"])))
    if found["year"]:
        return _of_year(text, start, end, before, previous)
    if found["month"]:
        return _of_month(text, start, end, before)
    if found["weekday"]:
        return _of_weekday(text, start, end, before)
    if found["plain"]:
        return DateWords(start=start, end=end, relative=found[0].lower(), unit="day")
    if found["season"]:
        return _of_season(text, start, end, before)
    if found["weekend"]:
        return _of_weekend(start, end, before)
    unit = "century" if found["unit"].startswith("centur") else found["unit"]
    return _of_unit(text, start, end, before, unit, plural=bool(found["plural"]))


def _with_part(before: str, read: DateWords) -> DateWords:
    """With "early", "the end of" and the like, if that stands before it."""
    part = _PART.search(before)
    if part is None:
        return read
    return replace(read, start=read.start - (len(before) - part.start()), part=part["part"].lower())


def _is_attributive(text: str, start: int, end: int) -> bool:
    """Whether a date stands between an article and a noun: "the 2015 Paris Agreement"."""
    if _NAMED_ATTACK.match(text, end):
        return True
    return (
        _WORD_NEXT.match(text, end) is not None
        and _DETERMINED.search(text, max(0, start - 24), start) is not None
    )


def _of_month(text: str, start: int, end: int, before: str) -> DateWords | None:
    month = MONTHS[text[start:end]]
    first = _DAY_BEFORE.search(before)
    day = last = year = None
    if first and 1 <= int(first["day"]) <= 31:
        day, last = int(first["day"]), int(first["last"]) if first["last"] else None
        start -= len(before) - first.start()
        before = text[max(0, start - 56) : start]
    elif (after := _DAY_AFTER.match(text, end)) and _is_day(text, after, before):
        day, last = int(after["day"]), int(after["last"]) if after["last"] else None
        year, end = int(after["year"]) if after["year"] else None, after.end()
    if year is None and (after := _YEAR_AFTER.match(text, end)):
        year, end = int(after["year"]), after.end()
    relative = _RELATIVE.search(before)
    alone = day is None and year is None and not (relative or _MONTH_DIRECT.search(before))
    if alone and text[start:end] in _OTHER_WORDS:
        return None
    read = DateWords(
        start=start,
        end=end,
        year=year,
        month=month,
        day=day,
        last_day=last if last and day and day < last <= 31 else None,
        attributive=_is_attributive(text, start, end),
    )
    if weekday := _WEEKDAY_BEFORE.search(before):
        return replace(read, start=start - (len(before) - weekday.start()))
    if relative and day is None and year is None:
        return replace(
            read,
            start=start - (len(before) - relative.start()),
            relative=relative["way"].lower(),
            unit="month",
        )
    return _with_part(before, read)


def _is_day(text: str, after: re.Match[str], before: str) -> bool:
    """Whether a number after a month is a day: not "in March 29 deals were signed"."""
    if not 1 <= int(after["day"]) <= 31:
        return False
    return not (
        not after["year"]
        and re.search(r"\b[Ii]n\s+$", before)
        and re.match(r"\s+[a-z]+s\b", text[after.end() : after.end() + 30])
    )


def _of_year(
    text: str, start: int, end: int, before: str, previous: DateWords | None
) -> DateWords | None:
    if text[end : end + 1].isalnum() or re.match(_NO_MORE, text[end : end + 2]) is None:
        return None
    year = int(text[start:end])
    if _COUNTED.match(text, end):
        return None
    read = DateWords(start=start, end=end, year=year)
    if last := _LAST_YEAR.match(text, end):
        last_year = int(last["full"] or f"{year // 100}{last['short']}")
        if last["full"] and last_year > year:
            return replace(read, end=last.end(), last_year=last_year, spans=True)
        if last_year == year + 1:
            read = replace(read, end=last.end(), last_year=last_year)
    gap = text[previous.end : start] if previous else ""
    follows = (
        previous is not None
        and previous.year is not None
        and re.fullmatch(r"\s*(?:,|,?\s*and|,?\s*or|to|through|until|-|–|—)\s*", gap) is not None
    )
    if follows or _PART.search(before):
        return _with_part(before, read)
    if _YEAR_DIRECT.search(before):
        if before[-1:] in ("", "\n", "-", "*", "•", "#") and not _TIMELINE.match(text, read.end):
            return None
        return read
    if of := _NOUN_OF.search(before):
        return replace(read, attributive=_OF_A_TIME.fullmatch(of[1]) is None)
    if _BRACKETED.search(before) and text[end : end + 1] == ")":
        return replace(read, attributive=True)
    return replace(read, attributive=True) if _is_attributive(text, start, end) else None


def _of_weekday(text: str, start: int, end: int, before: str) -> DateWords | None:
    if (
        _NO_WEEKDAY_BEFORE.search(before)
        or _NO_WEEKDAY_AFTER.match(text, end)
        or _DATE_NEXT.match(text, end)
    ):
        return None
    number = WEEKDAYS[text[start:end]]
    if part := _DAY_PART.match(text, end):
        end = part.end()
    read = DateWords(
        start=start, end=end, weekday=number, attributive=_is_attributive(text, start, end)
    )
    if relative := _RELATIVE.search(before):
        return replace(
            read,
            start=start - (len(before) - relative.start()),
            relative=relative["way"].lower(),
            attributive=False,
        )
    return read


def _of_season(text: str, start: int, end: int, before: str) -> DateWords | None:
    read = DateWords(start=start, end=end, season=text[start:end].lower())
    if text[start].isupper() and re.search(r"[A-Z]\w+ $", before):
        return None  # the Arab Spring, the Prague Spring
    if after := _YEAR_AFTER.match(text, end):
        return replace(read, end=after.end(), year=int(after["year"]))
    if relative := _RELATIVE.search(before):
        way = relative["way"].lower()
        return replace(read, start=start - (len(before) - relative.start()), relative=way)
    direct = re.search(r"\b(?:in|by|since|until)\s+(?:the\s+)?$", before)
    return read if direct and read.season != "fall" and text[start].islower() else None


def _of_weekend(start: int, end: int, before: str) -> DateWords | None:
    read = DateWords(start=start, end=end, unit="weekend")
    if relative := _RELATIVE.search(before):
        way = relative["way"].lower()
        return replace(read, start=start - (len(before) - relative.start()), relative=way)
    if _WEEKEND_BEFORE.search(before):
        return replace(read, relative="the")
    return None


def _of_unit(
    text: str, start: int, end: int, before: str, unit: str, *, plural: bool
) -> DateWords | None:
    read = DateWords(start=start, end=end, unit=unit)
    if counted := _COUNT.search(before):
        begin = start - (len(before) - counted.start())
        number = _number(counted["count"])
        read = replace(read, start=begin, count=number, roughly=_spaced(counted["roughly"]))
        return _counted(text, read, before[: counted.start()])
    if edge := _EDGE.search(before):
        return replace(
            read,
            start=start - (len(before) - edge.start()),
            relative=edge["way"].lower(),
            part=edge["edge"].lower(),
        )
    if plural:
        window = _WINDOW.search(before)
        ahead = window is not None and window["way"].lower() in ("next", "coming")
        begin = start - (len(before) - window.start()) if window else start
        return replace(read, start=begin, relative="coming") if ahead else None
    if unit == "year" and (ends := _YEARS_END.match(text, end)):
        return replace(read, end=ends.end(), relative="this", part="end")
    if window := _WINDOW.search(before):
        way = "window" if window["way"].lower() in ("past", "last") else "next"
        begin = start - (len(before) - window.start())
        return replace(read, start=begin, relative=way, count=1)
    if relative := _RELATIVE.search(before):
        begin = start - (len(before) - relative.start())
        way = relative["way"].lower()
        if _THE_BEFORE.search(before[: relative.start()]):
            # "the next day" counts from a day that was told, "next week" from today.
            way = {"next": "following", "past": "window"}.get(way, way)
        return replace(read, start=begin, relative=way, count=1 if way == "window" else None)
    beside = re.match(r"\s+(before|after)(?=[.,;]|$)", text[end : end + 12])
    if beside and _THE_BEFORE.search(before):
        way = "previous" if beside[1] == "before" else "following"
        return replace(read, end=end + beside.end(), relative=way)
    return None


def _counted(text: str, read: DateWords, before: str) -> DateWords | None:
    """What a number of units says with the words on both sides of it."""
    if (beside := _BESIDE.match(text, read.end)) and (read.count or 0) > 0:
        return replace(read, end=beside.end(), relative=f"by {beside['way']}")
    if way := _WAY_AFTER.match(text, read.end):
        named = {"ago": "ago", "earlier": "earlier", "before": "earlier", "previously": "earlier"}
        hence = {"from now": "hence", "hence": "hence"}
        word = " ".join(way["way"].split())
        relative = named.get(word) or hence.get(word) or "later"
        return replace(read, end=way.end(), relative=relative)
    if lasting := _LASTING.search(before):
        return replace(read, start=read.start - (len(before) - lasting.start()), relative="lasting")
    if window := _WINDOW.search(before):
        past = window["way"].lower() in ("past", "last")
        begin = read.start - (len(before) - window.start())
        return replace(read, start=begin, relative="window" if past else "within")
    if within := _WITHIN.search(before):
        return replace(read, start=read.start - (len(before) - within.start()), relative="within")
    return None


def _number(word: str) -> int:
    word = _spaced(word) or ""
    if word.isdigit():
        return int(word)
    return NUMBERS.get(word, 2 if word == "a couple of" else 0)


def _spaced(word: str | None) -> str | None:
    return " ".join(word.lower().split()) if word else None
