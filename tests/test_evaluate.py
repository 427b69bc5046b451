"""`extract` and `evaluate`: drafts as claims files that can be imported, and how good they are."""

import csv
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from command_line import CommandLine

from tracker.domain.claims import Claim
from tracker.extraction import drafts
from tracker.importing.reading import Reading
from tracker.importing.sources import Source, read

ROOT = Path(__file__).parent.parent
ARTICLES = ROOT.parent / "shared" / "articles"
TEXT = (
    "Norway signed the Quiet Sea Declaration in May 2021. Sweden has not ratified the Quiet Sea "
    'Declaration, "yet", said Ana Poe.\n'
)


@pytest.fixture
def tracker(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> CommandLine:
    run = CommandLine(str(tmp_path / "log.db"), tmp_path, monkeypatch, capsys)
    (tmp_path / "accord.yaml").write_text("accord: quiet-sea\nname: Quiet Sea Declaration\n")
    (tmp_path / "a.txt").write_text(TEXT)
    assert run("import", tmp_path / "accord.yaml").status == 0
    return run


@pytest.mark.parametrize("form", ["yaml", "json"])
def test_what_is_extracted_can_be_imported_and_waits(tracker: CommandLine, form: str) -> None:
    article = tracker.folder / "a.txt"
    done = tracker("extract", article, "--published", "2025-11-07", "--format", form)
    assert done.status == 0 and "2 drafts of 1 article\n" in done.err
    (tracker.folder / f"drafts.{form}").write_text(done.out)
    assert tracker("log", "--format", "jsonl").out.count("\n") == 1  # nothing was recorded
    assert tracker("texts", "add", article).status == 0
    assert tracker("import", tracker.folder / f"drafts.{form}").status == 0
    assert "2 of 2 quotes checked" in tracker("verify").out
    assert tracker("is-member", "NO", "--on", "2025-11-08").status == 1


def test_the_same_text_gives_the_same_drafts(tracker: CommandLine) -> None:
    one, other = (tracker("extract", tracker.folder / "a.txt").out for _ in range(2))
    assert one == other != ""


def test_accords_come_from_files_where_there_is_no_database(tracker: CommandLine) -> None:
    tracker.db = str(tracker.folder / "none.db")
    article = tracker.folder / "a.txt"
    assert tracker("extract", article).status == 6
    done = tracker("extract", article, "--accords", tracker.folder / "accord.yaml")
    assert done.status == 0 and '"signed"' in done.out


def two_articles(tracker: CommandLine) -> list[Path]:
    """The article, and another one in a folder of its own, under the same name."""
    (tracker.folder / "b").mkdir()
    (tracker.folder / "b" / "a.txt").write_text("Iceland signed the Quiet Sea Declaration.\n")
    return [tracker.folder / "a.txt", tracker.folder / "b" / "a.txt"]


def held(tracker: CommandLine) -> list[tuple[str, str]]:
    """Return party and article of the drafts that wait."""
    found = json.loads(tracker("drafts", "--format", "json").out)
    return [(each["party"], each["article"]) for each in found]


def test_drafts_of_several_articles_are_a_file_each_that_can_be_imported(
    tracker: CommandLine,
) -> None:
    out = tracker.folder / "drafts"
    done = tracker("extract", *two_articles(tracker), "-o", out)
    assert (done.status, done.out) == (0, ""), done.err
    assert "3 drafts of 2 articles" in done.err
    assert sorted(path.name for path in out.iterdir()) == ["a-2.yaml", "a.yaml"]
    assert tracker("import", out).status == 0
    (iceland, other), (norway, one), (sweden, same) = sorted(held(tracker))
    assert (norway, sweden, iceland) == ("NO", "SE", "IS") and one == same != other
    again = tracker("extract", tracker.folder / "a.txt", "-o", out)
    assert again.status == 2 and "is there already" in again.err


def test_drafts_of_several_articles_are_lines_that_can_be_imported(tracker: CommandLine) -> None:
    done = tracker("extract", *two_articles(tracker), "--format", "jsonl")
    assert (done.status, done.out.count("\n")) == (0, 3), done.err
    lines = tracker.folder / "drafts.jsonl"
    lines.write_text(done.out.replace('"IS"', '"Nowhereland"'))
    refused = tracker("import", lines)
    assert refused.status == 5 and f"{lines}:3: party 'Nowhereland'" in refused.err
    assert tracker("import", "-", stdin=done.out.encode()).status == 0
    assert [party for party, _ in held(tracker)] == ["NO", "SE", "IS"]


@pytest.mark.parametrize("form", ["yaml", "json"])
def test_a_claims_file_is_of_one_article(tracker: CommandLine, form: str) -> None:
    done = tracker("extract", *two_articles(tracker), "--format", form)
    assert (done.status, done.out) == (2, "")
    assert "2 are named" in done.err and "-o FOLDER" in done.err and "jsonl" in done.err
    assert tracker("extract", tracker.folder / "a.txt", "--format", "jsonl", "-o", "x").status == 2


def test_one_faulty_article_is_refused_and_the_others_go_on(tracker: CommandLine) -> None:
    bad = tracker.folder / "bad.txt"
    bad.write_bytes(b"one\n\xff")
    done = tracker("extract", bad, tracker.folder / "a.txt", "--format", "jsonl")
    assert (done.status, done.out.count("\n")) == (5, 2)
    assert f"{bad}:2: byte 5 (0xff) is not UTF-8" in done.err
    assert "2 drafts of 1 article, 1 not read" in done.err


def test_what_is_no_article_is_usage(tracker: CommandLine) -> None:
    assert tracker("extract", tracker.folder / "accord.yaml").status == 2
    assert tracker("extract", tracker.folder / "missing.txt").status == 2
    assert tracker("extract", tracker.folder / "a.txt", "--accords", ROOT / "docs").status == 2


def gold(tracker: CommandLine, *claims: str) -> Path:
    body = TEXT.encode()
    path = tracker.folder / "gold.yaml"
    path.write_text(
        "article: {outlet: Wire, published: 2025-11-07, text: "
        f"{{sha256: {hashlib.sha256(body).hexdigest()}, length: {len(body)}}}}}\n"
        "accord: quiet-sea\nclaims:\n" + "".join(f"- {{{claim}}}\n" for claim in claims)
    )
    return path


def test_right_made_up_and_missed_are_counted_and_shown(tracker: CommandLine) -> None:
    path = gold(
        tracker,
        "act: signed, party: NO, when: 2021-05, quote: Norway signed, at: 0",
        "act: joined, party: FI, locator: nowhere",
    )
    done = tracker("evaluate", path, "--format", "json")
    found = json.loads(done.out)
    assert (found["right"], found["made_up_count"], found["missed_count"]) == (1, 1, 1)
    assert (found["precision"], found["recall"], found["f1"]) == (0.5, 0.5, 0.5)
    assert found["agreement"] == {"date": 1.0, "modality": 1.0, "asserter": 1.0, "quote": 1.0}
    assert set(found["acts"]) == {"signed", "joined", "ratified"}
    shown = tracker("evaluate", path, "--misses").out
    assert "missed   FI: joined" in shown and "made up  SE: ratified, denied" in shown


def test_a_wrong_date_or_modality_is_no_agreement(tracker: CommandLine) -> None:
    path = gold(
        tracker,
        "act: signed, party: NO, when: 2022, quote: Norway signed, at: 0",
        "act: ratified, party: SE, locator: nowhere",
    )
    found = json.loads(tracker("evaluate", path, "--format", "json").out)["agreement"]
    assert (found["date"], found["modality"], found["quote"]) == (0.5, 0.5, 0.5)


def test_a_gold_file_without_its_text_is_named(tracker: CommandLine) -> None:
    path = gold(tracker, "act: signed, party: NO, locator: x")
    (tracker.folder / "a.txt").rename(tracker.folder / "a.away")
    done = tracker("evaluate", path)
    assert done.status == 2 and "the text of" in done.err and "--texts" in done.err


def test_a_claim_is_right_in_its_own_accord_alone(tracker: CommandLine) -> None:
    other = tracker.folder / "other.yaml"
    other.write_text("accord: loud-sea\nname: Loud Sea Declaration\n")
    assert tracker("import", other).status == 0
    path = gold(
        tracker,
        "act: signed, party: NO, accord: loud-sea, quote: Norway signed, at: 0",
        "act: ratified, party: SE, locator: nowhere",
    )
    found = json.loads(tracker("evaluate", path, "--format", "json").out)
    assert (found["right"], found["made_up_count"], found["missed_count"]) == (1, 1, 1)
    assert found["acts"]["signed"]["right"] == 0
    shown = tracker("evaluate", path, "--misses").out
    assert "missed   loud-sea: NO: signed" in shown and "made up  quiet-sea: NO: signed" in shown


def test_gold_on_an_accord_that_nobody_defined_is_refused(tracker: CommandLine) -> None:
    path = gold(tracker, "act: signed, party: NO, locator: x")
    path.write_text(path.read_text().replace("accord: quiet-sea", "accord: quite-sea"))
    done = tracker("evaluate", path)
    assert (done.status, done.out) == (5, "")
    assert f"{path}:2: no accord quite-sea is defined; 1 claim names it" in done.err
    assert "did you mean quiet-sea?" in done.err


def test_every_fault_of_gold_is_named_with_its_line(tracker: CommandLine) -> None:
    path = gold(tracker, "act: sined, party: NO, locator: x", "act: signed, party: QQ, locator: x")
    done = tracker("evaluate", path)
    assert done.status == 5
    assert f"{path}:4: act 'sined'" in done.err and f"{path}:5: party 'QQ'" in done.err
    assert tracker("evaluate", tracker.folder / "none.yaml").status == 2


PAGE = (
    "<html><head><title>The sea</title></head><body><article><h1>The sea</h1>"
    "<p>Norway signed the Quiet Sea Declaration in May 2021, said the ministry of the sea.</p>"
    "<p>Sweden has not ratified it, said a spokeswoman of that country on Thursday.</p>"
    "</article></body></html>"
)


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("b.md", f"---\noutlet: Wire\n---\n{TEXT}"),
        ("b.html", PAGE),
        ("b.txt", f"\ufeff{TEXT}"),
        ("b.txt", TEXT),
    ],
)
def test_texts_beside_gold_are_read_as_an_import_reads_them(
    tracker: CommandLine, name: str, body: str
) -> None:
    (tracker.folder / "a.txt").unlink()
    (tracker.folder / name).write_text(body, encoding="utf-8")
    written = tracker("extract", tracker.folder / name, "--published", "2025-11-07").out
    (tracker.folder / "gold.yaml").write_text(written)
    done = tracker("evaluate", tracker.folder / "gold.yaml", "--format", "json")
    assert done.status == 0, done.err
    found = json.loads(done.out)
    assert found["right"] > 0 and (found["precision"], found["recall"]) == (1.0, 1.0)
    assert found["inexact"] == 0


def test_gold_of_several_articles_is_compared_with_the_text_of_each(tracker: CommandLine) -> None:
    lines = tracker("extract", *two_articles(tracker), "--format", "jsonl").out
    (tracker.folder / "gold.jsonl").write_text(lines)
    found = json.loads(tracker("evaluate", tracker.folder / "gold.jsonl", "--format", "json").out)
    assert [each["right"] for each in found["articles"]] == [2, 1]
    assert (found["precision"], found["recall"], found["inexact"]) == (1.0, 1.0, 0)
    assert len({each["file"] for each in found["articles"]}) == 2


def test_an_evaluation_as_a_table_of_rows(tracker: CommandLine) -> None:
    path = gold(tracker, "act: signed, party: NO, locator: x", "act: joined, party: FI, locator: x")
    rows = list(csv.DictReader(tracker("evaluate", path, "--format", "csv").out.splitlines()))
    assert [(each["of"], each["right"], each["missed_count"]) for each in rows] == [
        ("all", "1", "1"),
        ("act", "1", "0"),
        ("act", "0", "1"),
        ("act", "0", "0"),
        ("article", "1", "1"),
    ]
    assert rows[-1]["name"] == str(path) and rows[0]["f1"] == "0.5"


def test_the_example_of_the_help_runs_in_a_fresh_clone(
    tracker: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = " ".join(tracker("evaluate", "--help").out.split())
    example = shown.split("Example: tracker ")[1].split(" --misses")[0].split()
    monkeypatch.chdir(ROOT)
    tracker.db = str(tracker.folder / "none.db")
    assert tracker(*example, "--misses").status == 0


def test_an_article_without_claims_counts_against_what_is_drafted(tracker: CommandLine) -> None:
    path = gold(tracker)
    path.write_text(path.read_text().replace("claims:\n", "claims: []\n"))
    found = json.loads(tracker("evaluate", path, "--format", "json").out)
    assert (found["right"], found["made_up_count"], found["recall"]) == (0, 2, None)


@pytest.mark.skipif(not ARTICLES.is_dir(), reason="the five articles are not here")
def test_the_five_articles_are_read_as_well_as_was_promised(tracker: CommandLine) -> None:
    done = tracker(
        "evaluate", ROOT / "seeds", "--texts", ARTICLES, "--accords", ROOT / "seeds",
        "--format", "json",
    )  # fmt: skip
    found = json.loads(done.out)
    assert found["precision"] >= 0.90 and found["recall"] >= 0.85
    assert found["agreement"]["date"] >= 0.85 and found["agreement"]["modality"] >= 0.90
    assert found["inexact"] == 0


def test_the_negative_articles_give_no_draft_that_is_meant(tracker: CommandLine) -> None:
    """Those kept for tuning; the others are read for the final figure alone."""
    folder = ROOT / "fixtures" / "articles"
    done = tracker(
        "evaluate", folder / "tuning", "--accords", folder / "accords", "--format", "json"
    )
    found = json.loads(done.out)
    negative = [each for each in found["articles"] if each["recall"] is None]
    assert len(negative) >= 5
    assert [each["made_up"] for each in negative if each["made_up"]] == []
    assert found["inexact"] == 0


def stumbling(text: str, **said: Any) -> tuple[Claim, ...]:
    """Draft by the rules, and fall over Iceland."""
    if "Iceland" in text:
        raise IndexError("string index out of range")
    return drafts(text, **said)


def test_an_error_of_ours_over_one_article_is_told_and_the_others_are_drafted(
    tracker: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.queries.evaluating.drafts", stumbling)
    good, bad = two_articles(tracker)
    done = tracker("extract", bad, good, "--format", "jsonl")
    assert done.status == 5 and done.out.count("\n") == 2
    assert f"{bad}: an error of ours while reading it: IndexError: 'string index" in done.err
    assert "please report it" in done.err and "2 drafts of 1 article, 1 not read" in done.err


def test_an_error_of_ours_over_one_gold_file_is_told_and_the_others_are_compared(
    tracker: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tracker.folder / "gold"
    assert tracker("extract", *two_articles(tracker), "-o", out).status == 0

    ask = ("evaluate", out, "--texts", tracker.folder, "--format", "json")
    with monkeypatch.context() as broken:
        broken.setattr("tracker.queries.evaluating.drafts", stumbling)
        done = tracker(*ask)
        assert done.status == 5
        assert f"{out / 'a-2.yaml'}: an error of ours while reading it" in done.err
        assert [each["file"] for each in json.loads(done.out)["articles"]] == [str(out / "a.yaml")]


@pytest.mark.parametrize("name", ["gold/a.yaml", "page.html"])
def test_an_error_of_ours_while_gold_or_a_text_is_read_is_told_of_that_file(
    tracker: CommandLine, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    def not_reading(source: Source, **said: Any) -> Reading:
        if source.name == str(tracker.folder / name):
            raise IndexError("string index out of range")
        return read(source, **said)

    (tracker.folder / "page.html").write_text(f"<p>{TEXT}</p>")
    out = tracker.folder / "gold"
    assert tracker("extract", tracker.folder / "a.txt", "-o", out).status == 0
    (tracker.folder / "a.txt").unlink()
    monkeypatch.setattr("tracker.queries.evaluating.read", not_reading)
    done = tracker("evaluate", out, "--texts", tracker.folder)
    assert (done.status, done.out) == (5, "")
    assert f"{tracker.folder / name}: an error of ours while reading it" in done.err
