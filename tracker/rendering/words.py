"""Small pieces of wording that tables share: names, days, clocks, claims in a line."""

import re

from rich.padding import Padding
from rich.text import Text

from tracker.domain.answers import Answer
from tracker.domain.claims import Article, Claim
from tracker.domain.days import BEGINNING, FOREVER, iso
from tracker.gazetteer import name_of
from tracker.projections.corrections import Correction
from tracker.projections.views import Clocks
from tracker.rendering.harmless import harmless

_ARTICLE = re.compile(r"a-[0-9a-f]{32}")

STYLES = {
    Answer.YES: "green",
    Answer.NO: "dim",
    Answer.UNKNOWN: "yellow",
    Answer.DISPUTED: "bold magenta",
}


def short(identifier: str) -> str:
    """Shorten an id to what a person types: `c-1f0a2b3c`."""
    return identifier[:10]


def origin_name(origin: str) -> str:
    """Name an origin; an article that is its own origin goes by its short id."""
    if _ARTICLE.fullmatch(origin):
        return f"the article {short(origin)} itself"
    return harmless(origin)


def block(indent: int, text: Text | str, style: str = "") -> Padding:
    """Indent a text so that its further lines are indented, too."""
    return Padding(Text(text, style=style) if isinstance(text, str) else text, (0, 0, 0, indent))


def party_name(code: str | None) -> str:
    """Name a party with its code; None is the accord as a whole."""
    if code is None:
        return "the accord as a whole"
    name = name_of(code)
    return harmless(code if name == code else f"{name} ({code})")


def answer_text(answer: Answer) -> Text:
    """Return an answer in its colour."""
    return Text(answer.value, style=STYLES[answer])


def day_or(ordinal: int, otherwise: str) -> str:
    """Write a day, or the words for an open end."""
    return otherwise if ordinal in (BEGINNING, FOREVER) else iso(ordinal)


def clocks_line(clocks: Clocks) -> str:
    """Say what was known and how far the log was read."""
    known = "all that is published"
    if clocks.known is not None:
        known = f"what was published by {iso(clocks.known)}"
    drafts = "; drafts that wait are counted" if clocks.with_drafts else ""
    return f"known: {known}; log read to position {clocks.at}{drafts}"


def source_line(article: Article) -> str:
    """Name an article: outlet, title, publication."""
    published = article.published.text if article.published else "without a date"
    named = ", ".join(part for part in (article.outlet or "outlet unknown", article.title) if part)
    return harmless(f"{named}, {published}")


def claim_line(claim: Claim) -> str:
    """Say a claim in a line: act, modality, date."""
    when = claim.when.text if claim.when else "undated"
    modality = "" if claim.modality.value == "asserted" else f", {claim.modality.value}"
    return f"{claim.act.value}{modality}, {when}"


def correction_line(correction: Correction) -> str:
    """Say what became of a claim: `retracted at position 95: misread`, `superseded by c-…`."""
    by = f" by {' and '.join(map(short, correction.by))}" if correction.by else ""
    at = f" at position {correction.position}" if correction.position else ""
    why = f": {harmless(correction.why)}" if correction.why else ""
    return f"{correction.what}{by}{at}{why}"


def count(number: int, noun: str, plural: str | None = None) -> str:
    """Count things: `1 claim`, `2 claims`."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def words_text(claim: Claim, context: tuple[str, str, str] | None) -> Text:
    """Return the words of a claim, in context where that is known, or where they stand."""
    if claim.quote is None:
        return Text(f"at {harmless(claim.locator or '')}")
    if context is None:
        at = "" if claim.quote.at is None else f"  (at {claim.quote.at})"
        return Text.assemble("“", (harmless(claim.quote.words), "bold"), "”", (at, "dim"))
    before, words, after = context
    return Text.assemble(
        "“", (harmless(before), "dim"), (harmless(words), "bold"), (harmless(after), "dim"), "”"
    )
