"""Foreign text made harmless: nothing that an article says drives a terminal or a spreadsheet.

Control characters (the escape sequences of terminals among them), bidirectional overrides,
zero-width and other invisible characters are shown as what they are instead of acting.
"""

import json
import re
from typing import Any

_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ud800-\udfff\ufeff\uffa0\ufff0-\ufffb"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def harmless(text: str) -> str:
    """Return one line of text in which whatever is invisible or commands a terminal is shown."""
    return _UNSAFE.sub(_shown, text)


def as_json(value: Any) -> str:
    """Write JSON whose strings are escaped wherever `harmless` would change them."""
    written = json.dumps(value, ensure_ascii=False, indent=2)
    return _UNSAFE.sub(_escaped, written)


def as_json_line(value: Any) -> str:
    """Write JSON on one line, escaped likewise."""
    return _UNSAFE.sub(_escaped, json.dumps(value, ensure_ascii=False))


def cell(value: object) -> str:
    """Return a CSV cell that no spreadsheet takes for a formula."""
    text = "" if value is None else harmless(str(value))
    return f"'{text}" if text.startswith(_FORMULA) else text


def _shown(found: re.Match[str]) -> str:
    character = found.group()
    if character == "\n":
        return " "
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{{{code:x}}}"


def _escaped(found: re.Match[str]) -> str:
    character = found.group()
    if character == "\n":
        return character  # json.dumps has escaped those of strings; these are its own
    code = ord(character)
    if code <= 0xFFFF:
        return f"\\u{code:04x}"
    code -= 0x10000
    return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"
