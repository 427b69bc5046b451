"""Payloads and entries of claims and articles, written and read by msgspec: most of a log.

`canonical_json` and the general reader in `codec` say what is right; these do the same in a third
of the time, and where they are in doubt the general ones look. Tests hold that both agree.
"""

from typing import Annotated, Final

from msgspec import Meta, Raw, Struct
from msgspec.json import Decoder, Encoder

from tracker.domain.acts import Act, Modality
from tracker.domain.claims import Article, Claim

_Count = Annotated[int, Meta(ge=0, le=2**53 - 1)]


class _Words(Struct, forbid_unknown_fields=True, omit_defaults=True, gc=False, kw_only=True):
    """A further quote of a payload; the fields stand in the order of canonical JSON."""

    at: _Count | None = None
    quote: str


class Written(Struct, forbid_unknown_fields=True, omit_defaults=True, gc=False, kw_only=True):
    """The payload of a claim; the fields stand in the order of canonical JSON."""

    act: Act
    also: list[_Words] | None = None
    article: str
    asserter: str | None = None
    at: _Count | None = None
    condition: str | None = None
    confidence: str | None = None
    locator: str | None = None
    method: str
    modality: Modality
    note: str | None = None
    origin: str | None = None
    quote: str | None = None
    ref: str | None = None
    rule: str | None = None
    supersedes: str | None = None
    via: str | None = None
    when: str | None = None


class _Text(Struct, gc=False):
    """What a payload says of a text."""

    length: int
    sha256: str


class _Article(Struct, omit_defaults=True, gc=False, kw_only=True):
    """The payload of an article; the fields stand in the order of canonical JSON."""

    byline: str | None = None
    language: str | None = None
    outlet: str | None = None
    published: str | None = None
    text: _Text | None = None
    title: str | None = None
    url: str | None = None


class _Entry(Struct, gc=False):
    """The columns of an event; the fields stand in the order of canonical JSON."""

    accord: str | None
    kind: str
    party: str | None
    payload: Raw
    position: int
    recorded_at: str
    recorded_by: str
    subject: str
    version: int


read_claim: Final = Decoder(Written).decode
"""Reads the payload of a claim. Raises `ValueError` for one of another form.

It takes null for what is absent, which the general reader refuses.
"""
_WRITE: Final = Encoder().encode


def is_canonical(written: Written, payload: str) -> bool:
    """Say whether a payload that was read stands as it would be written today."""
    return _WRITE(written) == payload.encode()


def claim_payload(claim: Claim) -> str:
    """Return the payload of a claim that is recorded; what is absent is left out.

    Raises `UnicodeEncodeError` for half a surrogate pair.
    """
    quote, when = claim.quote, claim.when
    return _WRITE(
        Written(
            act=claim.act,
            also=[_Words(at=each.at, quote=each.words) for each in claim.also] or None,
            article=claim.article,
            asserter=claim.asserter,
            at=None if quote is None else quote.at,
            condition=claim.condition,
            confidence=claim.confidence,
            locator=claim.locator,
            method=claim.method,
            modality=claim.modality,
            note=claim.note,
            origin=claim.origin,
            quote=None if quote is None else quote.words,
            ref=claim.ref,
            rule=claim.rule,
            supersedes=claim.supersedes,
            via=claim.via,
            when=None if when is None else when.text,
        )
    ).decode()


def article_payload(article: Article) -> str:
    """Return the payload of an article that is recorded; what is absent is left out.

    Raises `UnicodeEncodeError` for half a surrogate pair.
    """
    published, text = article.published, article.text
    return _WRITE(
        _Article(
            byline=article.byline,
            language=article.language,
            outlet=article.outlet,
            published=None if published is None else published.text,
            text=None if text is None else _Text(text.length, text.sha256),
            title=article.title,
            url=article.url,
        )
    ).decode()


def entry(
    *,
    position: int,
    recorded_at: str,
    recorded_by: str,
    kind: str,
    version: int,
    accord: str | None,
    party: str | None,
    subject: str,
    payload: str,
) -> bytes:
    """Return the canonical JSON of an event's columns, of which the leaf hash is taken.

    Raises `UnicodeEncodeError` for half a surrogate pair.
    """
    return _WRITE(
        _Entry(
            accord, kind, party, Raw(payload.encode()), position, recorded_at, recorded_by,
            subject, version,
        )
    )  # fmt: skip
