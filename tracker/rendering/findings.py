"""What `doctor` found, laid out."""

from collections.abc import Mapping, Sequence

from rich.console import RenderableType
from rich.text import Text

from tracker.rendering.harmless import harmless
from tracker.rendering.tables import plain_table


def findings(found: Sequence[Mapping[str, str | None]]) -> RenderableType:
    """Lay out findings by what they are about."""
    table = plain_table("about", "what", "is", "remark")
    before: str | None = None
    for each in found:
        about = "" if each["about"] == before else each["about"]
        before = each["about"]
        shown = (about, each["what"], each["is"] or "not installed", each["remark"])
        table.add_row(*(Text(harmless(part or "")) for part in shown))
    return table
