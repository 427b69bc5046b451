"""Databases of both kinds; and Hypothesis, with the same examples in every run, unless
HYPOTHESIS_PROFILE=long asks for new ones.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from servers import Server, running

settings.register_profile(
    "ci",
    derandomize=True,
    deadline=None,
    max_examples=100,
    # without a database nothing is carried from one run to the next
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "long",
    deadline=None,
    max_examples=2_000,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))

UNMEASURED = (
    "test_bulk",
    "test_crashes",
    "test_docs",
    "test_evaluate",
    "test_extraction_",
    "test_fixture",
    "test_importing",
    "test_language_models",
    "test_readme",
    "test_report_in_a_browser",
    "test_review",
    "test_seeds",
)
"""Files of tests whose lines of `tracker.domain` and `tracker.projections` others reach, too."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Measure no coverage where it would add nothing: it takes a third of a test's time."""
    for item in items:
        if item.path.name.startswith(UNMEASURED):
            item.add_marker(pytest.mark.no_cover)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL server, started once a worker when the first test wants it."""
    with running() as started:
        yield started


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def kind(request: pytest.FixtureRequest) -> str:
    """What asks for this runs on both kinds of database."""
    return str(request.param)


@pytest.fixture
def database(kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """An empty log: a SQLite file that is not there yet, a PostgreSQL database with its tables."""
    if kind == "sqlite":
        yield str(tmp_path / "log.db")
        return
    server: Server = request.getfixturevalue("server")
    url = server.log()
    yield url
    server.drop(url)


@pytest.fixture
def another(
    kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[Callable[[str], str]]:
    """Make more empty logs of the same kind, by name."""
    if kind == "sqlite":
        yield lambda name: str(tmp_path / f"{name}.db")
        return
    server: Server = request.getfixturevalue("server")
    made: list[str] = []

    def make(_name: str) -> str:
        made.append(server.log())
        return made[-1]

    yield make
    for url in made:
        server.drop(url)


@pytest.fixture(scope="module")
def shared(
    kind: str, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[Callable[[str], str]]:
    """Make empty logs, by name, that the tests of a module share."""
    if kind == "sqlite":
        folder = tmp_path_factory.mktemp("shared")
        yield lambda name: str(folder / f"{name}.db")
        return
    server: Server = request.getfixturevalue("server")
    made: list[str] = []

    def make(_name: str) -> str:
        made.append(server.log())
        return made[-1]

    yield make
    for url in made:
        server.drop(url)


@pytest.fixture
def copied(
    kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[Callable[[str], str]]:
    """Copy a log, for a test that writes to it."""
    if kind == "sqlite":
        yield lambda target: str(shutil.copy(target, tmp_path / "copy.db"))
        return
    server: Server = request.getfixturevalue("server")
    made: list[str] = []

    def copy(target: str) -> str:
        made.append(server.copy(target))
        return made[-1]

    yield copy
    for url in made:
        server.drop(url)
