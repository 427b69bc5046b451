"""One promise a line of fixtures/wordings.txt: a sentence as newspapers write it, and what it says."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tracker.domain.claims import Accord, Article
from tracker.domain.days import When
from tracker.extraction import drafts
from tracker.queries.evaluating import accords_in

ROOT = Path(__file__).parent.parent
ARTICLE = Article(outlet="Wire", published=When.parse("2025-11-07"))
ACCORDS = {each.slug: each for each in accords_in([ROOT / "fixtures/articles/accords"])}


def wordings() -> Iterator[tuple[str, str, str, set[str]]]:
    """The lines: the accord, how the text begins, the sentence, what it says."""
    slug = context = ""
    for line in (ROOT / "fixtures/wordings.txt").read_text("utf-8").splitlines():
        if line.startswith("# ") and " | " in line:
            slug, context = line[2:].split(" | ", 1)
        elif line and not line.startswith("#"):
            sentence, _, says = line.rpartition(" | ")
            yield slug, context, sentence, {each.strip() for each in says.split(";")} - {"-"}


def read(accord: Accord, context: str, sentence: str) -> Iterator[tuple[str, str]]:
    """What the drafts of a sentence say, without and with the day of the act."""
    before = f"New push for the {accord.name}\n\n{context}\n\n"
    for claim in drafts(
        before + sentence.replace(" ¶ ", "\n\n") + "\n",
        article=ARTICLE,
        accords=[*ACCORDS.values()],
    ):
        own = claim.quote and (claim.quote.at or 0) >= len(before) - 1
        if own and float(claim.confidence or 0) >= 0.5:
            says = f"{claim.party or '*'} {claim.act.value} {claim.modality.value}"
            yield says, f"{says} {claim.when.text if claim.when else '-'}"


@pytest.mark.parametrize(("slug", "context", "sentence", "says"), list(wordings()))
def test_a_wording_says_what_stands_beside_it(
    slug: str, context: str, sentence: str, says: set[str]
) -> None:
    found = read(ACCORDS[slug], context, sentence)
    assert {dated if dated in says else undated for undated, dated in found} == says


def test_the_wordings_are_many_and_on_several_accords() -> None:
    lines = list(wordings())
    assert len(lines) > 450
    assert len({slug for slug, *_ in lines}) >= 7
