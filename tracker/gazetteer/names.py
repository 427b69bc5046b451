"""The parties, their names, and the strict reading of a name as the code of one party."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any

from tracker.gazetteer.spelling import fold, misspelt

_LONGEST = 200  # characters of a text that is looked at; the longest name has under 60
_SHOWN = 80  # characters of a text that a message repeats
_CANDIDATES = 3
_NEAR_ENOUGH = 0.8  # difflib's ratio, from which a name is worth offering
_TOO_SHORT = 3  # characters: "ra" is as near to "rsa" as to anything
_TURNED = re.compile(r"([^,()]+)(?:, ([^,()]+)| \(([^,()]+)\))")
_SLUG = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A party that is known by name.

    `code` is ISO 3166-1 alpha-2, `XK`, `EU` or a slug; `alpha3` is ISO 3166-1 or, for a state
    that is no more, the code ISO 3166-3 withdrew; `cow` is the number in the state system of the
    Correlates of War project, which gives one number to a state and its predecessor (365 is the
    Soviet Union and Russia). Where it had others, `cow_earlier` holds them, each with its last day
    as an ordinal (Germany was 260 while there were two). Demonyms and the capital hint at a party
    and never name it; a former state whose capital is another party's today has none here.
    """

    code: str
    name: str
    aliases: tuple[str, ...]
    demonyms: tuple[str, ...]
    capital: str | None
    alpha3: str | None
    cow: int | None
    cow_earlier: tuple[tuple[int, int], ...] = ()

    def cow_on(self, day: int) -> int | None:
        """The number on a day; it is given for every day, in the state system or not."""
        return next((number for last, number in self.cow_earlier if day <= last), self.cow)


class PartyNameError(ValueError):
    """A text names no single party: the text, and the parties it may mean ("Kazakhstan (KZ)")."""

    def __init__(self, text: str, candidates: Iterable[str] = ()) -> None:
        self.text = text
        self.candidates = tuple(candidates)
        super().__init__(self.text, self.candidates)

    @property
    def quoted(self) -> str:
        """The text for a message: shortened, in quotes, what cannot be seen escaped."""
        shown = self.text if len(self.text) <= _SHOWN else f"{self.text[: _SHOWN - 1]}…"
        return repr(shown)


class UnknownParty(PartyNameError):
    """No party has this name; the candidates, if any, are the nearest."""

    def __str__(self) -> str:
        if self.candidates:
            return f"{self.quoted} is not a known party: did you mean {_either(self.candidates)}?"
        return (
            f"{self.quoted} is not a known party: write an ISO code (KZ), a name in English, "
            "or a slug of your own (league-member-a)"
        )


class AmbiguousParty(PartyNameError):
    """Several parties, the candidates, go by this name."""

    def __str__(self) -> str:
        return f"{self.quoted} is ambiguous: {_either(self.candidates)}"


@cache
def parties() -> Mapping[str, Party]:
    """Every party of the gazetteer by its code: ISO codes first, then slugs, each sorted."""
    return MappingProxyType({row["code"]: _party(**row) for row in rows("parties.jsonl")})


def name_of(code: str) -> str:
    """The party's display name; the code itself where the gazetteer does not hold it."""
    party = parties().get(code)
    return party.name if party else code


def resolve(text: str) -> str:
    """The code of the one party that the text names (design, section 7).

    Taken are codes (ISO alpha-2 and alpha-3, all upper or all lower case, and our slugs), names
    and aliases as `spelling.fold` compares them, also turned about ("Korea, Republic of", "Gambia
    (the)"). Anything else in the form of a slug is a party of the user's own and is returned as
    it is, unless it looks like a slip for a name, an alias or a demonym. White space around the
    text does not count.

    Raises UnknownParty, with the nearest candidates, and AmbiguousParty, with all of them.
    """
    text = text.strip(" \t\r\n")
    if not text or len(text) > _LONGEST:
        raise UnknownParty(text)
    if code := _by_code().get(text):
        return code
    for folded in _readings(text):
        codes = _by_name().get(folded, ())
        if len(codes) > 1:
            raise AmbiguousParty(text, _labels(codes))
        if codes:
            return codes[0]
    folded = fold(text)
    if _may_be_own(text) and not _meant(folded):
        return text
    raise UnknownParty(text, _labels(_candidates(folded)))


def rows(file: str) -> Iterator[dict[str, Any]]:
    """The rows of a file of data."""
    # Imported here, as it is slower than all that is done with the data.
    from importlib.resources import files

    text = files("tracker.gazetteer").joinpath("data", file).read_text(encoding="utf-8")
    return map(json.loads, text.rstrip("\n").split("\n"))


def _party(
    *,
    aliases: list[str],
    demonyms: list[str],
    cow_earlier: Iterable[tuple[str, int]] = (),
    **fields: Any,
) -> Party:
    numbers = tuple((date.fromisoformat(last).toordinal(), cow) for last, cow in cow_earlier)
    return Party(aliases=tuple(aliases), demonyms=tuple(demonyms), cow_earlier=numbers, **fields)


@cache
def _by_code() -> Mapping[str, str]:
    """Codes as they may be written. "No" and "Can" are words; `no` and `CAN` are codes."""
    return {
        spelling: party.code
        for party in parties().values()
        for code in (party.code, party.alpha3)
        if code
        for spelling in (code, code.lower())
    }


@cache
def _by_name() -> Mapping[str, tuple[str, ...]]:
    """Folded names, aliases and slugs → the one code, or all codes of an ambiguous name."""
    names = {fold(row["name"]): tuple(row["codes"]) for row in rows("ambiguous.jsonl")}
    for party in parties().values():
        slug = (party.code,) if party.code.islower() else ()
        for name in (party.name, *party.aliases, *slug):
            names[fold(name)] = (party.code,)
    return names


@cache
def _by_demonym() -> Mapping[str, tuple[str, ...]]:
    return _grouped((name, party.code) for party in parties().values() for name in party.demonyms)


@cache
def _by_capital() -> Mapping[str, tuple[str, ...]]:
    return _grouped((party.capital, party.code) for party in parties().values() if party.capital)


def _grouped(pairs: Iterable[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    grouped: dict[str, tuple[str, ...]] = {}
    for name, code in pairs:
        folded = fold(name)
        grouped[folded] = (*grouped.get(folded, ()), code)
    return grouped


@cache
def _spellings() -> Mapping[str, tuple[str, ...]]:
    """All that a misspelling may have been meant for; a name goes before a like demonym."""
    return {**_by_demonym(), **_by_name()}


def _readings(name: str) -> Iterator[str]:
    """The name folded, and for "Korea, South" and "Korea (South)" also "south korea"."""
    yield fold(name)
    if turned := _TURNED.fullmatch(name):
        yield fold(f"{turned[2] or turned[3]} {turned[1]}")


def _may_be_own(name: str) -> bool:
    shortest = 2 if any(character in "-0123456789" for character in name) else 3
    return shortest <= len(name) <= 64 and _SLUG.fullmatch(name) is not None


@lru_cache(maxsize=4096)
def _meant(folded: str) -> tuple[str, ...]:
    """The spellings that the text is very likely a slip for."""
    return tuple(spelling for spelling in _spellings() if misspelt(folded, spelling))


@lru_cache(maxsize=4096)
def _candidates(folded: str) -> tuple[str, ...]:
    """The codes of the parties that the text may mean, the likeliest first."""
    if code := _by_code().get(folded):  # "Kz", "K.Z."
        return (code,)
    if hinted := _by_demonym().get(folded) or _by_capital().get(folded):
        return hinted
    # Imported here, as most runs meet no unknown name.
    from difflib import get_close_matches

    if meant := _meant(folded):
        near = get_close_matches(folded, meant, n=2 * _CANDIDATES, cutoff=0)
    elif len(folded) > _TOO_SHORT:
        near = get_close_matches(folded, _spellings(), n=2 * _CANDIDATES, cutoff=_NEAR_ENOUGH)
    else:
        near = []
    codes = (code for spelling in near for code in _spellings()[spelling])
    return tuple(dict.fromkeys(codes))[:_CANDIDATES]


def _labels(codes: Iterable[str]) -> Iterator[str]:
    return (f"{name_of(code)} ({code})" for code in codes)


def _either(candidates: tuple[str, ...]) -> str:
    *others, last = candidates
    return f"{', '.join(others)} or {last}" if others else last
