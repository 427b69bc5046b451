"""What is told: accords, articles, and the claims that articles make. Facts, frozen, with ids.

The fields are those of sections 2, 3 and 7 of the design. An id is made of the content that makes
a thing what it is, so that recording the same thing again can be seen; what an id leaves out (a
title, a note) may be amended under the same id.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from unicodedata import normalize

from tracker.domain.acts import Act, Modality
from tracker.domain.canonical import content_id, id_of, json_text
from tracker.domain.days import ALWAYS, Days, When

CURATED: Final = "curated"
"""The method of a claim that a person read; a claim by any other method is a draft."""

_SLUG_BREAK = re.compile(r"[\W_]+")
_SHORT: Final = 200
"""Characters of a name whose slug is remembered."""


def slug(text: str) -> str:
    """Return lower-case words joined by hyphens: `A US official` is `a-us-official`."""
    return _slug(text) if len(text) <= _SHORT else _slug.__wrapped__(text)


@lru_cache(maxsize=4096)
def _slug(text: str) -> str:
    return _SLUG_BREAK.sub("-", normalize("NFC", text).casefold()).strip("-")


@dataclass(frozen=True, slots=True, kw_only=True)
class Accord:
    """A treaty, declaration or club that parties join."""

    slug: str
    name: str
    aliases: tuple[str, ...] = ()
    counterpart: str | None = None
    membership: str = "signatory"
    """The default criterion."""
    suspended_count: bool = True
    """Whether a suspended party still counts as a member (R10)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRef:
    """A text that lies outside the log, known by what proves it."""

    sha256: str
    length: int
    """Bytes of the stored UTF-8."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One document at one moment."""

    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    url: str | None = None
    published: When | None = None
    language: str | None = None
    text: TextRef | None = None

    @property
    def id(self) -> str:
        """`a-…` of the text's hash, or, without a text, of outlet, title, published and url."""
        if self.text is not None:
            return content_id("a", {"sha256": self.text.sha256})
        return content_id(
            "a",
            {
                "outlet": self.outlet,
                "title": self.title,
                "published": self.published and self.published.text,
                "url": self.url,
            },
        )

    @property
    def page(self) -> str | None:
        """Its address without the fragment, which no server is ever told."""
        return self.url.partition("#")[0] if self.url else None

    @property
    def source(self) -> str:
        """Who speaks where the article names nobody: its outlet, or the article itself."""
        return self.outlet or self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words of an article, and where they begin in its text (code points) if that is known."""

    words: str
    at: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What one article says of one party and one act."""

    article: str
    """The article's id."""
    accord: str
    party: str | None
    """A code or slug; None where the claim is of the accord as a whole."""
    act: Act
    modality: Modality = Modality.ASSERTED
    when: When | None = None
    asserter: str | None = None
    via: str | None = None
    origin: str | None = None
    condition: str | None = None
    quote: Quote | None = None
    also: tuple[Quote, ...] = ()
    locator: str | None = None
    note: str | None = None
    ref: str | None = None
    supersedes: str | None = None
    """The id of the claim that this one corrects."""
    method: str = CURATED
    rule: str | None = None
    confidence: str | None = None
    """A decimal between 0 and 1, as text: events hold no floats."""

    @property
    def id(self) -> str:
        """`c-…` of article, accord, party, act, modality, when, asserter and quote or locator."""
        return claim_id(
            article=self.article,
            accord=self.accord,
            party=self.party,
            act=self.act,
            modality=self.modality,
            when=None if self.when is None else self.when.text,
            asserter=self.asserter,
            quote=None if self.quote is None else self.quote.words,
            locator=self.locator,
        )

    @property
    def is_draft(self) -> bool:
        """Whether a program read it, so that it counts only once accepted."""
        return self.method != CURATED

    @property
    def days(self) -> Days:
        """The days of `when`; the whole line where it has none."""
        return self.when.days if self.when else ALWAYS


def claim_id(
    *,
    article: str,
    accord: str,
    party: str | None,
    act: Act,
    modality: Modality,
    when: str | None,
    asserter: str | None,
    quote: str | None,
    locator: str | None,
) -> str:
    """Return the id of a claim of such content; the locator counts where there is no quote.

    It is that of `content_id` of the same, written directly: a bulk file has a million of them.
    Raises `NotCanonical` for half a surrogate pair.
    """
    if quote is not None:
        locator = None
    written = "".join(
        (
            f'{{"accord":{json_text(accord)},"act":"',
            act,
            f'","article":{json_text(article)}',
            "" if asserter is None else f',"asserter":{json_text(asserter)}',
            "" if locator is None else f',"locator":{json_text(locator)}',
            ',"modality":"',
            modality,
            '"' if party is None else f'","party":{json_text(party)}',
            "" if quote is None else f',"quote":{json_text(quote)}',
            "}" if when is None else f',"when":{json_text(when)}}}',
        )
    )
    return id_of("c", written)


def origin_of(claim: Claim, article: Article) -> str:
    """Return who said it first: the origin given, else the asserter's slug, else the outlet's.

    An article without an outlet is its own origin.
    """
    if claim.origin:
        return claim.origin
    if claim.asserter:
        return slug(claim.asserter) or claim.asserter
    return slug(article.outlet) or article.outlet if article.outlet else article.id
