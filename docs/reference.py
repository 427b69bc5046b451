"""Write docs/reference.md from the code: `make reference`."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tracker.cli.app import COMMANDS
from tracker.importing import models

DOCS = Path(__file__).parent
PAGE = DOCS / "reference.md"
FILES = (
    ("The `article` of a claims file", "_ArticleModel", "one article"),
    ("Its `text`", "_TextModel", "the text that offsets refer to"),
    ("Each of the `claims`", "_ClaimModel", "what the article says of one party and one act"),
    ("Each of a claim's `also`", "_QuoteModel", "more words; or the bare words"),
    ("Accord file", "_AccordModel", "what defines an accord"),
    (
        "`NAME.meta.yaml`, the sidecar of an article",
        "_ArticleModel",
        "what the text beside it is; `text` is worked out",
    ),
)
SHAPES = (
    "members --on 2025-11-08",
    "is-member KZ --on 2025-11-08",
    "status KZ --on 2025-11-08",
    "history SD",
    "conflicts",
    "audit KZ --on 2025-11-08",
    "accords",
    "articles",
    "parties",
    "drafts",
    "timeline KZ",
    "panel --from 2020 --to 2020",
    "diff --at 40..94",
    "cite KZ --on 2025-11-08",
    "log --since 93",
    "import seeds/",
    "verify",
)
STATUSES = (
    "0 done, or yes",
    "1 no, or a check failed",
    "2 usage, or an unknown accord, party or claim",
    "3 unknown",
    "4 disputed",
    "5 some input was refused",
    "6 the database is missing or cannot be used",
    "70 an error of ours",
    "130 interrupted",
)


def tracker(line: str, database: str) -> str:
    environment = {
        **{key: value for key, value in os.environ.items() if not key.startswith("TRACKER_")},
        "TRACKER_DB": database,
        "COLUMNS": "80",
        "NO_COLOR": "1",
        "LC_ALL": "C.UTF-8",
    }
    done = subprocess.run(
        [str(Path(sys.executable).parent / "tracker"), *line.split()],
        cwd=DOCS.parent,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout


def commands() -> Iterator[str]:
    """Each command as it is called, a group's own commands after it."""
    for name, entry in COMMANDS.items():
        yield name
        inner = getattr(entry.loaded(name), "commands", {})
        yield from (f"{name} {each}" for each in inner)


def shape(value: Any) -> Any:
    """The keys and the kinds of a JSON value; of a list, those of its first element."""
    match value:
        case dict():
            return {key: shape(each) for key, each in value.items()}
        case list():
            return [shape(value[0])] if value else []
        case bool():
            return "true or false"
        case int() | float():
            return "number"
        case None:
            return None
        case _:
            return "text"


def keys(name: str) -> Iterator[str]:
    """A line of a table for each key of a file."""
    fields = getattr(models, name).model_fields
    for plain, field in fields.items():
        if field.is_required():
            default = "must be given"
        elif field.default in (None, ()):
            default = "may be left out"
        else:
            default = f"`{str(field.default).lower()}` unless given"
        yield f"| `{field.alias or plain}` | {default} |"


def page() -> str:
    """The whole page."""
    told = [
        "# Reference",
        "",
        "Made from the code by `make reference`: what each command takes, what the files may hold,",
        "and the shapes of the JSON that comes out. For a first acquaintance see the",
        "[tutorial](tutorial.md).",
        "",
        "## Exit statuses",
        "",
        *(f"- `{line.partition(' ')[0]}`: {line.partition(' ')[2]}" for line in STATUSES),
        "",
        "## Commands",
    ]
    with tempfile.TemporaryDirectory() as folder:
        database = str(Path(folder) / "accords.db")
        for name in commands():
            told += ["", f"### tracker {name}", "", "```text"]
            told += [tracker(f"{name} --help", database).rstrip("\n"), "```"]
        told += ["", "## Files", ""]
        told += ["A claims file holds `article`, `accord` and `claims`. In CSV the same names are"]
        told += ["columns; a line of JSON Lines is a claim with its `article`."]
        for title, name, said in FILES:
            told += ["", f"### {title}", "", f"For {said}.", "", "| key | |", "| --- | --- |"]
            told += keys(name)
        told += ["", "## JSON", ""]
        told += [
            "The shapes of `--format json`, as they come out for the five articles of `seeds/`:"
        ]
        told += ["A list shows its first element; `null` stands for what was absent there."]
        tracker("import seeds/", database)
        for line in SHAPES:
            made = json.loads(tracker(f"{line} --format json", database))
            drawn = json.dumps(shape(made), indent=1, ensure_ascii=False)
            told += ["", f"### tracker {line}", "", "```json", drawn, "```"]
    return "\n".join(told) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
