"""A report → the pages of the site, each a path and its HTML."""

import base64
import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from tracker.domain.answers import Answer
from tracker.domain.claims import origin_of
from tracker.domain.days import FOREVER, iso
from tracker.projections.audit import Part
from tracker.projections.audit_views import Withheld
from tracker.projections.conflicts import Conflict
from tracker.projections.report_views import AccordReport, Report
from tracker.rendering.audits import HEADINGS
from tracker.rendering.context import in_context
from tracker.rendering.harmless import harmless
from tracker.rendering.tables import spell_lines
from tracker.rendering.timelines import Scale
from tracker.rendering.words import claim_line, clocks_line, origin_name, party_name, short
from tracker.report.marks import Mark, coded, edge, marks, since_epoch, span, ticks

_ADDRESS: Final = re.compile(r"https?://[!-~]+")
WHOLE: Final = "whole"
"""The page of the claims about an accord as a whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One file of the site."""

    path: str
    content: str


def pages(report: Report) -> Iterator[Page]:
    """Yield every page, the front page first; the same for the same report."""
    shared = {"report": report, "clocks": clocks_line(report.clocks), "on": iso(report.clocks.on)}
    summaries = [_summary(each, report) for each in report.accords]
    yield _page("index.html", "index.html", root="", accords=summaries, **shared)
    yield Page(path="checkpoint.txt", content=report.checkpoint)
    for each in report.accords:
        yield from _accord_pages(each, report, shared)


def _accord_pages(each: AccordReport, report: Report, shared: dict[str, Any]) -> Iterator[Page]:
    slug = each.accord.slug
    own = each.lines[each.criterion.name]
    scale = Scale.of(list(own.values()), report.clocks.on, first=None, last=None)
    picture = _picture(scale, report.clocks.on)
    anchors = {claim: _claim_address(each, claim) for claim in each.recorded}
    shared = {**shared, "accord": each.accord, "criterion": each.criterion.name, "root": "../"}
    conflicts = [_conflict(found, each, anchors) for found in each.conflicts]
    yield _page(
        f"{slug}/index.html",
        "accord.html",
        picture=picture,
        rows=[_row(party, each, scale, report, anchors) for party in own],
        whole=len(each.parts.get(None, ())),
        conflicts=len(conflicts),
        open_conflicts=sum(found["settled"] is None for found in conflicts),
        criteria=list(each.lines),
        data=_data(each, report, scale),
        counts=_counts(each, report),
        **shared,
    )
    yield _page(f"{slug}/conflicts.html", "conflicts.html", conflicts=conflicts, **shared)
    for party in sorted(each.parts, key=lambda code: (code is None, code or "")):
        if party is None:
            groups = _groups(each, None)
            yield _page(f"{slug}/{WHOLE}.html", "whole.html", groups=groups, **shared)
        else:
            yield _party_page(party, each, report, picture, scale, anchors, shared)


def _party_page(
    party: str,
    each: AccordReport,
    report: Report,
    picture: dict[str, Any],
    scale: Scale,
    anchors: Mapping[str, str],
    shared: dict[str, Any],
) -> Page:
    bars = []
    held = each.memberships.get(party)
    for name, lines in each.lines.items() if held else ():
        line = lines[party]
        bars.append(
            {
                "name": name,
                "answer": line.on(report.clocks.on).answer.value,
                "marks": _linked(marks(line, scale), anchors),
                "spans": [
                    (stretch.answer.value, span(stretch.first, stretch.last))
                    for stretch in line.stretches
                ],
            }
        )
    spells = held.spells(each.criterion).spells if held else ()
    return _page(
        f"{each.accord.slug}/{party}.html",
        "party.html",
        party=party,
        name=party_name(party),
        picture=picture,
        bars=bars,
        spells=[
            [line.plain.strip() for line in spell_lines(number, spell)]
            for number, spell in enumerate(spells, start=1)
        ],
        conflicts=[_conflict(c, each, anchors) for c in each.conflicts if c.party == party],
        groups=_groups(each, party),
        **shared,
    )


def _summary(each: AccordReport, report: Report) -> dict[str, Any]:
    return {
        "slug": each.accord.slug,
        "name": harmless(each.accord.name),
        "criterion": each.criterion.name,
        "claims": len(each.recorded),
        "articles": len(each.standing.articles),
        "conflicts": sum(_settled(found, report.clocks.on) is None for found in each.conflicts),
        "counts": _counts(each, report),
    }


def _counts(each: AccordReport, report: Report) -> dict[str, int]:
    answers = [
        line.on(report.clocks.on).answer for line in each.lines[each.criterion.name].values()
    ]
    return {answer.value: answers.count(answer) for answer in _ORDER}


_ORDER: Final = (Answer.YES, Answer.DISPUTED, Answer.UNKNOWN, Answer.NO)


def _picture(scale: Scale, on: int) -> dict[str, Any]:
    return {"ticks": list(ticks(scale)), "edge": edge(on, scale)}


def _row(
    party: str, each: AccordReport, scale: Scale, report: Report, anchors: Mapping[str, str]
) -> dict[str, Any]:
    line = each.lines[each.criterion.name][party]
    stretch = line.on(report.clocks.on)
    return {
        "party": party,
        "name": party_name(party),
        "answer": stretch.answer.value,
        "order": _ORDER.index(stretch.answer),
        "span": span(*line.holding(report.clocks.on)),
        "beside": _beside(stretch.suspended, stretch.stalled),
        "marks": _linked(marks(line, scale), anchors),
    }


def _beside(suspended: Answer, stalled: Answer) -> str:
    said = [("suspended", suspended), ("stalled", stalled)]
    return ", ".join(
        word if answer is Answer.YES else f"{word}: {answer.value}"
        for word, answer in said
        if answer is not Answer.NO
    )


def _linked(found: Iterator[Mark], anchors: Mapping[str, str]) -> list[dict[str, Any]]:
    """Give each mark the address of the newest of the claims that it stands for."""
    return [
        {
            "mark": mark,
            "href": next((anchors[c] for c in reversed(mark.claims) if c in anchors), None),
        }
        for mark in found
    ]


def _claim_address(each: AccordReport, claim_id: str) -> str:
    party = each.standing.claims[claim_id].claim.party
    return f"{party or WHOLE}.html#{claim_id}"


def _groups(each: AccordReport, party: str | None) -> list[dict[str, Any]]:
    parts = each.parts[party]
    found = []
    for role, heading in HEADINGS.items():
        playing = [_claim(part, each) for part in parts if part.role == role]
        if playing:
            found.append({"heading": heading, "claims": playing})
    return found


def _claim(part: Part, each: AccordReport) -> dict[str, Any]:
    told, article = part.held.claim, part.source.article
    recorded = each.recorded[part.id]
    text = each.texts.get(article.text.sha256) if article.text else None
    context = in_context(text, told.quote) if told.quote and isinstance(text, str) else None
    return {
        "id": part.id,
        "line": claim_line(told),
        "why": harmless(part.why),
        "quote": told.quote and harmless(told.quote.words),
        "offset": told.quote and told.quote.at,
        "context": context and tuple(map(harmless, context)),
        "withheld": harmless(text.why) if isinstance(text, Withheld) else None,
        "also": [(harmless(quote.words), quote.at) for quote in told.also],
        "locator": told.locator and harmless(told.locator),
        "article": _article(part, told.article),
        "asserter": harmless(told.asserter or article.outlet or "the article itself"),
        "via": told.via and harmless(told.via),
        "origin": origin_name(origin_of(told, article)),
        "condition": told.condition and harmless(told.condition),
        "note": told.note and harmless(told.note),
        "supersedes": told.supersedes,
        "supersedes_at": told.supersedes in each.recorded
        and told.supersedes
        and _claim_address(each, told.supersedes),
        "method": harmless(told.method),
        "confidence": told.confidence,
        "position": recorded.position,
        "recorded_at": recorded.recorded_at,
        "recorded_by": harmless(recorded.recorded_by),
        "leaf": recorded.leaf_hash,
    }


def _article(part: Part, article_id: str) -> dict[str, Any]:
    article = part.source.article
    return {
        "id": article_id,
        "short": short(article_id),
        "outlet": harmless(article.outlet or "outlet unknown"),
        "title": article.title and harmless(article.title),
        "byline": article.byline and harmless(article.byline),
        "published": article.published.text if article.published else "without a date",
        "url": article.url if article.url and _ADDRESS.fullmatch(article.url) else None,
        "language": article.language if _is_language(article.language) else None,
    }


def _is_language(tag: str | None) -> bool:
    return tag is not None and re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", tag) is not None


def _conflict(found: Conflict, each: AccordReport, anchors: Mapping[str, str]) -> dict[str, Any]:
    return {
        "kind": found.kind,
        "by": found.by,
        "name": party_name(found.party),
        "settled": None if found.settled is None else iso(found.settled),
        "sides": [
            {
                "days": str(side.days),
                "claims": [_side(evidence.id, each, anchors) for evidence in side.claims],
            }
            for side in found.sides
        ],
    }


def _side(claim_id: str, each: AccordReport, anchors: Mapping[str, str]) -> dict[str, Any]:
    told = each.standing.claims[claim_id].claim
    article = each.standing.articles[told.article].article
    return {
        "href": anchors[claim_id],
        "line": claim_line(told),
        "quote": told.quote and harmless(told.quote.words),
        "locator": told.locator and harmless(told.locator),
        "outlet": harmless(article.outlet or "outlet unknown"),
        "title": article.title and harmless(article.title),
    }


def _settled(found: Conflict, on: int) -> int | None:
    return found.settled if found.settled is not None and found.settled <= on else None


def _data(each: AccordReport, report: Report, scale: Scale) -> Markup:
    """Return what the page's script needs, as JSON that cannot end its element."""
    last = scale.last if scale.last < FOREVER else report.clocks.on
    written = json.dumps(
        {
            "first": since_epoch(scale.first),
            "last": since_epoch(last),
            "on": since_epoch(report.clocks.on),
            "by": each.criterion.name,
            "lines": {name: coded(lines) for name, lines in each.lines.items()},
        },
        separators=(",", ":"),
    )
    return Markup(written.replace("<", "\\u003c"))


def _page(path: str, template: str, **values: Any) -> Page:
    return Page(path=path, content=_templates().get_template(template).render(**values))


@cache
def _templates() -> Environment:
    environment = Environment(
        loader=PackageLoader("tracker.report"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    for name in ("style.css", "script.js"):
        source, _, _ = environment.loader.get_source(environment, name)  # type: ignore[union-attr]
        digest = base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()
        key = name.partition(".")[0]
        environment.globals[key] = Markup(source)
        environment.globals[f"{key}_hash"] = f"sha256-{digest}"
    environment.filters["harmless"] = harmless
    return environment
