"""The EDTF subset of section 5: what each form means, how ranges are written, what is refused."""

import datetime
from calendar import timegm

import edtf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.domain.days import ALWAYS, BEGINNING, FOREVER, Days, When, iso, parse_day
from tracker.domain.errors import BadDate


def day(text: str) -> int:
    return datetime.date.fromisoformat(text).toordinal()


def ends(when: Days) -> tuple[str, str]:
    """The ends of a range as ISO days, empty where they are open."""
    return (
        "" if when.first == BEGINNING else iso(when.first),
        "" if when.last == FOREVER else iso(when.last),
    )


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2020", "2020-01-01", "2020-12-31"),
        ("2020-09", "2020-09-01", "2020-09-30"),
        ("2020-12", "2020-12-01", "2020-12-31"),
        ("2020-09-15", "2020-09-15", "2020-09-15"),
        ("202X", "2020-01-01", "2029-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("1XXX", "1000-01-01", "1999-12-31"),
        ("2020-XX", "2020-01-01", "2020-12-31"),
        ("2020-XX-XX", "2020-01-01", "2020-12-31"),
        ("2020-02-XX", "2020-02-01", "2020-02-29"),
        ("2021-02", "2021-02-01", "2021-02-28"),
        ("1900-02", "1900-02-01", "1900-02-28"),
        ("2000-02-29", "2000-02-29", "2000-02-29"),
        ("0001", "0001-01-01", "0001-12-31"),
        ("9999-12-31", "9999-12-31", "9999-12-31"),
        ("[2020-08-13..2020-09-15]", "2020-08-13", "2020-09-15"),
        ("[2020-01..2021-02]", "2020-01-01", "2021-02-28"),
        ("[2020..2020]", "2020-01-01", "2020-12-31"),
        ("[..2025]", "", "2025-12-31"),
        ("[2025-11-06..]", "2025-11-06", ""),
        ("[202X..203X]", "2020-01-01", "2039-12-31"),
    ],
)
def test_a_date_is_a_closed_range_of_days(text: str, first: str, last: str) -> None:
    when = When.parse(text)
    assert ends(when.days) == (first, last)
    assert when.text == str(when) == text


@pytest.mark.parametrize("qualified", ["2020~", "2020-12?", "2021-01%", "[2020~..2021-01-05?]"])
def test_a_qualifier_is_kept_and_does_not_widen_the_range(qualified: str) -> None:
    when = When.parse(qualified)
    plain = qualified.translate(dict.fromkeys(map(ord, "~?%")))
    assert when.text == qualified
    assert when.days == When.parse(plain).days


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("2020-08-13/2020-09-15", "[2020-08-13..2020-09-15]"),
        ("../2025", "[..2025]"),
        ("/2025", "[..2025]"),
        ("2025-11-06/..", "[2025-11-06..]"),
        ("2025-11-06/", "[2025-11-06..]"),
        (" 2020 / 2021~ ", "[2020..2021~]"),
        ("[2020]", "[2020..2020]"),
        ("[ 2020 .. 2021 ]", "[2020..2021]"),
        (" 2020-09 ", "2020-09"),
    ],
)
def test_other_ways_to_write_a_range_are_kept_in_the_bracket_form(text: str, kept: str) -> None:
    when = When.parse(text)
    assert when.text == kept
    assert when == When.parse(kept)


ANY_FORM = "write it as 2020, 2020-09, 2020-09-15, 202X or [2020-08-13..2020-09-15]"


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("2021-02-30", "2021-02 has the days 01 to 28"),
        ("2021-02-00", "2021-02 has the days 01 to 28"),
        ("2020-13", "months are 01 to 12"),
        ("2020-00", "months are 01 to 12"),
        ("2020-42", "months are 01 to 12"),
        ("2020-21", "libraries disagree on seasons; give the months, [2020-06..2020-08]"),
        ("2020-41", "libraries disagree on seasons; give the months, [2020-06..2020-08]"),
        ("2020-20", "months are 01 to 12"),
        ("0000", "the calendar begins with the year 0001"),
        ("000X", "the calendar begins with the year 0001"),
        ("20X", "a year has four digits"),
        ("20XXX", "a year has four digits"),
        ("202X-05", "a decade or century has no month; 202X"),
        ("2020-XX-05", "a day needs its month"),
        ("2020-1X", "only a whole month or day can be unknown; 2020-XX, 2020-09-XX"),
        ("2020-09-1X", "only a whole month or day can be unknown; 2020-XX, 2020-09-XX"),
        ("[2020,2021]", "lists of dates are not ranges; give the range, [2020..2021]"),
        ("[{2020..2021}]", "lists of dates are not ranges; give the range, [2020..2021]"),
        ("2020/2021/2022", "a range has two ends, A/B"),
        ("05/04/2023", "days are written year-month-day with leading zeros; 2020-09-15"),
        ("2023/4/5", "days are written year-month-day with leading zeros; 2020-09-15"),
        ("[2021..2020]", "the range ends before it begins; [2020..2021]?"),
        ("2021/2020", "the range ends before it begins; [2020..2021]?"),
        ("[2020-01-02..2020-01-01]", "the range ends before it begins; [2020-01-01..2020-01-02]?"),
        ("[..]", "a range that is open on both sides says nothing; leave it out"),
        ("[]", "a range that is open on both sides says nothing; leave it out"),
        ("../..", "a range that is open on both sides says nothing; leave it out"),
        (
            "2020-09-15T10:00",
            "a date without a time is asked for, the source's own calendar day; 2020-09-15",
        ),
        (
            "10:00",
            "a date without a time is asked for, the source's own calendar day; 2020-09-15",
        ),
        ("15.9.2020", "days are written year-month-day with leading zeros; 2020-09-15"),
        ("2020-9-15", "days are written year-month-day with leading zeros; 2020-09-15"),
        ("September 2020", ANY_FORM),
        ("2020?~", ANY_FORM),
        ("2020-9", ANY_FORM),
        ("20200915", ANY_FORM),
        ("２０２０", ANY_FORM),
        ("[2020..2021", ANY_FORM),
        ("2020..2021", ANY_FORM),
        ("[2020..2021..2022]", ANY_FORM),
        ("XXXX", ANY_FORM),
        ("-2020", ANY_FORM),
        ("", ANY_FORM),
    ],
)
def test_what_is_refused_says_what_would_be_right(text: str, hint: str) -> None:
    with pytest.raises(BadDate) as refusal:
        When.parse(text)
    assert (refusal.value.text, refusal.value.hint) == (text, hint)
    assert str(refusal.value) == f"{text!r} is not a date that can be used"


@pytest.mark.parametrize("text", ["2025-11-08", "2024-02-29", "0001-01-01"])
def test_one_full_day_is_read_and_written(text: str) -> None:
    assert parse_day(text) == day(text)
    assert iso(parse_day(text)) == text


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("2025-11", "one full day is asked for, such as 2025-11-08"),
        ("2025-11-XX", "one full day is asked for, such as 2025-11-08"),
        ("2025-11-08T00:00", "one full day is asked for, such as 2025-11-08"),
        ("2025-11-08\n", "one full day is asked for, such as 2025-11-08"),
        ("2025-02-29", "2025-02 has the days 01 to 28"),
    ],
)
def test_anything_but_one_full_day_is_refused(text: str, hint: str) -> None:
    with pytest.raises(BadDate) as refusal:
        parse_day(text)
    assert refusal.value.hint == hint


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        ("2020-01-01", "2020-12-31", "2020"),
        ("2020-09-01", "2020-09-30", "2020-09"),
        ("2020-01-01", "2020-01-31", "2020-01"),
        ("2020-12-01", "2020-12-31", "2020-12"),
        ("2020-02-01", "2020-02-29", "2020-02"),
        ("2021-02-01", "2021-02-28", "2021-02"),
        ("2020-09-15", "2020-09-15", "2020-09-15"),
        ("2020-01-01", "2020-01-01", "2020-01-01"),
        ("2020-12-31", "2020-12-31", "2020-12-31"),
        ("2020-01-01", "2021-01-31", "[2020..2021-01]"),
        ("2020-03-01", "2021-12-31", "[2020-03..2021]"),
        ("2020-08-13", "2020-09-30", "[2020-08-13..2020-09]"),
        ("2020-02-01", "2020-02-28", "[2020-02..2020-02-28]"),
        ("2020-01-02", "2020-12-31", "[2020-01-02..2020]"),
        ("", "2025-12-31", "[..2025]"),
        ("2025-11-06", "", "[2025-11-06..]"),
        ("", "", "[..]"),
    ],
)
def test_a_range_is_written_in_the_shortest_way(first: str, last: str, text: str) -> None:
    range_ = Days(day(first) if first else BEGINNING, day(last) if last else FOREVER)
    assert str(range_) == text


CALENDAR = st.integers(1, FOREVER - 1)


@st.composite
def any_days(draw: st.DrawFn) -> Days:
    """Ranges whose ends are often the first or last day of a month or year."""
    first, last = sorted((draw(CALENDAR), draw(CALENDAR)))
    if draw(st.booleans()):
        first = datetime.date.fromordinal(first).replace(day=1).toordinal()
    if draw(st.booleans()):
        last = datetime.date.fromordinal(last).replace(month=12, day=31).toordinal()
    return Days(draw(st.sampled_from([first, BEGINNING])), draw(st.sampled_from([last, FOREVER])))


@given(any_days())
def test_what_is_written_reads_as_the_same_days(days: Days) -> None:
    if days == ALWAYS:
        return
    assert When.parse(str(days)).days == days


@given(any_days(), any_days())
def test_two_ranges_meet_where_they_have_an_overlap(one: Days, other: Days) -> None:
    overlap = one.overlap(other)
    assert one.meets(other) == other.meets(one) == (overlap.first <= overlap.last)
    assert not one.meets(other) or (one.meets(overlap) and other.meets(overlap))


@pytest.mark.parametrize(
    ("other", "meets"),
    [(Days(1, 4), False), (Days(1, 5), True), (Days(9, 12), True), (Days(10, 12), False)],
)
def test_ranges_meet_on_their_first_and_last_days(other: Days, meets: bool) -> None:
    assert Days(5, 9).meets(other) is meets
    assert other.meets(Days(5, 9)) is meets


@pytest.mark.parametrize(
    ("days", "closed"),
    [
        (Days(5, 9), True),
        (Days(BEGINNING, 9), False),
        (Days(5, FOREVER), False),
        (ALWAYS, False),
    ],
)
def test_a_range_is_closed_when_both_ends_are_known(days: Days, closed: bool) -> None:
    assert days.is_closed is closed


def test_one_day_is_a_range() -> None:
    assert Days.on(datetime.date(2020, 9, 15)) == Days(day("2020-09-15"), day("2020-09-15"))


YEARS = st.integers(1000, 2999).map(str)
MONTHS = st.integers(1, 12).map("{:02}".format)
PLAIN = st.one_of(
    YEARS,
    st.tuples(YEARS, MONTHS).map("-".join),
    st.dates(datetime.date(1000, 1, 1), datetime.date(2999, 12, 31)).map(datetime.date.isoformat),
)
POINTS = st.one_of(
    PLAIN,
    YEARS.map(lambda year: year[:3] + "X"),
    YEARS.map(lambda year: year[:2] + "XX"),
    YEARS.map(lambda year: year + "-XX"),
    st.tuples(YEARS, MONTHS).map(lambda parts: "-".join((*parts, "XX"))),
)


def bounds(text: str) -> tuple[int, int]:
    """The first and last day of a date as the `edtf` package reads it."""
    parsed = edtf.parse_edtf(text)
    first, last = (
        datetime.datetime.fromtimestamp(timegm(moment), datetime.UTC).date().toordinal()
        for moment in (parsed.lower_strict(), parsed.upper_strict())
    )
    return first, last


FEW = settings(max_examples=25)
"""The `edtf` package takes its time."""


@FEW
@given(POINTS)
def test_single_dates_mean_what_the_edtf_package_reads_in_them(text: str) -> None:
    days = When.parse(text).days
    assert (days.first, days.last) == bounds(text)


@FEW
@given(PLAIN, st.sampled_from("~?%"))
def test_qualified_dates_mean_what_the_edtf_package_reads_in_the_plain_ones(
    text: str, qualifier: str
) -> None:
    assert edtf.parse_edtf(text + qualifier)
    days = When.parse(text + qualifier).days
    assert (days.first, days.last) == bounds(text)


@FEW
@given(PLAIN, PLAIN)
def test_intervals_mean_what_the_edtf_package_reads_in_them(one: str, other: str) -> None:
    first, last = sorted((one, other))
    days = When.parse(f"{first}/{last}").days
    assert (days.first, days.last) == bounds(f"{first}/{last}")


def test_an_interval_and_a_set_mean_the_same_days() -> None:
    assert bounds("2020-08/2020-09") == bounds("[2020-08..2020-09]")
    assert When.parse("2020-08/2020-09") == When.parse("[2020-08..2020-09]")
