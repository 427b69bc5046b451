"""Officers without their country beside them: "He ruled out leaving", "President Soto was asked"."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from tracker.extraction import patterns as re
from tracker.extraction.mentions import How, PartyMention
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


# "The Soto administration signed it": of whom the sentence before tells
_OFFICER: Final = re.compile(
    r"(?:(?:President|King|Queen|Emir|Sultan|Chancellor|(?:Prime|Foreign|Trade|Energy|Defen[cs]e|Justice) Minister)\s+[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){0,2}"
    r"|(?:The|Under the)\s+(?:[A-Z][\w’-]+\s+){1,2}(?:administration|government))(?=\s+(?:was|has|had|is|will|would|then|also|never|twice|later|first|[a-z]+ed|refuses|says|wants|rules)\b)"
)


def officers(
    parties: Sequence[PartyMention], within: Sequence[Sentence], text: str
) -> Iterator[PartyMention]:
    """Yield who opens a sentence as an officer, where the sentence before tells of one party alone."""
    for number, sentence in enumerate(within[1:]):
        found = _OFFICER.match(text, sentence.body, sentence.end)
        last = within[number]
        if found is None or sentence.paragraph != last.paragraph:
            continue
        first = bisect_left(parties, last.start, key=lambda each: each.start)
        here = bisect_left(parties, sentence.start, key=lambda each: each.start)
        codes = {each.code for each in parties[first:here] if not each.compound}
        taken = here < len(parties) and parties[here].start < found.end()
        if len(codes) == 1 and not taken:
            yield PartyMention(
                start=found.start(), end=found.end(), code=codes.pop(), how=How.ANAPHOR
            )
