"""Dates that are counted from the day of publication, and parts of years."""

from datetime import date
from typing import Final

from tracker.domain.days import BEGINNING, FOREVER, Days
from tracker.extraction import reckoning
from tracker.extraction.date_words import DateWords
from tracker.extraction.reckoning import NOTHING, Reading, Resolved

_PARTS: Final = {
    "first half": (1, 6), "second half": (7, 12), "h1": (1, 6), "h2": (7, 12),
    "first quarter": (1, 3), "second quarter": (4, 6), "third quarter": (7, 9),
    "fourth quarter": (10, 12), "last quarter": (10, 12), "final quarter": (10, 12),
    "q1": (1, 3), "q2": (4, 6), "q3": (7, 9), "q4": (10, 12),
}  # fmt: skip


def part_of_year(days: Days | None, part: str | None) -> Reading | None:
    """A half or quarter is its months; "the end of" is its last month, about; "early" is about."""
    if days is None or part is None:
        return Reading(days) if days else None
    year = date.fromordinal(days.first).year
    part = " ".join(part.split())
    if part in _PARTS:
        first, last = _PARTS[part]
        months = reckoning.joined(reckoning.of_month(year, first), reckoning.of_month(year, last))
        return Reading(months) if months else None
    if part in ("end", "close"):
        return Reading(reckoning.of_month(year, 12) or days, "~")
    if part in ("start", "beginning"):
        return Reading(reckoning.of_month(year, 1) or days, "~")
    return Reading(days, "~")


def by_publication(words: DateWords, published: Days) -> Resolved:
    """Dates that are counted from the day of publication."""
    unit, count = words.unit or "day", words.count or 0
    way, about = words.relative or "", ""
    steps = {"yesterday": -1, "tomorrow": 1, "last": -1, "past": -1, "next": 1}
    steps |= {"coming": 1, "upcoming": 1}
    if words.part and way in ("the", "this", "next", "last"):
        return _edge(words, published, steps.get(way, 0))
    if unit == "weekend":
        return _weekend(way, published)
    if way == "coming" and words.count is None:
        days: Days | None = Days(published.first, FOREVER)
    elif way in ("window", "within", "lasting"):
        return _counted_window(words, published)
    elif way in ("ago", "hence"):
        if count == 0:
            return NOTHING
        if way == "ago" and words.roughly in ("less than", "just under"):
            return _counted_window(words, published)
        if way == "ago" and words.roughly in _MORE:
            return Resolved(_at_least(published, unit, count))
        days = reckoning.counted(
            published, lambda day: reckoning.moved(day, unit, -count if way == "ago" else count)
        )
        about = "~" if unit not in ("day", "week") else ""
        if unit == "decade":
            about = "~"
    elif unit == "week":
        days = reckoning.joined(
            reckoning.of_week(published.first, steps.get(way, 0)),
            reckoning.of_week(published.last, steps.get(way, 0)),
        )
    elif unit == "decade":
        days = reckoning.counted(published, lambda day: _decade(day.year + 10 * steps.get(way, 0)))
    else:
        days = reckoning.counted(
            published, lambda day: reckoning.moved(day, unit, steps.get(way, 0))
        )
    if days and words.day is not None:
        return day_of(words, date.fromordinal(days.first))
    return Resolved(Reading(days, about)) if days else NOTHING


_MORE: Final = frozenset({"more than", "over", "at least", "just over", "well over"})


def _decade(year: int) -> Days | None:
    first = year - year % 10
    return reckoning.joined(reckoning.of_year(first), reckoning.of_year(first + 9))


def _edge(words: DateWords, published: Days, step: int) -> Resolved:
    """Resolve "the end of the year", "the turn of the year"."""
    unit, part = words.unit or "year", words.part or ""
    if unit == "week":
        return Resolved(Reading(reckoning.of_week(published.last, step)))
    days = reckoning.counted(published, lambda day: reckoning.moved(day, unit, step))
    if days is None or unit in ("decade", "century"):
        return NOTHING
    if unit == "month":
        return Resolved(Reading(days, "~"))
    if part == "turn":
        # The nearer of the two turns of the year of publication.
        year = date.fromordinal(published.last).year
        if date.fromordinal(published.last).month < 7:
            year -= 1
        turn = reckoning.joined(reckoning.of_month(year, 12), reckoning.of_month(year + 1, 1))
        return Resolved(Reading(turn)) if turn else NOTHING
    return Resolved(part_of_year(days, part))


def _weekend(way: str, published: Days) -> Resolved:
    def saturday(weeks: str) -> Days | None:
        found = reckoning.weekday(published, 5, weeks=weeks)
        return Days(found.days.first, found.days.last + 1) if found else None

    past, later = saturday("past"), saturday("later")
    if way in ("next", "coming", "upcoming", "this") and later:
        return Resolved(Reading(later))
    if past is None:
        return NOTHING
    return Resolved(Reading(past), Reading(later) if later and way == "the" else None)


def _at_least(published: Days, unit: str, count: int) -> Reading | None:
    """By the day that lies so far back: "more than 30 years"."""
    day = reckoning.exactly(date.fromordinal(published.last), unit, -count)
    return Reading(Days(BEGINNING, day)) if day else None


def _counted_window(words: DateWords, published: Days) -> Resolved:
    unit, count, way = words.unit or "day", words.count or 0, words.relative
    if count == 0:
        return NOTHING
    if way == "lasting":
        if words.roughly in _MORE:
            return Resolved(_at_least(published, unit, count))
        days = reckoning.counted(published, lambda day: reckoning.moved(day, unit, -count))
        return Resolved(Reading(days, "~")) if days else NOTHING
    if way == "within":
        day = reckoning.exactly(date.fromordinal(published.last), unit, count)
        return Resolved(Reading(Days(published.first, day))) if day else NOTHING
    day = reckoning.exactly(date.fromordinal(published.first), unit, -count)
    return Resolved(Reading(Days(day, published.last))) if day else NOTHING


def day_of(words: DateWords, anchor: date) -> Resolved:
    """Resolve "the 22nd of that month"."""
    days = reckoning.of_day(anchor.year, anchor.month, words.day or 1)
    return Resolved(Reading(days) if days else None)
