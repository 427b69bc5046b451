"""Signing notes and checking signatures: Ed25519 by `cryptography`, the extra `sign`."""

from typing import Any

from tracker.domain.errors import Usage
from tracker.domain.notes import Key, Signature, is_key_name, key_id_of, parted


def new_key(name: str) -> Key:
    """Make a private key. Raises `Usage` for a name that no key may have."""
    if not is_key_name(name):
        raise Usage(f"{name!r} cannot name a key", "one word, without a plus sign")
    made = _ed25519().Ed25519PrivateKey.generate()
    public = made.public_key().public_bytes_raw()
    seed = made.private_bytes_raw()
    return Key(name=name, key_id=key_id_of(name, public), key=seed, is_private=True)


def public_key(key: Key) -> Key:
    """Return the public key of a private one. Raises `Usage` where its id is not that of it."""
    private = _ed25519().Ed25519PrivateKey.from_private_bytes(key.key)
    public = private.public_key().public_bytes_raw()
    if key.key_id != key_id_of(key.name, public):
        raise Usage("the signing key does not fit its id: it was altered or cut")
    return Key(name=key.name, key_id=key.key_id, key=public, is_private=False)


def signed(text: str, key: Key) -> str:
    """Return a note: the text, whose last line is ended, an empty line, and the signature."""
    public_key(key)
    private = _ed25519().Ed25519PrivateKey.from_private_bytes(key.key)
    made = private.sign(text.encode())
    return f"{text}\n{Signature(name=key.name, key_id=key.key_id, made=made)}"


def unsigned_by(note: str, key: Key) -> str | None:
    """Return why a note is not signed by a public key; None where it is.

    Signatures of other keys are passed over, as C2SP asks. Raises `Usage` for what is no note.
    """
    text, signatures = parted(note)
    fitting = [each for each in signatures if (each.name, each.key_id) == (key.name, key.key_id)]
    if not fitting:
        others = ", ".join(f"{each.name}+{each.key_id.hex()}" for each in signatures)
        had = f"it is signed by {others}" if others else "it is not signed"
        return f"the checkpoint bears no signature of {key.name}+{key.key_id.hex()}: {had}"
    from cryptography.exceptions import InvalidSignature

    public = _ed25519().Ed25519PublicKey.from_public_bytes(key.key)
    for each in fitting:
        try:
            public.verify(each.made, text.encode())
        except InvalidSignature:
            return (
                f"the signature of {key.name}+{key.key_id.hex()} does not fit the checkpoint: "
                "one of the two was altered"
            )
    return None


def _ed25519() -> Any:
    try:
        from cryptography.hazmat.primitives.asymmetric import ed25519
    except ImportError as problem:
        raise Usage(
            "signatures need the package cryptography",
            "install the extra: pip install 'accords-tracker[sign]'",
        ) from problem
    return ed25519
