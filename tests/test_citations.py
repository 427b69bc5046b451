"""A cited answer is answered again, by the very log that gave it, and by no other."""

import json
from pathlib import Path

import pytest
from command_line import CommandLine
from servers import altering

from tracker.domain.citations import Citation
from tracker.domain.errors import Usage

SEEDS = Path(__file__).parent.parent / "seeds"
ROOT = "0f" * 32


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


def line(tracker: CommandLine, *arguments: str) -> str:
    done = tracker("cite", *arguments)
    assert done.status == 0, done.err
    return done.out.splitlines()[-1]


@pytest.mark.parametrize(
    "text",
    [
        f"abraham-accords by signatory on 2025-11-08, known all, at 94, root {ROOT}",
        f"KZ in opec by in-force on 2020-01-01, known 2019-12-31, at 0, root {ROOT}, drafts counted",
    ],
)
def test_a_citation_is_one_line_that_says_everything(text: str) -> None:
    citation = Citation.parse(text)
    assert str(citation) == text
    folded = text.replace(", ", ",\n  ", 1)
    assert Citation.parse(f"As the tracker says:\n\n  {folded}.") == citation


@pytest.mark.parametrize(
    "text", ["", "abraham-accords", "x by y on 2020, known all, at 1, root 0f"]
)
def test_what_is_no_citation_is_said(text: str) -> None:
    with pytest.raises(Usage):
        Citation.parse(text)


def test_an_answer_is_cited_with_all_that_it_hangs_on(tracker: CommandLine) -> None:
    done = tracker("cite", "--on", "2025-11-08")
    sentence, citation = done.out.splitlines()
    assert "Abraham Accords, by signatory, on 2025-11-08: yes AE BH MA SD; disputed KZ." in sentence
    assert Citation.parse(citation).at == 94
    shape = json.loads(tracker("cite", "--on", "2025-11-08", "--format", "json").out)
    assert shape["citation"] == citation
    assert (shape["yes"], shape["disputed"]) == (["AE", "BH", "MA", "SD"], ["KZ"])
    assert len(shape["root"]) == 64 and shape["program"].startswith("accords-tracker ")
    one = json.loads(tracker("cite", "Kazakhstan", "--on", "2025-11-08", "--format", "json").out)
    assert (one["party"], one["answer"]) == ("KZ", "disputed")


def test_a_log_that_grew_gives_the_cited_answer_again(tracker: CommandLine, tmp_path: Path) -> None:
    asked = ("--on", "2025-11-08", "--known", "2025-11-07", "--by", "announced")
    citation, one = line(tracker, *asked), line(tracker, "KZ", *asked)
    before = tracker("members", *asked, "--format", "json").out
    known = json.loads(before)["yes"] + json.loads(before)["disputed"]
    for row in known:
        for claim in row["claims"]:
            tracker("retract", claim, "--why", "to see")
    assert tracker("members", *asked, "--format", "json").out != before
    assert tracker("members", "--cite", citation, "--format", "json").out == before
    (tmp_path / "cited.txt").write_text(f"See: {citation}\n")
    assert tracker("members", "--cite", tmp_path / "cited.txt", "--format", "json").out == before
    done = tracker("members", "--cite", "-", "--format", "json", stdin=citation.encode())
    assert done.out == before
    again = tracker("is-member", "--cite", one, "--format", "json")
    assert (again.status, json.loads(again.out)["party"]) == (0, "KZ")


def test_another_log_and_an_altered_one_do_not_answer(tracker: CommandLine) -> None:
    citation = line(tracker, "--on", "2025-11-08")
    other = citation.replace("root ", "root 00").replace(citation[-66:], citation[-66:-2])
    done = tracker("members", "--cite", other)
    assert done.status == 1 and done.out == "" and "is another" in done.err
    done = tracker("members", "--cite", citation.replace("at 94", "at 95"))
    assert done.status == 1 and "ends at position 94, before the citation's 95" in done.err
    altering(tracker.db, "UPDATE events SET recorded_by = 'somebody' WHERE position = 7")
    done = tracker("members", "--cite", citation)
    assert done.status == 1 and done.out == "" and "altered" in done.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("members", "--cite", "nothing"),
        ("members", "--cite", "CITATION", "--on", "2020-01-01"),
        ("is-member", "--cite", "CITATION"),
        ("is-member", "KZ", "--cite", "ONE"),
        ("members", "--cite", "ONE"),
        ("is-member",),
    ],
)
def test_what_does_not_go_together_is_said(
    tracker: CommandLine, arguments: tuple[str, ...]
) -> None:
    words = {"CITATION": line(tracker), "ONE": line(tracker, "KZ")}
    done = tracker(*(words.get(each, each) for each in arguments))
    assert done.status == 2 and done.out == ""


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("is-member", "KZ"), "PARTY"),
        (("is-member", "KZ", "--by", "party"), "PARTY and --by"),
        (("is-member", "--on", "2025-11-08", "--at", "7"), "--on and --at"),
        (("members", "--with-drafts"), "--with-drafts"),
    ],
)
def test_what_a_citation_takes_the_place_of_is_named_as_it_was_given(
    tracker: CommandLine, arguments: tuple[str, ...], named: str
) -> None:
    done = tracker(*arguments, "--cite", line(tracker, "KZ"))
    assert done.status == 2 and f"leave out {named}\n" in done.err


def test_drafts_that_were_counted_are_counted_again(tracker: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "drafts.yaml").write_text(
        "article: {outlet: Wire, published: 2025-11-20}\naccord: abraham-accords\n"
        "claims: [{act: joined, party: AZ, when: 2025-11-19, locator: p, method: rules/1}]\n"
    )
    assert tracker("import", tmp_path / "drafts.yaml").status == 0
    citation = line(tracker, "AZ", "--on", "2025-11-21", "--with-drafts")
    assert citation.endswith(", drafts counted")
    assert tracker("is-member", "--cite", citation).status == 0
    assert tracker("is-member", "AZ", "--on", "2025-11-21").status == 1
