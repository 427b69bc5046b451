"""Merkle trees: the roots and proofs of RFC 9162, against its recursive definition in plain words."""

import hashlib
from collections.abc import Sequence

import pytest

from tracker.domain.merkle import (
    EMPTY_ROOT,
    consistency_proof,
    inclusion_proof,
    leaf_hash,
    root_hash,
    verify_consistency,
    verify_inclusion,
)

LEAVES = [leaf_hash(bytes([number])) for number in range(33)]
SIZES = range(1, len(LEAVES) + 1)
OTHER = bytes(32)


def by_the_book(leaves: Sequence[bytes]) -> bytes:
    """MTH of RFC 9162, 2.1.1: split at the largest power of two below the size."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    half = 1
    while half * 2 < len(leaves):
        half *= 2
    left, right = by_the_book(leaves[:half]), by_the_book(leaves[half:])
    return hashlib.sha256(b"\x01" + left + right).digest()


def test_leaves_and_nodes_are_told_apart_by_their_first_byte() -> None:
    assert leaf_hash(b"") == hashlib.sha256(b"\x00").digest()
    assert root_hash([OTHER, OTHER]) == hashlib.sha256(b"\x01" + OTHER + OTHER).digest()


def test_the_root_of_nothing_is_the_hash_of_nothing() -> None:
    assert root_hash([]) == EMPTY_ROOT == by_the_book([])


@pytest.mark.parametrize("size", SIZES)
def test_the_streamed_root_is_that_of_the_recursive_definition(size: int) -> None:
    assert root_hash(iter(LEAVES[:size])) == by_the_book(LEAVES[:size])


@pytest.mark.parametrize("size", SIZES)
def test_a_proof_shows_its_leaf_at_its_place_and_nothing_else(size: int) -> None:
    leaves = LEAVES[:size]
    root = by_the_book(leaves)
    for index, leaf in enumerate(leaves):
        proof = inclusion_proof(leaves, index)
        assert verify_inclusion(leaf, index, size, proof, root)
        assert not verify_inclusion(OTHER, index, size, proof, root)
        assert not verify_inclusion(leaf, index, size, proof, OTHER)
        assert not verify_inclusion(leaf, index, size, [*proof, OTHER], root)
        assert not verify_inclusion(leaf, index + 1, size, proof, root)
        for cut in range(len(proof)):
            assert not verify_inclusion(leaf, index, size, proof[:cut], root)
            changed = [*proof[:cut], OTHER, *proof[cut + 1 :]]
            assert not verify_inclusion(leaf, index, size, changed, root)


@pytest.mark.parametrize("new", SIZES)
def test_a_proof_shows_that_a_tree_extends_an_older_one_and_no_other(new: int) -> None:
    root = by_the_book(LEAVES[:new])
    for old in range(1, new + 1):
        old_root = by_the_book(LEAVES[:old])
        proof = consistency_proof(LEAVES[:new], old)
        assert verify_consistency(old, new, proof, old_root, root)
        assert not verify_consistency(old, new, proof, OTHER, root)
        assert not verify_consistency(old, new, proof, old_root, OTHER)
        assert not verify_consistency(old, new, [*proof, OTHER], old_root, root)
        for cut in range(len(proof)):
            assert not verify_consistency(old, new, proof[:cut], old_root, root)
            changed = [*proof[:cut], OTHER, *proof[cut + 1 :]]
            assert not verify_consistency(old, new, changed, old_root, root)


def test_what_is_outside_has_no_proof() -> None:
    for index in (-1, 3):
        with pytest.raises(IndexError):
            inclusion_proof(LEAVES[:3], index)
    for old in (0, 4):
        with pytest.raises(IndexError):
            consistency_proof(LEAVES[:3], old)


def test_nothing_is_shown_to_extend_an_empty_or_a_larger_tree() -> None:
    root = by_the_book(LEAVES[:3])
    assert not verify_consistency(0, 3, [], EMPTY_ROOT, root)
    assert not verify_consistency(4, 3, [], root, root)
    assert not verify_consistency(3, 7, [], root, root)
    assert not verify_inclusion(LEAVES[0], -1, 3, [], root)
