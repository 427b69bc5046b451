"""A quote in the words around it."""

from typing import Final

from tracker.domain.claims import Quote

AROUND: Final = 60
"""Characters of context on either side."""


def in_context(text: str, quote: Quote) -> tuple[str, str, str] | None:
    """Return what stands before a quote, the quote, and what stands after it, cut at words.

    None where the quote does not stand where it says.
    """
    at = text.find(quote.words) if quote.at is None else quote.at
    if at < 0 or not text.startswith(quote.words, at):
        return None
    end = at + len(quote.words)
    before, after = text[max(at - AROUND, 0) : at], text[end : end + AROUND]
    if at > AROUND:
        before = "…" + before.partition(" ")[2]
    if end + AROUND < len(text):
        after = after.rpartition(" ")[0] + "…"
    return before, quote.words, after
