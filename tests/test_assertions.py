"""Assertions: what a line may say, what holds, and what is shown where it does not."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from command_line import CommandLine

from tracker.domain.answers import Answer
from tracker.importing.assertions_file import ReadAssertion, read_assertions
from tracker.importing.sources import find
from tracker.projections.assertions import Relation, differences

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds" / "abraham-accords" / "answers.check"
ANSWERS = {"AE": Answer.YES, "KZ": Answer.DISPUTED, "SA": Answer.NO, "SD": Answer.UNKNOWN}


def read(line: str) -> ReadAssertion:
    found = read_assertions(line.encode())
    assert found.faults == ()
    (assertion,) = found.assertions
    return assertion


def fault(line: str) -> str:
    found = read_assertions(line.encode())
    assert found.assertions == ()
    (only,) = found.faults
    assert only.hint
    return only.message


@pytest.mark.parametrize(
    ("relation", "answer", "parties", "different"),
    [
        ("=", "yes", "AE", ""),
        ("=", "yes", "", "AE:yes"),
        ("=", "yes", "AE SD", "SD:unknown"),
        ("=", "yes", "KZ", "AE:yes KZ:disputed"),
        ("=", "yes", "AE FR", "FR:no"),
        ("=", "no", "SA", ""),
        ("=", "no", "SA FR", ""),
        ("=", "no", "", "SA:no"),
        ("=", "no", "SA AE", "AE:yes"),
        ("=", "disputed", "KZ", ""),
        ("contains", "yes", "AE", ""),
        ("contains", "unknown", "SD AE", "AE:yes"),
        ("contains", "no", "FR SA", ""),
        ("lacks", "yes", "KZ SA SD FR", ""),
        ("lacks", "yes", "AE KZ", "AE:yes"),
        ("lacks", "no", "FR", "FR:no"),
    ],
)
def test_what_differs_is_named_with_the_answer_that_was_found(
    relation: str, answer: str, parties: str, different: str
) -> None:
    found = differences(ANSWERS, Relation(relation), Answer(answer), parties.split())
    assert " ".join(f"{each.party}:{each.found}" for each in found) == different
    assert {each.asserted for each in found} <= {Answer(answer)}


@pytest.mark.parametrize(
    ("line", "by", "answer", "relation", "parties"),
    [
        ("2021-02-01 opec signatory = AE BH", "signatory", "yes", "=", "AE BH"),
        ("2021-02-01 opec = AE", None, "yes", "=", "AE"),
        ("2021-02-01 opec =", None, "yes", "=", ""),
        ("2021-02-01 opec disputed KZ", None, "disputed", "contains", "KZ"),
        ("2021-02-01 opec party contains SA IQ SA", "party", "yes", "contains", "SA IQ"),
        ("2021-02-01 opec signed no lacks NO", "signed", "no", "lacks", "NO"),
        ("2021-02-01 opec in-force unknown =  # all?", "in-force", "unknown", "=", ""),
        ('2021-02-01 opec party "South Sudan" Kazakhstan', "party", "yes", "contains", "SS KZ"),
        ('2021-02-01 opec yes "party" league-7', None, "yes", "contains", "party league-7"),
        ("\t2021-02-01  opec\tyes NO#x", None, "yes", "contains", None),
    ],
)
def test_a_line_reads_as_it_looks(
    line: str, by: str | None, answer: str, relation: str, parties: str | None
) -> None:
    if parties is None:
        assert "unknown" in fault(line)
        return
    told = read(line)
    assert (told.by, told.answer, told.relation) == (by, answer, relation)
    assert " ".join(told.parties) == parties
    assert told.accord == "opec"


def test_the_clocks_stand_at_the_end_in_either_order() -> None:
    one = read("2021-02-01 opec party SA known 2025-11-06 at 71 # remark")
    other = read("2021-02-01 opec party SA at 71 known 2025-11-06")
    assert one.at == other.at == "71"
    assert one.known == other.known is not None
    assert one.text == "2021-02-01 opec party SA known 2025-11-06 at 71"
    assert read("2021-02-01 opec = at 2026-11-22T10:00:00Z").at == "2026-11-22T10:00:00Z"
    assert read('2021-02-01 "at" = "known" "at"').parties == ("known", "AT")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("2021-02-01", "an assertion has a day, an accord, and what is asserted"),
        ("2021-02-01 opec", "an assertion has a day"),
        ("2021-02 opec = SA", "the day '2021-02' is no day"),
        ("2021-02-30 opec = SA", "the day '2021-02-30' is no day"),
        ("opec 2021-02-01 = SA", "the day 'opec' is no day"),
        ("2021-02-01 opec signatroy = SA", "'signatroy' is no criterion, answer or relation"),
        ("2021-02-01 opec SA IQ", "'SA' is no criterion, answer or relation"),
        ("2021-02-01 opec party", "no party is named"),
        ("2021-02-01 opec lacks", "no party is named"),
        ("2021-02-01 opec = Congo", "party 'Congo' is ambiguous"),
        ("2021-02-01 opec = Kazahkstan", "party 'Kazahkstan' is unknown"),
        ("2021-02-01 opec = SA = IQ", "= stands among the parties"),
        ("2021-02-01 opec = SA at 3 IQ", "at stands among the parties"),
        ("2021-02-01 opec = SA known", "known says nothing"),
        ("2021-02-01 opec = SA known 2025", "known '2025' is no day"),
        ("2021-02-01 opec = SA at noon", "at 'noon' is no point"),
        ("2021-02-01 opec = SA at 3 at 4", "at stands there twice"),
        ('2021-02-01 opec = "SA', "a double quote does not stand around a whole word"),
        ('2021-02-01 opec = S"A"', "a double quote does not stand around a whole word"),
    ],
)
def test_what_cannot_be_read_says_why(line: str, said: str) -> None:
    assert fault(line).startswith(said)


def test_faults_and_assertions_keep_their_lines() -> None:
    found = read_assertions(
        "\ufeff# a remark\r\n\r\n2021-02-01 opec =\rnonsense here now\n2021-02-01 opec =\n".encode()
    )
    assert [each.line for each in found.assertions] == [3, 5]
    assert [each.line for each in found.faults] == [4]


def test_bytes_of_something_else_are_a_fault() -> None:
    (only,) = read_assertions(b"# x\n\xff\n").faults
    assert (only.line, only.message) == (2, "not UTF-8")
    (only,) = read_assertions(b"#" * 5_000_001).faults
    assert only.line is None


@pytest.fixture
def tracker(
    database: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> CommandLine:
    """A log in which NO has signed, and it is disputed whether FI had by 2021."""
    run = CommandLine(database, tmp_path, monkeypatch, capsys)
    (tmp_path / "accord.yaml").write_text("accord: quiet-sea\nname: Quiet Sea\n")
    (tmp_path / "claims.csv").write_text(
        "outlet,title,published,accord,party,act,when,locator\n"
        "Harbour Post,Who is in,2023-01-01,quiet-sea,NO,signed,2020-01-01,row 1\n"
        "Harbour Post,Who is in,2023-01-01,quiet-sea,FI,signed,2020-03-01,row 2\n"
        "Harbour Post,Who is in,2023-01-01,quiet-sea,FI,signed,2022-03-01,row 3\n"
    )
    assert run("import", tmp_path).status == 0
    return run


def asserted(tracker: CommandLine, *lines: str) -> Path:
    path = tracker.folder / "answers.check"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_what_holds_is_counted_and_the_status_is_0(tracker: CommandLine) -> None:
    path = asserted(
        tracker,
        "2021-01-01 quiet-sea signatory = NO",
        "2021-01-01 quiet-sea disputed FI",
        "2021-01-01 'Quiet = FI".replace("'Quiet", '"Quiet Sea" disputed'),
        "2021-01-01 quiet-sea party = ",
        "2021-01-01 quiet-sea = known 2022-12-31",
        "2021-01-01 quiet-sea = NO at 3",
        "2021-01-01 quiet-sea no DK SE",
    )
    done = tracker("check", path)
    assert (done.status, done.out, done.err) == (0, "", "7 hold, none failed\n")


def test_a_failure_gives_file_and_line_what_differs_and_the_claims(tracker: CommandLine) -> None:
    path = asserted(tracker, "# both?", "2021-01-01 quiet-sea = NO FI DK  # no")
    done = tracker("check", path, path, columns=200)
    assert done.status == 1
    shown = re.sub(r"c-[0-9a-f]{8}", "c-…", done.out).splitlines()
    assert shown == 2 * [
        f"{path}:2: 2021-01-01 quiet-sea = NO FI DK",
        "  Denmark (DK) is no, asserted yes",
        "    no visible claim says anything of it",
        "  Finland (FI) is disputed, asserted yes",
        "    c-…  signed, 2020-03-01  Harbour Post, Who is in, 2023-01-01",
        "    c-…  signed, 2022-03-01  Harbour Post, Who is in, 2023-01-01",
    ]
    assert done.err == "0 hold, 2 failed\n"


def test_a_script_gets_the_same(tracker: CommandLine) -> None:
    path = asserted(tracker, "2021-01-01 quiet-sea lacks NO", "2021-01-01 loud-sea lacks NO")
    claims = json.loads(tracker("is-member", "NO", "--format", "json").out)["claims"]
    failed, unasked = json.loads(tracker("check", path, "--format", "json").out)
    assert failed == {
        "file": str(path),
        "line": 1,
        "assertion": "2021-01-01 quiet-sea lacks NO",
        "problem": None,
        "differs": [{"party": "NO", "found": "yes", "asserted": "yes", "claims": claims}],
    }
    assert unasked["problem"].startswith("no accord 'loud-sea' is held")
    assert "asserted not yes" in tracker("check", path).out
    header, *rows = tracker("check", path, "--format", "csv").out.splitlines()
    assert header == "file,line,assertion,problem,party,found,asserted,claims"
    assert len(rows) == 2


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("2021-01-01 quiet-sea = NO at 99", "it cannot be asked: the log ends at position"),
        ("2021-01-01 other = NO", "it cannot be asked: no accord 'other' is held"),
        ("2021-01-01 quiet-sea = NO at 2021-01-01x", None),
    ],
)
def test_what_cannot_be_asked_has_failed(tracker: CommandLine, line: str, said: str | None) -> None:
    done = tracker("check", asserted(tracker, line))
    assert done.status == (1 if said else 5)
    assert (said or "is no point") in done.out + done.err


def test_a_line_that_cannot_be_read_is_5_and_the_others_are_asked(tracker: CommandLine) -> None:
    path = asserted(
        tracker, "2021-01-01 quiet-sea = NO", "2021-01-01 quiet-sea = NO FI", "yesterday \x1b[1m x"
    )
    done = tracker("check", path, path.parent / "nowhere.check")
    assert done.status == 5
    assert f"{path}:2: 2021-01-01" in done.out
    assert f"{path}:3: the day 'yesterday' is no day: " in done.err
    assert (
        "nowhere.check: it cannot be read (No such file or directory): check the path" in done.err
    )
    assert done.err.endswith("1 hold, 1 failed, 2 cannot be read\n")
    assert "\x1b" not in done.out + done.err


def test_standard_input_is_a_file_too(tracker: CommandLine) -> None:
    done = tracker("check", "-", stdin=b"2021-01-01 quiet-sea = NO\n2021-01-01 quiet-sea =\nx\n")
    assert done.status == 5
    assert "-:2: 2021-01-01 quiet-sea =" in done.out and "-:3: " in done.err
    assert done.err.endswith("1 hold, 1 failed, 1 cannot be read\n")


def test_a_missing_database_is_6(tracker: CommandLine, tmp_path: Path) -> None:
    path = asserted(tracker, "2021-01-01 quiet-sea =")
    assert tracker("--db", tmp_path / "none.db", "check", path).status == 6


def test_an_import_passes_assertions_over() -> None:
    found = find([str(SEEDS.parent)])
    assert str(SEEDS) in found.passed_over
    assert [each.name for each in found.files if each.name.endswith(".check")] == []


def test_the_seeds_give_the_answers_of_the_design(
    tracker: CommandLine, another: Callable[[str], str]
) -> None:
    seeds = another("seeds")
    assert tracker("--db", seeds, "import", SEEDS.parent).status == 0
    done = tracker("--db", seeds, "check", SEEDS)
    assert (done.out, done.err) == ("", "36 hold, none failed\n")


def test_every_example_in_the_documentation_holds_of_the_seeds(
    tracker: CommandLine, another: Callable[[str], str]
) -> None:
    text = (ROOT / "docs" / "assertions.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"^```text answers.check\n(.*?)^```$", text, re.M | re.S)
    seeds = another("seeds")
    assert tracker("--db", seeds, "import", SEEDS.parent).status == 0
    done = tracker("--db", seeds, "check", asserted(tracker, block))
    assert (done.status, done.out) == (0, "")
    assert done.err == f"{len(block.splitlines())} hold, none failed\n"
