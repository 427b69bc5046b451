"""Rows that are appended while the next ones are read: nothing is lost, no objection is unheard."""

import threading

import psycopg
import pytest
from servers import Server

from tracker.domain.claims import Article
from tracker.domain.errors import DatabaseUnusable
from tracker.domain.events import ArticleRecorded, Event
from tracker.log import store
from tracker.log.appending import Appender
from tracker.log.codec import Row, encode
from tracker.log.engine import disposing, open_reader, open_writer


def rows(first: int, last: int) -> list[Row]:
    return [
        encode(
            Event(
                position=position,
                recorded_at="2026-01-02T03:04:05.000000Z",
                recorded_by="test",
                body=ArticleRecorded(article=Article(outlet="Wire", title=f"Notice {position}")),
            )
        )
        for position in range(first, last + 1)
    ]


def length(database: str) -> int:
    with disposing(open_reader(database)) as engine, store.transaction(engine) as connection:
        return store.end(connection)[0]


@pytest.fixture
def log(database: str) -> str:
    with disposing(open_writer(database, create=True)) as engine, store.transaction(engine):
        return database


def test_all_rows_are_there_once_the_block_is_left(log: str) -> None:
    with (
        disposing(open_writer(log, create=False)) as engine,
        store.transaction(engine) as connection,
        Appender(connection) as appender,
    ):
        for begin in range(1, 3001, 1000):
            appender.append(rows(begin, begin + 999))
        appender.wait()
        assert store.end(connection)[0] == 3000
        appender.append(rows(3001, 3001))
    assert length(log) == 3001


@pytest.mark.parametrize("then", ["append", "wait", "leave"])
def test_what_the_database_objects_to_is_raised_by_whatever_comes_next(log: str, then: str) -> None:
    with disposing(open_writer(log, create=False)) as engine:
        with (
            pytest.raises(DatabaseUnusable, match="not the next position"),
            store.transaction(engine) as connection,
            Appender(connection) as appender,
        ):
            appender.append(rows(1, 5))
            appender.append(rows(7, 9))
            if then == "append":
                appender.append(rows(10, 11))
            elif then == "wait":
                appender.wait()
        assert length(log) == 0
        with store.transaction(engine) as connection, Appender(connection) as appender:
            appender.append(rows(1, 2))
    assert length(log) == 2


def test_rows_on_their_way_are_taken_back_with_the_rest(log: str) -> None:
    with disposing(open_writer(log, create=False)) as engine:
        with (
            pytest.raises(KeyboardInterrupt),
            store.transaction(engine) as connection,
            Appender(connection) as appender,
        ):
            appender.append(rows(1, 20_000))
            raise KeyboardInterrupt
        assert length(log) == 0
        with store.transaction(engine) as connection:
            store.append_rows(connection, rows(1, 1))
    assert length(log) == 1


def test_an_interruption_does_not_wait_for_a_server_that_does_not_answer(
    server: Server,
) -> None:
    """On PostgreSQL alone: SQLite has its rows at once."""
    log = server.log()
    released = threading.Event()
    with psycopg.connect(log) as other, disposing(open_writer(log, create=False, wait=3600)) as it:

        def release() -> None:
            released.set()
            other.cancel_safe()
            other.close()

        watchdog = threading.Timer(40, release)
        with (
            pytest.raises(KeyboardInterrupt),
            store.transaction(it) as connection,
            Appender(connection) as appender,
        ):
            other.execute("LOCK TABLE events IN ACCESS EXCLUSIVE MODE")
            watchdog.start()
            appender.append(rows(1, 10))
            raise KeyboardInterrupt
        watchdog.cancel()
        assert not released.is_set()
        other.rollback()
    assert length(log) == 0
    server.drop(log)
