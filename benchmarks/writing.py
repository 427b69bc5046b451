"""Bulk import beside the raw driver, and small transactions beside the `eventsourcing` library."""

import json
import sqlite3
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any

import psycopg
from libraries import Recorded, application
from logs import bodies
from pairs import Pair, Place, Side

from tracker.commands.imports import start_import
from tracker.domain.events import AccordDefined, ArticleRecorded, Body, ClaimRecorded
from tracker.log import store
from tracker.log.codec import Row
from tracker.log.engine import disposing, open_reader, open_writer

AT = "2026-01-01T00:00:00.000000Z"
TRANSACTIONS = 300
A_TRANSACTION = 10


def pairs(place: Place) -> Iterator[Pair]:
    """Yield the marks of writing."""
    yield from bulk(place)
    yield small(place)


class Target:
    """A database that is made anew before each run, with the accords in it."""

    def __init__(self, place: Place, accords: list[Body]) -> None:
        self.place = place
        self.accords = accords
        self.name = ""

    def renew(self) -> None:
        old = self.name
        self.name = self.place.fresh()
        record(self.name, self.accords)
        if old and "://" not in old:
            for suffix in ("", "-wal", "-shm"):
                Path(old + suffix).unlink(missing_ok=True)


def record(target: str, told: list[Body]) -> None:
    with (
        disposing(open_writer(target, create=True)) as engine,
        store.transaction(engine, target) as connection,
    ):
        store.append(connection, told, recorded_at=AT, recorded_by="bench")


def bulk(place: Place) -> Iterator[Pair]:
    """A million claims, at first and again, beside the raw driver with the very same rows."""
    told = list(bodies(place.events * 11 // 10, 1_000))
    accords: list[Body] = [each for each in told if isinstance(each, AccordDefined)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "claims.jsonl"
        claims = write_lines(path, told)
        del told
        target = Target(place, accords)
        target.renew()
        importing(target, path)()
        rows = read_rows(target.name, len(accords))
        raw = "executemany" if place.kind == "SQLite" else "text COPY"
        yield Pair(
            name=f"{place.kind}: bulk import of {claims:,} claims",
            ours=importing(target, path),
            floor_name=f"{raw} of its {len(rows):,} rows",
            floor=driving(target, rows),
            mark=1 / (0.45 if place.kind == "SQLite" else 0.35),
            before=target.renew,
        )
        kept = Target(place, accords)
        kept.renew()
        importing(kept, path)()
        yield Pair(
            name=f"{place.kind}: the same again, nothing new",
            ours=importing(kept, path),
            floor_name="the first time",
            floor=importing(target, path),
            mark=1.0,
            before=target.renew,
        )


def write_lines(path: Path, told: list[Body]) -> int:
    """Write the claims as JSON Lines, each with its article; return how many there are."""
    count = 0
    article: dict[str, str | None] = {}
    with path.open("w") as out:
        for body in told:
            if isinstance(body, ArticleRecorded):
                source = body.article
                published = source.published.text if source.published else None
                article = {"outlet": source.outlet, "title": source.title, "url": source.url}
                article["published"] = published
            elif isinstance(body, ClaimRecorded):
                claim = body.claim
                line: dict[str, Any] = {
                    "article": article,
                    "accord": claim.accord,
                    "party": claim.party,
                    "act": claim.act,
                    "modality": claim.modality,
                    "when": claim.when and claim.when.text,
                    "quote": claim.quote and claim.quote.words,
                    "at": claim.quote and claim.quote.at,
                    "note": claim.note and claim.note.strip(),
                }
                out.write(json.dumps(line) + "\n")
                count += 1
    return count


def importing(target: Target, path: Path) -> Side:
    """Return the import of a file into a database."""

    def run() -> None:
        imported = start_import(
            target.name, [str(path)], now=lambda: datetime.now(UTC), recorded_by="bench"
        )
        (outcome,) = imported.outcomes
        assert not outcome.faults, outcome.faults[:3]

    return run


def read_rows(target: str, after: int) -> list[Row]:
    with disposing(open_reader(target)) as engine, store.transaction(engine) as connection:
        return list(store.rows(connection, since=after))


def driving(target: Target, rows: list[Row]) -> Side:
    """Return the raw driver's way of writing rows, indexes and triggers in place."""

    def sqlite() -> None:
        connection = sqlite3.connect(target.name, isolation_level=None)
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany(f"INSERT INTO events VALUES ({', '.join('?' * 10)})", rows)
        connection.execute("COMMIT")
        connection.close()

    def postgres() -> None:
        names = ", ".join(Row._fields)
        with (
            psycopg.connect(target.name) as connection,
            connection.cursor() as cursor,
            cursor.copy(f"COPY events ({names}) FROM STDIN") as copying,
        ):
            for row in rows:
                copying.write_row(row)

    return sqlite if target.place.kind == "SQLite" else postgres


def small(place: Place) -> Pair:
    """Ten claims a transaction, beside the library's application at the same durability."""
    told = [each for each in islice(bodies(20_000, 100), 4_000) if isinstance(each, ClaimRecorded)]
    target = Target(place, [])
    other: dict[str, Any] = {}

    def renew() -> None:
        target.renew()
        other["app"] = application(place.fresh(), place.kind)

    def ours() -> None:
        with disposing(open_writer(target.name, create=False)) as engine:
            for begin in range(0, TRANSACTIONS * A_TRANSACTION, A_TRANSACTION):
                with store.transaction(engine) as connection:
                    some: list[Body] = list(told[begin : begin + A_TRANSACTION])
                    store.append(connection, some, recorded_at=AT, recorded_by="bench")

    def theirs() -> None:
        for begin in range(0, TRANSACTIONS * A_TRANSACTION, A_TRANSACTION):
            recorded = Recorded()
            for each in told[begin : begin + A_TRANSACTION]:
                recorded.tell(each.claim)
            other["app"].save(recorded)

    return Pair(
        name=f"{place.kind}: {TRANSACTIONS} transactions of {A_TRANSACTION} claims",
        ours=ours,
        floor_name="`eventsourcing`",
        floor=theirs,
        mark=1 / 1.2,
        before=renew,
    )
