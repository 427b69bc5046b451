"""The days of a question, as options give them."""

from tracker.cli import clock
from tracker.domain.days import parse_day


def day(text: str | None) -> int:
    """Read `--on`; without it, today."""
    return clock.today() if text is None else parse_day(text)


def known_day(text: str | None) -> int | None:
    """Read `--known`; without it, everything is known."""
    return None if text is None else parse_day(text)
