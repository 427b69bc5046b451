"""The roles of docs/postgresql.md: one can append and read, one can read, neither anything else."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from command_line import CommandLine
from servers import Server, behind

GUIDE = Path(__file__).parent.parent / "docs" / "postgresql.md"
CLAIMS = """
article: {outlet: Wire, title: A signing, published: 2020-09-16}
accord: quiet-sea
claims: [{act: signed, party: NO, when: 2020-09-15, locator: p. 1}]
"""


class Roles:
    """A log, by the URLs of its owner and of the two roles that the guide makes."""

    def __init__(self, server: Server) -> None:
        self.owner = server.log()
        [grants] = re.findall(r"^```sql\n(.*?)^```$", GUIDE.read_text("utf-8"), re.M | re.S)
        self.names = {name: f"{name}_{os.getpid()}" for name in ("accords_append", "accords_read")}
        for name, own in self.names.items():
            grants = grants.replace(name, own)
        with behind(self.owner) as connection:
            connection.execute(grants)

    def url(self, name: str) -> str:
        parts = urlsplit(self.owner)
        host = parts.netloc.rpartition("@")[2]
        return urlunsplit(parts._replace(netloc=f"{self.names[name]}@{host}"))


@pytest.fixture(scope="module")
def roles(server: Server) -> Iterator[Roles]:
    if not server.is_ours:
        pytest.skip("asks for a server that lets its roles in without a password")
    made = Roles(server)
    yield made
    server.drop(made.owner)
    for name in made.names.values():
        server.run("DROP ROLE {}", name)


def test_the_product_runs_under_a_role_that_can_append_and_read(
    roles: Roles,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "accord.yaml").write_text("accord: quiet-sea\nname: Quiet Sea\n")
    (folder / "claims.yaml").write_text(CLAIMS)
    append = CommandLine(roles.url("accords_append"), tmp_path, monkeypatch, capsys)
    assert append("import", folder, "--dry-run").status == 0
    assert append("import", folder).status == 0
    assert append("texts", "add", folder / "claims.yaml").status == 0
    assert append("is-member", "NO", "--on", "2021-01-01").status == 0
    claim = re.findall(r"c-[0-9a-f]{32}", append("audit", "NO", "--format", "json").out)[0]
    assert append("retract", claim, "--why", "misread").status == 0
    assert append("verify").status == 0
    assert append("db", "current").status == 0

    read = CommandLine(roles.url("accords_read"), tmp_path, monkeypatch, capsys)
    assert read("is-member", "NO", "--on", "2021-01-01").status == 1
    assert read("verify").status == 0
    done = read("restore", claim, "--why", "it stands")
    assert (done.status, done.out) == (6, "")
    assert "permission denied for table events" in done.err
    assert "docs/postgresql.md" in done.err
    assert append("log", "--format", "jsonl").out.count("\n") == 4


@pytest.mark.parametrize("role", ["accords_append", "accords_read"])
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE events SET recorded_by = 'them'",
        "DELETE FROM events",
        "TRUNCATE events",
        "UPDATE texts SET body = NULL",
        "DELETE FROM texts",
        "UPDATE alembic_version SET version_num = '9999'",
        "INSERT INTO alembic_version VALUES ('9999')",
        "ALTER TABLE events DISABLE TRIGGER ALL",
        "DROP TRIGGER events_follow ON events",
        "DROP TABLE events",
        "CREATE OR REPLACE FUNCTION events_follow() RETURNS trigger LANGUAGE plpgsql"
        " AS 'BEGIN RETURN NEW; END'",
        "CREATE TABLE mine (n int)",
        "SET session_replication_role = replica",
        "BEGIN; LOCK TABLE events IN ACCESS EXCLUSIVE MODE",
    ],
)
def test_neither_role_can_do_anything_else(roles: Roles, role: str, statement: str) -> None:
    with (
        behind(roles.url(role)) as connection,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        connection.execute(statement)


def test_the_append_role_cannot_smuggle_in_operators_of_its_own(roles: Roles) -> None:
    """Temporary objects are all that it can make; the triggers do not look at them."""
    with behind(roles.url("accords_append")) as connection:
        connection.execute("CREATE TEMPORARY TABLE events (position bigint, recorded_at text)")
        connection.execute("SET search_path = pg_temp, public, pg_catalog")
        connection.execute("INSERT INTO events VALUES (41, '')")
        with pytest.raises(psycopg.errors.IntegrityError, match="not the next position"):
            connection.execute(
                "INSERT INTO public.events VALUES"
                " (42, 'x', 'x', 'x', 1, NULL, NULL, 'x', '{}', repeat('x', 32)::bytea)"
            )
