"""Texts that nobody would write, for the promise that the rules read any text without a fault."""

from hypothesis import strategies as st

PIECES = [
    "Kazakhstan", "the U.S.", "South Korea", "North and South Korea", "Guinea-Bissau", "Jordan", "Georgia",
    "Kazakh President Kassym-Jomart Tokayev", "Tokayev's", "the kingdom", "the Gulf state", "Riyadh",
    "the Abraham Accords", "the accords", "OPEC+", "an agreement", "the Treaty of", "trade deal", "Accords",
    "Thursday", "last month", "Sept. 15, 2020", "two weeks later", "by the end of the year", "May", "in 2020",
    "0000", "9999", "a month after Oct. 7", "between May and July 2021", "for 999 years", "29 February", "the 1990s",
    "next", "of", "the", "and", "in", "said", "-", "–", "—", ",", ".", ". ", "!", "?", "…", "\n", "\n\n", "\t",
    "“", "”", '"', "‘", "’", "'", "(", ")", "[1]", "* ", "1. ", "12:30 GMT", "RIYADH (Reuters) —", "’s", "'s ",
    "\u200b", "\u202e", "\u0301", "\u034f", "\ufeff", "\x00", "\x85", "\u2028", "\ud800", "İ", "ẞ", "ﷺ", "🇰🇿", "𝐊",
]  # fmt: skip


def odd_texts() -> st.SearchStrategy[str]:
    """Anything at all, and the words that the rules know in any order."""
    pieces = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=40)
    return st.text(max_size=200) | pieces.flatmap(
        lambda found: st.sampled_from(["", " "]).map(lambda space: space.join(found))
    )
