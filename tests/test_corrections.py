"""Corrections: a source's counts from its publication on, ours at every known day from its position."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from command_line import CommandLine
from dated import Told, events, read

from tracker.domain.acts import criterion_named
from tracker.domain.answers import Answer
from tracker.domain.days import parse_day
from tracker.projections.corrections import Reading, corrections
from tracker.projections.membership import memberships
from tracker.projections.standing import stand

Corrected = Callable[..., list[str]]


@pytest.fixture
def told(request: pytest.FixtureRequest) -> list[Told]:
    return read(request.function.__doc__)


@pytest.fixture
def corrected(told: list[Told]) -> Corrected:
    """What was corrected between two readings, each a position and a known day or None."""
    names = {each.id: each.name for each in told}

    def asked(before: tuple[int, str | None], after: tuple[int, str | None]) -> list[str]:
        logged = events(told)
        one, other = (
            Reading(
                standing=stand(logged[:position]), known=None if day is None else parse_day(day)
            )
            for position, day in (before, after)
        )
        found = corrections(one, other, names)
        return [
            " ".join(
                map(str, (names[e.claim], e.what, *(names[b] for b in e.by), e.position, e.why))
            )
            for e in found.values()
        ]

    return asked


def test_what_is_superseded_counts_until_its_correction_is_published(told: list[Told]) -> None:
    """
    2020-09-16 signed 2020-09-15 =wrong
    2020-10-01 denied signed >wrong
    """
    from dated import ACCORD, standing

    answers = {
        day: memberships(standing(told), ACCORD, known=parse_day(day))["X"].on(
            criterion_named("signatory"), parse_day("2020-12-01")
        )
        for day in ("2020-09-30", "2020-10-01")
    }
    assert answers == {"2020-09-30": Answer.YES, "2020-10-01": Answer.NO}


def test_a_source_corrects_on_the_day_of_its_publication(corrected: Corrected) -> None:
    """
    2020-09-16 signed 2020-09-15 =wrong
    2020-10-01 denied signed =right >wrong
    2020-10-01 signed 2020-09-20 =more
    """
    everything = 99
    assert corrected((everything, "2020-09-30"), (everything, "2020-10-01")) == [
        "wrong superseded right None None"
    ]
    assert corrected((everything, "2020-10-01"), (everything, "2020-09-30")) == [
        "wrong no longer superseded right None None"
    ]
    assert corrected((everything, "2020-09-16"), (everything, "2020-09-30")) == []
    assert corrected((everything, "2020-10-01"), (everything, None)) == []


def test_a_retraction_and_a_restoration_are_told_with_position_and_reason(
    corrected: Corrected,
) -> None:
    """
    2020-09-16 signed 2020-09-15 =wrong restored
    """
    # 1 the accord, 2 the article, 3 the claim, 4 its retraction, 5 its restoration
    for known in ("2020-09-16", "2025-01-01", None):
        assert corrected((3, known), (4, known)) == ["wrong retracted 4 a reason"]
        assert corrected((4, known), (5, known)) == ["wrong restored 5 a reason"]
    assert corrected((3, None), (5, None)) == []
    assert corrected((2, None), (3, None)) == []
    assert corrected((4, None), (3, None)) == []
    assert corrected((3, None), (2, None)) == []


def test_a_judgement_of_a_draft_is_told(corrected: Corrected) -> None:
    """
    2020-09-16 signed 2020-09-15 =draft accepted
    2020-09-16 signed 2020-09-16 =no rejected
    """
    assert corrected((5, None), (9, None)) == ["draft accepted 6 a reason"]


def test_what_supersedes_stands_back_once_it_is_retracted(corrected: Corrected) -> None:
    """
    2020-09-16 signed 2020-09-15 =old
    2020-10-01 signed 2020-09-20 =new >old retracted
    """
    assert corrected((5, None), (6, None)) == [
        "old no longer superseded new None None",
        "new retracted 6 a reason",
    ]


CLAIMS = """
article: {outlet: Wire, title: %s, published: %s}
accord: quiet-sea
claims:
"""


@pytest.fixture
def tracker(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> CommandLine:
    """A log in which a later article puts right, by a claim on SE, what an earlier one said of NO."""
    run = CommandLine(str(tmp_path / "log.db"), tmp_path, monkeypatch, capsys)
    (tmp_path / "accord.yaml").write_text("accord: quiet-sea\nname: Quiet Sea\n")
    (tmp_path / "one.yaml").write_text(
        CLAIMS % ("A signing", "2020-09-16")
        + "  - {act: signed, party: NO, when: 2020-09-15, locator: l, ref: first}\n"
    )
    (tmp_path / "two.yaml").write_text(
        CLAIMS % ("Correction", "2020-10-01")
        + "  - {act: signed, party: SE, when: 2020-09-15, locator: l, supersedes: first}\n"
    )
    assert run("import", tmp_path).status == 0
    return run


def ids(tracker: CommandLine) -> tuple[str, str]:
    by_party = {
        each["party"]: each["subject"]
        for each in map(json.loads, tracker("log", "--format", "jsonl").out.splitlines())
        if each["kind"] == "claim-recorded"
    }
    return by_party["NO"], by_party["SE"]


def test_a_source_s_correction_shows_in_audit_and_diff(tracker: CommandLine) -> None:
    old, new = ids(tracker)
    audit = tracker("audit", "NO", columns=200).out
    assert f"superseded: by {new}" in audit or f"[by {new}]" in audit
    assert f"supersedes {old}" in tracker("audit", "SE", columns=200).out
    assert tracker("is-member", "NO", "--known", "2020-09-30").status == 0
    assert tracker("is-member", "NO", "--known", "2020-10-01").status == 1
    asked = ("diff", "--known", "2020-09-30..2020-10-01", "--on", "2020-12-01")
    assert f"    superseded by {new[:10]}\n" in tracker(*asked).out
    no, se = json.loads(tracker(*asked, "--format", "json").out)["changes"]
    assert no["corrections"] == [
        {"claim": old, "what": "superseded", "by": [new], "position": None, "why": None}
    ]
    assert se["corrections"] == []
    assert tracker(*asked, "--format", "csv").status == 0


def test_a_retraction_counts_at_every_known_day_and_shows_in_audit_and_diff(
    tracker: CommandLine,
) -> None:
    _, new = ids(tracker)
    before = json.loads(tracker("members", "--format", "json").out)["at"]
    assert tracker("retract", new, "--why", "of\x1b another accord").status == 0
    for known in ("2020-10-01", "2025-01-01"):
        assert tracker("is-member", "SE", "--known", known).status == 1
        assert tracker("is-member", "NO", "--known", known).status == 0
        assert tracker("is-member", "SE", "--known", known, "--at", before).status == 0
        asked = ("diff", "--at", f"{before}..{before + 1}", "--known", known, "--on", "2020-12-01")
        shown = tracker(*asked).out
        assert f"    retracted at position {before + 1}: of\\x1b another accord\n" in shown
        assert f"    no longer superseded by {new[:10]}\n" in shown
    assert "another accord" in tracker("audit", "SE", columns=200).out
