"""Markdown with front matter → its text, and what the front matter says of it."""

import re
from functools import partial
from typing import Final

from tracker.importing.documents import Node
from tracker.importing.found import KEYS, Found, day_of, keys_of
from tracker.importing.reading import Fault, Malformed, quoted
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
    said: dict[str, list[tuple[str, Node]]] = {}
    for key, node in keys_of(root, "front matter").items():
        name = _NAMES.get(key.lower(), key.lower())
        if name in KEYS and node.value:
            said.setdefault(name, []).append((key, _plain(node, name)))
    metadata: dict[str, Node] = {}
    remarks: dict[str, tuple[str, ...]] = {}
    for name, nodes in said.items():
        first, *others = sorted(nodes, key=partial(_rank, name))
        metadata[name] = first[1]
        remarks[name] = tuple(_remark(first, each) for each in others if _differ(first, each))
    return Found(text=text[front.end() :], metadata=metadata, remarks=remarks)


def _rank(name: str, said: tuple[str, Node]) -> tuple[bool, bool]:
    """Return by what the keys of one meaning are sorted: ours goes first, in whatever order.

    `published: true`, which says elsewhere whether an article is out and not when, goes last.
    """
    key, node = said
    return node.value is True, key.lower() != name


def _differ(one: tuple[str, Node], other: tuple[str, Node]) -> bool:
    return other[1].value is not True and one[1].plain() != other[1].plain()


def _remark(first: tuple[str, Node], other: tuple[str, Node]) -> str:
    told = [
        f"{key} {quoted(str(node.plain()))} (line {node.line}), which"
        for key, node in (first, other)
    ]
    return f"the front matter says {told[0]} counts, and {told[1]} does not"


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
