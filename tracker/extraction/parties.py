"""Parties in a text: by name, abbreviation, demonym, capital, government, person or anaphor."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain
from operator import attrgetter

from tracker.extraction.anaphors import anaphors, likeliest
from tracker.extraction.mentions import How, PartyList, PartyMention
from tracker.extraction.naming import named
from tracker.extraction.party_runs import in_lists
from tracker.extraction.people import outside, people, without_overlap
from tracker.extraction.sentences import Sentence, sentences

__all__ = ["How", "PartyList", "PartyMention", "antecedent", "parties_named", "party_lists"]


def parties_named(text: str, within: Sequence[Sentence] = ()) -> tuple[PartyMention, ...]:
    """Return the mentions of parties, in order, without overlap.

    `within` are the text's sentences, where they are known already. Names that only contain a
    party's name ("Gulf of Oman", "New Mexico", "Michael Jordan", "Washington Post", "Paris
    Agreement") are none. Never raises.
    """
    within = within or sentences(text)
    names = _placed(text, _in_datelines(list(named(text)), within))
    persons = list(people(text, names))
    held = _merged(outside(names, persons), persons)
    return _merged(held, anaphors(text, held, within))


def party_lists(text: str, mentions: Sequence[PartyMention]) -> tuple[PartyList, ...]:
    """Return the groups of at least two mentions that a text coordinates, in order."""
    return tuple(
        PartyList(start=members[0].start, end=members[-1].end, members=members)
        for members in in_lists(text, mentions)
    )


def antecedent(
    text: str,
    mentions: Sequence[PartyMention],
    position: int,
    within: Sequence[Sentence] = (),
) -> PartyMention | None:
    """Return the mention that "it", "its" or a like word at `position` most likely refers to.

    Looked for in the same sentence and a few before; a subject goes before an object, a place or a
    compound never counts. `mentions` and `within` (the sentences) are those of the whole text.
    """
    return likeliest(text, mentions, position, within or sentences(text))


def _in_datelines(
    mentions: Sequence[PartyMention], within: Sequence[Sentence]
) -> list[PartyMention]:
    """Mark what stands in a dateline as a place."""
    spans = iter([(one.start, one.body) for one in within if one.body > one.start])
    span = next(spans, None)
    marked = []
    for mention in mentions:
        while span and mention.start >= span[1]:
            span = next(spans, None)
        inside = span is not None and mention.start >= span[0]
        marked.append(replace(mention, location=True) if inside else mention)
    return marked


def _placed(text: str, mentions: Sequence[PartyMention]) -> list[PartyMention]:
    """Where the first of a list is a place, so are the others: "in Qatar, Egypt and Oman"."""
    places = {
        id(member)
        for members in in_lists(text, mentions)
        if members[0].location
        for member in members
    }
    return [replace(one, location=True) if id(one) in places else one for one in mentions]


def _merged(*runs: Iterable[PartyMention]) -> tuple[PartyMention, ...]:
    return tuple(without_overlap(sorted(chain(*runs), key=attrgetter("start"))))
