"""`verify` finds whatever was altered behind the log's back; the tests alter the file underneath."""

import hashlib
import json
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from command_line import CommandLine
from servers import altering, behind

from tracker.domain.events import ClaimRecorded

CLAIMS = """
article: {outlet: Wire, title: A signing, published: 2020-09-16, text: {sha256: %s, length: 30}}
accord: quiet-sea
claims:
  - {act: signed, party: NO, quote: Norway signed, at: 4}
  - {act: signed, party: SE, quote: Sweden signed}
  - {act: joined, party: FI, locator: table 1}
"""
TEXT = "Æ😀: Norway signed, Sweden signed"


@pytest.fixture
def tracker(
    database: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> CommandLine:
    run = CommandLine(database, tmp_path, monkeypatch, capsys)
    (tmp_path / "accord.yaml").write_text("accord: quiet-sea\nname: Quiet Sea\n")
    sha256 = hashlib.sha256(TEXT.encode()).hexdigest()
    claims = CLAIMS.replace("length: 30", f"length: {len(TEXT.encode())}") % sha256
    (tmp_path / "claims.yaml").write_text(claims)
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "one.txt").write_text(TEXT, encoding="utf-8")
    assert run("import", *tmp_path.glob("*.yaml")).status == 0
    assert run("retract", "c-", "--why", "x").status == 2
    return run


def test_an_untouched_log_is_clean(tracker: CommandLine) -> None:
    done = tracker("verify")
    assert (done.status, done.out) == (
        0,
        "5 events, 3 claims, 0 texts held; 0 of 2 quotes checked against their text: no problems\n",
    )


@pytest.mark.parametrize(
    ("statements", "finding"),
    [
        (
            ["UPDATE events SET payload = replace(payload, 'signed', 'joined') WHERE position = 3"],
            "event 3: its leaf hash is not that of its contents",
        ),
        (
            ["UPDATE events SET recorded_by = 'nobody' WHERE position = 1"],
            "event 1: its leaf hash is not that of its contents",
        ),
        (["UPDATE events SET party = 'DK' WHERE position = 4"], "event 4: its id is"),
        (["UPDATE events SET subject = 'a-0' WHERE position = 2"], "event 2: its id is a-0"),
        (["UPDATE events SET subject = 'x' WHERE position = 1"], "event 1: its subject is 'x'"),
        (["DELETE FROM events WHERE position = 4"], "event 5: position 4 was expected here"),
        (["DELETE FROM events WHERE position = 1"], "event 2: position 1 was expected here"),
        (["DELETE FROM events WHERE position = 2"], "was recorded before it"),
        (["UPDATE events SET payload = 'x' WHERE position = 5"], "event 5: it has no leaf hash"),
        (
            ["UPDATE events SET payload = replace(payload, '{', '{ ') WHERE position = 5"],
            "the payload is not canonical JSON",
        ),
        (
            ["UPDATE events SET payload = replace(payload, '{', '{\"act\":\"x\",')"],
            "the payload is not canonical JSON",
        ),
        (["UPDATE events SET kind = 'y' WHERE position = 5"], "cannot be read: unknown kind 'y'"),
        (["UPDATE events SET recorded_at = '2027' WHERE position = 2"], "recorded before the one"),
        (
            [
                "UPDATE events SET position = 99 WHERE position = 3",
                "UPDATE events SET position = 3 WHERE position = 4",
                "UPDATE events SET position = 4 WHERE position = 99",
            ],
            "event 3: its leaf hash is not that of its contents",
        ),
    ],
)
def test_whatever_is_altered_is_found(
    tracker: CommandLine, statements: list[str], finding: str
) -> None:
    altering(tracker.db, *statements)
    done = tracker("verify")
    assert done.status == 1
    assert finding in done.out


@pytest.mark.parametrize(
    "to",
    [
        "payload = cast(payload AS BLOB)",
        "accord = cast(accord AS BLOB)",
        "recorded_at = cast(recorded_at AS BLOB)",
        "recorded_by = x'6a79da'",  # whose base64 is `anna`, with the same leaf hash
    ],
)
def test_a_value_of_another_type_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], to: str
) -> None:
    """Only SQLite lets a column hold it."""
    run = CommandLine(str(tmp_path / "log.db"), tmp_path, monkeypatch, capsys)
    (tmp_path / "accord.yaml").write_text("accord: quiet-sea\nname: Quiet Sea\n")
    run("import", "--recorded-by", "anna", tmp_path)
    altering(run.db, f"UPDATE events SET {to}")
    done = run("verify")
    assert (done.status, "event 1: it has no leaf hash: a column is no text" in done.out) == (
        1,
        True,
    )
    assert run("log").status == 6


@pytest.mark.parametrize(
    ("position", "old", "new", "finding"),
    [
        (1, '"signatory"', '"nonsense"', "neither a criterion nor an act"),
        (1, "true", '"no"', "'no' is no bool"),
        (2, '"Wire"', "5", "5 is no str"),
        (2, '"length":36', '"length":-3', "-3 is below zero"),
        (3, '"at":4', '"at":-7', "-7 is below zero"),
        (3, '"at":4', '"at":"4"', "'4' is no int"),
        (5, '"act"', '"supersedes":"c-none","act"', "it supersedes c-none, which is not recorded"),
        (5, '"locator"', '"lokator"', "unknown key 'lokator'"),
        (3, '"signed"', '"joined"', "event 3: its id is"),
        (1, '"quiet-sea"', '"noisy-sea"', "event 3: no accord 'quiet-sea' was defined before it"),
        (2, '"length":36', '"length":35', "has 36 bytes, not as recorded"),
    ],
)
def test_what_cannot_be_is_found_even_under_a_right_leaf_hash(
    tracker: CommandLine, tmp_path: Path, position: int, old: str, new: str, finding: str
) -> None:
    from tracker.domain.canonical import canonical_json
    from tracker.domain.merkle import leaf_hash
    from tracker.log.codec import Row

    with behind(tracker.db) as connection:
        query = f"SELECT * FROM events WHERE position = {position}"
        row = Row(*connection.execute(query).fetchone())
    assert old in row.payload
    content = json.loads(row.payload.replace(old, new))
    columns = {key: value for key, value in row._asdict().items() if key != "leaf_hash"}
    leaf = leaf_hash(canonical_json({**columns, "payload": content}).encode())
    altering(tracker.db)
    with behind(tracker.db) as connection:
        mark = "%s" if "://" in tracker.db else "?"
        connection.execute(
            f"UPDATE events SET payload = {mark}, leaf_hash = {mark} WHERE position = {mark}",
            (canonical_json(content), leaf, position),
        )
    done = tracker("verify", "--texts", tmp_path / "texts")
    assert done.status == 1
    assert finding in done.out


def test_a_decision_that_cannot_have_been_made_is_found(tracker: CommandLine) -> None:
    from tracker.domain.events import ClaimAccepted, ClaimRestored, ClaimRetracted
    from tracker.log import store
    from tracker.log.engine import disposing, open_writer

    with (
        disposing(open_writer(tracker.db, create=False)) as engine,
        store.transaction(engine) as connection,
    ):
        claim = next(iter(store.subjects_like(connection, "c-", upto=9)))
        party = {
            e.body.claim.id: e.body.claim.party
            for e in store.about(connection, subjects=[claim], upto=9)
            if isinstance(e.body, ClaimRecorded)
        }[claim]
        about: dict[str, Any] = {"claim": claim, "accord": "quiet-sea", "party": party}
        store.append(
            connection,
            [
                ClaimAccepted(**about),
                ClaimRestored(**about),
                ClaimRetracted(**about),
                ClaimRetracted(**about),
                ClaimRetracted(**{**about, "claim": "c-0"}),
                ClaimRestored(**{**about, "party": "XX"}),
            ],
            recorded_at="2026-11-22T13:00:00.000000Z",
            recorded_by="tests",
        )
    out = tracker("verify").out
    assert f"event 6: it judges {claim}, which is no draft" in out
    assert f"event 7: {claim} was not retracted" in out
    assert "event 8" not in out
    assert f"event 9: {claim} was already retracted" in out
    assert "event 10: no claim c-0 was recorded before it" in out
    assert "event 11: its accord and party are not those of its claim" in out


def test_a_question_about_a_damaged_event_is_an_error_not_an_answer(tracker: CommandLine) -> None:
    altering(tracker.db, "UPDATE events SET payload = '{}' WHERE position = 3")
    done = tracker("members")
    assert (done.status, done.out) == (6, "")
    assert "event 3 of the log cannot be read" in done.err


def test_quotes_are_checked_against_texts_in_a_folder_and_held_texts(
    tracker: CommandLine, tmp_path: Path
) -> None:
    assert "2 of 2 quotes checked" in tracker("verify", "--texts", tmp_path / "texts").out
    assert tracker("texts", "add", tmp_path / "texts" / "one.txt").err == "1 new, 0 known\n"
    assert "1 texts held; 2 of 2 quotes" in tracker("verify").out
    assert tracker("verify", "--texts", tmp_path / "nowhere").status == 2


@pytest.mark.parametrize(
    ("body", "finding"),
    [
        (TEXT.replace("Norway", "Sveden"), "its SHA-256 is another"),
        ("\\xff", "its SHA-256 is another"),
    ],
)
def test_an_altered_text_is_found(
    tracker: CommandLine, tmp_path: Path, body: str, finding: str
) -> None:
    tracker("texts", "add", tmp_path / "texts" / "one.txt")
    with behind(tracker.db) as connection:
        mark = "%s" if "://" in tracker.db else "?"
        connection.execute(f"UPDATE texts SET body = {mark}", (body.encode(),))
    done = tracker("verify")
    assert done.status == 1
    assert finding in done.out


def test_a_quote_that_does_not_stand_where_it_should_is_found(
    tracker: CommandLine, tmp_path: Path
) -> None:
    from tracker.domain.claims import Quote
    from tracker.log import store
    from tracker.log.engine import disposing, open_writer

    with (
        disposing(open_writer(tracker.db, create=False)) as engine,
        store.transaction(engine) as connection,
    ):
        claim = next(
            event.body.claim
            for event in store.whole(connection, upto=9)
            if isinstance(event.body, ClaimRecorded) and event.body.claim.party == "NO"
        )
        import dataclasses

        moved = dataclasses.replace(claim, quote=Quote(words="Norway signed", at=5))
        elsewhere = dataclasses.replace(claim, also=(Quote(words="Danmark"),))
        store.append(
            connection,
            [ClaimRecorded(claim=moved), ClaimRecorded(claim=elsewhere)],
            recorded_at="2026-11-22T13:00:00.000000Z",
            recorded_by="tests",
        )
    done = tracker("verify", "--texts", tmp_path / "texts")
    assert done.status == 1
    assert "event 6: 'Norway signed' does not stand at 5" in done.out
    assert "event 7: 'Danmark' does not stand in the text" in done.out


def test_it_can_be_read_by_a_script(tracker: CommandLine) -> None:
    assert json.loads(tracker("verify", "--format", "json").out)["findings"] == []
    assert tracker("verify", "--format", "csv").out == "position,problem\n"


def log_of(articles: int, folder: Path) -> str:
    """A log of so many articles with a text and five claims each, one in ten of them retracted."""
    from datetime import UTC, datetime

    from tracker.commands.imports import import_files
    from tracker.domain.events import ClaimRetracted
    from tracker.log import store, texts
    from tracker.log.engine import disposing, open_writer

    folder.mkdir()
    (folder / "accord.yaml").write_text("accord: quiet-sea\nname: Quiet Sea\n")
    lines = []
    for number in range(articles):
        text = f"Article {number} says that they have signed. " + "And so on. " * 500
        (folder / f"{number}.txt").write_text(text)
        body = text.encode()
        article = {
            "outlet": "Wire",
            "title": f"T {number}",
            "text": {"sha256": hashlib.sha256(body).hexdigest(), "length": len(body)},
        }
        lines += [
            json.dumps(
                {
                    "article": article,
                    "accord": "quiet-sea",
                    "party": f"p-{each}",
                    "act": "signed",
                    "quote": "have signed",
                    "at": text.index("have signed"),
                }
            )
            for each in range(5)
        ]
    (folder / "claims.jsonl").write_text("\n".join(lines))
    db = str(folder / "log.db")
    now = datetime(2026, 11, 22, tzinfo=UTC)
    paths = [str(folder / "accord.yaml"), str(folder / "claims.jsonl")]
    import_files(db, paths, now=lambda: now, recorded_by="me")
    with disposing(open_writer(db, create=False)) as engine, store.transaction(engine) as writing:
        for path in folder.glob("*.txt"):
            texts.add(writing, path.read_bytes(), at="2026", by="me")
        told = [
            event.body.claim
            for event in store.whole(writing, upto=10**6)
            if isinstance(event.body, ClaimRecorded)
        ]
        store.append(
            writing,
            [ClaimRetracted(claim=c.id, accord=c.accord, party=c.party) for c in told[::10]],
            recorded_at="2026-11-22T13:00:00.000000Z",
            recorded_by="me",
        )
    return db


def test_memory_does_not_grow_with_the_log_or_its_texts(tmp_path: Path) -> None:
    from tracker.queries.log import open_log
    from tracker.queries.verification import verified

    peaks = {}
    for articles in (20, 1_050, 2_100):
        db = log_of(articles, tmp_path / str(articles))
        tracemalloc.start()
        with open_log(db) as log:
            found = verified(log, None)
        _, peaks[articles] = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert found.findings == ()
        assert found.tally.checked_quotes == found.tally.quotes == 5 * articles
    assert peaks[2_100] < 1.2 * peaks[1_050]
