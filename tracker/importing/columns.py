"""The columns of a bulk file in CSV: those of an article and of a claim, and faults of a header."""

from typing import Final

from tracker.importing.models import ARTICLE_KEYS, CLAIM_KEYS
from tracker.importing.reading import Fault, nearest, quoted

TEXT_COLUMNS: Final = ("sha256", "length")
ARTICLE_COLUMNS: Final = tuple(key for key in ARTICLE_KEYS if key != "text")
_COLUMNS: Final = (*ARTICLE_COLUMNS, *TEXT_COLUMNS, *CLAIM_KEYS)


def header_faults(names: list[str], line: int) -> tuple[tuple[Fault, ...], bool]:
    """Return what is wrong with a header, and whether its rows can be read all the same."""
    faults = []
    if len(names) == 1 and (";" in names[0] or "\t" in names[0]):
        message, hint = (
            "the columns are not separated by commas",
            "save the file as CSV with commas",
        )
        return (Fault(line=line, message=message, hint=hint),), False
    for name in dict.fromkeys(names):
        if name not in _COLUMNS:
            meant = nearest(name, _COLUMNS, 1)
            hint = f"did you mean {quoted(meant[0])}?" if meant else f"one of {', '.join(_COLUMNS)}"
            faults.append(Fault(line=line, message=f"unknown column {quoted(name)}", hint=hint))
    is_usable = True
    for name in dict.fromkeys(names):
        if names.count(name) > 1:
            is_usable = False
            message = f"the column {quoted(name)} stands {names.count(name)} times"
            faults.append(Fault(line=line, message=message, hint="keep one"))
    for needed in (("accord",), ("act",), ("quote", "locator")):
        if not set(needed) & set(names):
            is_usable = False
            message = f"the column {' or '.join(needed)} is missing"
            hint = f"the first line names the columns, such as {', '.join(_EXAMPLE)}"
            faults.append(Fault(line=line, message=message, hint=hint))
    return tuple(faults), is_usable


_EXAMPLE: Final = ("outlet", "title", "published", "accord", "party", "act", "when", "quote")
