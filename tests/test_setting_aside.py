"""What an import at night does with what it cannot read: told, set aside, and the rest goes on."""

import json
from pathlib import Path

import pytest
from command_line import CommandLine

from tracker.importing.articles import read_article_text
from tracker.importing.reading import Reading
from tracker.importing.sidecars import sidecars_of

TEXT = "HELMSBY — Norway has signed the Quiet Sea Declaration, the ministry said on Thursday.\n"


@pytest.fixture
def tracker(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> CommandLine:
    (tmp_path / "in").mkdir()
    return CommandLine(str(tmp_path / "log.db"), tmp_path, monkeypatch, capsys)


def written(tracker: CommandLine, name: str, body: str | bytes) -> Path:
    path = tracker.folder / "in" / name
    path.write_bytes(body.encode() if isinstance(body, str) else body)
    return path


def at_night(tracker: CommandLine, *more: str) -> tuple[int, dict[str, str], str]:
    """Import the inbox; the status, the verdicts by name, and what was said."""
    done = tracker(
        "import", tracker.folder / "in", "--quarantine", tracker.folder / "aside",
        "--format", "jsonl", *more,
    )  # fmt: skip
    outcomes = [json.loads(line) for line in done.out.splitlines()]
    return done.status, {Path(each["file"]).name: each["verdict"] for each in outcomes}, done.err


def articles(tracker: CommandLine) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(tracker("articles", "--format", "json").out)
    return found


def names_in(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_half_a_surrogate_pair_in_a_page_is_set_aside_and_the_rest_is_read(
    tracker: CommandLine,
) -> None:
    written(
        tracker,
        "a.html",
        '<html><head><script type="application/ld+json">{"@type": "NewsArticle", '
        f'"headline": "A \\ud83d cut"}}</script></head><body><p>{TEXT}</p></body></html>',
    )
    written(tracker, "b.txt", TEXT)
    status, verdicts, said = at_night(tracker)
    assert (status, verdicts) == (5, {"a.html": "refused", "b.txt": "new"})
    assert "an escape writes half a surrogate pair" in said
    assert names_in(tracker.folder / "aside") == ["a.html", "a.html.faults.json"]


@pytest.mark.parametrize(
    "name", ["bad\udcff.txt", "bad\x1b[31m.txt", "bad\nname.txt", "bad\u202e.txt"]
)
def test_a_refused_file_may_have_any_name(tracker: CommandLine, name: str) -> None:
    written(tracker, name, b"\xff")
    written(tracker, "c.txt", TEXT)
    status, verdicts, said = at_night(tracker)
    assert (status, verdicts) == (5, {name: "refused", "c.txt": "new"})
    assert not {"\x1b", "\u202e"} & set(said)
    assert all("bad" in line for line in said.splitlines()[:2])
    report = json.loads((tracker.folder / "aside" / f"{name}.faults.json").read_text())
    assert Path(report["file"]).name == name and "not UTF-8" in report["faults"][0]["message"]
    assert (tracker.folder / "aside" / name).exists()
    assert at_night(tracker)[:2] == (0, {"c.txt": "known"})


def test_an_error_of_ours_is_that_of_one_file_loud_and_left_where_it_is(
    tracker: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumbling(data: bytes, *rest: object, **more: object) -> Reading:
        if data == b"stumble\n":
            raise IndexError("string index out of range")
        return read_article_text(data, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr("tracker.importing.sources.read_article_text", stumbling)
    bad = written(tracker, "a.txt", "stumble\n")
    written(tracker, "b.txt", TEXT)
    for verdict in ("new", "known"):  # every night anew, until we are mended
        status, verdicts, said = at_night(tracker)
        assert (status, verdicts) == (5, {"a.txt": "refused", "b.txt": verdict})
        assert f"{bad}: an error of ours while reading it: IndexError: 'string index" in said
        assert "(test_setting_aside.py:" in said and "please report it" in said
    assert bad.exists()
    monkeypatch.undo()
    assert at_night(tracker)[1]["a.txt"] == "new"


@pytest.mark.parametrize("dry", [[], ["--dry-run"]])
def test_an_error_of_ours_while_drafting_takes_back_one_file(
    tracker: CommandLine, monkeypatch: pytest.MonkeyPatch, dry: list[str]
) -> None:
    def stumbling(text: str, **_: object) -> tuple[()]:
        if "stumble" in text:
            raise KeyError("x")
        return ()

    monkeypatch.setattr("tracker.commands.drafting.drafts", stumbling)
    written(tracker, "a.txt", "stumble\n")
    written(tracker, "b.txt", TEXT)
    status, verdicts, said = at_night(tracker, *dry)
    assert (status, verdicts) == (5, {"a.txt": "refused", "b.txt": "new"})
    assert "an error of ours while reading it: KeyError" in said
    if not dry:
        assert len(articles(tracker)) == 1


def test_a_sidecar_stays_while_another_article_needs_it(tracker: CommandLine) -> None:
    written(tracker, "a.html", "<html></html>")
    written(tracker, "a.txt", TEXT)
    beside = written(tracker, "a.meta.yaml", "outlet: Wire\n")
    assert at_night(tracker)[:2] == (5, {"a.html": "refused", "a.txt": "new"})
    assert articles(tracker)[0]["outlet"] == "Wire"
    assert beside.exists()
    assert (tracker.folder / "aside" / "a.meta.yaml").read_text() == "outlet: Wire\n"


@pytest.mark.parametrize("beside", ["story.meta.yaml", "story.html.meta.yml"])
def test_a_sidecar_that_is_set_aside_describes_nothing_that_lies_there_already(
    tracker: CommandLine, beside: str
) -> None:
    for folder in ("mon", "tue", "wed"):
        (tracker.folder / "in" / folder).mkdir()
    written(tracker, "mon/story.txt", b"\xff")
    written(tracker, "tue/story.html", "<html></html>")
    written(tracker, f"tue/{beside}", "outlet: Wire\n")
    written(tracker, "wed/story.md", b"---\noutlet: Wire\n---\n\xff")
    assert at_night(tracker)[0] == 5
    aside = tracker.folder / "aside"
    described = {
        each.name: [near.name for near in sidecars_of(each)]
        for each in aside.iterdir()
        if each.suffix in (".txt", ".html", ".md")
    }
    page = next(name for name in described if name.endswith(".html"))
    assert len(described.pop(page)) == 1
    assert list(described.values()) == [[], []]
    assert len(names_in(aside)) == 7


def test_the_faults_of_a_sidecar_go_with_it(tracker: CommandLine) -> None:
    written(tracker, "a.txt", TEXT)
    beside = written(tracker, "a.txt.meta.yaml", "outlet: Wire\npublished: soon\n")
    status, verdicts, said = at_night(tracker)
    assert (status, verdicts) == (5, {"a.txt": "refused"})
    assert said.startswith(f"{beside}:2: published 'soon' is not a date")
    aside = tracker.folder / "aside"
    names = ["a.txt", "a.txt.faults.json", "a.txt.meta.yaml"]
    assert names_in(aside) == names and names_in(tracker.folder / "in") == []
    (fault,) = json.loads((aside / "a.txt.faults.json").read_text())["faults"]
    assert (fault["file"], fault["line"]) == (str(beside), 2)


def test_another_headline_is_set_aside_and_can_be_taken_in_from_there(tracker: CommandLine) -> None:
    page = "<html><head><title>{}</title></head><body><article><p>" + TEXT * 3 + "</p></article>"
    url = ("--url", "https://wire.example/1")
    written(tracker, "a.html", page.format("Norway signs"))
    assert at_night(tracker, *url)[0] == 0
    written(tracker, "a.html", page.format("Norway joins the sea"))
    status, verdicts, said = at_night(tracker, *url)
    assert (status, verdicts) == (5, {"a.html": "refused"})
    assert "differs in title from the one that is recorded" in said
    aside = tracker.folder / "aside" / "a.html"
    assert tracker("import", aside, *url, "--amend").status == 0
    assert articles(tracker)[0]["title"] == "Norway joins the sea"


def test_what_is_set_aside_is_not_read_again(tracker: CommandLine) -> None:
    inbox = tracker.folder / "in"
    path = written(tracker, "a.txt", TEXT)
    (tracker.folder / "link").symlink_to(inbox)
    for named, folder in (
        (inbox, inbox),
        (path, inbox),
        (inbox, tracker.folder / "link"),
        (inbox, tracker.folder),
    ):
        done = tracker("import", named, "--quarantine", folder)
        assert (done.status, done.out) == (2, "")
        assert f"{named} lies in the quarantine {folder}" in done.err
    assert not Path(tracker.db).exists()
    assert tracker("import", inbox, "--quarantine", inbox / "deep" / "aside").status == 0


def test_a_quarantine_that_is_no_folder_is_noticed_at_the_start(tracker: CommandLine) -> None:
    path = written(tracker, "a.txt", TEXT)
    other = written(tracker, "b.txt", TEXT)
    for folder in (other, other / "aside"):
        done = tracker("import", path, "--quarantine", folder)
        assert (done.status, done.out) == (2, "")
        assert str(folder) in done.err
    assert not Path(tracker.db).exists()


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ("ftp://x/y", "addresses of ftp are not read: it begins with https://"),
        ("HTTP://example.org/", "plain http is not read"),
        ("HTTPS://", "is no address of a page"),
        ("file:///etc/passwd", "addresses of file are not read"),
    ],
)
def test_an_address_of_another_kind_is_told_so(tracker: CommandLine, named: str, said: str) -> None:
    done = tracker("import", named)
    assert done.status == 5 and said in done.err
