"""The events of claims, made by their slots of what was read."""

from collections.abc import Callable
from typing import Any

from tracker.domain.claims import Claim, Quote
from tracker.domain.days import When
from tracker.domain.events import ClaimRecorded, Event
from tracker.domain.slots import unfrozen
from tracker.log.payloads import Written

Columns = tuple[int, str, str, str, int, str | None, str | None, str, str, bytes]
"""One row of the events table."""

_Claim, _Quote, _ClaimRecorded, _Event = map(unfrozen, (Claim, Quote, ClaimRecorded, Event))


def claim_event(row: Columns, written: Written, dated: Callable[[str], When]) -> Event:
    """Return the event of a claim's row, whose payload was read; `dated` reads a date."""
    claim = _Claim()
    claim.article = written.article
    claim.accord = row[5]
    claim.party = row[6]
    claim.act = written.act
    claim.modality = written.modality
    claim.when = None if written.when is None else dated(written.when)
    claim.asserter = written.asserter
    claim.via = written.via
    claim.origin = written.origin
    claim.condition = written.condition
    claim.quote = None if written.quote is None else _quoted(written)
    claim.also = () if written.also is None else tuple(map(_quoted, written.also))
    claim.locator = written.locator
    claim.note = written.note
    claim.ref = written.ref
    claim.supersedes = written.supersedes
    claim.method = written.method
    claim.rule = written.rule
    claim.confidence = written.confidence
    claim.__class__ = Claim
    body = _ClaimRecorded()
    body.claim = claim
    body.__class__ = ClaimRecorded
    event = _Event()
    event.position = row[0]
    event.recorded_at = row[1]
    event.recorded_by = row[2]
    event.body = body
    event.subject = row[7]
    event.__class__ = Event
    return event  # type: ignore[no-any-return]


def _quoted(written: Any) -> Quote:
    quote = _Quote()
    quote.words = written.quote
    quote.at = written.at
    quote.__class__ = Quote
    return quote  # type: ignore[no-any-return]
