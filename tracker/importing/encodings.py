"""Bytes → text in the encoding that a server or a page declares."""

import codecs
from contextlib import suppress
from typing import Final

from tracker.importing.reading import Fault, Malformed

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_UNFIT: Final = frozenset(
    {"idna", "punycode", "raw-unicode-escape", "unicode-escape", "utf-7", "undefined", "mbcs"}
)
"""Encodings of Python that no page is in: escapes of other texts, slow or with half characters."""


def decoded_as(data: bytes, declared: str | None) -> str | None:
    """Decode by a byte order mark, as UTF-8, or as is declared; None where that does not tell.

    Latin-1 is read as Windows-1252, as browsers do: what only the latter has are the quotation
    marks of pages that say the former.

    Raises `Malformed` for what is not in the encoding that is declared.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _by(data, name)
    try:
        return data.decode()
    except UnicodeDecodeError:
        return _by(data, declared) if declared else None


def _by(data: bytes, name: str) -> str:
    try:
        codec = codecs.lookup(name).name.replace("_", "-")
        if codec in _UNFIT:
            raise LookupError(name)
        if codec in ("iso8859-1", "ascii"):
            with suppress(UnicodeDecodeError):
                return data.decode("cp1252")
        text = data.decode(name)
        text.encode()
    except (LookupError, ValueError):  # half a surrogate pair is a ValueError, too
        raise Malformed(
            Fault(
                line=None, message=f"it is not in {name[:40]}, as it says", hint="save it as UTF-8"
            )
        ) from None
    return text
