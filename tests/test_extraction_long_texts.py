"""The rules read a text of one endless line in a time that grows no faster than the line."""

from collections.abc import Callable, Sequence

import pytest
from marked import Span, in_order

from tracker.domain.claims import Accord
from tracker.domain.days import When
from tracker.extraction.accords import accords_named
from tracker.extraction.dates import dates
from tracker.extraction.parties import parties_named, party_lists
from tracker.extraction.quotations import quotations
from tracker.extraction.sentences import sentences

ACCORDS = (Accord(slug="abraham", name="Abraham Accords"),)
READERS: list[Callable[[str], Sequence[Span]]] = [
    sentences,
    quotations,
    lambda text: dates(text, When.parse("2025-11-07")),
    parties_named,
    lambda text: party_lists(text, parties_named(text)),
    lambda text: accords_named(text, ACCORDS),
]
# A pattern that looks twice at what it has seen would need hours for these.
PIECES = [
    "a", "A ", "A. ", ". ", "a-", "1", "2020-", "-", " ", "\n", "\u200b", "K\u200b", "'", "‘a ", '"', "“a ", "[1]",
    "U.S.", "of the ", "Kazakhstan, ", "South ", "United ", "Jordan ", "Kazakh President Aa Bb. ", "Aa of the ",
    "The Treaty of ", "Accords ", "the accords ", "the central asian ", "the country ", "Thursday ", "May ", "15 ",
    "in 2020 and ", "for the past ", "more than 3 years ", "end of the ", "first half of ",
]  # fmt: skip


@pytest.mark.parametrize("piece", PIECES)
def test_an_endless_line_is_read_to_its_end(piece: str) -> None:
    text = piece * (100_000 // len(piece)) + " In 2020 Kazakhstan joined the “Abraham Accords”."
    for read in READERS:
        assert in_order(text, read(text))
