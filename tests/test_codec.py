"""Events survive storage: the codec's round trip, and what it refuses to read."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.acts import Act, Modality
from tracker.domain.canonical import canonical_json
from tracker.domain.claims import Accord, Article, Claim, Quote, TextRef
from tracker.domain.days import When
from tracker.domain.errors import Damaged
from tracker.domain.events import (
    AccordDefined,
    ArticleRecorded,
    Body,
    ClaimAccepted,
    ClaimRecorded,
    ClaimRejected,
    ClaimRestored,
    ClaimRetracted,
    Event,
)
from tracker.log.codec import (
    Row,
    _decoded,
    as_json,
    decode,
    encode,
    expected_leaf,
    holds,
    written_of,
)
from tracker.log.payloads import entry

texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
maybe = st.none() | texts
whens = st.sampled_from(
    ["2020", "2020-09", "2020-09-15", "202X", "[..2025]", "[2025-11-06..]", "2020~", "2021-01%"]
).map(When.parse)
quotes = st.builds(Quote, words=texts, at=st.none() | st.integers(0, 10_000))
articles = st.builds(
    Article,
    outlet=maybe,
    title=maybe,
    byline=maybe,
    url=maybe,
    published=st.none() | whens,
    language=maybe,
    text=st.none() | st.builds(TextRef, sha256=st.just("ab" * 32), length=st.integers(0, 9999)),
)
claims = st.builds(
    Claim,
    article=st.just("a-1"),
    accord=st.just("opec"),
    party=st.none() | st.sampled_from(["KZ", "somaliland"]),
    act=st.sampled_from(Act),
    modality=st.sampled_from(Modality),
    when=st.none() | whens,
    asserter=maybe,
    via=maybe,
    origin=maybe,
    condition=maybe,
    quote=st.none() | quotes,
    also=st.lists(quotes, max_size=2).map(tuple),
    locator=maybe,
    note=maybe,
    ref=maybe,
    supersedes=maybe,
    method=st.sampled_from(["curated", "rules/1", "llm/x"]),
    rule=maybe,
    confidence=st.none() | st.just("0.85"),
)
accords = st.builds(
    Accord,
    slug=st.just("opec"),
    name=texts,
    aliases=st.lists(texts, max_size=2).map(tuple),
    counterpart=maybe,
    membership=st.sampled_from(["signatory", "party", "signed"]),
    suspended_count=st.booleans(),
)


def _verdict(kind: type[ClaimAccepted]) -> st.SearchStrategy[Body]:
    return st.builds(
        kind,
        claim=st.just("c-1"),
        accord=st.just("opec"),
        party=st.none() | st.just("KZ"),
        why=maybe,
    )


bodies: st.SearchStrategy[Body] = st.one_of(
    st.builds(AccordDefined, accord=accords),
    st.builds(ArticleRecorded, article=articles),
    st.builds(ClaimRecorded, claim=claims),
    _verdict(ClaimAccepted),
    _verdict(ClaimRejected),  # type: ignore[arg-type]
    _verdict(ClaimRetracted),  # type: ignore[arg-type]
    _verdict(ClaimRestored),  # type: ignore[arg-type]
)


def event(body: Body) -> Event:
    return Event(position=1, recorded_at="2026-11-22T00:00:00.000000Z", recorded_by="me", body=body)


@given(bodies)
def test_what_is_encoded_decodes_to_the_same_event(body: Body) -> None:
    assert decode(encode(event(body))) == event(body)


@given(bodies)
def test_the_leaf_hash_can_be_computed_from_the_exported_line_alone(body: Body) -> None:
    row = encode(event(body))
    line = json.loads(json.dumps(as_json(row)))
    assert line.pop("leaf_hash") == row.leaf_hash.hex()
    again = row._replace(payload=canonical_json(line["payload"]))
    assert expected_leaf(again) == row.leaf_hash


@given(bodies, st.sampled_from(Row._fields[:8]))
def test_the_leaf_hash_covers_every_column(body: Body, column: str) -> None:
    row = encode(event(body))
    altered: Any = {"position": 2, "version": 2}.get(column, "altered")
    assert expected_leaf(row._replace(**{column: altered})) != row.leaf_hash


def claim_row(**changes: Any) -> Row:
    row = encode(
        event(ClaimRecorded(claim=Claim(article="a-1", accord="o", party=None, act=Act.STALLED)))
    )
    return row._replace(**changes)


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"payload": "{"}, "Expecting"),
        ({"payload": "[]"}, ""),
        ({"kind": "claim-invented"}, "unknown kind 'claim-invented'"),
        ({"version": 2}, "version 2 is newer than this program"),
        ({"version": 0}, "no ('claim-recorded', 0)"),
        ({"accord": None}, "the accord is missing"),
        ({"payload": '{"act":"stalled"}'}, "no 'article'"),
        ({"payload": '{"act":"conquered","article":"a","modality":"asserted"}'}, "conquered"),
        ({"payload": '{"extra":1}'}, "unknown key 'extra'"),
        ({"kind": "claim-retracted", "payload": '{"extra":1}'}, "unknown key 'extra'"),
        (
            {"payload": '{"act":"stalled","article":"a","modality":"asserted","when":"2020-13"}'},
            "'2020-13' is not a date",
        ),
    ],
)
def test_a_damaged_row_is_named_by_its_position(changes: dict[str, Any], problem: str) -> None:
    with pytest.raises(Damaged, match="event 1 of the log cannot be read") as raised:
        decode(claim_row(**changes))
    assert problem in str(raised.value)
    assert raised.value.status == 6


@given(bodies)
def test_payloads_and_entries_are_canonical_json(body: Body) -> None:
    row = encode(event(body))
    columns: dict[str, Any] = row._asdict() | {"payload": json.loads(row.payload)}
    del columns["leaf_hash"]
    assert canonical_json(columns["payload"]) == row.payload
    assert entry(**{**columns, "payload": row.payload}) == canonical_json(columns).encode()


@given(bodies)
def test_a_claim_is_read_quickly_as_it_is_read_at_large(body: Body) -> None:
    row = encode(event(body))
    quick, general = decode(row), _decoded(row)
    assert quick == general
    assert quick.subject == general.subject == row.subject
    assert repr(quick) == repr(general)
    written = written_of(row)
    is_usual = isinstance(body, ClaimRecorded) and "null" not in row.payload
    assert (written is not None) is is_usual
    assert holds(row, written)


values = st.none() | st.booleans() | st.integers(-2, 2**60) | st.floats() | texts
altered = st.dictionaries(
    st.sampled_from(["act", "also", "article", "at", "modality", "method", "note", "quote", "when"])
    | texts,
    values | st.lists(values) | st.dictionaries(st.sampled_from(["at", "quote"]), values),
)


@given(claims, altered, st.booleans(), st.sampled_from(["", " ", "{"]))
def test_an_altered_claim_is_read_as_at_large_or_is_damaged(
    claim: Claim, changes: dict[str, Any], turned: bool, after: str
) -> None:
    """Another order, white space, null, wrong types, unknown keys: whatever the general one says."""
    row = encode(event(ClaimRecorded(claim=claim)))
    content = json.loads(row.payload) | changes
    pairs = reversed(content.items()) if turned else content.items()
    row = row._replace(payload=json.dumps(dict(pairs), ensure_ascii=turned) + after)

    def read(by: Callable[[Row], Event]) -> Event | str:
        try:
            return by(row)
        except Damaged as problem:
            return str(problem)

    assert repr(read(decode)) == repr(read(_decoded))

    def is_ours(written: Any) -> bool:
        try:
            return holds(row._replace(leaf_hash=expected_leaf(row)), written)
        except ValueError:
            return False

    assert is_ours(written_of(row)) == is_ours(None)
