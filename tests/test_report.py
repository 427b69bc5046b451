"""The report as a folder of files: what it holds, that it is stable, and that it loses nothing."""

import re
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path

import pytest
from command_line import NOON, CommandLine

SEEDS = Path(__file__).parent.parent / "seeds"
ARTICLES = Path(__file__).parent.parent.parent / "shared" / "articles"


@pytest.fixture
def tracker(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> CommandLine:
    """The command line on the seeds."""
    command = CommandLine(str(tmp_path / "log.db"), tmp_path, monkeypatch, capsys)
    assert command("import", SEEDS).status == 0
    return command


def files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


class Links(HTMLParser):
    """The addresses that a page names, and the anchors that it has."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.named: list[str] = []
        self.anchors: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ("href", "src") and value:
                self.named.append(value)
            if name == "id" and value:
                self.anchors.append(value)


def test_the_same_log_gives_the_same_bytes_whatever_the_day(tracker: CommandLine) -> None:
    one, other = tracker.folder / "one", tracker.folder / "other"
    tracker("report", "-o", one)
    tracker.now = lambda: NOON + timedelta(days=400)
    tracker("report", "-o", other)
    assert files(one) == files(other)


def test_its_day_is_that_of_the_last_recording(tracker: CommandLine) -> None:
    tracker.now = lambda: datetime(2031, 5, 6, 23, 59, tzinfo=UTC)
    tracker("report", "-o", tracker.folder / "site")
    assert "2026-11-22" in (tracker.folder / "site" / "index.html").read_text()


def test_every_link_within_the_site_leads_somewhere(tracker: CommandLine) -> None:
    folder = tracker.folder / "site"
    tracker("report", "-o", folder)
    pages = {path.resolve(): Links(path.read_text()) for path in folder.rglob("*.html")}
    for path, links in pages.items():
        assert len(links.anchors) == len(set(links.anchors))
        for link in links.named:
            if link.startswith("http"):
                continue
            file, _, anchor = link.partition("#")
            target = (path.parent / file).resolve() if file else path
            assert target in pages, f"{path.name}: {link}"
            assert not anchor or anchor in pages[target].anchors, f"{path.name}: {link}"


def test_every_claim_has_an_anchor_with_its_words_and_its_leaf_hash(tracker: CommandLine) -> None:
    import json

    folder = tracker.folder / "site"
    tracker("report", "-o", folder)
    written = "".join(path.read_text() for path in folder.rglob("*.html"))
    events = map(json.loads, tracker("log", "--format", "jsonl").out.splitlines())
    claims = [event for event in events if event["kind"] == "claim-recorded"]
    assert len(claims) == 88
    for event in claims:
        assert f'id="{event["subject"]}"' in written
        assert event["leaf_hash"] in written
        assert f"position {event['position']}," in written


@pytest.mark.skipif(not ARTICLES.is_dir(), reason="the five articles are not here")
def test_the_words_stand_in_context_where_the_text_is_held(tracker: CommandLine) -> None:
    folder = tracker.folder / "site"
    tracker("texts", "add", *sorted(ARTICLES.iterdir()))
    tracker("report", "-o", folder)
    page = (folder / "abraham-accords" / "KZ.html").read_text()
    assert re.search(
        r'<span class="around">[^<]+</span><mark>has officially joined</mark>'
        r'<span class="around">[^<]+</span>',
        page,
    )


def test_it_shows_the_log_as_of_a_position_and_a_known_day(tracker: CommandLine) -> None:
    folder = tracker.folder / "site"
    tracker("report", "-o", folder, "--at", "40", "--known", "2025-11-07")
    front = (folder / "index.html").read_text()
    assert "what was published by 2025-11-07; log read to position 40" in front
    assert (folder / "checkpoint.txt").read_text().splitlines()[1] == "40"
    assert tracker("checkpoint", "--at", "40").out == (folder / "checkpoint.txt").read_text()


def test_a_newer_report_replaces_an_earlier_one_whole(tracker: CommandLine) -> None:
    folder = tracker.folder / "site"
    tracker("report", "-o", folder)
    (folder / "left-over.html").write_text("old")
    assert tracker("report", "-o", folder).status == 0
    assert not (folder / "left-over.html").exists()
    assert [path.name for path in tracker.folder.iterdir() if path.name.startswith(".site")] == []


def test_a_folder_that_is_no_report_is_left_alone(tracker: CommandLine) -> None:
    folder = tracker.folder / "mine"
    folder.mkdir()
    (folder / "thesis.txt").write_text("years of work")
    done = tracker("report", "-o", folder)
    assert done.status == 2 and "is not empty and holds no report" in done.err
    assert files(folder) == {"thesis.txt": b"years of work"}
    done = tracker("report", "-o", folder / "thesis.txt")
    assert done.status == 2 and "is a file" in done.err


def test_a_log_without_claims_has_a_report_that_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    tracker = CommandLine(str(tmp_path / "log.db"), tmp_path, monkeypatch, capsys)
    tracker("import", SEEDS / "abraham-accords" / "accord.yaml")
    assert tracker("report", "-o", tmp_path / "site").status == 0
    assert (
        "No visible claim names any party."
        in (tmp_path / "site" / "abraham-accords" / "index.html").read_text()
    )


def test_no_page_asks_for_anything_from_elsewhere(tracker: CommandLine) -> None:
    folder = tracker.folder / "site"
    tracker("report", "-o", folder)
    for path in folder.rglob("*.html"):
        page = path.read_text()
        assert "default-src 'none'" in page
        assert not re.search(r"<(link|img|iframe|object|embed)\b", page)
        assert not re.search(r"<script[^>]+src=", page)
        assert " style=" not in page and not re.search(r"\son[a-z]+=", page)
