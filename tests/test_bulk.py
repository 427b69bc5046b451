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
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from command_line import CommandLine
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.canonical import canonical_json
from tracker.domain.events import ArticleRecorded, ClaimRecorded
from tracker.importing.bulk import JsonLines, Line, read_line
from tracker.importing.quick import QuickReader
from tracker.importing.reading import ReadArticle, ReadClaim
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


def test_refused_lines_are_those_of_one_bulk_file(tracker: CommandLine, tmp_path: Path) -> None:
    one, other = (written(tmp_path, name, [row(1)]) for name in ("a.jsonl", "b.csv"))
    for paths in ((one, other), (tmp_path / "league.yaml",)):
        done = tracker("import", *paths, "--refused", tmp_path / "r.jsonl")
        assert done.status == 2 and "--refused is for one bulk file" in done.err
    assert not (tmp_path / "r.jsonl").exists()
    assert tracker("import", one, "--refused", tmp_path / "r.jsonl").status == 0
    assert not (tmp_path / "r.jsonl").exists()  # nothing was refused


def test_a_file_that_cannot_be_read_to_its_end_is_refused_whole(
    tracker: CommandLine, tmp_path: Path
) -> None:
    path = written(tmp_path, "rows.jsonl", [row(number) for number in range(1_100)])
    with path.open("ab") as stream:
        stream.write(b"\xff\n")
    before = events(tracker)
    for options in ((), ("--refused", tmp_path / "r.jsonl")):
        done = counts(tracker, path, *options)
        assert done["verdict"] == "refused" and "is not UTF-8" in done["err"]
    assert events(tracker) == before and not (tmp_path / "r.jsonl").exists()


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


@given(told=odd_rows(), ascii_=st.booleans())
def test_the_quick_reader_never_says_anything_but_what_the_models_say(
    told: dict[str, Any], ascii_: bool
) -> None:
    text = json.dumps(told, ensure_ascii=ascii_)
    quick = QuickReader().from_json(text)
    if quick is None:
        return
    reading = read_line(JsonLines(io.BytesIO()), Line(1, text))
    assert reading.faults == ()
    article, claim = reading.items
    assert isinstance(article, ReadArticle) and isinstance(claim, ReadClaim)
    assert (quick.article, quick.claim) == (article.article, claim.claim)
    assert (quick.article_id, quick.claim_id) == (article.article.id, claim.claim.id)


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
    monkeypatch.setattr("tracker.commands.imports.opened", breaking)
    done = counts(tracker, path)
    assert (done["verdict"], done["status"]) == ("refused", 5)
    assert "Input/output error" in done["err"]
    monkeypatch.setattr("tracker.commands.imports.opened", usual)
    assert events(tracker) == before
    assert counts(tracker, path)["new"] == 3_000


@pytest.mark.parametrize("problem", [OSError(errno.ENOSPC, "No space left"), KeyboardInterrupt()])
def test_what_ends_a_set_aside_line_leaves_neither_events_nor_the_file(
    tracker: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, problem: BaseException
) -> None:
    from tracker.commands.refusals import RefusedLines

    rows = [row(number) for number in range(2_500)]
    rows[2_100] = row(2_100, act="signd")
    path = written(tmp_path, "rows.jsonl", rows)
    refused = tmp_path / "refused.jsonl"
    usual = RefusedLines.__call__

    def failing(self: RefusedLines, *told: Any) -> None:
        usual(self, *told)
        raise problem

    before = events(tracker)
    monkeypatch.setattr(RefusedLines, "__call__", failing)
    assert tracker("import", path, "--refused", refused).status in (5, 130)
    monkeypatch.setattr(RefusedLines, "__call__", usual)
    assert events(tracker) == before
    assert not refused.exists()
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


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    if not Path("/proc/self/status").exists():
        pytest.skip("the size of a process is read from /proc")
    (tmp_path / "league.yaml").write_text(ACCORDS)
    sizes = {}
    for number in (20_000, 100_000):
        db = tmp_path / f"{number}.db"
        made(db, tmp_path)
        path = tmp_path / f"{number}.jsonl"
        with path.open("w") as out:
            for each in range(number):
                out.write(json.dumps(row(each)) + "\n")
        script = (
            "import sys\nfrom tracker.cli import main\ntry:\n    main()\nfinally:\n"
            "    print(open('/proc/self/status').read().split('VmHWM:')[1].split()[0])\n"
        )
        command = [sys.executable, "-c", script, "--db", str(db), "import", str(path)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        sizes[number] = int(done.stdout.split()[-1])
    # the pages that a writer keeps, 48 MB, and no more
    assert sizes[100_000] < sizes[20_000] + 60_000
    assert sizes[100_000] < 250_000
