"""What an article's own document says of it, before it is checked."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from tracker.importing.documents import Node
from tracker.importing.reading import Fault, Malformed

KEYS: Final = ("outlet", "title", "byline", "url", "published", "language")
"""What can be said of an article besides its text."""
_MOMENT: Final = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What an article's own document says of it."""

    text: str
    metadata: Mapping[str, Node] = field(default_factory=dict)
    remarks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By key, what else it says of it, and why that does not count."""


def keys_of(root: Node, what: str) -> dict[str, Node]:
    """Return the keys of a document that says what an article is. Raises `Malformed`."""
    if not isinstance(root.value, dict):
        message = f"the {what} is no mapping of keys to values"
        raise Malformed(Fault(line=root.line, message=message, hint="outlet: …"))
    return root.value


def day_of(written: str) -> str:
    """Return the calendar day of a moment as it is written, in its own time zone."""
    moment = _MOMENT.match(written.strip())
    return moment[1] if moment else written.strip()
