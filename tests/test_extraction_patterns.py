"""What a pattern needs stands in every match of it, so that sparing it changes nothing."""

import importlib
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tracker.extraction import patterns
from tracker.extraction.patterns import _spared, _Sparing, parsed, words_of
from tracker.extraction.word_needs import ANYTHING, answers, last_needs

ROOT = Path(__file__).parent.parent
RULES = sorted((ROOT / "tracker" / "extraction").glob("*.py"))
SENTENCES = [
    line
    for line in (ROOT / "fixtures" / "wordings.txt").read_text("utf-8").splitlines()
    if len(line) > 40
][::3]


def every_pattern() -> dict[tuple[str, int], _Sparing]:
    """The patterns of all modules, in whatever tables they stand."""
    found: dict[tuple[str, int], _Sparing] = {}

    def look(value: Any) -> None:
        if isinstance(value, _Sparing):
            found[value.pattern, value.flags] = value
        elif isinstance(value, dict):
            for each in value.values():
                look(each)
        elif isinstance(value, list | tuple | frozenset):
            for each in value:
                look(each)
        elif hasattr(value, "_pattern"):
            look(value._pattern)

    for path in RULES:
        module = importlib.import_module(f"tracker.extraction.{path.stem}")
        for value in vars(module).values():
            look(value)
    return found


PATTERNS = list(every_pattern().values())


@pytest.mark.parametrize("part", range(8))
def test_no_match_of_a_pattern_of_the_rules_lacks_what_the_pattern_needs(part: int) -> None:
    assert len(PATTERNS) > 700
    for number, pattern in enumerate(PATTERNS[part::8]):
        check(pattern.pattern, pattern.flags, SENTENCES[number % 7 :: 7])


def check(written: str, flags: int, texts: Iterable[str]) -> None:
    sparing, plain = patterns.compile(written, flags), re.compile(written, flags)
    need, last = words_of(sparing), last_needs(parsed(sparing))
    spared = _spared(plain.search, last) if last is not None else plain.search
    for text in texts:
        for begin, end in ((0, len(text)), (len(text) // 3, 3 * len(text) // 4)):
            found = plain.search(text, begin, end)
            if need is not None and found is not None:
                assert not need.isdisjoint(answers(text, begin, end)), (written, text)
            for piece, place in ((text, (begin, end)), (text[begin:end], ())):
                match, other = spared(piece, *place), plain.search(piece, *place)
                assert (match and match.span()) == (other and other.span()), (written, text)


WORDS = st.sampled_from([
    "not", "No", "notify", "signed", "sign", "ratif", "the", "Thé", "ſigned", "İn", "K", "1,000",
    " ", " ", "  ", ", ", "-", ".", "’", "\n", "_", "2",
])  # fmt: skip
WRITTEN = st.recursive(
    st.sampled_from([
        r"\b", r"\s+", r"\w+", r"\W*", "not", "sign(?:ed)?", "[Nn]o", "the ", "in", r"\d+", "[^.,]",
        "k", r"(?<!not )", r"(?=sign)", "$", r"\s*$", "_", "’",
    ]),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=4).map("".join),
        st.lists(inner, min_size=2, max_size=3).map(lambda each: f"(?:{'|'.join(each)})"),
        inner.map(lambda each: f"(?:{each})?"),
        inner.map(lambda each: f"(?:{each}){{1,3}}"),
        inner.map(lambda each: f"(?i:{each})"),
    ),
    max_leaves=7,
)  # fmt: skip


@given(WRITTEN, st.lists(WORDS, max_size=9).map("".join), st.sampled_from([0, re.IGNORECASE]))
@example(r"\bnot\b", "notify", 0)
@example("sign", "ſign", re.IGNORECASE)
def test_no_match_of_any_pattern_lacks_what_the_pattern_needs(
    written: str, text: str, flags: int
) -> None:
    check(written, flags, [text, f"{text} "])


def test_a_pattern_that_is_often_tried_in_vain_still_finds_what_it_did() -> None:
    pattern = patterns.compile(r"\b(?:with|to)\s+(?:the\s+)?$")
    for _ in range(200):
        assert pattern.search("talks about the accord, ") is None
        found = pattern.search("talks with the ", 0, 15)
        assert found is not None
        assert found.span() == (6, 15)


def needed(written: str) -> set[str] | None:
    found = words_of(patterns.compile(written))
    return None if found is None else set(found - {ANYTHING})


def test_a_need_is_the_rarest_word_that_every_match_has() -> None:
    assert needed(r"\b(?:the )?(?:ratified|signing)\b") == {"ratifi", "signin"}
    assert needed(r"\bin the (?:same|next) week\b") == {"same ", "next "}
    assert needed(r"\s+[Nn]ot\s+yet") == {"yet"}
    assert needed(r"\d+ of them") == {"them"}
    assert needed(r"[a-z]+ing\b") is None


def test_the_last_word_is_known_of_a_pattern_that_ends_with_the_text() -> None:
    def last(written: str) -> set[str] | None:
        found = last_needs(parsed(patterns.compile(written)))
        return None if found is None else set(found - {ANYTHING})

    assert last(r"\b(?:with|to)\s+(?:the\s+)?$") == {"htiw ", "ot ", "eht "}
    assert last(r"\bden(?:y|ied)$|\bby\s*$") == {"yned ", "deined", "yb "}
    assert last(r"\bwith\b") is None


def test_no_pattern_is_compiled_before_it_is_tried() -> None:
    pattern = patterns.compile("(")
    with pytest.raises(re.error):
        pattern.search("(")
