"""What running text calls parties, beside their names: demonyms, capitals, governments, regions.

A reading of words, where `names.resolve` reads a field: nothing here is refused, and what a text
means by a word is for the reader of the text to judge. Data: `data/spoken.jsonl`, one row a line,
by `use`: `government`, `capital` and `people` name a party; `unspoken` are names and demonyms of
the gazetteer that mean something else in a text of today; `in-lists` are names that mean the party
in a text that names them beside others: "Gabon, Dahomey and Togo"; `defined` are abbreviations
that count only beside what they stand for; `decoy` are names of other things that hold a party's;
`region` and `form` say which parties "the Gulf state" and "the kingdom" may be; `person-like` are
names that people bear, `given` and `american-state` the words that give them away.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from operator import and_
from types import MappingProxyType
from typing import Any

from tracker.gazetteer.names import Party, parties, rows
from tracker.gazetteer.spelling import fold

_WORD = re.compile(r"[^\W_]+(?:\.[^\W_]+)*")
_ABBREVIATION = re.compile(r"[A-Z]{2,6}")
_NO_PLURAL = re.compile(r"(?:ese|ch|sh|ss|s|x|z|Thai)$")


@dataclass(frozen=True, slots=True)
class Spoken:
    """Words that may refer to a party, and how."""

    words: tuple[str, ...]
    """Folded, one by one."""
    capital: tuple[bool, ...]
    """Whether each is written with a capital."""
    codes: tuple[str, ...]
    """The parties that it may mean; none for a decoy."""
    use: str
    """`name`, `in-list`, `abbreviation`, `defined`, `demonym`, `people`, `capital`, `government`,
    `decoy`."""


@cache
def spoken() -> Mapping[str, tuple[Spoken, ...]]:
    """All that may refer to a party by its first word, folded; the longest first."""
    found: dict[tuple[str, ...], Spoken] = {}
    for name, codes, use in _all():
        folded, capital = _words(name)
        if folded not in found:
            found[folded] = Spoken(folded, capital, codes, use)
        elif (other := found[folded]).use == use:
            codes = tuple(dict.fromkeys((*other.codes, *codes)))
            found[folded] = Spoken(folded, tuple(map(and_, capital, other.capital)), codes, use)
    by_first: dict[str, list[Spoken]] = {}
    for entry in sorted(found.values(), key=lambda entry: -len(entry.words)):
        by_first.setdefault(entry.words[0], []).append(entry)
    return MappingProxyType({first: tuple(entries) for first, entries in by_first.items()})


@cache
def listed(use: str) -> frozenset[str]:
    """The words of a list: `given`, `american-state`, `person-like`."""
    return frozenset(name for row in _data() if row["use"] == use for name in row["names"])


@cache
def among(use: str) -> Mapping[str, frozenset[str]]:
    """Which parties a region ("Gulf") or form of state ("kingdom") takes in, in lower case.

    A form that says nothing of the party ("country") takes in none.
    """
    return MappingProxyType(
        {
            name.lower(): frozenset(row["codes"])
            for row in _data()
            if row["use"] == use
            for name in row["names"]
        }
    )


@cache
def _data() -> tuple[dict[str, Any], ...]:
    return tuple(rows("spoken.jsonl"))


def _all() -> Iterator[tuple[str, tuple[str, ...], str]]:
    """Every name with its parties and its use; of two uses of one name, the first counts."""
    unspoken, defined, in_lists = map(listed, ("unspoken", "defined", "in-lists"))
    for row in _data():
        if row["use"] == "decoy":
            yield from ((name, (), "decoy") for name in row["names"])
    for row in rows("ambiguous.jsonl"):
        if not _ABBREVIATION.fullmatch(row["name"]):
            yield row["name"], tuple(row["codes"]), "name"
    for party in parties().values():
        for name in _plain(party.name, *party.aliases):
            if name in defined:
                yield name, (party.code,), "defined"
            elif name in in_lists:
                yield name, (party.code,), "in-list"
            elif name not in unspoken:
                abbreviated = _ABBREVIATION.fullmatch(name.replace(".", ""))
                yield name, (party.code,), "abbreviation" if abbreviated else "name"
    for party in parties().values():
        yield from _people(party, unspoken)
        if party.capital and party.capital not in unspoken | {party.name}:
            yield party.capital, (party.code,), "capital"
    for row in _data():
        if row["use"] in ("capital", "government", "people"):
            yield from ((name, (row["code"],), row["use"]) for name in row["names"])


def _plain(*names: str) -> Iterable[str]:
    """The names that stand so in a sentence: not "Bonaire, Sint Eustatius and Saba"."""
    return (name for name in names if not any(mark in name for mark in ",()/"))


def _people(party: Party, unspoken: frozenset[str]) -> Iterator[tuple[str, tuple[str, ...], str]]:
    for demonym in party.demonyms:
        if demonym in unspoken:
            continue
        yield demonym, (party.code,), "demonym"
        if not _NO_PLURAL.search(demonym):
            yield f"{demonym}s", (party.code,), "people"


def _words(name: str) -> tuple[tuple[str, ...], tuple[bool, ...]]:
    found = _WORD.findall(name)
    return tuple(map(fold, found)), tuple(part[0].isupper() for part in found)
