"""What a text is about: its accord, and whether it speaks of that one or names it in passing."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from tracker.domain.claims import Accord
from tracker.extraction import patterns as re
from tracker.extraction.accord_names import CLUBS, INSTRUMENTS, singular
from tracker.extraction.accords import AccordMention
from tracker.extraction.mentions import PartyMention
from tracker.extraction.scene import is_depositary
from tracker.extraction.sentences import Sentence

_PASSING: Final = 2
"""Mentions of the accord up to which a text that begins with another agreement is about that; more,
where others are named twice as often."""
_LEAD: Final = 4
"""Sentences at the beginning in which a text says what it is about, if it does."""
_EARLY: Final = 3
"""How much it counts to be named there, where each name counts for 2."""
_SEVERAL: Final = 2
"""Other agreements that stand by name in a text that names the accord once: it moves on to them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a text is about."""

    topic: str | None
    """The accord that is named most often, and early."""
    counts: Counter[str]
    """How often accords are named."""
    spread: Counter[str]
    """In how many paragraphs accords stand by name."""
    fleeting: bool
    """Whether it names the accord once, and several others by name."""
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
        return About(topic=None, counts=counts, spread=spread, fleeting=False, passing=False)
    topic = _topic(named, _end(within, _LEAD))
    count = counts[topic]
    rivals = [each for each in named if _is_rival(text, each, parties)]
    paragraphs = {_in(within, each.start).paragraph for each in named if each.slug}
    opening = next((each for each in rivals if _is_brought_up(text, each)), None)
    passing = (
        opening is not None
        and opening.start < min(each.start for each in named if each.slug)
        and (count <= _PASSING or 2 * count <= len(rivals))
        and not any(each.slug for each in named if each.start < _end(within, 3))
        and _in(within, opening.start).paragraph not in paragraphs
    )
    others = {
        name
        for name in (text[each.start : each.end] for each in rivals if _is_brought_up(text, each))
        if " " in name and not name.islower()
    }
    return About(
        topic=topic,
        counts=counts,
        spread=spread,
        fleeting=count == 1 and len(others) >= _SEVERAL,
        passing=passing,
    )


def _topic(named: Sequence[AccordMention], lead: int) -> str:
    """The accord that is named most often; by name and early count more."""
    weights: Counter[str] = Counter()
    early: set[str] = set()
    for each in named:
        if each.slug is None:
            continue
        if each.start < lead and not each.short and each.slug not in early:
            early.add(each.slug)
            weights[each.slug] += _EARLY
        weights[each.slug] += 1 if each.short else 2
    return weights.most_common(1)[0][0]


def of_the_text(text: str, mention: AccordMention, accord: Accord) -> AccordMention:
    """In a text about another agreement "the arrangement" is that, unless its name says so."""
    head = text[mention.start : mention.end].split()[-1].lower()
    names = " ".join((accord.name, *accord.aliases)).lower()
    if not mention.short or singular(head) in map(singular, names.split()):
        return mention
    return replace(mention, slug=None)


_OF_ANOTHER: Final = re.compile(
    r"\s+(?:that|which|on|of|for|to|with|between|among|under|establish\w+|setting|creating)\b"
)


def with_echoes(
    text: str, named: Sequence[AccordMention], topic: str, accord: Accord
) -> Sequence[AccordMention]:
    """Read "the agreement" as what founded a club, until the text brings up another agreement."""
    names = " ".join((accord.name, *accord.aliases)).lower().split()
    if not INSTRUMENTS.isdisjoint(map(singular, names)):
        return named
    found: list[AccordMention] = []
    for each in named:
        if each.slug is None and _is_brought_up(text, each):
            return (*found, *named[len(found) :])
        word = text[each.start : each.end].lower()
        own = (
            each.slug is None
            and word in INSTRUMENTS
            and not each.modifier
            and _OF_ANOTHER.match(text, each.end) is None
        )
        found.append(replace(each, slug=topic, short=True) if own else each)
    return found


def without_vague(text: str, named: Sequence[AccordMention]) -> Sequence[AccordMention]:
    """Leave out "the treaty" where the text has named no other that is called so.

    It mostly means what the text is about: not surely enough to be a name of it, but not another.
    """
    heads: set[str] = set()
    found: list[AccordMention] = []
    for each in named:
        words = text[each.start : each.end].split()
        head = singular(words[-1].lower())
        if each.slug is None and len(words) > 1:
            heads.add(head)
        vague = (
            each.slug is None and each.short and not each.modifier and len(words) == 1
            and head not in heads
        )  # fmt: skip
        if not vague or _OF_ANOTHER.match(text, each.end):
            found.append(each)
    return found


def _end(within: Sequence[Sentence], number: int) -> int:
    """Where the first so many sentences end."""
    return within[min(number, len(within)) - 1].end


def _is_rival(text: str, mention: AccordMention, parties: Sequence[PartyMention]) -> bool:
    """Whether another agreement is spoken of, not a party, nor the depositary."""
    if mention.slug is not None or is_depositary(text, mention.start):
        return False
    index = bisect_right(parties, mention.start, key=lambda each: each.end)
    return not (index < len(parties) and parties[index].start < mention.end)


def _is_brought_up(text: str, mention: AccordMention) -> bool:
    """Whether a text may be about what is named: no organisation, nor "the agreement" so far."""
    words = text[mention.start : mention.end].split()
    if singular(words[-1].lower()) in CLUBS:
        return False
    return len(words) > 1 or text[max(0, mention.start - 4) : mention.start].lower() != "the "


def _in(within: Sequence[Sentence], at: int) -> Sentence:
    """The sentence in which a place is."""
    return within[max(0, bisect_right(within, at, key=lambda each: each.start) - 1)]


def _spread(named: Sequence[AccordMention], within: Sequence[Sentence]) -> Counter[str]:
    found = {(each.slug, _in(within, each.start).paragraph) for each in named if not each.short}
    return Counter(slug for slug, _ in found if slug is not None)
