"""What the words of a date mean: which days, counted from publication or from the date before."""

from dataclasses import replace
from datetime import date
from typing import Final

from tracker.domain.days import Days
from tracker.extraction import patterns as re
from tracker.extraction import reckoning
from tracker.extraction.date_counting import by_publication, day_of, part_of_year
from tracker.extraction.date_words import DateWords
from tracker.extraction.reckoning import NOTHING, Reading, Resolved


def resolve(words: DateWords, published: Days, anchor: Days | None, text: str) -> Resolved:
    if words.relative is None and words.year is not None:
        return Resolved(_absolute(words), None, relative=False)
    if words.decade is not None:
        return Resolved(_of_decade(words.decade, words.part), None, relative=False)
    if words.relative in ("same", "that", "following", "later", "earlier", "previous") or (
        words.relative in ("the same", "before")
    ):
        return _by_anchor(words, published, anchor)
    if not published.is_closed:
        return NOTHING
    if words.weekday is not None and words.month is None:
        return _of_weekday(words, published)
    if words.month is not None:
        return _of_month(words, published, text)
    if words.season is not None:
        return _of_season(words, published)
    return by_publication(words, published)


def resolve_in(words: DateWords, whole: Resolved) -> Resolved:
    """What a month, day or weekday means within a year or week that is named beside it."""
    if whole.past is None or not whole.past.days.is_closed:
        return NOTHING
    first = whole.past.days.first
    if words.weekday is not None:
        day = reckoning.of_week(first).first + words.weekday
        return Resolved(Reading(Days(day, day)))
    year = date.fromordinal(first).year
    return Resolved(_absolute(replace(words, year=year)))


def _absolute(words: DateWords) -> Reading | None:
    year = words.year or 0
    about = ""
    days: Days | None
    if words.season:
        days = reckoning.of_season(year, words.season)
    elif words.month and words.day:
        days = reckoning.of_day(year, words.month, words.day)
        if words.last_day:
            days = reckoning.joined(days, reckoning.of_day(year, words.month, words.last_day))
    elif words.month:
        days = reckoning.of_month(year, words.month)
        about = "~" if words.part else ""
    else:
        days = reckoning.joined(reckoning.of_year(year), reckoning.of_year(words.last_year or year))
        return part_of_year(days, words.part)
    return Reading(days, about) if days else None


def _of_decade(decade: int, part: str | None) -> Reading | None:
    if decade % 100 == 0 and decade < 2000:
        days = reckoning.joined(reckoning.of_year(decade), reckoning.of_year(decade + 99))
        return Reading(days, "", f"{decade // 100}XX") if days else None
    years = {"early": (0, 3), "mid": (4, 6), "middle": (4, 6), "late": (7, 9), "end": (8, 9)}
    first, last = years.get(part or "", (0, 9))
    days = reckoning.joined(reckoning.of_year(decade + first), reckoning.of_year(decade + last))
    return Reading(days, "", "" if part else f"{decade // 10}X") if days else None


def _of_weekday(words: DateWords, published: Days) -> Resolved:
    number = words.weekday or 0
    way = words.relative or ""
    if way in ("", "past", "current", "same"):
        past = reckoning.weekday(published, number, weeks="past")
        later = reckoning.weekday(published, number, weeks="later")
        return Resolved(past, later if later != past else None)
    weeks = {"last": "last", "previous": "last", "this": "this"}.get(way, "next")
    return Resolved(reckoning.weekday(published, number, weeks=weeks))


def _of_month(words: DateWords, published: Days, text: str) -> Resolved:
    month, way = words.month or 1, words.relative
    if words.day:
        found = reckoning.yearless(published, lambda year: _days_in(words, year))
    else:
        found = reckoning.yearless(published, lambda year: reckoning.of_month(year, month))
    if found is None:
        return NOTHING
    past, later = found
    about = "~" if words.part and not words.day else ""
    if words.weekday is not None and later is not None:
        # With its weekday, it is of the nearest such year.
        soon = later.first - published.last < published.first - past.last
        return Resolved(Reading(later if soon else past, about))
    if later and way is None and _is_to_come(text, words, past, later, published):
        return Resolved(Reading(later, about), Reading(later, about))
    if way in ("next", "coming", "upcoming", "following") and later:
        return Resolved(Reading(later, about))
    if way in ("last", "past", "previous", "this"):
        return Resolved(Reading(_nearest(past, later, way, published), about))
    return Resolved(Reading(past, about), Reading(later, about) if later else None)


_RECENT: Final = 270  # days within which a day without a year is taken as past
_SOON: Final = 100  # days within which it is taken as still to come, if it is not recent
_PAST_TENSE = re.compile(
    r"\b(?:\w{2,}ed|has|had|have|was|were|became|began|came|took|left|met|went)\b"
)
_FUTURE = re.compile(
    r"\b(?:will|would|(?:is|are|was|were|set|poised|ready)\s+to|to\s+be|due|planned|plans?|expected"
    r"|scheduled|slated|upcoming)\b"
)
_CLAUSE_END = re.compile(r"[.!?;]\s|\n")


def _is_to_come(text: str, words: DateWords, past: Days, later: Days, published: Days) -> bool:
    """Whether only the next such day can be meant.

    The last one is most of a year ago, and nothing around it in the sentence says that it is past.
    """
    if published.first - past.last <= _RECENT or later.first - published.last >= _SOON:
        return False
    before = _CLAUSE_END.split(text[max(0, words.start - 120) : words.start])[-1]
    after = _CLAUSE_END.split(text[words.end : words.end + 60])[0]
    clause = f"{before} {after}"
    return not _PAST_TENSE.search(clause) or _FUTURE.search(clause) is not None


def _days_in(words: DateWords, year: int) -> Days | None:
    month, day = words.month or 1, words.day or 1
    first = reckoning.of_day(year, month, day)
    if first and words.weekday is not None and (first.first - 1) % 7 != words.weekday:
        return None  # "Sunday, 15 December" is of a year in which it is a Sunday
    return reckoning.joined(first, reckoning.of_day(year, month, words.last_day or day))


def _of_season(words: DateWords, published: Days) -> Resolved:
    season = words.season or "summer"
    found = reckoning.yearless(published, lambda year: reckoning.of_season(year, season))
    if found is None:
        return NOTHING
    past, later = found
    if words.relative in ("next", "coming", "upcoming") and later:
        return Resolved(Reading(later))
    if words.relative:
        return Resolved(Reading(_nearest(past, later, words.relative, published)))
    return Resolved(Reading(past), Reading(later) if later else None)


def _nearest(past: Days, later: Days | None, way: str, published: Days) -> Days:
    """This spring is that of the year, last spring one that is over."""
    if way == "this":
        year = date.fromordinal(published.last).year
        in_year = [
            days for days in (past, later) if days and date.fromordinal(days.first).year == year
        ]
        return in_year[0] if in_year else past
    if past.last >= published.first and past.last - past.first > 26:
        return Days(*(_year_before(day) for day in (past.first, past.last)))
    return past


def _year_before(day: int) -> int:
    value = date.fromordinal(day)
    month = reckoning.of_month(value.year - 1, value.month)
    return min(month.first + value.day - 1, month.last) if month else day


def _by_anchor(words: DateWords, published: Days, anchor: Days | None) -> Resolved:
    """Count from the date before: "two weeks later", "the same year"."""
    if anchor is None or not anchor.is_closed:
        return NOTHING
    way, unit, count = words.relative or "", words.unit or "day", words.count
    precise = set(reckoning.parts_of(anchor))
    day = date.fromordinal(anchor.first)
    sign = -1 if way in ("earlier", "previous") else 1
    if words.day is not None and words.month is None:
        return day_of(words, day)
    if words.weekday is not None or words.month is not None or unit == "weekend":
        return _after_anchor(words, anchor, published)
    if way in ("same", "that"):
        count = 0
    elif count is None:
        count = 1
    elif count == 0:
        return NOTHING
    needed = {"day": "day", "week": "day", "month": "month"}.get(unit, "year")
    if needed not in precise:
        return NOTHING
    if unit == "week" and way in ("same", "that", "following", "previous"):
        return Resolved(Reading(reckoning.of_week(anchor.first, sign * count)))
    days = reckoning.moved(day, unit, sign * count)
    about = "~" if way in ("later", "earlier") and unit in ("month", "year") else ""
    if about and "month" in precise and unit == "year":
        days = reckoning.of_month(day.year + sign * count, day.month)
    if about and unit == "year" and "month" not in precise:
        about = ""
    return Resolved(Reading(days, about)) if days else NOTHING


def _after_anchor(words: DateWords, anchor: Days, published: Days) -> Resolved:
    """Resolve "the following Thursday", "the same month" by the date before."""
    precise = set(reckoning.parts_of(anchor))
    if words.weekday is not None and words.relative in ("same", "that") and "day" not in precise:
        return _of_weekday(replace(words, relative=None), published)
    if words.weekday is not None and "day" in precise:
        way = "last" if words.relative == "previous" else "next"
        if words.relative in ("same", "that"):
            return Resolved(reckoning.weekday(anchor, words.weekday, weeks="this"))
        return Resolved(reckoning.weekday(anchor, words.weekday, weeks=way))
    if words.month is not None and words.day is None:
        year = date.fromordinal(anchor.last).year
        month = reckoning.of_month(year, words.month)
        if month and words.relative == "following" and month.first <= anchor.last:
            month = reckoning.of_month(year + 1, words.month)
        return Resolved(Reading(month)) if month else NOTHING
    return NOTHING
