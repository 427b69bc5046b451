"""Whom "the last two", "the other three" and "none of the five" mean: some of those told of before."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from tracker.extraction import patterns as re
from tracker.extraction.mentions import How, PartyList, PartyMention
from tracker.extraction.party_runs import in_lists
from tracker.extraction.sentences import Sentence

_COUNTS: Final = {
    "both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "pair": 2, "duo": 2, "trio": 3, "quartet": 4, "quintet": 5,
}  # fmt: skip
_SOME: Final = re.compile(
    r"\b(?:[Tt]he|[Aa]ll)\s+(?:(?P<which>first|former|last|latter|other|remaining)\s+)?(?P<number>two|three|four|five|six|seven|eight|nine|ten|pair|duo|trio|quartet|quintet)"
    r"(?:\s+of\s+them)?(?:\s+(?:countries|states|nations|republics|governments|capitals|islands|newcomers|neighbou?rs|kingdoms|allies|monarchies|emirates|rivals))?"
    r"(?=(?:\s+(?:all|both|also|then|later|since|soon|never|now|still|alone|duly|eventually|[a-z]+ly))*\s+"
    r"(?:has|have|had|is|are|was|were|will|would|did|do|may|might|could|can|left|came|went|quit|withdrew|took|put|gave|stood|stayed|held|(?!hundred\b)[a-z]+ed)\b)"
)


_ONE: Final = re.compile(
    r"\b[Tt]he\s+(?P<place>first|second|third|last)(?=(?:\s+(?:also|then|later|since|soon|never|still|alone|only|[a-z]+ly))*\s+(?:has|had|did|will|would|signed|ratified|joined|acceded|left|refused|withdrew|followed)\b)"
)
_PLACES: Final = {"first": 0, "second": 1, "third": 2, "last": -1}
"""Which one of a list, told one by one: "the first has ratified, the second has not"."""
_BESIDE: Final = re.compile(
    r"(?P<whole>\b(?:none|neither|not (?:a single )?one|all|both|each) of\s+)?(?<![\w-])"
    r"(?:(?<=of )|(?:between|among|with|within|to|from|by|for|on|over|than|of|against|in|beside|behind|like|unlike|when|if)\s+)$",
    re.IGNORECASE,
)


def some_of_them(
    text: str,
    sentence: Sentence,
    many: Sequence[PartyMention],
    here: Sequence[PartyMention],
    groups: Sequence[PartyList],
    before: Sequence[PartyMention],
) -> Iterator[tuple[tuple[int, int], Sequence[PartyMention]]]:
    """Yield where a sentence takes up some told of before by number, and them: "the last two left".

    `many`: the list named last before the sentence; `here`: the parties that the sentence names,
    `groups` its lists; `before`: the parties of the sentence before it, all of which "the five" may
    be where no list has so many.
    """
    for found in _SOME.finditer(text, sentence.body, sentence.end):
        lead = _BESIDE.search(text, max(sentence.body, found.start() - 20), found.start())
        if lead is not None and not lead["whole"]:
            continue  # "talks between the two were suspended", "one of the five has left"
        number, which = _COUNTS[found["number"]], found["which"]
        own = [each.members for each in groups if each.end <= found.start()]
        there = [each for each in here if each.start < found.start()]
        last = own[-1] if own else many
        those: Sequence[PartyMention] = ()
        if which in ("last", "latter", "first", "former") and len(last) > number:
            those = last[-number:] if which in ("last", "latter") else last[:number]
        elif which in ("other", "remaining"):
            since = own[-1][-1].end if own else sentence.start
            named = {each.code for each in there if each.start >= since}
            those = [each for each in last if each.code not in named] if named else ()
        elif which is None:
            those = last if len(last) == number else _all_of(there or before)
        if len(those) == number and not any(
            each.start < found.end() and found.start() < each.end for each in here
        ):
            yield found.span(), those
    for found in _ONE.finditer(text, sentence.body, sentence.end):
        own = [each.members for each in groups if each.end <= found.start()]
        there = [each for each in here if each.start < found.start()]
        whole = own[-1] if own else _all_of(before) if not there else ()
        at = _PLACES[found["place"]]
        if len(whole) > 1 and (at < 0 or len(whole) == max(2, at + 1)):
            yield found.span(), (whole[at],)


def _all_of(before: Sequence[PartyMention]) -> Sequence[PartyMention]:
    """The parties of a sentence, each once, that do something there."""
    acting = {
        each.code: each
        for each in reversed(before)
        if each.how in (How.NAME, How.CAPITAL)
        and not (each.location or each.possessive or each.modifier or each.compound)
    }
    return tuple(reversed(acting.values()))


_LATTER: Final = re.compile(
    r"\b[Tt]he (latter|former)\b(?=\s*[,.;]|\s+(?:has|have|had|is|was|did|does|will|would|could|only|also|then|later|never|signed|ratified|joined|acceded|followed|refused|declined|withdrew|left|may|might|refuses|declines|rejects|rejected|wants|wanted|says|said|remains|stays|stayed|plans|hopes|means|intends|signs|ratifies|joins|leaves|still|now|quit|came|went|did)\b)"
)
_LATTER_FAR: Final = 200
"""Code points after a list up to which "the latter" is of it."""
_OF_TWO: Final = 2
"""Parties of which "the former" is one."""


def latter(text: str, parties: Sequence[PartyMention]) -> Iterator[PartyMention]:
    """Yield "the latter", the last of those that were named together before, and "the former" of two."""
    words = list(_LATTER.finditer(text))
    lists = list(in_lists(text, parties)) if words else []
    ends = [each[-1].end for each in lists]
    for found in words:
        index = bisect_right(ends, found.start()) - 1
        former = found[1] == "former"
        after = 0 if index < 0 else bisect_right(parties, ends[index], key=lambda each: each.start)
        if (
            index < 0
            or found.start() - ends[index] > _LATTER_FAR
            or (after < len(parties) and parties[after].start < found.start())
        ):  # no list, or another was named since
            those = _two_before(text, parties, found.start())
            if those is not None:
                code = those[0 if former else 1]
                yield PartyMention(
                    start=found.start(1), end=found.end(), code=code, how=How.ANAPHOR
                )
            continue
        if former and len(lists[index]) != _OF_TWO:
            continue
        code = lists[index][0 if former else -1].code
        yield PartyMention(start=found.start(1), end=found.end(), code=code, how=How.ANAPHOR)


def _two_before(text: str, parties: Sequence[PartyMention], at: int) -> tuple[str, str] | None:
    """The two that clauses told of before a place, if just two: "Togo wrote, and Chad sent a wire"."""
    last = bisect_right(parties, at, key=lambda each: each.start)
    begin = max(at - _LATTER_FAR, text.rfind("\n\n", 0, at))
    codes: list[str] = []
    for each in parties[max(0, last - 12) : last]:
        if each.start < begin or each.start >= at or each.how in (How.PERSON, How.ANAPHOR):
            continue
        if each.possessive or each.modifier or each.compound or each.location:
            continue
        if each.code not in codes:
            codes.append(each.code)
    return (codes[0], codes[1]) if len(codes) == _OF_TWO else None
