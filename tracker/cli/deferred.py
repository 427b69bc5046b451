"""Commands that are imported once they are called: `--help` and completion import none of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any, ClassVar

import typer
from typer.core import TyperCommand
from typer.main import get_command, get_group

from tracker.cli.lean import LeanCommand, LeanGroup


@dataclass(frozen=True, slots=True)
class Deferred:
    """A command that is not imported yet: where it is, and the first line of its help."""

    where: str
    """`module:name` within `tracker.cli`: a function, or an application of several commands."""
    help: str

    def loaded(self, name: str) -> Any:
        """Import the command and return it, with its parameters."""
        module, _, attribute = self.where.partition(":")
        target = getattr(import_module(f"tracker.cli.{module}"), attribute)
        if isinstance(target, typer.Typer):
            group = get_group(target)
            group.name = name
            return group
        alone = typer.Typer(
            add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None
        )
        alone.command(name, cls=LeanCommand)(target)
        return get_command(alone)


class DeferredGroup(LeanGroup):
    """A group that lists its commands from `entries`, and imports the one that is called."""

    entries: ClassVar[Mapping[str, Deferred]] = {}

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        for name, entry in self.entries.items():
            self.add_command(TyperCommand(name, short_help=entry.help))

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the name of the command that is called, the command, and its arguments."""
        name, _, rest = super().resolve_command(ctx, args)
        return name, None if name is None else self.entries[name].loaded(name), rest
