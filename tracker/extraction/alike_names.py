"""Aliases that are the mere kind of another accord: "the Commonwealth", "the Union"."""

from collections.abc import Iterable, Sequence
from typing import Final

from tracker.extraction.accord_names import CLUBS, INSTRUMENTS, singular
from tracker.extraction.tokens import folded

Name = tuple[int, int, str]
"""Where an accord stands by name, and its slug; none for another club."""

_KINDS: Final = CLUBS | INSTRUMENTS


def as_meant(text: str, names: Sequence[Name], bodies: Iterable[Name]) -> tuple[Name, ...]:
    """Take "the Commonwealth" for that "of Independent States" where the text tells of this one.

    So where the other is named in full first, and the accord whose alias it is nowhere by another
    name. A title counts for nothing: it may shorten what the text then names. `bodies`: where
    clubs stand that need not be accords.
    """
    kinds = [_kind(text, start, end) for start, end, _ in names]
    if not any(kinds):
        return tuple(names)
    known = [each for each, kind in zip(names, kinds, strict=True) if not kind]
    own = {slug for _, _, slug in known}
    taken = {start for start, _, _ in known}
    others = [each for each in bodies if each[0] not in taken]
    full: dict[str, Name] = {}
    for each in sorted([*known, *others]):
        for word in text[each[0] : each[1]].split():
            full.setdefault(singular(folded(word)), each)
    begins = max(0, text.find("\n\n"))
    meant: dict[tuple[str, str], str] = {}
    for (start, _, slug), kind in zip(names, kinds, strict=True):
        if kind and start >= begins and (slug, kind) not in meant:
            other = full.get(kind)
            moved = other is not None and other[0] < start and slug not in own
            meant[slug, kind] = other[2] if moved and other else slug
    return tuple(
        (start, end, meant.get((slug, kind), slug))
        for (start, end, slug), kind in zip(names, kinds, strict=True)
    )


def _kind(text: str, start: int, end: int) -> str:
    """The noun that is the whole name; empty for a fuller one."""
    word = text[start:end]
    kind = singular(folded(word)) if " " not in word else ""
    return kind if kind in _KINDS else ""
