"""The answer to `texts list`: for a person and for a script."""

from collections.abc import Sequence
from typing import Any, Final

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from tracker.projections.listing_views import TextRow
from tracker.rendering.harmless import harmless

COLUMNS: Final = (
    "sha256",
    "withheld",
    "length",
    "added_at",
    "added_by",
    "added_why",
    "withheld_at",
    "withheld_by",
    "withheld_why",
)


def shape(rows: Sequence[TextRow]) -> list[dict[str, Any]]:
    """Shape the texts; `withheld_at` and the like stay with one that was brought back."""
    return [
        {name: row.is_withheld if name == "withheld" else getattr(row, name) for name in COLUMNS}
        for row in rows
    ]


def table(rows: Sequence[TextRow]) -> RenderableType:
    """Lay out the texts."""
    if not rows:
        return Text("No text is held or withheld.")
    laid = Table("text", "bytes", "since", "by", "why", box=None, pad_edge=False)
    for row in rows:
        if row.is_withheld:
            told = "withheld", row.withheld_at, row.withheld_by, row.withheld_why
        else:
            told = str(row.length), row.added_at, row.added_by, row.added_why
        size, at, by, why = (harmless(each or "–") for each in told)
        laid.add_row(Text(row.sha256[:12]), Text(size), Text(at[:10]), Text(by), Text(why))
    return laid
