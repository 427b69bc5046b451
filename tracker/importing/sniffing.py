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

_CELL = re.compile(r'\s*"?[a-z][a-z0-9]*"?\s*')
_KEY: Final = re.compile(rb"^[\"']?(?:article|accord|claims)[\"']?[ \t]*:", re.MULTILINE)
_FRONT_ENDS: Final = re.compile(rb"^---[ \t]*\r?$", re.MULTILINE)
_IN_BLOCKS: Final = rb"^[\"']?(%s)[\"']?[ \t]*:"
_IN_BRACES: Final = rb"[{,\s][\"']?(%s)[\"']?\s*:"


def sniffed(data: bytes) -> Kind:
    """Return the kind of what came without a name.

    JSON Lines if the first line is a whole JSON object that holds a claim or that another follows,
    CSV if it is a header with `act`, else a JSON document if it opens like one; HTML and front
    matter by their beginnings; YAML if a line begins with a key of ours; else an article's text.
    """
    lines = data.removeprefix(b"\xef\xbb\xbf").lstrip().split(b"\n", 1)
    first = lines[0][:LARGEST].decode("utf-8", "replace").strip()
    cells = first.split(",")
    names = [cell.strip('" ') for cell in cells]
    if len(names) > 1 and "act" in names and all(map(_CELL.fullmatch, cells)):
        return Kind.CSV
    if not re.match(r'\{\s*("|\}|$)', first):
        return _document(data[:LARGEST], first)
    try:
        root = read_json(first, line=1)
    except Malformed:
        is_whole = first.endswith("}") and len(first) > 1
        holds_claim = False
    else:
        is_whole = True
        holds_claim = root.get("act") is not None
    goes_on = len(lines) > 1 and lines[1].lstrip().startswith(b"{")
    return Kind.JSON_LINES if holds_claim or (is_whole and goes_on) else Kind.JSON


def _document(data: bytes, first: str) -> Kind:
    """Return what a document is that is neither a table nor JSON."""
    if re.match(r"<(?:!doctype|html|head|body|article|\?xml)\b", first, re.IGNORECASE):
        return Kind.HTML
    if first == "---" and _FRONT_ENDS.search(data, 4) and not _KEY.search(data):
        return Kind.MARKDOWN
    opens_yaml = first.startswith(("- ", *"#{[&*!%|>"))
    like_yaml = not data.strip() or _KEY.search(data) or opens_yaml
    return Kind.YAML if like_yaml else Kind.TEXT


def defines_accord(data: bytes) -> bool:
    """Say whether a document looks like an accord file: a guess, which decides order alone."""
    body = data.removeprefix(b"\xef\xbb\xbf")
    form = _IN_BRACES if body.lstrip().startswith(b"{") else _IN_BLOCKS
    keys = {found[1] for found in re.finditer(form % rb"accord|name|claims|article", body, re.M)}
    return {b"accord", b"name"} <= keys and not keys & {b"claims", b"article"}
