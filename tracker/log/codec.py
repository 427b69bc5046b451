"""Events to rows and back: payloads as canonical JSON, kinds as literals, old versions upcast."""

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import lru_cache
from typing import Any, Final, NamedTuple, TypeVar, assert_never

from tracker.domain.acts import Act, Modality, criterion_named
from tracker.domain.canonical import canonical_json
from tracker.domain.claims import CURATED, Accord, Article, Claim, Quote, TextRef, claim_id
from tracker.domain.days import When
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
from tracker.log.payloads import (
    Written,
    article_payload,
    claim_payload,
    entry,
    is_canonical,
    read_claim,
)

Payload = dict[str, Any]
T = TypeVar("T")

UPCASTS: Final[dict[tuple[str, int], Callable[[Payload], Payload]]] = {}
"""By kind and version: the step from a payload of that version to the next one."""

_CLAIM: Final = KINDS[ClaimRecorded]
_VERDICTS: Final = {
    KINDS[verdict]: verdict
    for verdict in (ClaimAccepted, ClaimRejected, ClaimRetracted, ClaimRestored)
}


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


def expected_leaf(row: Row) -> bytes:
    """Compute the leaf hash of a stored row anew.

    Raises `ValueError` where it has no such hash: a payload that is not canonical JSON.
    """
    if type(row.payload) is not str or canonical_json(json.loads(row.payload)) != row.payload:
        raise ValueError("the payload is not canonical JSON")
    if type(row.position) is not int or type(row.version) is not int:
        raise ValueError("its position or version is no whole number")
    columns: Payload = row._asdict()
    del columns["leaf_hash"]
    try:
        return leaf_hash(entry(**columns))
    except TypeError as problem:
        raise ValueError("a column is no text") from problem


def holds(row: Row, written: Written | None) -> bool:
    """Say whether a row has the leaf hash of its contents.

    As `expected_leaf`, but without reading the payload a second time where it was read by
    `written_of` and is canonical. Raises `ValueError` as that does.
    """
    position, recorded_at, recorded_by, kind, version, accord, party, subject, payload, leaf = row
    if written is None or type(position) is not int or not is_canonical(written, payload):
        return expected_leaf(row) == bytes(leaf)
    try:
        made = entry(
            position=position, recorded_at=recorded_at, recorded_by=recorded_by, kind=kind,
            version=version, accord=accord, party=party, subject=subject, payload=payload,
        )  # fmt: skip
    except TypeError as problem:
        raise ValueError("a column is no text") from problem
    return leaf_hash(made) == leaf


def written_of(row: Row) -> Written | None:
    """Return the payload of a claim; None where the row is of something else or of another form."""
    try:
        return read_claim(row.payload) if _may_be_usual(row) else None
    except (TypeError, ValueError, RecursionError):
        return None


def decode(row: Columns) -> Event:
    """Return the event of a stored row. Raises `Damaged`, naming the position."""
    try:
        if _may_be_usual(row):
            return claim_event(row, read_claim(row[8]), _parsed)
    except (TypeError, ValueError, RecursionError, TrackerError):
        pass  # what is wrong is said below
    return _decoded(Row._make(row))


def event_written(row: Row, written: Written | None) -> Event:
    """Return the event of a row whose payload was read by `written_of`. Raises `Damaged`."""
    if written is not None:
        with suppress(TrackerError):
            return claim_event(row, written, _parsed)
    return _decoded(row)


def id_written(row: Row, written: Written) -> str:
    """Return the id of the claim of a row whose payload was read by `written_of`.

    Raises `BadDate`, or `NotCanonical`.
    """
    if written.when is not None:
        _parsed(written.when)
    return claim_id(
        article=written.article,
        accord=_text(row.accord),
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
            body=_body(row, content),
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
    """Return the columns of a row with the payload as an object and the hash in hexadecimal."""
    return {
        **row._asdict(),
        "payload": json.loads(row.payload),
        "leaf_hash": bytes(row.leaf_hash).hex(),
    }


def _content(body: Body) -> tuple[str | None, str | None, str, str]:
    match body:
        case ClaimRecorded(claim=claim):  # most of them
            return claim.accord, claim.party, claim.id, claim_payload(claim)
        case ArticleRecorded(article=article):
            return None, None, article.id, article_payload(article)
        case AccordDefined(accord=accord):
            return accord.slug, None, accord.slug, canonical_json(_accord_payload(accord))
        case ClaimAccepted() | ClaimRejected() | ClaimRetracted() | ClaimRestored():
            why = canonical_json(_known({"why": body.why}))
            return body.accord, body.party, body.claim, why
        case _ as never:
            assert_never(never)


def _body(row: Row, content: Payload) -> Body:
    if row.kind in _VERDICTS:
        _only(content, "why")
        return _VERDICTS[row.kind](
            claim=row.subject, accord=_text(row.accord), party=row.party, why=content.get("why")
        )
    match row.kind:
        case "accord-defined":
            return AccordDefined(accord=_accord(content))
        case "article-recorded":
            return ArticleRecorded(article=_article(content))
        case "claim-recorded":
            return ClaimRecorded(claim=_claim(row, content))
        case _:
            raise ValueError(f"unknown kind {row.kind!r}")


def _accord_payload(accord: Accord) -> Payload:
    return _known(
        {
            "accord": accord.slug,
            "name": accord.name,
            "aliases": list(accord.aliases),
            "counterpart": accord.counterpart,
            "membership": accord.membership,
            "suspended-count": accord.suspended_count,
        }
    )


def _accord(content: Payload) -> Accord:
    _only(content, "accord", "name", "aliases", "counterpart", "membership", "suspended-count")
    criterion_named(content["membership"])
    return Accord(
        slug=_typed(content["accord"], str),
        name=_typed(content["name"], str),
        aliases=tuple(_typed(each, str) for each in content.get("aliases", ())),
        counterpart=_maybe(content, "counterpart"),
        membership=content["membership"],
        suspended_count=_typed(content["suspended-count"], bool),
    )


_ARTICLE_TEXTS = ("outlet", "title", "byline", "url", "language")


def _article(content: Payload) -> Article:
    _only(content, *_ARTICLE_TEXTS, "published", "text")
    text = content.get("text")
    return Article(
        **{name: _maybe(content, name) for name in _ARTICLE_TEXTS},
        published=_when(content.get("published")),
        text=None
        if text is None
        else TextRef(sha256=_typed(text["sha256"], str), length=_count(text["length"])),
    )


_ACTS: Final = {each.value: each for each in Act}
_MODALITIES: Final = {each.value: each for each in Modality}
_CLAIM_TEXTS = frozenset(
    {
        "asserter",
        "via",
        "origin",
        "condition",
        "locator",
        "note",
        "ref",
        "supersedes",
        "rule",
        "confidence",
    }
)
_CLAIM_KEYS = {
    *_CLAIM_TEXTS,
    "article",
    "act",
    "modality",
    "when",
    "quote",
    "at",
    "also",
    "method",
}


def _claim(row: Row, content: Payload) -> Claim:
    if not content.keys() <= _CLAIM_KEYS:
        _only(content, *_CLAIM_KEYS)
    article, act, modality = content["article"], content["act"], content["modality"]
    return Claim(
        **{name: _typed(content[name], str) for name in content.keys() & _CLAIM_TEXTS},
        article=_typed(article, str),
        accord=_text(row.accord),
        party=row.party,
        act=_ACTS.get(act) or Act(act),
        modality=_MODALITIES.get(modality) or Modality(modality),
        when=_when(content.get("when")),
        quote=_quote(content) if "quote" in content else None,
        also=tuple(map(_quote, content.get("also", ()))),
        method=_typed(content.get("method", CURATED), str),
    )


def _quote(content: Payload) -> Quote:
    at = content.get("at")
    return Quote(words=_typed(content["quote"], str), at=None if at is None else _count(at))


def _known(payload: Mapping[str, Any]) -> Payload:
    """Leave out what is absent: None and empty lists."""
    return {key: value for key, value in payload.items() if value is not None and value != []}


def _only(content: Payload, *names: str) -> None:
    unknown = content.keys() - set(names)
    if unknown:
        raise ValueError(f"unknown key {sorted(unknown)[0]!r} in the payload")


def _typed(value: Any, kind: type[T]) -> T:
    if type(value) is not kind:
        raise ValueError(f"{value!r} is no {kind.__name__}")
    return value


def _maybe(content: Payload, name: str) -> str | None:
    return _typed(content[name], str) if name in content else None


def _count(value: Any) -> int:
    if _typed(value, int) < 0:
        raise ValueError(f"{value} is below zero")
    return int(value)


def _when(text: str | None) -> When | None:
    return None if text is None else _parsed(text)


@lru_cache(maxsize=16_384)
def _parsed(text: str) -> When:
    """A date as parsed before: most of a log's are written many times."""
    return When.parse(text)


def _text(value: str | None) -> str:
    if value is None:
        raise ValueError("the accord is missing")
    return value
