"""Answers along the days: stretches equal the answers of every day, and bars show them all."""

import csv
import io
import json
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from command_line import CommandLine
from dated import ACCORD, Told, membership, read
from generated import BASE, NAMES, claims
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from tracker.domain.acts import CRITERIA, criterion_named
from tracker.domain.answers import Answer
from tracker.domain.claims import Accord
from tracker.domain.days import BEGINNING, FOREVER, parse_day
from tracker.projections.timelines import Line, Timeline, extent, line, lines
from tracker.rendering.timelines import timeline

DAYS = (*range(BASE - 3, BASE + 45), *range(BASE + 58, BASE + 63))
SEEDS = Path(__file__).parent.parent / "seeds"


@given(told=claims(), by=st.sampled_from(NAMES), suspended_count=st.booleans())
def test_the_stretches_give_the_answer_of_every_day(
    told: list[Told], by: str, suspended_count: bool
) -> None:
    accord = Accord(slug=ACCORD.slug, name=ACCORD.name, suspended_count=suspended_count)
    held = membership(told, accord=accord)
    criterion = criterion_named(by)
    found = line(held, criterion)
    for day in DAYS:
        stretch = found.on(day)
        assert stretch.answer is held.on(criterion, day)
        assert stretch.suspended is held.on(CRITERIA["suspended"], day)
        assert stretch.stalled is held.on(CRITERIA["stalled"], day)


@given(told=claims(), by=st.sampled_from(NAMES))
def test_stretches_follow_each_other_from_the_beginning_for_ever_and_differ(
    told: list[Told], by: str
) -> None:
    stretches = line(membership(told), criterion_named(by)).stretches
    assert (stretches[0].first, stretches[-1].last) == (BEGINNING, FOREVER)
    for one, other in pairwise(stretches):
        assert one.last + 1 == other.first
        assert (one.answer, one.suspended, one.stalled) != (
            other.answer,
            other.suspended,
            other.stalled,
        )


def test_what_is_said_of_the_accord_as_a_whole_has_no_line() -> None:
    """
    2025-11-06 stalled 2024 -
    2025-11-06 signed 2020 KZ
    """
    text = test_what_is_said_of_the_accord_as_a_whole_has_no_line.__doc__
    told = read(text)
    found = lines([membership(told, None), membership(told, "KZ")], CRITERIA["signatory"])
    assert [each.party for each in found] == ["KZ"]


def test_a_picture_reaches_from_the_first_change_to_the_last_or_today() -> None:
    told = read("2020-09-16 signed 2020-09-15\n2020-09-16 withdrew 2031-05-01")
    found = (line(membership(told), CRITERIA["signatory"]),)
    assert extent(found, parse_day("2025-01-01")) == (
        parse_day("2020-09-15"),
        parse_day("2031-05-01"),
    )
    assert extent((), 7) == (7, 7)


def drawn(
    told: Sequence[Told], *, today: str = "2026-01-01", width: int = 60, by: str = "signatory"
) -> list[str]:
    """The chart of the party X, line by line: axis, bar, legend."""
    found: tuple[Line, ...] = (line(membership(told), CRITERIA[by]),)
    view = Timeline(
        accord=ACCORD,
        criterion=CRITERIA[by],
        known=None,
        at=1,
        today=parse_day(today),
        lines=found,
    )
    console = Console(width=width, color_system=None, highlight=False)
    with console.capture() as captured:
        console.print(timeline(view))
    _, *rest = captured.get().splitlines()
    return rest[1:]


def test_a_bar_is_solid_for_yes_shaded_for_unknown_and_crossed_for_disputed() -> None:
    axis, bar, legend = drawn(
        read(
            """
            2026-01-01 signed 2020
            2026-01-01 signed 2022
            2026-01-01 withdrew [2024-01-01..2025-01-01]
            """
        ),
    )
    marks = "".join(sign for sign, _ in zip(bar.split("│")[0][2:], bar, strict=False))
    assert [
        sign for sign, after in zip(marks, [*marks[1:], " "], strict=True) if sign != after
    ] == [
        "░",
        "╳",
        "░",
        "█",
        "░",
        "·",
    ]
    assert "2020" in axis and "2024" in axis
    assert all(word in legend for word in ("█ yes", "░ unknown", "╳ disputed", "· no", "│ today"))
    assert bar.endswith(" no")


def test_a_short_doubt_is_not_lost_in_a_wide_column() -> None:
    """One disputed week in sixty years."""
    _, bar, *_ = drawn(
        read(
            """
            2026-01-01 signed 1960
            2026-01-01 withdrew 2000-03-01
            2026-01-01 withdrew 2000-03-08
            """
        ),
        width=56,
    )
    assert "╳" in bar


def test_suspension_and_stalling_are_seen_in_the_bar() -> None:
    _, bar, legend = drawn(
        read(
            """
            2026-01-01 signed 2010
            2026-01-01 stalled 2014
            2026-01-01 resumed 2016
            2026-01-01 suspended 2020
            """
        ),
        width=80,
    )
    assert "▄" in bar and "▀" in bar
    assert "▄ yes, stalled" in legend and "▀ yes, suspended" in legend


def test_the_edge_of_today_stands_between_what_was_and_what_is_to_come() -> None:
    _, bar, legend = drawn(
        read("2025-01-01 signed 2020\n2025-01-01 withdrew 2030-01-01"), today="2025-06-01"
    )
    before, _, after = bar.partition("│")
    assert before.endswith("█") and after.startswith("█") and "·" in after
    assert "2025-06-01" in legend


@pytest.mark.parametrize("columns", [30, 80, 200])
def test_no_line_is_wider_than_the_terminal(tracker: CommandLine, columns: int) -> None:
    done = tracker("timeline", columns=columns)
    assert done.status == 0
    assert max(map(len, done.out.splitlines()[2:-1])) <= columns
    assert "Kazakhstan" in done.out or columns == 30


@pytest.fixture
def tracker(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> CommandLine:
    """The command line on the seeds."""
    command = CommandLine(str(tmp_path / "log.db"), tmp_path, monkeypatch, capsys)
    assert command("import", SEEDS).status == 0
    return command


def test_the_timeline_of_the_seeds(tracker: CommandLine) -> None:
    done = tracker("timeline", "KZ", "Sudan", "FR", "--from", "2019", columns=80)
    assert (
        done.out
        == """\
Abraham Accords: along the years by signatory
known: all that is published; log read to position 94
                2019  2020   2021  2022   2023   2024  2025   2026     today
Kazakhstan (KZ) ·············································╳╳╳╳╳╳╳╳│ disputed
Sudan (SD)      ······░░░░░░░╳███████████████████▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄│ yes
France (FR)     ·····················································│ no
█ yes  ▄ yes, stalled  ░ unknown  ╳ disputed  · no  │ today, 2026-11-22
"""
    )


def test_stretches_are_given_as_json_and_csv(tracker: CommandLine) -> None:
    shape = json.loads(tracker("timeline", "SD", "--format", "json").out)
    (sudan,) = shape["parties"]
    assert [(each["from"], each["answer"]) for each in sudan["stretches"]][:4] == [
        (None, "no"),
        ("2020-01-01", "unknown"),
        ("2020-12-31", "disputed"),
        ("2021-01-01", "unknown"),
    ]
    assert sudan["stretches"][-1]["stalled"] == "yes"
    rows = list(csv.DictReader(io.StringIO(tracker("timeline", "--format", "csv").out)))
    assert {row["party"] for row in rows} == {"AE", "AZ", "BH", "KZ", "MA", "SA", "SD", "SY", "UZ"}


def test_a_timeline_that_ends_before_it_begins_is_refused(tracker: CommandLine) -> None:
    done = tracker("timeline", "--from", "2026", "--to", "2020")
    assert done.status == 2 and "--from 2026 is after --to 2020" in done.err


def test_an_empty_log_says_that_nothing_names_a_party(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    tracker = CommandLine(str(tmp_path / "log.db"), tmp_path, monkeypatch, capsys)
    tracker("import", SEEDS / "abraham-accords" / "accord.yaml")
    assert "No visible claim names any party." in tracker("timeline").out


def test_stretches_name_the_answers_claims() -> None:
    told = read("2020-09-16 signed 2020-09-15 =one\n2020-09-17 stalled 2021 =two")
    found = line(membership(told), CRITERIA["signatory"])
    signed = next(each for each in found.stretches if each.answer is Answer.YES)
    assert signed.claims == (next(each.id for each in told if each.name == "one"),)


def test_an_answer_holds_over_what_changes_beside_it() -> None:
    """Sudan's membership goes on when its implementation stalls and resumes."""
    told = read(
        "2026-01-01 signed 2010-01-01\n2026-01-01 stalled 2014-01-01\n2026-01-01 withdrew 2020-01-01"
    )
    found = line(membership(told), CRITERIA["signatory"])
    for day in ("2010-01-01", "2013-05-05", "2014-01-01", "2019-12-31"):
        assert found.holding(parse_day(day)) == (parse_day("2010-01-01"), parse_day("2019-12-31"))
    assert found.holding(parse_day("2000-01-01")) == (BEGINNING, parse_day("2009-12-31"))
