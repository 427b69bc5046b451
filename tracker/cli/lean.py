"""Commands that take plain values as they are.

Typer 0.29 sends every value of every option through a pydantic adapter, None included: 120 ms at
each start, more than the rest of a query. Texts, choices, numbers and paths need no adapter;
whatever is not plainly right still goes through Typer's own, which has the words for what is wrong.
"""

import os
import re
import sys
from collections.abc import Callable
from contextlib import suppress
from enum import Enum
from pathlib import Path
from typing import Any, Final, get_args

from typer.core import TyperCommand, TyperGroup

_NO_TEXT: Final = re.compile("[\ud800-\udfff]")
"""What Python makes of bytes on a command line that are not UTF-8."""
_NAMES_FILES: Final = frozenset({"db", "paths", "gold"})
"""The parameters that are texts to Typer, and name files."""
_NUMBER: Final = {
    int: re.compile("[0-9]{1,15}"),
    float: re.compile(r"[0-9]{1,15}(\.[0-9]{1,15})?"),
}
_DOUBTFUL: Final = object()
"""In place of a value that only Typer's own can judge."""
INTERRUPTED: Final = 130
CUT_PIPE: Final = 141
"""As of a process that SIGPIPE ends; never 1, which is an answer."""


def let_go_of_output() -> None:
    """Send the rest of standard output nowhere, so that nothing complains at exit."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class LeanCommand(TyperCommand):
    """A command whose parameters are lean."""

    def get_params(self, ctx: Any) -> list[Any]:
        """Return the parameters, the help option among them."""
        return [_lean(param) for param in super().get_params(ctx)]


class LeanGroup(TyperGroup):
    """A group whose own parameters are lean, and that ends well when it is cut short."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command; an interrupt exits with 130, a reader that went away with 141."""
        try:
            done = super().invoke(ctx)
            sys.stdout.flush()
            return done
        except KeyboardInterrupt:
            print("tracker: interrupted; what was reported as recorded is", file=sys.stderr)
            raise SystemExit(INTERRUPTED) from None
        except BrokenPipeError:
            let_go_of_output()
            raise SystemExit(CUT_PIPE) from None

    def get_params(self, ctx: Any) -> list[Any]:
        """Return the parameters, the help option among them."""
        return [_lean(param) for param in super().get_params(ctx)]


def _require_text(value: Any, param: Any) -> None:
    """Raise `Usage` for a word that is no text: it holds bytes that are not UTF-8.

    A file may have any name.
    """
    if param.name in _NAMES_FILES:
        return
    for each in value if isinstance(value, (list, tuple)) else [value]:
        if isinstance(each, str) and _NO_TEXT.search(each):
            from tracker.domain.errors import Usage

            is_option = param.param_type_name == "option"
            named = param.opts[0] if is_option else (param.metavar or param.name).upper()
            raise Usage(f"{named} {each!a} is no text in UTF-8", "write it in UTF-8")


def _lean(param: Any) -> Any:
    usual = getattr(param, "get_runtime_param", None)
    if usual is not None and not isinstance(getattr(usual, "__self__", None), _Lean):
        param.get_runtime_param = _Lean(param.type_descriptor.annotation, usual).itself
    return param


class _Lean:
    """Stands where Typer expects its coercion of one parameter."""

    def __init__(self, wanted: Any, usual: Callable[[], Any]) -> None:
        self.wanted = wanted
        self.usual = usual

    def itself(self) -> "_Lean":
        return self

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:
        wanted = self.wanted
        if wanted is str or wanted == list[str]:
            _require_text(value, param)
        repeats = param.multiple or param.nargs == -1
        if value is None:
            return () if repeats else None
        plain = _plain_list(value, wanted, param) if repeats else _plain(value, wanted, param)
        return self.usual().coerce(value, param=param, ctx=ctx) if plain is _DOUBTFUL else plain


def _plain_list(value: Any, wanted: Any, param: Any) -> Any:
    if isinstance(value, str) or len(get_args(wanted)) != 1:
        return _DOUBTFUL
    (of_each,) = get_args(wanted)
    found = [_plain(each, of_each, param) for each in value]
    return _DOUBTFUL if any(each is _DOUBTFUL for each in found) else found


def _plain(value: Any, wanted: Any, param: Any) -> Any:
    """Return a value as what is wanted, or `_DOUBTFUL`; what has its type is a default."""
    if not isinstance(wanted, type):
        return _DOUBTFUL
    if isinstance(value, wanted):
        return value
    if not isinstance(value, str):
        return _DOUBTFUL
    if issubclass(wanted, Enum):
        return wanted(value) if value in {each.value for each in wanted} else _DOUBTFUL
    asked = param.type_descriptor.parameter_info
    if wanted in _NUMBER and _NUMBER[wanted].fullmatch(value):
        number = int(value) if wanted is int else float(value)
        least = number if asked.min is None else asked.min
        most = number if asked.max is None else asked.max
        return number if least <= number <= most else _DOUBTFUL
    if wanted is Path and asked.file_okay and asked.dir_okay:
        needs_more = asked.exists or asked.writable or asked.resolve_path
        return _DOUBTFUL if needs_more or _is_shut(Path(value)) else Path(value)
    return _DOUBTFUL


def _is_shut(path: Path) -> bool:
    """Say whether a path is there, and may not be read."""
    try:
        path.stat()
    except OSError:
        return False
    return not os.access(path, os.R_OK)
