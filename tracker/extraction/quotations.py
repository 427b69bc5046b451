"""The words of a text that stand in quotation marks."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from tracker.extraction import patterns as re
from tracker.extraction.sentences import paragraphs


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words in quotation marks: `text[start:end]` with the marks, `text[first:last]` without.

    A quotation that runs over several paragraphs is one for each.
    """

    start: int
    end: int
    first: int
    last: int


_REACH = 2000  # code points within which a single mark must be closed
_MARKS = re.compile(
    r"[“”„«»\"]"
    # A single mark opens before a letter and after a space; an apostrophe does neither. "‘90s".
    r"|(?:(?<=[\s(\[—–-])|(?<![\s\S]))[‘'](?=[^\W_])(?!\d\ds?\b)(?!(?:[Tt]is|[Tt]was|em|n)\b)"
)
_SINGLE_END = re.compile(r"(?<=\S)[’'](?![^\W_])")
_CLOSES = {
    "“": re.compile('[”"]'),
    "„": re.compile('[“”"]'),
    "«": re.compile("»"),
    '"': re.compile('["”]'),
}


def quotations(text: str) -> tuple[Quotation, ...]:
    """Return the direct quotations of a text, in order; of nested ones the outermost.

    An apostrophe opens and closes nothing; a double mark that is never closed ends with its
    paragraph. Never raises.
    """
    return tuple(
        quotation
        for start, end in paragraphs(text)
        for quotation in _paragraph(text, start, end)
        if quotation.first < quotation.last
    )


def _paragraph(text: str, start: int, end: int) -> Iterator[Quotation]:
    position = start
    singles: list[int] | None = None
    while found := _MARKS.search(text, position, end):
        mark, first = found[0], found.end()
        if mark in "‘'":
            if singles is None:
                singles = [mark.start() for mark in _SINGLE_END.finditer(text, start, end)]
            last = _single_end(text, first, singles)
            if last is None:
                position = first
                continue
            closed = last + 1
        elif mark in "”»" or (mark == '"' and not _opens(text, first, end)):
            position = first
            continue
        elif double := _CLOSES[mark].search(text, first, end):
            last, closed = double.span()
        else:
            last = closed = end
        yield Quotation(start=found.start(), end=closed, first=first, last=last)
        position = closed


def _opens(text: str, first: int, end: int) -> bool:
    return first < end and not text[first].isspace()


def _single_end(text: str, first: int, ends: list[int]) -> int | None:
    """The likeliest of the marks that may close: after punctuation, else what is no plural's."""
    fallback = None
    for index in range(bisect_left(ends, first), len(ends)):
        end = ends[index]
        if end - first > _REACH:
            break
        before = text[end - 1]
        if before in ",.!?…" or (before != "s" and fallback is None):
            return end
        fallback = end if fallback is None else fallback
    return fallback
