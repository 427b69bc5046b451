"""Articles as they come: read as they are, kept as they were read, drafted, and never half."""

import gzip
import hashlib
import json
import os
import socket
import subprocess
import sys
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pytest
from command_line import CommandLine
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.acts import Act
from tracker.domain.claims import Article, Claim, Quote
from tracker.importing.addresses import fetch
from tracker.importing.articles import Given, read_article_text
from tracker.importing.reading import Malformed, ReadArticle
from tracker.importing.sniffing import Kind, sniffed
from tracker.importing.sources import Source, read

ACCORD = "accord: quiet-sea\nname: Quiet Sea Declaration\n"
TEXT = "HELMSBY — Norway has signed the Quiet Sea Declaration, the ministry said on Thursday.\n"


def drafted(text: str, *, article: Article, accords: Any) -> tuple[Claim, ...]:
    """A rule for the tests: "Norway has signed" is a draft."""
    words = "Norway has signed"
    return tuple(
        Claim(
            article=article.id,
            accord=accord.slug,
            party="NO",
            act=Act.SIGNED,
            quote=Quote(words=words, at=text.index(words)),
            method="rules/1",
            rule="tests",
            confidence="0.9",
        )
        for accord in accords
        if words in text
    )


@pytest.fixture
def tracker(
    database: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> CommandLine:
    """A log with one accord, and the rule of the tests."""
    monkeypatch.setattr("tracker.commands.drafting.drafts", drafted)
    run = CommandLine(database, tmp_path, monkeypatch, capsys)
    (tmp_path / "accord.yaml").write_text(ACCORD)
    assert run("import", tmp_path / "accord.yaml").status == 0
    (tmp_path / "in").mkdir()
    return run


def article(tracker: CommandLine) -> dict[str, Any]:
    (only,) = json.loads(tracker("articles", "--format", "json").out)
    found: dict[str, Any] = only
    return found


def written(tracker: CommandLine, name: str, body: str | bytes) -> Path:
    path = tracker.folder / "in" / name
    path.write_bytes(body.encode() if isinstance(body, str) else body)
    return path


def events(tracker: CommandLine) -> list[dict[str, Any]]:
    return [json.loads(line) for line in tracker("log", "--format", "jsonl").out.splitlines()]


# --- reading


def test_a_text_is_kept_as_it_was_read_with_what_the_options_say(tracker: CommandLine) -> None:
    body = "\ufeff  Trailing space \r\n\tand a tab\u202e, NO.\n\n"
    path = written(tracker, "a.txt", body)
    done = tracker("import", path, "--outlet", "Harbour Post", "--published", "2025-11-06..")
    assert done.status == 5 and "not a date" in done.err
    done = tracker(
        "import", path, "--outlet", "Harbour Post", "--published", "[2025-11-06..2025-11-12]"
    )
    assert done.status == 0
    held = article(tracker)
    kept = body.removeprefix("\ufeff").encode()
    assert held["text"] == {"sha256": hashlib.sha256(kept).hexdigest(), "length": len(kept)}
    assert (held["outlet"], held["published"]) == ("Harbour Post", "[2025-11-06..2025-11-12]")
    assert "1 texts held" in tracker("verify").out


def test_front_matter_is_yaml_1_2_and_the_text_begins_after_it(tracker: CommandLine) -> None:
    path = written(
        tracker,
        "a.md",
        "---\ntitle: NO\non: 12\nauthor: [Jane Roe, Ana Poe]\ndate: 2025-11-07T01:30:00+05:30\n"
        "source: Harbour Post\ntags: [x]\n---\n" + TEXT,
    )
    assert tracker("import", path).status == 0
    held = article(tracker)
    assert (held["title"], held["byline"]) == ("NO", "Jane Roe, Ana Poe")
    assert (held["published"], held["outlet"]) == ("2025-11-07", "Harbour Post")
    assert held["text"]["sha256"] == hashlib.sha256(TEXT.encode()).hexdigest()


FRONT = {
    "author": "Z",
    "byline": "Q",
    "date": "2020-01-01",
    "published": "2025-03-05",
    "pubdate": "2025-03-05",
}


@pytest.mark.parametrize("keys", [list(FRONT), list(reversed(FRONT))])
def test_a_key_of_ours_goes_before_those_of_elsewhere_and_a_difference_is_told(
    tracker: CommandLine, keys: list[str]
) -> None:
    front = "".join(f"{key}: {FRONT[key]}\n" for key in keys)
    done = tracker("import", written(tracker, "a.md", f"---\n{front}---\n{TEXT}"))
    assert done.status == 0
    held = article(tracker)
    assert (held["byline"], held["published"]) == ("Q", "2025-03-05")
    told = " ".join(done.err.split())
    assert told.count("which does not") == 2
    line = keys.index("date") + 2
    assert f"published '2025-03-05' (line {keys.index('published') + 2}), which counts" in told
    assert f"and date '2020-01-01' (line {line}), which does not" in told


def test_what_is_said_otherwise_is_not_remarked_on(tracker: CommandLine) -> None:
    path = written(tracker, "a.md", f"---\nauthor: Z\nbyline: Q\n---\n{TEXT}")
    written(tracker, "a.meta.yaml", "byline: R\n")
    done = tracker("import", path)
    assert done.status == 0 and "which does not" not in done.err
    assert article(tracker)["byline"] == "R"


@pytest.mark.parametrize("front", ["published: true\ndate: D\n", "date: D\npublished: true\n"])
def test_that_an_article_is_published_is_no_date(tracker: CommandLine, front: str) -> None:
    front = front.replace("D", "2025-11-07")
    done = tracker("import", written(tracker, "a.md", f"---\n{front}---\n{TEXT}"))
    assert done.status == 0 and "which does not" not in done.err
    assert article(tracker)["published"] == "2025-11-07"


def test_options_go_before_the_sidecar_and_that_before_the_article(tracker: CommandLine) -> None:
    path = written(tracker, "a.md", "---\ntitle: In\noutlet: In\nbyline: In\n---\n" + TEXT)
    written(tracker, "a.meta.yaml", "title: Beside\noutlet: Beside\n")
    assert tracker("import", path, "--title", "Given").status == 0
    held = article(tracker)
    assert (held["title"], held["outlet"], held["byline"]) == ("Given", "Beside", "In")


@pytest.mark.parametrize(
    ("sidecar", "said"),
    [
        ("colour: red\n", "a.meta.yaml:1: the sidecar has the unknown key 'colour'"),
        ("- x\n", "a.meta.yaml:1: the sidecar is no mapping"),
        ("outlet: Wire\npublished: soon\n", "a.meta.yaml:2: published 'soon' is not a date"),
        ("outlet: Wire\ntitle: [\n", "a.meta.yaml:3: this is not well-formed YAML"),
        ("outlet: Wire\ntitle: \udcff\n", "a.meta.yaml:2: byte 21 (0xff) is not UTF-8"),
        ("outlet: [A, B]\n", "a.meta.yaml:1: outlet is a list, not a text"),
        ("", "a.meta.yaml: the file is empty: it says what the article is"),
        ("x: y\n" * 20_000, "a.meta.yaml: the sidecar is too large"),
    ],
)
def test_a_faulty_sidecar_is_named(tracker: CommandLine, sidecar: str, said: str) -> None:
    path = written(tracker, "a.txt", TEXT)
    written(tracker, "a.meta.yaml", sidecar.encode(errors="surrogateescape"))
    done = tracker("import", path)
    assert done.status == 5 and f"/{said}" in done.err
    assert len(events(tracker)) == 1


def folder_at(path: Path) -> None:
    path.mkdir()


def loop_at(path: Path) -> None:
    path.symlink_to(path.name)


def lost_link_at(path: Path) -> None:
    path.symlink_to("nowhere")


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (folder_at, "the sidecar is a folder"),
        (loop_at, "it cannot be read (Too many levels of symbolic links)"),
        (lost_link_at, "there is no such file"),
        (os.mkfifo, "this is no regular file"),
    ],
)
def test_a_sidecar_that_cannot_be_read_is_not_as_if_there_were_none(
    tracker: CommandLine, made: Callable[[Path], None], said: str
) -> None:
    path = written(tracker, "a.txt", TEXT)
    made(path.with_name("a.meta.yaml"))
    done = tracker("import", path)
    assert done.status == 5 and f"a.meta.yaml: {said}" in done.err
    assert len(events(tracker)) == 1


def test_two_sidecars_are_one_too_many(tracker: CommandLine) -> None:
    path = written(tracker, "two.txt", TEXT)
    for name in ("two.meta.yaml", "two.txt.meta.yaml", "two.meta.yml"):
        written(tracker, name, f"outlet: {name}\n")
    done = tracker("import", path)
    assert done.status == 5
    names = "two.meta.yaml and two.txt.meta.yaml and two.meta.yml"
    assert f"{path}: it has 3 sidecars, {names}: keep one" in done.err
    assert len(events(tracker)) == 1


def test_a_sidecar_by_itself_is_told_so(tracker: CommandLine) -> None:
    path = written(tracker, "ghost.meta.yaml", "outlet: Wire\n")
    done = tracker("import", path)
    said = "this is the sidecar of an article, and no ghost.txt, .md or .html is beside it"
    assert done.status == 5 and done.err.startswith(f"{path}: {said}: ")
    written(tracker, "ghost.txt", TEXT)
    done = tracker("import", path)
    assert "this is the sidecar of ghost.txt, and is read with it" in done.err


PAGE = """<!doctype html><html lang="en"><head><title>Norway signs | Harbour Post</title>
<script type="application/ld+json">{"@context": "x", "@type": "NewsArticle",
"headline": "Norway signs the declaration", "datePublished": "2025-11-07T00:30:00+05:30",
"author": [{"@type": "Person", "name": "Jane Roe"}], "publisher": {"name": "Harbour Post"},
"inLanguage": "en"}</script></head><body><nav><a href="/">Home</a></nav><article>
<h1>Norway signs the declaration</h1>
<p>Norway has signed the Quiet Sea Declaration, the ministry said on Thursday evening in Oslo.</p>
<p>The declaration was opened for signature two years ago &amp; has been signed by nine states.</p>
<p>Officials said that the other states on the coast were expected to follow before the spring.</p>
</article><footer>All rights reserved</footer></body></html>"""


def test_a_page_gives_text_title_byline_outlet_and_its_own_calendar_day(
    tracker: CommandLine,
) -> None:
    """Half past midnight in India is still the day before in London; the page's own day counts."""
    assert tracker("import", written(tracker, "a.html", PAGE)).status == 0
    held = article(tracker)
    assert held["title"] == "Norway signs the declaration"
    assert (held["byline"], held["outlet"]) == ("Jane Roe", "Harbour Post")
    assert (held["published"], held["language"]) == ("2025-11-07", "en")
    (claim,) = [each for each in events(tracker) if each["kind"] == "claim-recorded"]
    assert claim["payload"]["quote"] == "Norway has signed"
    assert tracker("verify").status == 0


def test_a_page_in_another_encoding_is_read_as_it_declares(tracker: CommandLine) -> None:
    page = PAGE.replace("<head>", '<head><meta charset="windows-1252">').replace("Oslo", "Tromsø")
    assert tracker("import", written(tracker, "a.html", page.encode("cp1252"))).status == 0
    assert "Tromsø" in tracker("audit", "NO").out or tracker("verify").status == 0


def test_the_same_text_twice_is_one_article(tracker: CommandLine) -> None:
    one, two = written(tracker, "a.txt", TEXT), written(tracker, "b.txt", TEXT)
    assert tracker("import", one, "--outlet", "Harbour Post").status == 0
    done = tracker("import", two)  # which says less of it, and so nothing else
    assert (done.status, done.out) == (0, f"known   {two}  (0 new, 1 known)\n")
    done = tracker("import", one, "--published", "2025-11-07")
    assert done.status == 5 and "differs in published" in done.err
    assert tracker("import", two, "--outlet", "Another", "--amend").status == 0
    assert article(tracker)["outlet"] == "Another"


def test_a_reprint_is_known_and_what_was_told_first_stands(tracker: CommandLine) -> None:
    """The wire's words in another paper: one text, one article, its drafts once."""
    one, two = written(tracker, "a.txt", TEXT), written(tracker, "b.txt", TEXT)
    first = ("--outlet", "Wire", "--url", "https://wire.example/1", "--published", "2025-11-07")
    assert tracker("import", one, *first).status == 0
    before = events(tracker)
    other = ("--outlet", "Post", "--url", "https://post.example/x", "--published", "2025-11-09")
    for said in (other, ("--url", "https://wire.example/2"), ("--outlet", "Post")):
        done = tracker("import", two, *said, "--quarantine", tracker.folder / "aside")
        assert (done.status, done.out) == (0, f"known   {two}  (0 new, 1 known)\n")
        assert f"{two}: a reprint: the same text is recorded as a-" in done.err
        assert "which stands; --amend replaces it" in done.err
        assert two.exists() and events(tracker) == before
    (shown,) = json.loads(tracker("import", two, *other, "--format", "json").out)
    assert "a reprint" in shown["remarks"][0]
    assert tracker("import", two, *other, "--amend").status == 0
    assert article(tracker)["url"] == "https://post.example/x"


def test_another_outlet_at_the_same_address_contradicts_what_is_recorded(
    tracker: CommandLine,
) -> None:
    path = written(tracker, "a.txt", TEXT)
    url = ("--url", "https://wire.example/1")
    assert tracker("import", path, *url, "--outlet", "Wire").status == 0
    done = tracker("import", path, *url, "--outlet", "Post")
    assert done.status == 5 and "differs in outlet" in done.err
    assert tracker("import", path, "--url", "https://wire.example/1#part-2").status == 0


@pytest.mark.parametrize("form", ["yaml", "jsonl"])
def test_what_extract_wrote_of_a_bare_text_is_taken_in_though_more_is_recorded(
    tracker: CommandLine, form: str
) -> None:
    path = written(tracker, "a.txt", TEXT)
    said = ("--outlet", "Wire", "--title", "The sea", "--byline", "Roe")
    assert tracker("import", path, *said, "--method", "none").status == 0
    kept = article(tracker)

    def claims_of(*options: str) -> Path:
        done = tracker("extract", path, "--format", form, *options)
        assert done.status == 0, done.err
        return written(tracker, f"b.{form}", done.out)

    for more in ((), ("--title", "The sea")):
        done = tracker("import", claims_of(*more))
        assert done.status == 0, done.err
        assert article(tracker) | {"claims": 0} == kept
    assert json.loads(tracker("drafts", "--format", "json").out)
    done = tracker("import", claims_of("--title", "Another"))
    assert done.status == 5 and "differs in title from the one that is recorded" in done.err


def test_a_claims_file_and_the_text_beside_it_are_one_article(tracker: CommandLine) -> None:
    body = TEXT.encode()
    reference = f"{{sha256: {hashlib.sha256(body).hexdigest()}, length: {len(body)}}}"
    written(tracker, "a.txt", TEXT)
    written(
        tracker,
        "a.yaml",
        f"article: {{outlet: Wire, published: 2025-11-07, text: {reference}}}\n"
        "accord: quiet-sea\nclaims:\n- {act: signed, party: NO, quote: Norway has signed, at: 10}\n",
    )
    done = tracker("import", tracker.folder / "in", "--method", "none")
    assert done.status == 0, done
    assert article(tracker)["outlet"] == "Wire"
    assert "1 texts held; 1 of 1 quotes checked" in tracker("verify").out


def test_standard_input_is_an_article_where_it_is_no_claims_file(tracker: CommandLine) -> None:
    assert tracker("import", "-", "--outlet", "Wire", stdin=TEXT.encode()).status == 0
    assert article(tracker)["outlet"] == "Wire"
    assert sniffed(PAGE.encode()) is Kind.HTML
    assert sniffed(b"---\ntitle: x\n---\nText\n") is Kind.MARKDOWN
    assert sniffed(b"---\narticle: {title: x}\nclaims: []\n") is Kind.YAML


def test_a_title_is_of_one_article(tracker: CommandLine) -> None:
    written(tracker, "a.txt", TEXT)
    written(tracker, "b.txt", TEXT + "more")
    done = tracker("import", tracker.folder / "in", "--title", "x")
    assert done.status == 2 and "are of one article, and 2 are named" in done.err
    assert len(events(tracker)) == 1


# --- drafts


def test_drafts_wait_with_their_method_and_count_only_once_accepted(tracker: CommandLine) -> None:
    done = tracker("import", written(tracker, "a.txt", TEXT), "--published", "2025-11-07")
    assert "1 draft to review" in done.out
    assert tracker("is-member", "NO", "--on", "2026-01-01").status == 1
    claim = next(each for each in events(tracker) if each["kind"] == "claim-recorded")
    assert (claim["payload"]["method"], claim["payload"]["rule"]) == ("rules/1", "tests")
    assert tracker("accept", claim["subject"]).status == 0
    assert tracker("is-member", "NO", "--on", "2026-01-01").status == 0


def test_accept_is_for_scripts_that_trust_the_rules(tracker: CommandLine) -> None:
    done = tracker(
        "import", written(tracker, "a.txt", TEXT), "--published", "2025-11-07", "--accept"
    )
    assert done.status == 0 and "(1 new, 0 known; 1 draft accepted)" in done.out
    assert tracker("is-member", "NO", "--on", "2026-01-01").status == 0
    (verdict,) = [each for each in events(tracker) if each["kind"] == "claim-accepted"]
    assert verdict["payload"] == {"why": "accepted on import"}


def test_accept_takes_in_the_drafts_that_wait_already(tracker: CommandLine) -> None:
    path = written(tracker, "a.txt", TEXT)
    tracker("import", path)
    done = tracker("import", path, "--accept", "--format", "jsonl")
    outcome = json.loads(done.out)
    assert (outcome["new"], outcome["known"], outcome["accepted"], outcome["events"]) == (
        0,
        1,
        1,
        1,
    )
    assert tracker("drafts").out == "No draft waits.\n"
    again = tracker("import", path, "--accept")
    assert again.out.startswith("known") and "accepted" not in again.out


def test_accept_takes_in_what_waits_of_an_earlier_version(tracker: CommandLine) -> None:
    url = ("--url", "https://harbour.example/a")
    tracker("import", written(tracker, "a.txt", TEXT), *url)
    done = tracker("import", written(tracker, "a.txt", TEXT + "It rained.\n"), *url, "--accept")
    assert "(0 new, 1 known; 1 draft accepted, article recorded)" in done.out
    assert tracker("drafts").out == "No draft waits.\n"


def test_accept_leaves_what_a_person_has_judged(tracker: CommandLine) -> None:
    path = written(tracker, "a.txt", TEXT)
    tracker("import", path)
    (draft,) = json.loads(tracker("drafts", "--format", "json").out)
    tracker("reject", draft["id"], "--why", "misread")
    before = events(tracker)
    assert tracker("import", path, "--accept").out.startswith("known")
    assert events(tracker) == before


@pytest.mark.parametrize("suffix", ["yaml", "jsonl"])
def test_accept_takes_in_waiting_drafts_of_files(tracker: CommandLine, suffix: str) -> None:
    path = written(tracker, f"a.{suffix}", "")
    path.write_text(
        "article: {outlet: Wire}\naccord: quiet-sea\n"
        "claims: [{act: signed, party: NO, locator: p, method: rules/1}]\n"
        if suffix == "yaml"
        else '{"article": {"outlet": "Wire"}, "accord": "quiet-sea", "act": "signed",'
        ' "party": "NO", "locator": "p", "method": "rules/1"}\n'
    )
    assert "1 draft to review" in tracker("import", path).out
    assert "(0 new, 1 known; 1 draft accepted)" in tracker("import", path, "--accept").out
    assert tracker("drafts").out == "No draft waits.\n"


def test_without_a_method_the_article_alone_is_kept(tracker: CommandLine) -> None:
    assert tracker("import", written(tracker, "a.txt", TEXT), "--method", "none").status == 0
    assert [each["kind"] for each in events(tracker)] == ["accord-defined", "article-recorded"]


def test_drafts_are_of_the_accords_that_are_named(tracker: CommandLine) -> None:
    (tracker.folder / "other.yaml").write_text("accord: other\nname: Other\n")
    tracker("import", tracker.folder / "other.yaml")
    path = written(tracker, "a.txt", TEXT)
    assert tracker("import", path, "--accord", "nowhere").status == 2
    assert tracker("import", path, "--accord", "other").status == 0
    claims = [each for each in events(tracker) if each["kind"] == "claim-recorded"]
    assert [each["accord"] for each in claims] == ["other"]


def test_a_withheld_text_does_not_come_back_by_import(tracker: CommandLine) -> None:
    path = written(tracker, "a.txt", TEXT)
    tracker("import", path)
    sha256 = hashlib.sha256(TEXT.encode()).hexdigest()
    tracker("texts", "withhold", sha256, "--why", "a takedown")
    assert tracker("import", path).status == 0
    assert "1 withheld" in tracker("verify").out


# --- versions


def test_a_changed_text_at_one_address_is_a_version_and_says_what_changed(
    tracker: CommandLine,
) -> None:
    url = ("--url", "https://harbour.example/a")
    tracker("import", written(tracker, "a.txt", TEXT + "It rained.\n"), *url)
    done = tracker("import", written(tracker, "a.txt", TEXT + "The sun shone.\n"), *url)
    assert (
        "(0 new, 1 known, article recorded)" in done.out
    )  # the draft repeats the earlier version's
    changed = TEXT.replace("has signed", "will sign")
    tracker("import", written(tracker, "a.txt", changed), *url)
    (address,) = json.loads(tracker("articles", "--versions", "--format", "json").out)
    first, second, third = address["versions"]
    assert not first["compared"]
    assert (second["removed"], second["added"]) == (["It rained."], ["The sun shone."])
    assert second["lost"] == []
    assert len(third["lost"]) == 1  # that of the first version, which the second repeated
    shown = tracker("articles", "--versions").out
    assert "- It rained." in shown and "+ The sun shone." in shown
    assert tracker("articles", "--versions", "--format", "csv").out.count("\n") == 4


def test_claims_whose_words_are_gone_are_named(tracker: CommandLine) -> None:
    url = ("--url", "https://harbour.example/a")
    tracker("import", written(tracker, "a.txt", TEXT), *url)
    tracker("import", written(tracker, "a.txt", TEXT.replace("has signed", "will sign")), *url)
    claim = next(each["subject"] for each in events(tracker) if each["kind"] == "claim-recorded")
    (address,) = json.loads(tracker("articles", "--versions", "--format", "json").out)
    assert address["versions"][1]["lost"] == [claim]
    assert f"1 claim lost its words: {claim[:10]}" in tracker("articles", "--versions").out


def test_without_versions_it_says_so(tracker: CommandLine) -> None:
    tracker("import", written(tracker, "a.txt", TEXT))
    assert tracker("articles", "--versions").out == "No address has had more than one text.\n"


# --- scripts


def test_a_line_a_file_for_scripts(tracker: CommandLine) -> None:
    written(tracker, "a.txt", TEXT)
    written(tracker, "b.txt", b"\xff\xfe\x00")
    written(tracker, "c.txt", TEXT + "more")
    done = tracker("import", tracker.folder / "in", "--format", "jsonl")
    assert done.status == 5
    lines = [json.loads(line) for line in done.out.splitlines()]
    assert [(line["verdict"], line["new"], line["drafts"]) for line in lines] == [
        ("new", 1, 1),
        ("refused", 0, 0),
        ("new", 1, 1),
    ]
    assert lines[0]["article"].startswith("a-") and lines[1]["faults"][0]["message"]


def test_what_was_refused_is_set_aside_with_its_faults_and_nothing_written_over(
    tracker: CommandLine,
) -> None:
    inbox, aside = tracker.folder / "in", tracker.folder / "in" / "aside"
    for _ in range(2):
        written(tracker, "bad.txt", b"\xff")
        written(tracker, "bad.meta.yaml", "outlet: Wire\n")
        done = tracker("import", inbox, "--quarantine", aside)
        assert done.status == 5
    assert sorted(path.name for path in aside.iterdir()) == [
        "bad-2.meta.yaml",
        "bad-2.txt",
        "bad-2.txt.faults.json",
        "bad.meta.yaml",
        "bad.txt",
        "bad.txt.faults.json",
    ]
    report = json.loads((aside / "bad.txt.faults.json").read_text())
    assert "not UTF-8" in report["faults"][0]["message"]
    assert tracker("import", inbox, "--quarantine", aside).status == 0


def test_a_dry_run_sets_nothing_aside(tracker: CommandLine) -> None:
    path = written(tracker, "bad.txt", b"\xff")
    tracker("import", path, "--quarantine", tracker.folder / "aside", "--dry-run")
    assert path.exists() and not (tracker.folder / "aside").exists()


# --- hostile input

NESTED = "<html><body>" + "<div>" * 100_000 + "words" + "</div>" * 100_000
BOMB = (
    '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><html><body><p>&c;</p></body></html>'
)


@pytest.mark.parametrize(
    ("name", "body", "said"),
    [
        ("a.html", b"<p>x</p>" * 12_500_000, "too large for an article"),
        ("a.html", NESTED, "nested more than 240 deep"),
        ("a.html", "<b>" * 5_000 + "x", "nested more than 240 deep"),
        ("a.html", b"<html><body><p>\xff\xff", "is not UTF-8"),
        ("a.html", b'<meta charset="nonsense"><p>\xff', "is not in nonsense"),
        ("a.html", b"\x00\x01\x02" * 100, ""),
        ("a.html", "", ""),
        ("a.html", "<html><body></body></html>", "no article was found"),
        ("a.txt", b"x" * 10_000_000, "too large for an article"),
        ("a.txt", b"", "no text was found"),
        ("a.txt", b" \n\t ", "no text was found"),
        ("a.txt", b"words\x00words", "it holds a NUL character"),
        ("a.txt", "words".encode("utf-16"), "is not UTF-8"),
        ("a.txt", bytes(range(256)), "is not UTF-8"),
        ("a.md", "no front matter", "has no front matter"),
        ("a.md", "---\n- x\n---\nwords", "no mapping of keys"),
        ("a.md", "---\na: &x [*x]\n---\nwords", ""),
        ("a.md", "---\n" + "[" * 1000 + "\n---\nwords", ""),
    ],
)
def test_hostile_input_is_one_clear_line_and_nothing_is_written(
    tracker: CommandLine, name: str, body: str | bytes, said: str
) -> None:
    path = written(tracker, name, body)
    done = tracker("import", path)
    assert done.status == 5, done
    (line, *_) = done.err.splitlines()
    assert line.startswith(str(path)) and said in line, done.err
    assert "Traceback" not in done.err
    assert len(events(tracker)) == 1
    assert "0 texts held" in tracker("verify").out


def test_an_entity_bomb_does_not_go_off(tracker: CommandLine) -> None:
    done = tracker("import", written(tracker, "a.html", BOMB))
    assert done.status in (0, 5)
    assert "lollol" not in tracker("export").out


def test_hidden_characters_stay_in_the_text_and_never_in_what_is_shown(
    tracker: CommandLine,
) -> None:
    text = TEXT.replace("Quiet", "\u202eQuiet\u200b") + "\x1b[31mred\x1b[0m\n"
    done = tracker("import", written(tracker, "a.txt", text))
    assert "a.txt: the text holds U+202E, right-to-left override (line 1)" in done.err
    assert hashlib.sha256(text.encode()).hexdigest() == article(tracker)["text"]["sha256"]
    for command in (("articles",), ("audit", "NO"), ("log",)):
        shown = tracker(*command).out
        assert not {"\u202e", "\u200b", "\x1b"} & set(shown)


@given(data=st.binary(max_size=400), kind=st.sampled_from([Kind.TEXT, Kind.MARKDOWN, Kind.HTML]))
def test_no_bytes_make_a_reader_raise(data: bytes, kind: Kind) -> None:
    reading = read_article_text(data, kind, given=Given())
    assert bool(reading.faults) != bool(reading.items)


@given(
    text=st.text(alphabet=st.sampled_from("<>/pdiv abc=\"'&;!-[]\n"), max_size=300),
    kind=st.sampled_from([Kind.MARKDOWN, Kind.HTML]),
)
def test_no_markup_makes_a_reader_raise(text: str, kind: Kind) -> None:
    for body in (text, f"---\n{text}\n---\n{text}", f"<html><body>{text}"):
        read_article_text(body.encode(), kind, given=Given())


# --- addresses


def drip(send: Callable[[bytes], object]) -> None:
    """Send a byte again and again, for ten seconds or until nobody listens any more."""
    with suppress(OSError):
        for _ in range(200):
            send(b"x")
            threading.Event().wait(0.05)


class Pages(BaseHTTPRequestHandler):
    """A server of the tests, with pages good and bad."""

    requests: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.requests.append(self.path)
        match self.path:
            case "/page":
                self._send(PAGE.encode(), "text/html; charset=utf-8")
            case "/moved":
                self._redirect("/page")
            case "/round":
                self._redirect("/round")
            case "/away":
                self._redirect("http://169.254.169.254/latest")
            case "/large":
                self._send(b"x" * 6_000_000, "text/html")
            case "/endless":
                self.send_response(200)
                self.send_header("Content-Type", "text/html")
                self.end_headers()
                for _ in range(200):
                    self.wfile.write(b"<p>x</p>")
                    self.wfile.flush()
                    if threading.Event().wait(0.05):
                        break
            case "/dripping":
                self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
                drip(self.wfile.write)
            case "/broken-off":
                self.send_response(200)
                self.send_header("Content-Length", "1000")
                self.end_headers()
                self.wfile.write(b"<p>Norway has signed")
            case "/latin":
                self._send("Norvège a signé.".encode("latin-1"), "text/plain; charset=latin-1")
            case "/plain":
                self._send("Norvège a signé.".encode("latin-1"), "text/plain")
            case "/matter" | "/raw.md":
                kind = "text/markdown" if self.path == "/matter" else "text/plain"
                self._send(f"---\ntitle: NO\n---\n{TEXT}".encode(), kind)
            case "/markdown":
                self._send(TEXT.encode(), "text/markdown")
            case "/packed":
                self._send(gzip.compress(PAGE.encode()), "text/html", "gzip")
            case "/deflated":
                self._send(zlib.compress(PAGE.encode()), "text/html", "deflate")
            case "/cut":
                self._send(gzip.compress(PAGE.encode())[:-20], "text/html", "gzip")
            case "/unpacked":
                self._send(PAGE.encode(), "text/html", "gzip")
            case "/bomb":
                self._send(gzip.compress(b"x" * 50_000_000), "text/html", "gzip")
            case "/brotli":
                self._send(b"x", "text/html", "br")
            case "/picture":
                self._send(b"\x89PNG", "image/png")
            case _:
                self.send_error(404)

    def _send(self, body: bytes, kind: str, coding: str = "") -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        if coding:
            self.send_header("Content-Encoding", coding)
        self.end_headers()
        self.wfile.write(body)

    def _redirect(self, target: str) -> None:
        self.send_response(302)
        self.send_header("Location", target)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def pages() -> Iterator[str]:
    """The address of a server on the loopback."""
    running = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    Pages.requests.clear()
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{running.server_port}"
    running.shutdown()
    running.server_close()


def test_a_page_is_fetched_by_its_address_which_it_keeps(tracker: CommandLine, pages: str) -> None:
    assert tracker("import", f"{pages}/moved", "--allow-local").status == 0
    held = article(tracker)
    assert (held["url"], held["published"]) == (f"{pages}/page", "2025-11-07")
    assert Pages.requests == ["/moved", "/page"]


def test_the_fragment_of_an_address_says_nothing_of_the_page(
    tracker: CommandLine, pages: str
) -> None:
    assert tracker("import", f"{pages}/page#top", "--allow-local").status == 0
    assert article(tracker)["url"] == f"{pages}/page"
    done = tracker("import", f"{pages}/page#end", "--allow-local")
    assert (done.status, done.out[:5]) == (0, "known") and "reprint" not in done.err


@pytest.mark.parametrize(
    ("path", "text", "title"),
    [
        ("/latin", "Norvège a signé.", None),
        ("/matter", TEXT, "NO"),
        ("/raw.md", TEXT, "NO"),
        ("/markdown", TEXT, None),
        ("/packed", None, "Norway signs the declaration"),
        ("/deflated", None, "Norway signs the declaration"),
    ],
)
def test_a_page_is_read_as_the_server_says_that_it_is(
    pages: str, path: str, text: str | None, title: str | None
) -> None:
    source = Source(name=path, kind=Kind.HTML, address=pages + path)
    reading = read(source, local=True)
    (item,) = reading.items
    assert isinstance(item, ReadArticle)
    assert item.article.title == title and (text is None or reading.text == text)


def test_the_local_network_is_not_read_and_nothing_is_asked_there(
    tracker: CommandLine, pages: str
) -> None:
    done = tracker("import", pages.replace("http:", "https:") + "/page")
    assert done.status == 5
    assert "127.0.0.1, an address of the local network: --allow-local" in done.err
    assert Pages.requests == []


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "localhost", "[::1]", "10.0.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0",
        "[::ffff:127.0.0.1]", "[fd00::1]", "[fe80::1]", "2130706433", "0x7f.1", "100.64.0.1",
        "[64:ff9b::7f00:1]", "224.0.0.1",
    ],
)  # fmt: skip
def test_every_way_to_write_a_local_address_is_refused(host: str) -> None:
    with pytest.raises(Malformed) as refusal:
        fetch(f"https://{host}/", seconds=3)
    (fault,) = refusal.value.faults
    assert "local network" in fault.message or "no server" in fault.message, fault


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/round", "redirects more than 5 times"),
        ("/large", "too large"),
        ("/picture", "no page but image/png"),
        ("/missing", "answered 404"),
        ("/broken-off", "the page breaks off"),
        ("/plain", "is not UTF-8"),
        ("/cut", "the page breaks off"),
        ("/unpacked", "the page is not compressed as it says"),
        ("/bomb", "the page is too large"),
        ("/brotli", "the page comes compressed as br: save the page"),
    ],
)
def test_a_page_that_is_none_is_one_clear_line(
    tracker: CommandLine, pages: str, path: str, said: str
) -> None:
    done = tracker("import", pages + path, "--allow-local")
    assert done.status == 5 and said in done.err
    assert len(events(tracker)) == 1


@pytest.mark.parametrize("path", ["/endless", "/dripping"])
def test_a_server_that_trickles_is_given_up(pages: str, path: str) -> None:
    start = time.monotonic()
    with pytest.raises(Malformed) as refusal:
        fetch(pages + path, local=True, seconds=0.6)
    assert "takes too long" in refusal.value.faults[0].message
    assert time.monotonic() - start < 8  # it would trickle for ten seconds


def test_a_server_that_trickles_its_greeting_is_given_up() -> None:
    """Each byte of a record of TLS that never ends would begin the time limit of a socket anew."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def greet() -> None:
            connection, _ = server.accept()
            with connection:
                connection.sendall(b"\x16\x03\x03\x40\x00")
                drip(connection.sendall)

        threading.Thread(target=greet, daemon=True).start()
        start = time.monotonic()
        with pytest.raises(Malformed) as refusal:
            fetch(f"https://127.0.0.1:{server.getsockname()[1]}/", local=True, seconds=0.6)
    assert "takes too long" in refusal.value.faults[0].message
    assert time.monotonic() - start < 8


def test_a_redirect_is_checked_anew(pages: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first address may be read, the one that it leads to may not."""
    from tracker.importing import addresses

    public = addresses._is_public
    monkeypatch.setattr(addresses, "_is_public", lambda each: each == "127.0.0.1" or public(each))
    parted = addresses._parted
    monkeypatch.setattr(addresses, "_parted", lambda address, local: parted(address, True))
    with pytest.raises(Malformed) as refusal:
        fetch(f"{pages}/away", seconds=3)
    assert "169.254.169.254, an address of the local network" in refusal.value.faults[0].message


@pytest.mark.parametrize(
    "address", ["https://", "https://a b/", "http://example.org/", "https://user:pw@example.org/"]
)
def test_what_is_no_address_of_a_page_is_refused_before_anything_is_asked(address: str) -> None:
    with pytest.raises(Malformed):
        fetch(address, seconds=1)


# --- memory


def test_memory_does_not_grow_with_the_number_of_articles(tmp_path: Path) -> None:
    """A process that has imported 1,000 articles has about the size that it had after 250."""
    script = (
        "import sys\n"
        "from datetime import datetime, UTC\n"
        "from tracker.commands.imports import start_import\n"
        "for folder in sys.argv[2:]:\n"
        "    done = start_import(sys.argv[1], [folder], now=lambda: datetime.now(UTC),"
        " recorded_by='x')\n"
        "    print(sum(each.verdict == 'new' for each in done.outcomes))\n"
        "    print(open('/proc/self/status').read().split('VmHWM:')[1].split()[0])\n"
    )
    if not Path("/proc/self/status").exists():
        pytest.skip("the size of a process is read from /proc")
    folders = [tmp_path / "250", tmp_path / "750"]
    first = 0
    for folder in folders:
        folder.mkdir()
        number = int(folder.name)
        for each in range(first, first + number):
            gap = " " * 20_000  # so that a text that is kept shows, and none takes long
            (folder / f"{each}.txt").write_text(f"{each}. {TEXT}It rained.{gap}It stopped.\n")
        first += number
    (folders[0] / "accord.yaml").write_text(ACCORD)
    command = [sys.executable, "-c", script, str(tmp_path / "log.db"), *map(str, folders)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    recorded, size, more, larger = map(int, done.stdout.split())
    assert (recorded, more) == (251, 750)
    assert larger < 1.15 * size
