"""Bulk files: a stream that records what the whole file says, or nothing, or all but what is faulty."""

import csv
import errno
import io
import json
import os
import pty
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from command_line import CommandLine
from hypothesis import given
from hypothesis import strategies as st

from tracker.commands.refusals import RefusedLines
from tracker.domain.canonical import canonical_json
from tracker.domain.errors import DatabaseUnusable
from tracker.domain.events import ArticleRecorded, ClaimRecorded
from tracker.importing.bulk import JsonLines, read_line
from tracker.importing.lines import Line, rows_of
from tracker.importing.quick import QuickReader
from tracker.importing.reading import Fault, ReadArticle, ReadClaim
from tracker.log.codec import encode_body

ACCORDS = "accord: league\nname: League\n"


@pytest.fixture
def tracker(
    database: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> CommandLine:
    run = CommandLine(database, tmp_path, monkeypatch, capsys)
    (tmp_path / "league.yaml").write_text(ACCORDS)
    assert run("import", tmp_path / "league.yaml").status == 0
    return run


def row(number: int, **other: Any) -> dict[str, Any]:
    """The claim of a line: ten lines have an article in common."""
    article = {"outlet": "Wire", "title": f"Notice {number // 10}", "published": "2020-05-06"}
    told = {
        "article": article,
        "accord": "league",
        "party": ("NO", "Sweden", "DK")[number % 3],
        "act": ("signed", "ratified")[number % 2],
        "when": f"2020-0{1 + number % 4}",
        "quote": f"has done it, number {number}",
        "at": number,
        "note": "é — “words”",
    }
    return {key: value for key, value in (told | other).items() if value is not None}


def as_lines(rows: Sequence[dict[str, Any]]) -> str:
    return "".join(
        json.dumps(each, ensure_ascii=number % 2 == 0) + "\n" for number, each in enumerate(rows)
    )


def as_csv(rows: Sequence[dict[str, Any]]) -> str:
    out = io.StringIO()
    names = [
        "outlet",
        "title",
        "published",
        "accord",
        "party",
        "act",
        "when",
        "quote",
        "at",
        "note",
    ]
    names += [key for key in ("also", "ref", "supersedes") if any(key in each for each in rows)]
    table = csv.DictWriter(out, names)
    table.writeheader()
    for each in rows:
        flat = each["article"] | {key: value for key, value in each.items() if key != "article"}
        table.writerow(flat)
    return out.getvalue()


def written(folder: Path, name: str, rows: Sequence[dict[str, Any]]) -> Path:
    path = folder / name
    path.write_text(as_csv(rows) if path.suffix == ".csv" else as_lines(rows), newline="")
    return path


def events(tracker: CommandLine) -> list[dict[str, Any]]:
    return [json.loads(line) for line in tracker("log", "--format", "jsonl").out.splitlines()]


def counts(tracker: CommandLine, *arguments: object) -> dict[str, Any]:
    done = tracker("import", "--format", "json", *arguments)
    (outcome,) = json.loads(done.out)
    return {**outcome, "status": done.status, "err": done.err}


@pytest.mark.parametrize("suffix", ["jsonl", "csv"])
def test_a_stream_records_what_a_claims_file_of_each_article_would(
    tracker: CommandLine, tmp_path: Path, suffix: str
) -> None:
    rows = [row(number) for number in range(2_345)]
    path = written(tmp_path, f"rows.{suffix}", rows)
    done = counts(tracker, path)
    assert (done["new"], done["known"], done["refused"], done["status"]) == (2_345, 0, 0, 0)
    told = events(tracker)[1:]
    assert [each["position"] for each in told] == list(range(2, len(told) + 2))
    claims = [each for each in told if each["kind"] == "claim-recorded"]
    assert len(claims) == 2_345 and len(told) == 2_345 + 235
    first: dict[str, int] = {}
    for each in told:
        first.setdefault(each["subject"], each["position"])
        if each["kind"] == "claim-recorded":
            assert first[each["payload"]["article"]] < each["position"]
    assert {each["payload"]["quote"] for each in claims} == {each["quote"] for each in rows}
    assert tracker("verify").status == 0

    before = events(tracker)
    again = counts(tracker, path)
    assert (again["new"], again["known"], again["verdict"]) == (0, 2_345, "known")
    assert events(tracker) == before

    whole = tmp_path / "whole.json"
    article = rows[0]["article"]
    some = [{k: v for k, v in each.items() if k != "article"} for each in rows[:10]]
    whole.write_text(json.dumps({"article": article, "claims": some}))
    assert counts(tracker, whole)["known"] == 10
    assert events(tracker) == before


@pytest.mark.parametrize("suffix", ["jsonl", "csv"])
def test_a_fault_in_the_last_line_leaves_nothing_of_the_file(
    tracker: CommandLine, tmp_path: Path, suffix: str
) -> None:
    before = events(tracker)
    rows = [row(number) for number in range(2_500)] + [row(2_500, act="signd")]
    done = counts(tracker, written(tmp_path, f"rows.{suffix}", rows))
    assert (done["verdict"], done["status"], done["refused"]) == ("refused", 5, 2_501)
    (fault,) = done["faults"]
    assert fault["line"] == (2_501 if suffix == "jsonl" else 2_502)
    assert "'signd' is unknown" in fault["message"]
    assert events(tracker) == before
    tried = counts(tracker, "--dry-run", written(tmp_path, f"good.{suffix}", rows[:-1]))
    assert tried["new"] == 2_500 and events(tracker) == before


def test_what_lines_far_apart_say_of_one_claim_must_agree(
    tracker: CommandLine, tmp_path: Path
) -> None:
    rows = [row(number) for number in range(2_100)]
    same = counts(tracker, written(tmp_path, "same.jsonl", [*rows, rows[0], rows[2_050]]))
    assert (same["new"], same["known"]) == (2_100, 2)
    before = events(tracker)
    for at, where in ((0, "an earlier line"), (2_050, "line 2051")):
        fresh = [row(number, party="FI") for number in range(2_100)]
        other = {**fresh[at], "note": "otherwise"}
        done = counts(tracker, written(tmp_path, "other.jsonl", [*fresh, other]))
        (fault,) = done["faults"]
        assert fault["line"] == 2_101 and f"stands on {where} too and differs" in fault["message"]
        amended = counts(tracker, "--amend", written(tmp_path, "other.jsonl", [*fresh, other]))
        assert amended["verdict"] == "refused"
    assert events(tracker) == before


def test_what_is_held_otherwise_is_refused_unless_it_is_amended(
    tracker: CommandLine, tmp_path: Path
) -> None:
    rows = [row(number) for number in range(1_500)]
    assert counts(tracker, written(tmp_path, "rows.jsonl", rows))["status"] == 0
    other = [*rows[:-1], {**rows[-1], "note": "otherwise"}]
    path = written(tmp_path, "other.jsonl", other)
    done = counts(tracker, path)
    assert done["status"] == 5 and "differs in note from the one that is recorded" in done["err"]
    done = counts(tracker, "--amend", path)
    assert (done["new"], done["known"], done["status"]) == (1, 1_499, 0)
    assert events(tracker)[-1]["payload"]["note"] == "otherwise"


def test_an_accord_that_nobody_defined_is_told_once(tracker: CommandLine, tmp_path: Path) -> None:
    rows = [row(number, accord="leage") for number in range(1_200)]
    done = counts(tracker, written(tmp_path, "rows.jsonl", rows))
    (fault,) = done["faults"]
    assert (
        fault["line"] == 1 and "no accord leage is defined; 1200 claims name it" in fault["message"]
    )
    assert "did you mean league?" in fault["hint"]


@pytest.mark.parametrize("suffix", ["jsonl", "csv"])
def test_refused_lines_are_set_aside_mended_and_sent_again(
    tracker: CommandLine, tmp_path: Path, suffix: str
) -> None:
    rows = [row(number) for number in range(2_200)]
    rows[7] = row(7, act="signd")
    rows[1_900] = row(1_900, party="Atlantis, the", quote='says "yes",\nhe did')
    rows[2_199] = row(2_199, accord="leage")
    path = written(tmp_path, f"rows.{suffix}", rows)
    refused = tmp_path / f"refused.{suffix}"
    tried = counts(tracker, "--dry-run", path, "--refused", refused)
    assert tried["refused"] == 3 and not refused.exists()
    done = counts(tracker, path, "--refused", refused)
    assert (done["new"], done["refused"], done["status"]) == (2_197, 3, 5)
    assert f"what was refused is in {refused}" in done["err"]
    aside = refused.read_text()
    assert aside.count("# line ") == 3 and "signd" in aside and "did you mean league?" in aside
    assert tracker("verify").status == 0

    again = counts(tracker, refused, "--refused", tmp_path / f"still.{suffix}")
    assert (again["new"], again["refused"]) == (0, 3)
    mended = (
        aside.replace("signd", "signed").replace("Atlantis, the", "IS").replace("leage", "league")
    )
    refused.write_text(mended, newline="")
    assert counts(tracker, refused)["new"] == 3
    assert tracker("import", path, "--refused", refused).status == 2  # never over another file
    quotes = {each["payload"].get("quote") for each in events(tracker)}
    assert 'says "yes",\nhe did' in quotes


def test_refused_lines_go_into_a_new_file_that_can_be_sent_again(
    tracker: CommandLine, tmp_path: Path
) -> None:
    path = written(tmp_path, "rows.jsonl", [row(0), row(1, act="signd")])
    (tmp_path / "held.jsonl").write_text("mine")
    (tmp_path / "dangling.jsonl").symlink_to(tmp_path / "nowhere")
    before = events(tracker)
    for name, message in (
        ("held.jsonl", "File exists"),
        ("dangling.jsonl", "File exists"),
        ("none/r.jsonl", "there is no folder"),
        ("r.csv", "could not be sent again"),
        ("r.txt", "could not be sent again"),
        ("r", "could not be sent again"),
    ):
        for options in ((), ("--dry-run",)):
            done = tracker("import", path, "--refused", tmp_path / name, *options)
            assert done.status == 2 and message in done.err and "what was refused" not in done.err
    assert "names no file" in tracker("import", path, "--refused", "").err
    assert events(tracker) == before
    assert (tmp_path / "held.jsonl").read_text() == "mine"
    missing = tracker("import", tmp_path / "no.jsonl", "--refused", tmp_path / "r.jsonl")
    assert missing.status == 5 and "there is no such file" in missing.err


def test_refused_lines_are_sent_again_by_standard_input(
    tracker: CommandLine, tmp_path: Path
) -> None:
    path = written(tmp_path, "rows.jsonl", [row(0), row(1, act="signd"), row(2, act="signd")])
    refused = tmp_path / "refused.jsonl"
    assert counts(tracker, path, "--refused", refused)["new"] == 1
    mended = refused.read_bytes().replace(b"signd", b"signed")
    assert tracker("import", "-", stdin=mended).out.startswith("new     -  (2 new")


def test_a_commit_that_fails_leaves_no_refused_lines(
    tracker: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tracker.log import store

    path = written(tmp_path, "rows.jsonl", [row(0), row(1, act="signd")])
    refused = tmp_path / "refused.jsonl"
    usual = store.transaction

    @contextmanager
    def full(*told: Any) -> Iterator[Any]:
        with usual(*told) as connection:
            yield connection
            connection.rollback()
            raise DatabaseUnusable("database or disk is full")

    before = events(tracker)
    monkeypatch.setattr(store, "transaction", full)
    assert tracker("import", path, "--refused", refused).status == 6
    monkeypatch.setattr(store, "transaction", usual)
    assert events(tracker) == before
    assert [each.name for each in tmp_path.iterdir() if "refused" in each.name] == []
    assert counts(tracker, path, "--refused", refused)["new"] == 1


def test_refused_lines_whose_name_is_taken_meanwhile_stay_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "refused.jsonl"
    with RefusedLines(path) as refused:
        refused(Line(1, "{}"), [Fault(line=1, message="no", hint="yes")])
        refused.finish()
        path.write_text("another's")
        kept = refused.keep()
    assert kept is not None and kept != path
    assert kept.read_text() == "# line 1: no: yes\n{}\n" and path.read_text() == "another's"


def test_refused_lines_are_those_of_one_bulk_file(tracker: CommandLine, tmp_path: Path) -> None:
    one, other = (written(tmp_path, name, [row(1)]) for name in ("a.jsonl", "b.csv"))
    league = tmp_path / "league.yaml"
    for paths in ((one, other), (league,)):
        done = tracker("import", *paths, "--refused", tmp_path / "r.jsonl")
        assert done.status == 2 and "--refused is for one bulk file" in done.err
    assert not (tmp_path / "r.jsonl").exists()
    assert tracker("import", one, "--refused", tmp_path / "r.jsonl").status == 0
    assert not (tmp_path / "r.jsonl").exists()  # nothing was refused


def test_a_line_that_is_no_text_is_refused_like_any_other_faulty_line(
    tracker: CommandLine, tmp_path: Path
) -> None:
    path = written(tmp_path, "rows.jsonl", [row(0), row(1, act="signd")])
    with path.open("ab") as stream:
        stream.write(as_lines([row(2)]).encode().replace(b"has done", b"h\xe9s done"))
        stream.write(b"[" * 6_000_000 + b"\n" + as_lines([row(3)]).encode())
    before = events(tracker)
    done = counts(tracker, path)
    assert [each["line"] for each in done["faults"]] == [2, 3, 4]
    assert "is not UTF-8" in done["err"] and "is longer than 5 MB" in done["err"]
    assert events(tracker) == before

    refused = tmp_path / "refused.jsonl"
    done = counts(tracker, path, "--refused", refused)
    assert (done["new"], done["refused"], done["status"]) == (2, 3, 5)
    aside = refused.read_bytes()
    assert b"h\xe9s done" in aside and len(aside) < 10_000
    assert b"# line 4: a line is longer than 5 MB" in aside and b"is not repeated here" in aside
    refused.write_bytes(aside.replace(b"\xe9", b"a").replace(b"signd", b"signed"))
    assert counts(tracker, refused)["new"] == 2

    other = tmp_path / "other.jsonl"
    other.write_bytes(as_lines([row(4)]).encode("utf-16"))
    done = counts(tracker, other, "--refused", tmp_path / "r.jsonl")
    assert len(done["faults"]) == 1 and done["verdict"] == "refused"
    assert not (tmp_path / "r.jsonl").exists()


def test_csv_that_cannot_be_read_to_its_end_is_refused_whole(
    tracker: CommandLine, tmp_path: Path
) -> None:
    rows = [row(number) for number in range(1_100)]
    rows[1_050] = row(1_050, act="signd")
    path = written(tmp_path, "rows.csv", rows)
    with path.open("ab") as stream:
        stream.write(b"\xff\n")
    before = events(tracker)
    for options in ((), ("--refused", tmp_path / "r.csv")):
        done = counts(tracker, path, *options)
        assert done["verdict"] == "refused" and "is not UTF-8" in done["err"]
        assert "'signd' is unknown" in done["err"]  # what stands before it is told all the same
    assert events(tracker) == before and not (tmp_path / "r.csv").exists()


def test_rows_below_a_header_that_lacks_a_column_are_not_blamed(
    tracker: CommandLine, tmp_path: Path
) -> None:
    path = tmp_path / "rows.csv"
    path.write_text("outlet,act,party,quote\nWire,signed,NO,it did\nWire,signed,SE,it did\n")
    for options in ((), ("--refused", tmp_path / "r.csv")):
        done = counts(tracker, path, *options)
        assert [each["message"] for each in done["faults"]] == ["the column accord is missing"]
        assert (done["verdict"], done["refused"]) == ("refused", 2)
    assert not (tmp_path / "r.csv").exists()


def test_a_row_of_blanks_is_passed_over_as_a_blank_line_is(
    tracker: CommandLine, tmp_path: Path
) -> None:
    path = written(tmp_path, "rows.csv", [row(0), row(1)])
    path.write_text("   \n" + path.read_text() + "  \n,,,,,,,,,\n")
    assert counts(tracker, path)["new"] == 2


_cells = st.text(max_size=8) | st.sampled_from(["\r", "a\rb", "\n", '"', ",", " ", "# line 1: x"])


@given(cells=st.lists(_cells, min_size=2, max_size=4))
def test_refused_rows_of_csv_are_read_back_as_they_stood(cells: list[str]) -> None:
    if not any(map(str.strip, cells)):
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "refused.csv"
        with RefusedLines(path) as refused:
            refused(Line(3, cells=tuple(cells)), [Fault(line=3, message="no", hint="yes")])
            refused.finish()
            assert refused.keep() == path
        again = list(rows_of(io.BytesIO(path.read_bytes())))
    assert [each.cells for each in again] == [tuple(cells)]


@pytest.mark.parametrize("suffix", ["jsonl", "csv"])
def test_events_and_refused_lines_come_in_the_order_of_the_lines(
    tracker: CommandLine, tmp_path: Path, suffix: str
) -> None:
    rows = [row(number, when=None) for number in range(30)]
    for each in rows[::3]:
        each["also"] = [{"quote": "did so again"}]
    rows[5]["act"] = rows[6]["act"] = rows[8]["act"] = "signd"
    rows[20] = {**row(20), "article": {**row(20)["article"], "outlet": "Other"}, "also": None}
    path = tmp_path / f"rows.{suffix}"
    text = as_lines(rows)
    if suffix == "csv":
        flat = [{**each, "also": json.dumps(each.get("also") or "")} for each in rows]
        text = as_csv(
            [{**each, "also": each["also"] if each["also"] != '""' else ""} for each in flat]
        )
    path.write_text(text, newline="")
    refused = tmp_path / f"refused.{suffix}"
    done = counts(tracker, path, "--refused", refused)
    assert (done["new"], done["refused"]) == (27, 3)
    told = events(tracker)[1:]
    claims = [each["payload"] for each in told if each["kind"] == "claim-recorded"]
    quotes = [each["quote"] for number, each in enumerate(rows) if number not in (5, 6, 8)]
    assert [each["quote"] for each in claims] == quotes
    known: set[str] = set()
    for each in told:  # an article comes right before the first claim that needs it
        if each["kind"] == "article-recorded":
            known.add(each["subject"])
            last = each["subject"]
        else:
            assert each["payload"]["article"] in known
    assert last == claims[-1]["article"]
    aside = refused.read_text()
    places = [aside.index(f"number {number}") for number in (5, 6, 8)]
    assert places == sorted(places)


def test_of_two_lines_that_differ_the_later_one_is_blamed(
    tracker: CommandLine, tmp_path: Path
) -> None:
    first = row(0, also=[{"quote": "did so again"}], note="one")
    path = written(tmp_path, "rows.jsonl", [first, row(0, note="other"), row(1)])
    done = counts(tracker, path, "--refused", tmp_path / "refused.jsonl")
    assert (done["new"], done["refused"]) == (2, 1)
    (fault,) = done["faults"]
    assert fault["line"] == 2 and "stands on line 1 too and differs in" in fault["message"]


def test_lines_that_supersede_a_refused_one_are_told_so_in_one_pass(
    tracker: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [row(number, ref=f"r{number}") for number in range(400)]
    for number, each in enumerate(rows[1:]):
        each["supersedes"] = f"r{number}"
    rows[0]["when"] = "2020-13"
    rows.append(row(400))
    plans: list[int] = []
    from tracker.importing.plan import plan as usual

    def counting(*told: Any, **options: Any) -> Any:
        plans.append(1)
        return usual(*told, **options)

    monkeypatch.setattr("tracker.commands.doubtful.plan", counting)
    path = written(tmp_path, "rows.jsonl", rows)
    done = counts(tracker, path, "--refused", tmp_path / "refused.jsonl")
    assert (done["new"], done["refused"]) == (1, 400) and len(plans) == 1
    messages = {each["line"]: each["message"] for each in done["faults"]}
    assert messages[2] == "supersedes 'r0' on line 1, which is refused"
    assert messages[400] == "supersedes 'r398' on line 399, which is refused"
    mended = (tmp_path / "refused.jsonl").read_text().replace("2020-13", "2020-12")
    (tmp_path / "mended.jsonl").write_text(mended)
    assert counts(tracker, tmp_path / "mended.jsonl")["new"] == 400


def test_what_is_held_or_said_again_may_be_superseded_though_a_line_is_refused(
    tracker: CommandLine, tmp_path: Path
) -> None:
    assert counts(tracker, written(tmp_path, "a.jsonl", [row(0, ref="held")]))["new"] == 1
    rows = [
        row(1, ref="held", when="2020-13"),
        row(2, supersedes="held"),
        row(3, ref="twice", when="2020-13"),
        row(4, ref="twice"),
        row(5, supersedes="twice"),
    ]
    path = written(tmp_path, "b.jsonl", rows)
    done = counts(tracker, path, "--refused", tmp_path / "refused.jsonl")
    assert [each["line"] for each in done["faults"]] == [1, 3]
    assert done["new"] == 3


@pytest.mark.parametrize("written_as", ["jsonl", "csv"])
def test_lines_name_one_another_however_keys_and_header_are_written(
    tracker: CommandLine, tmp_path: Path, written_as: str
) -> None:
    rows = [row(number, ref=f"r{number}") for number in range(1_200)]
    rows[0]["supersedes"] = "r1199"
    path = tmp_path / f"rows.{written_as}"
    if written_as == "csv":
        path.write_text("\n  \n" + as_csv(rows), newline="")
    else:
        text = as_lines(rows).replace('"supersedes"', '"supersede\\u0073"')
        path.write_text(text.replace('"ref"', '"r\\u0065f"'), newline="")
    done = counts(tracker, path)
    assert (done["new"], done["status"]) == (1_200, 0), done["err"]


def test_claims_that_name_one_another_may_stand_anywhere_in_the_file(
    tracker: CommandLine, tmp_path: Path
) -> None:
    rows = [row(number) for number in range(2_050)]
    rows[0]["supersedes"] = "the-last"
    rows[-1]["ref"] = "the-last"
    done = counts(tracker, written(tmp_path, "rows.jsonl", rows))
    assert (done["new"], done["status"]) == (2_050, 0), done["err"]
    rows[-1]["supersedes"] = "c-" + "0" * 32
    assert counts(tracker, written(tmp_path, "rows.jsonl", rows))["status"] == 5


def test_drafts_of_a_bulk_file_wait_or_are_accepted_at_once(
    tracker: CommandLine, tmp_path: Path
) -> None:
    rows = [row(number, method="rules/1", confidence="0.9") for number in range(30)]
    assert counts(tracker, written(tmp_path, "a.jsonl", rows))["drafts"] == 30
    other = [row(number, method="rules/1", party="FI") for number in range(30)]
    done = counts(tracker, "--accept", written(tmp_path, "b.jsonl", other))
    assert (done["new"], done["drafts"]) == (30, 0)
    assert len(json.loads(tracker("drafts", "--format", "json").out)) == 30


_texts = st.text(max_size=12) | st.sampled_from(
    ["", " NO ", "signed", "c-12", "0x1", "1.5", "league"]
)
_values: st.SearchStrategy[Any] = (
    _texts | st.none() | st.booleans() | st.integers() | st.floats() | st.lists(_texts, max_size=2)
)


@st.composite
def odd_rows(draw: st.DrawFn) -> dict[str, Any]:
    """A good row, of which something may be left out, put in or said oddly."""
    told = row(draw(st.integers(0, 20)))
    within = told["article"]
    keys = ["party", "act", "when", "quote", "at", "accord", "note", "locator", "asserter", "also"]
    more = [
        "modality",
        "method",
        "confidence",
        "origin",
        "via",
        "rule",
        "condition",
        "x",
        "article",
    ]
    for key in draw(st.lists(st.sampled_from(keys + more), max_size=3)):
        told[key] = draw(_values)
    for key in draw(
        st.lists(st.sampled_from([*keys[:1], "outlet", "url", "text", "published"]), max_size=2)
    ):
        length = {"sha256": "ab" * 32, "length": draw(st.integers(0, 60))}
        within[key] = draw(_values | st.just(length) | st.just("https://example.org/x"))
    for key in draw(st.lists(st.sampled_from(list(told)), max_size=2)):
        told.pop(key, None)
    return told


def agrees_with_the_models(text: str) -> bool:
    """Hold that the quick reader reads a line as the models do; say whether it reads it at all."""
    quick = QuickReader().from_json(text)
    if quick is None:
        return False
    reading = read_line(JsonLines(io.BytesIO()), Line(1, text))
    assert reading.faults == ()
    article, claim = reading.items
    assert isinstance(article, ReadArticle) and isinstance(claim, ReadClaim)
    assert (quick.article, quick.claim) == (article.article, claim.claim)
    assert (quick.article_id, quick.claim_id) == (article.article.id, claim.claim.id)
    return True


@given(told=odd_rows(), ascii_=st.booleans())
def test_the_quick_reader_never_says_anything_but_what_the_models_say(
    told: dict[str, Any], ascii_: bool
) -> None:
    agrees_with_the_models(json.dumps(told, ensure_ascii=ascii_))


@given(
    told=odd_rows(),
    pairs=st.lists(
        st.tuples(
            st.sampled_from(['"note"', '"at"', '"n\\u006fte"', '"confidence"', '"article"', '"x"']),
            st.sampled_from(
                [
                    '"a"',
                    '"\\u0022"',
                    '"\\u0022\\u0022 \\"b\\" \\\\"',
                    "7",
                    "07",
                    "-0",
                    "1.0",
                    "1e1",
                    '"7"',
                    "0.5",
                    "9007199254740992",
                    "null",
                    "true",
                    "[]",
                    '""',
                    '" "',
                    '{"outlet":"Wire"}',
                ]
            ),
        ),
        max_size=4,
    ),
)
def test_the_quick_reader_leaves_every_doubtful_spelling_to_the_models(
    told: dict[str, Any], pairs: list[tuple[str, str]]
) -> None:
    text = json.dumps(told)
    more = "".join(f",{key}:{value}" for key, value in pairs)
    agrees_with_the_models(f"{text[:-1]}{more}}}")


@pytest.mark.parametrize(
    "pair",
    ['"note":"b"', '"n\\u006fte":"\\u0022"', '"note":"\\u0022\\u0022"', '"note":1', '"note":null'],
)
def test_a_key_that_stands_twice_is_seen_however_it_is_written(pair: str) -> None:
    plain = json.dumps(row(1, note='said "a" and \\'))
    assert agrees_with_the_models(plain)
    assert QuickReader().from_json(f"{plain[:-1]},{pair}}}") is None


@pytest.mark.parametrize("name", ["origin", "article"])
def test_what_is_long_is_read_and_not_remembered(name: str) -> None:
    """What comes again is remembered; of 200 things that take 34,000 bytes in a file none is."""
    reader = QuickReader()
    tracemalloc.start()
    try:
        for number in range(200):
            part = f"wire-{number}-" + "海" * 1_900
            article = {"outlet": part, "title": part, "byline": part}
            long = {"origin": 3 * part, "article": article}
            assert reader.from_json(json.dumps(row(number, **{name: long[name]}))) is not None
        held, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert held < 2_000_000


@pytest.mark.parametrize(
    ("key", "number", "said"),
    [("at", "7", 7), ("at", "0", 0), ("at", "null", None), ("confidence", "0.50", "0.5")],
)
def test_numbers_are_read_as_they_were_written(key: str, number: str, said: object) -> None:
    line = json.dumps(row(1, at=None))
    quick = QuickReader().from_json(f'{line[:-1]},"{key}": {number} }}')
    assert quick is not None and quick.claim.quote is not None
    assert (quick.claim.quote.at if key == "at" else quick.claim.confidence) == said


@pytest.mark.parametrize(
    ("name", "cell"),
    [("at", "null"), ("at", "0000000000000000283"), ("at", '"7"'), ("at", "7.0")]
    + [("confidence", cell) for cell in ("null", '"0.5"', '" .5"', "1e", ".5", "+0.5")],
)
def test_a_cell_is_text_and_no_json(name: str, cell: str) -> None:
    article = {"outlet": "Wire", "title": "A notice"}
    claim = {"accord": "league", "party": "NO", "act": "signed", "quote": "signed"}
    assert QuickReader().from_cells({**claim, "at": "7", "confidence": "0.5"}, article) is not None
    assert QuickReader().from_cells({**claim, name: cell}, article) is None


def test_the_quick_reader_takes_plain_rows() -> None:
    for number in range(20):
        assert QuickReader().from_json(json.dumps(row(number))) is not None
    assert QuickReader().from_json('{"act": "signed", "act": "signed"}') is None
    assert QuickReader().from_json("[" * 100_000) is None


@given(told=odd_rows())
def test_payloads_that_are_written_directly_are_canonical(told: dict[str, Any]) -> None:
    reading = read_line(JsonLines(io.BytesIO()), Line(1, json.dumps(told)))
    for item in reading.items:
        body = (
            ArticleRecorded(article=item.article)
            if isinstance(item, ReadArticle)
            else ClaimRecorded(claim=item.claim)  # type: ignore[union-attr]
        )
        payload = encode_body(body)[-1]
        assert canonical_json(json.loads(payload)) == payload


def process(db: Path, *arguments: object, **options: Any) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "tracker", "--db", str(db), *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)


class Breaking(io.RawIOBase):
    """A file whose disk fails in the middle of the second time that it is read."""

    def __init__(self, stream: Any) -> None:
        self.stream = stream
        self.fails = False

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, *place: int) -> int:
        self.fails = True
        return int(self.stream.seek(*place))

    def tell(self) -> int:
        return int(self.stream.tell())

    def readinto(self, into: Any) -> int:
        if self.fails and self.stream.tell() > 300_000:
            raise OSError(errno.EIO, "Input/output error")
        data = self.stream.read(len(into))
        into[: len(data)] = data
        return len(data)


def test_a_disk_that_fails_in_the_middle_leaves_nothing_of_the_file(
    tracker: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tracker.importing.sources import opened as usual

    path = written(tmp_path, "rows.jsonl", [row(number) for number in range(3_000)])

    @contextmanager
    def breaking(source: Any) -> Iterator[Any]:
        with usual(source) as (stream, size):
            yield io.BufferedReader(Breaking(stream)), size

    before = events(tracker)
    monkeypatch.setattr("tracker.commands.bulk_files.opened", breaking)
    done = counts(tracker, path)
    assert (done["verdict"], done["status"]) == ("refused", 5)
    assert "Input/output error" in done["err"]
    monkeypatch.setattr("tracker.commands.bulk_files.opened", usual)
    assert events(tracker) == before
    assert counts(tracker, path)["new"] == 3_000


@pytest.mark.parametrize(
    ("problem", "status"), [(OSError(errno.ENOSPC, "No space left"), 2), (KeyboardInterrupt(), 130)]
)
def test_what_ends_a_set_aside_line_leaves_neither_events_nor_the_file(
    tracker: CommandLine,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    problem: BaseException,
    status: int,
) -> None:
    rows = [row(number) for number in range(2_500)]
    rows[2_100] = row(2_100, act="signd")
    path = written(tmp_path, "rows.jsonl", rows)
    refused = tmp_path / "refused.jsonl"

    def failing(_place: int) -> None:
        raise problem

    before = events(tracker)
    with monkeypatch.context() as patch:
        patch.setattr("tracker.commands.refusals.os.fsync", failing)
        done = tracker("import", path, "--refused", refused)
    assert done.status == status
    if status == 2:
        assert f"{refused} cannot be written: No space left; nothing was recorded" in done.err
    assert events(tracker) == before
    assert [each.name for each in tmp_path.iterdir() if "refused" in each.name] == []
    assert counts(tracker, path, "--refused", refused)["new"] == 2_499


def made(db: Path, folder: Path) -> None:
    """Make a log that defines the accord."""
    with process(db, "import", folder / "league.yaml") as running:
        running.communicate(timeout=60)
        assert running.returncode == 0


def test_an_interrupt_in_the_middle_leaves_nothing_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "league.yaml").write_text(ACCORDS)
    db = tmp_path / "log.db"
    made(db, tmp_path)
    path = written(tmp_path, "rows.jsonl", [row(number) for number in range(60_000)])
    # A suite in the background is started deaf to interrupts, and would hand that on.
    hearing = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    running = process(db, "import", path, preexec_fn=hearing)
    until = time.monotonic() + 60
    with closing(sqlite3.connect(db, timeout=0, isolation_level=None)) as other:
        while time.monotonic() < until:
            try:
                other.execute("BEGIN IMMEDIATE")
                other.execute("ROLLBACK")
            except sqlite3.OperationalError:  # it holds the lock: it is in the middle
                break
            time.sleep(0.005)
    # held still, so that it cannot have ended before the interrupt comes
    running.send_signal(signal.SIGSTOP)
    assert running.poll() is None
    running.send_signal(signal.SIGINT)
    running.send_signal(signal.SIGCONT)
    running.communicate(timeout=60)
    assert running.returncode == 130
    shown = process(db, "log", "--format", "jsonl").communicate(timeout=60)[0]
    assert shown.count(b"\n") == 1


def test_a_large_file_shows_its_rate_on_a_terminal_and_nothing_in_a_pipe(tmp_path: Path) -> None:
    (tmp_path / "league.yaml").write_text(ACCORDS)
    db = tmp_path / "log.db"
    made(db, tmp_path)
    rows = [row(number, condition="x" * 300) for number in range(12_000)]
    path = written(tmp_path, "rows.jsonl", rows)
    assert path.stat().st_size > 5_000_000
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "tracker", "--db", str(db), "import", str(path)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=theirs) as running:
        os.close(theirs)
        shown = b""
        while True:
            try:
                read = os.read(ours, 65_536)
            except OSError:
                break
            if not read:
                break
            shown += read
        assert running.wait(60) == 0
    os.close(ours)
    assert b"claims a second" in shown
    piped = process(db, "import", path).communicate(timeout=60)
    assert b"a second" not in piped[0] + piped[1]


@pytest.mark.parametrize(("named", "most"), [("rows.jsonl", 100_000), ("-", 60_000)])
def test_memory_does_not_grow_with_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: str, most: int
) -> None:
    monkeypatch.chdir(tmp_path)
    if not Path("/proc/self/status").exists():
        pytest.skip("the size of a process is read from /proc")
    (tmp_path / "league.yaml").write_text(ACCORDS)
    sizes = {}
    for number in (20_000, most):
        db = tmp_path / f"{number}.db"
        made(db, tmp_path)
        path = tmp_path / "rows.jsonl"
        with path.open("w") as out:
            for each in range(number):
                out.write(json.dumps(row(each)) + "\n")
        script = (
            "import sys\nfrom tracker.cli import main\ntry:\n    main()\nfinally:\n"
            "    print(open('/proc/self/status').read().split('VmHWM:')[1].split()[0])\n"
        )
        command = [sys.executable, "-c", script, "--db", str(db), "import", named]
        with path.open() as lines:
            done = subprocess.run(command, stdin=lines, capture_output=True, text=True, check=True)
        sizes[number] = int(done.stdout.split()[-1])
    # the pages that a writer keeps, 48 MB, and no more
    assert sizes[most] < sizes[20_000] + 60_000
    assert sizes[most] < 250_000
