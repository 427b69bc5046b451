"""HTML → the text of an article and what the page says of it, by trafilatura (the extra `html`)."""

import logging
import re
from typing import Any, Final

from tracker.importing.documents import Node, whole_text
from tracker.importing.encodings import decoded_as
from tracker.importing.found import Found
from tracker.importing.reading import Fault, Malformed
from tracker.importing.stated import stated

_DEEPEST: Final = 240
"""Elements in one another: no page has more, and libxml2 leaves out without a word what lies deeper
than 253."""
_MOST: Final = 50_000
"""Elements of a page; each takes up to a fifth of a millisecond."""
_TAG: Final = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)[^<>]{0,4000}?(/?)>")
_OPENING: Final = re.compile(r"<[a-zA-Z]")
_VOID: Final = frozenset(
    {
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param"),
        *("source", "track", "wbr", "p", "li", "dt", "dd", "option", "tr", "td", "th"),
        *("thead", "tbody", "tfoot"),
    }
)
"""Elements that need no end tag, so that a missing one tells nothing."""
_CHARSET: Final = re.compile(rb"<meta[^>]{1,200}?charset\s*=\s*[\"']?([A-Za-z0-9_.:-]{1,40})", re.I)


def read_html(data: bytes, *, charset: str | None, address: str | None) -> Found:
    """Read a page. Raises `Malformed` for what is no page that can be read."""
    page = _decoded(data, charset)
    _require_shallow(page)
    _require_small(page)
    try:
        from trafilatura import bare_extraction
        from trafilatura.utils import load_html
    except ImportError as problem:
        raise Malformed(
            Fault(
                line=None,
                message="HTML needs the package trafilatura, which is not installed",
                hint="pip install 'accords-tracker[html]'; or save the article as text",
            )
        ) from problem
    for name in ("trafilatura", "htmldate", "courlan", "justext"):
        # what they log is said in our own line, or is none of the user's business
        logging.getLogger(name).addHandler(logging.NullHandler())
    try:
        tree: Any = load_html(page)
        if tree is None:
            raise _no_article()
        if tree.xpath(f"boolean(//*[count(ancestor::*) >= {_DEEPEST}])"):
            raise _too_deep(None)
        document: Any = bare_extraction(
            tree, url=address, with_metadata=True, include_comments=False, include_tables=True
        )
    except (ValueError, RecursionError, LookupError, TypeError, AttributeError) as problem:
        raise Malformed(
            Fault(
                line=None,
                message=f"the page cannot be read ({type(problem).__name__})",
                hint="save the article as text",
            )
        ) from problem
    if document is None or not (document.text or "").strip():
        raise _no_article()
    guessed = {
        "title": document.title,
        "byline": document.author,
        "outlet": document.sitename,
        "url": document.url,
        "language": document.language,
    }
    said = {
        **{key: Node(1, value) for key, value in guessed.items() if isinstance(value, str)},
        **stated(tree, (address, document.url)),
    }
    return Found(
        text=whole_text(document.text, 1),
        metadata={
            key: Node(node.line, whole_text(" ".join(node.value.split()), node.line))
            for key, node in said.items()
            if isinstance(node.value, str) and node.value.strip()
        },
    )


def _decoded(data: bytes, charset: str | None) -> str:
    """Decode a page: by its byte order mark, as UTF-8, by what the server or the page declares."""
    declared = charset or ((found := _CHARSET.search(data[:4096])) and found[1].decode()) or None
    page = decoded_as(data, declared)
    if page is not None:
        return page
    try:
        return data.decode()
    except UnicodeDecodeError as problem:
        raise Malformed(
            Fault(
                line=data.count(b"\n", 0, problem.start) + 1,
                message=f"byte {problem.start + 1} is not UTF-8, and nothing else is declared",
                hint="save the page as UTF-8",
            )
        ) from None


def _require_small(page: str) -> None:
    for number, found in enumerate(_OPENING.finditer(page)):
        if number == _MOST:
            raise Malformed(
                Fault(
                    line=page.count("\n", 0, found.start()) + 1,
                    message=f"the page has more than {_MOST:,} elements",
                    hint="save the article's text as .txt",
                )
            )


def _require_shallow(page: str) -> None:
    depth = 0
    for found in _TAG.finditer(page):
        if found[3] or found[2].lower() in _VOID:
            continue
        depth += -1 if found[1] else 1
        depth = max(depth, 0)
        if depth > _DEEPEST:
            raise _too_deep(page.count("\n", 0, found.start()) + 1)


def _too_deep(line: int | None) -> Malformed:
    return Malformed(
        Fault(
            line=line,
            message=f"elements are nested more than {_DEEPEST} deep",
            hint="save the article's text as .txt",
        )
    )


def _no_article() -> Malformed:
    return Malformed(
        Fault(line=None, message="no article was found in the page", hint="save its text as .txt")
    )
