"""Writing to the log: import, and a person's decisions about claims."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli import clock
from tracker.cli.bar import Bar
from tracker.cli.lean import let_go_of_output
from tracker.cli.options import (
    MODEL_SECONDS,
    WAIT_SECONDS,
    ModelName,
    ModelSeconds,
    ModelUrl,
    RecordedBy,
    Wait,
)
from tracker.cli.output import note
from tracker.domain.errors import Usage
from tracker.rendering.harmless import as_json, as_json_line, harmless
from tracker.settings import database, language_model, recorder

if TYPE_CHECKING:
    from tracker.commands.imports import Imported
    from tracker.commands.outcomes import FileOutcome

REFUSED = 5


class ImportFormat(StrEnum):
    """How the outcome of an import is written."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    """A line a file, as soon as it is done."""


class Method(StrEnum):
    """How the claims of articles are drafted."""

    RULES = "rules"
    LLM = "llm"
    """By a language model."""
    NONE = "none"


def import_(
    context: typer.Context,
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH",
            help="Claims and accord files (.yaml, .json), bulk (.jsonl, .csv), articles (.txt, "
            ".md, .html, https://…), folders, or -.",
        ),
    ],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would happen; write nothing.")
    ] = False,
    amend: Annotated[
        bool,
        typer.Option("--amend", help="Let what differs replace what is recorded, from here on."),
    ] = False,
    accord: Annotated[
        list[str] | None,
        typer.Option("--accord", metavar="SLUG", help="Draft for this accord alone. [all]"),
    ] = None,
    method: Annotated[
        Method, typer.Option("--method", help="How claims of articles are drafted.")
    ] = Method.RULES,
    model: ModelName = None,
    model_url: ModelUrl = None,
    model_seconds: ModelSeconds = MODEL_SECONDS,
    accept: Annotated[
        bool,
        typer.Option(
            "--accept",
            help="Accept the drafts, those of before too: for scripts that trust the rules.",
        ),
    ] = False,
    jobs: Annotated[
        int | None,
        typer.Option(
            "--jobs", min=1, metavar="N", help="Processes that draft many articles. [one a core]"
        ),
    ] = None,
    outlet: Annotated[str | None, typer.Option("--outlet", help="Of the articles.")] = None,
    title: Annotated[str | None, typer.Option("--title", help="Of the one article.")] = None,
    byline: Annotated[str | None, typer.Option("--byline", help="Of the one article.")] = None,
    url: Annotated[str | None, typer.Option("--url", help="Of the one article.")] = None,
    published: Annotated[
        str | None,
        typer.Option(
            "--published", metavar="DATE", help="Of the articles: 2025-11-07, or a range in EDTF."
        ),
    ] = None,
    allow_local: Annotated[
        bool,
        typer.Option("--allow-local", help="Read addresses of the local network, and http, too."),
    ] = False,
    quarantine: Annotated[
        Path | None,
        typer.Option(
            "--quarantine",
            metavar="FOLDER",
            help="Move refused files there, each with its faults beside it.",
        ),
    ] = None,
    refused: Annotated[
        Path | None,
        typer.Option(
            "--refused",
            metavar="FILE",
            help="Of one bulk file: record the good lines, and put every faulty one into this new "
            "file, with its reason, to be mended and sent again. CSV with a faulty header, or that "
            "cannot be read to its end, is refused whole.",
        ),
    ] = None,
    recorded_by: RecordedBy = None,
    wait: Wait = WAIT_SECONDS,
    form: Annotated[
        ImportFormat, typer.Option("--format", help="How to write the outcome.")
    ] = ImportFormat.TABLE,
) -> None:
    """Record what files claim, nothing twice.

    Each file is recorded whole or not at all. Faults are named as file:line: what is wrong: what
    would be right; a file with a fault is refused, the others go on, and the exit status is 5.
    Articles are kept as they are, and rules draft their claims, which count once accepted. What an
    article is comes from the options, else from NAME.meta.yaml beside it, else from itself.

    Example: tracker import inbox/ --outlet "Harbour Post" --published 2025-11-07
    """
    from tracker.commands.drafting import Drafting
    from tracker.commands.imports import start_import
    from tracker.importing.articles import Given

    if quarantine is not None:
        from tracker.commands.quarantine import require_quarantine

        require_quarantine(quarantine, paths)
    bar = Bar()
    imported = start_import(
        database(context.obj),
        paths,
        stdin=sys.stdin.buffer if "-" in paths and sys.stdin else None,
        amend=amend,
        dry_run=dry_run,
        now=clock.now,
        recorded_by=recorder(recorded_by),
        wait=wait,
        given=Given(outlet=outlet, title=title, byline=byline, url=url, published=published),
        drafting=Drafting(
            method="none" if method is Method.NONE else "rules",
            model=language_model(method, model, model_url, model_seconds),
            accept=accept,
            only=tuple(accord or ()),
            jobs=jobs,
        ),
        local=allow_local,
        leaving_out=quarantine,
        refused=refused,
        progress=bar.within,
    )
    if imported.articles > 1 and (title or url or byline):
        raise Usage(
            f"--title, --url and --byline are of one article, and {imported.articles} are named",
            "leave them out, or put a NAME.meta.yaml beside each article",
        )
    outcomes = []
    for outcome in bar.over(imported.outcomes, imported.files):
        outcomes.append(outcome)
        for fault in outcome.faults:
            parts = (fault.where(outcome.file), fault.message, fault.hint)
            note(": ".join(part for part in parts if part))
        for reason in outcome.left_out:
            note(f"{outcome.file}: left out: {reason}")
        for remark in outcome.remarks:
            note(f"{outcome.file}: {remark}")
        to_blame = any(not fault.is_passing for fault in outcome.faults)
        is_out = outcome.verdict == "refused" and to_blame
        if quarantine is not None and is_out and not dry_run:
            _set_aside(imported, outcome, quarantine)
        if form is not ImportFormat.JSON:
            line = _line(outcome) if form is ImportFormat.TABLE else as_json_line(_shape(outcome))
            try:
                print(harmless(line), flush=True)
            except BrokenPipeError:  # nobody listens any more: record the rest all the same
                let_go_of_output()
    if form is ImportFormat.JSON:
        print(as_json([_shape(outcome) for outcome in outcomes]))
    _sum_up(outcomes, imported.passed_over, dry_run=dry_run)
    for outcome in outcomes:
        if outcome.aside is not None:
            note(f"what was refused is in {outcome.aside}, each line below its reason")
    if any(outcome.refused for outcome in outcomes):
        raise typer.Exit(REFUSED)


def _set_aside(imported: "Imported", outcome: "FileOutcome", folder: Path) -> None:
    from tracker.commands.quarantine import set_aside

    path = imported.paths.get(outcome.file)
    if path is not None:
        moved = set_aside(path, folder, outcome.faults)
        note(f"{outcome.file} is now {moved}, its faults beside it")


def _line(outcome: "FileOutcome") -> str:
    counts = f"{outcome.new} new, {outcome.known} known"
    if outcome.drafts:
        counts += f"; {outcome.drafts} draft{'' if outcome.drafts == 1 else 's'} to review"
    if outcome.accepted:
        counts += f"; {outcome.accepted} draft{'' if outcome.accepted == 1 else 's'} accepted"
    if outcome.events > outcome.accepted and not outcome.new:
        counts += f", article {'amended' if outcome.amended else 'recorded'}"
    if outcome.refused:
        counts += f", {outcome.refused} refused"
    if outcome.verdict == "refused":
        counts = f"{len(outcome.faults)} fault{'' if len(outcome.faults) == 1 else 's'}"
    return f"{outcome.verdict:<8}{outcome.file}  ({counts})"


def _shape(outcome: "FileOutcome") -> dict[str, object]:
    return {
        "file": outcome.file,
        "verdict": outcome.verdict,
        "article": outcome.article,
        "new": outcome.new,
        "known": outcome.known,
        "refused": outcome.refused,
        "drafts": outcome.drafts,
        "accepted": outcome.accepted,
        "left_out": list(outcome.left_out),
        "events": outcome.events,
        "remarks": list(outcome.remarks),
        "faults": [
            {
                "file": fault.file or outcome.file,
                "line": fault.line,
                "message": fault.message,
                "hint": fault.hint,
            }
            for fault in outcome.faults
        ],
    }


def _sum_up(outcomes: "list[FileOutcome]", passed_over: tuple[str, ...], *, dry_run: bool) -> None:
    new, known = (sum(getattr(each, name) for each in outcomes) for name in ("new", "known"))
    refused = sum(each.verdict == "refused" for each in outcomes)
    files = f"{len(outcomes)} file{'' if len(outcomes) == 1 else 's'}"
    note(
        f"{files}: {new} new, {known} known; {refused or 'no'} file{'' if refused == 1 else 's'}"
        f" refused; {len(passed_over)} passed over"
    )
    if dry_run:
        note("a dry run: nothing was written")
