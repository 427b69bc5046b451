"""Texts in fixtures/articles/lined, a sentence a line with what it says: how much the rules read."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tracker.domain.claims import Accord, Article
from tracker.domain.days import When
from tracker.extraction import drafts
from tracker.queries.evaluating import accords_in

ROOT = Path(__file__).parent.parent / "fixtures" / "articles"
TEXTS = sorted((ROOT / "lined").glob("*.txt"))
APART = sorted((ROOT / "lined-apart").glob("*.txt"))
UNREAD = sorted((ROOT / "lined-unread").glob("*.txt"))
ARTICLE = Article(outlet="Wire", published=When.parse("2026-03-12"))
OTHERS = accords_in([ROOT / "accords", ROOT / "agencies" / "accords"])
COUNTERPARTS = {"abraham-accords": "IL"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Lined:
    """A text, its accord, and what it says of it: "KZ joined asserted"."""

    accord: Accord
    text: str
    says: frozenset[str]


def lined(path: Path) -> Lined:
    first, *lines = path.read_text("utf-8").splitlines()
    slug, name, *aliases = (each.strip() for each in first.removeprefix("!").split("|"))
    pairs = [line.partition(" || ")[::2] for line in lines]
    return Lined(
        accord=Accord(
            slug=slug, name=name, aliases=tuple(aliases), counterpart=COUNTERPARTS.get(slug)
        ),
        text=" ".join(sentence if sentence.strip() else "\n\n" for sentence, _ in pairs),
        says=frozenset(
            each.strip() for _, says in pairs for each in says.split(";") if each.strip()
        ),
    )


def drafted(told: Lined) -> Iterator[str]:
    names = {told.accord.name.lower(), *(each.lower() for each in told.accord.aliases)}
    others = [
        each
        for each in OTHERS
        if each.slug != told.accord.slug
        and names.isdisjoint({each.name.lower(), *(alias.lower() for alias in each.aliases)})
    ]
    for claim in drafts(told.text, article=ARTICLE, accords=[told.accord, *others]):
        if claim.accord == told.accord.slug and float(claim.confidence or 0) >= 0.5:
            assert claim.quote is not None
            assert claim.quote.at is not None
            assert told.text.startswith(claim.quote.words, claim.quote.at)
            assert claim.quote.words == claim.quote.words.strip(" ,;:")
            yield f"{claim.party or '*'} {claim.act.value}"


@pytest.fixture(scope="module")
def read() -> list[tuple[set[str], set[str]]]:
    """Of each text, the pairs of party and act that it says, and those that were drafted."""
    texts = [lined(path) for path in TEXTS]
    return [
        ({" ".join(each.split()[:2]) for each in told.says}, set(drafted(told))) for told in texts
    ]


def test_the_texts_are_many_and_on_many_accords() -> None:
    assert len(TEXTS) >= 140
    assert len({lined(path).accord.slug for path in TEXTS}) >= 100


def test_three_quarters_of_what_the_texts_say_is_drafted(
    read: list[tuple[set[str], set[str]]],
) -> None:
    right = sum(len(says & found) for says, found in read)
    assert right / sum(len(says) for says, _ in read) >= 0.78


def test_nine_drafts_in_ten_are_right(read: list[tuple[set[str], set[str]]]) -> None:
    right = sum(len(says & found) for says, found in read)
    assert right / sum(len(found) for _, found in read) >= 0.92


@pytest.mark.parametrize(
    ("paths", "least", "precision", "recall"), [(APART, 18, 0.85, 0.75), (UNREAD, 24, 0.83, 0.6)]
)
def test_texts_that_nobody_who_writes_rules_has_read_are_drafted_nearly_as_well(
    paths: list[Path], least: int, precision: float, recall: float
) -> None:
    right = drafts_ = gold = 0
    for told in map(lined, paths):
        says, found = {" ".join(each.split()[:2]) for each in told.says}, set(drafted(told))
        right, drafts_, gold = right + len(says & found), drafts_ + len(found), gold + len(says)
    assert len(paths) >= least
    assert right / drafts_ >= precision
    assert right / gold >= recall


def test_a_text_that_says_nothing_of_its_accord_gives_no_draft(
    read: list[tuple[set[str], set[str]]],
) -> None:
    silent = [found for says, found in read if not says]
    assert silent
    assert not any(silent)
