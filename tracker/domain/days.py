"""Closed ranges of calendar days, read from and written as a subset of EDTF (ISO 8601-2).

A date in a source is a range `[first, last]` of days, either end possibly open; no date at all is
the whole line. Days are proleptic Gregorian ordinals (`datetime.date.toordinal`), and an open end
is a day outside the calendar, so that every comparison of two days is a comparison of two ints.
"""

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final, Self

from tracker.domain.errors import BadDate

BEGINNING: Final = 0
"""An open first day: before every day of the calendar."""
FOREVER: Final = date.max.toordinal() + 1
"""An open last day: after every day of the calendar."""

_PART = re.compile(
    r"(?P<year>[0-9]{4}|[0-9]{1,3}X{1,3})(-(?P<month>[0-9X]{2}))?(-(?P<day>[0-9X]{2}))?"
)
_SEASONS = range(21, 42)
_SLASHED = re.compile(r"[0-9]{1,4}/[0-9]{1,2}/[0-9]{1,4}")
"""A day in numbers, which is no range of two dates."""
_YEAR_FIRST = "days are written year-month-day with leading zeros; 2020-09-15"
_FORMS = "write it as 2020, 2020-09, 2020-09-15, 202X or [2020-08-13..2020-09-15]"


@dataclass(frozen=True, slots=True)
class Days:
    """A closed range of days, as ordinals; `BEGINNING` and `FOREVER` stand for open ends."""

    first: int
    last: int

    @classmethod
    def on(cls, day: date) -> Self:
        """Return the range that holds one day."""
        return cls(day.toordinal(), day.toordinal())

    def meets(self, other: "Days") -> bool:
        """Say whether the two ranges have a day in common."""
        return self.first <= other.last and other.first <= self.last

    def overlap(self, other: "Days") -> "Days":
        """Return the days in common of two ranges that meet."""
        return Days(max(self.first, other.first), min(self.last, other.last))

    @property
    def is_closed(self) -> bool:
        """Whether both ends are known."""
        return self.first != BEGINNING and self.last != FOREVER

    def __str__(self) -> str:
        """Write the range in the shortest EDTF that means exactly these days."""
        if self == ALWAYS:
            return "[..]"
        first = "" if self.first == BEGINNING else _shortest(self.first, at_start=True)
        last = "" if self.last == FOREVER else _shortest(self.last, at_start=False)
        if first and last:
            for form in (first, last):
                if _bounds(form) == self:
                    return form
        return f"[{first}..{last}]"


ALWAYS: Final = Days(BEGINNING, FOREVER)
"""No date: the whole line."""


def hull(days: Iterable[Days]) -> Days:
    """Return the smallest range that holds all of some ranges."""
    ranges = list(days)
    if len(ranges) == 1:
        return ranges[0]
    return Days(min(each.first for each in ranges), max(each.last for each in ranges))


@dataclass(frozen=True, slots=True)
class When:
    """A date as a source gives it: its EDTF text (normal form, qualifiers kept) and its days."""

    text: str
    days: Days

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read the subset of EDTF of section 5 of the design.

        Raises `BadDate`, which says what would be right.
        """
        written = text.strip()
        if written.startswith("[") and written.endswith("]"):
            inner = written[1:-1].strip()
            if "," in inner or "{" in inner:
                raise BadDate(text, "lists of dates are not ranges; give the range, [2020..2021]")
            first, dots, last = inner.partition("..")
            if not dots:
                first = last = inner
        elif _SLASHED.fullmatch(written):
            raise BadDate(text, _YEAR_FIRST)
        elif "/" in written:
            first, _, last = written.partition("/")
            first, last = ("" if end.strip() == ".." else end for end in (first, last))
            if "/" in last:
                raise BadDate(text, "a range has two ends, A/B")
        else:
            days = _bounds(_unqualified(written), text)
            return cls(written, days)
        first, last = first.strip(), last.strip()
        if not first and not last:
            raise BadDate(text, "a range that is open on both sides says nothing; leave it out")
        start = _bounds(_unqualified(first), text).first if first else BEGINNING
        end = _bounds(_unqualified(last), text).last if last else FOREVER
        if start > end:
            raise BadDate(text, f"the range ends before it begins; [{last}..{first}]?")
        return cls(f"[{first}..{last}]", Days(start, end))

    def __str__(self) -> str:
        return self.text


def parse_day(text: str) -> int:
    """Read one full day, `2025-11-08`, as an ordinal. Raises `BadDate`."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise BadDate(text, "one full day is asked for, such as 2025-11-08")
    return _bounds(text, text).first


def iso(day: int) -> str:
    """Write an ordinal as `2025-11-08`."""
    return date.fromordinal(day).isoformat()


def _unqualified(part: str) -> str:
    return part[:-1] if part[-1:] in ("~", "?", "%") else part


@lru_cache(maxsize=16_384)
def _bounds(part: str, text: str | None = None) -> Days:
    """Return the days of one date without qualifier; `text` is what to complain about."""
    text = part if text is None else text
    found = _PART.fullmatch(part)
    if found is None:
        raise BadDate(text, _hint(part))
    year, month, day = found["year"], found["month"], found["day"]
    if len(year) != 4:
        raise BadDate(text, "a year has four digits")
    if "X" in year:
        if month is not None:
            raise BadDate(text, "a decade or century has no month; 202X")
        years = int(year.replace("X", "0")), int(year.replace("X", "9"))
    else:
        years = int(year), int(year)
    if years[0] == 0:
        raise BadDate(text, "the calendar begins with the year 0001")
    if month is None or month == "XX":
        if day not in (None, "XX"):
            raise BadDate(text, "a day needs its month")
        return Days(date(years[0], 1, 1).toordinal(), date(years[1], 12, 31).toordinal())
    if "X" in month or (day is not None and "X" in day and day != "XX"):
        raise BadDate(text, "only a whole month or day can be unknown; 2020-XX, 2020-09-XX")
    number = int(month)
    if number in _SEASONS:
        raise BadDate(text, "libraries disagree on seasons; give the months, [2020-06..2020-08]")
    if not 1 <= number <= 12:
        raise BadDate(text, "months are 01 to 12")
    length = calendar.monthrange(years[0], number)[1]
    if day is None or day == "XX":
        return Days(
            date(years[0], number, 1).toordinal(), date(years[0], number, length).toordinal()
        )
    if not 1 <= int(day) <= length:
        raise BadDate(text, f"{year}-{month} has the days 01 to {length}")
    return Days.on(date(years[0], number, int(day)))


def _hint(part: str) -> str:
    if "T" in part or ":" in part:
        return "a date without a time is asked for, the source's own calendar day; 2020-09-15"
    if re.fullmatch(r"[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}", part):
        return _YEAR_FIRST
    return _FORMS


def _shortest(day: int, *, at_start: bool) -> str:
    """Write the first (or last) day of a range as the year or month that it begins (or ends)."""
    value = date.fromordinal(day)
    if at_start:
        if value.day != 1:
            return value.isoformat()
        return value.isoformat()[:4] if value.month == 1 else value.isoformat()[:7]
    if value.day != calendar.monthrange(value.year, value.month)[1]:
        return value.isoformat()
    return value.isoformat()[:4] if value.month == 12 else value.isoformat()[:7]
