"""Events, which are never changed, and texts, which may be withheld."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# INSERT OR REPLACE deletes without firing a DELETE trigger; asking for the next position refuses
# it.
GUARDS = {
    "events_are_never_updated": """
        BEFORE UPDATE ON events
        BEGIN SELECT RAISE(ABORT, 'events are append-only: UPDATE is refused'); END""",
    "events_are_never_deleted": """
        BEFORE DELETE ON events
        BEGIN SELECT RAISE(ABORT, 'events are append-only: DELETE is refused'); END""",
    "events_follow_without_gaps": """
        BEFORE INSERT ON events
        WHEN NEW.position IS NOT (SELECT coalesce(max(position), 0) + 1 FROM events)
        BEGIN SELECT RAISE(ABORT, 'events are append-only: not the next position'); END""",
    "events_follow_in_time": """
        BEFORE INSERT ON events
        WHEN NEW.recorded_at < (
            SELECT recorded_at FROM events ORDER BY position DESC LIMIT 1)
        BEGIN SELECT RAISE(ABORT, 'events are append-only: recorded_at decreases'); END""",
}


def upgrade() -> None:
    op.create_table(
        "events",
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("recorded_at", sa.String, nullable=False),
        sa.Column("recorded_by", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("accord", sa.String),
        sa.Column("party", sa.String),
        sa.Column("subject", sa.String, nullable=False),
        sa.Column("payload", sa.String, nullable=False),
        sa.Column("leaf_hash", sa.LargeBinary, nullable=False),
        sa.CheckConstraint("position > 0", name="position_counts_from_one"),
        sa.CheckConstraint("length(leaf_hash) = 32", name="leaf_hash_is_sha256"),
    )
    op.create_index("ix_events_accord", "events", ["accord", "position"])
    op.create_index("ix_events_party", "events", ["party", "accord"])
    op.create_index("ix_events_subject", "events", ["subject", "position"])
    op.create_table(
        "texts",
        sa.Column("sha256", sa.String, primary_key=True),
        sa.Column("body", sa.LargeBinary),
        sa.Column("added_at", sa.String, nullable=False),
        sa.Column("added_by", sa.String, nullable=False),
        sa.Column("added_why", sa.String),
        sa.Column("withheld_at", sa.String),
        sa.Column("withheld_by", sa.String),
        sa.Column("withheld_why", sa.String),
        sa.CheckConstraint(
            "body IS NOT NULL OR withheld_at IS NOT NULL", name="what_is_missing_was_withheld"
        ),
    )
    for name, guard in GUARDS.items():
        op.execute(f"CREATE TRIGGER {name} {guard}")


def downgrade() -> None:
    op.drop_table("texts")
    op.drop_table("events")
