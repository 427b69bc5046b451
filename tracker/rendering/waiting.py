"""Drafts that wait, for a person and for a script."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from rich.console import Group, RenderableType
from rich.text import Text

from tracker.projections.waiting import Waiting
from tracker.rendering.context import in_context
from tracker.rendering.harmless import harmless
from tracker.rendering.sheets import as_csv
from tracker.rendering.words import (
    block,
    claim_line,
    count,
    party_name,
    short,
    source_line,
    words_text,
)

_AROUND: Final = 240


def drafts(found: Sequence[Waiting]) -> RenderableType:
    """Lay out the answer to `drafts`."""
    if not found:
        return Text("No draft waits.")
    lines: list[RenderableType] = []
    for each in found:
        lines += _head(each, short(each.id))
        lines.append(block(2, words_text(each.held.claim, None)))
    many = "1 draft waits" if len(found) == 1 else f"{len(found)} drafts wait"
    lines.append(Text(f"{many}: tracker review walks through them", style="dim"))
    return Group(*lines)


def card(
    each: Waiting, number: int, of: int, texts: Mapping[str, Any], judged: str | None = None
) -> RenderableType:
    """Lay out one draft for its judgement: what it says, and its words in context.

    `judged` is how it was judged a moment ago, if it was.
    """
    ref = each.article.text
    text = texts.get(ref.sha256) if ref else None
    quote = each.held.claim.quote
    context = in_context(text, quote, _AROUND) if quote and isinstance(text, str) else None
    lines: list[RenderableType] = [
        Text(""),
        *_head(each, f"{number} of {count(of, 'draft')}  {short(each.id)}"),
        block(2, words_text(each.held.claim, context)),
    ]
    if judged:
        lines.append(block(2, f"judged already: {harmless(judged)}", style="bold"))
    return Group(*lines)


def _head(each: Waiting, opening: str) -> list[RenderableType]:
    claim = each.held.claim
    made = " ".join(filter(None, (claim.method, claim.rule, claim.confidence)))
    title = f"{opening}  {claim.accord}  {party_name(claim.party)}"
    return [
        Text(title, style="bold"),
        block(2, claim_line(claim)),
        block(2, Text(f"{source_line(each.article)}  ({made})", style="dim")),
    ]


def shape(found: Sequence[Waiting]) -> list[dict[str, Any]]:
    """Shape the answer to `drafts`."""
    return [_shape(each) for each in found]


def _shape(each: Waiting) -> dict[str, Any]:
    claim = each.held.claim
    return {
        "id": each.id,
        "position": each.held.position,
        "accord": claim.accord,
        "party": claim.party,
        "act": claim.act.value,
        "modality": claim.modality.value,
        "when": claim.when and claim.when.text,
        "asserter": claim.asserter,
        "quote": claim.quote and claim.quote.words,
        "at": claim.quote and claim.quote.at,
        "method": claim.method,
        "rule": claim.rule,
        "confidence": claim.confidence,
        "article": claim.article,
        "title": each.article.title,
        "outlet": each.article.outlet,
        "published": each.article.published and each.article.published.text,
    }


def sheet(written: Sequence[dict[str, Any]]) -> str:
    """Flatten the JSON shape: a row for each draft."""
    header = (
        "id position accord party act modality when asserter quote at method rule confidence"
        " article title outlet published"
    )
    return as_csv(tuple(header.split()), list(written))
