"""Accords, articles and claims: what is in an id and what is not, slugs, origins, circumstances."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.acts import Act, Modality
from tracker.domain.canonical import content_id
from tracker.domain.claims import Article, Claim, Quote, TextRef, claim_id, origin_of, slug
from tracker.domain.days import ALWAYS, When, parse_day
from tracker.domain.errors import (
    Ambiguous,
    BadDate,
    Damaged,
    DatabaseUnusable,
    NotCanonical,
    NotFound,
    Refused,
    TrackerError,
    Usage,
)
from tracker.domain.events import KINDS, ClaimRecorded, Event, moment

ARTICLE = Article(
    outlet="News18", title="A title", published=When.parse("2025-11-07"), url="https://example.org"
)
CLAIM = Claim(
    article=ARTICLE.id,
    accord="abraham-accords",
    party="KZ",
    act=Act.JOINED,
    when=When.parse("2025-11-06"),
    asserter="a US official",
    quote=Quote(words="has officially joined", at=283),
    locator="line 1",
)


def other_ids(of: Any, **changes: object) -> set[str]:
    """The names of those changes that change the id."""
    return {name for name, value in changes.items() if replace(of, **{name: value}).id != of.id}


def test_the_id_of_an_article_without_a_text_is_of_outlet_title_published_and_url() -> None:
    changes = {
        "outlet": "Axios",
        "title": "Another title",
        "published": When.parse("2025-11-08"),
        "url": None,
        "byline": "Jo",
        "language": "en",
    }
    assert other_ids(ARTICLE, **changes) == {"outlet", "title", "published", "url"}
    assert ARTICLE.id.startswith("a-")


def test_the_id_of_an_article_with_a_text_is_of_the_hash_alone() -> None:
    article = replace(ARTICLE, text=TextRef(sha256="ab" * 32, length=10))
    changes = {
        "outlet": None,
        "title": None,
        "published": None,
        "url": None,
        "text": TextRef(sha256="ab" * 32, length=11),
    }
    assert other_ids(article, **changes) == set()
    assert other_ids(article, text=TextRef(sha256="cd" * 32, length=10), outlet="x") == {"text"}
    assert article.id != ARTICLE.id


def test_the_id_of_an_article_of_which_nothing_is_known_is_an_id() -> None:
    assert Article().id == Article(byline="Jo").id


def test_the_id_of_a_claim_is_of_what_is_said_and_where() -> None:
    changes = {
        "article": "a-other",
        "accord": "opec",
        "party": None,
        "act": Act.SIGNED,
        "modality": Modality.PLANNED,
        "when": None,
        "asserter": None,
        "quote": Quote(words="joined"),
        "locator": "line 2",
        "via": "Axios",
        "origin": "an-official",
        "condition": "if",
        "also": (Quote(words="more"),),
        "note": "a note",
        "ref": "kz",
        "supersedes": "c-1",
        "method": "rules/1",
        "rule": "r",
        "confidence": "0.5",
    }
    told = {"article", "accord", "party", "act", "modality", "when", "asserter", "quote"}
    assert other_ids(CLAIM, **changes) == told
    assert CLAIM.id.startswith("c-")


def test_the_offset_of_a_quote_is_not_in_the_id() -> None:
    assert replace(CLAIM, quote=Quote(words="has officially joined", at=1)).id == CLAIM.id


def test_without_a_quote_the_locator_is_in_the_id() -> None:
    row = replace(CLAIM, quote=None)
    assert row.id != CLAIM.id
    assert other_ids(row, locator="line 2") == {"locator"}


def test_a_date_is_in_the_id_as_it_is_written() -> None:
    assert replace(CLAIM, when=When.parse("2025-11-06~")).id != CLAIM.id
    assert replace(CLAIM, when=When.parse("2025-11-06 ")).id == CLAIM.id


def test_a_claim_by_any_method_but_curated_is_a_draft() -> None:
    assert not CLAIM.is_draft
    assert replace(CLAIM, method="rules/1").is_draft


def test_the_days_of_an_undated_claim_are_the_whole_line() -> None:
    assert CLAIM.days == When.parse("2025-11-06").days
    assert replace(CLAIM, when=None).days == ALWAYS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A US official", "a-us-official"),
        ("  The (White) House -- press_office!", "the-white-house-press-office"),
        ("Türkiye's Straße 7", "türkiye-s-strasse-7"),
        ("外交部", "外交部"),
        ("Tu\u0308rkiye", "t\u00fcrkiye"),
        ("…", ""),
    ],
)
def test_a_slug_is_lower_case_words_joined_by_hyphens(text: str, expected: str) -> None:
    assert slug(text) == expected


@pytest.mark.parametrize(
    ("origin", "asserter", "outlet", "expected"),
    [
        ("us-official", "a senior US official", "Axios", "us-official"),
        (None, "a senior US official", "Axios", "a-senior-us-official"),
        (None, "…", "Axios", "…"),
        (None, None, "The Times of Israel", "the-times-of-israel"),
        (None, None, "!!", "!!"),
    ],
)
def test_the_origin_is_the_one_given_else_the_asserter_else_the_outlet(
    origin: str | None, asserter: str | None, outlet: str, expected: str
) -> None:
    claim = replace(CLAIM, origin=origin, asserter=asserter)
    assert origin_of(claim, Article(outlet=outlet)) == expected


def test_an_article_without_an_outlet_is_its_own_origin_and_source() -> None:
    article = Article(title="A leaflet")
    assert origin_of(replace(CLAIM, asserter=None), article) == article.id == article.source
    assert ARTICLE.source == "News18"


def test_moments_are_written_in_utc_with_a_fixed_width() -> None:
    east = timezone(timedelta(hours=5))
    assert moment(datetime(2026, 1, 1, 3, 4, 5, 6, tzinfo=east)) == "2025-12-31T22:04:05.000006Z"
    assert moment(datetime(2026, 1, 1, tzinfo=UTC)) == "2026-01-01T00:00:00.000000Z"
    assert moment(datetime(26, 1, 1, tzinfo=UTC)) == "0026-01-01T00:00:00.000000Z"


def test_the_day_of_recording_is_the_utc_day() -> None:
    event = Event(
        position=1,
        recorded_at="2025-12-31T23:59:59.999999Z",
        recorded_by="me",
        body=ClaimRecorded(claim=CLAIM),
    )
    assert event.recorded_on == parse_day("2025-12-31")


def test_every_kind_of_event_has_a_literal_of_its_own() -> None:
    assert sorted(KINDS.values()) == [
        "accord-defined",
        "article-recorded",
        "claim-accepted",
        "claim-recorded",
        "claim-rejected",
        "claim-restored",
        "claim-retracted",
    ]


@pytest.mark.parametrize(
    ("error", "message", "hint", "status"),
    [
        (BadDate("x", "do"), "'x' is not a date that can be used", "do", 2),
        (Usage("what", "do"), "what", "do", 2),
        (NotFound("party", "x", ["KZ", "KG"]), "no party 'x' is held", "did you mean KZ or KG?", 2),
        (NotFound("party", "x"), "no party 'x' is held", "", 2),
        (
            Ambiguous("claim", "c-1", ["c-10", "c-11"]),
            "'c-1' fits more than one claim",
            "which of c-10, c-11?",
            2,
        ),
        (Refused("no", "do"), "no", "do", 5),
        (DatabaseUnusable("gone", "do"), "gone", "do", 6),
        (
            Damaged(7, "bad"),
            "event 7 of the log cannot be read: bad",
            "run `tracker verify` for the whole list",
            6,
        ),
        (NotCanonical("0.5"), "0.5", "", 5),
        (TrackerError("ours"), "ours", "", 70),
    ],
)
def test_every_error_has_its_message_hint_and_exit_status(
    error: TrackerError, message: str, hint: str, status: int
) -> None:
    assert (str(error), error.hint, error.status) == (message, hint, status)


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@given(
    told=st.fixed_dictionaries(
        {
            "article": TEXTS,
            "accord": TEXTS,
            "act": st.sampled_from(Act),
            "modality": st.sampled_from(Modality),
            **{
                name: st.none() | TEXTS
                for name in ("party", "when", "asserter", "quote", "locator")
            },
        }
    )
)
def test_the_id_of_a_claim_is_that_of_its_content_whatever_the_content(told: Any) -> None:
    """It is written by hand, key by key: quotation marks, escapes and gaps must come out alike."""
    content = {**told, "act": told["act"].value, "modality": told["modality"].value}
    if told["quote"] is not None:
        content["locator"] = None
    assert claim_id(**told) == content_id("c", content)
