"""Events of the log for a person at a terminal."""

from collections.abc import Iterable, Mapping
from typing import Any

from rich import box
from rich.table import Table
from rich.text import Text

from tracker.rendering.harmless import harmless
from tracker.rendering.words import short


def table(rows: Iterable[Mapping[str, Any]]) -> Table:
    """Lay out events: position, moment, kind, and what each says in a few words."""
    laid = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 1, 0, 0))
    laid.add_column("at", justify="right")
    for column in ("recorded", "by", "kind", "what"):
        laid.add_column(column, overflow="fold")
    for row in rows:
        laid.add_row(
            Text(str(row["position"])),
            Text(row["recorded_at"][:16].replace("T", " ")),
            Text(harmless(row["recorded_by"])),
            Text(row["kind"]),
            Text(harmless(_what(row))),
        )
    return laid


def _what(row: Mapping[str, Any]) -> str:
    payload = row["payload"]
    match row["kind"]:
        case "accord-defined":
            return f"{row['subject']}: {payload['name']}"
        case "article-recorded":
            named = [payload.get("outlet"), payload.get("title"), payload.get("published")]
            return f"{short(row['subject'])} {', '.join(each for each in named if each)}"
        case "claim-recorded":
            parts = (row["party"] or row["accord"], payload["act"], payload["modality"])
            return f"{short(row['subject'])} {' '.join(parts)} {payload.get('when', '')}".strip()
        case _:
            return f"{short(row['subject'])} {payload.get('why', '')}".strip()
