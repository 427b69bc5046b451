"""Accords under a shorter form of their names, where the text never names them in full."""

import pytest

from tracker.domain.claims import Accord
from tracker.extraction.accords import accords_named

ACCORDS = [
    Accord(slug="volta", name="Volta Basin Cooperative Framework Agreement", aliases=("VBCFA",)),
    Accord(slug="court", name="Amazonian Court of Justice", aliases=("ACJ",)),
    Accord(slug="river", name="Zambezi River Commission", aliases=()),
    Accord(slug="paris", name="Convention on Cables", aliases=("Paris Convention",)),
    Accord(slug="one", name="Tarim Pact on Water", aliases=()),
    Accord(slug="two", name="Tarim Statute of Trade", aliases=()),
    Accord(slug="ban", name="Convention on Mercury Lamps", aliases=()),
]


def slugs(text: str) -> list[str]:
    return [each.slug for each in accords_named(text, ACCORDS) if each.slug]


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Ghana signed the Volta accord in May.", "volta"),
        ("Who is in the Volta pact, and who is not.", "volta"),
        ("This Volta Basin treaty is ten years old.", "volta"),
        ("Ghana welcomed the Volta deal.", "volta"),
        ("Volta compact takes effect\n\nGhana signed it.", "volta"),
        ("Peru will join the Amazonian court.", "court"),
        ("Zambia left the Zambezi commission.", "river"),
        ("Togo joined the Mercury agreement.", "ban"),
    ],
)
def test_a_proper_word_with_a_noun_of_its_kind_means_the_accord(text: str, slug: str) -> None:
    assert slugs(text) == [slug]


@pytest.mark.parametrize(
    "text",
    [
        "Ghana signed the Volta contract.",  # no kind of agreement
        "Ghana signed the Volta agreement of 1964.",  # an older one
        "Ghana signed the Volta agreement with Togo.",  # of two
        "The 1964 Volta treaty lapsed. Ghana signed the Volta accord.",
        "The Volta Fisheries Treaty lapsed. Ghana signed the Volta accord.",
        "The Treaty on Volta lapsed. Ghana signed the Volta accord.",
        "Ghana signed the Black Volta accord.",  # a word that is not in its name
        "Ghana signed the Volta Agreement.",  # rather the whole name of another
        "Ghana signed a Volta accord.",
        "Peru will join the Amazonian bloc.",  # a court is no bloc
        "Peru signed the Amazonian treaty.",
        "Chad signed the Paris deal.",  # where many were signed
        "Chad signed the Tarim pact.",  # two have the word
        "Chad signed the Basin agreement and the Framework deal.",  # no proper words
        "They like a good deal in Volta.",
    ],
)
def test_what_only_looks_like_it_means_no_accord(text: str) -> None:
    assert slugs(text) == []


def test_the_short_forms_that_follow_mean_it_too() -> None:
    said = "Who is in the Volta accord?\n\nGhana signed the agreement in May. Togo left the pact."
    assert slugs(said) == ["volta", "volta", "volta"]
