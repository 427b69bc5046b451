"""A quote in the words around it."""

import re
from typing import Final

from tracker.domain.claims import Quote

AROUND: Final = 60
"""Characters of context on either side."""

_FIRST_WORD: Final = re.compile(r"\A\S*\s")
_LAST_WORD: Final = re.compile(r"\s\S*\Z")
"""What a cut may have broken; where nothing parts words, as in Chinese, it breaks none."""


def in_context(text: str, quote: Quote, around: int = AROUND) -> tuple[str, str, str] | None:
    """Return what stands before a quote, the quote, and what stands after it, cut at words.

    What is cut off is marked by `…`. None where the quote does not stand where it says.
    """
    at = text.find(quote.words) if quote.at is None else quote.at
    if at < 0 or not text.startswith(quote.words, at):
        return None
    end = at + len(quote.words)
    before, after = text[max(at - around, 0) : at], text[end : end + around]
    if at > around:
        before = "…" + _FIRST_WORD.sub("", before)
    if end + around < len(text):
        after = _LAST_WORD.sub("", after) + "…"
    return before, quote.words, after
