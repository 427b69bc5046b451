"""Signed checkpoints: whose they are is checked, and whatever was altered is found."""

import json
import stat
import sys
from pathlib import Path
from typing import Any

import pytest
from command_line import CommandLine

from tracker.domain.errors import Usage
from tracker.domain.notes import Key, parted
from tracker.queries.signatures import new_key, public_key, signed, unsigned_by

SEEDS = Path(__file__).parent.parent / "seeds"
VECTOR: Any = json.loads(
    (Path(__file__).parent.parent / "fixtures" / "merkle" / "sumdb-note.json").read_text()
)
NAME = "example.org/accords"


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


@pytest.fixture
def public(tracker: CommandLine) -> str:
    """The public key of a key that lies in `key`."""
    done = tracker("keygen", tracker.folder / "key", "--name", NAME)
    assert done.status == 0
    return done.out.strip()


def kept(tracker: CommandLine, *options: object) -> Path:
    file = tracker.folder / "note"
    done = tracker("checkpoint", "--sign", tracker.folder / "key", *options)
    assert done.status == 0
    file.write_text(done.out, encoding="utf-8")
    return file


def test_the_published_note_is_signed_and_checked_alike() -> None:
    private, public = Key.parse(VECTOR["private"], private=True), VECTOR["public"]
    note = VECTOR["text"] + "\n" + VECTOR["signature"]
    assert signed(VECTOR["text"], private) == note
    assert str(public_key(private)) == public
    assert unsigned_by(note, Key.parse(public, private=False)) is None
    assert parted(note)[0] == VECTOR["text"]
    altered = note.replace("is the answer", "is no answer")
    assert "does not fit the checkpoint" in str(
        unsigned_by(altered, Key.parse(public, private=False))
    )


def test_a_checkpoint_is_signed_by_a_key_and_checked_by_its_public_half(
    tracker: CommandLine, public: str
) -> None:
    file = kept(tracker)
    assert file.read_text(encoding="utf-8").splitlines()[0] == NAME
    done = tracker("verify", "--checkpoint", file, "--key", public)
    assert (done.status, done.out.splitlines()[-1]) == (0, "its checkpoint is signed by that key")
    (tracker.folder / "public").write_text(public + "\n")
    assert tracker("verify", "--checkpoint", file, "--key", tracker.folder / "public").status == 0
    without = tracker("verify", "--checkpoint", file)
    assert without.status == 0 and f"the checkpoint is signed ({NAME}+" in without.err


def test_the_key_is_for_its_owner_alone_and_never_written_over(
    tracker: CommandLine, public: str
) -> None:
    key = tracker.folder / "key"
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    before = key.read_bytes()
    assert tracker("keygen", key).status == 2
    assert key.read_bytes() == before
    assert b"PRIVATE+KEY+" in before and "PRIVATE" not in public


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda note: note.replace("\n94\n", "\n93\n"), "does not fit the checkpoint"),
        (lambda note: note.replace(NAME + "\n", "elsewhere\n", 1), "does not fit the checkpoint"),
        (lambda note: note.partition("\n\n")[0] + "\n", "it is not signed"),
        (lambda note: note[:-10] + "AAAAAAAA=\n", "does not fit the checkpoint"),
        (lambda note: note.replace("— " + NAME, "— somebody"), "it is signed by somebody+"),
    ],
)
def test_an_altered_note_or_signature_is_found(
    tracker: CommandLine, public: str, change: Any, said: str
) -> None:
    file = kept(tracker)
    file.write_text(change(file.read_text(encoding="utf-8")), encoding="utf-8")
    done = tracker("verify", "--checkpoint", file, "--key", public)
    assert done.status == 1, done
    assert said in done.out


def test_a_signature_of_another_key_of_that_name_is_not_enough(
    tracker: CommandLine, public: str
) -> None:
    other = public_key(new_key(NAME))
    done = tracker("verify", "--checkpoint", kept(tracker), "--key", str(other))
    assert done.status == 1
    assert f"bears no signature of {NAME}+{other.key_id.hex()}: it is signed by {NAME}+" in done.out


def test_further_signatures_are_passed_over(tracker: CommandLine, public: str) -> None:
    file = kept(tracker)
    witness = signed(parted(file.read_text(encoding="utf-8"))[0], new_key("witness"))
    _, _, line = witness.rpartition("\n\n")
    file.write_text(file.read_text(encoding="utf-8") + line, encoding="utf-8")
    assert tracker("verify", "--checkpoint", file, "--key", public).status == 0


def test_a_proof_carries_the_signed_checkpoint(tracker: CommandLine, public: str) -> None:
    claim = json.loads(tracker("audit", "KZ", "--format", "json").out)["claims"][0]["id"]
    proof = tracker.folder / "proof.json"
    assert tracker("prove", claim, "--sign", tracker.folder / "key", "-o", proof).status == 0
    tracker.db = str(tracker.folder / "none.db")
    done = tracker("verify", "--proof", proof, "--key", public)
    assert done.status == 0 and "its checkpoint is signed by that key" in done.out
    told = json.loads(proof.read_text())
    told["checkpoint"] = told["checkpoint"].partition("\n\n")[0] + "\n"
    proof.write_text(json.dumps(told))
    assert tracker("verify", "--proof", proof).status == 0
    assert tracker("verify", "--proof", proof, "--key", public).status == 1


def test_the_checkpoint_bears_the_name_of_its_key(tracker: CommandLine, public: str) -> None:
    done = tracker("checkpoint", "--sign", tracker.folder / "key", "--origin", "other")
    assert done.status == 2
    assert f"the key is that of {NAME}, the checkpoint is to be of other" in done.err


@pytest.mark.parametrize("text", ["", "x", "a+b+c", "PRIVATE+KEY+a+b+c", VECTOR["private"]])
def test_what_is_no_public_key_is_usage_and_a_private_key_is_not_repeated(
    tracker: CommandLine, public: str, text: str
) -> None:
    done = tracker("verify", "--checkpoint", kept(tracker), "--key", text)
    assert done.status == 2
    assert "AYEKFALVFGyN" not in done.err


@pytest.mark.parametrize(
    "text", ["", "x", VECTOR["public"], "PRIVATE+KEY+a+00000000+AAAA", VECTOR["private"] + "x"]
)
def test_what_is_no_signing_key_is_usage(tracker: CommandLine, text: str) -> None:
    (tracker.folder / "bad").write_text(text)
    done = tracker("checkpoint", "--sign", tracker.folder / "bad")
    assert (done.status, done.out) == (2, "")


def test_a_key_whose_id_was_altered_is_refused() -> None:
    altered = VECTOR["public"].replace("c74f20a3", "c74f20a4")
    with pytest.raises(Usage, match="does not fit its id"):
        Key.parse(altered, private=False)
    private = VECTOR["private"].replace("c74f20a3", "c74f20a4")
    with pytest.raises(Usage, match="does not fit its id"):
        signed("x\n", Key.parse(private, private=True))
    other = VECTOR["public"].replace("+ARpc", "+AhpC")
    with pytest.raises(Usage, match="only Ed25519"):
        Key.parse(other, private=False)


@pytest.mark.parametrize("name", ["", "two words", "a+b", "a\nb"])
def test_a_key_has_a_name_of_one_word(tracker: CommandLine, name: str) -> None:
    done = tracker("keygen", tracker.folder / "new", "--name", name)
    assert done.status == 2 and not (tracker.folder / "new").exists()


def test_lines_that_are_no_signatures_are_no_note() -> None:
    for line in ("nobody AAAA", "— a AAAA", "— a !!!!!!!!", "— a AAAAA"):
        with pytest.raises(Usage, match="no signature"):
            parted(f"text\n\n{line}\n")
    assert parted("text\n") == ("text\n", [])


def test_without_the_extra_it_says_what_to_install(
    tracker: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "cryptography.hazmat.primitives.asymmetric", None)
    done = tracker("keygen", tracker.folder / "new")
    assert done.status == 2
    assert "accords-tracker[sign]" in done.err
    assert tracker("checkpoint").status == 0


def test_a_key_goes_with_what_it_checks(tracker: CommandLine) -> None:
    assert tracker("verify", "--key", VECTOR["public"]).status == 2
