"""RFC 9162 trees: the published reference data, and the plain definition as oracle."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.merkle import (
    EMPTY_ROOT,
    consistency_proof,
    inclusion_proof,
    leaf_hash,
    root_hash,
    verify_consistency,
    verify_inclusion,
)

FOLDER = Path(__file__).parent.parent / "fixtures" / "merkle"
VECTORS: Any = json.loads((FOLDER / "rfc6962.json").read_text())
FAULTY: Any = json.loads((FOLDER / "faulty.json").read_text())
LEAVES = [leaf_hash(bytes.fromhex(each)) for each in VECTORS["leaves"]]
MANY = [leaf_hash(bytes([number])) for number in range(70)]

sizes = st.integers(1, len(MANY))


def plain_root(leaves: list[bytes]) -> bytes:
    """Section 2.1.1 of the RFC, word for word."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    half = 1
    while half * 2 < len(leaves):
        half *= 2
    both = plain_root(leaves[:half]) + plain_root(leaves[half:])
    return hashlib.sha256(b"\x01" + both).digest()


def from_hex(steps: list[str]) -> list[bytes]:
    return [bytes.fromhex(step) for step in steps]


def test_the_published_roots_come_out() -> None:
    assert EMPTY_ROOT.hex() == root_hash([]).hex() == VECTORS["empty"]
    for size, root in enumerate(VECTORS["roots"], start=1):
        assert root_hash(LEAVES[:size]).hex() == root


@pytest.mark.parametrize("vector", VECTORS["inclusion"], ids=str)
def test_the_published_inclusion_proofs_come_out(vector: Any) -> None:
    index, size, proof = vector["index"], vector["size"], from_hex(vector["proof"])
    root = bytes.fromhex(VECTORS["roots"][size - 1])
    assert inclusion_proof(LEAVES[:size], index) == proof
    assert verify_inclusion(LEAVES[index], index, size, proof, root)


@pytest.mark.parametrize("vector", VECTORS["consistency"], ids=str)
def test_the_published_consistency_proofs_come_out(vector: Any) -> None:
    old, new, proof = vector["old"], vector["new"], from_hex(vector["proof"])
    old_root, new_root = (bytes.fromhex(VECTORS["roots"][size - 1]) for size in (old, new))
    assert consistency_proof(LEAVES[:new], old) == proof
    assert verify_consistency(old, new, proof, old_root, new_root)


@given(sizes)
def test_a_streamed_root_is_the_plain_definition(size: int) -> None:
    assert root_hash(iter(MANY[:size])) == plain_root(MANY[:size])


@given(sizes, st.data())
def test_a_proof_of_inclusion_proves_its_leaf_at_its_place_and_nothing_else(
    size: int, data: st.DataObject
) -> None:
    index = data.draw(st.integers(0, size - 1))
    leaves, root = MANY[:size], plain_root(MANY[:size])
    proof = inclusion_proof(leaves, index)
    assert verify_inclusion(leaves[index], index, size, proof, root)
    other = data.draw(st.integers(-1, size))
    if other != index:
        assert not verify_inclusion(leaves[index], other, size, proof, root)
    assert not verify_inclusion(leaf_hash(b"other"), index, size, proof, root)
    assert not verify_inclusion(leaves[index], index, size, [*proof, root], root)
    if proof:
        assert not verify_inclusion(leaves[index], index, size, proof[:-1], root)
        assert not verify_inclusion(leaves[index], index, size, [*proof[:-1], bytes(32)], root)


@given(sizes, st.data())
def test_a_proof_of_consistency_proves_these_two_trees_and_no_others(
    new: int, data: st.DataObject
) -> None:
    old = data.draw(st.integers(1, new))
    roots = plain_root(MANY[:old]), plain_root(MANY[:new])
    proof = consistency_proof(MANY[:new], old)
    assert verify_consistency(old, new, proof, *roots)
    assert not verify_consistency(old, new, [*proof, roots[0]], *roots)
    if old != new:
        assert not verify_consistency(old, new, proof, bytes(32), roots[1])
        assert not verify_consistency(old, new, proof, roots[0], bytes(32))
        assert not verify_consistency(old, new, proof[:-1], *roots)
        assert not verify_consistency(new, old, proof, *roots)


def test_nothing_is_proved_from_an_empty_tree_or_outside_of_one() -> None:
    assert not verify_consistency(0, 5, [], EMPTY_ROOT, root_hash(MANY[:5]))
    assert not verify_consistency(3, 5, [], root_hash(MANY[:3]), root_hash(MANY[:5]))
    for old in (0, 6):
        with pytest.raises(IndexError):
            consistency_proof(MANY[:5], old)
    for index in (-1, 5):
        with pytest.raises(IndexError):
            inclusion_proof(MANY[:5], index)


@pytest.mark.parametrize("case", FAULTY["inclusion"], ids=lambda c: f"{c['of']}, {c['what']}")
def test_the_published_faulty_inclusion_proofs_are_refused(case: Any) -> None:
    leaf, root = bytes.fromhex(case["leaf"]), bytes.fromhex(case["root"])
    proof = from_hex(case["proof"])
    assert not verify_inclusion(leaf, case["index"], case["size"], proof, root)


@pytest.mark.parametrize("case", FAULTY["consistency"], ids=lambda c: f"{c['of']}, {c['what']}")
def test_the_published_faulty_consistency_proofs_are_refused(case: Any) -> None:
    roots = bytes.fromhex(case["old_root"]), bytes.fromhex(case["new_root"])
    assert not verify_consistency(case["old"], case["new"], from_hex(case["proof"]), *roots)
