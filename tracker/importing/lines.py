"""The lines of a bulk file as they stand: of JSON Lines, or the rows of CSV.

In JSON Lines the next line feed begins afresh, so that what is wrong with the bytes of one line is
the fault of that line. In CSV a byte that is not UTF-8, or a cell that is never closed, ends the
reading: nobody can tell where the next row begins.
"""

import codecs
import csv
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO, Final, NamedTuple

from tracker.importing.documents import LARGEST, decoded
from tracker.importing.reading import Fault, Malformed
from tracker.importing.sniffing import REMARK

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
_NO_BYTES_OF_OURS: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
"""How a file begins of which no line is UTF-8."""
_NAMING: Final = ("ref", "supersedes")
"""The keys by which the claims of a file name one another."""
_ESCAPE: Final = b"\\u00"


class Line(NamedTuple):
    """One line of JSON Lines, or one row of CSV: where it begins, and what stands there."""

    number: int
    text: str = ""
    cells: tuple[str, ...] = ()
    fault: Fault | None = None
    """Why it is no text."""
    data: bytes = b""
    """Of a line that is no text, its bytes; none where they are too many to be kept."""


def lines_of(source: BinaryIO) -> Iterator[Line]:
    """Yield the lines of JSON Lines that are neither blank nor remarks.

    Raises `Malformed` for a file of which no line can be read.
    """
    number = 0
    while data := source.readline(LARGEST + 1):
        number += 1
        if len(data) > LARGEST:
            while data and not data.endswith(b"\n"):
                data = source.readline(LARGEST)
            yield Line(number, fault=_too_long(number))
            continue
        try:
            text = decoded(data, line=number)
        except Malformed as problem:
            if number == 1 and data.startswith(_NO_BYTES_OF_OURS):
                raise
            yield Line(number, fault=replace(problem.faults[0], line=number), data=data)
            continue
        if text.strip(" \t\r\n") and not text.startswith(REMARK):
            yield Line(number, text)


def rows_of(source: BinaryIO) -> Iterator[Line]:
    """Yield the rows of CSV that are neither blank nor remarks. Raises `Malformed`."""
    reader = csv.reader(_texts(source), strict=True)
    while True:
        number = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as problem:
            raise Malformed(_wrong(str(problem), number)) from None
        is_remark = len(cells) == 1 and cells[0].startswith(REMARK)
        if not is_remark and any(map(str.strip, cells)):
            yield Line(number, cells=tuple(cells))


def some_of(lines: Iterator[Line], most: int | None) -> tuple[list[Line], tuple[Fault, ...]]:
    """Take the next lines, at most so many; and what keeps those after them from being read."""
    some: list[Line] = []
    try:
        for line in lines:
            some.append(line)
            if len(some) == most:
                break
    except Malformed as problem:
        return some, problem.faults
    return some, ()


def names_others(stream: BinaryIO, *, is_csv: bool) -> bool:
    """Say whether claims may name one another, so that the file must be planned as a whole."""
    if is_csv:
        first, _ = some_of(rows_of(stream), 1)
        return any(cell.strip() in _NAMING for line in first for cell in line.cells)
    plain = [f'"{key}"'.encode() for key in _NAMING]
    before = b""
    while block := stream.read(1 << 20):
        text = before + block
        if any(key in text for key in plain) or (_ESCAPE in text and _ESCAPED_KEY.search(text)):
            return True
        before = text[-_LONGEST_KEY:]
    return False


def _escaped(key: str) -> bytes:
    """Return a pattern of a key of which any letter may be written as an escape."""
    letters = (f"(?:{letter}|\\\\u00{ord(letter):02x})" for letter in key)
    return f'"{"".join(letters)}"'.encode()


_ESCAPED_KEY: Final = re.compile(b"|".join(map(_escaped, _NAMING)), re.IGNORECASE)
_LONGEST_KEY: Final = 2 + 6 * max(map(len, _NAMING))


def _texts(source: BinaryIO) -> Iterator[str]:
    number = 0
    while data := source.readline(LARGEST + 1):
        number += 1
        if len(data) > LARGEST:
            raise Malformed(_too_long(number))
        yield decoded(data, line=number)


def _too_long(number: int) -> Fault:
    return Fault(
        line=number,
        message="a line is longer than 5 MB",
        hint="each claim stands on a line of its own",
    )


def _wrong(problem: str, number: int) -> Fault:
    for sign, message, hint in _WRONGS:
        if sign in problem:
            return Fault(line=number, message=message, hint=hint)
    return Fault(
        line=number,
        message="this is not well-formed CSV",
        hint="check commas and quotation marks here",
    )
