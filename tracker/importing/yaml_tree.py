"""YAML 1.2 → located tree, from the parser's events: no constructor, no resolver, no recursion.

Every scalar stays the text that it is (`NO` is Norway, `2020` a text), but plain `null`, `true` and
`false`. What a claims file has no use for and what can do harm is refused where it is scanned:
anchors and aliases, tags, directives, several documents.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.events import (
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from ruamel.yaml.scanner import Scanner

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
from tracker.importing.reading import Fault, Malformed

_PLAIN: Final[dict[str, bool | None]] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}

_UNREADABLE = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)
"""What YAML refuses, and the three line breaks of Unicode, which its parsers alter in a text."""

_WRONGS: Final = (
    (
        "anchor",
        "anchors and aliases (& and *) are not read",
        "repeat the text, or put it in quotes",
    ),
    ("tag", "tags (!) are not read", "every value is a text as it stands; put it in quotes"),
    ("directive", "directives (%) are not read", "leave the line out; files are read as YAML 1.2"),
    ("tab within", "a tab stands where only spaces part one thing from the next", "write a space"),
    ("'\\t' that cannot start", "a tab indents this line", "indent with spaces"),
    (
        "cannot start any token",
        "a text cannot begin with this character",
        "put the text in quotes",
    ),
    (
        "mapping values are not allowed",
        "a colon and a space stand within a text",
        "put the text in quotes, or check the indentation",
    ),
    ("could not find expected ':'", "a line has no colon after its key", "write it as key: value"),
    (
        "unexpected end of stream",
        "a quoted text is never closed",
        "close it with the mark that opened it",
    ),
    (
        "document separator",
        "a quoted text is never closed",
        "close it with the mark that opened it",
    ),
    (
        "expected ',' or",
        "a list or mapping in brackets is not closed, or lacks a comma",
        "close it; put a text that holds brackets or commas in quotes",
    ),
    (
        "expected <block end>",
        "this line does not fit what stands above it",
        "check its indentation, and the quotation marks above and within it",
    ),
    ("escape", "a text in double quotes holds a backslash that is no escape", 'double it: "\\\\"'),
)
"""What stands in ruamel's words for a problem → ours, and what would be right."""


class _Wrong(MarkedYAMLError):
    """Something that is YAML, and that is not read."""


class _PlainScanner(Scanner):
    """Refuses anchors, aliases, tags and directives before their names are read.

    ruamel takes quadratic time for a long tag.
    """

    def fetch_alias(self) -> None:
        self._refuse("anchor")

    def fetch_anchor(self) -> None:
        self._refuse("anchor")

    def fetch_tag(self) -> None:
        self._refuse("tag")

    def fetch_directive(self) -> None:
        if self.reader.prefix(10) not in ("%YAML 1.2\n", "%YAML 1.2\r"):
            self._refuse("directive")
        super().fetch_directive()

    def _refuse(self, what: str) -> None:
        raise _Wrong(None, None, what, self.reader.get_mark())


class _Frame:
    """A mapping or list that is being built."""

    def __init__(self, line: int, container: list[Node] | dict[str, Node]) -> None:
        self.line = line
        self.container = container
        self.key: str | None = None
        self.key_line = line

    def wants_key(self) -> bool:
        return isinstance(self.container, dict) and self.key is None


class _Builder:
    """Puts a tree together from its parts, in their order, with a stack of its own."""

    def __init__(self) -> None:
        self.root: Node | None = None
        self.faults: list[Fault] = []
        self._stack: list[_Frame] = []

    def open(self, line: int, container: list[Node] | dict[str, Node]) -> None:
        if len(self._stack) == DEEPEST:
            raise too_deep(line)
        if self._stack and self._stack[-1].wants_key():
            message, hint = "a list or mapping cannot be a key", "write it as key: value"
            raise Malformed(Fault(line=line, message=message, hint=hint))
        self._stack.append(_Frame(line, container))

    def close(self) -> None:
        frame = self._stack.pop()
        self._put(frame.line, frame.container)

    def scalar(self, line: int, text: str, *, is_plain: bool) -> None:
        whole = whole_text(text, line)
        if self._stack and self._stack[-1].wants_key():
            self._stack[-1].key = whole
            self._stack[-1].key_line = line
        elif is_plain and text in _PLAIN:
            self._put(line, _PLAIN[text])
        else:
            self._put(line, whole)

    def _put(self, line: int, value: Value) -> None:
        if not self._stack:
            self.root = Node(line, value)
            return
        above = self._stack[-1]
        if isinstance(above.container, list):
            above.container.append(Node(line, value))
            return
        assert above.key is not None
        if first := above.container.get(above.key):
            self.faults.append(duplicate(above.key_line, above.key, first.line))
        above.container[above.key] = Node(above.key_line, value)
        above.key = None


def read_yaml(text: str, *, line: int = 1) -> Node:
    """Read one YAML document; `line` is that of its first character within a larger file.

    Raises `Malformed`, with a line and in our own words.
    """
    lines = Lines(text, first=line)
    if odd := _UNREADABLE.search(text):
        character = ord(odd[0])
        message = f"the character U+{character:04X} cannot stand in YAML as it is"
        hint = f'leave it out, or write "\\u{character:04x}" in double quotes'
        raise Malformed(Fault(line=lines.at(odd.start()), message=message, hint=hint))
    builder = _Builder()
    for event in _events(text, lines):
        at = lines.at(event.start_mark.index)
        match event:
            case DocumentStartEvent() if builder.root is not None:
                message, hint = "a second document begins here", "a file holds one; leave --- out"
                raise Malformed(Fault(line=at, message=message, hint=hint))
            case MappingStartEvent():
                builder.open(at, {})
            case SequenceStartEvent():
                builder.open(at, [])
            case MappingEndEvent() | SequenceEndEvent():
                builder.close()
            case ScalarEvent():
                builder.scalar(at, event.value, is_plain=event.style in (None, ""))
    if builder.faults:
        raise Malformed(*builder.faults)
    if builder.root is None:
        raise empty()
    return builder.root


def _events(text: str, lines: Lines) -> Iterator[Any]:
    """Yield ruamel's events; whatever stops it becomes `Malformed`."""
    yaml = YAML(typ="safe", pure=True)
    yaml.Scanner = _PlainScanner
    last = 0
    try:
        for event in yaml.parse(text):
            last = event.start_mark.index
            yield event
    except MarkedYAMLError as problem:
        raise Malformed(_in_our_words(problem, text, lines, last)) from None
    except (ArithmeticError, LookupError, ValueError):
        # The parser lets some through, such as "\UFFFFFFFF".
        raise Malformed(_ill_formed(lines.at(last))) from None


def _in_our_words(problem: MarkedYAMLError, text: str, lines: Lines, last: int) -> Fault:
    told = str(problem.problem or "")
    mark = problem.problem_mark
    if "end of stream" in told:
        mark = problem.context_mark or mark  # where the text begins that is not closed
    at = mark.index if mark is not None else last
    line = lines.at(at)
    if "'\\t' that cannot start" in told and text[text.rfind("\n", 0, at) + 1 : at].strip():
        told = "tab within"
    for sign, message, hint in _WRONGS:
        if sign in told:
            return Fault(line=line, message=message, hint=hint)
    return _ill_formed(line)


def _ill_formed(line: int) -> Fault:
    return Fault(
        line=line,
        message="this is not well-formed YAML",
        hint="check quotes, colons, brackets and indentation here",
    )
