"""Characters that nobody sees: what they may not be in, and where a person should know of them."""

import re
import unicodedata
from typing import Final

NUL: Final = "\x00"
_BLANK: Final = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""What is seen as nothing, though Unicode counts it among letters and signs."""
_TURNS: Final = "\u202a-\u202e\u2066-\u2069"
"""What turns the direction in which the text after it is shown."""
_COMMAND: Final = re.compile(f"[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029{_TURNS}]")
_TURN: Final = re.compile(f"[{_TURNS}]")
_WITHIN_A_WORD: Final = re.compile(
    "(?<=[^\\W\\d_])(?:[\u00ad\u200b\u2060\ufeff]+(?=[^\\W\\d_])|(?<=[A-Za-z])[\u200c\u200d]+(?=[A-Za-z]))"
)
"""The joiners are part of how other scripts are written, and of none that is Latin."""


def is_blank(text: str) -> bool:
    """Say whether nothing of a text can be seen."""
    return all(
        unicodedata.category(each) in ("Cc", "Cf", "Zs", "Zl", "Zp") or each in _BLANK
        for each in text
    )


def command_in(text: str) -> str | None:
    """Return the first control character, or turn of direction, of a text of one line."""
    found = _COMMAND.search(text)
    return _named(found[0]) if found else None


def remarks_on(text: str) -> tuple[str, ...]:
    """Return what a person should know who reads a text: that it is not as it looks."""
    remarks = []
    for pattern, why in (
        (_TURN, "its words may stand in another order than they are shown"),
        (_WITHIN_A_WORD, "a word with it may not be found, nor read by the rules"),
    ):
        if found := pattern.search(text):
            line = text.count("\n", 0, found.start()) + 1
            remarks.append(f"the text holds {_named(found[0][0])} (line {line}): {why}")
    return tuple(remarks)


def _named(character: str) -> str:
    name = unicodedata.name(character, "a control character")
    return f"U+{ord(character):04X}, {name.lower()}"
