"""Appending to the log and reading slices of it.

Positions are numbered here, by the writer that holds the lock; the database's own guards refuse
anything else. A slice is what one question needs: the claims and judgements of some accords, the
articles that they come from, and the accords' definitions.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from operator import attrgetter
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, Engine, Select, func, select
from sqlalchemy.exc import DBAPIError

from tracker.domain.claims import CURATED
from tracker.domain.events import (
    KINDS,
    AccordDefined,
    ArticleRecorded,
    Body,
    ClaimRecorded,
    Event,
)
from tracker.log.claim_events import Columns
from tracker.log.codec import Row, decode, encode
from tracker.log.driver import execute_many, fetched, first, streamed
from tracker.log.engine import unusable
from tracker.log.tables import DEFINITIONS, events

_COLUMNS: Final = tuple(events.c)
_INSERT: Final = f"INSERT INTO events VALUES ({', '.join('?' * len(_COLUMNS))})"
_ALL: Final = f"SELECT {', '.join(column.name for column in _COLUMNS)} FROM events"
_END: Final = "SELECT position, recorded_at FROM events ORDER BY position DESC LIMIT 1"
_LAST: Final = 2**63 - 1
"""The largest integer of both databases."""
_CACHE_KB: Final = 48_000
_CHUNK: Final = 500
"""Ids asked for in one statement; SQLite allows at least 999 parameters."""


@contextmanager
def transaction(engine: Engine, target: str = "the database") -> Iterator[Connection]:
    """Open one transaction; what the driver objects to becomes `DatabaseUnusable`."""
    try:
        with engine.begin() as connection:
            yield connection
    except DBAPIError as problem:
        raise unusable(target, problem) from problem


def append(
    connection: Connection, bodies: Sequence[Body], *, recorded_at: str, recorded_by: str
) -> list[Event]:
    """Append events in order and return them with their positions.

    The transaction must hold the writers' lock. `recorded_at` is moved up to that of the last
    event where the clock has gone back.
    """
    if not bodies:
        return []
    position, latest = end(connection)
    recorded = [
        Event(
            position=place,
            recorded_at=max(recorded_at, latest),
            recorded_by=recorded_by,
            body=body,
        )
        for place, body in enumerate(bodies, start=position + 1)
    ]
    append_rows(connection, [encode(event) for event in recorded])
    return recorded


def append_rows(connection: Connection, rows: Sequence[Row]) -> None:
    """Append rows whose positions follow the last one. The transaction must hold the lock."""
    if connection.dialect.name == "postgresql":
        from tracker.log import postgres

        postgres.copy(connection, rows)
    elif rows:
        execute_many(connection, _INSERT, rows)


def expect_many(connection: Connection) -> None:
    """Make ready for very many rows: ids come in no order, and their index is written all over."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA cache_size=-{_CACHE_KB}")


def end(connection: Connection) -> tuple[int, str]:
    """Return the position of the last event and its `recorded_at`; 0 and "" for an empty log."""
    position, recorded_at = first(connection, _END) or (0, "")
    return position, recorded_at


class Record(NamedTuple):
    """What is recorded under an id: a kind and a payload, and where."""

    kind: str
    payload: str
    position: int


def records(connection: Connection, subjects: Collection[str]) -> dict[str, list[Record]]:
    """Return, by id, what is recorded under some ids, oldest first."""
    found: dict[str, list[Record]] = {}
    wanted = list(subjects)
    select_ = "SELECT subject, kind, payload, position FROM events WHERE subject"
    for begin in range(0, len(wanted), _CHUNK):
        some = wanted[begin : begin + _CHUNK]
        if connection.dialect.name == "postgresql":
            # as one text, which is not looked through for what an array would escape
            query = f"{select_} = ANY(string_to_array(%s, ' '))"
            values: Sequence[str] = (" ".join(some),)
        else:
            query, values = f"{select_} IN ({', '.join('?' * len(some))})", some
        for subject, kind, payload, position in fetched(connection, query, values):
            found.setdefault(subject, []).append(Record(kind, payload, position))
    for recorded in found.values():
        if len(recorded) > 1:
            recorded.sort(key=attrgetter("position"))
    return found


def head(connection: Connection) -> int:
    """Return the position of the last event; 0 for an empty log."""
    return connection.execute(select(func.max(events.c.position))).scalar() or 0


def head_at(connection: Connection, recorded_at: str) -> int:
    """Return the last position that was recorded at or before a moment."""
    # recorded_at never decreases: halve what is left, some twenty rows in a million
    at = select(events.c.recorded_at)
    low, high = 0, head(connection)
    while low < high:
        middle = (low + high + 1) // 2
        found = connection.execute(at.where(events.c.position == middle)).scalar_one()
        if found <= recorded_at:
            low = middle
        else:
            high = middle - 1
    return low


def rows(connection: Connection, *, since: int = 0, upto: int | None = None) -> Iterator[Row]:
    """Yield stored rows in order, after `since` and up to `upto`, as a stream."""
    for some in _some_rows(connection, since=since, upto=_LAST if upto is None else upto):
        yield from map(Row._make, some)


def whole(connection: Connection, *, upto: int) -> Iterator[Event]:
    """Yield every event up to a position, as a stream."""
    for some in _some_rows(connection, since=0, upto=upto):
        yield from map(decode, some)


def _some_rows(connection: Connection, *, since: int, upto: int) -> Iterator[Sequence[Columns]]:
    wanted = f"position > {min(since, _LAST)} AND position <= {min(upto, _LAST)}"
    return streamed(connection, f"{_ALL} WHERE {wanted} ORDER BY position")


def slice_of(connection: Connection, *, accords: Collection[str], upto: int) -> list[Event]:
    """Return all events, up to a position, that questions about these accords need."""
    told = _read(connection, events.c.accord, accords, upto)
    articles = {event.body.claim.article for event in told if isinstance(event.body, ClaimRecorded)}
    return _in_order([*told, *_read(connection, events.c.subject, articles, upto)])


def slice_about(connection: Connection, *, accord: str, party: str, upto: int) -> list[Event]:
    """Return what questions about one party need of the slice of an accord.

    Beside the claims about the party these are the claims that supersede others, whomever they are
    about, the drafts, which are counted, and the judgements of all of them.
    """
    columns = events.c
    wanted = (
        (columns.party == party)
        | (columns.kind != KINDS[ClaimRecorded])
        | columns.payload.contains('"supersedes":"')
        | ~columns.payload.contains(f'"method":"{CURATED}"')
    )
    query = select(*_COLUMNS).where(columns.accord == accord, columns.position <= upto, wanted)
    found = _events(connection, query)
    claims = {event.subject for event in found if isinstance(event.body, ClaimRecorded)}
    told = [
        event for event in found if isinstance(event.body, AccordDefined) or event.subject in claims
    ]
    articles = {event.body.claim.article for event in told if isinstance(event.body, ClaimRecorded)}
    return _in_order([*told, *_read(connection, columns.subject, articles, upto)])


def about(connection: Connection, *, subjects: Collection[str], upto: int) -> list[Event]:
    """Return the events about these ids, and those of the articles that the claims stand in."""
    told = _read(connection, events.c.subject, subjects, upto)
    articles = {event.body.claim.article for event in told if isinstance(event.body, ClaimRecorded)}
    return _in_order([*told, *_read(connection, events.c.subject, articles - set(subjects), upto)])


def accords(
    connection: Connection, *, upto: int, slugs: Collection[str] | None = None, since: int = 0
) -> list[Event]:
    """Return the definitions of some accords, or of all, after `since` and up to `upto`."""
    if slugs is not None:
        return _read(connection, events.c.subject, slugs, upto)
    within = (events.c.position <= upto, events.c.position > since)
    return _events(connection, select(*_COLUMNS).where(DEFINITIONS, *within))


def articles(connection: Connection, *, upto: int, since: int = 0) -> list[Event]:
    """Return the records of all articles, after `since` and up to `upto`."""
    records = events.c.kind == KINDS[ArticleRecorded]
    query = select(*_COLUMNS).where(records, events.c.position <= upto)
    return _events(connection, query.where(events.c.position > since))


def claims_of(connection: Connection, *, article: str, upto: int) -> list[Event]:
    """Return the records of all claims of an article; no index helps, all claims are looked at."""
    claims = events.c.kind == KINDS[ClaimRecorded]
    words = events.c.payload.contains(f'"article":"{article}"', autoescape=True)
    return _events(connection, select(*_COLUMNS).where(claims, words, events.c.position <= upto))


def recordings(connection: Connection, *, accord: str, upto: int) -> Iterator[Any]:
    """Yield subject, position, recorded_at, recorded_by and leaf_hash of an accord's claims.

    A claim that was amended comes more than once, in the order of the positions.
    """
    columns = events.c
    query = select(
        columns.subject,
        columns.position,
        columns.recorded_at,
        columns.recorded_by,
        columns.leaf_hash,
    ).where(columns.accord == accord, columns.kind == KINDS[ClaimRecorded])
    yield from connection.execute(query.where(columns.position <= upto).order_by(columns.position))


def accords_naming(connection: Connection, *, party: str, upto: int) -> list[str]:
    """Return the slugs of the accords in which some claim names a party."""
    # a step through the index for each accord that was defined; there is none of parties alone
    told = events.alias("told")
    named = select(told.c.position).where(
        told.c.accord == events.c.accord, told.c.party == party, told.c.position <= upto
    )
    query = select(events.c.accord).distinct().where(DEFINITIONS, named.exists())
    return sorted(connection.execute(query).scalars())


def recorded_on(connection: Connection, *, upto: int) -> str | None:
    """Return the UTC day on which the last event up to a position was recorded."""
    query = select(events.c.recorded_at).where(events.c.position == upto)
    found = connection.execute(query).scalar()
    return found[:10] if found else None


def parties(connection: Connection, *, upto: int) -> list[tuple[str, str, int]]:
    """Return party, accord and number of recorded claims, for every pair that claims name."""
    query = (
        select(events.c.party, events.c.accord, func.count(events.c.subject.distinct()))
        .where(events.c.party.is_not(None), events.c.position <= upto)
        .group_by(events.c.party, events.c.accord)
        .order_by(events.c.party, events.c.accord)
    )
    return [(party, accord, count) for party, accord, count in connection.execute(query)]


def is_named(connection: Connection, *, party: str, upto: int) -> bool:
    """Say whether any recorded claim names a party."""
    return bool(accords_naming(connection, party=party, upto=upto))


def subjects_like(connection: Connection, prefix: str, *, upto: int, most: int = 10) -> list[str]:
    """Return up to `most` article and claim ids that begin with a prefix."""
    subject = events.c.subject
    query = (
        select(subject)
        .where(subject >= prefix, subject < prefix + "g", events.c.position <= upto)
        .where(events.c.kind.in_((KINDS[ArticleRecorded], KINDS[ClaimRecorded])))
        .distinct()
        .order_by(subject)
        .limit(most)
    )
    return list(connection.execute(query).scalars())


def _read(connection: Connection, column: Any, values: Collection[str], upto: int) -> list[Event]:
    """Return the events with one of some values in a column, a bounded number at a time."""
    found: list[Event] = []
    wanted = sorted(values)
    for begin in range(0, len(wanted), _CHUNK):
        some = wanted[begin : begin + _CHUNK]
        query = select(*_COLUMNS).where(column.in_(some), events.c.position <= upto)
        found += _events(connection, query)
    return found


def _events(connection: Connection, query: Select[Any]) -> list[Event]:
    # sorted here: the databases would sort whole rows
    return _in_order(decode(Row(*row)) for row in connection.execute(query))


def _in_order(found: Iterable[Event]) -> list[Event]:
    return sorted(found, key=lambda event: event.position)
