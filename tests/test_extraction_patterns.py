"""Patterns that are compiled late are those that `re` would have made."""

import gc
import importlib
import re
from pathlib import Path
from typing import Any

import pytest

from tracker.extraction import patterns

ROOT = Path(__file__).parent.parent
RULES = sorted((ROOT / "tracker" / "extraction").glob("*.py"))


def of_the_rules() -> list[Any]:
    """All patterns that the modules of the rules hold, in whatever table they stand."""
    for path in RULES:
        importlib.import_module(f"tracker.extraction.{path.stem}")
    return [each for each in gc.get_objects() if type(each) is patterns._Late]


def test_every_pattern_of_the_rules_can_be_compiled() -> None:
    """Late compiling would else say first in somebody's text that one cannot."""
    found = of_the_rules()
    assert len(found) > 1500
    for pattern in found:
        assert pattern.groups == re.compile(pattern.pattern, pattern.flags).groups


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
