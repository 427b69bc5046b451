"""Texts of articles, beside the log by SHA-256: each can be proved, and each withheld."""

import hashlib
from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import Connection, func, insert, select, update

from tracker.domain.claims import TextRef
from tracker.domain.errors import Refused
from tracker.log.tables import texts


class Kept(NamedTuple):
    """What is kept of a text beside its body; `length` (in bytes) is None while it is withheld."""

    sha256: str
    length: int | None
    added_at: str
    added_by: str
    added_why: str | None
    withheld_at: str | None
    withheld_by: str | None
    withheld_why: str | None

    @property
    def is_withheld(self) -> bool:
        """Whether its body was taken out; one that was brought back is not."""
        return self.length is None


_KEPT = (
    texts.c.sha256,
    func.length(texts.c.body),
    *(texts.c[name] for name in Kept._fields[2:]),
)


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


def kept(connection: Connection, sha256s: Collection[str] | None = None) -> list[Kept]:
    """Return what is kept of all texts, or of some (a few at a time), in the order of hashes."""
    query = select(*_KEPT).order_by(texts.c.sha256)
    if sha256s is not None:
        query = query.where(texts.c.sha256.in_(sorted(sha256s)))
    return [Kept(*row) for row in connection.execute(query)]


def like(connection: Connection, prefix: str, *, most: int = 10) -> list[str]:
    """Return up to `most` hashes of kept texts that begin with a prefix."""
    sha256 = texts.c.sha256
    query = select(sha256).where(sha256 >= prefix, sha256 < prefix + "g").order_by(sha256)
    return list(connection.execute(query.limit(most)).scalars())


def add(connection: Connection, body: bytes, *, at: str, by: str, why: str | None = None) -> bool:
    """Hold a text; say whether it is new, or back.

    Raises `UnicodeDecodeError` for what is not UTF-8, and `Refused` where it was withheld and no
    reason is given for bringing it back.
    """
    body.decode()
    sha256 = reference(body).sha256
    (known, *_) = kept(connection, [sha256]) or (None,)
    adding = {"body": body, "added_at": at, "added_by": by, "added_why": why}
    if known is None:
        connection.execute(insert(texts), [{"sha256": sha256, **adding}])
        return True
    if not known.is_withheld:
        return False
    if why is None:
        raise Refused(
            f"the text {sha256} was withheld by {known.withheld_by}: {known.withheld_why}",
            "--why says why it may be held again",
        )
    connection.execute(update(texts).where(texts.c.sha256 == sha256).values(adding))
    return True


def withhold(connection: Connection, sha256: str, *, at: str, by: str, why: str) -> bool:
    """Take the body of a kept text out; say whether it was there."""
    if connection.dialect.name == "sqlite":
        # else the pages that it lay on would keep its bytes until they are used again
        connection.exec_driver_sql("PRAGMA secure_delete=ON")
    withheld = {"body": None, "withheld_at": at, "withheld_by": by, "withheld_why": why}
    there = texts.c.body.is_not(None)
    done = connection.execute(update(texts).where(texts.c.sha256 == sha256, there).values(withheld))
    return done.rowcount > 0
