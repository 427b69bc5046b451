"""Versions of articles, for a person and for a script."""

from collections.abc import Sequence
from typing import Any, Final

from rich.console import Group, RenderableType
from rich.text import Text

from tracker.projections.versions import Address, Version
from tracker.rendering.harmless import harmless
from tracker.rendering.sheets import as_csv
from tracker.rendering.words import block, count, short, source_line

_SHOWN: Final = 160
_MOST: Final = 6


def versions(found: Sequence[Address]) -> RenderableType:
    """Lay out the answer to `articles --versions`."""
    if not found:
        return Text("No address has had more than one text.")
    lines: list[RenderableType] = []
    for address in found:
        lines += [Text(harmless(address.url), style="bold")]
        for number, each in enumerate(address.versions, start=1):
            about = f"{number}. {short(each.id)}  position {each.source.position}  "
            lines.append(block(2, about + source_line(each.source.article)))
            lines += [block(5, line) for line in _differences(number, each)]
    return Group(*lines)


def _differences(number: int, version: Version) -> list[Text]:
    if number == 1:
        return []
    if version.compared:
        lines = [*_passages("-", version.removed), *_passages("+", version.added)]
    else:
        lines = [Text("a text of the two is not held", style="dim")]
    if version.lost:
        named = ", ".join(map(short, version.lost))
        whose = "its" if len(version.lost) == 1 else "their"
        lines.append(Text(f"{count(len(version.lost), 'claim')} lost {whose} words: {named}"))
    return lines


def _passages(mark: str, passages: Sequence[str]) -> list[Text]:
    lines = [
        Text(f"{mark} {harmless(each if len(each) <= _SHOWN else each[: _SHOWN - 1] + '…')}")
        for each in passages[:_MOST]
    ]
    if len(passages) > _MOST:
        lines.append(Text(f"{mark} and {len(passages) - _MOST} passages more", style="dim"))
    return lines


def shape(found: Sequence[Address]) -> list[dict[str, Any]]:
    """Shape the answer to `articles --versions`."""
    return [
        {
            "url": address.url,
            "versions": [
                {
                    "id": each.id,
                    "position": each.source.position,
                    "title": each.source.article.title,
                    "published": each.source.article.published
                    and each.source.article.published.text,
                    "compared": each.compared,
                    "removed": list(each.removed),
                    "added": list(each.added),
                    "lost": list(each.lost),
                }
                for each in address.versions
            ],
        }
        for address in found
    ]


def sheet(written: Sequence[dict[str, Any]]) -> str:
    """Flatten the JSON shape: a row for each version."""
    rows = [{"url": each["url"], **version} for each in written for version in each["versions"]]
    header = ("url", "id", "position", "title", "published", "compared", "removed", "added", "lost")
    return as_csv(header, rows)
