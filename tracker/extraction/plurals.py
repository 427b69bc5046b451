"""Whom "they", "both", "all three" mean: the list named last, or the people named just before."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from tracker.extraction import patterns as re
from tracker.extraction.group_anaphors import some_of_them
from tracker.extraction.mentions import How, PartyList, PartyMention
from tracker.extraction.sentences import Sentence

_PLURAL: Final = re.compile(
    r"(?:(?:[Tt]hese|[Tt]hose|[Bb]oth|[Aa]ll (?:two|three|four|five|six)|[Tt]he (?:two|three|four|five|six|latter)|[Aa]ll)"
    r"(?: (?:Arab|Gulf|African|Asian|European|island|member))? (?:states|countries|nations|governments|members|signatories|newcomers)"
    r"|They)\b"
)
_ALONE: Final = re.compile(
    r"(?P<count>[Bb]oth|[Ee]ach|[Aa]ll (?:two|three|four|five|six)|[Tt]he (?:two|three|four|five|six))(?: of them)?"
    r"(?=\s+(?:have|has|is|was|had|are|were|will|would|did|came|left|then|also|later|since|remain|\w+ed)\b)"
)
"""Which means a list of so many."""
_COUNTS: Final = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
THEY_FAR: Final = 4
"""Sentences after a list up to which "they" may mean those in it."""
_AND_BOTH: Final = re.compile(
    r",?\s+(?:and|but|though|although|yet|while)\s+(?P<both>both(?: of (?:them|these))?)(?=\s+(?:have|had|did|are|were|will|would|signed|ratified|joined|acceded|left|refused|declined|withdrew|applied)\b)"
)
_A_PEOPLE: Final = re.compile(r"\w+(?:s|sh|ch|ese)$")


def with_those(
    text: str,
    sentence: Sentence,
    here: list[PartyMention],
    groups: list[PartyList],
    near: Sequence[PartyMention],
    many: Sequence[PartyMention],
    one_asked: PartyMention | None,
    earlier: Sequence[PartyMention],
) -> tuple[list[PartyMention], list[PartyList]]:
    """Return the parties and the lists of a sentence with those that its plural words mean.

    `many`: the list named last, `near` the same if it is not far; `one_asked`: whom a question just
    before is about; `earlier`: the parties of the sentence before.
    """
    here, groups = _both_of_them(text, sentence, here, groups, earlier)
    plural = _PLURAL.search(text, sentence.body, min(sentence.end, sentence.body + 60))
    they = plural is not None and plural[0] == "They"
    if plural and they and (people := _people(text, earlier) or one_asked):
        meant = replace(
            people, start=plural.start(), end=plural.end(), how=How.ANAPHOR, possessive=False
        )
        return [meant, *here], groups
    if they and not near:
        plural = None
    if plural is None and near:
        plural = _ALONE.match(text, sentence.body, sentence.end)
        count = _COUNTS.get(plural["count"].lower().split()[-1]) if plural else None
        if count is not None and count != len(many):
            plural = None
    if plural and many and not any(each.start < plural.end() for each in here):
        return _standing_for(plural.span(), many, here, groups)
    for span, those in list(some_of_them(text, sentence, near, here, groups, earlier)):
        here, groups = _standing_for(span, those, here, groups)
    return here, groups


def _standing_for(
    span: tuple[int, int],
    many: Sequence[PartyMention],
    here: Sequence[PartyMention],
    groups: Sequence[PartyList],
) -> tuple[list[PartyMention], list[PartyList]]:
    start, end = span
    meant = tuple(
        replace(each, start=start, end=end, possessive=False, location=False, modifier=False)
        for each in many
    )
    at = sum(each.start < start for each in here)
    first = sum(each.start < start for each in groups)
    made = PartyList(start=start, end=end, members=meant)
    return [*here[:at], *meant, *here[at:]], [*groups[:first], made, *groups[first:]]


def _people(text: str, earlier: Sequence[PartyMention]) -> PartyMention | None:
    """The one people that the sentence before is about: "The Americans wrote. They have not signed"."""
    own = [each for each in earlier if each.how is not How.ANAPHOR]
    if len({each.code for each in own}) != 1 or own[0].modifier or own[0].how is not How.DEMONYM:
        return None
    return own[0] if _A_PEOPLE.match(text[own[0].start : own[0].end]) else None


def _both_of_them(
    text: str,
    sentence: Sentence,
    here: list[PartyMention],
    groups: list[PartyList],
    earlier: Sequence[PartyMention],
) -> tuple[list[PartyMention], list[PartyList]]:
    """As in "Oman has not ratified, nor has Yemen, and both of them signed": the two that are named."""
    found = _AND_BOTH.search(text, sentence.body, sentence.end)
    if found is None:
        return here, groups
    before = [each for each in here if each.end <= found.start() and not each.compound]
    if len({each.code for each in before}) < 2:
        before = [*(each for each in earlier if not each.compound), *before]
    two = {each.code: each for each in before}
    if len(two) != 2 or any(each.end == found.start() for each in before if each.modifier):
        return here, groups
    return _standing_for(found.span("both"), list(two.values()), here, groups)
