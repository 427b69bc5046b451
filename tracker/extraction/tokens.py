"""The words of a text one by one, as names are compared: folded, and whole if something is hidden.

A word with a character inside that cannot be seen (zero-width, bidirectional, a variation
selector) stays one word, so that it equals no name of ours: see `gazetteer.spelling`.
"""

from functools import lru_cache
from typing import Final

from tracker.extraction import patterns as re
from tracker.gazetteer.spelling import fold

HIDDEN: Final = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    "\U000e0000-\U000e0fff"
)
_MARKS = "\u0300-\u034e\u0350-\u036f"
_ACRONYM = r"(?:[A-Z]\.){2,}(?![A-Za-z])|[A-Z](?:\.[A-Z])+(?!\w)"
_REST = rf"(?:[^\W_]|[{_MARKS}]|[{HIDDEN}]{{1,9}}(?=[^\W_]))*+"
TOKEN: Final = re.compile(rf"(?<![^\W_])(?:{_ACRONYM}|[^\W_]{_REST})")
"""One word; "U.S." with its stops is one."""
CAPITALISED: Final = re.compile(rf"(?<![^\W_])(?:{_ACRONYM}|[^\W_a-z0-9]{_REST})")
"""One that may begin with a capital."""
GAP: Final = re.compile(r"[^\S\n]{1,4}(?:\n[^\S\n]{0,8})?|\n[^\S\n]{0,8}|[-‐‑–'’ʼ‘]|\.[^\S\n]?")
"""What may stand between two words of one name: a space, the end of a line, a hyphen."""
NEXT: Final = re.compile(
    r"(?:[^\S\n]{1,4}|[^\S\n]{0,4}\n[^\S\n]{0,8}(?![A-Z]))([^\W\d_][^\W_]*(?:[-'’][^\W_]+)*)"
)
"""The word that follows with nothing but space before it; a capital after a line begins anew."""


_HIDDEN = re.compile(f"[{HIDDEN}]")


@lru_cache(maxsize=8192)
def folded(word: str) -> str:
    """The word as names are compared."""
    return fold(word) if len(word) < 40 else word


def goes_on_before(text: str, start: int) -> bool:
    """Whether the word at `start` is the end of one that something hidden parts."""
    at = start
    while at > 0 and start - at < 10 and _HIDDEN.match(text, at - 1):
        at -= 1
    return at < start and at > 0 and text[at - 1].isalnum()
