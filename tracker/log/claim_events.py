"""The events of claims, made by their slots of what was read."""

from collections.abc import Callable
from typing import Any

from tracker.domain.claims import Claim, Quote
from tracker.domain.days import When
from tracker.domain.events import ClaimRecorded, Event
from tracker.domain.slots import blank, setters
from tracker.log.payloads import Written

Columns = tuple[int, str, str, str, int, str | None, str | None, str, str, bytes]
"""One row of the events table."""


(
    _article, _accord, _party, _act, _modality, _when, _asserter, _via, _origin, _condition,
    _quote, _also, _locator, _note, _ref, _supersedes, _method, _rule, _confidence,
) = setters(Claim)  # fmt: skip
_words, _at = setters(Quote)
(_claim,) = setters(ClaimRecorded)
_position, _recorded_at, _recorded_by, _body, _subject = setters(Event)


def claim_event(row: Columns, written: Written, dated: Callable[[str], When]) -> Event:
    """Return the event of a claim's row, whose payload was read; `dated` reads a date."""
    position, recorded_at, recorded_by, _, _, accord, party, subject, _, _ = row
    claim = blank(Claim)
    _article(claim, written.article)
    _accord(claim, accord)
    _party(claim, party)
    _act(claim, written.act)
    _modality(claim, written.modality)
    _when(claim, None if written.when is None else dated(written.when))
    _asserter(claim, written.asserter)
    _via(claim, written.via)
    _origin(claim, written.origin)
    _condition(claim, written.condition)
    _quote(claim, None if written.quote is None else _quoted(written))
    _also(claim, () if written.also is None else tuple(map(_quoted, written.also)))
    _locator(claim, written.locator)
    _note(claim, written.note)
    _ref(claim, written.ref)
    _supersedes(claim, written.supersedes)
    _method(claim, written.method)
    _rule(claim, written.rule)
    _confidence(claim, written.confidence)
    body = blank(ClaimRecorded)
    _claim(body, claim)
    event = blank(Event)
    _position(event, position)
    _recorded_at(event, recorded_at)
    _recorded_by(event, recorded_by)
    _body(event, body)
    _subject(event, subject)
    return event  # type: ignore[no-any-return]


def _quoted(written: Any) -> Quote:
    quote = blank(Quote)
    _words(quote, written.quote)
    _at(quote, written.at)
    return quote  # type: ignore[no-any-return]
