"""Whether the words of claims stand in the texts of their articles, exactly and where they say."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final

from tracker.domain.claims import Quote
from tracker.importing.reading import Fault, ReadArticle, ReadClaim, either, quoted

_PLACES: Final = 5


def text_faults(
    articles: Mapping[str, ReadArticle],
    reads: Iterable[ReadClaim],
    text_of: Callable[[str], str | None],
) -> Iterator[Fault]:
    """Check articles (by id) and quotes with the texts that are held, by their SHA-256."""
    # The claims on an article stand together, so that few texts are in use at a time.
    held_text = lru_cache(maxsize=4)(text_of)
    for source in articles.values():
        reference = source.article.text
        text = held_text(reference.sha256) if reference else None
        if reference and text is not None and len(text.encode()) != reference.length:
            length = len(text.encode())
            message = f"length is {reference.length}, that of the text that is held {length}"
            yield Fault(line=source.line, message=message, hint=f"write {length}")
    for read in reads:
        named = articles.get(read.claim.article)
        if named and named.article.text:
            text = held_text(named.article.text.sha256)
            if text is not None:
                yield from quote_faults(read, text)


def quote_faults(read: ReadClaim, text: str) -> Iterator[Fault]:
    """Yield a fault for each quote that does not stand in the text; offsets are code points."""
    claim = read.claim
    if claim.quote is not None:
        key = "quote" if claim.quote.at is None else "at"
        yield from _misplaced(claim.quote, text, read.line_of(key))
    for quote in claim.also:
        yield from _misplaced(quote, text, read.line_of("also"))


def _misplaced(quote: Quote, text: str, line: int) -> Iterator[Fault]:
    if quote.at is None:
        if quote.words in text:
            return
    elif text.startswith(quote.words, quote.at):
        return
    where = "in the text" if quote.at is None else f"at {quote.at}"
    message = f"the words {quoted(quote.words)} do not stand {where}"
    if places := _places(quote.words, text):
        hint = f"they stand at {either(map(str, places))}"
    else:
        hint = "the text does not hold them; copy them letter by letter"
    yield Fault(line=line, message=message, hint=hint)


def _places(words: str, text: str) -> list[int]:
    places: list[int] = []
    at = text.find(words)
    while at >= 0 and len(places) < _PLACES:
        places.append(at)
        at = text.find(words, at + 1)
    return places
