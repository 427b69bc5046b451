"""Checkpoints and proofs: what they show, and that whatever was touched is found."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from command_line import CommandLine
from servers import altering

from tracker.domain.errors import Usage
from tracker.domain.notes import Checkpoint

CLAIMS = """
article: {outlet: Wire, title: A signing, published: 2020-09-16}
accord: quiet-sea
claims:
  - {act: signed, party: NO, quote: Norway signed}
  - {act: signed, party: SE, locator: table 1}
"""


@pytest.fixture
def tracker(
    database: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> CommandLine:
    run = CommandLine(database, tmp_path, monkeypatch, capsys)
    (tmp_path / "accord.yaml").write_text("accord: quiet-sea\nname: Quiet Sea\n")
    (tmp_path / "claims.yaml").write_text(CLAIMS)
    assert run("import", tmp_path).status == 0
    return run


def kept(run: CommandLine) -> Path:
    """A checkpoint that was printed and put away."""
    file = run.folder / "checkpoint.txt"
    file.write_text(run("checkpoint", "--origin", "example.org/log").out)
    return file


def test_a_checkpoint_is_origin_size_and_root(tracker: CommandLine) -> None:
    origin, size, root, end = tracker("checkpoint", "--origin", "example.org/log").out.split("\n")
    assert (origin, size, len(root), end) == ("example.org/log", "4", 44, "")
    assert tracker("checkpoint", "--at", "2").out.split("\n")[1] == "2"
    assert tracker("checkpoint", "--origin", "a+b").status == 2


def test_a_log_that_has_grown_extends_its_checkpoint(tracker: CommandLine) -> None:
    file = kept(tracker)
    (claim,) = json.loads(tracker("audit", "NO", "--format", "json").out)["claims"]
    tracker("retract", claim["id"], "--why", "misread")
    done = tracker("verify", "--checkpoint", file)
    assert done.status == 0
    assert "its first 4 events are the same, 1 have followed" in done.out


@pytest.mark.parametrize(
    ("statements", "found", "first"),
    [
        (["DELETE FROM events WHERE position = 4"], "its tail was cut", 4),
        (["UPDATE events SET recorded_by = 'x' WHERE position = 2"], "root over the first 4", 2),
        (["UPDATE events SET payload = '{}' WHERE position = 3"], "root over the first 4", 3),
        (["UPDATE events SET payload = 'x' WHERE position = 3"], "root over the first 4", 3),
    ],
)
def test_a_cut_or_altered_log_is_found_and_an_export_names_the_place(
    tracker: CommandLine, statements: list[str], found: str, first: int
) -> None:
    file, export = kept(tracker), tracker.folder / "export.jsonl"
    export.write_text(tracker("log", "--format", "jsonl").out)
    altering(tracker.db, *statements)
    done = tracker("verify", "--checkpoint", file, "--against", export)
    assert done.status == 1
    assert found in done.out
    assert f"position {first} is the first that differs" in done.out


def test_a_log_that_was_built_anew_is_found(
    tracker: CommandLine, tmp_path: Path, another: Callable[[str], str]
) -> None:
    file = kept(tracker)
    tracker.db = another("anew")
    claims = (tmp_path / "claims.yaml").read_text()
    (tmp_path / "claims.yaml").write_text(claims.replace("party: SE", "party: FI"))
    assert tracker("import", tmp_path).status == 0
    assert tracker("verify").status == 0
    assert tracker("verify", "--checkpoint", file).status == 1


def test_a_proof_needs_no_database_and_says_what_it_does_not_prove(
    tracker: CommandLine, tmp_path: Path
) -> None:
    (claim,) = json.loads(tracker("audit", "NO", "--format", "json").out)["claims"]
    proof = tmp_path / "proof.json"
    assert tracker("prove", claim["id"][:9], "-o", proof).status == 0
    assert tracker("prove", claim["id"], "-o", proof).status == 2  # never over another file
    tracker.db = str(tmp_path / "none.db")
    done = tracker("verify", "--proof", proof)
    assert done.status == 0
    assert f"{claim['id']} was recorded at position 3" in done.out
    assert "does not prove that the claim stands" in done.out


ALTERATIONS: list[tuple[Callable[[Any], object], str]] = [
    (lambda p: p["events"][0]["event"]["payload"].update(quote="Norway left"), "leaf hash"),
    (lambda p: p["events"][0]["event"].update(recorded_at="2020"), "leaf hash"),
    (lambda p: p["events"][0]["event"].update(position=2), "leaf hash"),
    (lambda p: p["events"][0]["event"].update(position="3"), "cannot be read"),
    (lambda p: p["events"][1]["inclusion"].reverse(), "not in the tree"),
    (lambda p: p["events"][1]["inclusion"].pop(), "not in the tree"),
    (lambda p: p["events"][1]["inclusion"].append("zz"), "cannot be read"),
    (lambda p: p.update(checkpoint=p["checkpoint"].replace("\n4\n", "\n5\n")), "not in the tree"),
    (lambda p: p["events"][1].update(event=p["events"][0]["event"]), "not in the tree"),
    (lambda p: p["events"].__setitem__(1, {**p["events"][0], "of": "article"}), "not those of a"),
    (lambda p: p["events"][0]["event"].pop("kind"), "cannot be read"),
]


def test_a_claim_is_proved_after_it_was_retracted_and_restored(
    tracker: CommandLine, tmp_path: Path
) -> None:
    (claim, _) = json.loads(tracker("members", "--on", "2025-01-01", "--format", "json").out)["yes"]
    (claim_id,) = claim["claims"]
    for command in ("retract", "restore"):
        assert tracker(command, claim_id, "--why", "a test").status == 0
        proof = tmp_path / f"{command}.json"
        proof.write_text(tracker("prove", claim_id).out)
        assert tracker("verify", "--proof", proof).status == 0


@pytest.mark.parametrize(("alter", "found"), ALTERATIONS)
def test_whatever_is_altered_in_a_proof_is_found(
    tracker: CommandLine, tmp_path: Path, alter: Callable[[Any], object], found: str
) -> None:
    (claim,) = json.loads(tracker("audit", "NO", "--format", "json").out)["claims"]
    proof = json.loads(tracker("prove", claim["id"]).out)
    alter(proof)
    (tmp_path / "proof.json").write_text(json.dumps(proof))
    done = tracker("verify", "--proof", tmp_path / "proof.json")
    assert done.status == 1, done
    assert found in done.out


@pytest.mark.parametrize("text", ["", "{}", "[]", "{", '{"format": "accords-tracker proof/1"}'])
def test_what_is_no_proof_is_usage(tracker: CommandLine, tmp_path: Path, text: str) -> None:
    (tmp_path / "proof.json").write_text(text)
    done = tracker("verify", "--proof", tmp_path / "proof.json")
    assert (done.status, done.out) == (2, "")
    assert "this is no proof" in done.err


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a\n1\n",
        "a\n1\n!!\n",
        "a\n-1\nAAAA\n",
        "a\n01\n" + "A" * 43 + "=\n",
        "\n1\nx\n",
        "a\n1\nAAAA\n",
    ],
)
def test_what_is_no_checkpoint_is_usage(text: str) -> None:
    with pytest.raises(Usage):
        Checkpoint.parse(text)


def test_a_signed_note_is_read_by_its_body() -> None:
    note = Checkpoint(origin="example.org/log", size=7, root=bytes(range(32)))
    assert Checkpoint.parse(str(note)) == note
    assert Checkpoint.parse(f"{note}\n— example.org/log AAAA\n") == note


def test_against_goes_with_a_checkpoint(tracker: CommandLine, tmp_path: Path) -> None:
    assert tracker("verify", "--against", tmp_path / "x").status == 2
    assert tracker("verify", "--checkpoint", tmp_path / "missing").status == 2
    (tmp_path / "bad").write_text("not json\n")
    file = kept(tracker)
    altering(tracker.db, "DELETE FROM events WHERE position = 4")
    assert tracker("verify", "--checkpoint", file, "--against", tmp_path / "bad").status == 2
