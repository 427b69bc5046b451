"""The entries of a timeline, which begin with a past day and tell of it in the present tense."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tracker.domain.days import When
from tracker.extraction import patterns as re
from tracker.extraction.dates import DateMention
from tracker.extraction.sentences import Sentence

_LEAD: Final = re.compile(r"\W*(?:(?:In|On)\s+)?(?:[A-Z][a-z]{2,8}(?:,|\s+(?:and|to|or))\s+)?")
_IN: Final = re.compile(r"\W*(?:In|On)\s")
_CLOSES: Final = re.compile(r"\s*[*_]{0,2}\s*(?:[.:]|[–—-](?=\s))[*_]{0,2}\s*")
_YEAR: Final = re.compile(r"\W*(?P<year>(?:19|20)\d\d)(?=\s*[*_]{0,2}(?:[.:]|\s[–—-]\s))")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """The day with which an entry begins."""

    paragraph: int
    when: When
    alone: bool
    """Whether it is a sentence of its own: "12 May 2024." """


def entry_of(
    text: str, sentence: Sentence, days: Sequence[DateMention], published: When | None
) -> Entry | None:
    """Return the day with which a sentence begins an entry of a timeline, if it is past."""
    when, end = None, sentence.start
    lead = _LEAD.match(text, sentence.start, sentence.end)
    first = next((each for each in days if lead and each.start == lead.end()), None)
    if first is not None and first.when is not None and not first.relative:
        when, end = first.when, first.end
    elif year := _YEAR.match(text, sentence.start, sentence.end):
        when, end = When.parse(year["year"]), year.end()
    closes = _CLOSES.match(text, end) if when is not None else None
    if when is None or closes is None or published is None:
        return None
    if when.days.last >= published.days.first:
        return None
    alone = closes.end() >= sentence.end
    if alone and _IN.match(text, sentence.start):
        return None  # which answers a question: "In 2023."
    return Entry(paragraph=sentence.paragraph, when=when, alone=alone)
