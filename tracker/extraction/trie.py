"""Names of several words, looked for word by word, the longest first."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

from tracker.extraction import patterns as re
from tracker.extraction.tokens import GAP, TOKEN


class Named(Protocol):
    """What a name stands for, with its words folded."""

    @property
    def words(self) -> tuple[str, ...]: ...
    @property
    def capital(self) -> tuple[bool, ...]: ...


N = TypeVar("N", bound=Named)


@dataclass(slots=True)
class _Node(Generic[N]):
    entries: list[N] = field(default_factory=list)
    following: dict[str, "_Node[N]"] = field(default_factory=dict)


class Trie(Generic[N]):
    """Names by their words; `fold` makes of a word of a text what names are compared by."""

    def __init__(self, entries: Iterable[N], fold: Callable[[str], str]) -> None:
        self._root: _Node[N] = _Node()
        self._fold = fold
        for entry in entries:
            node = self._root
            for word in entry.words:
                node = node.following.setdefault(word, _Node())
            node.entries.append(entry)

    def match(self, text: str, token: re.Match[str]) -> Iterator[tuple[int, N]]:
        """Yield where each name ends that begins with this word, the longest first.

        A word that is marked as a capital in the name needs one in the text, too.
        """
        node = self._root.following.get(self._fold(token[0]))
        if node is None:
            return
        end, written = token.end(), [True]
        found: list[tuple[int, int, _Node[N]]] = []
        while True:
            if node.entries:
                found.append((end, len(written), node))
            if not node.following:
                break
            gap = GAP.match(text, end)
            following = TOKEN.match(text, gap.end()) if gap else None
            if following is not None:
                word, capital, end = (
                    self._fold(following[0]),
                    following[0][0].isupper(),
                    following.end(),
                )
            elif text.startswith(" & ", end):
                word, capital, end = "and", False, end + 2
            else:
                break
            deeper = node.following.get(word)
            if deeper is None:
                break
            node = deeper
            written.append(capital)
        for end, count, node in reversed(found):
            for entry in node.entries:
                if all(
                    has or not needs
                    for has, needs in zip(written[:count], entry.capital, strict=True)
                ):
                    yield end, entry
