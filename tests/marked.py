"""Texts with what is to be found marked in them: `[Kazakhstan|KZ] joined in [2025|2025]`."""

import re
from collections.abc import Iterable, Sequence
from typing import Protocol

_MARK = re.compile(r"\[([^\[\]|]*)\|[^\[\]|]*\]")


def plain(marked: str) -> str:
    """The text alone."""
    return _MARK.sub(r"\1", marked)


def marked(text: str, found: Iterable[tuple[int, int, str]]) -> str:
    """The text with each stretch and what it was found to be."""
    parts, end = [], 0
    for start, stop, label in found:
        parts += [text[end:start], f"[{text[start:stop]}|{label}]"]
        end = stop
    return "".join([*parts, text[end:]])


def lines(block: str) -> list[str]:
    """The lines of a block of examples."""
    return [line for line in block.strip().splitlines() if line]


class Span(Protocol):
    """A stretch of a text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def in_order(text: str, spans: Sequence[Span]) -> bool:
    """Whether stretches lie inside the text, in order, none empty and none upon another."""
    end = 0
    for span in spans:
        if not end <= span.start < span.end <= len(text):
            return False
        end = span.end
    return True
