"""Options that commands share, each described once."""

from enum import StrEnum
from typing import Annotated

import typer


class Format(StrEnum):
    """How an answer is written."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


def criteria(incomplete: str) -> list[str]:
    """Complete the name of a criterion or an act."""
    from tracker.domain.acts import CRITERIA, Act

    return [each for each in dict.fromkeys([*CRITERIA, *Act]) if each.startswith(incomplete)]


def party_codes(incomplete: str) -> list[tuple[str, str]]:
    """Complete a code, with the name beside it, or a name of one word."""
    from tracker.gazetteer import parties

    wanted = incomplete.casefold()
    codes = [
        (code, party.name)
        for code, party in parties().items()
        if code.casefold().startswith(wanted)
    ]
    names = [
        (party.name, code)
        for code, party in parties().items()
        if len(wanted) > 2 and " " not in party.name and party.name.startswith(incomplete)
    ]
    return [*codes, *names]


Accord = Annotated[
    str | None,
    typer.Option(
        "--accord", help="Which accord: slug, name or alias. May be left out while one is defined."
    ),
]
On = Annotated[
    str | None,
    typer.Option("--on", metavar="DAY", help="The valid day, at its end: 2025-11-08. [today]"),
]
Known = Annotated[
    str | None,
    typer.Option(
        "--known", metavar="DAY", help="Only what had been published by the end of that day."
    ),
]
At = Annotated[
    str | None,
    typer.Option(
        "--at",
        metavar="POSITION|DAY|MOMENT",
        help="The log as it stood: a position (71), the end of a UTC day, or an RFC 3339 moment.",
    ),
]
By = Annotated[
    str | None,
    typer.Option(
        "--by",
        metavar="CRITERION",
        help="The test: candidate, announced, signatory, party, in-force, suspended, stalled, "
        "relations, or a bare act such as signed. [the accord's own]",
        autocompletion=criteria,
    ),
]
Party = Annotated[
    str,
    typer.Argument(help="A code (KZ) or a name (Kazakhstan).", autocompletion=party_codes),
]
AboutParty = Annotated[
    str | None,
    typer.Option("--party", help="Only those about one party.", autocompletion=party_codes),
]
WithDrafts = Annotated[
    bool,
    typer.Option("--with-drafts", help="Count drafts that wait as if they were accepted."),
]
Output = Annotated[Format, typer.Option("--format", help="How to write the answer.")]
Why = Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason, for the record.")]
RecordedBy = Annotated[
    str | None,
    typer.Option("--recorded-by", metavar="NAME", help="Who records. [TRACKER_BY, or the user]"),
]
Claims = Annotated[
    list[str],
    typer.Argument(metavar="CLAIM", help="Claim ids, or unique beginnings of them."),
]
WAIT_SECONDS = 30.0
Wait = Annotated[
    float,
    typer.Option(
        "--wait", metavar="SECONDS", min=0, help="How long to wait for another writer's lock."
    ),
]
ModelName = Annotated[
    str | None,
    typer.Option("--model", metavar="NAME", help="For --method llm. [TRACKER_LLM_MODEL]"),
]
ModelUrl = Annotated[
    str | None,
    typer.Option(
        "--model-url",
        metavar="URL",
        help="An OpenAI-compatible address: http://localhost:11434/v1. [TRACKER_LLM_URL]",
    ),
]
MODEL_SECONDS = 120.0
ModelSeconds = Annotated[
    float,
    typer.Option("--model-seconds", metavar="SECONDS", help="For each answer of the model."),
]
