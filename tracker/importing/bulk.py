"""Bulk files, a claim a line with its article: JSON Lines, and CSV with such columns."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from tracker.importing.columns import ARTICLE_COLUMNS, TEXT_COLUMNS, header_faults
from tracker.importing.corrections import Ref
from tracker.importing.documents import Node, empty
from tracker.importing.json_tree import read_json
from tracker.importing.lines import Line, lines_of, rows_of
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
    is_usable = True
    """Whether the header lets its lines be read."""

    def __init__(self, source: BinaryIO) -> None:
        self._source = source

    def lines(self) -> Iterator[Line]:
        """Yield the lines that are not blank. Raises `Malformed`."""
        return lines_of(self._source)

    def quick(self, line: Line, reader: QuickReader) -> Quick | None:
        """Read a line that is plainly right; None for any other."""
        return reader.from_json(line.text)

    def record(self, line: Line) -> _Record:
        if line.fault is not None:
            return _Record(line=line.number, faults=(line.fault,))
        try:
            return _Record(line=line.number, node=read_json(line.text, line=line.number))
        except Malformed as problem:
            return _Record(line=line.number, faults=problem.faults)


class Rows:
    """CSV (RFC 4180): a header of names, then each row a claim."""

    header: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()

    def __init__(self, source: BinaryIO) -> None:
        self._rows = rows_of(source)
        self._names: list[str] = []
        self.is_usable = True

    def lines(self) -> Iterator[Line]:
        """Yield the rows after the header. Raises `Malformed`."""
        first = next(self._rows, None)
        if first is None:
            return
        self.header = first.cells
        self._names = [cell.strip() for cell in first.cells]
        self.faults, self.is_usable = header_faults(self._names, first.number)
        yield from self._rows

    def quick(self, line: Line, reader: QuickReader) -> Quick | None:
        """Read a row that is plainly right; None for any other."""
        if self.faults or len(line.cells) != len(self._names):
            return None
        claim: dict[str, str] = {}
        article: dict[str, Any] = {}
        text: dict[str, str] = {}
        for name, cell in zip(self._names, line.cells, strict=True):
            if not cell.strip():
                continue
            if name in CLAIM_KEYS:
                claim[name] = cell
            elif name in TEXT_COLUMNS:
                text[name] = cell
            else:
                article[name] = cell
        if text:
            article["text"] = text
        return reader.from_cells(claim, article)

    def record(self, line: Line) -> _Record:
        if not self.is_usable:
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


def read_line(bulk: Bulk, line: Line) -> Reading:
    """Read one line by the models: its article and its claim, or what is wrong with it."""
    record = bulk.record(line)
    faults = list(record.faults)
    items = tuple(_items(record.node, {}, faults)) if record.node is not None else ()
    return Reading(items=items, faults=in_order(faults), claims=1)


def label_of(bulk: Bulk, line: Line) -> Ref | None:
    """Return the accord and the `ref` that a line names itself by, even if it is faulty."""
    node = bulk.record(line).node
    if node is None or not isinstance(node.value, dict):
        return None
    accord, ref = (getattr(node.get(key), "value", None) for key in ("accord", "ref"))
    if not isinstance(accord, str) or not isinstance(ref, str):
        return None
    return accord.strip(), ref.strip()


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
