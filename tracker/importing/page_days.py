"""The day of publication of a page, as it is written in its elements and its address."""

import re
from collections.abc import Iterator
from typing import Any, Final

from tracker.domain.days import When
from tracker.domain.errors import BadDate
from tracker.importing.found import day_of

_ISO: Final = re.compile(r"(\d{4})([-/]\d\d)?([-/]\d\d)?")
_MONTHS: Final = (
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
)
_DAY_FIRST: Final = re.compile(r"(?:[a-z]{3,9},? )?(\d{1,2}) ([a-z]{3,9}),? (\d{4})\b", re.I)
_MONTH_FIRST: Final = re.compile(r"(?:[a-z]{3,9},? )?([a-z]{3,9})\.? (\d{1,2}),? (\d{4})\b", re.I)
_IN_ADDRESS: Final = re.compile(r"/((?:19|20)\d\d)/(\d\d|[a-z]{3})/(\d\d)(?:/|$)")
_LONGEST: Final = 60
"""Characters of a date."""
_PUBLISHED: Final = frozenset(
    {*("published", "entry-date", "post-date", "publish-date", "published-date", "pubdate")}
)
_NOT_ITS_OWN: Final = frozenset({"aside", "nav", "footer"})
_OF_AUTHORS: Final = re.compile(
    r"\b(?:byline|dateline|article-header|article__header|(?:entry|post|article)-meta)\b"
)


def as_day(written: str | None) -> str | None:
    """Return a date in the form of ours, a moment cut to its day; None where it is none.

    A day written in numbers counts with its year first alone, since 05/04 is two days.
    """
    if not written or len(written) > _LONGEST:
        return None
    day = day_of(" ".join(written.split()))
    if found := _ISO.fullmatch(day):
        return _checked(day.replace("/", "-"))
    if found := _DAY_FIRST.match(day):
        return _by_name(found[3], found[2], found[1])
    if found := _MONTH_FIRST.match(day):
        return _by_name(found[3], found[1], found[2])
    return None


def day_in_address(address: str) -> str | None:
    """Return the one day that an address has in its path, /2024/05/06/ or /2024/may/06/."""
    path = re.sub(r"^[a-z]+://[^/]*", "", address, flags=re.I).split("?")[0].split("#")[0]
    found = _IN_ADDRESS.findall(path.lower())
    if len(found) != 1:
        return None
    year, month, day = found[0]
    return _checked(f"{year}-{month}-{day}") if month.isdigit() else _by_name(year, month, day)


def days_of_times(tree: Any) -> Iterator[str]:
    """Yield the day that the time elements of a page's own article give, where they give one.

    Those count that are marked as its publication, else those in its header or byline. The page's
    own article is that of its first heading.
    """
    heading = next(tree.iter("h1"), None)
    scope = None if heading is None else next(heading.iterancestors("article", "main"), None)
    for counts in (_is_publication, _is_in_byline):
        for within in (scope, tree):
            if within is None:
                continue
            told = {as_day(_written(each)) for each in within.iter("time") if counts(each)} - {None}
            if told:
                yield from (day for day in told if day and len(told) == 1)
                break


def _written(time: Any) -> str:
    return time.get("datetime") or "".join(time.itertext())


def _is_publication(time: Any) -> bool:
    classes = set((time.get("class") or "").lower().split())
    is_marked = time.get("pubdate") is not None or time.get("itemprop") == "datePublished"
    return (is_marked or bool(classes & _PUBLISHED)) and not _is_of_another(time)


def _is_in_byline(time: Any) -> bool:
    about = f"{time.get('class') or ''} {time.get('itemprop') or ''}".lower()
    if "updat" in about or "modif" in about or _is_of_another(time):
        return False
    for above in time.iterancestors():
        named = f"{above.get('class') or ''} {above.get('id') or ''}".lower()
        if _OF_AUTHORS.search(named):
            return True
        if above.tag == "header":
            within = next(above.iterancestors("article", "main"), None)
            return within is not None or next(above.iter("h1"), None) is not None
    return False


def _is_of_another(time: Any) -> bool:
    return any(above.tag in _NOT_ITS_OWN for above in time.iterancestors())


def _by_name(year: str, month: str, day: str) -> str | None:
    start = month[:3].lower()
    if start not in _MONTHS:
        return None
    return _checked(f"{year}-{_MONTHS.index(start) + 1:02}-{int(day):02}")


def _checked(day: str) -> str | None:
    try:
        When.parse(day)
    except BadDate:
        return None
    return day
