"""How the rules write down their words: as lists in a text, made into sets and patterns once."""

import re
from collections.abc import Iterable


def words(text: str) -> frozenset[str]:
    """The words of a text that white space parts."""
    return frozenset(text.split())


def listed(text: str) -> tuple[str, ...]:
    """The words of a text in their order."""
    return tuple(text.split())


def either(names: Iterable[str]) -> str:
    """A pattern for any of these names, the longest first; a space in one is any white space."""
    ordered = sorted(set(names), key=lambda name: (-len(name), name))
    return "|".join(r"\s+".join(map(re.escape, name.split(" "))) for name in ordered)
