"""Starting: nothing is imported that the command does not use."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from typer import Context
from typer.core import TyperCommand as Command

from tracker.cli.app import COMMANDS

HEAVY = {
    "sqlalchemy",
    "pydantic",
    "msgspec",
    "alembic",
    "psycopg",
    "ruamel",
    "trafilatura",
    "jinja2",
}
SEEDS = Path(__file__).parents[1] / "seeds"
RUN = (
    "import sys, atexit\n"
    "atexit.register(lambda: print(*sys.modules, file=sys.stderr))\n"
    "sys.argv = ['tracker', *sys.argv[1:]]\n"
    "from tracker.cli import main\n"
    "main()\n"
)


def imported(*arguments: str, **environment: str) -> tuple[str, set[str]]:
    """What a process of its own prints, and the modules that it has imported at its end."""
    done = subprocess.run(
        [sys.executable, "-c", RUN, *arguments],
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout, set(done.stderr.splitlines()[-1].split())


def test_help_and_version_import_no_command_and_nothing_heavy() -> None:
    for asked in (("--help",), ("--version",)):
        shown, modules = imported(*asked)
        assert shown
        assert not modules & {*HEAVY, "tracker.cli.asking", "tracker.cli.recording"}, asked


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_a_command_imports_nothing_heavy(name: str) -> None:
    shown, modules = imported(name, "--help")
    assert f"Usage: tracker {name}" in shown
    assert not modules & HEAVY


def completed(words: str, begun: str = "") -> tuple[str, set[str]]:
    """What is offered for the word that is begun after others, and what that imports."""
    return imported(
        _TRACKER_COMPLETE="complete_bash",
        COMP_WORDS=f"{words} {begun}",
        COMP_CWORD=str(len(words.split())),
    )


def test_completion_imports_no_command_that_is_not_called() -> None:
    shown, modules = completed("tracker", "is-")
    assert shown.split() == ["is-member"]
    assert not modules & {*HEAVY, "tracker.cli.asking"}


def lines() -> Iterator[str]:
    """Every command, those of `texts` and `db` too."""
    for name, entry in COMMANDS.items():
        within = getattr(entry.loaded(name), "commands", {})
        yield from [f"{name} {each}" for each in within] or [name]


@pytest.mark.parametrize("line", list(lines()))
def test_completion_imports_nothing_heavy(line: str) -> None:
    shown, modules = completed(f"tracker {line}", "--")
    assert "--help" in shown.split()
    assert not modules & HEAVY


def test_completion_after_an_option_offers_its_values_and_imports_nothing_heavy() -> None:
    for words, offered in (
        ("tracker panel --as-of", "any"),
        ("tracker log --format", "jsonl"),
        ("tracker review --min-confidence 0.5 --accord opec --party", "KZ"),
        ("tracker import --wait 5 --jobs 2 --refused bad.jsonl --method", "none"),
        ("tracker panel --accord opec --accord nato --by party --by", "signatory"),
    ):
        shown, modules = completed(words)
        assert offered in shown.split(), words
        assert not modules & HEAVY, words


def params() -> Iterator[tuple[str, Any]]:
    for name, entry in COMMANDS.items():
        loaded = entry.loaded(name)
        for each in getattr(loaded, "commands", {name: loaded}).values():
            yield from ((each.name, param) for param in each.params)


def test_criteria_and_parties_are_completed_wherever_they_are_asked_for() -> None:
    offered = []
    for name, param in params():
        for word, begun, whole in (("CRITERION", "signa", "signatory"), ("PARTY", "K", "KZ")):
            if word in (param.metavar or param.name.upper()).strip("[].").split("|"):
                found = param.shell_complete(Context(Command(name)), begun)
                assert whole in [each.value for each in found], (name, param.name)
                offered.append(name)
    assert {"panel", "members", "conflicts", "timeline", "review", "audit", "cite"} <= {*offered}


READING: Final = (
    "accords",
    "articles",
    "articles --versions",
    "audit KZ",
    "checkpoint",
    "cite KZ",
    "conflicts",
    "db current",
    "diff --on 2025-11-08..2025-11-09",
    "doctor",
    "drafts --min-confidence 0.5",
    "export -o stream.jsonl",
    "history KZ",
    "log --since 3",
    "members --on 2025-11-08",
    "panel --to 2025",
    "parties",
    "report -o site",
    "status KZ",
    "texts list",
    "timeline KZ SD --from 2020",
    "verify",
)
NEEDED: Final = {"sqlalchemy", "msgspec"}


@pytest.fixture(scope="module")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a log of the seeds."""
    folder = tmp_path_factory.mktemp("seeded")
    imported("--db", str(folder / "log.db"), "import", str(SEEDS))
    return folder


@pytest.mark.parametrize("line", READING)
def test_a_query_imports_no_more_than_it_uses(
    line: str, seeded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(seeded)
    _, modules = imported("--db", "log.db", *line.split())
    assert "sqlalchemy" in modules
    used = {"report": {"jinja2"}}.get(line.split()[0], set())
    assert not modules & (HEAVY - NEEDED - used)


def test_values_that_are_not_plainly_right_are_refused_in_typers_words(seeded: Path) -> None:
    for line, words in (
        ("log --since -1", "greater than or equal to 0"),
        ("log --since 1,0", "integer"),
        ("log --since ５", "'--since'"),
        ("drafts --min-confidence 1.5", "less than or equal to 1"),
        ("drafts --min-confidence 1,5", "number"),
        ("panel --every week", "week"),
    ):
        done = subprocess.run(
            [sys.executable, "-c", RUN, "--db", str(seeded / "log.db"), *line.split()],
            capture_output=True,
            text=True,
        )
        assert (done.returncode, words in done.stderr) == (2, True), (line, done.stderr)


@pytest.mark.parametrize(
    "line", ["members --format json", "panel --format csv", "log --format jsonl"]
)
def test_what_is_written_for_programs_needs_no_tables(line: str, seeded: Path) -> None:
    _, modules = imported("--db", str(seeded / "log.db"), *line.split())
    assert not modules & {"rich", *HEAVY - NEEDED}


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_says_of_a_command_what_its_own_help_says_first(name: str) -> None:
    entry = COMMANDS[name]
    command = entry.loaded(name)
    assert command.name == name
    assert command.help.splitlines()[0] == entry.help
