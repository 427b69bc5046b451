"""The stored log: append-only in the database itself, and as the migrations make it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, create_engine

from tracker.domain.acts import Act
from tracker.domain.claims import Accord, Article, Claim
from tracker.domain.errors import DatabaseUnusable
from tracker.domain.events import AccordDefined, ArticleRecorded, ClaimRecorded, ClaimRetracted
from tracker.log import store, texts
from tracker.log.engine import disposing, open_reader, open_writer
from tracker.log.migrate import head
from tracker.log.tables import REVISION, REVISIONS, metadata

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
def engine(path: Path) -> Iterator[Engine]:
    engine = open_writer(str(path), create=True)
    with store.transaction(engine) as connection:
        store.append(connection, BODIES, recorded_at=MORNING, recorded_by="me")
    yield engine
    engine.dispose()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE events SET recorded_by = 'them' WHERE position = 2",
        "UPDATE events SET position = 9 WHERE position = 3",
        "DELETE FROM events WHERE position = 3",
        "DELETE FROM events",
        "INSERT OR REPLACE INTO events SELECT * FROM events WHERE position = 2",
        "REPLACE INTO events SELECT * FROM events WHERE position = 3",
        "INSERT INTO events SELECT 5, recorded_at, recorded_by, kind, version, accord, party,"
        " subject, payload, leaf_hash FROM events WHERE position = 3",
        "INSERT INTO events SELECT 4, '2020', recorded_by, kind, version, accord, party,"
        " subject, payload, leaf_hash FROM events WHERE position = 3",
        "INSERT INTO events SELECT 4, recorded_at, recorded_by, kind, version, accord, party,"
        " subject, payload, x'00' FROM events WHERE position = 3",
    ],
)
def test_the_database_itself_refuses_whatever_is_no_append(
    engine: Engine, path: Path, statement: str
) -> None:
    with closing(sqlite3.connect(path)) as connection:
        before = connection.execute("SELECT * FROM events").fetchall()
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute(statement)
        assert connection.execute("SELECT * FROM events").fetchall() == before


def test_positions_follow_each_other_and_time_never_decreases(engine: Engine) -> None:
    earlier = "2026-11-22T08:00:00.000000Z"
    retraction = ClaimRetracted(claim=CLAIM.id, accord="opec", party="SA", why="misread")
    with store.transaction(engine) as connection:
        (event,) = store.append(connection, [retraction], recorded_at=earlier, recorded_by="me")
    assert (event.position, event.recorded_at) == (4, MORNING)


def test_a_transaction_that_fails_leaves_nothing(engine: Engine, path: Path) -> None:
    with pytest.raises(RuntimeError), store.transaction(engine) as connection:
        store.append(connection, BODIES, recorded_at=MORNING, recorded_by="me")
        raise RuntimeError
    with disposing(open_reader(str(path))) as reader, store.transaction(reader) as connection:
        assert store.head(connection) == 3


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


def test_a_reader_cannot_write(engine: Engine, path: Path) -> None:
    with (
        disposing(open_reader(str(path))) as reader,
        pytest.raises(DatabaseUnusable, match="readonly"),
        store.transaction(reader) as connection,
    ):
        store.append(connection, BODIES, recorded_at=MORNING, recorded_by="me")


def test_the_migrations_make_exactly_the_tables_of_the_metadata(path: Path, engine: Engine) -> None:
    with (
        disposing(create_engine(f"sqlite:///{path}")) as plain,
        plain.connect() as connection,
    ):
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_the_newest_migration_is_the_revision_that_the_code_works_with() -> None:
    assert head() == REVISION == REVISIONS[-1]


def test_what_was_recorded_is_synced_before_it_is_reported(engine: Engine) -> None:
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2


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

    def test_a_newer_one(self, engine: Engine, path: Path) -> None:
        altered(path, "UPDATE alembic_version SET version_num = '0099'")
        assert "revision 0099, which this version does not know" in self.refused(path)
        with pytest.raises(DatabaseUnusable):
            open_writer(str(path), create=True)

    def test_a_url_of_a_kind_that_is_not_opened(self) -> None:
        with pytest.raises(DatabaseUnusable, match="mysql"):
            open_reader("mysql://somewhere/log")
