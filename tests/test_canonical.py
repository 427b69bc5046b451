"""Canonical JSON, the content ids made of it, and the leaves of the log."""

import hashlib
import json
import math
from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.canonical import ID_LENGTH, canonical_json, content_id
from tracker.domain.errors import NotCanonical
from tracker.domain.merkle import leaf_hash

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
KEYS = st.text(st.characters(max_codepoint=127))
LARGEST = 2**53 - 1
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers(-LARGEST, LARGEST) | TEXT,
    lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner),
    max_leaves=15,
)


@given(VALUES)
def test_what_is_written_is_what_rfc_8785_asks_for(value: Any) -> None:
    assert canonical_json(value).encode() == rfc8785.dumps(value)


@given(VALUES)
def test_what_is_written_reads_as_the_same_value(value: Any) -> None:
    assert json.loads(canonical_json(value)) == value


def test_keys_are_sorted_without_spaces_and_text_is_left_as_it_is() -> None:
    assert canonical_json({"b": [1, True, None], "a": "Türkiye\n", "B": ()}) == (
        '{"B":[],"a":"Türkiye\\n","b":[1,true,null]}'
    )


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        (0.5, "0.5 (float) cannot stand in an event"),
        (1.0, "1.0 (float) cannot stand in an event"),
        (math.nan, "nan (float) cannot stand in an event"),
        (b"bytes", "b'bytes' (bytes) cannot stand in an event"),
        ({1}, "{1} (set) cannot stand in an event"),
        (2**53, "9007199254740992 is too large for an event; at most 2**53 - 1"),
        (-(2**53), "-9007199254740992 is too large for an event; at most 2**53 - 1"),
        ("\ud800", "'\\ud800' holds half a surrogate pair"),
        ({"é": 1}, "'é' cannot be a key of an event"),
        ({1: 1}, "1 cannot be a key of an event"),
    ],
)
@pytest.mark.parametrize("wrapped", [False, True])
def test_what_has_no_one_form_is_refused_however_deep(
    value: object, problem: str, wrapped: bool
) -> None:
    with pytest.raises(NotCanonical) as refusal:
        canonical_json({"key": [value]} if wrapped else value)
    assert str(refusal.value) == problem


@pytest.mark.parametrize("value", [LARGEST, -LARGEST, 0, True, "", [], {}])
def test_what_has_one_form_is_taken(value: object) -> None:
    assert json.loads(canonical_json(value)) == value


def test_an_id_is_the_beginning_of_the_hash_of_what_is_known() -> None:
    digest = hashlib.sha256(b'{"a":1,"b":"two"}').hexdigest()
    assert content_id("x", {"b": "two", "c": None, "a": 1}) == f"x-{digest[:ID_LENGTH]}"
    assert ID_LENGTH == 32


def test_an_id_tells_an_empty_text_from_none() -> None:
    assert content_id("x", {"a": ""}) != content_id("x", {"a": None}) == content_id("x", {})


def test_a_leaf_is_hashed_as_rfc_9162_does() -> None:
    # the vectors of RFC 9162's reference logs: an empty leaf, and one byte
    assert leaf_hash(b"").hex() == (
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
    )
    assert leaf_hash(b"\x00").hex() == (
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"
    )
