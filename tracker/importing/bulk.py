"""Bulk files, a claim a line with its article: JSON Lines, and CSV with the same names as columns.

Both are read a line at a time; what cannot be read line by line (bytes that are not UTF-8, a cell
that is never closed) ends the reading, as every later line would echo it.
"""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO, Final

from tracker.importing.columns import ARTICLE_COLUMNS, TEXT_COLUMNS, header_faults
from tracker.importing.documents import LARGEST, Node, decoded, empty
from tracker.importing.json_tree import read_json
from tracker.importing.models import CLAIM_KEYS, read_article, read_claim
from tracker.importing.quick import Quick, QuickReader
from tracker.importing.reading import (
    Fault,
    Item,
    Malformed,
    ReadArticle,
    Reading,
    in_order,
    no_article,
)

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


REMARK: Final = "# line "
"""How a line begins that says why the next one was refused; whoever reads passes it over."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of JSON Lines, or one row of CSV: where it begins, and what stands there."""

    number: int
    text: str = ""
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Record:
    """A claim with its article as it stands in the file; None where it cannot be told apart."""

    line: int
    node: Node | None = None
    faults: tuple[Fault, ...] = ()
    is_claim: bool = True


class JsonLines:
    """JSON Lines: each line a claim, with its `article` as an object."""

    header: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()
    """Of the header."""

    def __init__(self, source: BinaryIO) -> None:
        self._source = source

    def lines(self) -> Iterator[Line]:
        """Yield the lines that are not blank. Raises `Malformed`."""
        for number, text in _lines(self._source):
            if text.strip(" \t\r\n") and not text.startswith(REMARK):
                yield Line(number, text)

    def quick(self, line: Line, reader: QuickReader) -> Quick | None:
        """Read a line that is plainly right; None for any other."""
        return reader.from_json(line.text)

    def record(self, line: Line) -> _Record:
        try:
            return _Record(line=line.number, node=read_json(line.text, line=line.number))
        except Malformed as problem:
            return _Record(line=line.number, faults=problem.faults)


class Rows:
    """CSV (RFC 4180): a header of names, then each row a claim."""

    header: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()

    def __init__(self, source: BinaryIO) -> None:
        self._rows = _rows(text for _, text in _lines(source))
        self._names: list[str] = []
        self._is_usable = True

    def lines(self) -> Iterator[Line]:
        """Yield the rows after the header. Raises `Malformed`."""
        first = next(self._rows, None)
        if first is None:
            return
        number, cells = first
        self.header = tuple(cells)
        self._names = [cell.strip() for cell in cells]
        self.faults, self._is_usable = header_faults(self._names, number)
        for number, cells in self._rows:
            if not (len(cells) == 1 and cells[0].startswith(REMARK)):
                yield Line(number, cells=tuple(cells))

    def quick(self, line: Line, reader: QuickReader) -> Quick | None:
        """Read a row that is plainly right; None for any other."""
        if self.faults or len(line.cells) != len(self._names):
            return None
        given: dict[str, Any] = {"article": {}}
        article, text = given["article"], {}
        for name, cell in zip(self._names, line.cells, strict=True):
            if not cell.strip():
                continue
            if name in CLAIM_KEYS:
                given[name] = cell
            elif name in TEXT_COLUMNS:
                text[name] = cell
            else:
                article[name] = cell
        if text:
            article["text"] = text
        return reader.from_mapping(given)

    def record(self, line: Line) -> _Record:
        if not self._is_usable:
            return _Record(line=line.number)
        if len(line.cells) != len(self._names):
            cells = _counted(len(line.cells), "cell")
            fault = Fault(
                line=line.number,
                message=f"the row has {cells}, the header {len(self._names)}",
                hint="put a text that holds commas in double quotes",
            )
            return _Record(line=line.number, faults=(fault,))
        return _row(line.number, dict(zip(self._names, line.cells, strict=True)))


Bulk = JsonLines | Rows


def bulk_of(stream: BinaryIO, *, is_csv: bool) -> Bulk:
    """Return the reader of a bulk file."""
    return Rows(stream) if is_csv else JsonLines(stream)


def names_others(stream: BinaryIO, *, is_csv: bool) -> bool:
    """Say whether claims may name one another, so that the file must be planned as a whole."""
    if is_csv:
        header = stream.readline(LARGEST)
        return b"ref" in header or b"supersedes" in header
    wanted, before = (b'"ref"', b'"supersedes"'), b""
    while block := stream.read(1 << 20):
        if any(each in before + block for each in wanted):
            return True
        before = block[-16:]
    return False


def read_line(bulk: Bulk, line: Line) -> Reading:
    """Read one line by the models: its article and its claim, or what is wrong with it."""
    record = bulk.record(line)
    faults = list(record.faults)
    items = tuple(_items(record.node, {}, faults)) if record.node is not None else ()
    return Reading(items=items, faults=in_order(faults), claims=1)


def read_json_lines(source: BinaryIO) -> Reading:
    """Read the whole of a file of JSON Lines."""
    return _gathered(JsonLines(source))


def read_csv(source: BinaryIO) -> Reading:
    """Read the whole of a CSV file."""
    return _gathered(Rows(source))


def no_lines() -> Malformed:
    """Return the refusal of a file without any line."""
    return empty("each line holds a claim")


def _gathered(bulk: Bulk) -> Reading:
    items: list[Item] = []
    faults: list[Fault] = []
    known: dict[str, ReadArticle] = {}
    count = 0
    try:
        for line in bulk.lines():
            count += 1
            record = bulk.record(line)
            faults.extend(record.faults)
            if record.node is not None:
                items.extend(_items(record.node, known, faults))
    except Malformed as problem:
        faults.extend(problem.faults)
    faults.extend(bulk.faults)
    if not count and not bulk.header and not faults:
        faults.extend(no_lines().faults)
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


def _row(line: int, cells: dict[str, str]) -> _Record:
    """Nest the cells of a row as a line of JSON Lines does; an empty cell is an absent key."""
    faults: tuple[Fault, ...] = ()
    keys = {name: Node(line, cell) for name, cell in cells.items() if cell.strip()}
    article = {name: keys[name] for name in ARTICLE_COLUMNS if name in keys}
    text: dict[str, Node] = {name: keys[name] for name in TEXT_COLUMNS if name in keys}
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
