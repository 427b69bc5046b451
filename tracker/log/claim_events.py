"""The events of claims, made of what was read without the constructors of their frozen classes.

Such a constructor looks up `object.__setattr__` for each field: 6 of the 8 µs that it takes to make
a claim, where its slots take 2. That the fields stand in this order is held by a test.
"""

from collections.abc import Callable
from typing import Any, Final

from tracker.domain.claims import Claim, Quote
from tracker.domain.days import When
from tracker.domain.events import ClaimRecorded, Event
from tracker.log.payloads import Written

Columns = tuple[int, str, str, str, int, str | None, str | None, str, str, bytes]
"""One row of the events table."""


def _setters(kind: type[Any]) -> tuple[Callable[[object, object], None], ...]:
    """Return what sets the fields of a frozen class, in their order."""
    return tuple(getattr(kind, name).__set__ for name in kind.__slots__)


_NEW: Final[Callable[[type[Any]], Any]] = object.__new__
(
    _article, _accord, _party, _act, _modality, _when, _asserter, _via, _origin, _condition,
    _quote, _also, _locator, _note, _ref, _supersedes, _method, _rule, _confidence,
) = _setters(Claim)  # fmt: skip
_words, _at = _setters(Quote)
(_claim,) = _setters(ClaimRecorded)
_position, _recorded_at, _recorded_by, _body, _subject = _setters(Event)


def claim_event(row: Columns, written: Written, dated: Callable[[str], When]) -> Event:
    """Return the event of a claim's row, whose payload was read; `dated` reads a date."""
    position, recorded_at, recorded_by, _, _, accord, party, subject, _, _ = row
    claim = _NEW(Claim)
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
    body = _NEW(ClaimRecorded)
    _claim(body, claim)
    event = _NEW(Event)
    _position(event, position)
    _recorded_at(event, recorded_at)
    _recorded_by(event, recorded_by)
    _body(event, body)
    _subject(event, subject)
    return event  # type: ignore[no-any-return]


def _quoted(written: Any) -> Quote:
    quote = _NEW(Quote)
    _words(quote, written.quote)
    _at(quote, written.at)
    return quote  # type: ignore[no-any-return]
