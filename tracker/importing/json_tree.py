"""JSON (RFC 8259) → located tree: numbers stay text, a key stands once, depth is bounded."""

import re
from json import JSONDecodeError
from json.decoder import scanstring  # type: ignore[attr-defined]
from typing import Final

from tracker.importing.documents import (
    DEEPEST,
    Lines,
    Node,
    Value,
    duplicate,
    empty,
    too_deep,
    whole_text,
)
from tracker.importing.reading import Fault, Malformed, quoted

_SPACE = re.compile(r"[ \t\n\r]*")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_WORDS: Final[dict[str, bool | None]] = {"true": True, "false": False, "null": None}
_WORD = re.compile(r"[A-Za-z_]{1,20}")


def read_json(text: str, *, line: int | None = None) -> Node:
    """Read one JSON document; `line` is that of a text of one line within a larger file.

    Raises `Malformed`, with a line and in our own words.
    """
    scanner = _Scanner(text, line)
    at = scanner.skip(0)
    if at == len(text):
        raise empty()
    node, at = scanner.node(at, 0, None)
    at = scanner.skip(at)
    if at < len(text):
        raise scanner.wrong(at, "something stands after the end of the value", "one value, { … }")
    if scanner.faults:
        raise Malformed(*scanner.faults)
    return node


class _Scanner:
    """Reads values at an index of a text and returns them with the index behind them.

    It calls itself once a level, `DEEPEST` times at most.
    """

    def __init__(self, text: str, line: int | None) -> None:
        self.text = text
        self.faults: list[Fault] = []
        self._line = line
        self._lines = Lines(text) if line is None else None

    def skip(self, at: int) -> int:
        found = _SPACE.match(self.text, at)
        return found.end() if found else at

    def line(self, at: int) -> int:
        return self._line or (self._lines.at(at) if self._lines else 1)

    def wrong(self, at: int, message: str, hint: str) -> Malformed:
        return Malformed(Fault(line=self.line(at), message=message, hint=hint))

    def node(self, at: int, depth: int, line: int | None) -> tuple[Node, int]:
        """Read the value at an index; `line` is that of its key, if it has one."""
        line = line or self.line(at)
        value, at = self._value(at, depth)
        return Node(line, value), at

    def _value(self, at: int, depth: int) -> tuple[Value, int]:
        sign = self.text[at : at + 1]
        if sign == '"':
            return self._string(at)
        if sign and sign in "{[":
            if depth == DEEPEST:
                raise too_deep(self.line(at))
            return self._object(at, depth + 1) if sign == "{" else self._array(at, depth + 1)
        if number := _NUMBER.match(self.text, at):
            return number[0], number.end()
        word = _WORD.match(self.text, at)
        if word and word[0] in _WORDS:
            return _WORDS[word[0]], word.end()
        if not sign:
            raise self.wrong(at, "the text ends in the middle of a value", "is it cut off?")
        hint = "a value is a text in double quotes, a number, true, false, null, [ … ] or { … }"
        raise self.wrong(at, f"{quoted(word[0] if word else sign)} is no JSON value", hint)

    def _object(self, at: int, depth: int) -> tuple[dict[str, Node], int]:
        values: dict[str, Node] = {}
        at = self.skip(at + 1)
        if self.text[at : at + 1] == "}":
            return values, at + 1
        while True:
            if self.text[at : at + 1] != '"':
                raise self.wrong(at, "a key in double quotes is missing here", '"key": value')
            line = self.line(at)
            key, at = self._string(at)
            at = self.skip(at)
            if self.text[at : at + 1] != ":":
                raise self.wrong(at, f"a colon is missing after {quoted(key)}", '"key": value')
            node, at = self.node(self.skip(at + 1), depth, line)
            if first := values.get(key):
                self.faults.append(duplicate(line, key, first.line))
            values[key] = node
            at, more = self._separator(at, "}")
            if not more:
                return values, at

    def _array(self, at: int, depth: int) -> tuple[list[Node], int]:
        values: list[Node] = []
        at = self.skip(at + 1)
        if self.text[at : at + 1] == "]":
            return values, at + 1
        while True:
            node, at = self.node(at, depth, None)
            values.append(node)
            at, more = self._separator(at, "]")
            if not more:
                return values, at

    def _separator(self, at: int, end: str) -> tuple[int, bool]:
        """Return the index of what comes next, and whether it is another value."""
        at = self.skip(at)
        sign = self.text[at : at + 1]
        if sign == end:
            return at + 1, False
        if sign == ",":
            after = self.skip(at + 1)
            if self.text[after : after + 1] == end:
                raise self.wrong(at, f"a comma stands before the closing {end}", "leave it out")
            return after, True
        message = (
            f"a comma or {end} is missing here" if sign else "the text ends before it is closed"
        )
        raise self.wrong(at, message, f"separate values by commas and close with {end}")

    def _string(self, at: int) -> tuple[str, int]:
        try:
            text, end = scanstring(self.text, at + 1, True)
        except JSONDecodeError as problem:
            if problem.msg.startswith("Unterminated"):
                raise self.wrong(at, "a text is never closed", 'close it with "') from None
            if "escape" in problem.msg:
                message, hint = "a text holds a backslash that is no escape", 'double it: "\\\\"'
            else:
                message, hint = (
                    "a text holds a control character",
                    "write it as an escape, such as \\n",
                )
            raise self.wrong(problem.pos, message, hint) from None
        return whole_text(text, self.line(at)), end
