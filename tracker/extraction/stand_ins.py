"""Words that stand in for a party: "He ruled out leaving", "the latter has signed"."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from tracker.extraction import patterns as re
from tracker.extraction.mentions import How, PartyMention
from tracker.extraction.naming import in_lists
from tracker.extraction.sentences import Sentence

_HE_REFUSES: Final = re.compile(
    r"(?:^|(?<=[.!?”\"] )|(?<=\n))(?:But |And |Yet |Still, )?([Hh]e|[Ss]he)\b(?=\s+(?:[a-z]+\s+){0,3}?(?:rul(?:ed|es)\s+out|refus(?:ed|es)\s+to|declin(?:ed|es)\s+to|reject(?:ed|s)\s+(?:any|the\s+idea|calls|talk|joining|membership))\b)"
)


def he_refuses(
    text: str, parties: Sequence[PartyMention], within: Sequence[Sentence]
) -> Iterator[PartyMention]:
    """Yield the "he" of "He ruled out leaving": the officer, named before, of one party."""
    for found in _HE_REFUSES.finditer(text):
        index = bisect_right(within, found.start(), key=lambda sentence: sentence.start) - 1
        if index < 1 or within[index].paragraph - within[index - 1].paragraph > 1:
            continue
        first = bisect_left(parties, within[index - 1].start, key=lambda each: each.start)
        last = bisect_left(parties, found.start(), key=lambda each: each.start)
        codes = {
            each.code
            for each in parties[first:last]
            if not each.compound and (each.how is How.PERSON or each.possessive or each.modifier)
        }
        if len(codes) == 1:
            yield PartyMention(
                start=found.start(1), end=found.end(1), code=codes.pop(), how=How.ANAPHOR
            )


_LATTER: Final = re.compile(
    r"\b[Tt]he (latter)\b(?=\s*[,.;]|\s+(?:has|have|had|is|was|did|does|will|would|could|only|also|then|later|never|signed|ratified|joined|acceded|followed|refused|declined|withdrew|left)\b)"
)
_LATTER_FAR: Final = 200
"""Code points after a list up to which "the latter" is of it."""


def latter(text: str, parties: Sequence[PartyMention]) -> Iterator[PartyMention]:
    """Yield "the latter", the last of the parties that were named together before it."""
    words = list(_LATTER.finditer(text))
    lists = list(in_lists(text, parties)) if words else []
    ends = [each[-1].end for each in lists]
    for found in words:
        index = bisect_right(ends, found.start()) - 1
        if index < 0 or found.start() - ends[index] > _LATTER_FAR:
            continue
        after = bisect_right(parties, ends[index], key=lambda each: each.start)
        if after < len(parties) and parties[after].start < found.start():
            continue  # another was named since
        code = lists[index][-1].code
        yield PartyMention(start=found.start(1), end=found.end(), code=code, how=How.ANAPHOR)
