"""From the parts of a date to the days that are meant, counted from another day where need be."""

import calendar
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from tracker.domain.days import ALWAYS, BEGINNING, FOREVER, Days, When

FORTNIGHT: Final = 14
"""Days of publication that may be in question before a weekday says nothing any more."""
_FIRST_YEAR, _LAST_YEAR = 1, 9999
_SEASONS: Final = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11)}
_AGO_SLACK: Final = 3  # days: "two weeks ago" is some day of the week around it


@dataclass(frozen=True, slots=True)
class Reading:
    """What a date means: its days, and whether it is only about."""

    days: Days
    about: str = ""
    """The EDTF qualifier: `~` about, `?` most likely."""
    text: str = ""
    """The EDTF text, where it is not the shortest of the days."""

    def when(self) -> When | None:
        """The date in EDTF; None if it lies outside the calendar or says nothing."""
        return _written(self.days, self.about, self.text)


@lru_cache(maxsize=4096)
def _written(days: Days, about: str, text: str) -> When | None:
    if days == ALWAYS or not BEGINNING <= days.first <= days.last <= FOREVER:
        return None
    text = text or str(days)
    return When(text if text.startswith("[") else text + about, days)


@dataclass(frozen=True, slots=True)
class Resolved:
    """What one date means, before a preposition bounds it."""

    past: Reading | None
    later: Reading | None = None
    relative: bool = True


NOTHING: Final = Resolved(None)


def span(first: date, last: date) -> Days:
    return Days(first.toordinal(), last.toordinal())


def of_year(year: int) -> Days | None:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    return span(date(year, 1, 1), date(year, 12, 31))


def of_month(year: int, month: int) -> Days | None:
    """The days of a month; months before 1 and after 12 count on into other years."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    return span(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))


def of_day(year: int, month: int, day: int) -> Days | None:
    try:
        return Days.on(date(year, month, day))
    except ValueError:
        return None


def of_season(year: int, season: str) -> Days | None:
    """The months of a season; a winter is that which begins in the year."""
    if not _FIRST_YEAR <= year < _LAST_YEAR:
        return None
    if season == "winter":
        return joined(of_month(year, 12), of_month(year + 1, 2))
    first, last = _SEASONS[season]
    return joined(of_month(year, first), of_month(year, last))


def of_week(day: int, weeks: int = 0) -> Days:
    """The week, from Monday on, that is so many weeks after that of a day."""
    monday = day - (day - 1) % 7 + 7 * weeks
    return Days(monday, monday + 6)


def joined(one: Days | None, other: Days | None) -> Days | None:
    """From the first day of the one to the last of the other."""
    if one is None or other is None:
        return None
    return Days(min(one.first, other.first), max(one.last, other.last))


def moved(day: date, unit: str, count: int) -> Days | None:
    """The day, week, month, year, decade that is so many of them after that of a day."""
    if unit == "day":
        return within(day.toordinal() + count, 0)
    if unit == "week":
        return within(day.toordinal() + 7 * count, _AGO_SLACK)
    if unit == "month":
        return of_month(day.year, day.month + count)
    return of_year(day.year + count * {"year": 1, "decade": 10, "century": 100}[unit])


def within(day: int, slack: int) -> Days | None:
    if not BEGINNING < day - slack <= day + slack < FOREVER:
        return None
    return Days(day - slack, day + slack)


def exactly(day: date, unit: str, count: int) -> int | None:
    """The very day that lies so many units before (or after) a day."""
    if unit in ("day", "week"):
        number = day.toordinal() + count * (7 if unit == "week" else 1)
        return number if BEGINNING < number < FOREVER else None
    months = count * {"month": 1, "year": 12, "decade": 120, "century": 1200}[unit]
    month = of_month(day.year, day.month + months)
    return min(month.first + day.day - 1, month.last) if month else None


def counted(published: Days, rule: Callable[[date], Days | None]) -> Days | None:
    """What a rule counts from a publication day; of a range of them, all that it may be."""
    if not published.is_closed:
        return None
    return joined(rule(date.fromordinal(published.first)), rule(date.fromordinal(published.last)))


@lru_cache(maxsize=4096)
def weekday(published: Days, number: int, *, weeks: str) -> Reading | None:
    """The day that a weekday (Monday is 0) means.

    `weeks` is `past` (the latest not after publication), `later` (the next not before), `last`
    and `next` (not counting the days around it, for which nobody would say so) or `this`. Where
    the day of publication is not known, it is the day that nearly all possible days agree on, else
    the range of all; over a fortnight it says nothing.
    """
    if not published.is_closed or published.last - published.first >= FORTNIGHT:
        return None
    days = [_weekday(day, number, weeks) for day in range(published.first, published.last + 1)]
    likeliest = max(sorted(set(days)), key=days.count)
    if len(set(days)) == 1:
        return Reading(Days(likeliest, likeliest))
    if days.count(likeliest) * 5 >= len(days) * 4:
        return Reading(Days(likeliest, likeliest), "?")
    return Reading(Days(min(days), max(days)))


def _weekday(day: int, number: int, weeks: str) -> int:
    back = ((day - 1) % 7 - number) % 7
    if weeks == "past":
        return day - back
    if weeks == "later":
        return day + (-back) % 7
    if weeks == "last":
        return day - (back if back > 1 else back + 7)
    if weeks == "next":
        return day + (7 - back if back < 6 else 14 - back)
    return of_week(day).first + number


def yearless(
    published: Days, candidates: Callable[[int], Days | None]
) -> tuple[Days, Days | None] | None:
    """The latest reading that has begun by publication, and the next that is not yet over.

    `candidates` gives the reading in a year.
    """
    if not published.is_closed:
        return None
    year = date.fromordinal(published.last).year
    readings = [found for each in range(year - 9, year + 10) if (found := candidates(each))]
    past = [reading for reading in readings if reading.first <= published.last]
    later = [reading for reading in readings if reading.last >= published.first]
    if not past:
        return (later[0], None) if later else None
    latest, upcoming = past[-1], later[0] if later else None
    return latest, upcoming if upcoming != latest else None


def before(days: Days) -> Days:
    """All until the day before."""
    return Days(BEGINNING, max(days.first - 1, 1))


def until(days: Days) -> Days:
    """All until it is over."""
    return Days(BEGINNING, days.last)


def after(days: Days) -> Days:
    """All from the day after."""
    return Days(min(days.last + 1, FOREVER - 1), FOREVER)


def since(days: Days) -> Days:
    """All from its first day."""
    return Days(days.first, FOREVER)


def parts_of(days: Days) -> Iterator[str]:
    """What precision a range has: `day`, `month`, `year`."""
    if not days.is_closed:
        return
    first, last = date.fromordinal(days.first), date.fromordinal(days.last)
    if days.first == days.last:
        yield "day"
    if (first.year, first.month) == (last.year, last.month):
        yield "month"
    if first.year == last.year:
        yield "year"
