"""Drafts beside gold claims: what was found, what was missed, what was made up. Pure.

The headline counts distinct (article, accord, party, act): a draft is right where the gold of its
article has a claim of that accord, party and act. Dates, modalities, asserters and quotes are
compared on pairs of such claims, each gold claim with the draft that fits it best.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from tracker.domain.claims import Claim, Quote

LEAST: Final = 0.5
"""The confidence from which a draft is taken as meant."""

Pair = tuple[str, str | None, str]
"""Accord, party and act."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How many pairs were right, made up and missed."""

    right: int = 0
    made_up: int = 0
    missed: int = 0

    @property
    def precision(self) -> float | None:
        """Of the drafts, the share that is right; None where there are none."""
        return _share(self.right, self.right + self.made_up)

    @property
    def recall(self) -> float | None:
        """Of the gold, the share that was found; None where there is none."""
        return _share(self.right, self.right + self.missed)

    @property
    def f1(self) -> float | None:
        """The harmonic mean of the two."""
        return _share(2 * self.right, 2 * self.right + self.made_up + self.missed)

    def __add__(self, other: "Score") -> "Score":
        return Score(
            right=self.right + other.right,
            made_up=self.made_up + other.made_up,
            missed=self.missed + other.missed,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One article: its drafts beside its gold."""

    name: str
    score: Score
    misses: tuple[Claim, ...]
    made_up: tuple[Claim, ...]
    pairs: tuple[tuple[Claim, Claim], ...]
    """Gold claims with the drafts that fit them best."""
    inexact: int
    """Quotes of drafts that do not stand where they say."""


def compare(name: str, text: str, gold: Sequence[Claim], drafts: Sequence[Claim]) -> Compared:
    """Compare the drafts of an article with its gold claims."""
    meant = [each for each in drafts if float(each.confidence or 1) >= LEAST]
    wanted, found = ({_pair(each) for each in claims} for claims in (gold, meant))
    quotes = [quote for each in drafts for quote in (each.quote, *each.also) if quote is not None]
    return Compared(
        name=name,
        score=Score(
            right=len(wanted & found), made_up=len(found - wanted), missed=len(wanted - found)
        ),
        misses=tuple(each for each in gold if _pair(each) not in found),
        made_up=tuple(each for each in meant if _pair(each) not in wanted),
        pairs=tuple(_matched(gold, meant)),
        inexact=sum(not text.startswith(quote.words, quote.at or 0) for quote in quotes),
    )


def by_act(compared: Iterable[Compared], acts: Sequence[str]) -> dict[str, Score]:
    """Return the score of each act over all articles."""
    scores = dict.fromkeys(acts, Score())
    for each in compared:
        missed = {_pair(claim) for claim in each.misses}
        made_up = {_pair(claim) for claim in each.made_up}
        right = {_pair(one) for one, _ in each.pairs}
        for field, found in (("missed", missed), ("made_up", made_up), ("right", right)):
            for _, _, act in found:
                scores[act] = scores[act] + Score(**{field: 1})
    return scores


def agreement(compared: Iterable[Compared]) -> dict[str, float | None]:
    """Return the share of matched claims whose date, modality, asserter and quote agree."""
    pairs = [pair for each in compared for pair in each.pairs]
    asked = {
        "date": [_when(one) == _when(other) for one, other in pairs],
        "modality": [one.modality is other.modality for one, other in pairs],
        "asserter": [one.asserter == other.asserter for one, other in pairs],
        "quote": [_overlap(one, other) for one, other in pairs],
    }
    return {name: _share(sum(told), len(told)) for name, told in asked.items()}


def _pair(claim: Claim) -> Pair:
    return claim.accord, claim.party, claim.act.value


def _when(claim: Claim) -> str | None:
    return claim.when.text if claim.when else None


def _matched(gold: Sequence[Claim], drafts: Sequence[Claim]) -> Iterable[tuple[Claim, Claim]]:
    """Pair gold claims with drafts of the same accord, party and act, the best fitting first."""
    candidates = sorted(
        (
            (-_fit(one, other), number, place)
            for number, one in enumerate(gold)
            for place, other in enumerate(drafts)
            if _pair(one) == _pair(other)
        ),
    )
    used_gold: set[int] = set()
    used_drafts: set[int] = set()
    for _, number, place in candidates:
        if number not in used_gold and place not in used_drafts:
            used_gold.add(number)
            used_drafts.add(place)
            yield gold[number], drafts[place]


def _fit(one: Claim, other: Claim) -> int:
    return (
        4 * (one.modality is other.modality)
        + 3 * (_when(one) == _when(other))
        + 2 * _overlap(one, other)
        + (one.asserter == other.asserter)
    )


def _overlap(one: Claim, other: Claim) -> bool:
    """Say whether some quote of one shares a word's place with some quote of the other."""
    return any(
        a.at is not None and b.at is not None and a.at < _end(b) and b.at < _end(a)
        for a in (one.quote, *one.also)
        for b in (other.quote, *other.also)
        if a is not None and b is not None
    )


def _end(quote: Quote) -> int:
    return (quote.at or 0) + len(quote.words)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
