"""Run by Alembic: migrate the database behind the connection that the caller hands over."""

from alembic import context

from tracker.log.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
)
with context.begin_transaction():
    context.run_migrations()
