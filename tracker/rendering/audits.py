"""Audits for a person at a terminal: from the answer to the words, claim by claim."""

from collections import Counter
from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from tracker.domain.acts import Criterion
from tracker.domain.answers import Answer
from tracker.domain.claims import Claim, origin_of
from tracker.domain.days import iso
from tracker.domain.events import KINDS, Event
from tracker.projections.audit import Part
from tracker.projections.audit_views import ArticleAudit, ClaimAudit, PartyAudit, Texts, Withheld
from tracker.projections.standing import HeldArticle
from tracker.rendering.context import in_context
from tracker.rendering.harmless import harmless
from tracker.rendering.tables import spell_lines
from tracker.rendering.words import (
    block,
    claim_line,
    clocks_line,
    count,
    origin_name,
    party_name,
    short,
    source_line,
    words_text,
)

HEADINGS = {
    "opens": "Says that it began",
    "closes": "Says that it ended",
    "suspends": "Says that it was suspended, which ends membership here",
    "reinstates": "Says that the suspension was lifted",
    "disputes": "Disputes it",
    "narrows": "Speaks of it as still to come, and so narrows when it was",
    "taken back": "Taken back by a later claim",
    "aside": "Counts, but says nothing that decides this",
    "superseded": "Superseded by a later claim",
    "later": "Published later than what was to be known",
    "draft": "Drafts that wait for a judgement",
    "rejected": "Rejected drafts",
    "retracted": "Retracted",
}


_DECIDING = ("opens", "closes", "suspends", "reinstates", "disputes")


def audit_party(view: PartyAudit) -> RenderableType:
    """Lay out the answer to `audit PARTY`."""
    asked, row = view.question, view.row
    lines: list[RenderableType] = [
        Text.assemble(
            (f"{party_name(row.party)}, {harmless(asked.accord.name)}: ", "bold"),
            (row.answer.value, "bold"),
            (f" on {iso(asked.clocks.on)} by {asked.criterion.name}", "bold"),
        ),
        Text(clocks_line(asked.clocks), style="dim"),
        *map(Text, _why(view)),
    ]
    for number, spell in enumerate(view.spells.spells, start=1):
        lines += [Text(), *spell_lines(number, spell)]
    for role, heading in HEADINGS.items():
        playing = [part for part in view.parts if part.role == role]
        if playing:
            lines += [Text(), Text(f"{heading} ({len(playing)})", style="bold")]
            for part in playing:
                remark = "" if role == "aside" and part.is_asserted else part.why
                lines += _claim(part.id, part.held.claim, part.source, view.texts, remark)
    return Group(*lines)


def audit_claim(view: ClaimAudit) -> RenderableType:
    """Lay out the answer to `audit CLAIM`."""
    told, recorded = view.held.claim, view.recorded
    counts = "it counts" if view.counts else "it does not count"
    lines: list[RenderableType] = [
        Text(f"{view.id}: {counts}", style="bold"),
        Text(f"{party_name(told.party)}, {harmless(view.accord.name)}: {claim_line(told)}"),
        *_words(told, view.source, view.texts),
        *_fields(told, view.source),
        Text(
            f"recorded at position {view.held.position}, {recorded.recorded_at},"
            f" by {harmless(recorded.recorded_by)}, read by {harmless(told.method)}"
        ),
        *(Text(_decision(event)) for event in view.held.decisions),
        Text(),
        Text("Its part by each criterion", style="bold"),
    ]
    for by, (role, why) in view.roles.items():
        because = f": {harmless(why)}" if why else ""
        lines.append(Text(f"  {by}: {role}{because}"))
    return Group(*lines)


def audit_article(view: ArticleAudit) -> RenderableType:
    """Lay out the answer to `audit ARTICLE`."""
    held = view.source.article
    text = f"text {held.text.sha256}, {count(held.text.length, 'byte')}" if held.text else "no text"
    (found, *_) = view.texts.values() or (None,)
    at_hand = "not held" if found is None else "held"
    if isinstance(found, Withheld):
        at_hand = harmless(f"withheld by {found.by} on {found.at[:10]}: {found.why}")
    lines: list[RenderableType] = [
        Text(view.id, style="bold"),
        Text(source_line(held)),
        *(Text(harmless(each)) for each in (held.byline, held.url) if each),
        Text(f"{text}{f', {at_hand}' if held.text else ''}"),
        Text(f"recorded at position {view.source.position}, on {iso(view.source.recorded_on)}"),
        Text(),
        Text(count(len(view.claims), "claim"), style="bold"),
    ]
    for claim_id, each in view.claims:
        who = party_name(each.claim.party)
        remark = "" if each.counts else "does not count"
        lines += _claim(claim_id, each.claim, view.source, view.texts, remark, who=who)
    return Group(*lines)


def _why(view: PartyAudit) -> list[str]:
    """Say in a few sentences what the answer is built on, or why it is no more."""
    criterion = view.question.criterion
    counting = [part for part in view.parts if part.counts]
    if not view.parts:
        return ["No recorded claim names it."]
    if not counting:
        return ["No visible claim names it; those that are recorded do not count (below)."]
    sentences = [_sources(counting)]
    deciding = [part for part in counting if part.role in _DECIDING]
    if deciding:
        origins = {part.origin for part in deciding if part.is_asserted}
        rests = f"The answer rests on {count(len(deciding), 'claim')}"
        if origins:
            named = ", ".join(map(origin_name, sorted(origins)))
            rests += f"; those that assert have {count(len(origins), 'origin')}: {named}."
        sentences.append(rests if origins else f"{rests}, none of which asserts anything.")
    if not view.spells.spells:
        sentences.append(_no_spell(criterion))
    elif view.row.answer is Answer.DISPUTED:
        sentences.append("It is disputed: claims that count contradict each other.")
    elif view.row.answer is Answer.UNKNOWN:
        sentences.append("It is unknown: the day lies within a range in which it happened.")
    if view.row.suspended is not Answer.NO and any(part.role == "suspends" for part in counting):
        sentences.append(
            f"Suspended parties do not count in this accord; suspended: {view.row.suspended.value}."
        )
    if view.row.stronger:
        sentences.append(f"By the stronger {view.row.stronger} the answer is yes.")
    return sentences


def _sources(counting: Sequence[Part]) -> str:
    articles = {part.held.claim.article for part in counting}
    told_in = Counter[str]()
    for _, origin in {(p.held.claim.article, p.origin) for p in counting if p.is_asserted}:
        told_in[origin] += 1
    named = ", ".join(
        f"{origin_name(origin)} ({count(number, 'article')})"
        for origin, number in sorted(told_in.items())
    )
    told = f"{count(len(counting), 'claim')} in {count(len(articles), 'article')}"
    if not told_in:
        return f"{told} count, and none of them asserts anything."
    return f"{told} that count rest on {count(len(told_in), 'origin')}: {named}."


def _no_spell(criterion: Criterion) -> str:
    acts = ", ".join(sorted(criterion.opens))
    return f"No visible claim asserts an act that begins a spell by {criterion.name} ({acts})."


def _claim(
    claim_id: str,
    told: Claim,
    source: HeldArticle,
    texts: Texts,
    remark: str,
    *,
    who: str = "",
) -> list[RenderableType]:
    about = f"{who}: " if who else ""
    tail = f"  [{harmless(remark)}]" if remark else ""
    indented = [*_words(told, source, texts), *_fields(told, source)]
    return [
        block(2, Text.assemble((short(claim_id), "cyan"), f"  {about}{claim_line(told)}{tail}")),
        *(block(6, line) for line in indented),
    ]


def _words(told: Claim, source: HeldArticle, texts: Texts) -> list[Text]:
    found = texts.get(source.article.text.sha256) if source.article.text else None
    text = found if isinstance(found, str) else None
    lines = []
    context = in_context(text, told.quote) if told.quote and text is not None else None
    lines.append(words_text(told, context))
    if told.quote and text is not None and context is None:
        lines.append(Text("these words do not stand there in the text that is held", style="bold"))
    if isinstance(found, Withheld) and (told.quote or told.also):
        lines.append(Text(f"the text is withheld: {harmless(found.why)}", style="dim"))
    lines += [
        Text.assemble("also “", harmless(quote.words), "”", (_offset(quote.at), "dim"))
        for quote in told.also
    ]
    return lines


def _offset(at: int | None) -> str:
    return "" if at is None else f"  (at {at})"


def _fields(told: Claim, source: HeldArticle) -> list[Text]:
    origin = origin_of(told, source.article)
    lines = [Text(f"{source_line(source.article)} · {short(told.article)}", style="dim")]
    if told.asserter or told.via or told.origin:
        says = f"says {told.asserter or source.article.outlet or 'the article itself'}"
        via = f", via {told.via}" if told.via else ""
        lines.append(Text(f"{harmless(says + via)}; origin {origin_name(origin)}"))
    if told.condition:
        lines.append(Text(f"on condition: {harmless(told.condition)}"))
    if told.supersedes:
        lines.append(Text(f"supersedes {told.supersedes}"))
    if told.note:
        lines.append(Text(f"note: {harmless(told.note)}"))
    return lines


def _decision(event: Event) -> str:
    kind = KINDS[type(event.body)]
    what = "amended" if kind == "claim-recorded" else kind.removeprefix("claim-")
    why = getattr(event.body, "why", None)
    because = f": {why}" if why else ""
    return harmless(
        f"{what} at position {event.position}, {event.recorded_at}, by {event.recorded_by}{because}"
    )
