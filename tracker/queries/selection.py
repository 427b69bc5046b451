"""Reading what a question names: moments of recording, sources to leave out, near misses."""

import re
from collections.abc import Callable, Iterable
from datetime import datetime

from tracker.domain.claims import Article, Claim, origin_of, slug
from tracker.domain.days import parse_day
from tracker.domain.errors import NotFound, Usage
from tracker.domain.events import moment
from tracker.projections.standing import Standing


def moment_of(text: str) -> str:
    """Read a date (the end of that UTC day) or an RFC 3339 moment, in the form of `recorded_at`.

    Raises `BadDate` or `Usage`.
    """
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        parse_day(text)
        return f"{text}T23:59:59.999999Z"
    hint = "give a position (71), a date (2025-11-08) or a moment (2025-11-08T09:30:00Z)"
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise Usage(f"{text!r} is no position, date or moment", hint) from None
    if at.tzinfo is None:
        raise Usage(f"{text!r} does not say in which time zone", hint)
    try:
        return moment(at)
    except OverflowError:
        raise Usage(f"{text!r} is outside the calendar", hint) from None


def leaving_out(standing: Standing, source: str) -> Callable[[Claim, Article], bool]:
    """Return whether a claim comes from an outlet or an origin of that name.

    Raises `NotFound` where no claim does.
    """
    wanted = slug(source) or source

    def leave_out(claim: Claim, article: Article) -> bool:
        return wanted in names_of(claim, article)

    known = set[str]()
    for held in standing.claims.values():
        known |= names_of(held.claim, standing.articles[held.claim.article].article)
    if wanted not in known:
        raise NotFound(
            "outlet or origin", source, near(wanted, known) or sorted(known, key=_articles_last)[:5]
        )
    return leave_out


def _articles_last(name: str) -> tuple[bool, str]:
    return name.startswith("a-"), name


def names_of(claim: Claim, article: Article) -> set[str]:
    """Return the slugs under which the source of a claim can be left out."""
    outlet = {slug(article.outlet) or article.outlet} if article.outlet else set[str]()
    return {*outlet, article.id, origin_of(claim, article)}


def near(text: str, known: Iterable[str]) -> list[str]:
    """Return the most similar of some known words."""
    from difflib import get_close_matches  # wanted only once something is wrong

    return get_close_matches(text, list(known), n=3, cutoff=0.6)
