"""The engine and a plain day-by-day reading of R1 to R10, by somebody else, agree on any claims.

Both read the same generated claims: the engine through events, the fold of the log, the cut and
the spells; the oracle from the claims themselves. They are compared for every named criterion and
every bare act, on each day at and beside an end of a range that the claims mention.
"""

import random
from collections import Counter

import oracle
import pytest
from dated import ACCORD, Told, boundaries, membership, said
from generated import BASE, NAMES, RECORDED, claims
from hypothesis import given
from hypothesis import strategies as st
from oracle import Said

from tracker.domain.acts import Act, Modality, criterion_named
from tracker.domain.claims import Accord
from tracker.domain.days import BEGINNING, FOREVER, Days, iso
from tracker.projections.spells import Told as ToldOf
from tracker.projections.spells import spells_of
from tracker.projections.standing import Evidence, window

SUSPENDED_DO_NOT_COUNT = Accord(slug=ACCORD.slug, name="The Accord", suspended_count=False)


@given(
    told=claims(),
    names=st.lists(st.sampled_from(NAMES), min_size=3, max_size=3, unique=True),
    known=st.none() | st.integers(BASE - 1, BASE + 45),
    suspended_count=st.booleans(),
)
def test_the_answers_of_the_log_are_those_of_the_oracle(
    told: list[Told], names: list[str], known: int | None, suspended_count: bool
) -> None:
    accord = ACCORD if suspended_count else SUSPENDED_DO_NOT_COUNT
    held = membership(told, accord=accord, known=known)
    for by in names:
        criterion = criterion_named(by)
        for day in boundaries(told):
            expected = oracle.answer(
                said(told), by, day, known=known, suspended_count=suspended_count
            )
            assert held.on(criterion, day).value == expected, (by, iso(day))


POOLS = (
    list(Act),
    [Act.JOINED, Act.SIGNED, Act.RATIFIED, Act.ACCEDED, Act.IN_FORCE, Act.WITHDREW, Act.ANNOUNCED],
    [Act.SIGNED, Act.JOINED, Act.WITHDREW, Act.DECLINED, Act.RESCINDED],
    [Act.JOINED, Act.RATIFIED, Act.WITHDREW],
    [Act.JOINED, Act.WITHDREW],
)


@pytest.mark.parametrize("seed", range(8))
def test_the_spells_of_random_claims_are_those_of_the_oracle(seed: int) -> None:
    chance = random.Random(seed)
    answers = Counter[str]()
    for _ in range(400):
        pool = chance.choice(POOLS)
        told = [_random(chance, pool, place) for place in range(chance.randint(1, 8))]
        shown = [evidence for evidence, _ in told]
        for by in chance.sample(NAMES, 4):
            spells = spells_of(ToldOf(shown), criterion_named(by))
            for day in [*chance.sample(range(BASE - 2, BASE + 45), 4), RECORDED + 5]:
                expected = oracle.answer([each for _, each in told], by, day)
                assert spells.on(day).value == expected, (by, iso(day), shown)
                answers[expected] += 1
    assert answers.keys() == {"yes", "no", "unknown", "disputed"}


def _random(chance: random.Random, pool: list[Act], place: int) -> tuple[Evidence, Said]:
    """One visible claim, for the engine and for the oracle."""
    act = chance.choice(pool)
    (modality,) = chance.choices(list(Modality), [6, 2, 1, 2])
    when, published = _range(chance, 0.15), _range(chance, 0.07)
    article = f"a{chance.randint(0, 4)}"
    days = _days(when)
    seen = Days(_days(published).first, min(_days(published).last, RECORDED))
    shown = Evidence(
        id=f"c{place}",
        position=place,
        article=article,
        party="X",
        act=act,
        modality=modality,
        when=days,
        published=seen,
        window=window(days, seen),
        origin="",
    )
    told = Said(
        id=f"c{place}",
        position=place,
        act=act.value,
        modality=modality.value,
        when=when,
        published=published,
        recorded=RECORDED,
        article=article,
    )
    return shown, told


def _range(chance: random.Random, open_end: float) -> tuple[int | None, int | None]:
    first = BASE + chance.randint(1, 30)
    last = first + chance.choice([0, 0, 0, 1, 2, 5, 10])
    kind = chance.random()
    if kind < open_end:
        return None, last
    if kind < 2 * open_end:
        return first, None
    if kind < 2.6 * open_end:
        return None, None
    return first, last


def _days(ends: tuple[int | None, int | None]) -> Days:
    first, last = ends
    return Days(BEGINNING if first is None else first, FOREVER if last is None else last)
