"""What is looked for only where its first letters stand is found wherever it stands."""

import importlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tracker.extraction import beginnings
from tracker.extraction.beginnings import ByBeginning, Sought, begun

ROOT = Path(__file__).parent.parent
RULES = sorted((ROOT / "tracker" / "extraction").glob("*.py"))
SENTENCES = [
    line.partition(" || ")[0]
    for path in sorted((ROOT / "fixtures" / "articles" / "lined").glob("*.txt"))
    for line in path.read_text("utf-8").splitlines()
] + (ROOT / "fixtures" / "wordings.txt").read_text("utf-8").splitlines()


def sought() -> Iterator[tuple[str, Sought]]:
    for path in RULES:
        module = importlib.import_module(f"tracker.extraction.{path.stem}")
        for name, value in vars(module).items():
            if isinstance(value, Sought):
                yield f"{path.stem}.{name}", value


@pytest.mark.parametrize(("name", "pattern"), list(sought()))
def test_a_sought_pattern_is_not_missed_in_any_sentence(name: str, pattern: Sought) -> None:
    for sentence in SENTENCES:
        if next(pattern.finditer(sentence, 0, len(sentence)), None) is not None:
            assert pattern.may_stand(begun(sentence, 0, len(sentence))), (name, sentence)


def test_a_pattern_that_can_begin_with_anything_is_refused() -> None:
    for written in (r"\w+ signed", r"go\b", r"(?:is|was)\s+in"):
        with pytest.raises(ValueError, match="a pattern must begin with"):
            Sought(re.compile(written)).may_stand(frozenset())


def test_beginnings_go_through_groups_branches_and_what_may_be_missing() -> None:
    assert beginnings.beginnings(r"\b(?:sign(?:ed)?|ratify)\b") == frozenset({"sig", "rat"})
    assert beginnings.beginnings(r"(?:re)?join") == frozenset({"rej", "joi"})
    assert beginnings.beginnings(r"[Tt]hey") == frozenset({"the"})
    assert beginnings.beginnings(r"\w+") is None


def test_patterns_are_tried_at_the_words_that_they_can_begin_with() -> None:
    rows = [(written, re.compile(written), written) for written in ("signed (?:it|up)", "left")]
    table = ByBeginning(rows)
    text = "Fiji signed up; Palau, unsigned, left and left again"
    found = [(row, match.start()) for row, match in table.found(text, 0, len(text))]
    assert found == [("signed (?:it|up)", 5), ("left", 33), ("left", 42)]
