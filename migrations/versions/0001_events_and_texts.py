"""Events, which are never changed, and texts, which may be withheld."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

POSITION = sa.Integer().with_variant(sa.BigInteger(), "postgresql")
# Compared and ordered by its UTF-8 bytes, whatever the database's collation.
TEXT = sa.String().with_variant(sa.String(collation="C"), "postgresql")

# INSERT OR REPLACE deletes without firing a DELETE trigger; asking for the next position refuses
# it.
SQLITE_GUARDS = {
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

# ALWAYS: a session that replicates (session_replication_role) is held to them, too. The search path
# is fixed so that nobody brings operators of their own.
POSTGRES_GUARDS = (
    """
    CREATE FUNCTION events_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION 'events are append-only: % is refused', TG_OP
            USING ERRCODE = 'integrity_constraint_violation';
    END $$""",
    """
    CREATE FUNCTION events_follow() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
    DECLARE
        last record;
    BEGIN
        EXECUTE format(
            'SELECT position, recorded_at FROM %I.%I ORDER BY position DESC LIMIT 1',
            TG_TABLE_SCHEMA, TG_TABLE_NAME
        ) INTO last;
        IF NEW.position IS DISTINCT FROM coalesce(last.position, 0) + 1 THEN
            RAISE EXCEPTION 'events are append-only: not the next position'
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        IF NEW.recorded_at < last.recorded_at THEN
            RAISE EXCEPTION 'events are append-only: recorded_at decreases'
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
    END $$""",
    """
    CREATE TRIGGER events_are_never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON events
    FOR EACH STATEMENT EXECUTE FUNCTION events_refuse()""",
    """
    CREATE TRIGGER events_follow BEFORE INSERT ON events
    FOR EACH ROW EXECUTE FUNCTION events_follow()""",
    "ALTER TABLE events ENABLE ALWAYS TRIGGER events_are_never_changed",
    "ALTER TABLE events ENABLE ALWAYS TRIGGER events_follow",
)


def upgrade() -> None:
    op.create_table(
        "events",
        sa.Column("position", POSITION, primary_key=True, autoincrement=False),
        sa.Column("recorded_at", TEXT, nullable=False),
        sa.Column("recorded_by", TEXT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("accord", TEXT),
        sa.Column("party", TEXT),
        sa.Column("subject", TEXT, nullable=False),
        sa.Column("payload", TEXT, nullable=False),
        sa.Column("leaf_hash", sa.LargeBinary, nullable=False),
        sa.CheckConstraint("position > 0", name="position_counts_from_one"),
        sa.CheckConstraint("length(leaf_hash) = 32", name="leaf_hash_is_sha256"),
    )
    op.create_index("ix_events_accord", "events", ["accord", "position"])
    op.create_index("ix_events_party", "events", ["party", "accord"])
    op.create_index("ix_events_subject", "events", ["subject", "position"])
    op.create_table(
        "texts",
        sa.Column("sha256", TEXT, primary_key=True),
        sa.Column("body", sa.LargeBinary),
        sa.Column("added_at", TEXT, nullable=False),
        sa.Column("added_by", TEXT, nullable=False),
        sa.Column("added_why", TEXT),
        sa.Column("withheld_at", TEXT),
        sa.Column("withheld_by", TEXT),
        sa.Column("withheld_why", TEXT),
        sa.CheckConstraint(
            "body IS NOT NULL OR withheld_at IS NOT NULL", name="what_is_missing_was_withheld"
        ),
    )
    if op.get_bind().dialect.name == "postgresql":
        for guard in POSTGRES_GUARDS:
            op.execute(guard)
    else:
        for name, guard in SQLITE_GUARDS.items():
            op.execute(f"CREATE TRIGGER {name} {guard}")


def downgrade() -> None:
    op.drop_table("texts")
    op.drop_table("events")  # and its triggers
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION events_refuse()")
        op.execute("DROP FUNCTION events_follow()")
