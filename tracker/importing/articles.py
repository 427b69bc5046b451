"""An article as it comes (text, Markdown, HTML) → a reading: its metadata and the text to hold.

Where its metadata comes from, the first that says something goes first: what was given with the
command, the sidecar `NAME.meta.yaml`, the article itself (front matter; JSON-LD, meta elements).
The text is kept as it was read: nothing is trimmed, folded or normalised but a byte order mark.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from tracker.domain.claims import Article, TextRef
from tracker.domain.days import When
from tracker.domain.errors import BadDate
from tracker.importing.documents import LARGEST, Node, decoded
from tracker.importing.models import read_metadata
from tracker.importing.reading import Fault, Malformed, ReadArticle, Reading, in_order
from tracker.importing.sniffing import Kind
from tracker.importing.yaml_tree import read_yaml

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
_MOMENT: Final = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What was said of the articles with the command; None where nothing was."""

    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None

    def known(self) -> dict[str, str]:
        """Return what was said, by key."""
        return {
            name: value
            for name in ("outlet", "title", "byline", "url", "published", "language")
            if (value := getattr(self, name)) is not None
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What an article's own document says of it."""

    text: str
    metadata: Mapping[str, Node] = field(default_factory=dict)


def read_article_text(
    data: bytes,
    kind: Kind,
    *,
    given: Given,
    sidecar: bytes | None = None,
    charset: str | None = None,
    address: str | None = None,
) -> Reading:
    """Read an article. Never raises for what it holds.

    `charset` is what the server said of it, `address` where it was fetched.
    """
    if len(data) > LARGEST:
        return _refused(too_long())
    faults: list[Fault] = []
    try:
        match kind:
            case Kind.MARKDOWN:
                found = _markdown(decoded(data))
            case Kind.HTML:
                from tracker.importing.markup import read_html

                found = read_html(data, charset=charset, address=address)
            case _:
                found = Found(text=decoded(data))
        _require_text(found.text)
        beside = _sidecar(sidecar) if sidecar is not None else {}
    except Malformed as problem:
        return Reading(faults=in_order(problem.faults))
    said = {key: Node(1, value) for key, value in given.known().items()}
    if address is not None:
        said.setdefault("url", Node(1, address))
    metadata = {**found.metadata, **beside, **said}
    body = found.text.encode()
    reference = TextRef(sha256=_sha256(body), length=len(body))
    article = read_metadata(Node(1, dict(metadata)), faults, text=reference)
    if article is None or faults:
        return Reading(faults=in_order(faults))
    return Reading(items=(ReadArticle(line=1, article=article, is_partial=True),), text=found.text)


def too_long() -> Fault:
    """Return the refusal of an article that is no article by its size."""
    return Fault(
        line=None, message="the file is too large for an article", hint="at most 5 MB are read"
    )


def completed(article: Article, earlier: Article | None) -> Article:
    """Return an article with what is held of it already, where it does not say so itself."""
    if earlier is None:
        return article
    said = {
        name: getattr(article, name) or getattr(earlier, name)
        for name in ("outlet", "title", "byline", "url", "published", "language")
    }
    return Article(**said, text=article.text)


def _markdown(text: str) -> Found:
    front = _FRONT.match(text)
    if front is None:
        raise Malformed(
            Fault(
                line=1,
                message="the file has no front matter",
                hint="begin it with ---, keys such as outlet and published, and --- again",
            )
        )
    root = read_yaml(front[1]) if front[1].strip() else Node(1, {})
    if not isinstance(root.value, dict):
        raise Malformed(
            Fault(
                line=2, message="the front matter is no mapping of keys to values", hint="outlet: …"
            )
        )
    metadata: dict[str, Node] = {}
    for key, node in root.value.items():
        name = _NAMES.get(key.lower(), key.lower())
        if name in ("outlet", "title", "byline", "url", "published", "language") and node.value:
            metadata.setdefault(name, Node(node.line + 1, _plain(node, name)))
    return Found(text=text[front.end() :], metadata=metadata)


def _plain(node: Node, name: str) -> str:
    """Return a value of front matter as ours: lists joined, a moment cut to its day."""
    if isinstance(node.value, list):
        return ", ".join(str(each.value) for each in node.value)
    return day_of(str(node.value)) if name == "published" else str(node.value)


def day_of(written: str) -> str:
    """Return the calendar day of a moment as it is written, in its own time zone."""
    moment = _MOMENT.match(written.strip())
    return moment[1] if moment else written.strip()


def is_date(written: str) -> bool:
    """Say whether a text can be used as a date of publication."""
    try:
        When.parse(written)
    except BadDate:
        return False
    return True


def _sidecar(data: bytes) -> dict[str, Node]:
    root = read_yaml(decoded(data))
    if root.value is None:
        return {}
    if not isinstance(root.value, dict):
        raise Malformed(
            Fault(
                line=root.line,
                message="the sidecar is no mapping of keys to values",
                hint="outlet: …",
            )
        )
    allowed = ("outlet", "title", "byline", "url", "published", "language")
    for key, node in root.value.items():
        if key not in allowed:
            message = f"the sidecar has the unknown key {key[:40]!r}"
            raise Malformed(
                Fault(line=node.line, message=message, hint=f"one of {', '.join(allowed)}")
            )
    return {key: node for key, node in root.value.items() if node.value is not None}


def _require_text(text: str) -> None:
    if not text.strip():
        raise Malformed(
            Fault(line=None, message="no text was found in it", hint="an article has words")
        )
    place = text.find("\x00")
    if place >= 0:
        raise Malformed(
            Fault(
                line=text.count("\n", 0, place) + 1,
                message="it is no text: it holds a NUL character",
                hint="save the article as text in UTF-8",
            )
        )


def _refused(fault: Fault) -> Reading:
    return Reading(faults=(fault,))


def _sha256(body: bytes) -> str:
    import hashlib

    return hashlib.sha256(body).hexdigest()
