"""`extract` and `evaluate`: drafts as claims files that can be imported, and how good they are."""

import hashlib
import json
from pathlib import Path

import pytest
from command_line import CommandLine

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
    assert done.status == 0 and "2 drafts of 1 articles" in done.err
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
