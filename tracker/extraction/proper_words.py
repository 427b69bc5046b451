"""The proper words of accords' names, by which a shorter form tells them apart: "Nile"."""

from collections.abc import Collection, Mapping
from typing import Final

from tracker.domain.claims import Accord
from tracker.extraction.lexicon import words
from tracker.extraction.tokens import TOKEN, folded
from tracker.gazetteer.spoken import spoken

OF_ANY_NAME: Final = words(
    """
    international european african american asian pacific world global regional united nation
    nations state states country countries protection prevention cooperation rights right principle
    principles against concerning relating general common between council north south under trade
    defence security military mutual economic customs free friendship peace
    """
)
"""Words that the names of many accords have, so that none tells them apart."""
_NO_PROPER: Final = OF_ANY_NAME | words(
    """
    the of on and for in to area areas basin basins body centre center charter civil climate
    collective combating commission committee comprehensive conservation continental control
    cooperative crime criminal cultural data defense development energy environment establishing
    establishment exporting financial fisheries fishing framework fund group health human
    indigenous information joint justice labor labour land law laws management marine maritime
    market measures monetary movement natural new nuclear ocean oceans offshore organisation
    organization organisations partnership people peoples persons political prohibition public
    reduction relief river rivers sea seas settlement shared single space statute strategic
    support sustainable transboundary transit transport union uniform universal use waste water
    waters weapon weapons women workers zone
    """
)
_SHORTEST: Final = 4


def told_apart(
    accords: Collection[Accord], parts: Mapping[str, frozenset[str]], kinds: Collection[str]
) -> dict[str, str]:
    """Return the proper words that the names of one accord alone have, folded, with its slug.

    `parts`: all words of the names, by slug; `kinds`: nouns that say what an accord is.
    """
    own: dict[str, set[str]] = {}
    for accord in accords:
        for name in (accord.name, *accord.aliases):
            for token in TOKEN.finditer(name):
                word = token[0]
                if word[0].isupper() and not word.isupper() and _is_proper(folded(word), kinds):
                    own.setdefault(folded(word), set()).add(accord.slug)
    shared = {word for word in own if sum(word in each for each in parts.values()) > 1}
    return {word: min(slugs) for word, slugs in own.items() if word not in shared}


def _is_proper(word: str, kinds: Collection[str]) -> bool:
    if len(word) < _SHORTEST or word in _NO_PROPER or word in kinds:
        return False
    return not uses(word) & {"name", "in-list", "defined", "demonym", "people", "government"}


def uses(word: str) -> frozenset[str]:
    """As what a word stands in the gazetteer."""
    return frozenset(each.use for each in spoken().get(word, ()) if each.words == (word,))
