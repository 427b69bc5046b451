"""The clock, read here and handed down."""

from datetime import UTC, datetime


def now() -> datetime:
    """Return this moment, aware, in UTC."""
    return datetime.now(UTC)


def today() -> int:
    """Return today by the local calendar, as an ordinal."""
    return now().astimezone().date().toordinal()
