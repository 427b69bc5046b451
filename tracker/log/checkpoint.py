"""The log as a Merkle tree: its root at a size, and the proof that an event is in it."""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, func, select

from tracker.domain.events import KINDS, ArticleRecorded, ClaimRecorded
from tracker.domain.merkle import inclusion_proof, root_hash
from tracker.log.codec import Row, as_json
from tracker.log.tables import events


def leaves(connection: Connection, *, upto: int) -> Iterator[bytes]:
    """Yield the stored leaf hashes in order, as a stream."""
    query = select(events.c.leaf_hash).where(events.c.position <= upto).order_by(events.c.position)
    with connection.execute(query, execution_options={"yield_per": 10_000}) as result:
        for (leaf,) in result:
            yield bytes(leaf)


def root(connection: Connection, *, upto: int) -> bytes:
    """Return the root over the first `upto` events."""
    return root_hash(leaves(connection, upto=upto))


def proofs(
    connection: Connection, *, subjects: Mapping[str, str], upto: int
) -> list[dict[str, Any]]:
    """Return, for each subject, its newest record with the proof of its inclusion.

    `subjects` are claim and article ids, by what they are called in the proof.
    """
    told = (KINDS[ClaimRecorded], KINDS[ArticleRecorded])
    hashes = list(leaves(connection, upto=upto))
    found = []
    for name, subject in subjects.items():
        newest = (
            select(func.max(events.c.position))
            .where(events.c.subject == subject, events.c.kind.in_(told))
            .where(events.c.position <= upto)
            .scalar_subquery()
        )
        row = connection.execute(select(*events.c).where(events.c.position == newest)).one()
        found.append(
            {
                "of": name,
                "event": as_json(Row(*row)),
                "inclusion": [step.hex() for step in inclusion_proof(hashes, row.position - 1)],
            }
        )
    return found
