"""What bytes look like before they are read: their kind, and whether they define an accord."""

import re
from enum import StrEnum
from typing import Final

from tracker.importing.documents import LARGEST
from tracker.importing.json_tree import read_json
from tracker.importing.reading import Malformed


class Kind(StrEnum):
    """How a file is written; the value is what it is called in messages."""

    YAML = "YAML"
    JSON = "JSON"
    JSON_LINES = "JSON Lines"
    CSV = "CSV"
    TEXT = "text"
    MARKDOWN = "Markdown"
    HTML = "HTML"


SUFFIXES: Final = {
    ".yaml": Kind.YAML,
    ".yml": Kind.YAML,
    ".json": Kind.JSON,
    ".jsonl": Kind.JSON_LINES,
    ".csv": Kind.CSV,
    ".txt": Kind.TEXT,
    ".md": Kind.MARKDOWN,
    ".markdown": Kind.MARKDOWN,
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".xhtml": Kind.HTML,
}
ARTICLES: Final = frozenset({Kind.TEXT, Kind.MARKDOWN, Kind.HTML})
"""The kinds that are articles as they come."""
BULK: Final = frozenset({Kind.JSON_LINES, Kind.CSV})
"""The kinds that hold a claim a line."""

REMARK: Final = "# line "
"""How a line of bulk begins that says why the next was refused; whoever reads passes it over."""
_REMARKS: Final = re.compile(rb"(?:\s*%s\d+: [^\n]*(?:\n|\Z))+\s*" % REMARK.encode())

_CELL = re.compile(r'\s*"?[a-z][a-z0-9]*"?\s*')
_KEY: Final = re.compile(rb"^[\"']?(?:article|accord|claims)[\"']?[ \t]*:", re.MULTILINE)
_CLAIMS: Final = re.compile(rb"^[\"']?(?:article|claims)[\"']?[ \t]*:", re.MULTILINE)
_FRONT_ENDS: Final = re.compile(rb"^---[ \t]*\r?$", re.MULTILINE)
_OPENS_YAML: Final = re.compile(
    r"""\{ | %YAML\b | [!&]\S+$ | ["']?[a-z][a-z0-9-]*["']?[ \t]*:(?:\s|$)
    | -\s+\{?\s*["']?(?:act|accord|article|claim|party|quote)["']?\s*:""",
    re.VERBOSE,
)
"""How the first line of a claims or accord file begins, comments left out."""
_PASSED_OVER: Final = re.compile(rb"(?:\s+|#[^\n]*(?:\n|\Z)|---[ \t]*\r?\n)*")
_COMMENTS: Final = re.compile(r"(?:\s+|<!--.{0,20000}?-->)*", re.DOTALL)
_OPENS_HTML: Final = re.compile(
    r"""<(?:!doctype | \?xml | html | head | body | title | meta | link | script | style | main
    | article | section | header | div | h[1-6] | p | span | a | ul | ol | table | blockquote)
    (?=[\s>/])""",
    re.IGNORECASE | re.VERBOSE,
)
_IN_BLOCKS: Final = rb"^[\"']?(%s)[\"']?[ \t]*:"
_IN_BRACES: Final = rb"[{,\s][\"']?(%s)[\"']?\s*:"


def sniffed(data: bytes) -> Kind:
    """Return the kind of what came without a name.

    JSON Lines if the first line is a whole JSON object that holds a claim or that another follows,
    CSV if it is a header with `act`, else a JSON document if it opens like one; HTML and front
    matter by their beginnings; YAML if it begins with a key and a line with one of ours; else an
    article's text, of whose lines any may look like YAML. The remarks of a file of refused lines
    count for nothing.
    """
    body = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    remarks = _REMARKS.match(body)
    lines = body[remarks.end() if remarks else 0 :].split(b"\n", 1)
    first = lines[0][:LARGEST].decode("utf-8", "replace").strip()
    cells = first.split(",")
    names = [cell.strip('" ') for cell in cells]
    if len(names) > 1 and "act" in names and all(map(_CELL.fullmatch, cells)):
        return Kind.CSV
    if not re.match(r'\{\s*("|\}|$)', first):
        return _document(data[:LARGEST], "" if remarks else first)
    try:
        root = read_json(first, line=1)
    except Malformed:
        is_whole = first.endswith("}") and len(first) > 1
        holds_claim = False
    else:
        is_whole = True
        holds_claim = root.get("act") is not None
    goes_on = len(lines) > 1 and lines[1].lstrip().startswith(b"{")
    if holds_claim or (is_whole and (goes_on or remarks)):
        return Kind.JSON_LINES
    return _document(data[:LARGEST], "") if remarks else Kind.JSON


def _document(data: bytes, first: str) -> Kind:
    """Return what a document is that is neither a table nor JSON."""
    begins = data[:40_000].decode("utf-8", "replace").removeprefix("\ufeff")
    comments = _COMMENTS.match(begins)
    if _OPENS_HTML.match(begins, comments.end() if comments else 0):
        return Kind.HTML
    if first == "---" and _is_front_matter(data.removeprefix(b"\xef\xbb\xbf").lstrip()):
        return Kind.MARKDOWN
    if not data.strip():
        return Kind.YAML
    passed = _PASSED_OVER.match(data.removeprefix(b"\xef\xbb\xbf"))
    rest = data.removeprefix(b"\xef\xbb\xbf")[passed.end() if passed else 0 :]
    says = rest.split(b"\n", 1)[0].decode("utf-8", "replace").rstrip()
    if not _OPENS_YAML.match(says):
        return Kind.TEXT
    return Kind.YAML if _KEY.search(rest) or says.startswith(("{", "%", "-")) else Kind.TEXT


def _is_front_matter(data: bytes) -> bool:
    """Say whether what begins with --- goes on with --- and an article, not with claims."""
    end = _FRONT_ENDS.search(data, 4)
    if end is None or _CLAIMS.search(data, 0, end.start()):
        return False
    return not _KEY.search(data, end.end()) or not _KEY.search(data, 0, end.start())


def defines_accord(data: bytes) -> bool:
    """Say whether a document looks like an accord file: a guess, which decides order alone."""
    body = data.removeprefix(b"\xef\xbb\xbf")
    form = _IN_BRACES if body.lstrip().startswith(b"{") else _IN_BLOCKS
    keys = {found[1] for found in re.finditer(form % rb"accord|name|claims|article", body, re.M)}
    return {b"accord", b"name"} <= keys and not keys & {b"claims", b"article"}
