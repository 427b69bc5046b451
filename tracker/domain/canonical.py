"""Canonical JSON (RFC 8785 on the values that an event may hold) and the content ids made of it.

An event may hold null, booleans, integers of at most 53 bits, strings of Unicode scalar values,
lists, and objects with ASCII keys. Anything else is refused: floats above all, whose text differs
between writers. On these values `json.dumps` with sorted keys gives the bytes of RFC 8785.
"""

import hashlib
import json
from collections.abc import Mapping
from json.encoder import encode_basestring
from typing import Any, Final

from tracker.domain.errors import NotCanonical

ID_LENGTH: Final = 32
"""Hexadecimal digits of a content id: 128 bits of a SHA-256."""

_LARGEST = 2**53 - 1


_ENCODED = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


json_text: Final = encode_basestring
"""Writes a text as canonical JSON has it, with its quotation marks."""


def canonical_json(value: object) -> str:
    """Write a value in its one canonical form. Raises `NotCanonical`."""
    _check(value)
    written = _ENCODED(value)
    if not written.isascii():
        _encoded(written)
    return written


def content_id(prefix: str, identity: Mapping[str, Any]) -> str:
    """Return the id of what makes a thing it; absent and None are the same.

    Raises `NotCanonical`.
    """
    known = {key: value for key, value in identity.items() if value is not None}
    return id_of(prefix, canonical_json(known))


def id_of(prefix: str, written: str) -> str:
    """Return `prefix-` and the first `ID_LENGTH` digits of the SHA-256 of canonical JSON.

    Raises `NotCanonical` for half a surrogate pair.
    """
    return f"{prefix}-{hashlib.sha256(_encoded(written)).hexdigest()[:ID_LENGTH]}"


def _encoded(written: str) -> bytes:
    try:
        return written.encode()
    except UnicodeEncodeError as problem:
        raise NotCanonical(f"{written[problem.start]!r} holds half a surrogate pair") from None


def _check(value: object) -> None:
    """Raise `NotCanonical` for what is no value of an event. Texts are checked once written."""
    kind = type(value)
    if kind is str or value is None or kind is bool:
        return
    if kind is dict:
        for key, item in value.items():  # type: ignore[attr-defined]
            if type(key) is not str or not key.isascii():
                raise NotCanonical(f"{key!r} cannot be a key of an event")
            if type(item) is not str and item is not None:
                _check(item)
    elif kind is int:
        if not -_LARGEST <= value <= _LARGEST:  # type: ignore[operator]
            raise NotCanonical(f"{value} is too large for an event; at most 2**53 - 1")
    elif kind is list or kind is tuple:
        for item in value:  # type: ignore[attr-defined]
            _check(item)
    else:
        raise NotCanonical(f"{value!r} ({kind.__name__}) cannot stand in an event")
