"""`export` and `load`: the same log in another database, or a refusal that names the line."""

import hashlib
import json
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any, LiteralString

import pytest
from command_line import CommandLine
from servers import Server, altering, behind

from tracker.domain.canonical import canonical_json
from tracker.domain.merkle import leaf_hash, root_hash

SEEDS = Path(__file__).parent.parent / "seeds"
TEXTS = {"kept": "Norway signed “Überall” \x7f\u202e", "withheld": "Sweden signed"}


def claims(name: str, text: str) -> str:
    body = text.encode()
    reference = f"{{sha256: {hashlib.sha256(body).hexdigest()}, length: {len(body)}}}"
    return (
        f"article: {{outlet: Wire, title: {name}, published: 2020-09-16, text: {reference}}}\n"
        f"accord: quiet-sea\nclaims:\n- {{act: signed, party: NO, quote: signed, note: {name}}}\n"
    )


@pytest.fixture
def tracker(
    database: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> CommandLine:
    """A log with two texts, one of them withheld, and a retraction."""
    run = CommandLine(database, tmp_path, monkeypatch, capsys)
    (tmp_path / "accord.yaml").write_text("accord: quiet-sea\nname: Quiet Sea\n")
    for name, text in TEXTS.items():
        (tmp_path / f"{name}.yaml").write_text(claims(name, text))
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    assert run("import", *tmp_path.glob("*.yaml")).status == 0
    assert run("texts", "add", *tmp_path.glob("*.txt"), "--why", "for quotes").status == 0
    gone = hashlib.sha256(TEXTS["withheld"].encode()).hexdigest()
    assert run("texts", "withhold", gone, "--why", "a takedown").status == 0
    claim = json.loads(run("audit", "NO", "--format", "json").out)["claims"][0]["id"]
    assert run("retract", claim, "--why", "the plan, not the deed").status == 0
    return run


@pytest.fixture
def stream(tracker: CommandLine, tmp_path: Path) -> Path:
    path = tmp_path / "log.jsonl"
    done = tracker("export", "-o", path)
    assert done.status == 0
    assert done.err.startswith("exported 6 events and 1 texts (1 more withheld); root ")
    return path


@pytest.fixture
def copy(another: Callable[[str], str]) -> str:
    """An empty log of the same kind."""
    return another("copy")


def rows(target: str, table: LiteralString) -> list[Any]:
    with behind(target) as connection:
        found = connection.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall()
    return [
        tuple(bytes(each) if isinstance(each, memoryview) else each for each in row)
        for row in found
    ]


def loaded(tracker: CommandLine, stream: Path | bytes, copy: str) -> Any:
    if isinstance(stream, bytes):
        return tracker("--db", copy, "load", "-", stdin=stream)
    return tracker("--db", copy, "load", stream)


def test_what_is_loaded_is_the_same_log_byte_for_byte(
    tracker: CommandLine, stream: Path, copy: str, tmp_path: Path
) -> None:
    tracker.now = lambda: pytest.fail("the moments are those of the stream")
    done = loaded(tracker, stream, copy)
    assert done.status == 0
    for table in ("events", "texts"):
        assert rows(copy, table) == rows(tracker.db, table)
    assert tracker("--db", copy, "export", "-o", tmp_path / "again.jsonl").status == 0
    assert (tmp_path / "again.jsonl").read_bytes() == stream.read_bytes()
    assert tracker("--db", copy, "verify").status == 0


def test_the_stream_is_what_the_log_says(tracker: CommandLine, stream: Path) -> None:
    header, *told, closing = map(json.loads, stream.read_bytes().splitlines())
    logged = [json.loads(line) for line in tracker("log", "--format", "jsonl").out.splitlines()]
    assert told[:6] == logged
    leaves = [bytes.fromhex(each["leaf_hash"]) for each in logged]
    assert header == {
        "format": "accords-tracker-log",
        "version": 1,
        "size": 6,
        "root": root_hash(leaves).hex(),
    }
    bodies = {each["sha256"]: each["body"] for each in told[6:]}
    assert set(bodies.values()) == {None, TEXTS["kept"]}
    assert (closing["events"], closing["texts"], closing["withheld"]) == (6, 2, 1)


def test_standard_output_gets_the_same_bytes(tracker: CommandLine, stream: Path) -> None:
    assert tracker("export").out.encode() == stream.read_bytes()


def test_nothing_foreign_acts_in_the_stream_and_nothing_withheld_is_in_it(stream: Path) -> None:
    written = stream.read_bytes()
    assert written.isascii()
    assert b"\x7f" not in written
    assert b"Sweden" not in written


def test_a_stream_comes_by_standard_input_too(
    tracker: CommandLine, stream: Path, copy: str
) -> None:
    assert loaded(tracker, stream.read_bytes(), copy).status == 0
    assert rows(copy, "events") == rows(tracker.db, "events")


def refused(tracker: CommandLine, lines: list[bytes], copy: str) -> str:
    """Load a stream that must be refused, and return what was said; nothing is written."""
    done = loaded(tracker, b"".join(lines), copy)
    assert done.status == 5, done
    assert rows(copy, "events") == rows(copy, "texts") == []
    return str(done.err).splitlines()[0].removeprefix("tracker: ")


Damage = Callable[[list[bytes]], list[bytes]]
# lines: 1 the header, 2 to 7 events, 8 and 9 texts, 10 the closing line
DAMAGED: dict[str, tuple[Damage, str]] = {
    "empty": (lambda lines: [], "-:1: the stream ends before its closing line"),
    "no header": (lambda lines: lines[1:], "-:1: this is no header"),
    "another version": (
        lambda lines: [lines[0].replace(b'"version":1', b'"version":2'), *lines[1:]],
        "-:1: version 2 of the format is not known",
    ),
    "no size": (
        lambda lines: [lines[0].replace(b'"size":6', b'"size":"6"'), *lines[1:]],
        "-:1: the size is no number",
    ),
    "a changed event": (
        lambda lines: [each.replace(b'"note":"kept"', b'"note":"kepd"') for each in lines],
        "its leaf hash is not that of its contents",
    ),
    "a changed moment": (
        lambda lines: [*lines[:3], lines[3].replace(b":00.000000Z", b":00.000001Z"), *lines[4:]],
        "-:4: this event cannot be taken: its leaf hash",
    ),
    "no moment": (
        lambda lines: [*lines[:3], lines[3].replace(b".000000Z", b"Z"), *lines[4:]],
        "-:4: recorded_at is",
    ),
    "another type": (
        lambda lines: [*lines[:2], lines[2].replace(b'"version":1', b'"version":true'), *lines[3:]],
        "-:3: version is True, which cannot be",
    ),
    "a space": (
        lambda lines: [*lines[:2], lines[2].replace(b":", b": ", 1), *lines[3:]],
        "-:3: this line cannot be read: it is not in the form",
    ),
    "a doubled key": (
        lambda lines: [*lines[:2], lines[2].replace(b"{", b'{"position":2,', 1), *lines[3:]],
        "-:3: this line cannot be read: it is not in the form",
    ),
    "no JSON": (lambda lines: [*lines[:2], b"\xff\n", *lines[3:]], "-:3: this line cannot be read"),
    "too deep": (
        lambda lines: [*lines[:2], b"[" * 100_000 + b"\n", *lines[3:]],
        "-:3: this line cannot be read",
    ),
    "a missing event": (
        lambda lines: [*lines[:2], *lines[3:]],
        "-:3: position 2 was expected here, this is 3",
    ),
    "a missing last event": (
        lambda lines: [*lines[:6], *lines[7:]],
        "-:7: the event at position 6 was expected here",
    ),
    "a doubled event": (
        lambda lines: [*lines[:3], lines[2], *lines[3:]],
        "-:4: position 3 was expected here, this is 2",
    ),
    "a doubled last event": (
        lambda lines: [*lines[:7], lines[6], *lines[7:]],
        "-:8: a text or the closing line was expected here",
    ),
    "swapped events": (
        lambda lines: [lines[0], lines[2], lines[1], *lines[3:]],
        "-:2: position 1 was expected here, this is 2",
    ),
    "a cut line": (
        lambda lines: [*lines[:3], lines[3][:-20]],
        "-:4: the stream ends within this line",
    ),
    "a cut after a line": (
        lambda lines: lines[:5],
        "-:6: the stream ends before its closing line",
    ),
    "no closing line": (
        lambda lines: lines[:-1],
        "-:10: the stream ends before its closing line",
    ),
    "a changed text": (
        lambda lines: [each.replace(b"Norway signed", b"Sveden signed") for each in lines],
        "this text has another SHA-256",
    ),
    "half a surrogate": (
        lambda lines: [each.replace(b"Norway signed", b"\\ud800") for each in lines],
        "this text has another SHA-256",
    ),
    "swapped texts": (
        lambda lines: [*lines[:7], lines[8], lines[7], lines[9]],
        "-:9: texts stand in the order of their hashes",
    ),
    "a doubled text": (
        lambda lines: [*lines[:8], lines[7], *lines[8:]],
        "-:9: texts stand in the order of their hashes",
    ),
    "a missing text": (
        lambda lines: [*lines[:7], *lines[8:]],
        "-:9: the closing line does not fit the lines before it",
    ),
    "a text that went": (
        lambda lines: [
            each.replace(b'"withheld_at":"2026-11-22T12:00:00.000000Z"', b'"withheld_at":null')
            for each in lines
        ],
        "this text has no body, and nobody withheld it",
    ),
    "another reason": (
        lambda lines: [each.replace(b"a takedown", b"a mistake") for each in lines],
        "-:10: the closing line does not fit the lines before it",
    ),
    "more after the end": (
        lambda lines: [*lines, lines[-1]],
        "-:11: the stream goes on after its closing line",
    ),
    "another root": (
        lambda lines: [lines[0].replace(b'"root":"', b'"root":"0'), *lines[1:]],
        "-:1: the header has the root 0",
    ),
}


@pytest.mark.parametrize("damage", DAMAGED)
def test_a_damaged_stream_is_refused_with_its_line_and_nothing_is_written(
    tracker: CommandLine, stream: Path, copy: str, damage: str
) -> None:
    change, said = DAMAGED[damage]
    assert said in refused(tracker, change(stream.read_bytes().splitlines(keepends=True)), copy)


def test_a_forged_event_under_a_right_leaf_hash_does_not_have_the_root(
    tracker: CommandLine, stream: Path, copy: str
) -> None:
    lines = stream.read_bytes().splitlines(keepends=True)
    told = json.loads(lines[2])
    told["recorded_by"] = "somebody else"
    del told["leaf_hash"]
    told["leaf_hash"] = leaf_hash(canonical_json(told).encode()).hex()
    lines[2] = json.dumps(told, separators=(",", ":")).encode() + b"\n"
    assert refused(tracker, lines, copy).startswith("-:1: the header has the root")


def test_an_event_that_cannot_be_read_is_refused_even_under_a_right_leaf_hash(
    tracker: CommandLine, stream: Path, copy: str
) -> None:
    lines = stream.read_bytes().splitlines(keepends=True)
    told = json.loads(lines[2])
    told["payload"]["colour"] = "red"
    del told["leaf_hash"]
    told["leaf_hash"] = leaf_hash(canonical_json(told).encode()).hex()
    lines[2] = json.dumps(told, separators=(",", ":")).encode() + b"\n"
    assert "unknown key 'colour'" in refused(tracker, lines, copy)


def test_time_that_goes_back_is_refused(tracker: CommandLine, stream: Path, copy: str) -> None:
    lines = stream.read_bytes().splitlines(keepends=True)
    told = json.loads(lines[3])
    told["recorded_at"] = "2020-01-01T00:00:00.000000Z"
    del told["leaf_hash"]
    told["leaf_hash"] = leaf_hash(canonical_json(told).encode()).hex()
    lines[3] = json.dumps(told, separators=(",", ":")).encode() + b"\n"
    assert "-:4: this event was recorded before the one above it" in refused(tracker, lines, copy)


def test_a_database_that_holds_something_is_left_as_it_is(
    tracker: CommandLine, stream: Path, copy: str, tmp_path: Path
) -> None:
    before = rows(tracker.db, "events")
    done = tracker("load", stream)
    assert done.status == 5
    assert "this one holds something" in done.err
    assert rows(tracker.db, "events") == before
    texts_alone = copy
    assert tracker("--db", texts_alone, "db", "upgrade").status == 0
    assert tracker("--db", texts_alone, "texts", "add", tmp_path / "kept.txt").status == 0
    assert tracker("--db", texts_alone, "load", stream).status == 5


def test_an_empty_log_moves_too(
    tracker: CommandLine, copy: str, another: Callable[[str], str], tmp_path: Path
) -> None:
    empty = another("empty")
    assert tracker("--db", empty, "db", "upgrade").status == 0
    assert tracker("--db", empty, "export", "-o", tmp_path / "empty.jsonl").status == 0
    assert len((tmp_path / "empty.jsonl").read_bytes().splitlines()) == 2
    done = loaded(tracker, tmp_path / "empty.jsonl", copy)
    assert done.status == 0
    assert done.err.endswith(
        "root e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\n"
    )


def test_an_altered_log_is_not_exported_and_an_earlier_file_stays(
    tracker: CommandLine, stream: Path
) -> None:
    before = stream.read_bytes()
    altering(tracker.db, "UPDATE events SET recorded_by = 'nobody' WHERE position = 3")
    done = tracker("export", "-o", stream)
    assert done.status == 6
    assert "event 3 of the log cannot be read: its leaf hash" in done.err
    assert stream.read_bytes() == before
    assert [each.name for each in stream.parent.glob(".log*")] == []


@pytest.mark.parametrize("name", ["no/such/folder.jsonl", "."])
def test_a_file_that_cannot_be_written_or_read_is_usage(
    tracker: CommandLine, tmp_path: Path, name: str
) -> None:
    assert tracker("export", "-o", tmp_path / name).status == 2
    assert tracker("load", tmp_path / name).status == 2


def test_between_sqlite_and_postgresql_an_export_stays_the_same_byte_for_byte(
    server: Server,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """There and back, with texts, one withheld, judgements of drafts and a retraction."""
    run = CommandLine(str(tmp_path / "log.db"), tmp_path, monkeypatch, capsys)
    assert run("import", SEEDS).status == 0
    (tmp_path / "accord.yaml").write_text("accord: quiet-sea\nname: Quiet Sea\n")
    for name, text in TEXTS.items():
        (tmp_path / f"{name}.yaml").write_text(
            claims(name, text) + "- {act: joined, party: SE, quote: signed, method: rules/1}\n"
        )
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    assert run("import", *tmp_path.glob("*.yaml")).status == 0
    run("texts", "add", *tmp_path.glob("*.txt"))
    gone = hashlib.sha256(TEXTS["withheld"].encode()).hexdigest()
    assert run("texts", "withhold", gone, "--why", "a takedown").status == 0
    told = map(json.loads, run("log", "--format", "jsonl").out.splitlines())
    drafts = [
        each["subject"]
        for each in told
        if each["kind"] == "claim-recorded" and each["payload"].get("method") == "rules/1"
    ]
    assert run("accept", drafts[0]).status == run("reject", drafts[1], "--why", "no").status == 0
    assert run("retract", drafts[0], "--why", "misread").status == 0
    logs = [run.db, server.log(), str(tmp_path / "back.db")]
    exports: list[Path] = []
    for number, log in enumerate(logs):
        if exports:
            assert run("--db", log, "load", exports[-1]).status == 0
            assert run("--db", log, "verify").status == 0
        exports.append(tmp_path / f"{number}.jsonl")
        assert run("--db", log, "export", "-o", exports[-1]).status == 0
    assert len({path.read_bytes() for path in exports}) == 1
    roots = {run("--db", log, "checkpoint").out for log in logs}
    assert len(roots) == 1
    server.drop(logs[1])


def peak(lines: int, tmp_path: Path) -> int:
    """Export and load a log of so many claims; return the largest memory in use."""
    from datetime import UTC, datetime

    from tracker.commands.archives import load_stream, write_whole
    from tracker.commands.imports import import_files
    from tracker.queries.archives import exported
    from tracker.queries.log import open_log

    folder = tmp_path / str(lines)
    folder.mkdir()
    (folder / "accord.yaml").write_text("accord: quiet-sea\nname: Quiet Sea\n")
    said = '{"article":{"outlet":"W","title":"T"},"accord":"quiet-sea","party":"NO","act":"signed"'
    (folder / "claims.jsonl").write_text(
        "".join(f'{said},"locator":"row {number}"}}\n' for number in range(lines))
    )
    db, stream = str(folder / "log.db"), folder / "log.stream"
    import_files(
        db, [str(folder)], now=lambda: datetime(2026, 11, 22, tzinfo=UTC), recorded_by="me"
    )
    tracemalloc.start()
    with open_log(db) as log:
        write_whole(stream, exported(log)[0])
    with stream.open("rb") as opened:
        load_stream(str(folder / "copy.db"), opened, "stream")
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most


def test_memory_does_not_grow_with_the_log(tmp_path: Path) -> None:
    peak(10, tmp_path)  # imports and caches
    assert peak(6_000, tmp_path) < 1.2 * peak(2_000, tmp_path)
