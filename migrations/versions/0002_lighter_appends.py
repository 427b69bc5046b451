"""Less work for each append: one index in place of two, and PostgreSQL's guard once a statement.

An index over all events costs pages in every small transaction; that of definitions holds those
alone. The guard of PostgreSQL looked the last event up anew for each row.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

DEFINITIONS = sa.text("kind = 'accord-defined'")

# The search path is fixed so that nobody brings operators of their own; the last row before the
# new ones is looked up in the table that the trigger is of.
OF_A_STATEMENT = (
    "DROP TRIGGER events_follow ON events",
    """
    CREATE OR REPLACE FUNCTION events_follow() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
    DECLARE
        added record;
        last record;
    BEGIN
        SELECT min(position) AS first, max(position) AS last, count(*) AS rows,
               min(recorded_at) AS earliest, bool_or(recorded_at < before) AS decreases
        INTO added
        FROM (SELECT position, recorded_at, lag(recorded_at) OVER (ORDER BY position) AS before
              FROM new_events) AS new_events;
        IF added.rows = 0 THEN
            RETURN NULL;
        END IF;
        EXECUTE format(
            'SELECT position, recorded_at FROM %I.%I WHERE position < $1
             ORDER BY position DESC LIMIT 1',
            TG_TABLE_SCHEMA, TG_TABLE_NAME
        ) INTO last USING added.first;
        IF added.first <> coalesce(last.position, 0) + 1
            OR added.last <> added.first + added.rows - 1 THEN
            RAISE EXCEPTION 'events are append-only: not the next position'
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        IF added.decreases OR added.earliest < last.recorded_at THEN
            RAISE EXCEPTION 'events are append-only: recorded_at decreases'
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NULL;
    END $$""",
    """
    CREATE TRIGGER events_follow AFTER INSERT ON events REFERENCING NEW TABLE AS new_events
    FOR EACH STATEMENT EXECUTE FUNCTION events_follow()""",
    "ALTER TABLE events ENABLE ALWAYS TRIGGER events_follow",
)
OF_A_ROW = (
    "DROP TRIGGER events_follow ON events",
    """
    CREATE OR REPLACE FUNCTION events_follow() RETURNS trigger LANGUAGE plpgsql
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
    CREATE TRIGGER events_follow BEFORE INSERT ON events
    FOR EACH ROW EXECUTE FUNCTION events_follow()""",
    "ALTER TABLE events ENABLE ALWAYS TRIGGER events_follow",
)


def upgrade() -> None:
    op.drop_index("ix_events_accord", "events")
    op.drop_index("ix_events_party", "events")
    op.create_index("ix_events_accord_party", "events", ["accord", "party"])
    op.create_index(
        "ix_events_definitions",
        "events",
        ["accord"],
        sqlite_where=DEFINITIONS,
        postgresql_where=DEFINITIONS,
    )
    _guard(OF_A_STATEMENT)


def downgrade() -> None:
    op.drop_index("ix_events_definitions", "events")
    op.drop_index("ix_events_accord_party", "events")
    op.create_index("ix_events_accord", "events", ["accord", "position"])
    op.create_index("ix_events_party", "events", ["party", "accord"])
    _guard(OF_A_ROW)


def _guard(statements: tuple[str, ...]) -> None:
    if op.get_bind().dialect.name == "postgresql":
        for statement in statements:
            op.execute(statement)
