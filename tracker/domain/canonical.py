"""Canonical JSON (RFC 8785 on the values that an event may hold) and the content ids made of it.

An event may hold null, booleans, integers of at most 53 bits, strings of Unicode scalar values,
lists, and objects with ASCII keys. Anything else is refused: floats above all, whose text differs
between writers. On these values `json.dumps` with sorted keys gives the bytes of RFC 8785.
"""

import hashlib
import json
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from json.encoder import encode_basestring as _quoted
from typing import Any, Final

from tracker.domain.errors import NotCanonical

ID_LENGTH: Final = 32
"""Hexadecimal digits of a content id: 128 bits of a SHA-256."""

_LARGEST = 2**53 - 1


_ENCODED = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def canonical_json(value: object) -> str:
    """Write a value in its one canonical form. Raises `NotCanonical`."""
    _check(value)
    written = _ENCODED(value)
    if not written.isascii():
        try:
            written.encode()
        except UnicodeEncodeError as problem:
            raise NotCanonical(f"{written[problem.start]!r} holds half a surrogate pair") from None
    return written


def content_id(prefix: str, identity: Mapping[str, Any]) -> str:
    """Return `prefix-` and the first `ID_LENGTH` digits of the SHA-256 of what makes a thing it.

    Absent and None are the same.
    """
    digest = hashlib.sha256(_object(identity)).hexdigest()
    return f"{prefix}-{digest[:ID_LENGTH]}"


def _object(identity: Mapping[str, Any]) -> bytes:
    """Write in canonical JSON what is not None; texts alone, as ids are made of, directly."""
    try:
        pairs = [
            start + _quoted(value)
            for key, start in _in_order(*identity)
            if (value := identity[key]) is not None
        ]
        return f"{{{','.join(pairs)}}}".encode()
    except (TypeError, UnicodeEncodeError):  # other values, and what cannot be written
        known = {
            key: str(value) if isinstance(value, StrEnum) else value
            for key, value in identity.items()
            if value is not None
        }
        return canonical_json(known).encode()


@lru_cache(maxsize=64)
def _in_order(*keys: str) -> list[tuple[str, str]]:
    """Return keys in their order, each with how its pair begins: the same few over and over."""
    return [(key, f"{_quoted(key)}:") for key in sorted(keys)]


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
