"""What a text is about: its accord, and whether it speaks of that one alone or in passing."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from tracker.domain.claims import Accord
from tracker.extraction.accord_names import singular
from tracker.extraction.accords import AccordMention
from tracker.extraction.mentions import PartyMention
from tracker.extraction.scene import is_depositary
from tracker.extraction.sentences import Sentence

_SOLE: Final = 2
"""Mentions of the one accord from which on a text is about it throughout."""
_EARLY: Final = 6
"""Sentences in which it is named for the first time, where it is named less often."""
_PASSING: Final = 2
"""Mentions of the accord up to which a text that begins with another agreement is about that; more,
where others are named twice as often."""


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a text is about."""

    topic: str | None
    """The accord that is named most often."""
    counts: Counter[str]
    """How often accords are named."""
    spread: Counter[str]
    """In how many paragraphs accords stand by name."""
    sole: bool
    """Whether it is about that one accord throughout."""
    passing: bool
    """Whether it is about another agreement, and names the accord only in passing."""


def about_of(
    text: str,
    named: Sequence[AccordMention],
    parties: Sequence[PartyMention],
    within: Sequence[Sentence],
) -> About:
    """Return what a text is about; `named`, `parties` and `within` are all that stands in it."""
    counts = Counter(each.slug for each in named if each.slug)
    spread = _spread(named, within)
    if not counts:
        return About(topic=None, counts=counts, spread=spread, sole=False, passing=False)
    ranked = counts.most_common(2)
    topic, count = ranked[0]
    second = ranked[1][1] if len(ranked) > 1 else 0
    others = sum(_is_rival(text, each, parties) for each in named)
    first = next(each.start for each in named if each.slug == topic)
    few = others == 0 or (others == 1 and count > 1)
    alone = few and second == 0 and first < _end(within, 8)
    early = first < _end(within, _EARLY)
    often = count > max(_SOLE, others, 3 * second)
    passing = (
        named[0].slug is None and not is_depositary(text, named[0].start)
        and (count <= _PASSING or 2 * count <= others)
        and not any(each.slug for each in named if each.start < _end(within, 3))
    )  # fmt: skip
    return About(
        topic=topic,
        counts=counts,
        spread=spread,
        sole=alone or often or (early and count >= max(_SOLE, others // 2, 3 * second)),
        passing=passing,
    )


def of_the_text(text: str, mention: AccordMention, accord: Accord) -> AccordMention:
    """In a text about another agreement "the arrangement" is that, unless its name says so."""
    head = text[mention.start : mention.end].split()[-1].lower()
    names = " ".join((accord.name, *accord.aliases)).lower()
    if not mention.short or singular(head) in map(singular, names.split()):
        return mention
    return replace(mention, slug=None)


def _end(within: Sequence[Sentence], number: int) -> int:
    """Where the first so many sentences end."""
    return within[min(number, len(within)) - 1].end


def _is_rival(text: str, mention: AccordMention, parties: Sequence[PartyMention]) -> bool:
    """Whether another agreement is spoken of, not a party, nor the depositary."""
    if mention.slug is not None or is_depositary(text, mention.start):
        return False
    index = bisect_right(parties, mention.start, key=lambda each: each.end)
    return not (index < len(parties) and parties[index].start < mention.end)


def _spread(named: Sequence[AccordMention], within: Sequence[Sentence]) -> Counter[str]:
    starts = [each.start for each in within]
    found = {
        (each.slug, within[max(0, bisect_right(starts, each.start) - 1)].paragraph)
        for each in named
        if not each.short
    }
    return Counter(slug for slug, _ in found if slug is not None)
