"""Markdown with front matter → its text, and what the front matter says of it."""

import re
from typing import Final

from tracker.importing.documents import Node
from tracker.importing.found import KEYS, Found, day_of, keys_of
from tracker.importing.reading import Fault, Malformed
from tracker.importing.yaml_tree import read_yaml

LONGEST: Final = 65_536
"""Characters of front matter, and bytes of a sidecar."""

_FRONT: Final = re.compile(
    r"---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE
)
_NAMES: Final = {
    "date": "published",
    "datepublished": "published",
    "pubdate": "published",
    "author": "byline",
    "authors": "byline",
    "by": "byline",
    "source": "outlet",
    "site": "outlet",
    "publication": "outlet",
    "publisher": "outlet",
    "link": "url",
    "canonical": "url",
    "lang": "language",
    "headline": "title",
}
"""What front matter of elsewhere calls the keys of ours."""
_OF_SEVERAL: Final = ("byline", "outlet")
"""The keys whose value may be a list: people, or bodies."""


def has_front_matter(text: str) -> bool:
    """Say whether a text begins with front matter."""
    return _FRONT.match(text) is not None


def read_markdown(text: str) -> Found:
    """Read Markdown that begins with front matter. Raises `Malformed`."""
    front = _FRONT.match(text)
    if front is None:
        raise Malformed(
            Fault(
                line=1,
                message="the file has no front matter",
                hint="begin it with ---, keys such as outlet and published, and --- again",
            )
        )
    if len(front[1]) > LONGEST:
        raise Malformed(
            Fault(
                line=1,
                message="the front matter is too large",
                hint=f"it says what the article is, in at most {LONGEST:,} characters",
            )
        )
    root = read_yaml(front[1], line=2) if front[1].strip() else Node(1, {})
    metadata: dict[str, Node] = {}
    for key, node in keys_of(root, "front matter").items():
        name = _NAMES.get(key.lower(), key.lower())
        if name in KEYS and node.value:
            metadata.setdefault(name, _plain(node, name))
    return Found(text=text[front.end() :], metadata=metadata)


def _plain(node: Node, name: str) -> Node:
    """Return a value of front matter as ours: names joined, a moment cut to its day.

    What has no such form stays as it is, and is refused with its key like any other.
    """
    if name == "published" and isinstance(node.value, str):
        return Node(node.line, day_of(node.value))
    if name not in _OF_SEVERAL:
        return node
    several = node.value if isinstance(node.value, list) else [node]
    names = [_name(each) for each in several]
    told = [each for each in names if each]
    return Node(node.line, ", ".join(told)) if told and len(told) == len(names) else node


def _name(node: Node) -> str | None:
    """Return a name, written as it is or as the `name` of a mapping; None where there is none."""
    named = node.get("name") if isinstance(node.value, dict) else node
    return named.value if named and isinstance(named.value, str) else None
