"""Events to rows and back: payloads as canonical JSON, kinds as literals, old versions upcast."""

import json
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Final, NamedTuple, assert_never

from tracker.domain.canonical import canonical_json
from tracker.domain.claims import claim_id
from tracker.domain.errors import Damaged, NotCanonical, TrackerError
from tracker.domain.events import (
    KINDS,
    VERSION,
    AccordDefined,
    ArticleRecorded,
    Body,
    ClaimAccepted,
    ClaimRecorded,
    ClaimRejected,
    ClaimRestored,
    ClaimRetracted,
    Event,
)
from tracker.domain.merkle import leaf_hash
from tracker.log.claim_events import Columns, claim_event
from tracker.log.contents import Payload, accord_payload, body_of, known, parsed, present
from tracker.log.payloads import (
    Written,
    article_payload,
    claim_payload,
    entry,
    is_canonical,
    read_claim,
)

UPCASTS: Final[dict[tuple[str, int], Callable[[Payload], Payload]]] = {}
"""By kind and version: the step from a payload of that version to the next one."""

_CLAIM: Final = KINDS[ClaimRecorded]


class Row(NamedTuple):
    """One row of the events table, in the order of its columns."""

    position: int
    recorded_at: str
    recorded_by: str
    kind: str
    version: int
    accord: str | None
    party: str | None
    subject: str
    payload: str
    leaf_hash: bytes


Content = tuple[str, str | None, str | None, str, str]
"""What a row tells: kind, accord, party, subject and payload."""


def encode(event: Event) -> Row:
    """Return the row of an event, leaf hash included. Raises `NotCanonical`."""
    return row_of(event.position, event.recorded_at, event.recorded_by, *encode_body(event.body))


def encode_body(body: Body) -> Content:
    """Return kind, accord, party, subject and payload. Raises `NotCanonical`."""
    return (KINDS[type(body)], *_content(body))


def row_of(
    position: int,
    recorded_at: str,
    recorded_by: str,
    kind: str,
    accord: str | None,
    party: str | None,
    subject: str,
    payload: str,
) -> Row:
    """Return a row of today's version, leaf hash included. Raises `NotCanonical`."""
    try:
        written = entry(
            position=position,
            recorded_at=recorded_at,
            recorded_by=recorded_by,
            kind=kind,
            version=VERSION,
            accord=accord,
            party=party,
            subject=subject,
            payload=payload,
        )
    except UnicodeEncodeError as problem:
        wrong = problem.object[problem.start]
        raise NotCanonical(f"{wrong!r} holds half a surrogate pair") from None
    return Row(
        position,
        recorded_at,
        recorded_by,
        kind,
        VERSION,
        accord,
        party,
        subject,
        payload,
        leaf_hash(written),
    )


def is_of_text(row: Columns) -> bool:
    """Say whether the columns hold texts where they should; SQLite lets them hold anything.

    Bytes would be hashed as their base64, so that a leaf hash does not tell them from a text.
    """
    _, at, by, kind, _, accord, party, subject, payload, _ = row
    return (
        type(at) is type(by) is type(kind) is type(subject) is type(payload) is str
        and (accord is None or type(accord) is str)
        and (party is None or type(party) is str)
    )


def expected_leaf(row: Row) -> bytes:
    """Compute the leaf hash of a stored row anew.

    Raises `ValueError` where it has no such hash: a payload that is not canonical JSON.
    """
    if not is_of_text(row):
        raise ValueError("a column is no text")
    if canonical_json(json.loads(row.payload)) != row.payload:
        raise ValueError("the payload is not canonical JSON")
    if type(row.position) is not int or type(row.version) is not int:
        raise ValueError("its position or version is no whole number")
    columns: Payload = row._asdict()
    del columns["leaf_hash"]
    return leaf_hash(entry(**columns))


def holds(row: Row, written: Written | None) -> bool:
    """Say whether a row has the leaf hash of its contents.

    As `expected_leaf`, but without reading the payload a second time where it was read by
    `written_of` and is canonical. Raises `ValueError` as that does.
    """
    if written is None or type(row.position) is not int or not is_canonical(written, row.payload):
        return expected_leaf(row) == bytes(row.leaf_hash)
    if not is_of_text(row):
        raise ValueError("a column is no text")
    position, recorded_at, recorded_by, kind, version, accord, party, subject, payload, leaf = row
    made = entry(
        position=position, recorded_at=recorded_at, recorded_by=recorded_by, kind=kind,
        version=version, accord=accord, party=party, subject=subject, payload=payload,
    )  # fmt: skip
    return leaf_hash(made) == leaf


def written_of(row: Row) -> Written | None:
    """Return the payload of a claim; None where the row is of something else or of another form."""
    try:
        return read_claim(row.payload) if _may_be_usual(row) else None
    except (TypeError, ValueError, RecursionError):
        return None


def decode(row: Columns) -> Event:
    """Return the event of a stored row. Raises `Damaged`, naming the position."""
    if not is_of_text(row):
        raise Damaged(row[0], "a column is no text")
    try:
        if _may_be_usual(row):
            return claim_event(row, read_claim(row[8]), parsed)
    except (TypeError, ValueError, RecursionError, TrackerError):
        pass  # what is wrong is said below
    return _decoded(Row._make(row))


def event_written(row: Row, written: Written | None) -> Event:
    """Return the event of a row whose payload was read by `written_of`. Raises `Damaged`."""
    if written is not None:
        with suppress(TrackerError):
            return claim_event(row, written, parsed)
    return _decoded(row)


def id_written(row: Row, written: Written) -> str:
    """Return the id of the claim of a row whose payload was read by `written_of`.

    Raises `BadDate`, or `NotCanonical`.
    """
    if written.when is not None:
        parsed(written.when)
    return claim_id(
        article=written.article,
        accord=present(row.accord),
        party=row.party,
        act=written.act,
        modality=written.modality,
        when=written.when,
        asserter=written.asserter,
        quote=written.quote,
        locator=written.locator,
    )


def _may_be_usual(row: Columns) -> bool:
    """Say whether a row is of a claim in today's form, as far as can be told without reading it."""
    return row[3] == _CLAIM and row[4] == VERSION and row[5] is not None and "null" not in row[8]


def _decoded(row: Row) -> Event:
    try:
        content = _object(row.payload)
        if not isinstance(content, dict):
            raise ValueError("the payload is no object")
        for version in range(row.version, VERSION):
            content = UPCASTS[row.kind, version](content)
        if row.version > VERSION:
            raise ValueError(f"version {row.version} is newer than this program")
        return Event(
            position=row.position,
            recorded_at=row.recorded_at,
            recorded_by=row.recorded_by,
            body=body_of(row.kind, row.accord, row.party, row.subject, content),
            subject=row.subject,
        )
    except (
        LookupError,
        TypeError,
        ValueError,
        AttributeError,
        RecursionError,
        TrackerError,
    ) as problem:
        reason = f"no {problem}" if isinstance(problem, KeyError) else str(problem)
        raise Damaged(row.position, reason) from problem


_READ = json.JSONDecoder().raw_decode


def _object(payload: str) -> Any:
    """Read a payload: `json.loads`, without what it does for white space around it."""
    try:
        content, end = _READ(payload)
    except (TypeError, ValueError):
        return json.loads(payload)
    return content if end == len(payload) else json.loads(payload)


def as_json(row: Row) -> Payload:
    """Return the columns of a row with the payload as an object and the hash in hexadecimal.

    Raises `Damaged`, naming the position.
    """
    if not is_of_text(row):
        raise Damaged(row.position, "a column is no text")
    try:
        payload = json.loads(row.payload)
    except (ValueError, RecursionError) as problem:
        raise Damaged(row.position, str(problem)) from problem
    return {**row._asdict(), "payload": payload, "leaf_hash": bytes(row.leaf_hash).hex()}


def _content(body: Body) -> tuple[str | None, str | None, str, str]:
    match body:
        case ClaimRecorded(claim=claim):  # most of them
            return claim.accord, claim.party, claim.id, claim_payload(claim)
        case ArticleRecorded(article=article):
            return None, None, article.id, article_payload(article)
        case AccordDefined(accord=accord):
            return accord.slug, None, accord.slug, canonical_json(accord_payload(accord))
        case ClaimAccepted() | ClaimRejected() | ClaimRetracted() | ClaimRestored():
            why = canonical_json(known({"why": body.why}))
            return body.accord, body.party, body.claim, why
        case _ as never:
            assert_never(never)
