"""The command line's promises: exit statuses, words for what is wrong, hostile text, no lost output."""

import csv
import io
import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from command_line import CommandLine, Done
from servers import Server

from tracker.domain.errors import Usage
from tracker.log.tables import REVISION
from tracker.settings import recorder

ACCORD = "accord: quiet-sea\nname: Quiet Sea Declaration\naliases: [Quiet Sea]\n"
HOSTILE = "\\x1b]0;owned\\x07 [red]\\u202edlo\\u202c =1+1"


@pytest.fixture
def tracker(
    database: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> CommandLine:
    """Run on an empty log of either kind."""
    return CommandLine(database, tmp_path, monkeypatch, capsys)


@pytest.fixture
def on_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> CommandLine:
    """Run on a SQLite file that is not there yet."""
    return CommandLine(str(tmp_path / "log.db"), tmp_path, monkeypatch, capsys)


@pytest.fixture
def held(tracker: CommandLine, tmp_path: Path) -> CommandLine:
    """A log with one accord: NO in, SE unknown, FI disputed, DK out, and IS only a candidate."""
    return hold(tracker, tmp_path)


@pytest.fixture
def held_on_file(on_file: CommandLine, tmp_path: Path) -> CommandLine:
    return hold(on_file, tmp_path)


def hold(tracker: CommandLine, tmp_path: Path) -> CommandLine:
    (tmp_path / "accord.yaml").write_text(ACCORD)
    lines = [
        {"party": "NO", "act": "signed", "when": "2020-01-01"},
        {"party": "SE", "act": "signed", "when": "2021"},
        {"party": "FI", "act": "signed", "when": "2020-03-01"},
        {"party": "FI", "act": "signed", "when": "2022-03-01"},
        {"party": "DK", "act": "signed", "when": "2020-01-01"},
        {"party": "DK", "act": "withdrew", "when": "2021-01-01"},
        {"party": "IS", "act": "candidate", "when": "2021-02-02"},
        {"act": "stalled", "when": "2021-05-05"},
    ]
    article = {"outlet": "Harbour Post", "title": "Who is in", "published": "2023-01-01"}
    (tmp_path / "claims.jsonl").write_text(
        "".join(
            json.dumps({"article": article, "accord": "quiet-sea", "locator": f"row {n}", **line})
            + "\n"
            for n, line in enumerate(lines)
        )
    )
    assert tracker("import", tmp_path).status == 0
    return tracker


def foreign(path: Path) -> None:
    """Make a database of something else."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE recipes (name)")
        connection.commit()


class TestExitStatuses:
    @pytest.mark.parametrize(
        ("party", "status"), [("NO", 0), ("DK", 1), ("IS", 1), ("SE", 3), ("FI", 4)]
    )
    def test_is_member(self, held: CommandLine, party: str, status: int) -> None:
        done = held("is-member", party, "--on", "2021-07-01", "--format", "json")
        assert done.status == status
        assert (
            json.loads(done.out)["answer"]
            == {0: "yes", 1: "no", 3: "unknown", 4: "disputed"}[status]
        )

    def test_a_known_party_that_no_claim_names_is_no_with_a_note(self, held: CommandLine) -> None:
        done = held("is-member", "Brazil", "--on", "2021-07-01")
        assert done.status == 1
        assert done.err == "no visible claim on Quiet Sea Declaration names BR\n"

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (["members", "--on", "2021-02-30"], "2021-02 has the days 01 to 28"),
            (["members", "--on", "2021"], "one full day is asked for"),
            (["members", "--on", "tomorrow"], "one full day is asked for"),
            (["members", "--known", "2021-13-01"], "months are 01 to 12"),
            (["members", "--at", "99"], "the log ends at position"),
            (["members", "--at", "2021-01-01T00:00:00"], "does not say in which time zone"),
            (["members", "--at", "yesterday"], "is no position, date or moment"),
            (["members", "--by", "friend"], "criteria: candidate, announced"),
            (["members", "--accord", "quite-sea"], "did you mean quiet-sea?"),
            (["members", "--without", "Harbor Post"], "did you mean harbour-post?"),
            (["members", "--format", "xml"], "'table', 'json', 'csv'"),
            (["is-member", "Kazahkstan"], "Kazakhstan (KZ)"),
            (["is-member", "Korea"], "South Korea (KR)"),
            (["is-member", "nobody-heard-of-it"], "no party 'nobody-heard-of-it' is held"),
            (["audit", "c-00000000"], "no claim 'c-00000000' is held"),
            (["audit", "a-00000000"], "no article 'a-00000000' is held"),
            (["audit", "c-"], "no claim 'c-' is held"),
            (["retract", "c-ffffffff", "--why", "x"], "no claim 'c-ffffffff' is held"),
            (["diff", "--on", "2021-01-01"], "exactly one range"),
            (["diff", "--on", "2021-01-01..2021-02-01", "--at", "1..2"], "exactly one range"),
            (["diff", "--at", "1.."], "give both ends"),
            (["conquer"], "No such command"),
            (["members", "--frobnicate"], "No such option"),
            (["is-member"], "Missing argument"),
            (["log", "--since", "-1"], "greater than or equal to 0"),
            (["log", "--since", "x"], "integer"),
            # what Python makes of the byte FF on a command line
            (["import", "x.txt", "--title", "a\udcff"], "--title 'a\\udcff' is no text in UTF-8"),
            (["import", "x.txt", "--accord", "a\udcff"], "--accord 'a\\udcff' is no text"),
            (["retract", "c-0000", "--why", "a\udcff"], "--why 'a\\udcff' is no text"),
            (
                ["accept", "c-0000", "--recorded-by", "a\udcff"],
                "--recorded-by 'a\\udcff' is no text",
            ),
            (
                ["texts", "withhold", "a\udcff", "--why", "x"],
                "SHA256|ARTICLE 'a\\udcff' is no text",
            ),
            (["is-member", "a\udcff"], "PARTY 'a\\udcff' is no text"),
            (["panel", "--by", "a\udcff"], "--by 'a\\udcff' is no text"),
        ],
    )
    def test_usage_is_2_and_the_words_help(
        self, held: CommandLine, arguments: list[str], said: str
    ) -> None:
        done = held(*arguments)
        assert (done.status, done.out) == (2, "")
        assert said in done.err

    def test_who_records_is_a_text(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("TRACKER_BY", "a\udcff")
        with pytest.raises(Usage, match="no text in UTF-8"):
            recorder(None)

    def test_an_accord_must_be_named_where_there_are_several(
        self, held: CommandLine, tmp_path: Path
    ) -> None:
        (tmp_path / "other.yaml").write_text("accord: other\nname: Other\n")
        held("import", tmp_path / "other.yaml")
        done = held("members")
        assert (done.status, done.out) == (2, "")
        assert "2 accords are defined" in done.err
        assert "--accord quiet-sea, other" in done.err
        assert held("members", "--accord", "QUIET SEA").status == 0

    def test_a_missing_database_is_6_and_never_an_empty_answer(self, on_file: CommandLine) -> None:
        tracker = on_file
        for command in ("members", "conflicts", "accords", "log", "verify", "articles"):
            done = tracker(command)
            assert (done.status, done.out) == (6, "")
            assert "there is no database" in done.err
        assert not Path(tracker.db).exists()

    def test_an_error_of_ours_is_70(
        self, held: CommandLine, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("tracker.cli.clock.today", lambda: 1 / 0)
        done = held("members")
        assert (done.status, done.out) == (70, "")
        assert "an error of ours: ZeroDivisionError" in done.err

    def test_help_teaches_every_command(self, tracker: CommandLine) -> None:
        done = tracker("--help", columns=80)
        assert done.status == 0
        assert "..." not in done.out.split("Commands:")[1]
        for line in re.findall(r"^  ([a-z-]+)  +\S", done.out.split("Commands:")[1], re.M):
            assert tracker(line, "--help").status == 0
        assert tracker().status == 2
        assert tracker("--version").out.startswith("tracker 0.")


class TestImport:
    def imported(self, run: CommandLine, name: str, content: str | bytes, *more: str) -> Done:
        path = run.folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return run("import", path, *more)

    def test_one_bad_claim_among_twenty_writes_none_and_the_other_files_go_on(
        self, held: CommandLine, tmp_path: Path
    ) -> None:
        folder = tmp_path / "new"
        folder.mkdir()
        head = "article: {outlet: Wire}\naccord: quiet-sea\nclaims:\n"
        good = [f"  - {{act: signed, party: p-{n}, locator: row}}\n" for n in range(20)]
        bad = [*good[:11], "  - {act: sined, party: Congo, locator: row}\n", *good[12:]]
        (folder / "bad.yaml").write_text(head + "".join(bad))
        (folder / "good.yaml").write_text(head.replace("Wire", "Post") + "".join(good))
        done = held("import", folder, "--format", "json")
        assert done.status == 5
        verdicts = {Path(each["file"]).name: each for each in json.loads(done.out)}
        assert verdicts["good.yaml"]["verdict"] == "new"
        assert verdicts["good.yaml"]["new"] == 20
        assert verdicts["bad.yaml"]["verdict"] == "refused"
        assert [fault["line"] for fault in verdicts["bad.yaml"]["faults"]] == [15, 15]
        faults = [line for line in done.err.splitlines() if "bad.yaml:15: " in line]
        assert "'sined'" in faults[0]
        assert "Congo" in faults[1]
        assert "p-3" in held("parties").out
        assert "Wire" not in held("articles").out

    def test_a_dry_run_says_the_same_and_writes_nothing(
        self, tracker: CommandLine, tmp_path: Path, kind: str
    ) -> None:
        (tmp_path / "accord.yaml").write_text(ACCORD)
        claims = "article: {outlet: W}\naccord: quiet-sea\nclaims: [{act: signed, party: NO, locator: p}]"
        (tmp_path / "claims.yaml").write_text(claims)
        tried = tracker("import", tmp_path, "--dry-run", "--format", "json")
        assert tried.status == 0
        if kind == "sqlite":
            assert not Path(tracker.db).exists()
        else:
            assert tracker("log", "--format", "jsonl").out == ""
        real = tracker("import", tmp_path, "--format", "json")
        assert json.loads(tried.out) == json.loads(real.out)
        before = tracker("log", "--format", "jsonl").out
        again = tracker("import", tmp_path, "--dry-run", "--format", "json")
        assert {each["verdict"] for each in json.loads(again.out)} == {"known"}
        assert tracker("log", "--format", "jsonl").out == before

    def test_what_differs_is_refused_unless_it_is_an_amendment(self, held: CommandLine) -> None:
        text = "text: {sha256: " + "ab" * 32 + ", length: 99}"
        claims = (
            "article: {outlet: Wire, title: %s, "
            + text
            + "}\naccord: quiet-sea\nclaims:\n- {act: signed, party: NO, locator: p, note: %s}"
        )
        assert self.imported(held, "a.yaml", claims % ("One", "a")).status == 0
        position = json.loads(held("members", "--format", "json").out)["at"]
        refused = self.imported(held, "a.yaml", claims % ("Two", "b"))
        assert refused.status == 5
        assert "differs in title" in refused.err
        assert "differs in note" in refused.err
        assert self.imported(held, "a.yaml", claims % ("Two", "b"), "--amend").status == 0
        assert "Two" in held("articles").out
        assert "One" in held("articles", "--at", position).out
        assert self.imported(held, "a.yaml", claims % ("Two", "b")).status == 0

    def test_norway_is_a_party_and_not_false(self, held: CommandLine) -> None:
        claims = "article: {outlet: W}\naccord: quiet-sea\nclaims:\n- {act: signed, party: NO, locator: p}"
        assert self.imported(held, "no.yaml", claims).status == 0
        assert "Norway (NO)" in held("parties").out

    def test_standard_input_is_a_file_too(self, held: CommandLine) -> None:
        claims = b"article: {outlet: W}\naccord: quiet-sea\nclaims:\n- {act: signed, party: SE, locator: p}"
        done = held("import", "-", stdin=claims)
        assert (done.status, done.out) == (0, "new     -  (1 new, 0 known)\n")

    def test_an_import_never_migrates_somebody_elses_database(self, on_file: CommandLine) -> None:
        foreign(Path(on_file.db))
        done = self.imported(on_file, "accord.yaml", ACCORD)
        assert done.status == 6
        assert "something else" in done.err

    def test_a_draft_counts_once_accepted_and_a_curated_claim_accepts_it(
        self, held: CommandLine
    ) -> None:
        head = "article: {outlet: W, published: 2022-01-01}\naccord: quiet-sea\nclaims:\n"
        draft = head + "- {act: signed, party: DE, locator: p, when: 2021-01-01%s}"
        by_rule = ", method: rules/1, rule: r, confidence: 0.8"
        ask = ("is-member", "DE", "--on", "2022-01-01")
        assert self.imported(held, "d.yaml", draft % by_rule).status == 0
        assert held(*ask).status == 1
        (row,) = json.loads(held("audit", "DE", "--format", "json").out)["claims"]
        assert row["role"] == "draft"
        assert held("reject", row["id"], "--why", "misread").status == 0
        refused = self.imported(held, "d.yaml", draft % "")
        assert refused.status == 5
        assert f"tracker accept {row['id'][:10]}" in refused.err
        assert held("accept", row["id"]).status == 0
        assert held(*ask).status == 0

        other = (draft % by_rule).replace("DE", "FR")
        assert self.imported(held, "f.yaml", other).status == 0
        assert self.imported(held, "f.yaml", (draft % "").replace("DE", "FR")).status == 0
        assert held("log", "--format", "csv").out.count("claim-accepted") == 2
        assert held("is-member", "FR", "--on", "2022-01-01").status == 0


class TestHostileText:
    @pytest.fixture
    def hostile(self, on_file: CommandLine, tmp_path: Path) -> CommandLine:
        return self.holding(on_file, tmp_path)

    def holding(self, tracker: CommandLine, tmp_path: Path) -> CommandLine:
        (tmp_path / "accord.json").write_text(
            f'{{"accord": "quiet-sea", "name": "{HOSTILE.replace("x1b", "u001b").replace("x07", "u0007")}"}}'
        )
        escaped = HOSTILE.replace("\\x1b", "\\u001b").replace("\\x07", "\\u0007")
        (tmp_path / "claims.json").write_text(
            f"""{{"accord": "quiet-sea",
            "article": {{"outlet": "={escaped}", "title": "{escaped}", "byline": "@{escaped}"}},
            "claims": [
                {{"act": "signed", "party": "NO", "quote": "+{escaped}", "asserter": "{escaped}",
                  "note": "-{escaped}", "via": "{escaped}", "origin": "{escaped}"}},
                {{"act": "signed", "modality": "denied", "party": "NO", "quote": "{escaped}"}}
            ]}}"""
        )
        done = tracker("import", tmp_path)
        assert done.status == 0, done.err
        return tracker

    COMMANDS = (
        ["members"],
        ["is-member", "NO"],
        ["status", "NO"],
        ["history", "NO"],
        ["audit", "NO"],
        ["conflicts"],
        ["accords"],
        ["articles"],
        ["parties"],
        ["log"],
        ["diff", "--at", "1..3"],
    )

    @pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
    @pytest.mark.parametrize("form", ["table", "json", "csv"])
    def test_nothing_in_the_output_acts(
        self, hostile: CommandLine, command: list[str], form: str
    ) -> None:
        done = hostile(*command, "--format", form)
        assert done.status in (0, 1, 3, 4), done.err
        assert not re.search(
            "[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", done.out + done.err
        )
        if form == "csv":
            for row in csv.reader(io.StringIO(done.out, newline="")):
                assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row)

    def test_json_still_holds_the_exact_text(self, tracker: CommandLine, tmp_path: Path) -> None:
        hostile = self.holding(tracker, tmp_path)
        (article,) = json.loads(hostile("articles", "--format", "json").out)
        assert article["title"] == "\x1b]0;owned\x07 [red]\u202edlo\u202c =1+1"

    def test_a_fault_repeats_nothing_that_acts(self, hostile: CommandLine, tmp_path: Path) -> None:
        bad = tmp_path / "\x1b[31mred.json"
        bad.write_text(
            '{"accord": "quiet-sea", "\\u001b]0;x\\u0007": 1, "article": {}, "claims": []}'
        )
        done = hostile("import", bad)
        assert done.status == 5
        assert "\x1b" not in done.err + done.out

    def test_an_unknown_party_repeats_nothing_that_acts(self, hostile: CommandLine) -> None:
        done = hostile("is-member", "\x1b]0;owned\x07\u202eX")
        assert done.status == 2
        assert not re.search("[\x1b\x07\u202e]", done.err)


class TestProcesses:
    def run(self, held: CommandLine, command: str) -> subprocess.CompletedProcess[str]:
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        return subprocess.run(
            ["bash", "-c", command],
            env={**os.environ, "PATH": path, "TRACKER_DB": held.db, "COLUMNS": "80"},
            capture_output=True,
            text=True,
            timeout=60,
        )

    def test_a_reader_that_goes_away_is_no_error_of_ours(self, held: CommandLine) -> None:
        done = self.run(held, "tracker log --format jsonl | head -n 1; tracker log | true")
        assert len(done.stdout.splitlines()) == 1
        assert done.stderr == ""
        gone = self.run(held, "set -o pipefail; tracker is-member NO | true; echo $?")
        assert gone.stdout.strip() not in ("1", "70")

    def test_an_import_that_nobody_listens_to_is_finished(self, tracker: CommandLine) -> None:
        folder = tracker.folder
        (folder / "a.yaml").write_text(ACCORD)
        for n in range(5):
            (folder / f"c{n}.yaml").write_text(
                f"article: {{outlet: W{n}}}\naccord: quiet-sea\n"
                "claims:\n- {act: signed, party: NO, locator: p}"
            )
        self.run(tracker, f"tracker import {folder} | true")
        assert tracker("log", "--format", "jsonl").out.count("claim-recorded") == 5

    def test_no_colour_and_eighty_columns_in_a_pipe(self, held: CommandLine) -> None:
        done = self.run(held, "unset COLUMNS; tracker members --on 2021-07-01 | cat")
        assert "\x1b" not in done.stdout
        assert max(map(len, done.stdout.splitlines())) <= 80

    @pytest.mark.parametrize("command", ["members", "log", "panel", "--help", "import ."])
    def test_an_output_that_is_closed_is_said_before_anything_is_done(
        self, held: CommandLine, command: str
    ) -> None:
        before = held("log", "--format", "jsonl").out
        done = self.run(held, f"tracker {command} >&-")
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.splitlines() == [
            "tracker: standard output is closed",
            "  send it to a file, or to /dev/null",
        ]
        assert held("log", "--format", "jsonl").out == before

    def test_what_is_said_beside_the_data_never_goes_among_them(self, held: CommandLine) -> None:
        done = self.run(held, "tracker members --on nonsense 2>&-")
        assert (done.returncode, done.stdout) == (2, "")

    def test_an_interrupt_is_130_and_leaves_whole_files(
        self, tracker: CommandLine, tmp_path: Path
    ) -> None:
        fifo = tmp_path / "never.yaml"
        (tmp_path / "a.yaml").write_text(ACCORD)
        os.mkfifo(fifo)
        process = subprocess.Popen(
            [
                Path(sys.executable).parent / "tracker",
                "--db",
                tracker.db,
                "import",
                tmp_path / "a.yaml",
                "-",
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            # A suite in the background is started deaf to interrupts, and would hand that on.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )
        time.sleep(1.5)  # it waits for standard input
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=30)
        assert process.returncode == 130, err

    def test_a_query_imports_neither_pydantic_nor_alembic(self, held_on_file: CommandLine) -> None:
        done = self.run(
            held_on_file,
            "python -X importtime -m tracker members --on 2021-07-01 2>&1 >/dev/null"
            " | grep -oE '(pydantic|alembic|ruamel|asyncpg|psycopg)' | sort -u",
        )
        assert done.stdout == ""


class TestDatabases:
    def test_somebody_elses_database_is_left_byte_for_byte(
        self, on_file: CommandLine, tmp_path: Path
    ) -> None:
        tracker, file = on_file, Path(on_file.db)
        foreign(file)
        before = file.read_bytes()
        (tmp_path / "accord.yaml").write_text(ACCORD)
        assert tracker("import", tmp_path / "accord.yaml").status == 6
        assert tracker("members").status == 6
        assert file.read_bytes() == before

    def test_a_log_on_a_read_only_disk_can_be_read(
        self, held_on_file: CommandLine, tmp_path: Path
    ) -> None:
        held = held_on_file
        folder = tmp_path / "sealed"
        folder.mkdir()
        sealed = folder / "log.db"
        connection = sqlite3.connect(held.db)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()
        sealed.write_bytes(Path(held.db).read_bytes())
        sealed.chmod(0o444)
        folder.chmod(0o555)
        for path in [folder, *folder.parents][:-2]:
            path.chmod(path.stat().st_mode | 0o055)
        reader = CommandLine(str(sealed), folder, held.monkeypatch, held.capture)
        held("retract", "c-", "--why", "x")  # import everything while that is allowed
        held("is-member", "NO")
        root = os.geteuid() == 0
        if root:
            os.seteuid(65534)
        try:
            assert reader("is-member", "NO", "--on", "2021-07-01").status == 0
            assert reader("retract", "c-00000000", "--why", "x").status == 6
        finally:
            if root:
                os.seteuid(0)
            folder.chmod(0o755)

    @pytest.mark.parametrize(
        "name", ["x" * 300, "a\x00b", "un folder/ü?#%41.db", "sub/deeper/log.db"]
    )
    def test_odd_paths_work_or_are_6(self, on_file: CommandLine, tmp_path: Path, name: str) -> None:
        tracker = on_file
        (tmp_path / "accord.yaml").write_text(ACCORD)
        db = f"{tmp_path}/{name}"
        made = tracker("--db", db, "import", tmp_path / "accord.yaml")
        if made.status == 0:
            assert Path(db).is_file()
            assert tracker("--db", f"/{db}", "accords").status == 0
        else:
            assert made.status == 6
            assert "cannot be used" in made.err

    def test_an_empty_file_becomes_a_log_and_a_dry_run_says_so(
        self, on_file: CommandLine, tmp_path: Path
    ) -> None:
        tracker, file = on_file, Path(on_file.db)
        file.touch()
        (tmp_path / "accord.yaml").write_text(ACCORD)
        assert tracker("import", tmp_path / "accord.yaml", "--dry-run").status == 0
        assert file.read_bytes() == b""
        assert tracker("import", tmp_path / "accord.yaml").status == 0

    def test_an_unmigrated_postgres_is_6_with_a_hint_and_db_upgrade_mends_it(
        self, on_file: CommandLine, server: Server, tmp_path: Path
    ) -> None:
        tracker = on_file
        tracker.db = server.database()
        (tmp_path / "accord.yaml").write_text(ACCORD)
        for more in ([], ["--dry-run"]):
            done = tracker("import", tmp_path / "accord.yaml", *more)
            assert (done.status, done.out) == (6, "")
            assert "holds no tracker log yet\n  `tracker db upgrade` makes it" in done.err
        assert tracker("db", "current").out == f"none (the newest is {REVISION})\n"
        assert tracker("db", "upgrade").status == 0
        assert tracker("db", "upgrade").err.endswith(f" is of revision {REVISION}\n")
        assert tracker("import", tmp_path / "accord.yaml").status == 0
        server.drop(tracker.db)

    def test_positions_beyond_every_integer_are_no_error(self, held: CommandLine) -> None:
        assert held("log", "--since", "9" * 40).out.count("accord-defined") == 0
        assert held("log", "--since", "9" * 40).status == 0


def test_a_retracted_draft_is_not_judged(held: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "draft.yaml").write_text(
        "article: {outlet: W}\naccord: quiet-sea\nclaims:\n"
        "- {act: signed, party: DE, locator: p, method: rules/1}"
    )
    held("import", tmp_path / "draft.yaml")
    (row,) = json.loads(held("audit", "DE", "--format", "json").out)["claims"]
    assert held("retract", row["id"], "--why", "x").status == 0
    done = held("accept", row["id"])
    assert done.status == 5
    assert "tracker restore" in done.err


def test_a_name_that_two_accords_share_is_ambiguous(held: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "two.yaml").write_text("accord: two\nname: Two\naliases: [Quiet Sea]\n")
    held("import", tmp_path / "two.yaml")
    done = held("members", "--accord", "quiet  SEA!")
    assert done.status == 2
    assert "which of quiet-sea, two?" in done.err
    assert held("members", "--accord", "!!").status == 2


def test_a_redefined_accord_shows_in_diff(held: CommandLine, tmp_path: Path) -> None:
    head = json.loads(held("members", "--format", "json").out)["at"]
    (tmp_path / "accord.yaml").write_text(ACCORD + "membership: party\n")
    assert held("import", tmp_path / "accord.yaml", "--amend").status == 0
    shape = json.loads(
        held("diff", "--at", f"{head}..{head + 1}", "--on", "2021-07-01", "--format", "json").out
    )
    assert shape["redefined"] is True
    assert {each["party"]: each["before"] for each in shape["changes"]}["NO"] == "yes"


def test_a_suspension_that_ends_membership_is_shown_by_the_audit(
    tracker: CommandLine, tmp_path: Path
) -> None:
    (tmp_path / "a.yaml").write_text("accord: club\nname: Club\nsuspended-count: false\n")
    (tmp_path / "c.yaml").write_text(
        "article: {outlet: W, published: 2006-01-01}\naccord: club\nclaims:\n"
        "- {act: signed, party: FR, when: 2001-05-05, locator: p}\n"
        "- {act: suspended, party: FR, when: 2005-05-05, locator: q}\n"
    )
    tracker("import", tmp_path)
    audit = json.loads(tracker("audit", "FR", "--on", "2006-01-01", "--format", "json").out)
    assert audit["answer"] == "no"
    assert [claim["role"] for claim in audit["claims"]] == ["opens", "suspends"]
    page = tracker("audit", "FR", "--on", "2006-01-01").out
    assert "Suspended parties do not count in this accord" in page
    assert "rests on 2 claims" in page


def test_a_quote_that_the_held_text_does_not_have_gets_no_invented_context(
    tracker: CommandLine, tmp_path: Path
) -> None:
    import hashlib

    text = b"Alpha signed the pact on Tuesday."
    (tmp_path / "t.txt").write_bytes(text)
    (tmp_path / "a.yaml").write_text("accord: club\nname: Club\n")
    (tmp_path / "c.yaml").write_text(
        f"article: {{outlet: W, text: {{sha256: {hashlib.sha256(text).hexdigest()}, length: 33}}}}\n"
        "accord: club\nclaims:\n- {act: signed, party: FR, quote: never said, at: 5}\n"
    )
    assert tracker("import", tmp_path / "a.yaml", tmp_path / "c.yaml").status == 0
    assert tracker("texts", "add", tmp_path / "t.txt").status == 0
    (claim,) = json.loads(tracker("audit", "FR", "--format", "json").out)["claims"]
    assert claim["context"] is None
    assert "these words do not stand there" in tracker("audit", "FR").out
    assert tracker("verify").status == 1


@pytest.mark.parametrize(
    "line",
    [
        "members --by",
        "members --without",
        "members --cite",
        "conflicts --by",
        "conflicts --party",
        "drafts --accord",
        "drafts --party",
        "parties --accord",
        "report -o /dev/null/site --accord",
        "timeline --to",
    ],
)
def test_an_option_that_is_given_empty_is_not_taken_as_left_out(
    held: CommandLine, line: str
) -> None:
    done = held(*line.split(), "")
    assert (done.status, done.out) == (2, "")
    assert "''" in done.err or "no citation" in done.err


def test_at_reads_positions_days_and_moments(held: CommandLine) -> None:
    held.now = lambda: datetime(2026, 11, 24, 8, tzinfo=UTC)
    head = json.loads(held("members", "--format", "json").out)["at"]
    held(
        "retract",
        *[c["id"] for c in json.loads(held("audit", "NO", "--format", "json").out)["claims"]],
        "--why",
        "x",
    )

    def at(text: str) -> int:
        return int(json.loads(held("members", "--at", text, "--format", "json").out)["at"])

    assert at("2026-11-22") == at("2026-11-23") == head
    assert at("2026-11-24") == head + 1
    assert at("2026-11-24T07:59:59Z") == head
    assert at("2026-11-24T09:00:00+01:00") == head + 1
    assert at("2") == 2
    assert held("members", "--at", "2020-01-01").status == 2


def test_deciding_twice_says_so_and_records_nothing(held: CommandLine) -> None:
    (row,) = json.loads(held("audit", "NO", "--format", "json").out)["claims"]
    assert "retracted at position" in held("retract", row["id"][:9], "--why", "misread").out
    assert "retracted already" in held("retract", row["id"], "--why", "misread").out
    assert "restored at position" in held("restore", row["id"], "--why", "no").out
    assert held("retract", row["id"], "--why", "  ").status == 2
    assert held("accept", row["id"]).status == 5
    told = json.loads(held("audit", row["id"], "--format", "json").out)
    assert [each["what"] for each in told["decisions"]] == [
        "claim-retracted",
        "claim-restored",
    ]
    assert told["counts"] is True


def test_the_accord_as_a_whole_shows_in_accords_and_never_among_members(held: CommandLine) -> None:
    (row,) = json.loads(held("accords", "--on", "2021-07-01", "--format", "json").out)
    assert row["whole"] == {"stalled": "yes"}
    shape = json.loads(held("members", "--on", "2021-07-01", "--format", "json").out)
    parties = [row["party"] for key in ("yes", "no", "unknown", "disputed") for row in shape[key]]
    assert sorted(parties) == ["DK", "FI", "IS", "NO", "SE"]


def test_without_refuses_what_nothing_comes_from_and_takes_outlets_and_origins(
    held: CommandLine,
) -> None:
    without = held("members", "--without", "harbour post", "--format", "json")
    shape = json.loads(without.out)
    assert shape["without"] == "harbour post"
    assert not any(shape[answer] for answer in ("yes", "no", "unknown", "disputed"))
