"""Bulk files, a claim a line with its article: JSON Lines, and CSV with the same names as columns.

Both are read a line at a time; what cannot be read line by line (bytes that are not UTF-8, a cell
that is never closed) ends the reading, as every later line would echo it.
"""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

from tracker.importing.documents import LARGEST, Node, decoded, empty
from tracker.importing.json_tree import read_json
from tracker.importing.models import ARTICLE_KEYS, CLAIM_KEYS, read_article, read_claim
from tracker.importing.reading import (
    Fault,
    Item,
    Malformed,
    ReadArticle,
    Reading,
    in_order,
    nearest,
    no_article,
    quoted,
)

_TEXT_COLUMNS: Final = ("sha256", "length")
_ARTICLE_COLUMNS: Final = tuple(key for key in ARTICLE_KEYS if key != "text")
_COLUMNS: Final = (*_ARTICLE_COLUMNS, *_TEXT_COLUMNS, *CLAIM_KEYS)

_WRONGS: Final = (
    (
        "field larger",
        "a cell is longer than 131,072 characters",
        "is a quotation mark never closed? longer texts go into JSON Lines",
    ),
    ("unexpected end", "a quoted cell is never closed", 'close it with "'),
    ("expected after", "a quotation mark stands within a quoted cell", 'double it: ""'),
    ("new-line character", "a carriage return stands alone", "end lines with a line feed"),
)
"""What stands in the csv module's words for a problem → ours, and what would be right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Record:
    """A claim with its article as it stands in the file; None where it cannot be told apart."""

    line: int
    node: Node | None = None
    faults: tuple[Fault, ...] = ()
    is_claim: bool = True


def read_json_lines(source: BinaryIO) -> Reading:
    """Read JSON Lines: each line a claim, with its `article` as an object."""
    return _gathered(_json_records(source))


def read_csv(source: BinaryIO) -> Reading:
    """Read CSV (RFC 4180): a header of names, then each row a claim."""
    return _gathered(_csv_records(source))


def _gathered(records: Iterator[_Record]) -> Reading:
    items: list[Item] = []
    faults: list[Fault] = []
    known: dict[str, ReadArticle] = {}
    count = 0
    is_empty = True
    try:
        for record in records:
            is_empty = False
            count += record.is_claim
            faults.extend(record.faults)
            if record.node is not None:
                items.extend(_items(record.node, known, faults))
    except Malformed as problem:
        faults.extend(problem.faults)
    if is_empty and not faults:
        faults.extend(empty("each line holds a claim").faults)
    return Reading(items=tuple(items), faults=in_order(faults), claims=count)


def _items(node: Node, known: dict[str, ReadArticle], faults: list[Fault]) -> Iterator[Item]:
    """Yield the claim of a record, and before it its article unless it is already known."""
    within = node.get("article")
    article = read_article(within, faults) if within else None
    article_id = article.id if article else no_article(node.line)
    if article and ((told := known.get(article_id)) is None or told.article != article):
        known[article_id] = ReadArticle(line=node.line, article=article)
        yield known[article_id]
    if isinstance(node.value, dict):
        if within is None:
            message, hint = "article is missing", "an object with outlet, title, published …"
            faults.append(Fault(line=node.line, message=message, hint=hint))
        if node.get("accord") is None:
            message, hint = "accord is missing", "the slug of the accord, such as abraham-accords"
            faults.append(Fault(line=node.line, message=message, hint=hint))
    claim = read_claim(
        node,
        faults,
        article=article_id,
        text=article.text if article else None,
        accord=None,
        beside=("article",),
    )
    if claim is not None:
        yield claim


def _lines(source: BinaryIO) -> Iterator[tuple[int, str]]:
    """Yield lines with their numbers and their ends. Raises `Malformed`."""
    number = 0
    while data := source.readline(LARGEST + 1):
        number += 1
        if len(data) > LARGEST:
            raise Malformed(
                Fault(
                    line=number,
                    message="a line is longer than 5 MB",
                    hint="each claim stands on a line of its own",
                )
            )
        yield number, decoded(data, line=number)


def _json_records(source: BinaryIO) -> Iterator[_Record]:
    for number, text in _lines(source):
        if not text.strip(" \t\r\n"):
            continue
        try:
            yield _Record(line=number, node=read_json(text, line=number))
        except Malformed as problem:
            yield _Record(line=number, faults=problem.faults)


def _csv_records(source: BinaryIO) -> Iterator[_Record]:
    rows = _rows(text for _, text in _lines(source))
    header = next(rows, None)
    if header is None:
        return
    line, cells = header
    names = [cell.strip() for cell in cells]
    faults, is_usable = _header_faults(names, line)
    yield _Record(line=line, faults=faults, is_claim=False)
    for line, cells in rows:
        if not is_usable:
            yield _Record(line=line)
        elif len(cells) != len(names):
            fault = Fault(
                line=line,
                message=f"the row has {_counted(len(cells), 'cell')}, the header {len(names)}",
                hint="put a text that holds commas in double quotes",
            )
            yield _Record(line=line, faults=(fault,))
        else:
            yield _row(line, dict(zip(names, cells, strict=True)))


def _rows(texts: Iterable[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that are not blank, each with the line where it begins. Raises `Malformed`."""
    reader = csv.reader(texts, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as problem:
            for sign, message, hint in _WRONGS:
                if sign in str(problem):
                    raise Malformed(Fault(line=line, message=message, hint=hint)) from None
            message, hint = "this is not well-formed CSV", "check commas and quotation marks here"
            raise Malformed(Fault(line=line, message=message, hint=hint)) from None
        if cells:
            yield line, cells


def _header_faults(names: list[str], line: int) -> tuple[tuple[Fault, ...], bool]:
    """Return what is wrong with a header, and whether its rows can be read all the same."""
    faults = []
    if len(names) == 1 and (";" in names[0] or "\t" in names[0]):
        message, hint = (
            "the columns are not separated by commas",
            "save the file as CSV with commas",
        )
        return (Fault(line=line, message=message, hint=hint),), False
    for name in dict.fromkeys(names):
        if name not in _COLUMNS:
            meant = nearest(name, _COLUMNS, 1)
            hint = f"did you mean {quoted(meant[0])}?" if meant else f"one of {', '.join(_COLUMNS)}"
            faults.append(Fault(line=line, message=f"unknown column {quoted(name)}", hint=hint))
    is_usable = True
    for name in dict.fromkeys(names):
        if names.count(name) > 1:
            is_usable = False
            message = f"the column {quoted(name)} stands {names.count(name)} times"
            faults.append(Fault(line=line, message=message, hint="keep one"))
    for needed in (("accord",), ("act",), ("quote", "locator")):
        if not set(needed) & set(names):
            is_usable = False
            message = f"the column {' or '.join(needed)} is missing"
            hint = f"the first line names the columns, such as {', '.join(_EXAMPLE)}"
            faults.append(Fault(line=line, message=message, hint=hint))
    return tuple(faults), is_usable


_EXAMPLE: Final = ("outlet", "title", "published", "accord", "party", "act", "when", "quote")


def _row(line: int, cells: dict[str, str]) -> _Record:
    """Nest the cells of a row as a line of JSON Lines does; an empty cell is an absent key."""
    faults: tuple[Fault, ...] = ()
    keys = {name: Node(line, cell) for name, cell in cells.items() if cell.strip()}
    article = {name: keys[name] for name in _ARTICLE_COLUMNS if name in keys}
    text: dict[str, Node] = {name: keys[name] for name in _TEXT_COLUMNS if name in keys}
    if text:
        article["text"] = Node(line, text)
    claim = {name: keys[name] for name in CLAIM_KEYS if name in keys}
    if also := cells.get("also", "").strip():
        try:
            claim["also"] = read_json(also, line=line)
        except Malformed as problem:
            faults = tuple(
                Fault(line=line, message=f"also: {each.message}", hint=each.hint)
                for each in problem.faults
            )
            del claim["also"]
    return _Record(
        line=line, node=Node(line, {**claim, "article": Node(line, article)}), faults=faults
    )


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
