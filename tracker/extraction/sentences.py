"""A text in sentences: where each begins and ends, and which words stand in quotation marks.

Offsets count the code points of the text as it is given. Nothing here knows parties or accords.
"""

from dataclasses import dataclass
from enum import StrEnum


class SentenceKind(StrEnum):
    """What a stretch of a text is."""

    PROSE = "prose"
    HEADING = "heading"
    """A line of its own without a full stop: a headline, a subtitle, a question of an explainer."""
    ITEM = "item"
    """An entry of a list, whether or not it is a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence: `text[start:end]`, without white space around it."""

    start: int
    end: int
    body: int
    """Where its own words begin: after a dateline, a time stamp, a bullet; else `start`."""
    paragraph: int
    """The number of its paragraph, from 0; what stands under one number was written together."""
    kind: SentenceKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words in quotation marks: `text[start:end]` with the marks, `text[first:last]` without.

    A quotation that runs over several paragraphs is one for each, the last one closed.
    """

    start: int
    end: int
    first: int
    last: int


def sentences(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of a text, in order, without overlap.

    A quotation ends no sentence that goes on after it ("…," he said). Never raises.
    """
    return ()


def quotations(text: str) -> tuple[Quotation, ...]:
    """Return the direct quotations of a text, in order; of nested ones the outermost.

    An apostrophe opens and closes nothing; a mark that is never closed ends with its paragraph.
    Never raises.
    """
    return ()
