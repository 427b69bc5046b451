"""The whole log and its texts as one stream of JSON Lines, and such a stream into an empty log.

    {"format": "accords-tracker-log", "version": 1, "size": N, "root": …}
    {"position": 1, "recorded_at": …, …, "payload": {…}, "leaf_hash": …}         one an event
    {"sha256": …, "body": …, "added_at": …, …, "withheld_why": …}                one a text
    {"events": N, "texts": M, "withheld": K, "sha256": …}

An event's line has the columns of the log, as `log --format jsonl` writes them; the root is that of
RFC 9162 over the stored leaf hashes. A text's body is null while it is withheld. The closing line
counts, and has the SHA-256 of all lines before it. Each line has one form only (keys in this order,
no spaces, ASCII alone), so that the same log always gives the same bytes. Reading and writing need
memory for one text and a batch of events, whatever the log's size.
"""

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO, Final

from sqlalchemy import Connection, insert, select

from tracker.domain.canonical import canonical_json
from tracker.domain.errors import BadStream, Damaged, Refused, TrackerError
from tracker.domain.merkle import root_hash
from tracker.log.codec import Row, as_json, decode, expected_leaf
from tracker.log.store import append_rows, head, rows
from tracker.log.tables import events, texts

FORMAT: Final = "accords-tracker-log"
VERSION: Final = 1

_HEADER: Final = ("format", "version", "size", "root")
_TEXT: Final = tuple(column.name for column in texts.c)
_CLOSE: Final = ("events", "texts", "withheld", "sha256")
_BATCH: Final = 1000
_SHA256: Final = re.compile(r"[0-9a-f]{64}")
_MAYBE_NULL: Final = {"accord", "party", "body", "added_why"} | {
    name for name in _TEXT if name.startswith("withheld_")
}
_MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z")


@dataclass(slots=True, kw_only=True)
class Counts:
    """What a stream holds."""

    events: int = 0
    texts: int = 0
    """Those whose body is there."""
    withheld: int = 0
    root: str = ""
    """RFC 9162, in hexadecimal."""


def dump(connection: Connection, counts: Counts) -> Iterator[bytes]:
    """Yield the lines of a log, and count in `counts` what went out.

    Raises `Damaged` for an event that does not fit its leaf hash: no such stream could be loaded.
    """
    size = head(connection)
    query = select(events.c.leaf_hash).where(events.c.position <= size).order_by(events.c.position)
    with connection.execute(query, execution_options={"yield_per": _BATCH}) as leaves:
        counts.root = root_hash(bytes(leaf) for (leaf,) in leaves).hex()
    digest = hashlib.sha256()
    for told in _told(connection, size, counts):
        line = _written(told)
        digest.update(line)
        yield line
    total = counts.texts + counts.withheld
    closing = (counts.events, total, counts.withheld, digest.hexdigest())
    yield _written(dict(zip(_CLOSE, closing, strict=True)))


def load(connection: Connection, stream: BinaryIO, name: str) -> Counts:
    """Append a stream to an empty log, event for event as it was recorded there.

    Raises `Refused` where the log is not empty, and `BadStream` with the line where the stream is
    not exactly what `dump` wrote; the transaction must then be taken back.
    """
    _require_empty(connection)
    lines = _Lines(stream, name)
    header = lines.next()
    if tuple(header) != _HEADER or header["format"] != FORMAT:
        raise lines.bad("this is no header", "the stream is not one that `tracker export` wrote")
    if header["version"] != VERSION:
        raise lines.bad(
            f"version {header['version']} of the format is not known", "update the program"
        )
    if type(header["size"]) is not int:
        raise lines.bad("the size is no number")
    counts = Counts()
    counts.root = root_hash(_events_loaded(connection, lines, header["size"], counts)).hex()
    if counts.root != header["root"]:
        raise BadStream(
            name, 1, f"the header has the root {header['root']}, the events make {counts.root}"
        )
    _texts_loaded(connection, lines, counts)
    return counts


def _told(connection: Connection, size: int, counts: Counts) -> Iterator[dict[str, Any]]:
    yield dict(zip(_HEADER, (FORMAT, VERSION, size, counts.root), strict=True))
    for row in rows(connection, upto=size):
        counts.events += 1
        if row.position != counts.events:
            raise Damaged(row.position, f"position {counts.events} was expected there")
        try:
            fits = expected_leaf(row) == bytes(row.leaf_hash)
        except (ValueError, RecursionError) as problem:
            raise Damaged(row.position, str(problem)) from problem
        if not fits:
            raise Damaged(row.position, "its leaf hash is not that of its contents")
        yield as_json(row)
    query = select(texts).order_by(texts.c.sha256)
    with connection.execute(query, execution_options={"yield_per": 1}) as kept:
        for text in kept:
            counts.texts += text.body is not None
            counts.withheld += text.body is None
            yield {**text._mapping, "body": None if text.body is None else text.body.decode()}


def _written(told: dict[str, Any]) -> bytes:
    """Return the one form of a line; foreign text in it is escaped, so that none of it acts."""
    line = json.dumps(told, separators=(",", ":")).replace("\x7f", "\\u007f")
    return line.encode("ascii") + b"\n"


def _require_empty(connection: Connection) -> None:
    if head(connection) or connection.execute(select(texts.c.sha256).limit(1)).first():
        raise Refused(
            "a stream is loaded into an empty database, and this one holds something",
            "name a new one with --db",
        )


class _Lines:
    """The lines of a stream, each required to be in its one form, and their running hash."""

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self.stream = stream
        self.name = name
        self.number = 0
        self.before = hashlib.sha256()
        """Over all lines before the last one that was read."""
        self._last = b""

    def next(self) -> dict[str, Any]:
        """Return the next line. Raises `BadStream` where there is none, or it is malformed."""
        line = self._read()
        if not line:
            raise self.bad("the stream ends before its closing line", "it was cut; export anew")
        if not line.endswith(b"\n"):
            raise self.bad("the stream ends within this line", "it was cut; export anew")
        try:
            told = json.loads(line)
            if not isinstance(told, dict) or _written(told) != line:
                raise ValueError("it is not in the form that `tracker export` writes")
        except (ValueError, RecursionError) as problem:
            raise self.bad(f"this line cannot be read: {problem}") from problem
        return told

    def end(self) -> None:
        """Require that nothing follows."""
        if self._read():
            raise self.bad("the stream goes on after its closing line")

    def bad(self, problem: str, hint: str = "the stream was altered; export anew") -> BadStream:
        return BadStream(self.name, self.number, problem, hint)

    def _read(self) -> bytes:
        self.before.update(self._last)
        self._last = self.stream.readline()
        self.number += 1
        return self._last


def _events_loaded(
    connection: Connection, lines: _Lines, size: int, counts: Counts
) -> Iterator[bytes]:
    """Append the events of a stream, and yield their leaf hashes."""
    batch: list[Row] = []
    latest = ""
    while counts.events < size:
        row = _row(lines, lines.next(), counts.events + 1)
        if row.recorded_at < latest:
            raise lines.bad("this event was recorded before the one above it")
        latest = row.recorded_at
        counts.events += 1
        batch.append(row)
        yield row.leaf_hash
        if len(batch) == _BATCH or counts.events == size:
            append_rows(connection, batch)
            batch.clear()


def _row(lines: _Lines, told: dict[str, Any], position: int) -> Row:
    """Return the row of an event's line, once it is sure to be what was recorded."""
    if tuple(told) != Row._fields:
        raise lines.bad(f"the event at position {position} was expected here: lines are missing")
    _require_types(lines, told, {"position": int, "version": int, "payload": dict})
    if told["position"] != position:
        raise lines.bad(
            f"position {position} was expected here, this is {told['position']}: lines are missing,"
            " doubled or out of order"
        )
    if not _MOMENT.fullmatch(told["recorded_at"]):
        raise lines.bad(f"recorded_at is {told['recorded_at']!r}: no moment in UTC")
    try:
        payload = canonical_json(told["payload"])
        row = Row(**{**told, "payload": payload, "leaf_hash": b""})
        leaf = expected_leaf(row)
        if told["leaf_hash"] != leaf.hex():
            raise ValueError("its leaf hash is not that of its contents")
        decode(row)
    except (ValueError, TypeError, RecursionError, TrackerError) as problem:
        raise lines.bad(f"this event cannot be taken: {problem}") from problem
    return row._replace(leaf_hash=leaf)


def _require_types(lines: _Lines, told: dict[str, Any], types: dict[str, type]) -> None:
    """Require every value to be of its type: a string, unless said otherwise."""
    for name, value in told.items():
        if value is None and name in _MAYBE_NULL:
            continue
        if type(value) is not types.get(name, str):
            raise lines.bad(f"{name} is {value!r}, which cannot be")


def _texts_loaded(connection: Connection, lines: _Lines, counts: Counts) -> None:
    """Hold the texts of a stream, up to its closing line, and check that line."""
    latest = ""
    while tuple(told := lines.next()) == _TEXT:
        sha256, body = told["sha256"], told["body"]
        _require_types(lines, told, {})
        if not _SHA256.fullmatch(sha256) or sha256 <= latest:
            raise lines.bad("texts stand in the order of their hashes, each once")
        latest = sha256
        encoded = None if body is None else body.encode(errors="surrogatepass")
        if encoded is not None and hashlib.sha256(encoded).hexdigest() != sha256:
            raise lines.bad("this text has another SHA-256")
        if encoded is None and told["withheld_at"] is None:
            raise lines.bad("this text has no body, and nobody withheld it")
        connection.execute(insert(texts), [{**told, "body": encoded}])
        counts.texts += encoded is not None
        counts.withheld += encoded is None
    if tuple(told) != _CLOSE:
        raise lines.bad("a text or the closing line was expected here")
    total = counts.texts + counts.withheld
    closing = (counts.events, total, counts.withheld, lines.before.hexdigest())
    if tuple(told.values()) != closing:
        raise lines.bad("the closing line does not fit the lines before it")
    lines.end()
