"""What the dates that a text gives are resolved to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marked import in_order, lines, marked, plain
from odd_texts import odd_texts

from tracker.domain.days import When
from tracker.extraction.dates import DateKind, DateMention, dates

PUBLISHED = When.parse("2025-11-07")  # a Friday


def when(date: DateMention) -> str:
    return date.when.text if date.when else "?"


def resolved(text: str, published: When | None = PUBLISHED) -> str:
    return marked(text, ((one.start, one.end, when(one)) for one in dates(text, published)))


DAYS = """
It signed on [Sept. 15, 2020|2020-09-15], [15 September 2020|2020-09-15] and [2020-09-15|2020-09-15].
The [15th of September|2025-09-15]; [September 15|2025-09-15]; [15.9.2020|2020-09-15]; [SEPTEMBER 15, 2020|2020-09-15].
On [Thursday, Nov. 6|2025-11-06], it joined; on [Friday 7 November 2025|2025-11-07] too.
On [Sunday, 16 November|2025-11-16] it joins; on [Sunday, 2 November|2025-11-02] it did not.
On [New Year's Day|2025-01-01] it began.
It met on [13-14 May|[2025-05-13..2025-05-14]] and on [May 13 and 14, 2024|[2024-05-13..2024-05-14]].
It signed on [August 13|2020-08-13] and [September 15, 2020|2020-09-15].
It left on [Jan. 1|2025-01-01] and came back on [March 5|2025-03-05].
Nothing is known of [29 February 2023|?].
"""
MONTHS_AND_YEARS = """
In [September 2020|2020-09], in [September of 2020|2020-09], in [mid-September 2020|2020-09~], in [Sep. 2020|2020-09].
In [September|2025-09]; in [May|2025-05]; in [late March|2025-03~]; in [December|2025-12].
It left in [December|2024-12]. In [December|2024-12] it left. In [December|2025-12] it will.
In [2020|2020], [early 2021|2021~], [late in 2021|2021~], [mid-2026|2026~], in [2020|2020] and [2021|2021], in [2020–21|[2020..2021]].
In the [summer of 2020|[2020-06..2020-08]], in [spring 2026|[2026-03..2026-05]], in the [winter of 2020|[2020-12..2021-02]].
[Last autumn|[2024-09..2024-11]], [last summer|[2025-06..2025-08]], [next spring|[2026-03..2026-05]].
In the [1990s|199X], the [early 1990s|[1990..1993]], the [1800s|18XX].
In the [first half of 2024|[2024..2024-06]], in [Q3 2024|[2024-07..2024-09]], at the [end of 2023|2023-12~], at the [beginning of 2023|2023-01~].
It signed in [September 2020|2020-09], followed by another in [December|2020-12]. In [2014|2014], it left in [June|2014-06].
Known [since 1992|[1992..]], it joined in [October|2025-10].
[2020|2020]: The first two sign.
- [2021|2021] – The third follows.
"""
RELATIVE = """
It signed [yesterday|2025-11-06], signs [today|2025-11-07] and [tomorrow|2025-11-08].
[Last week|[2025-10-27..2025-11-02]], [this week|[2025-11-03..2025-11-09]], [next week|[2025-11-10..2025-11-16]].
[Last month|2025-10], later [this month|2025-11], [next month|2025-12], [last year|2024], [this year|2025], [next year|2026].
On [Thursday|2025-11-06], on [Thursday evening|2025-11-06], earlier [Thursday|2025-11-06], on [Monday|2025-11-03], on [Friday|2025-11-07].
[Last Thursday|2025-10-30], [next Monday|2025-11-10], [Thursday last week|2025-10-30], [Monday next week|2025-11-10].
In [September last year|2024-09]; in [March this year|2025-03]; on [January 20 this year|2025-01-20].
[Five years ago|2020~], [six months ago|2025-05~], [four days ago|2025-11-03], [a week ago|[2025-10-28..2025-11-03]], [a decade ago|2015~].
[More than five years ago|[..2020-11-07]]; [less than a year ago|[2024-11-07..2025-11-07]].
Over the [past|] years. [In the past year|[2024-11-07..2025-11-07]], [over the last five years|[2020-11-07..2025-11-07]].
[Within two weeks|[2025-11-07..2025-11-21]]; [in the coming months|[2025-11-07..]].
At the [end of the year|2025-12~]; at the [turn of the year|[2025-12..2026-01]]; at [year’s end|2025-12~].
Over the [weekend|[2025-11..2025-11-02]] it did; [last weekend|[2025-11..2025-11-02]].
"""
BY_ANOTHER = """
It joined in [2020|2020]. The [same year|2020], another did. The [following year|2021] it left. [Two years later|2023] it came back.
On [Sept. 15, 2020|2020-09-15] it signed; the [next day|2020-09-16] it left; [three days earlier|2020-09-13] it had agreed.
It left on [June 1, 2024|2024-06-01] and came back [two weeks later|[2024-06-12..2024-06-18]].
In [June 2020|2020-06] it left, and on the [22nd of that month|2020-06-22] it came back; on the [5th of this month|2025-11-05] too.
It enters into force on [January 22|2026-01-22]. It had agreed on [Saturday|2025-11-01], and others the [day before|2025-10-31].
It left in [June 2014|2014-06] and came back [a year later|2015-06~].
It left in [2014|2014]; [a month later|?] it came back.
It came [a month after Oct. 7|2025-11~], and [five years after|] the deal.
On the eve of it, [on the eve of September 15, 2020|2020-09-14], it agreed.
"""
BOUNDS = """
It is to join [by the end of the year|[..2025]], [before the end of 2025|[..2025]], [by 2030|[..2030]] or [by mid-2027|[..2027]].
It waits [until the end of 2024|[..2024]], [no later than 31 December 2026|[..2026]], [before May 2026|[..2026-04]].
It came [after 2021|[2022..]], stays [from 2027 on|[2027..]] and [from 1 January 2026|[2026..]].
Bound [since 1992|[1992..]], [since the 1970s|[1970..]], [since September|[2025-09..]].
It has waited [for 33 years|1992~] to join and [for 33 years|1992~] in vain; it was out for 33 years, for ten years [from 2010|[2010..]].
Bound [for more than 30 years|[..1995-11-07]], [for over three decades|[..1995-11-07]], [for 33 years|1992~].
[From 2017 to 2021|[2017..2021]], [between May and July 2021|[2021-05..2021-07]], in [1992-1995|[1992..1995]].
[From 1 January 2024 to 31 December 2025|[2024..2025]]; [from November 20 to 21|[2025-11-20..2025-11-21]].
"""


@pytest.mark.parametrize(
    "text",
    [
        line.replace("[past|]", "past").replace("[five years after|]", "five years after")
        for block in (DAYS, MONTHS_AND_YEARS, RELATIVE, BY_ANOTHER, BOUNDS)
        for line in lines(block)
    ],
)
def test_dates_are_resolved_to_their_days(text: str) -> None:
    # A label may itself be in brackets: [2020|[2020..2021]].
    labels = text.replace("|[", "|<").replace("]]", ">]")
    assert resolved(plain(labels)) == text


@pytest.mark.parametrize(
    "text",
    [
        "It may join, May said, on the March on Rome.",
        "It signed 29 deals for $17 billion with 2,000 troops in 1,950 places.",
        "Resolution 1701, Agenda 2030, Vision 2030, COP28, Apollo 11, F-35, article 127.",
        "The attack of 9/11 is remembered; a 30-year-old accord and a five-year plan.",
        "Black Friday, Good Friday and Super Tuesday; he reads the Sunday Times.",
        "In 2000 people it costs $2020, 2020% or 2020.5.",
        "It is the first in 30 years, and for decades there was none.",
        "Two years into the war, twelve days before the visit, five years after the deal.",
        "The Arab Spring began; the fall of the city came. March was there, and so was Jan.",
        "On his first Monday, on a Friday, every Sunday and within a week of each other; India Today.",
        "20th-century wars; days, weeks, months and years; a day; the year.",
    ],
)
def test_words_and_numbers_that_are_no_dates(text: str) -> None:
    assert resolved(text) == text


def test_in_a_month_a_number_of_things_is_no_day() -> None:
    assert resolved("In March 29 deals were signed.") == "In [March|2025-03] 29 deals were signed."
    assert resolved("On March 29 it signed.") == "On [March 29|2025-03-29] it signed."


@pytest.mark.parametrize(
    "text, kind, named",
    [
        ("on Thursday", DateKind.POINT, "2025-11-06"),
        ("by 2030", DateKind.BEFORE, "2030"),
        ("after 2021", DateKind.AFTER, "2021"),
        ("since 1992", DateKind.SINCE, "1992"),
        ("for more than 30 years", DateKind.SINCE, "[..1995-11-07]"),
        ("from 2017 to 2021", DateKind.SPAN, "[2017..2021]"),
        ("from 2027 on", DateKind.AFTER, "2027"),
    ],
)
def test_a_bound_keeps_the_date_that_it_names(text: str, kind: DateKind, named: str) -> None:
    (found,) = dates(text, PUBLISHED)
    assert (found.kind, str(found.named)) == (kind, named)


@pytest.mark.parametrize(
    "text, earlier, later",
    [
        ("on Thursday", "2025-11-06", "2025-11-13"),
        ("on Friday", "2025-11-07", "None"),
        ("in September", "2025-09", "2026-09"),
        ("in November", "2025-11", "None"),
        ("by September", "[..2025-09]", "[..2026-09]"),
        ("It joined on January 1", "2025-01-01", "2026-01-01"),
        ("The ceremony is on December 12", "2025-12-12", "2025-12-12"),
        ("on 6 November", "2025-11-06", "2026-11-06"),
        ("in September 2020", "2020-09", "None"),
    ],
)
def test_what_may_be_still_to_come_has_another_reading(text: str, earlier: str, later: str) -> None:
    (found,) = dates(text, PUBLISHED)
    assert (str(found.when), str(found.later)) == (earlier, later)


@pytest.mark.parametrize(
    "published, text, expected",
    [
        ("[2025-11-06..2025-11-12]", "on Thursday", "2025-11-06"),
        ("[2025-11-06..2025-11-12]", "on Wednesday", "2025-11-05?"),
        ("[2025-11-06..2025-11-12]", "last month", "2025-10"),
        ("[2025-11-06..2025-11-12]", "yesterday", "[2025-11-05..2025-11-11]"),
        ("[2025-11-07..2025-11-19]", "on 7 November", "2025-11-07"),
        ("[2025-11-05..2025-11-08]", "on Friday", "[2025-10-31..2025-11-07]"),
        ("2025-11", "on Friday", "?"),
        ("2025", "this year", "2025"),
        ("[2025-12-30..2026-01-02]", "last month", "[2025-11..2025]"),
        ("[2025..]", "on Friday", "?"),
    ],
)
def test_a_range_of_publication_gives_all_that_a_date_can_be(
    published: str, text: str, expected: str
) -> None:
    (found,) = dates(text, When.parse(published))
    assert when(found) == expected


def test_without_publication_relative_dates_stay_unsaid_but_are_there() -> None:
    text = "On Thursday, last month, in May and five years ago; in 2020 and the following year."
    assert [(when(one), one.relative) for one in dates(text, None)] == [
        ("?", True), ("?", True), ("?", True), ("?", True), ("2020", False), ("2021", True),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text, is_attributive",
    [
        ("the 2015 Paris Agreement", True),
        ("the November 2025 summit", True),
        ("Thursday's summit", True),
        ("last month’s decision", True),
        ("the Oct. 7 attack", True),
        ("its 2021 accession", True),
        ("the Treaty of 1979", True),
        ("in 2015 the agreement", False),
        ("On Thursday the summit", False),
        ("at the end of 2023 it", False),
        ("in October of 2023 it", False),
    ],
)
def test_a_date_that_only_names_a_thing_is_marked(text: str, is_attributive: bool) -> None:
    (found,) = dates(text, PUBLISHED)
    assert found.attributive is is_attributive


@given(
    odd_texts(), st.sampled_from([None, "2025-11-07", "[..2025]", "[9999-12-30..]", "0001", "9999"])
)
def test_any_text_gives_dates_inside_it_whose_days_are_those_of_their_text(
    text: str, published: str | None
) -> None:
    known = When.parse(published) if published else None
    found = dates(text, known)
    assert in_order(text, found) and found == dates(text, known)
    for one in found:
        for date in (one.when, one.named, one.later):
            assert date is None or When.parse(date.text) == date
