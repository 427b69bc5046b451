"""Drafts that wait: told, counted when asked for, listed, and judged one by one on a terminal."""

import json
import os
import pty
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from command_line import CommandLine
from rich.console import Console

from tracker.cli.editor import edited
from tracker.domain.acts import Act
from tracker.domain.claims import Article, Claim, Quote, TextRef
from tracker.projections.standing import HeldClaim
from tracker.projections.waiting import Waiting
from tracker.rendering.waiting import card

ACCORD = "accord: quiet-sea\nname: Quiet Sea Declaration\n"
TEXT = "Norway has signed the Quiet Sea Declaration. Iceland has signed it too, a clerk said.\n"
CHANGED = "text = text.replace('Norway has signed', 'has signed').replace('at: 0\\n', '')"
PARTIES = {"NO": ("Norway has signed", "0.9"), "IS": ("Iceland has signed", "0.4")}


def drafted(text: str, *, article: Article, accords: Any) -> tuple[Claim, ...]:
    """Two drafts of the one text."""
    return tuple(
        Claim(
            article=article.id,
            accord=accord.slug,
            party=party,
            act=Act.SIGNED,
            quote=Quote(words=words, at=text.index(words)),
            method="rules/1",
            rule="tests",
            confidence=confidence,
        )
        for accord in accords
        for party, (words, confidence) in PARTIES.items()
    )


@pytest.fixture
def tracker(
    database: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> CommandLine:
    """A log in which two drafts wait."""
    monkeypatch.setattr("tracker.commands.drafting.drafts", drafted)
    run = CommandLine(database, tmp_path, monkeypatch, capsys)
    (tmp_path / "accord.yaml").write_text(ACCORD)
    (tmp_path / "a.txt").write_text(TEXT)
    assert run("import", tmp_path / "accord.yaml").status == 0
    done = run("import", tmp_path / "a.txt", "--published", "2025-11-07", "--title", "The sea")
    assert done.status == 0, done.err
    return run


def waiting(tracker: CommandLine, *options: str) -> list[dict[str, Any]]:
    done = tracker("drafts", "--format", "json", *options)
    assert done.status == 0, done.err
    found: list[dict[str, Any]] = json.loads(done.out)
    return found


def reviewed(
    tracker: CommandLine,
    typed: str,
    *options: str,
    meanwhile: Callable[[], object] | None = None,
    **environment: str,
) -> str:
    """Run `tracker review` on a terminal of its own and return what stood on it.

    `meanwhile` happens once the first card is shown.
    """
    ours, theirs = pty.openpty()
    command = "from tracker.cli.run import run; run()"
    with subprocess.Popen(
        [sys.executable, "-c", command, "review", *options],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, "TRACKER_DB": tracker.db, "TRACKER_BY": "tests", "COLUMNS": "90"}
        | environment,
        start_new_session=True,
    ) as process:
        os.close(theirs)
        shown = b""
        is_asked = False
        while True:
            if not is_asked and (meanwhile is None or b"? help > " in shown):
                is_asked = True
                if meanwhile is not None:
                    meanwhile()
                os.write(ours, typed.encode())
            try:
                read = os.read(ours, 4096)
            except OSError:  # Linux says so at the end of a terminal
                break
            if not read:
                break
            shown += read
        assert process.wait(30) == 0, shown.decode()
    os.close(ours)
    return shown.decode()


def test_questions_say_how_many_drafts_wait_and_count_them_only_when_asked(
    tracker: CommandLine,
) -> None:
    for command in (
        ["members"],
        ["status", "NO"],
        ["history", "NO"],
        ["audit", "NO"],
        ["timeline"],
    ):
        told = tracker(*command)
        assert "2 drafts wait for quiet-sea: tracker drafts --accord quiet-sea" in told.err, command
        assert "drafts wait" not in told.out
        counted = tracker(*command, "--with-drafts")
        assert "wait" not in counted.err, command
    ask = ("is-member", "NO", "--on", "2026-01-01")
    assert tracker(*ask).status == 1
    assert tracker(*ask, "--with-drafts").status == 0
    assert json.loads(tracker(*ask, "--with-drafts", "--format", "json").out)["with_drafts"] is True
    assert "with_drafts" not in json.loads(tracker(*ask, "--format", "json").out)


def test_a_report_says_how_many_drafts_wait_and_never_counts_them(tracker: CommandLine) -> None:
    done = tracker("report", "-o", tracker.folder / "site")
    assert done.status == 0
    assert "2 drafts wait for quiet-sea: tracker drafts --accord quiet-sea" in done.err
    for each in waiting(tracker):
        tracker("accept", each["id"])
    assert "wait" not in tracker("report", "-o", tracker.folder / "site").err


def test_a_judged_draft_waits_no_longer(tracker: CommandLine) -> None:
    first, second = waiting(tracker)
    tracker("accept", first["id"])
    assert "1 draft waits for quiet-sea" in tracker("members").err
    tracker("reject", second["id"], "--why", "a clerk is nobody")
    assert "wait" not in tracker("members").err
    assert tracker("drafts").out == "No draft waits.\n"
    # A rejected draft is no waiting one: it is not counted either.
    assert tracker("is-member", "IS", "--on", "2026-01-01", "--with-drafts").status == 1


def test_drafts_are_listed_with_their_words_and_chosen_among(tracker: CommandLine) -> None:
    shown = tracker("drafts").out
    assert "Norway has signed" in shown and "rules/1 tests 0.9" in shown
    assert "2 drafts wait" in shown
    norway, iceland = waiting(tracker)
    assert (norway["party"], iceland["party"]) == ("NO", "IS")
    assert TEXT[norway["at"] :].startswith(norway["quote"])
    assert waiting(tracker, "--party", "Iceland") == [iceland]
    assert waiting(tracker, "--accord", "Quiet Sea Declaration") == [norway, iceland]
    assert waiting(tracker, "--min-confidence", "0.5") == [norway]
    assert waiting(tracker, "--article", norway["article"][:8]) == [norway, iceland]
    assert waiting(tracker, "--article", "a-0") in ([], [norway, iceland])
    assert waiting(tracker, "--method", "llm") == []
    assert tracker("drafts", "--format", "csv").out.count("\n") == 3


def test_a_review_records_each_judgement_and_can_be_left_and_resumed(
    tracker: CommandLine,
) -> None:
    shown = reviewed(tracker, "?\na\nq\n")
    assert "1 of 2 drafts" in shown and "Norway has signed" in shown
    assert "accepted at position" in shown and "1 draft left to judge" in shown
    assert tracker("is-member", "NO", "--on", "2026-01-01").status == 0
    shown = reviewed(tracker, "s\n")
    assert "1 of 1 draft" in shown and "1 draft left to judge" in shown
    shown = reviewed(tracker, "r\n\nr\na clerk is nobody\n")
    assert "nothing was recorded" in shown and "no drafts left to judge" in shown
    events = [json.loads(line) for line in tracker("log", "--format", "jsonl").out.splitlines()]
    last = events[-1]
    assert (last["kind"], last["payload"]["why"]) == ("claim-rejected", "a clerk is nobody")


@pytest.mark.parametrize("space", [" ", "\n"])
def test_a_card_cuts_its_context_at_words_and_says_that_it_does(space: str) -> None:
    text = space.join(["refusing"] * 60 + ["Norway has signed"] + ["twenty-five"] * 60)
    claim = Claim(
        article="a-1",
        accord="quiet-sea",
        party="NO",
        act=Act.SIGNED,
        quote=Quote(words="Norway has signed", at=text.index("Norway")),
        method="rules/1",
    )
    article = Article(text=TextRef(sha256="0" * 64, length=len(text)))
    each = Waiting(id="c-1", held=HeldClaim(claim, 1), article=article)
    with (console := Console(width=10_000)).capture() as shown:
        console.print(card(each, 1, 1, {"0" * 64: text}))
    _, _, words = shown.get().partition("“")
    words, _, _ = words.partition("”")
    assert set(words.strip("…").split()) == {"refusing", "twenty-five", "Norway", "has", "signed"}
    assert words.startswith("…") and words.endswith("…")


def test_a_review_goes_back_to_change_a_judgement(tracker: CommandLine) -> None:
    reviewed(tracker, "a\nb\nr\nmisread\nq\n")
    assert tracker("is-member", "NO", "--on", "2026-01-01").status == 1
    assert [each["party"] for each in waiting(tracker)] == ["IS"]


def test_a_card_that_is_gone_back_to_says_how_it_was_judged(tracker: CommandLine) -> None:
    shown = reviewed(tracker, "a\nb\nr\nmisread\nb\nq\n")
    first, second, third = shown.split("1 of 2 drafts")[1:]
    assert "judged already" not in first
    assert "judged already: accepted at position" in second
    assert "judged already: rejected at position" in third


def test_what_is_left_is_counted_among_those_that_were_asked_for(tracker: CommandLine) -> None:
    assert "no drafts left to judge" in reviewed(tracker, "", "--min-confidence", "0.95")
    assert "1 draft left to judge" in reviewed(tracker, "q\n", "--min-confidence", "0.5")


def editor(folder: Path, program: str) -> str:
    """An editor: a program that is given the text in `text`, and saves what it leaves there."""
    path = folder / "editor.py"
    path.write_text(
        "import sys, pathlib\n"
        "path = pathlib.Path(sys.argv[1])\n"
        "text = path.read_text()\n"
        f"{program}\n"
        "path.write_text(text)\n"
    )
    return f"'{sys.executable}' '{path}'"


def events(tracker: CommandLine) -> list[dict[str, Any]]:
    return [json.loads(line) for line in tracker("log", "--format", "jsonl").out.splitlines()]


def test_an_edited_draft_is_rejected_for_a_claim_of_ones_own_in_one_transaction(
    tracker: CommandLine, tmp_path: Path
) -> None:
    norway, _ = waiting(tracker)
    shown = reviewed(tracker, "e\nq\n", EDITOR=editor(tmp_path, CHANGED))
    rejected, recorded = sorted(events(tracker)[-2:], key=lambda each: each["kind"], reverse=True)
    assert (recorded["kind"], rejected["kind"]) == ("claim-recorded", "claim-rejected")
    assert recorded["recorded_at"] == rejected["recorded_at"]
    assert rejected["subject"] == norway["id"]
    assert rejected["payload"]["why"] == f"edited to {recorded['subject']}"
    assert recorded["payload"]["method"] == "curated" and recorded["party"] == "NO"
    assert recorded["payload"]["quote"] == "has signed" and "rule" not in recorded["payload"]
    assert f"edited to {recorded['subject']} at position" in shown.replace("\r\n", "")
    assert tracker("is-member", "NO", "--on", "2026-01-01").status == 0
    assert [each["party"] for each in waiting(tracker)] == ["IS"]
    assert tracker("verify").status == 0


def test_an_edit_of_what_no_id_is_made_of_accepts_and_amends_the_draft(
    tracker: CommandLine, tmp_path: Path
) -> None:
    norway, _ = waiting(tracker)
    shown = reviewed(tracker, "e\nq\n", VISUAL=editor(tmp_path, "text += 'note: read twice\\n'"))
    assert "accepted and amended at position" in shown and "edited to" not in shown
    accepted, recorded = events(tracker)[-2:]
    assert (accepted["kind"], recorded["kind"]) == ("claim-accepted", "claim-recorded")
    assert accepted["subject"] == recorded["subject"] == norway["id"]
    assert recorded["payload"]["note"] == "read twice"
    assert recorded["payload"]["method"] == "curated"
    assert tracker("is-member", "NO", "--on", "2026-01-01").status == 0


@pytest.mark.parametrize(
    ("program", "told"),
    [
        ("pass", "nothing was changed"),
        ("text = text.replace('\\x22', '')", "nothing was changed"),
        ("text = ''.join(x for x in text.splitlines(True) if x[0] != '#')", "nothing was changed"),
        ("sys.exit(3)", "the editor failed"),
        ("text = text.replace('Norway has', 'Norway had')", "do not stand"),
        ("text = text.replace('NO', 'Nowhereland')", "Nowhereland"),
        ("text += 'method: rules/1\\n'", "a person's own"),
        ("text = '# nothing'", "nothing was saved"),
    ],
)
def test_an_edit_that_cannot_be_recorded_leaves_the_draft_as_it_was(
    tracker: CommandLine, tmp_path: Path, program: str, told: str
) -> None:
    before = events(tracker)
    shown = reviewed(tracker, "e\nn\nq\n", EDITOR=editor(tmp_path, program))
    assert told in shown
    assert events(tracker) == before
    assert len(waiting(tracker)) == 2


def test_a_faulty_edit_can_be_gone_on_with(tracker: CommandLine, tmp_path: Path) -> None:
    # first the words are misspelt; the second time they are there as they were saved
    change = (
        "text = text.replace('Norway had', 'Norway has') + 'note: mended\\n' "
        "if 'Norway had' in text else text.replace('Norway has', 'Norway had')"
    )
    shown = reviewed(tracker, "e\ne\nq\n", EDITOR=editor(tmp_path, change))
    assert "edit again" in shown and "accepted and amended at position" in shown
    assert events(tracker)[-1]["payload"]["note"] == "mended"


def by_ann(tracker: CommandLine, *command: str) -> Callable[[], object]:
    return lambda: tracker(*command, "--recorded-by", "ann")


@pytest.mark.parametrize("typed", ["r\nmisread\n", "a\n"])
def test_what_another_judged_meanwhile_is_not_overturned_unseen(
    tracker: CommandLine, typed: str
) -> None:
    norway, _ = waiting(tracker)
    position = len(events(tracker)) + 1
    shown = reviewed(tracker, f"{typed}q\n", meanwhile=by_ann(tracker, "accept", norway["id"]))
    assert f"judged meanwhile: accepted by ann at position {position}" in shown
    assert "nothing was recorded" in shown and "2 of 2 drafts" in shown
    assert len(events(tracker)) == position
    assert tracker("is-member", "NO", "--on", "2026-01-01").status == 0


def test_whoever_goes_back_to_what_another_judged_may_overturn_it(tracker: CommandLine) -> None:
    norway, _ = waiting(tracker)
    shown = reviewed(
        tracker, "r\nmisread\nb\nr\nmisread\nq\n", meanwhile=by_ann(tracker, "accept", norway["id"])
    )
    assert "judged already: accepted by ann at position" in shown
    assert [each["kind"] for each in events(tracker)[-2:]] == ["claim-accepted", "claim-rejected"]


def test_what_was_retracted_meanwhile_does_not_end_a_review(tracker: CommandLine) -> None:
    norway, _ = waiting(tracker)
    retract = by_ann(tracker, "retract", norway["id"], "--why", "no")
    shown = reviewed(tracker, "a\nb\na\nq\n", meanwhile=retract)
    assert "judged meanwhile: retracted by ann" in shown and "tracker restore" in shown
    assert "2 of 2 drafts" in shown.partition("tracker restore")[2]


def test_an_edit_of_what_another_judged_meanwhile_is_kept_and_asked_about(
    tracker: CommandLine, tmp_path: Path
) -> None:
    norway, _ = waiting(tracker)
    reject = by_ann(tracker, "reject", norway["id"], "--why", "no")
    before = len(events(tracker))
    ours = editor(tmp_path, CHANGED)
    shown = reviewed(tracker, "e\nn\nq\n", meanwhile=reject, EDITOR=ours)
    assert "judged meanwhile: rejected by ann at position" in shown and "edited to" not in shown
    assert len(events(tracker)) == before + 1


def test_an_edit_beside_a_rejected_draft_does_not_say_that_the_draft_was_edited_to_it(
    tracker: CommandLine, tmp_path: Path
) -> None:
    norway, _ = waiting(tracker)
    reject = by_ann(tracker, "reject", norway["id"], "--why", "no")
    shown = reviewed(
        tracker, "e\ne\nq\n", meanwhile=reject, EDITOR=editor(tmp_path, CHANGED)
    ).replace("\r\n", "")
    *_, rejected, recorded = events(tracker)
    assert (rejected["payload"]["why"], recorded["kind"]) == ("no", "claim-recorded")
    assert f"rejected before; {recorded['subject']} was recorded beside it" in shown
    assert "edited to" not in shown


def test_an_interrupt_while_an_editor_runs_is_the_editors_alone(
    tracker: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = (
        "import os, signal, time\n"
        "assert signal.getsignal(signal.SIGINT) is signal.default_int_handler\n"
        "os.kill(os.getppid(), signal.SIGINT)\n"
        "time.sleep(0.6)\n"
        "text += 'note: kept\\n'"
    )
    shown = reviewed(tracker, "e\nq\n", EDITOR=editor(tmp_path, program))
    assert "accepted and amended at position" in shown
    assert events(tracker)[-1]["payload"]["note"] == "kept"

    before = signal.getsignal(signal.SIGINT)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", editor(tmp_path, program))
    assert edited("", "a.yaml") == "note: kept\n"
    assert signal.getsignal(signal.SIGINT) is before


def test_without_an_editor_a_review_says_how_to_name_one(tracker: CommandLine) -> None:
    shown = reviewed(tracker, "e\nq\n", EDITOR="no-such-editor", VISUAL="")
    assert "EDITOR names one" in shown
    assert len(waiting(tracker)) == 2


def test_a_review_off_a_terminal_says_what_a_script_does_instead(tracker: CommandLine) -> None:
    done = tracker("review")
    assert done.status == 2
    assert "tracker drafts" in done.err and "tracker accept" in done.err
