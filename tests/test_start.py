"""Starting: nothing is imported that the command does not use."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

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


def test_completion_imports_nothing_heavy() -> None:
    def completed(words: str) -> tuple[str, set[str]]:
        at = str(len(words.split()) - 1)
        return imported(_TRACKER_COMPLETE="complete_bash", COMP_WORDS=words, COMP_CWORD=at)

    shown, modules = completed("tracker is-")
    assert shown.split() == ["is-member"]
    assert not modules & {*HEAVY, "tracker.cli.asking"}
    shown, modules = completed("tracker members --kn")
    assert shown.split() == ["--known"]
    assert not modules & HEAVY


def test_a_query_imports_no_more_than_it_uses(tmp_path: Path) -> None:
    log = str(tmp_path / "log.db")
    seeds = Path(__file__).parents[1] / "seeds"
    imported("--db", log, "import", str(seeds))
    for form, unused in (("json", "rich"), ("csv", "rich"), ("table", "pydantic")):
        _, modules = imported("--db", log, "members", "--on", "2025-11-08", "--format", form)
        assert "sqlalchemy" in modules
        assert not modules & (HEAVY - {"sqlalchemy", "msgspec"} | {unused}), form


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_says_of_a_command_what_its_own_help_says_first(name: str) -> None:
    entry = COMMANDS[name]
    command = entry.loaded(name)
    assert command.name == name
    assert command.help.splitlines()[0] == entry.help
