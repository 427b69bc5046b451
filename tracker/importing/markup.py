"""HTML → the text of an article and what the page says of it, by trafilatura (the extra `html`)."""

import codecs
import json
import logging
import re
from collections.abc import Iterator
from typing import Any, Final

from tracker.importing.articles import Found, day_of, is_date
from tracker.importing.documents import Node
from tracker.importing.reading import Fault, Malformed

_DEEPEST: Final = 500
"""Elements in one another: no page has more, and the parsers' own limits lie not far above."""
_TAG: Final = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)[^<>]{0,4000}?(/?)>")
_VOID: Final = frozenset(
    {
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param"),
        *("source", "track", "wbr", "p", "li", "dt", "dd", "option", "tr", "td", "th"),
        *("thead", "tbody", "tfoot"),
    }
)
"""Elements that need no end tag, so that a missing one tells nothing."""
_CHARSET: Final = re.compile(rb"<meta[^>]{1,200}?charset\s*=\s*[\"']?([A-Za-z0-9_.:-]{1,40})", re.I)
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_JSON_LD: Final = re.compile(
    r"<script[^>]{0,200}?type\s*=\s*[\"']?application/ld\+json[\"']?[^>]{0,200}>(.{1,200000}?)</script",
    re.I | re.S,
)
_META: Final = re.compile(
    r"<meta\b(?=[^>]{0,400}?(?:property|name|itemprop)\s*=\s*[\"']"
    r"(?:article:published_time|datePublished|og:article:published_time|parsely-pub-date|DC\.date\.issued)[\"'])"
    r"[^>]{0,400}?content\s*=\s*[\"']([^\"'<>]{4,40})[\"']",
    re.I,
)
_TIME: Final = re.compile(r"<time\b[^>]{0,300}?datetime\s*=\s*[\"']([^\"'<>]{4,40})[\"']", re.I)
_ARTICLES: Final = frozenset(
    {
        *("Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle"),
        *("OpinionNewsArticle", "BackgroundNewsArticle", "BlogPosting", "LiveBlogPosting"),
        *("WebPage", "PressRelease"),
    }
)


def read_html(data: bytes, *, charset: str | None, address: str | None) -> Found:
    """Read a page. Raises `Malformed` for what is no page that can be read."""
    page = _decoded(data, charset)
    _require_shallow(page)
    try:
        from trafilatura import bare_extraction
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
        document: Any = bare_extraction(
            page, url=address, with_metadata=True, include_comments=False, include_tables=True
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
        raise Malformed(
            Fault(
                line=None, message="no article was found in the page", hint="save its text as .txt"
            )
        )
    said = next(_told(page), {})
    published = next((day for day in _dates(page, said, document) if is_date(day)), None)
    metadata = {
        "title": said.get("headline") or document.title,
        "byline": _names(said.get("author")) or document.author,
        "outlet": _names(said.get("publisher")) or document.sitename,
        "url": document.url,
        "published": published,
        "language": said.get("inLanguage") or document.language,
    }
    return Found(
        text=document.text,
        metadata={
            key: Node(1, " ".join(value.split()))
            for key, value in metadata.items()
            if isinstance(value, str) and value.strip()
        },
    )


def _decoded(data: bytes, charset: str | None) -> str:
    """Decode a page: by its byte order mark, as UTF-8, by what the server or the page declares."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _by(data, name)
    try:
        return data.decode()
    except UnicodeDecodeError as problem:
        declared = charset or ((found := _CHARSET.search(data[:4096])) and found[1].decode())
        if not declared:
            raise Malformed(
                Fault(
                    line=data.count(b"\n", 0, problem.start) + 1,
                    message=f"byte {problem.start + 1} is not UTF-8, and nothing else is declared",
                    hint="save the page as UTF-8",
                )
            ) from None
    return _by(data, declared)


def _by(data: bytes, name: str) -> str:
    try:
        return data.decode(name)
    except (LookupError, UnicodeDecodeError, ValueError):
        raise Malformed(
            Fault(
                line=None, message=f"the page is not in {name}, as it says", hint="save it as UTF-8"
            )
        ) from None


def _require_shallow(page: str) -> None:
    depth = 0
    for found in _TAG.finditer(page):
        if found[3] or found[2].lower() in _VOID:
            continue
        depth += -1 if found[1] else 1
        depth = max(depth, 0)
        if depth > _DEEPEST:
            raise Malformed(
                Fault(
                    line=page.count("\n", 0, found.start()) + 1,
                    message=f"elements are nested more than {_DEEPEST} deep",
                    hint="save the article's text as .txt",
                )
            )


def _told(page: str) -> Iterator[dict[str, Any]]:
    """Yield what JSON-LD says of articles in the page."""
    for found in _JSON_LD.finditer(page):
        try:
            root = json.loads(found[1])
        except (ValueError, RecursionError):
            continue
        for each in _flat(root):
            kinds = each.get("@type")
            named = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(kind, str) and kind in _ARTICLES for kind in named):
                yield each


def _flat(root: Any) -> Iterator[dict[str, Any]]:
    for each in root if isinstance(root, list) else [root]:
        if isinstance(each, dict):
            yield each
            graph = each.get("@graph")
            if isinstance(graph, list):
                yield from (one for one in graph if isinstance(one, dict))


def _dates(page: str, said: dict[str, Any], document: Any) -> Iterator[str]:
    """Yield the days on which the page may have been published, the surest first."""
    if isinstance(said.get("datePublished"), str):
        yield day_of(said["datePublished"])
    for pattern in (_META, _TIME):
        if found := pattern.search(page):
            yield day_of(found[1])
    if isinstance(document.date, str):
        yield day_of(document.date)


def _names(value: Any) -> str | None:
    """Return the names of people or organisations in JSON-LD."""
    found = []
    for each in value if isinstance(value, list) else [value]:
        name = each.get("name") if isinstance(each, dict) else each
        if isinstance(name, str) and name.strip() and not name.startswith("http"):
            found.append(name.strip())
    return ", ".join(dict.fromkeys(found)) or None
