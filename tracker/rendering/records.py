"""The JSON shapes of an article and of a claim, as audits and listings show them."""

from typing import Any

from tracker.domain.claims import Article, Quote, origin_of
from tracker.projections.audit_views import Texts, Withheld
from tracker.projections.standing import HeldArticle, HeldClaim
from tracker.rendering.context import in_context

Shape = dict[str, Any]


def article(article_id: str, source: HeldArticle) -> Shape:
    """Shape an article's metadata."""
    held = source.article
    return {
        "id": article_id,
        "outlet": held.outlet,
        "title": held.title,
        "byline": held.byline,
        "url": held.url,
        "published": held.published and held.published.text,
        "language": held.language,
        "text": held.text and {"sha256": held.text.sha256, "length": held.text.length},
        "position": source.position,
    }


def claim(claim_id: str, held: HeldClaim, source: HeldArticle, texts: Texts) -> Shape:
    """Shape a claim with its article; `context` where the text is held, or who withheld it."""
    told = held.claim
    return {
        "id": claim_id,
        "accord": told.accord,
        "party": told.party,
        "act": told.act.value,
        "modality": told.modality.value,
        "when": told.when and told.when.text,
        "quote": told.quote and told.quote.words,
        "at": told.quote and told.quote.at,
        "context": _context(told.quote, source.article, texts),
        "also": [{"quote": each.words, "at": each.at} for each in told.also],
        "locator": told.locator,
        "asserter": told.asserter,
        "via": told.via,
        "origin": origin_of(told, source.article),
        "condition": told.condition,
        "note": told.note,
        "ref": told.ref,
        "supersedes": told.supersedes,
        "method": told.method,
        "confidence": told.confidence,
        "article": article(told.article, source),
        **withheld(source.article, texts),
    }


def withheld(source: Article, texts: Texts) -> Shape:
    """Shape who withheld the text of an article, when and why; nothing where it is not withheld."""
    found = texts.get(source.text.sha256) if source.text else None
    if not isinstance(found, Withheld):
        return {}
    return {"withheld": {"at": found.at, "by": found.by, "why": found.why}}


def _context(quote: Quote | None, source: Article, texts: Texts) -> Shape | None:
    text = texts.get(source.text.sha256) if source.text else None
    if quote is None or not isinstance(text, str):
        return None
    found = in_context(text, quote)
    return found and {"before": found[0], "quote": found[1], "after": found[2]}
