"""The articles that the rules are measured by: whole, exact, and as many and various as promised.

What they are and how they were annotated: fixtures/articles/README.md.
"""

import hashlib
import re
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tracker.commands.imports import import_files
from tracker.domain.acts import Act
from tracker.domain.claims import Accord, Article, Claim
from tracker.importing.claims_file import read_document
from tracker.importing.reading import ReadAccord, ReadArticle, ReadClaim, Reading

ARTICLES = Path(__file__).parent.parent / "fixtures" / "articles"
TUNING, APART = (
    sorted((ARTICLES / part).glob("*.yaml"), key=lambda path: path.name)
    for part in ("tuning", "apart")
)
GOLD = [*TUNING, *APART]
AGENCIES = sorted((ARTICLES / "agencies").glob("*.yaml"), key=lambda path: path.name)

each_article = pytest.mark.parametrize("path", [*GOLD, *AGENCIES], ids=lambda path: path.stem)


def reading(path: Path) -> Reading:
    found = read_document(path.read_bytes(), is_json=False)
    assert found.faults == ()
    return found


def article(path: Path) -> Article:
    (read,) = (item for item in reading(path).items if isinstance(item, ReadArticle))
    return read.article


def claims(path: Path) -> list[Claim]:
    return [item.claim for item in reading(path).items if isinstance(item, ReadClaim)]


def accord(path: Path) -> Accord:
    (read,) = reading(path).items
    assert isinstance(read, ReadAccord)
    return read.accord


def negative(paths: list[Path]) -> list[Path]:
    return [path for path in paths if not claims(path)]


@each_article
def test_every_quote_stands_at_its_offset(path: Path) -> None:
    text = path.with_suffix(".txt").read_bytes().decode()
    for claim in claims(path):
        assert claim.quote is not None
        for quote in (claim.quote, *claim.also):
            assert quote.at is not None, quote.words
            assert text[quote.at : quote.at + len(quote.words)] == quote.words
            assert len(quote.words.split()) < 14


@each_article
def test_hash_and_length_are_those_of_the_text(path: Path) -> None:
    data = path.with_suffix(".txt").read_bytes()
    text = article(path).text
    assert text is not None
    assert (text.sha256, text.length) == (hashlib.sha256(data).hexdigest(), len(data))


@each_article
def test_an_article_is_of_the_length_of_news_and_has_a_day(path: Path) -> None:
    assert 250 <= len(path.with_suffix(".txt").read_bytes().decode().split()) <= 900
    assert article(path).published is not None
    assert article(path).outlet


@each_article
def test_no_claim_is_made_twice(path: Path) -> None:
    seen = Counter(
        (claim.accord, claim.party, claim.act, claim.modality, claim.when, claim.asserter)
        for claim in claims(path)
    )
    assert [key for key, count in seen.items() if count > 1] == []


def test_no_text_is_without_claims_file() -> None:
    texts = {path.with_suffix("") for part in ("tuning", "apart") for path in texts_of(part)}
    assert texts == {path.with_suffix("") for path in GOLD}
    assert len({path.stem for path in GOLD}) == len(GOLD)


def texts_of(part: str) -> list[Path]:
    return list((ARTICLES / part).glob("*.txt"))


def test_there_are_as_many_and_as_various_as_promised() -> None:
    assert len(GOLD) >= 34
    assert len(TUNING) >= 24
    assert len(APART) >= 10
    assert len(negative(GOLD)) >= 7
    assert len(negative(TUNING)) >= 5
    assert len(negative(APART)) >= 2
    every = [claim for path in GOLD for claim in claims(path)]
    assert len({claim.accord for claim in every}) >= 8
    assert {claim.act for claim in every} == set(Act)


def test_the_counts_in_the_readme_are_those_of_the_files() -> None:
    readme = (ARTICLES / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([\w-]+)` \| [^|]+ \| (\d+) \| (\d+) \| ([^|]+) \|$", readme, re.M)
    told = {name: (int(words), int(count), acts) for name, words, count, acts in rows}
    for path in GOLD:
        acts = Counter(claim.act for claim in claims(path))
        words = len(path.with_suffix(".txt").read_bytes().decode().split())
        by_act = ", ".join(f"{act} {acts[act]}" for act in told_in_order(acts)) or "–"
        assert told.pop(path.stem) == (words, acts.total(), by_act)
    assert told == {}
    totals = [
        Counter(claim.act for path in part for claim in claims(path)) for part in (TUNING, APART)
    ]
    for act in Act:
        tuning, apart = (total[act] for total in totals)
        assert f"| {act} | {tuning} | {apart} | {tuning + apart} |" in readme
    tuning, apart = (total.total() for total in totals)
    assert f"| **all** | {tuning} | {apart} | {tuning + apart} |" in readme


def told_in_order(acts: Counter[Act]) -> list[Act]:
    return [act for act in Act if acts[act]]


def test_all_of_it_goes_into_an_empty_log_accords_first_and_once(database: str) -> None:
    accords = sorted((ARTICLES / "accords").glob("*.yaml"))
    # Files by name and not the folders, where the texts lie as well.
    paths = [*map(str, GOLD), *map(str, accords)]

    first, again = (import_files(database, paths, now=noon, recorded_by="tests") for _ in "12")

    assert [(each.file, each.faults) for each in first if each.faults] == []
    assert {each.verdict for each in first} == {"new"}
    expected = len(accords) + len(GOLD) + sum(len(claims(path)) for path in GOLD)
    assert sum(each.events for each in first) == expected
    assert {each.verdict for each in again} == {"known"}


def noon() -> datetime:
    return datetime(2026, 11, 22, 12, tzinfo=UTC)


def test_every_accord_that_is_defined_is_claimed_on() -> None:
    defined = {accord(path).slug for path in (ARTICLES / "accords").glob("*.yaml")}
    assert defined == {claim.accord for path in GOLD for claim in claims(path)}
