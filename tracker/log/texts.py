"""Texts of articles, beside the log by SHA-256: each can be proved, and each withheld."""

import hashlib

from sqlalchemy import Connection, func, insert, select

from tracker.domain.claims import TextRef
from tracker.log.tables import texts


def reference(body: bytes) -> TextRef:
    """Return what proves a text: the SHA-256 and the length of its bytes."""
    return TextRef(sha256=hashlib.sha256(body).hexdigest(), length=len(body))


def held(connection: Connection, sha256: str) -> str | None:
    """Return a text; None where it is not held, or withheld."""
    query = select(texts.c.body).where(texts.c.sha256 == sha256)
    body = connection.execute(query).scalar()
    return None if body is None else body.decode()


def count(connection: Connection) -> int:
    """Return how many texts are held."""
    query = select(func.count()).select_from(texts).where(texts.c.body.is_not(None))
    return connection.execute(query).scalar_one()


def add(connection: Connection, body: bytes) -> bool:
    """Hold a text; say whether it is new. Raises `UnicodeDecodeError` for what is not UTF-8."""
    body.decode()
    sha256 = reference(body).sha256
    query = select(texts.c.sha256).where(texts.c.sha256 == sha256)
    if connection.execute(query).first():
        return False
    connection.execute(insert(texts), [{"sha256": sha256, "body": body}])
    return True
