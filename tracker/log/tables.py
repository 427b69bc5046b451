"""The tables: events, which are never changed, and texts, which may be withheld."""

from typing import Final

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    text,
)

REVISION: Final = "0002"
"""The schema revision that this version reads and writes; the head of `migrations/`."""
REVISIONS: Final = ("0001", "0002")
"""Every revision that this version knows, oldest first."""

metadata = MetaData()

POSITION: Final = Integer().with_variant(BigInteger(), "postgresql")
TEXT: Final = String().with_variant(String(collation="C"), "postgresql")
"""Text that is compared and ordered by its UTF-8 bytes, whatever the database's collation."""

events = Table(
    "events",
    metadata,
    Column("position", POSITION, primary_key=True, autoincrement=False),
    Column("recorded_at", TEXT, nullable=False),
    Column("recorded_by", TEXT, nullable=False),
    Column("kind", TEXT, nullable=False),
    Column("version", Integer, nullable=False),
    Column("accord", TEXT),
    Column("party", TEXT),
    Column("subject", TEXT, nullable=False),
    Column("payload", TEXT, nullable=False),
    Column("leaf_hash", LargeBinary, nullable=False),
    CheckConstraint("position > 0", name="position_counts_from_one"),
    CheckConstraint("length(leaf_hash) = 32", name="leaf_hash_is_sha256"),
)

DEFINITIONS: Final = text("kind = 'accord-defined'")
"""Which events define accords; written out, as their index (in `migrate`) is found by it alone."""

Index("ix_events_accord_party", events.c.accord, events.c.party)
Index("ix_events_subject", events.c.subject, events.c.position)
texts = Table(
    "texts",
    metadata,
    Column("sha256", TEXT, primary_key=True),
    Column("body", LargeBinary),
    Column("added_at", TEXT, nullable=False),
    Column("added_by", TEXT, nullable=False),
    Column("added_why", TEXT),
    Column("withheld_at", TEXT),
    Column("withheld_by", TEXT),
    Column("withheld_why", TEXT),
    CheckConstraint(
        "body IS NOT NULL OR withheld_at IS NOT NULL", name="what_is_missing_was_withheld"
    ),
)
"""Texts by their SHA-256, as UTF-8 bytes; a body of NULL is withheld.

Who, when and why are those of the last adding and of the last withholding: one that was brought
back keeps both.
"""
