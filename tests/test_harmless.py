"""Text from outside drives neither a terminal nor a spreadsheet."""

import csv
import io
import json
import sys
import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.cli.bar import Bar
from tracker.rendering.harmless import as_json, as_json_line, cell, harmless
from tracker.rendering.sheets import as_csv

anything = st.text()

ACTING = {"Cc", "Cf", "Cs", "Zl", "Zp"}
"""Unicode's categories of characters that act instead of being seen."""


@given(anything)
def test_nothing_that_acts_is_left_and_it_stays_one_line(text: str) -> None:
    shown = harmless(text)
    assert {c for c in shown if unicodedata.category(c) in ACTING} <= SEEN
    assert len(shown.splitlines()) <= 1


SEEN = {c for c in map(chr, range(0x110000)) if unicodedata.category(c) == "Cf"} - {
    c for c in map(chr, range(0x110000)) if unicodedata.category(c) == "Cf" and harmless(c) != c
}
"""Format characters that are visible signs of their own, such as the Arabic number sign."""


def test_what_is_left_of_the_format_characters_is_visible() -> None:
    names = {unicodedata.name(c, "") for c in SEEN}
    assert all(
        any(word in name for word in ("ARABIC", "SYRIAC", "KAITHI", "EGYPTIAN", "SHORTHAND"))
        for name in names
    ), names


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"])))
def test_what_can_be_seen_is_not_touched(text: str) -> None:
    kept = "".join(c for c in text if c not in "\u115f\u1160\u3164\uffa0")
    assert harmless(kept) == kept


def test_escape_sequences_and_overrides_are_shown() -> None:
    assert harmless("\x1b]0;owned\x07") == "\\x1b]0;owned\\x07"
    assert harmless("abc\u202edcb") == "abc\\u{202e}dcb"
    assert harmless("a\u200bb\u2066c") == "a\\u{200b}b\\u{2066}c"
    assert harmless("two\nlines") == "two lines"
    assert harmless("[red]Türkiye[/red] 🕊") == "[red]Türkiye[/red] 🕊"


@pytest.mark.parametrize("name", ["d[/q].jsonl", "[red]x.jsonl", ":smile:", "a\x1b[31mb"])
def test_the_bar_of_an_import_takes_a_name_of_a_file_as_it_is(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    bar = Bar()

    def importing() -> Iterator[None]:
        bar.within(name, 1, 10_000_000, 1)
        yield None

    assert list(bar.over(importing(), 1)) == [None]
    assert harmless(name) in terminal.getvalue()


class Terminal(io.StringIO):
    """A terminal that keeps what it was shown."""

    def isatty(self) -> bool:
        return True


@given(st.dictionaries(st.text(), anything))
def test_json_is_the_same_value_and_holds_nothing_that_acts(value: dict[str, str]) -> None:
    for written in (as_json(value), as_json_line(value)):
        assert json.loads(written) == value
        assert harmless(written.replace("\n", "")) == written.replace("\n", "")


@given(anything)
def test_no_cell_is_a_formula(text: str) -> None:
    written = as_csv(("one", "two"), [{"one": text, "two": "x"}])
    (_, row) = csv.reader(io.StringIO(written, newline=""))
    assert len(row) == 2
    assert not row[0].startswith(("=", "+", "-", "@", "\t", "\r"))


def test_a_formula_is_kept_as_text() -> None:
    assert cell("=1+1") == "'=1+1"
    assert cell("@SUM(A1)") == "'@SUM(A1)"
    assert cell("-5") == "'-5"
    assert cell("plain") == "plain"
    assert cell(None) == ""
