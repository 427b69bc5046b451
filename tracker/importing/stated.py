"""What a page states of itself, in the places that are made for it: JSON-LD, meta, time, address.

Nothing is guessed from the running text: an article that mentions a day was not published on it.
"""

import json
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from typing import Any, Final

from tracker.importing.documents import Node, whole_text
from tracker.importing.page_days import as_day, day_in_address, days_of_times

_LARGEST_SCRIPT: Final = 200_000
_MOST_NODES: Final = 2_000
_ARTICLES: Final = frozenset(
    {
        *("Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle"),
        *("OpinionNewsArticle", "BackgroundNewsArticle", "BlogPosting", "LiveBlogPosting"),
        *("PressRelease", "AdvertiserContentArticle", "ReviewNewsArticle", "AskPublicNewsArticle"),
    }
)
_PAGES: Final = frozenset({"WebPage", "ItemPage", "AboutPage"})
_BELOW: Final = ("@graph", "mainEntity")
"""The keys of JSON-LD below which the article of a page may stand."""
_DATES: Final = (
    *("article:published_time", "og:article:published_time", "og:published_time"),
    *("datepublished", "parsely-pub-date", "dc.date.issued", "dcterms.issued", "sailthru.date"),
    *("cxenseparse:recs:publishtime", "citation_publication_date", "publication_date"),
    *("publication-date", "publish_date", "publish-date", "publishdate", "pubdate"),
    *("article.published", "dc.date", "dcterms.date", "date"),
)
"""The names of meta elements that hold the day of publication, the plainest first."""

Told = dict[str, Any]


def stated(tree: Any, addresses: Iterable[str | None]) -> Mapping[str, Node]:
    """Return what a parsed page states: title, byline, outlet, published, language.

    `addresses` are those that it has, the surest first. Raises `Malformed` for half a surrogate
    pair.
    """
    at = [each for each in addresses if each]
    scripts = list(_scripts(tree))
    known = {told["@id"]: told for _, told in scripts if isinstance(told.get("@id"), str)}
    articles = [each for each in scripts if _is_one_of(each[1], _ARTICLES)]
    line, own = next((each for each in articles if _is_at(each[1], at)), (articles or [(1, {})])[0])
    page = next((told for _, told in scripts if _is_one_of(told, _PAGES)), {})
    days = _days(tree, own, page, at)
    said = {
        "title": _text(own.get("headline")),
        "byline": _names(own.get("author"), known),
        "outlet": _names(own.get("publisher"), known),
        "published": next((day for each in days if (day := as_day(each))), None),
        "language": _text(own.get("inLanguage")) or _text(page.get("inLanguage")),
    }
    return {key: Node(line, whole_text(value, line)) for key, value in said.items() if value}


def _scripts(tree: Any) -> Iterator[tuple[int, Told]]:
    """Yield the things that JSON-LD tells of, each with the line of its script."""
    left = _MOST_NODES
    for script in tree.iter("script"):
        if not (script.get("type") or "").strip().lower().startswith("application/ld+json"):
            continue
        written = (script.text or "").strip().removeprefix("//").strip()
        written = written.removeprefix("<![CDATA[").removesuffix("]]>").removesuffix("//")
        if len(written) > _LARGEST_SCRIPT:
            continue
        try:
            pending = deque([json.loads(written)])
        except (ValueError, RecursionError):
            continue
        while pending and left:
            left -= 1
            match pending.popleft():
                case list() as several:
                    pending.extend(several)
                case dict() as told:
                    yield script.sourceline or 1, told
                    pending.extend(told[key] for key in _BELOW if key in told)


def _is_one_of(told: Told, kinds: frozenset[str]) -> bool:
    named = told.get("@type")
    return any(
        isinstance(kind, str) and kind.rpartition("/")[2] in kinds
        for kind in (named if isinstance(named, list) else [named])
    )


def _is_at(told: Told, addresses: list[str]) -> bool:
    """Say whether JSON-LD tells of what stands at the address of the page."""
    main = told.get("mainEntityOfPage")
    own = [told.get("url"), told.get("@id"), main.get("@id") if isinstance(main, dict) else main]
    named = {each.partition("#")[0] for each in own if isinstance(each, str)}
    return any(each.partition("#")[0] in named for each in addresses)


def _days(tree: Any, own: Told, page: Told, addresses: list[str]) -> Iterator[str | None]:
    """Yield the days that the page gives as its own, the plainest statement first."""
    yield _text(own.get("datePublished"))
    named: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        for attribute in ("property", "name", "itemprop"):
            if name := (meta.get(attribute) or "").strip().lower():
                named.setdefault(name, []).append(meta.get("content") or "")
    for name in _DATES:
        told = {as_day(each) for each in named.get(name, [])} - {None}
        if len(told) == 1:
            yield told.pop()
    yield _text(page.get("datePublished"))
    yield from days_of_times(tree)
    yield from map(day_in_address, addresses)


def _text(value: Any) -> str | None:
    return unescape(value).strip() if isinstance(value, str) else None


def _names(value: Any, known: Mapping[str, Told]) -> str | None:
    """Return the names of people or organisations, which may be told of elsewhere in the page."""
    found = []
    for each in value if isinstance(value, list) else [value]:
        name = each
        if isinstance(each, dict):
            name = each.get("name")
            if name is None and isinstance(each.get("@id"), str):
                name = known.get(each["@id"], {}).get("name")
        name = _text(name)
        if name and not name.startswith("http"):
            found.append(name)
    return ", ".join(dict.fromkeys(found)) or None
