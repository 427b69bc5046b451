"""The stored log: append-only in the database itself, and as the migrations make it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from servers import LOCKED_OUT, Server, behind, name_of
from sqlalchemy import Engine, inspect

from tracker.domain.acts import Act
from tracker.domain.claims import Accord, Article, Claim
from tracker.domain.errors import DatabaseUnusable
from tracker.domain.events import (
    AccordDefined,
    ArticleRecorded,
    Body,
    ClaimRecorded,
    ClaimRetracted,
)
from tracker.log import store, texts
from tracker.log.driver import streamed
from tracker.log.engine import disposing, open_reader, open_writer, revision, shown, upgrade
from tracker.log.migrate import config, head
from tracker.log.tables import REVISION, REVISIONS, metadata
from tracker.projections.membership import memberships
from tracker.queries.log import open_log

ARTICLE = Article(outlet="Wire", title="One")
CLAIM = Claim(article=ARTICLE.id, accord="opec", party="SA", act=Act.JOINED)
BODIES = (
    AccordDefined(accord=Accord(slug="opec", name="OPEC")),
    ArticleRecorded(article=ARTICLE),
    ClaimRecorded(claim=CLAIM),
)
MORNING = "2026-11-22T09:00:00.000000Z"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "log.db"


@pytest.fixture
def engine(database: str) -> Iterator[Engine]:
    engine = open_writer(database, create=True)
    with store.transaction(engine) as connection:
        store.append(connection, BODIES, recorded_at=MORNING, recorded_by="me")
    yield engine
    engine.dispose()


OTHER = "recorded_by, kind, version, accord, party, subject, payload, leaf_hash"
ON_BOTH = (
    "UPDATE events SET recorded_by = 'them' WHERE position = 2",
    "UPDATE events SET position = 9 WHERE position = 3",
    "UPDATE events SET position = 9 WHERE position = 99 OR position = 3",
    "DELETE FROM events WHERE position = 3",
    "DELETE FROM events",
    f"INSERT INTO events SELECT 5, recorded_at, {OTHER} FROM events WHERE position = 3",
    f"INSERT INTO events SELECT 3, recorded_at, {OTHER} FROM events WHERE position = 3",
    f"INSERT INTO events SELECT 0, recorded_at, {OTHER} FROM events WHERE position = 3",
    f"INSERT INTO events SELECT 4, '2020', {OTHER} FROM events WHERE position = 3",
)
OF_ONE = {
    "sqlite": (
        "INSERT OR REPLACE INTO events SELECT * FROM events WHERE position = 2",
        "REPLACE INTO events SELECT * FROM events WHERE position = 3",
        "INSERT INTO events SELECT 4, recorded_at, recorded_by, kind, version, accord, party,"
        " subject, payload, x'00' FROM events WHERE position = 3",
    ),
    "postgresql": (
        "TRUNCATE events",
        "TRUNCATE events, texts CASCADE",
        "UPDATE events SET recorded_by = 'them' WHERE false",
        "INSERT INTO events SELECT * FROM events WHERE position = 2"
        " ON CONFLICT (position) DO UPDATE SET recorded_by = 'them'",
        f"INSERT INTO events SELECT 3 + n * 2, recorded_at, {OTHER}"
        " FROM events, generate_series(1, 2) AS n WHERE position = 3",
        "SET session_replication_role = replica; DELETE FROM events",
        "SET session_replication_role = replica;"
        f" INSERT INTO events SELECT 5, recorded_at, {OTHER} FROM events WHERE position = 3",
        "INSERT INTO events SELECT 4, recorded_at, recorded_by, kind, version, accord, party,"
        " subject, payload, '\\x00'::bytea FROM events WHERE position = 3",
    ),
}


def refuses(database: str, statement: str) -> None:
    with behind(database) as connection:
        before = connection.execute("SELECT * FROM events ORDER BY position").fetchall()
        with pytest.raises((sqlite3.IntegrityError, psycopg.errors.IntegrityError)):
            connection.execute(statement)
        after = connection.execute("SELECT * FROM events ORDER BY position").fetchall()
    assert after == before


@pytest.mark.parametrize("statement", ON_BOTH)
def test_the_database_itself_refuses_whatever_is_no_append(
    engine: Engine, database: str, statement: str
) -> None:
    refuses(database, statement)


def test_the_database_itself_refuses_its_own_ways_of_changing_rows(
    engine: Engine, database: str, kind: str
) -> None:
    for statement in OF_ONE[kind]:
        refuses(database, statement)


def test_several_rows_that_follow_are_taken_in_one_statement(engine: Engine, database: str) -> None:
    with behind(database) as connection:
        connection.execute(
            f"INSERT INTO events SELECT position + 3, recorded_at, {OTHER} FROM events"
            " ORDER BY position"
        )
    with store.transaction(engine) as connection:
        assert store.head(connection) == 6


def test_positions_follow_each_other_and_time_never_decreases(engine: Engine) -> None:
    earlier = "2026-11-22T08:00:00.000000Z"
    retraction = ClaimRetracted(claim=CLAIM.id, accord="opec", party="SA", why="misread")
    with store.transaction(engine) as connection:
        (event,) = store.append(connection, [retraction], recorded_at=earlier, recorded_by="me")
    assert (event.position, event.recorded_at) == (4, MORNING)


def test_a_moment_is_where_the_log_ended_then_whatever_was_recorded_at_once(engine: Engine) -> None:
    times = [f"2026-11-23T{hour:02}:00:00.000000Z" for hour in (1, 1, 2, 5, 5, 5, 6, 9)]
    with store.transaction(engine) as connection:
        for number, recorded_at in enumerate(times):
            slug = f"accord-{number}"
            body = AccordDefined(accord=Accord(slug=slug, name=slug))
            store.append(connection, [body], recorded_at=recorded_at, recorded_by="me")
        recorded = [MORNING] * len(BODIES) + times
        for asked in ("2020", MORNING, *(f"2026-11-23T{hour:02}:30" for hour in range(11)), *times):
            assert store.head_at(connection, asked) == sum(each <= asked for each in recorded)


def test_a_transaction_that_fails_leaves_nothing(engine: Engine, database: str) -> None:
    with pytest.raises(RuntimeError), store.transaction(engine) as connection:
        store.append(connection, BODIES, recorded_at=MORNING, recorded_by="me")
        raise RuntimeError
    with (
        disposing(open_reader(database)) as reader,
        store.transaction(reader) as connection,
    ):
        assert store.head(connection) == 3


def test_what_the_driver_says_of_rows_is_an_error_of_ours(engine: Engine, database: str) -> None:
    with pytest.raises(DatabaseUnusable), store.transaction(engine, database) as connection:
        next(streamed(connection, "SELECT nothing FROM nowhere"))


def test_a_slice_holds_the_claims_of_its_accord_and_their_articles_alone(engine: Engine) -> None:
    other = Article(outlet="Wire", title="Two")
    more = (
        AccordDefined(accord=Accord(slug="other", name="Other")),
        ArticleRecorded(article=other),
        ClaimRecorded(claim=Claim(article=other.id, accord="other", party="SA", act=Act.JOINED)),
    )
    with store.transaction(engine) as connection:
        store.append(connection, more, recorded_at=MORNING, recorded_by="me")
        found = store.slice_of(connection, accords=["opec"], upto=6)
        early = store.slice_of(connection, accords=["opec"], upto=2)
    assert [event.position for event in found] == [1, 2, 3]
    assert [event.position for event in early] == [1]


def test_what_is_read_for_one_party_answers_for_it_as_the_whole_accord_does(
    engine: Engine, database: str
) -> None:
    def said(party: str, **more: Any) -> Claim:
        return Claim(article=ARTICLE.id, accord="opec", party=party, act=Act.JOINED, **more)

    wrong, kept, draft, gone = (
        said("IR", locator="1"),
        said("IR", locator="2"),
        said("IQ", locator="3", method="rules/1"),
        said("KW", locator="4"),
    )
    right = said("IQ", locator="5", supersedes=wrong.id)
    misread = said("KW", locator="6", supersedes=kept.id)
    bodies: list[Body] = [ClaimRecorded(claim=each) for each in (wrong, kept, draft, gone)]
    bodies += [ClaimRecorded(claim=each) for each in (right, misread)]
    for each in (gone, misread):
        bodies.append(ClaimRetracted(claim=each.id, accord="opec", party="KW", why="misread"))
    with store.transaction(engine) as connection:
        store.append(connection, bodies, recorded_at=MORNING, recorded_by="me")
    for with_drafts in (False, True):
        with open_log(database, with_drafts=with_drafts) as log:
            accord = log.accord("opec", log.head)
            for at in range(1, log.head + 1):
                whole = memberships(log.standing(accord, at), accord)
                waiting = dict(log.waiting)
                for party in ("SA", "IR", "IQ", "KW", "AE"):
                    standing = log.standing(accord, at, party=party)
                    assert memberships(standing, accord).get(party) == whole.get(party)
                    assert log.waiting == waiting
    assert [each.id for each in whole["IR"].evidence] == [kept.id]


def test_a_reader_cannot_write(engine: Engine, database: str) -> None:
    with (
        disposing(open_reader(database)) as reader,
        pytest.raises(DatabaseUnusable, match=r"readonly|read-only"),
        store.transaction(reader, database) as connection,
    ):
        store.append(connection, BODIES, recorded_at=MORNING, recorded_by="me")


def test_the_migrations_make_exactly_the_tables_of_the_metadata(engine: Engine) -> None:
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_the_migrations_go_down_to_nothing_and_up_again(engine: Engine, database: str) -> None:
    with engine.begin() as connection:
        migrations = config()
        migrations.attributes["connection"] = connection
        command.downgrade(migrations, "base")
        assert inspect(connection).get_table_names() == ["alembic_version"]
    engine.dispose()
    assert upgrade(database) == REVISION
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


@pytest.mark.parametrize("older", REVISIONS[:-1])
def test_a_log_of_an_older_revision_is_refused_until_it_is_brought_up_to_date(
    engine: Engine, database: str, older: str
) -> None:
    with store.transaction(engine) as connection:
        store.append(connection, BODIES, recorded_at=MORNING, recorded_by="me")
        rows = list(store.rows(connection))
    with engine.begin() as connection:
        migrations = config()
        migrations.attributes["connection"] = connection
        command.downgrade(migrations, older)
    engine.dispose()
    with pytest.raises(DatabaseUnusable, match=f"older revision {older}") as raised:
        open_reader(database)
    assert "db upgrade" in str(raised.value.hint)
    assert upgrade(database) == REVISION
    with disposing(open_reader(database)) as reader, store.transaction(reader) as connection:
        assert list(store.rows(connection)) == rows
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_the_newest_migration_is_the_revision_that_the_code_works_with() -> None:
    assert head() == REVISION == REVISIONS[-1]


def test_what_was_recorded_is_synced_before_it_is_reported(engine: Engine, kind: str) -> None:
    with engine.connect() as connection:
        if kind == "sqlite":
            assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
            assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
        else:
            assert connection.exec_driver_sql("SHOW synchronous_commit").scalar() == "on"


def test_a_text_is_held_by_its_hash_once(engine: Engine) -> None:
    with store.transaction(engine) as connection:
        assert texts.add(connection, "Überall".encode(), at=MORNING, by="me")
        assert not texts.add(connection, "Überall".encode(), at=MORNING, by="me")
        assert texts.held(connection, texts.reference("Überall".encode()).sha256) == "Überall"
        assert texts.held(connection, "00" * 32) is None
        assert texts.count(connection) == 1


def altered(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


class TestAnUnusableDatabase:
    def refused(self, target: Path) -> str:
        with pytest.raises(DatabaseUnusable) as raised:
            open_reader(str(target))
        assert raised.value.status == 6
        assert raised.value.hint
        return str(raised.value)

    def test_missing_is_never_an_empty_answer(self, path: Path) -> None:
        assert "there is no database" in self.refused(path)
        assert not path.exists()

    def test_a_folder(self, tmp_path: Path) -> None:
        assert "is a folder" in self.refused(tmp_path)

    def test_a_file_of_something_else(self, path: Path) -> None:
        path.write_text("not a database, but long enough to be one" * 99)
        assert "file is not a database" in self.refused(path)

    def test_an_empty_file(self, path: Path) -> None:
        path.touch()
        assert "holds no tracker log yet" in self.refused(path)

    def test_somebody_elses_database_is_neither_read_nor_migrated(self, path: Path) -> None:
        altered(path, "CREATE TABLE recipes (name)")
        before = path.read_bytes()
        assert "something else" in self.refused(path)
        with pytest.raises(DatabaseUnusable):
            open_writer(str(path), create=True)
        assert path.read_bytes() == before

    def test_somebody_elses_alembic_database(self, path: Path) -> None:
        altered(
            path,
            "CREATE TABLE alembic_version (version_num)",
            "INSERT INTO alembic_version VALUES ('ae1027a6acf')",
        )
        assert "something else" in self.refused(path)
        with pytest.raises(DatabaseUnusable):
            open_writer(str(path), create=True)

    def test_a_newer_one(self, path: Path) -> None:
        open_writer(str(path), create=True).dispose()
        altered(path, "UPDATE alembic_version SET version_num = '0099'")
        assert "revision 0099, which this version does not know" in self.refused(path)
        with pytest.raises(DatabaseUnusable):
            open_writer(str(path), create=True)

    def test_a_url_of_a_kind_that_is_not_opened(self) -> None:
        with pytest.raises(DatabaseUnusable, match="mysql"):
            open_reader("mysql://somewhere/log")

    def test_what_the_driver_says_at_the_beginning_is_an_error_of_ours(
        self, tmp_path: Path
    ) -> None:
        target = str(tmp_path / "log.db")
        with disposing(open_writer(target, create=True)) as engine:
            with closing(engine.raw_connection()) as raw:
                raw.cursor().execute("PRAGMA query_only=ON")
            with (
                pytest.raises(DatabaseUnusable, match="attempt to write a readonly database"),
                store.transaction(engine, target),
            ):
                raise AssertionError("nothing begins where nothing can be written")


class TestPostgres:
    """What only a server can refuse."""

    @pytest.fixture
    def empty(self, server: Server) -> Iterator[str]:
        url = server.database()
        yield url
        server.drop(url)

    def refused(self, url: str) -> str:
        said = set()
        for opened in (open_reader, lambda url: open_writer(url, create=True)):
            with pytest.raises(DatabaseUnusable) as raised:
                opened(url)
            assert raised.value.status == 6
            assert raised.value.hint
            said.add(f"{raised.value}: {raised.value.hint}")
        return " | ".join(said)

    def test_only_db_upgrade_makes_the_tables(self, empty: str) -> None:
        assert "holds no tracker log yet: `tracker db upgrade` makes it" in self.refused(empty)
        with behind(empty) as connection:
            tables = "SELECT FROM pg_tables WHERE schemaname = 'public'"
            assert connection.execute(tables).fetchall() == []
        assert upgrade(empty) == REVISION
        with disposing(open_reader(empty)) as engine:
            assert revision(engine, empty) == REVISION

    def test_somebody_elses_database_is_left_alone(self, empty: str) -> None:
        with behind(empty) as connection:
            connection.execute("CREATE TABLE recipes (name text)")
            assert "something else" in self.refused(empty)
            with pytest.raises(DatabaseUnusable, match="something else"):
                upgrade(empty)
            tables = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
            assert connection.execute(tables).fetchall() == [("recipes",)]

    def test_a_database_that_is_not_there(self, server: Server) -> None:
        assert "CREATE DATABASE" in self.refused(server.named("nowhere"))

    def test_a_server_that_is_not_there(self, tmp_path: Path) -> None:
        assert "is the server running" in self.refused(f"postgresql:///log?host={tmp_path}")

    def test_a_database_in_another_encoding(self, server: Server) -> None:
        name = "tracker_test_latin"
        server.run("CREATE DATABASE {} ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0", name)
        with pytest.raises(DatabaseUnusable, match="encoded in LATIN1"):
            upgrade(server.named(name))
        server.drop(server.named(name))

    def test_a_wrong_password_is_named_as_such_and_never_shown(self, server: Server) -> None:
        if not server.is_ours:
            pytest.skip("asks for a server that we configured")
        server.run("CREATE ROLE {} LOGIN PASSWORD 'right'", LOCKED_OUT)
        said = self.refused(server.url.replace("postgres@", f"{LOCKED_OUT}:wr%6Fng!@"))
        assert "password authentication failed" in said
        assert "wr" not in said.replace("write", "")
        server.run("DROP ROLE {}", LOCKED_OUT)

    @pytest.mark.parametrize(
        "url",
        [
            "postgresql://me:hunter2@host/log",
            "postgres://me:hunter2@host:1/log?sslmode=require",
            "postgresql+psycopg://me:hun%74er2@host:99999/log",
            "postgresql://me:hunter2/hunter2@host/log",
            "postgresql://me:hunter2@hunter2@host/log",
            "postgresql://me:hunter2?hunter2@host/log",
            "postgresql://me:hunter2#hunter2@host/log",
            "postgresql://me:hunter2",
            "postgresql://me:hunter2/log",
            "postgresql://me:%hunter2@host/log",
            "postgresql://host/log?user=me&password=hunter2",
            "postgresql://host/log?password=hunter2@hunter2",
            "postgresql://host/log?pass=hunter2",
        ],
    )
    def test_a_password_is_in_no_message(self, url: str) -> None:
        assert "hunter2" not in shown(url)
        assert "me:" not in shown(url)

    @pytest.mark.parametrize(
        "url",
        [
            "postgresql://me:hunter2",
            "postgresql://me:%hunter2@host/log",
            "postgresql://localhost:1/log?pass=hunter2",
            "postgresql://localhost:1/log?password=hunter2",
        ],
    )
    def test_a_url_that_makes_no_sense_is_refused_without_its_password(self, url: str) -> None:
        assert "hunter2" not in self.refused(url)

    def test_every_text_is_compared_by_its_bytes(self, server: Server) -> None:
        url = server.log()
        with behind(url) as connection:
            collations = connection.execute(
                "SELECT DISTINCT collname FROM pg_attribute JOIN pg_collation c"
                " ON attcollation = c.oid WHERE attrelid IN ('events'::regclass, 'texts'::regclass)"
            ).fetchall()
        server.drop(url)
        assert collations == [("C",)]

    def test_without_psycopg_the_message_says_what_to_install(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(__import__("sys").modules, "psycopg", None)
        assert "psycopg[binary]" in self.refused("postgresql://host/log")


def test_what_is_reported_is_on_the_disk_even_where_the_server_would_not_wait(
    server: Server,
) -> None:
    """`synchronous_commit = off` of a database is overridden in a writer's transaction."""
    url = server.log()
    server.run("ALTER DATABASE {} SET synchronous_commit = off", name_of(url))
    with disposing(open_writer(url, create=False)) as writer, writer.begin() as connection:
        assert connection.exec_driver_sql("SHOW synchronous_commit").scalar() == "on"
    server.drop(url)


def test_a_writer_of_a_file_waits_for_the_disk(tmp_path: Path) -> None:
    db = str(tmp_path / "log.db")
    with disposing(open_writer(db, create=True)) as writer, writer.begin() as connection:
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2  # FULL
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
