"""Patterns that are compiled late are those that `re` would have made."""

import importlib
import re
from pathlib import Path
from typing import Any

import pytest

from tracker.extraction import patterns

ROOT = Path(__file__).parent.parent
RULES = sorted((ROOT / "tracker" / "extraction").glob("*.py"))


def all_within(value: Any) -> list["re.Pattern[str]"]:
    """The patterns in a value of a module, in whatever table they stand."""
    if isinstance(value, patterns._Late):
        return [value]  # type: ignore[list-item]
    if isinstance(value, dict):
        value = value.values()
    elif hasattr(value, "_pattern"):
        value = [value._pattern]
    elif not isinstance(value, list | tuple | frozenset):
        return []
    return [each for one in value for each in all_within(one)]


@pytest.mark.parametrize("path", RULES, ids=lambda path: path.stem)
def test_every_pattern_of_the_rules_can_be_compiled(path: Path) -> None:
    """Late compiling would else say first in somebody's text that one cannot."""
    for value in vars(importlib.import_module(f"tracker.extraction.{path.stem}")).values():
        for pattern in all_within(value):
            assert pattern.groups == re.compile(pattern.pattern, pattern.flags).groups


def test_the_patterns_of_the_rules_are_found_by_the_test_above() -> None:
    rules = importlib.import_module("tracker.extraction.list_rules")
    assert sum(len(all_within(value)) for value in vars(rules).values()) > 20


@pytest.mark.parametrize("way", ["search", "match", "fullmatch"])
@pytest.mark.parametrize("text", ["Peru signed", "signed", "SIGNED", "sign", ""])
@pytest.mark.parametrize("flags", [0, patterns.IGNORECASE])
def test_a_late_pattern_matches_as_one_of_re(way: str, text: str, flags: int) -> None:
    late, plain = patterns.compile("(sign)(?:ed)?", flags), re.compile("(sign)(?:ed)?", flags)
    for arguments in ((text,), (text, 2), (text, 0, 4)):
        for _ in range(2):  # at first, and when it is kept
            found, other = getattr(late, way)(*arguments), getattr(plain, way)(*arguments)
            assert (found and (found.span(), found.groups())) == (
                other and (other.span(), other.groups())
            )
    of_once, of_re = getattr(patterns, way), getattr(re, way)
    assert bool(of_once("sign", text, flags)) == bool(of_re("sign", text, flags))
    assert late.sub("x", text) == plain.sub("x", text)
    assert patterns.sub("i", "x", text, flags) == re.sub("i", "x", text, flags=flags)
    assert [m.span() for m in patterns.finditer("i", text)] == [
        m.span() for m in re.finditer("i", text)
    ]


def test_a_pattern_is_compiled_when_it_is_tried() -> None:
    late = patterns.compile("(")
    assert late.pattern == "("
    with pytest.raises(re.error):
        late.search("")
