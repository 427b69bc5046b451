"""Text → draft claims: rules of our own, no model, no network, the same drafts for the same text.

    drafts     all that the rules read in one article

A draft is a claim whose method is `rules/1`; it names the rule that made it and a confidence, and
counts for nothing before a person accepts it (design, section 3).
"""

from collections.abc import Collection
from typing import Final

from tracker.domain.claims import Accord, Article, Claim

METHOD: Final = "rules/1"
"""The version of the rules; it changes whenever a change of theirs changes a draft."""


def drafts(text: str, *, article: Article, accords: Collection[Accord]) -> tuple[Claim, ...]:
    """Return the draft claims that a text makes about accords, in the order of the text.

    `text` is the article's text as it is stored: every quote is words of it, `at` counts its code
    points. `article` gives the claims their article, and the day against which dates are resolved
    (`published`; without one, relative dates stay unsaid). `accords` are those that may be spoken
    of, known by name and alias. Pure; never raises for what a text holds.
    """
    # Imported here, since the words of the rules are read once they are wanted.
    from tracker.extraction.assembly import drafted

    return drafted(text, article=article, accords=accords, method=METHOD)
