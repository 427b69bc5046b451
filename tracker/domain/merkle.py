"""Merkle tree hashing: RFC 9162, section 2.1.

Entries are hashed to leaves by `leaf_hash`; everything else here works on leaf hashes (32 bytes
each). A proof is a list of node hashes, from the leaf's side upward.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

EMPTY_ROOT: Final = hashlib.sha256(b"").digest()
"""The root of a tree without leaves."""


def leaf_hash(entry: bytes) -> bytes:
    """Return the 32 bytes of `SHA-256(0x00 || entry)`."""
    return hashlib.sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the 32 bytes of `SHA-256(0x01 || left || right)`."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def root_hash(leaves: Iterable[bytes]) -> bytes:
    """Return the root over a stream of leaf hashes, in memory that grows with its logarithm."""
    peaks: list[tuple[int, bytes]] = []  # complete subtrees from left to right, height and root
    for leaf in leaves:
        height, node = 0, leaf
        while peaks and peaks[-1][0] == height:
            node = node_hash(peaks.pop()[1], node)
            height += 1
        peaks.append((height, node))
    if not peaks:
        return EMPTY_ROOT
    _, root = peaks.pop()
    while peaks:
        root = node_hash(peaks.pop()[1], root)
    return root


def inclusion_proof(leaves: Sequence[bytes], index: int) -> list[bytes]:
    """Return the proof that the leaf at an index is in the tree over all leaves (2.1.3.1).

    Raises `IndexError` for an index outside.
    """
    if not 0 <= index < len(leaves):
        raise IndexError(index)
    proof: list[bytes] = []
    first, size = 0, len(leaves)
    while size > 1:
        half = _split(size)
        if index - first < half:
            proof.append(root_hash(leaves[first + half : first + size]))
            size = half
        else:
            proof.append(root_hash(leaves[first : first + half]))
            first, size = first + half, size - half
    return proof[::-1]


def verify_inclusion(
    leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes
) -> bool:
    """Say whether a proof shows that a leaf stands at an index of the tree of a root (2.1.3.2)."""
    if not 0 <= index < size:
        return False
    node, at, last = leaf, index, size - 1
    for step in proof:
        if last == 0:
            return False
        if at & 1 or at == last:
            node = node_hash(step, node)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            node = node_hash(node, step)
        at, last = at >> 1, last >> 1
    return last == 0 and node == root


def consistency_proof(leaves: Sequence[bytes], old: int) -> list[bytes]:
    """Return the proof that the tree over all leaves extends that over the first `old` (2.1.4.1).

    Raises `IndexError` unless `0 < old <= len(leaves)`: from an empty tree nothing can be proved.
    """
    if not 0 < old <= len(leaves):
        raise IndexError(old)
    return list(_consistency(leaves, old, whole=True))


def verify_consistency(
    old: int, new: int, proof: Sequence[bytes], old_root: bytes, new_root: bytes
) -> bool:
    """Say whether a proof shows that the tree of one root extends that of another (2.1.4.2)."""
    if not 0 < old <= new:
        return False
    if old == new:
        return not proof and old_root == new_root
    steps = list(proof)
    if old & (old - 1) == 0:
        steps.insert(0, old_root)
    if not steps:
        return False
    at, last = old - 1, new - 1
    while at & 1:
        at, last = at >> 1, last >> 1
    old_node = new_node = steps[0]
    for step in steps[1:]:
        if last == 0:
            return False
        if at & 1 or at == last:
            old_node, new_node = node_hash(step, old_node), node_hash(step, new_node)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            new_node = node_hash(new_node, step)
        at, last = at >> 1, last >> 1
    return last == 0 and old_node == old_root and new_node == new_root


def _split(size: int) -> int:
    """Return the largest power of two below a size of at least two."""
    half: int = 1 << ((size - 1).bit_length() - 1)
    return half


def _consistency(leaves: Sequence[bytes], old: int, *, whole: bool) -> Iterator[bytes]:
    """Yield the sub-proof; `whole` says that the old tree is a complete one of the old root."""
    size = len(leaves)
    if old == size:
        if not whole:
            yield root_hash(leaves)
        return
    half = _split(size)
    if old <= half:
        yield from _consistency(leaves[:half], old, whole=whole)
        yield root_hash(leaves[half:])
    else:
        yield from _consistency(leaves[half:], old - half, whole=False)
        yield root_hash(leaves[:half])
