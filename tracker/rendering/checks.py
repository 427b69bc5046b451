"""Failed assertions, for a person and for a script."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from rich.console import Group, RenderableType
from rich.text import Text

from tracker.domain.answers import Answer
from tracker.domain.claims import Article, Claim
from tracker.projections.assertions import Difference
from tracker.rendering.harmless import harmless
from tracker.rendering.words import block, claim_line, party_name, short, source_line

Differing = tuple[Difference, Sequence[tuple[str, Claim, Article]]]
"""A party that differs, and the claims that its answer is built on: id, claim, article."""

COLUMNS: Final = ("file", "line", "assertion", "problem", "party", "found", "asserted", "claims")


def failure(
    where: str, assertion: str, problem: str, differing: Sequence[Differing]
) -> RenderableType:
    """Lay out one assertion that does not hold; `where` is its file and line."""
    lines: list[RenderableType] = [Text(harmless(f"{where}: {assertion}"), style="bold")]
    if problem:
        lines.append(block(2, f"it cannot be asked: {harmless(problem)}"))
    for each, claims in differing:
        lines.append(block(2, f"{party_name(each.party)} is {each.found}, {_asserted(each)}"))
        if not claims:
            lines.append(block(4, "no visible claim says anything of it"))
        for claim_id, claim, article in claims:
            lines.append(
                block(4, f"{short(claim_id)}  {claim_line(claim)}  {source_line(article)}")
            )
    return Group(*lines)


def shape(
    file: str, line: int, assertion: str, problem: str, differing: Sequence[Differing]
) -> dict[str, Any]:
    """Shape one assertion that does not hold."""
    return {
        "file": file,
        "line": line,
        "assertion": assertion,
        "problem": problem or None,
        "differs": [
            {
                "party": each.party,
                "found": each.found.value,
                "asserted": each.asserted.value,
                "claims": [claim_id for claim_id, _, _ in claims],
            }
            for each, claims in differing
        ],
    }


def flat(shapes: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Flatten failures: a row for each party that differs."""
    for each in shapes:
        for differs in each["differs"] or [{"claims": []}]:
            yield {**each, **differs, "claims": " ".join(differs["claims"])}


def _asserted(each: Difference) -> str:
    answer: Answer = each.asserted
    return f"asserted not {answer}" if each.found is answer else f"asserted {answer}"
