"""The accords tracker: who was a member of an accord on a date, and on which words does that rest.

    from datetime import UTC, datetime

    import tracker

    tracker.import_files(
        "accords.db", ["seeds"], now=lambda: datetime.now(UTC), recorded_by="me"
    )
    with tracker.open_log("accords.db") as log:
        asked = log.question(on=tracker.parse_day("2025-11-08"))
        for row in log.members(asked).rows:
            print(row.party, row.answer)

What these functions return are frozen dataclasses; days are ordinals (`date.toordinal()`).
Everything is imported when it is first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tracker.commands.decisions import decide
    from tracker.commands.imports import import_files
    from tracker.domain.answers import Answer
    from tracker.domain.days import Days, When, iso, parse_day
    from tracker.domain.errors import TrackerError
    from tracker.queries.audits import audit_article, audit_claim, audit_party
    from tracker.queries.comparisons import compare, find_conflicts
    from tracker.queries.log import Log, open_log

__all__ = [
    "Answer",
    "Days",
    "Log",
    "TrackerError",
    "When",
    "audit_article",
    "audit_claim",
    "audit_party",
    "compare",
    "decide",
    "find_conflicts",
    "import_files",
    "iso",
    "open_log",
    "parse_day",
]

_HOMES = {
    "Answer": "tracker.domain.answers",
    "Days": "tracker.domain.days",
    "Log": "tracker.queries.log",
    "TrackerError": "tracker.domain.errors",
    "When": "tracker.domain.days",
    "audit_article": "tracker.queries.audits",
    "audit_claim": "tracker.queries.audits",
    "audit_party": "tracker.queries.audits",
    "compare": "tracker.queries.comparisons",
    "find_conflicts": "tracker.queries.comparisons",
    "decide": "tracker.commands.decisions",
    "import_files": "tracker.commands.imports",
    "iso": "tracker.domain.days",
    "open_log": "tracker.queries.log",
    "parse_day": "tracker.domain.days",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'tracker' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
