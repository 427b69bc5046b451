"""Panels: each cell is the answer that `members` gives for its day, in every form."""

import csv
import io
import json
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from command_line import CommandLine
from dated import ACCORD, Told, membership
from generated import BASE, NAMES, claims
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.acts import Criterion, criterion_named
from tracker.domain.answers import strongest
from tracker.domain.claims import Accord
from tracker.projections import spells
from tracker.projections.membership import Membership
from tracker.projections.panel import AsOf, Every, first_change, panel, periods

SEEDS = Path(__file__).parent.parent / "seeds"


@pytest.fixture
def tracker(
    database: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> CommandLine:
    run = CommandLine(database, tmp_path, monkeypatch, capsys)
    assert run("import", SEEDS).status == 0
    return run


def table(tracker: CommandLine, *options: str) -> list[dict[str, Any]]:
    done = tracker("panel", "--format", "jsonl", *options)
    assert done.status == 0, done.err
    return [json.loads(line) for line in done.out.splitlines()]


@given(
    told=claims(),
    by=st.lists(st.sampled_from(NAMES), min_size=1, max_size=3),
    every=st.sampled_from(list(Every)),
    suspended_count=st.booleans(),
)
def test_each_answer_is_that_of_the_days_asked_one_by_one(
    told: list[Told], by: list[str], every: Every, suspended_count: bool
) -> None:
    accord = Accord(slug=ACCORD.slug, name=ACCORD.name, suspended_count=suspended_count)
    held = membership(told, accord=accord)
    criteria = [criterion_named(each) for each in by]
    chosen = periods(BASE - 2, BASE + 45, every)
    for as_of in AsOf:
        rows = list(panel([held], criteria, chosen, as_of))
        assert [row.period for row in rows] == chosen
        for row in rows:
            days = {
                AsOf.START: [row.period.first],
                AsOf.END: [row.period.last],
                AsOf.ANY: range(row.period.first, row.period.last + 1),
            }[as_of]
            expected = (strongest(held.on(each, day) for day in days) for each in criteria)
            assert row.answers == tuple(expected)


def test_the_spells_of_a_party_are_worked_out_once_whatever_the_number_of_periods(
    tracker: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    worked_out: list[str] = []

    def counted(told: spells.Told, criterion: Criterion) -> spells.Spells:
        worked_out.append(criterion.name)
        return spells.spells_of(told, criterion)

    monkeypatch.setattr("tracker.projections.membership.spells_of", counted)
    rows = table(tracker, "--by", "signatory", "--by", "stalled", "--from", "1945")
    parties = len({row["party"] for row in rows})
    assert len(rows) > 80 * parties
    assert sorted(worked_out) == ["signatory"] * parties + ["stalled"] * parties


def test_what_is_said_of_the_accord_as_a_whole_has_no_row() -> None:
    whole = Membership(accord=ACCORD, party=None, evidence=())
    chosen = periods(BASE, BASE, Every.DAY)
    assert list(panel([whole], [criterion_named("party")], chosen, AsOf.END)) == []
    assert first_change([whole], [criterion_named("party")], otherwise=BASE) == BASE


@pytest.mark.parametrize("every", list(Every))
def test_periods_are_whole_follow_each_other_and_hold_both_ends(every: Every) -> None:
    for first, last in (
        (date(2019, 2, 28), date(2021, 3, 1)),
        (date(1, 1, 1), date(1, 1, 3)),
        (date(9999, 12, 1), date.max),
    ):
        found = periods(first.toordinal(), last.toordinal(), every)
        assert found[0].first <= first.toordinal() <= found[0].last
        assert found[-1].first <= last.toordinal() <= found[-1].last
        for one, other in pairwise(found):
            assert one.last + 1 == other.first
        for each in found:
            begin, end = date.fromordinal(each.first), date.fromordinal(each.last)
            length = {"year": 4, "month": 7, "day": 10}[every]
            assert begin.isoformat()[:length] == end.isoformat()[:length]
            if end != date.max:
                after = end + timedelta(days=1)
                assert after.isoformat()[:length] != end.isoformat()[:length]


def test_a_panel_of_the_seeds_agrees_with_members_and_carries_the_codes(
    tracker: CommandLine,
) -> None:
    rows = table(tracker, "--by", "signatory", "--by", "stalled", "--from", "2019", "--to", "2025")
    assert {row["date"] for row in rows} == {f"{year}-12-31" for year in range(2019, 2026)}
    for day in {row["date"] for row in rows}:
        for by in ("signatory", "stalled"):
            done = tracker("members", "--on", day, "--by", by, "--format", "json")
            shape = json.loads(done.out)
            told = {
                row["party"]: answer
                for answer in ("yes", "no", "unknown", "disputed")
                for row in shape[answer]
            }
            assert told == {row["party"]: row[f"by_{by}"] for row in rows if row["date"] == day}
    morocco = next(row for row in rows if row["party"] == "MA")
    assert (morocco["name"], morocco["alpha3"], morocco["cow"]) == ("Morocco", "MAR", 600)
    sudan = {row["date"][:4]: row["by_signatory"] for row in rows if row["party"] == "SD"}
    assert (sudan["2019"], sudan["2020"], sudan["2021"]) == ("no", "disputed", "yes")


def test_without_options_a_panel_runs_from_the_first_change_to_the_last_whole_year(
    tracker: CommandLine,
) -> None:
    rows = table(tracker)
    assert (rows[0]["by"], rows[0]["date"], rows[-1]["date"]) == (
        "signatory",
        "2020-12-31",
        "2025-12-31",
    )
    started = table(tracker, "--as-of", "start")
    assert (started[0]["date"], started[-1]["date"]) == ("2020-01-01", "2026-01-01")
    months = table(tracker, "--every", "month", "--as-of", "any")
    assert (months[0]["date"], months[-1]["date"]) == ("2020-01", "2026-11")
    assert {row["at"] for row in rows} == {rows[0]["at"]} and rows[0]["known"] is None


def test_any_gives_the_strongest_answer_of_the_period(tracker: CommandLine) -> None:
    def of_2020(as_of: str) -> dict[str, str]:
        asked = ("--as-of", as_of, "--from", "2020", "--to", "2020")
        return {row["party"]: row["answer"] for row in table(tracker, *asked)}

    assert of_2020("start")["AE"] == "no"
    assert of_2020("any")["AE"] == of_2020("end")["AE"] == "yes"
    assert of_2020("any")["SD"] == "disputed"


def test_the_columns_of_criteria_are_names_in_any_program_and_clash_with_none(
    tracker: CommandLine,
) -> None:
    asked = ("panel", "--by", "party", "--by", "in-force", "--format", "csv", "--to", "2020")
    header = tracker(*asked).out.splitlines()[0].split(",")
    assert header[1] == "party" and header[-4:] == ["by_party", "by_in_force", "known", "at"]
    assert len(set(header)) == len(header)


def test_the_forms_say_the_same(tracker: CommandLine) -> None:
    asked = ("panel", "--by", "party", "--from", "2020-11", "--to", "2021-02", "--every", "month")
    lines = table(tracker, *asked[1:])
    assert json.loads(tracker(*asked, "--format", "json").out) == lines
    read = csv.DictReader(io.StringIO(tracker(*asked, "--format", "csv").out))
    assert [
        {key: "" if value is None else str(value) for key, value in row.items()} for row in lines
    ] == list(read)
    shown = tracker(*asked).out
    assert "Morocco (MA)" in shown and "2020-12-31" in shown
    assert max(map(len, tracker(*asked, columns=80).out.splitlines())) <= 80


def test_the_clocks_and_sources_are_those_of_members(tracker: CommandLine) -> None:
    kazakhstan = ("--from", "2025-11-08", "--to", "2025-11-08", "--every", "day")
    for options in ((), ("--known", "2025-11-06"), ("--at", "40"), ("--without", "News18")):
        done = tracker("members", "--on", "2025-11-08", *options, "--format", "json")
        shape = json.loads(done.out)
        told = {
            row["party"]: answer
            for answer in ("yes", "no", "unknown", "disputed")
            for row in shape[answer]
        }
        rows = table(tracker, *kazakhstan, *options)
        assert {row["party"]: row["answer"] for row in rows} == told, options


def test_several_accords_each_by_its_own_criterion(tracker: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "other.yaml").write_text("accord: other\nname: Other\nmembership: party\n")
    (tmp_path / "claims.yaml").write_text(
        "article: {outlet: Wire, published: 2020-05-01}\naccord: other\n"
        "claims: [{act: ratified, party: NO, when: 2020-04-01, locator: page 1}]\n"
    )
    assert tracker("import", tmp_path / "other.yaml", tmp_path / "claims.yaml").status == 0
    assert tracker("panel").status == 2
    rows = table(tracker, "--all", "--from", "2020", "--to", "2020")
    assert {(row["accord"], row["by"]) for row in rows} == {
        ("abraham-accords", "signatory"),
        ("other", "party"),
    }
    assert table(tracker, "--accord", "Other", "--accord", "abraham-accords")[0]["party"] == "NO"
    for outlet, missing in (("Wire", {"NO"}), ("News18", set())):
        left = table(tracker, "--all", "--without", outlet, "--from", "2020", "--to", "2020")
        assert {row["party"] for row in rows} - {row["party"] for row in left} == missing
    nobody = tracker("panel", "--all", "--without", "Nobody", "--format", "csv")
    assert (nobody.status, nobody.out) == (2, "")


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        ((), "2026 is not over yet: --to 2026 gives it"),
        (("--from", "2026"), "2026 is not over yet: --to 2026 gives it"),
        (("--from", "2027", "--as-of", "start"), "2027 has not begun yet: --to 2027 gives it"),
        (("--from", "2027", "--as-of", "any"), "2027 has not begun yet: --to 2027 gives it"),
        (("--every", "month"), "2026-11 is not over yet: --to 2026-11 gives it"),
        (("--every", "day", "--from", "2027-01-02"), "2027-01-02 is not over yet: --to 2027-01-02"),
    ],
)
def test_periods_that_are_all_to_come_are_said_to_be_why_there_are_no_rows(
    tracker: CommandLine, tmp_path: Path, options: tuple[str, ...], reason: str
) -> None:
    (tmp_path / "league.yaml").write_text("accord: league\nname: League\nmembership: party\n")
    (tmp_path / "claims.yaml").write_text(
        "article: {outlet: Wire, published: 2026-11-20}\naccord: league\n"
        "claims: [{act: ratified, party: NO, when: 2026-11-20, locator: page 1}]\n"
    )
    assert tracker("import", tmp_path / "league.yaml", tmp_path / "claims.yaml").status == 0
    for form, shown in (("table", "No rows.\n"), ("jsonl", ""), ("json", "[]\n")):
        done = tracker("panel", "--accord", "league", *options, "--format", form)
        assert (done.status, done.out) == (0, shown)
        assert done.err.startswith(f"no rows of league: {reason}")
        assert len(done.err.splitlines()) == 1
    until = reason.partition("--to ")[2].split()[0]
    assert table(tracker, "--accord", "league", *options, "--to", until)


def test_an_accord_of_which_nothing_is_claimed_has_no_rows_and_that_is_why(
    tracker: CommandLine, tmp_path: Path
) -> None:
    (tmp_path / "league.yaml").write_text("accord: league\nname: League\nmembership: party\n")
    assert tracker("import", tmp_path / "league.yaml").status == 0
    for period in ((), ("--from", "2027"), ("--to", "2027")):
        done = tracker("panel", "--accord", "league", *period)
        assert (done.status, done.out) == (0, "No rows.\n")
        assert done.err == "no rows of league: no visible claim names any party\n"


def test_an_accord_that_is_named_twice_has_its_rows_once(tracker: CommandLine) -> None:
    once = table(tracker, "--accord", "abraham-accords")
    assert table(tracker, "--accord", "abraham-accords", "--accord", "Abraham Accords") == once


@pytest.mark.parametrize("option", ["--from", "--to", "--by", "--accord", "--without", "--at"])
def test_an_empty_value_is_no_option_left_out(tracker: CommandLine, option: str) -> None:
    assert tracker("panel", option, "").status == 2


@pytest.mark.parametrize(
    "options",
    [
        ("--from", "2022", "--to", "2021"),
        ("--from", "[..2021]"),
        ("--to", "[2021..]"),
        ("--by", "nothing"),
        ("--all", "--accord", "abraham-accords"),
        ("--every", "week"),
    ],
)
def test_what_makes_no_sense_is_said(tracker: CommandLine, options: tuple[str, ...]) -> None:
    assert tracker("panel", *options).status == 2


def test_germany_has_the_number_of_the_federal_republic_while_there_were_two(
    tracker: CommandLine, tmp_path: Path
) -> None:
    (tmp_path / "claims.yaml").write_text(
        "article: {outlet: Wire, published: 2020-05-01}\naccord: abraham-accords\nclaims:\n"
        "- {act: signed, party: West Germany, when: 1955-05-05, locator: page 1}\n"
        "- {act: signed, party: GDR, when: 1955-05-05, locator: page 1}\n"
    )
    assert tracker("import", tmp_path / "claims.yaml").status == 0
    for as_of, number_of_1990 in (("start", 260), ("end", 255), ("any", 255)):
        asked = ("--from", "1944", "--to", "1991", "--as-of", as_of)
        rows = [row for row in table(tracker, *asked) if row["party"] in ("DE", "east-germany")]
        told = {(row["party"], row["date"][:4]): row["cow"] for row in rows}
        assert (told["DE", "1944"], told["DE", "1989"], told["DE", "1991"]) == (255, 260, 255)
        assert told["DE", "1990"] == number_of_1990
        assert {told["east-germany", year] for year in ("1944", "1991")} == {265}
        assert list(rows[0])[:6] == ["accord", "party", "name", "alpha3", "cow", "date"]


def test_a_party_that_the_gazetteer_does_not_know_has_no_codes(
    tracker: CommandLine, tmp_path: Path
) -> None:
    (tmp_path / "claims.yaml").write_text(
        "article: {outlet: Wire, published: 2020-05-01}\naccord: abraham-accords\n"
        "claims: [{act: signed, party: league-member-a, when: 2020-04-01, locator: page 1}]\n"
    )
    assert tracker("import", tmp_path / "claims.yaml").status == 0
    (row,) = (
        row
        for row in table(tracker, "--from", "2020", "--to", "2020")
        if row["party"] == "league-member-a"
    )
    assert (row["alpha3"], row["cow"], row["answer"]) == (None, None, "yes")
