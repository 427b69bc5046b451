"""Merkle tree hashing of RFC 9162, section 2.1: so far the hash of one leaf."""

import hashlib


def leaf_hash(entry: bytes) -> bytes:
    """Return the 32 bytes of `SHA-256(0x00 || entry)`."""
    return hashlib.sha256(b"\x00" + entry).digest()
