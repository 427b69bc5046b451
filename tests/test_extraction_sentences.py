"""What the sentences and quotations of a text promise."""

import pytest
from hypothesis import given
from marked import in_order, lines
from odd_texts import odd_texts

from tracker.extraction.quotations import quotations
from tracker.extraction.sentences import LONGEST, sentences


def read(text: str) -> list[str]:
    return [text[one.start : one.end] for one in sentences(text)]


ENDS = """
It joined.| It left.
The deal was signed on Sept. 15 in Washington.| The second came on Dec. 10.
Gen. Abdel Fattah al-Burhan and Gov. J. D. Vance met Mr. Kerr at St. James.| They talked.
The U.S. and the U.K. signed.| It is the first for the U.S.| The others followed.
He met U.S. President Joe Doe at 5 p.m. Thursday.| It was 3 a.m. in Astana.
The group left Washington, D.C.| The officials objected.
It was item No. 5 of the list.| Art. 12 was the last.
Acme Corp. and Foo Inc. signed too.| The Bar Co. did not.
“We will join,” he said.| “It is a club.”| Others agreed.
“Will it join?” Doe asked.| “Never!” the minister said.| He left.
“It is done.| We are in,” she said.
Did it sign?| It did!| So they say…| Nobody knows.
It waited... and waited.| Then it joined.
The text says so.[3]| It was adopted in 1999.[4][5]| It stands.
It was signed there.|The crowd cheered.
(It was signed.)| The minister left.
Ban Ki-moon, i.e. the secretary-general, spoke.| See e.g. Article 5 of it.
The price was 2.5 billion at 3.45 a share.| It fell.
Follow us at example.com or ask.it anything.| Thanks.
He cited the Smith v. Jones case.| It was lost.
"""


@pytest.mark.parametrize("parted", lines(ENDS))
def test_sentences_end_where_a_reader_ends_them(parted: str) -> None:
    expected = [one.strip() for one in parted.split("|")]
    assert read(parted.replace("|", "")) == expected


BODIES = """
RIYADH (Reuters) - |The kingdom will not join.
WASHINGTON, Nov. 6 (Xinhua) -- |The ceremony took place.
MOSCOW, November 7. /TASS/. |Kazakhstan joined the pact.
ASTANA, Kazakhstan — |It joined the pact.
ABU DHABI, United Arab Emirates (AP) — |It joined the pact.
Geneva, 4 March 2022 – |The council met.
Baku (AFP) – |The council met.
RIYADH: |Saudi Arabia has not signed.
LONDON/PARIS, Jan 3 (Reuters) - |The two agreed.
14:05 GMT – |The minister has arrived.
[09.30] |The minister has arrived.
10:15 a.m. ET: |The minister has arrived.
UPDATE 2-|Kazakhstan joins the pact.
- |Morocco signed.
• |Morocco signed.
12. |Morocco signed.
(b) |Morocco signed.
# |What it is
|NATO — which Finland joined in 2023 — said so.
|Kazakhstan: it joined the pact.
|Abraham Accords – what next for them?
"""


@pytest.mark.parametrize("parted", lines(BODIES))
def test_a_dateline_a_stamp_a_bullet_come_before_the_words(parted: str) -> None:
    before, words = parted.split("|")
    (found,) = sentences(before + words)
    assert (found.start, found.body, found.end) == (0, len(before), len(before + words))


@pytest.mark.parametrize(
    "text, kinds",
    [
        ("Symbolic Move to Revive It\nIt joined.", "heading prose"),
        ("What is the pact?\nIt is a treaty.", "heading prose"),
        ("“What is it?” he asked.", "prose"),
        ("- Bahrain\n- Morocco signed. It left.\nIt ended.", "item item item prose"),
        ("# The pact.\nIt joined.", "heading prose"),
        ("It joined,", "prose"),
    ],
)
def test_headings_and_lists_are_told_from_prose(text: str, kinds: str) -> None:
    assert " ".join(one.kind for one in sentences(text)) == kinds


def test_each_line_is_a_paragraph_unless_it_was_wrapped_by_hand() -> None:
    wrapped = (
        "This note was wrapped by hand, as people did with electronic\n"
        "mail and the plain text of old. Every line of it has about\n"
        "sixty characters and ends anywhere.\n\nThe next one begins here."
    )
    assert [one.paragraph for one in sentences(wrapped)] == [0, 0, 1]
    assert read(wrapped)[1].startswith("Every line of it has about\nsixty")
    assert [one.paragraph for one in sentences("It joined\nIt left.\n\n\nIt came back.")] == [
        0,
        1,
        2,
    ]


def test_what_never_ends_is_cut_at_a_space() -> None:
    pieces = read("word " * 1000)
    assert " ".join(pieces) == ("word " * 1000).strip()
    assert len(pieces) == 3
    assert [len(one) for one in read("x" * 5000)] == [LONGEST, LONGEST, 1000]


QUOTED = """
“We will join,” he said, and “others will, too.”|We will join,;others will, too.
He called it "a club" and left "soon".|a club;soon
It opens one way “and closes another" here.|and closes another
‘We back the states’ pact,’ he said of the states’ plan.|We back the states’ pact,
'It is fine,' she said; the states' plan isn't 'new'.|It is fine,;new
In the ’90s it's the states' plan, rock ‘n’ roll aside.|
„So steht es“, sagte er.|So steht es
«Voilà», dit-il.|Voilà
“He said ‘never’ to me,” she said.|He said ‘never’ to me,
“It goes on|It goes on
""|
"""


@pytest.mark.parametrize("row", lines(QUOTED))
def test_the_words_in_quotation_marks(row: str) -> None:
    text, _, words = row.partition("|")
    found = [text[one.first : one.last] for one in quotations(text)]
    assert found == (words.split(";") if words else [])


def test_a_quotation_over_two_paragraphs_is_one_in_each() -> None:
    text = "“We will join.\n“We always would,” he said."
    assert [text[one.start : one.end] for one in quotations(text)] == [
        "“We will join.",
        "“We always would,”",
    ]


@given(odd_texts())
def test_any_text_falls_into_sentences_that_hold_all_but_white_space(text: str) -> None:
    found = sentences(text)
    assert in_order(text, found) and found == sentences(text)
    held = [False] * len(text)
    for one in found:
        assert one.start <= one.body < one.end <= one.start + LONGEST + 100
        held[one.start : one.end] = [True] * (one.end - one.start)
    assert all(is_held or mark.isspace() for is_held, mark in zip(held, text, strict=True))


@given(odd_texts())
def test_any_text_has_quotations_apart_from_each_other(text: str) -> None:
    found = quotations(text)
    assert in_order(text, found) and found == quotations(text)
    assert all(one.start < one.first < one.last <= one.end for one in found)
