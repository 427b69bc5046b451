"""The words of dates as a text has them, part by part, before they are resolved to days."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tracker.extraction import date_patterns as like
from tracker.extraction import patterns as re


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
    for found in like.TRIGGER.finditer(text):
        start = found.start()
        if start < done or (start and text[start - 1] in "$€£#@"):
            continue
        read = _read(text, found, previous)
        if read is not None and read.start >= done:
            previous = replace(read, attributive=read.attributive or _is_owned(text, read))
            done = previous.end
            yield previous


def _is_owned(text: str, read: DateWords) -> bool:
    return like.OWNED.match(text, read.end) is not None


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
    if found["feast"]:
        which = "new year" if found[0][0] == "N" else "christmas"
        month, day = like.FEASTS[which][found[0][-3:].lower()]
        return DateWords(start=start, end=end, month=month, day=day)
    if found["plain"]:
        if text[start] == "T" and like.NAME_BEFORE.search(before):
            return None  # India Today
        return DateWords(start=start, end=end, relative=found[0].lower(), unit="day")
    if found["season"]:
        return _of_season(text, start, end, before)
    if found["weekend"]:
        return _of_weekend(start, end, before)
    unit = "century" if found["unit"].startswith("centur") else found["unit"]
    return _of_unit(text, start, end, before, unit, plural=bool(found["plural"]))


def _with_part(before: str, read: DateWords) -> DateWords:
    """With "early", "the end of" and the like, if that stands before it."""
    part = like.PART.search(before)
    if part is None:
        return read
    return replace(read, start=read.start - (len(before) - part.start()), part=part["part"].lower())


def _is_attributive(text: str, start: int, end: int) -> bool:
    """Whether a date stands between an article and a noun: "the 2015 Paris Agreement"."""
    if like.NAMED_ATTACK.match(text, end):
        return True
    return (
        like.WORD_NEXT.match(text, end) is not None
        and like.DETERMINED.search(text, max(0, start - 24), start) is not None
    )


def _of_month(text: str, start: int, end: int, before: str) -> DateWords | None:
    month = like.MONTHS[text[start:end]]
    first = like.DAY_BEFORE.search(before)
    day = last = year = None
    if first and 1 <= int(first["day"]) <= 31:
        day, last = int(first["day"]), int(first["last"]) if first["last"] else None
        start -= len(before) - first.start()
        before = text[max(0, start - 56) : start]
    elif (after := like.DAY_AFTER.match(text, end)) and _is_day(text, after, before):
        day, last = int(after["day"]), int(after["last"]) if after["last"] else None
        year, end = int(after["year"]) if after["year"] else None, after.end()
    if year is None and (after := like.YEAR_AFTER.match(text, end)):
        year, end = int(after["year"]), after.end()
    relative = like.RELATIVE.search(before)
    alone = day is None and year is None and not (relative or like.MONTH_DIRECT.search(before))
    if alone and text[start:end] in like.OTHER_WORDS:
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
    if weekday := like.WEEKDAY_BEFORE.search(before):
        begin = start - (len(before) - weekday.start())
        return replace(read, start=begin, weekday=like.WEEKDAYS.get(weekday["name"] or ""))
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
    if text[end : end + 1].isalnum() or re.match(like.NO_MORE, text[end : end + 2]) is None:
        return None
    year = int(text[start:end])
    if like.COUNTED.match(text, end):
        return None
    read = DateWords(start=start, end=end, year=year)
    if last := like.LAST_YEAR.match(text, end):
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
    last = like.LAST_WORD.search(before)
    word = last[1].lower() if last else ""
    if follows or (word in like.PARTS_END and like.PART.search(before)):
        return _with_part(before, read)
    if (word in like.DIRECT or not before.strip(" \t*-•–#")) and like.YEAR_DIRECT.search(before):
        if before[-1:] in ("", "\n", "-", "*", "•", "#") and not like.TIMELINE.match(
            text, read.end
        ):
            return None
        return read
    if word == "of" and (of := like.NOUN_OF.search(before)):
        return replace(read, attributive=like.OF_A_TIME.fullmatch(of[1]) is None)
    if like.BRACKETED.search(before) and text[end : end + 1] == ")":
        return replace(read, attributive=True)
    return replace(read, attributive=True) if _is_attributive(text, start, end) else None


def _of_weekday(text: str, start: int, end: int, before: str) -> DateWords | None:
    if (
        like.NO_WEEKDAY_BEFORE.search(before)
        or like.NO_WEEKDAY_AFTER.match(text, end)
        or like.DATE_NEXT.match(text, end)
        or like.NO_ONE_WEEKDAY.search(before)
    ):
        return None
    number = like.WEEKDAYS[text[start:end]]
    if part := like.DAY_PART.match(text, end):
        end = part.end()
    read = DateWords(
        start=start, end=end, weekday=number, attributive=_is_attributive(text, start, end)
    )
    if relative := like.RELATIVE.search(before):
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
    if after := like.YEAR_AFTER.match(text, end):
        return replace(read, end=after.end(), year=int(after["year"]))
    if relative := like.RELATIVE.search(before):
        way = relative["way"].lower()
        return replace(read, start=start - (len(before) - relative.start()), relative=way)
    direct = re.search(r"\b(?:in|by|since|until)\s+(?:the\s+)?$", before)
    return read if direct and read.season != "fall" and text[start].islower() else None


def _of_weekend(start: int, end: int, before: str) -> DateWords | None:
    read = DateWords(start=start, end=end, unit="weekend")
    if relative := like.RELATIVE.search(before):
        way = relative["way"].lower()
        return replace(read, start=start - (len(before) - relative.start()), relative=way)
    if like.WEEKEND_BEFORE.search(before):
        return replace(read, relative="the")
    return None


def _of_unit(
    text: str, start: int, end: int, before: str, unit: str, *, plural: bool
) -> DateWords | None:
    read = DateWords(start=start, end=end, unit=unit)
    if counted := like.COUNT.search(before):
        begin = start - (len(before) - counted.start())
        number = _number(counted["count"])
        read = replace(read, start=begin, count=number, roughly=_spaced(counted["roughly"]))
        return _counted(text, read, before[: counted.start()])
    if edge := like.EDGE.search(before):
        return replace(
            read,
            start=start - (len(before) - edge.start()),
            relative=edge["way"].lower(),
            part=edge["edge"].lower(),
        )
    if plural:
        window = like.WINDOW.search(before)
        ahead = window is not None and window["way"].lower() in ("next", "coming")
        begin = start - (len(before) - window.start()) if window else start
        return replace(read, start=begin, relative="coming") if ahead else None
    if unit == "year" and (ends := like.YEARS_END.match(text, end)):
        return replace(read, end=ends.end(), relative="this", part="end")
    if window := like.WINDOW.search(before):
        way = "window" if window["way"].lower() in ("past", "last") else "next"
        begin = start - (len(before) - window.start())
        return replace(read, start=begin, relative=way, count=1)
    if relative := like.RELATIVE.search(before):
        begin = start - (len(before) - relative.start())
        way = relative["way"].lower()
        if like.THE_BEFORE.search(before[: relative.start()]):
            # "the next day" counts from a day that was told, "next week" from today.
            way = {"next": "following", "past": "window"}.get(way, way)
        further = before[: relative.start()]
        if unit == "month" and (day := like.DAY_OF.search(further)):
            begin -= len(further) - day.start()
            return replace(read, start=begin, relative=way, day=int(day["day"]))
        return replace(read, start=begin, relative=way, count=1 if way == "window" else None)
    beside = re.match(r"\s+(before|after)(?=[.,;]|$)", text[end : end + 12])
    if beside and like.THE_BEFORE.search(before):
        way = "previous" if beside[1] == "before" else "following"
        return replace(read, end=end + beside.end(), relative=way)
    return None


def _counted(text: str, read: DateWords, before: str) -> DateWords | None:
    """What a number of units says with the words on both sides of it."""
    if (beside := like.BESIDE.match(text, read.end)) and (read.count or 0) > 0:
        return replace(read, end=beside.end(), relative=f"by {beside['way']}")
    if way := like.WAY_AFTER.match(text, read.end):
        named = {"ago": "ago", "earlier": "earlier", "before": "earlier", "previously": "earlier"}
        hence = {"from now": "hence", "hence": "hence"}
        word = " ".join(way["way"].split())
        relative = named.get(word) or hence.get(word) or "later"
        return replace(read, end=way.end(), relative=relative)
    if lasting := like.LASTING.search(before):
        upto = text[max(0, read.start - 120) : read.start]
        if like.LASTED.search(upto) or like.FROM_THEN.match(text, read.end):
            return None
        return replace(read, start=read.start - (len(before) - lasting.start()), relative="lasting")
    if window := like.WINDOW.search(before):
        past = window["way"].lower() in ("past", "last")
        begin = read.start - (len(before) - window.start())
        return replace(read, start=begin, relative="window" if past else "within")
    if (within := like.WITHIN.search(before)) and not like.OF_NEXT.match(text, read.end):
        return replace(read, start=read.start - (len(before) - within.start()), relative="within")
    return None


def _number(word: str) -> int:
    word = _spaced(word) or ""
    if word.isdigit():
        return int(word)
    return like.NUMBERS.get(word, 2 if word == "a couple of" else 0)


def _spaced(word: str | None) -> str | None:
    return " ".join(word.lower().split()) if word else None
