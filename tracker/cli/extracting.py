"""Drafts of articles: extract, evaluate."""

import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.options import (
    MODEL_SECONDS,
    Format,
    ModelName,
    ModelSeconds,
    ModelUrl,
    Output,
)
from tracker.cli.output import note, show, tell_fault
from tracker.domain.claims import Accord, slug
from tracker.domain.errors import Usage
from tracker.rendering.harmless import as_json, as_json_line
from tracker.settings import database, language_model

if TYPE_CHECKING:
    from tracker.extraction.evaluation import Compared

Accords = Annotated[
    list[Path] | None,
    typer.Option(
        "--accords", metavar="PATH", help="Accord files, or folders of them. [the database's]"
    ),
]


class Reader(StrEnum):
    """What drafts the claims."""

    RULES = "rules"
    LLM = "llm"
    """A language model."""


Method = Annotated[Reader, typer.Option("--method", help="How claims are drafted.")]


class FileFormat(StrEnum):
    """How drafts are written."""

    YAML = "yaml"
    JSON = "json"
    JSONL = "jsonl"
    """A line a claim, with its article: of any number of articles."""


REFUSED = 5


def extract(
    context: typer.Context,
    paths: Annotated[
        list[str], typer.Argument(metavar="ARTICLE", help="Articles: .txt, .md, .html, or -.")
    ],
    accords: Accords = None,
    outlet: Annotated[str | None, typer.Option("--outlet", help="Of the articles.")] = None,
    title: Annotated[str | None, typer.Option("--title", help="Of the article.")] = None,
    published: Annotated[
        str | None, typer.Option("--published", metavar="DATE", help="Of the articles.")
    ] = None,
    url: Annotated[str | None, typer.Option("--url", help="Of the article.")] = None,
    method: Method = Reader.RULES,
    model: ModelName = None,
    model_url: ModelUrl = None,
    model_seconds: ModelSeconds = MODEL_SECONDS,
    out: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="FOLDER", help="Write a claims file for each article there."
        ),
    ] = None,
    form: Annotated[
        FileFormat, typer.Option("--format", help="jsonl: a line a claim, of many articles.")
    ] = FileFormat.YAML,
) -> None:
    """Draft the claims of an article, and print a claims file.

    By rules, without a network; the same text gives the same drafts. With --method llm a language
    model reads instead, and only what the text bears out is kept. A claims file is of one article:
    of several, -o writes a file each, or --format jsonl a line for each claim. All of it can be
    mended and imported: `import` takes it as drafts, which count once accepted. Nothing is recorded
    here.

    Example: tracker extract article.txt --published 2025-11-07 > drafts.yaml
    """
    from tracker.importing.articles import Given
    from tracker.queries.evaluating import articles_in, drafted
    from tracker.rendering import drafts
    from tracker.rendering.words import count

    given = Given(outlet=outlet, title=title, published=published, url=url)
    stdin = sys.stdin.buffer if "-" in paths and sys.stdin else None
    asked = language_model(method, model, model_url, model_seconds)
    about = _accords(context, accords)
    sources = articles_in(paths, stdin=stdin)
    targets = _targets([each.name for each in sources], out, form)
    failed = total = 0
    for source, target in zip(sources, targets, strict=True):
        (each,) = drafted([source], about, given=given, model=asked)
        for fault in each.faults:
            tell_fault(fault.file or each.name, fault.line, fault.message, fault.hint)
        for reason in each.left_out:
            note(f"{each.name}: left out: {reason}")
        if each.unanswered:
            note(f"{each.name}: {each.unanswered}")
        total += len(each.claims)
        if each.article is None or each.unanswered:
            failed += 1
        elif form is FileFormat.JSONL:
            for line in drafts.lines(each.article, each.claims):
                print(as_json_line(line), flush=True)
        else:
            written = drafts.claims_file(each.article, each.claims)
            if form is FileFormat.JSON:
                _write(as_json(written) + "\n", target)
            else:
                _write(f"# drafts of {each.name!a}\n{drafts.as_yaml(written)}", target)
    told = f"{count(total, 'draft')} of {count(len(sources) - failed, 'article')}"
    note(f"{told}, {failed} not read" if failed else told)
    if out is not None and failed < len(sources):
        note(f"in {out}, to be mended and imported")
    if failed:
        raise typer.Exit(REFUSED)


def _targets(names: Sequence[str], out: Path | None, form: FileFormat) -> list[Path | None]:
    """Return where the claims file of each article goes; None is standard output.

    Raises `Usage` where they cannot all go there, or would be written over something.
    """
    if out is None:
        if len(names) > 1 and form is not FileFormat.JSONL:
            raise Usage(
                f"a claims file is of one article, and {len(names)} are named",
                "-o FOLDER writes a file each, --format jsonl a line for each claim",
            )
        return [None for _ in names]
    if form is FileFormat.JSONL:
        raise Usage("-o writes claims files, and JSON Lines are none", "--format yaml or json")
    taken: dict[Path, str] = {}
    for name in names:
        stem = slug(name) if "://" in name else Path(name).stem
        stem = "stdin" if name == "-" else stem
        number, target = 1, out / f"{stem}.{form.value}"
        while target in taken:
            number += 1
            target = out / f"{stem}-{number}.{form.value}"
        if target.exists():
            raise Usage(f"{target} is there already", "name another folder, or take it away")
        taken[target] = name
    return list(taken)


def _write(text: str, target: Path | None) -> None:
    """Write a claims file, or print it. Raises `Usage`."""
    if target is None:
        print(text, end="", flush=True)
        return
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("x", encoding="utf-8") as stream:
            stream.write(text)
    except OSError as problem:
        raise Usage(
            f"{target} cannot be written: {problem.strerror}", "is it a folder, and yours?"
        ) from problem


def evaluate(
    context: typer.Context,
    gold: Annotated[
        list[str],
        typer.Argument(metavar="GOLD", help="Claims files that are right, or folders of them."),
    ],
    texts: Annotated[
        list[Path] | None,
        typer.Option("--texts", metavar="FOLDER", help="Where the texts lie. [beside the gold]"),
    ] = None,
    accords: Accords = None,
    method: Method = Reader.RULES,
    model: ModelName = None,
    model_url: ModelUrl = None,
    model_seconds: ModelSeconds = MODEL_SECONDS,
    misses: Annotated[
        bool, typer.Option("--misses", help="Show what was missed and what was made up.")
    ] = False,
    form: Output = Format.TABLE,
) -> None:
    """Measure the rules, or a model, against gold claims files.

    Precision, recall and F1 by article, accord, party and act (of drafts with a confidence of 0.5
    or more), in all, for each act and each article; then how often date, modality, asserter and
    quote agree.

    Example: tracker evaluate fixtures/articles/tuning --accords fixtures/articles/accords --misses
    """
    from tracker.queries.evaluating import Stumbled, evaluated, gold_in

    asked = language_model(method, model, model_url, model_seconds)
    about = _accords(context, accords)
    read = gold_in(gold, about)
    for name, fault in read.faults:
        tell_fault(fault.file or name, fault.line, fault.message, fault.hint)
    if read.faults:
        raise typer.Exit(REFUSED)
    if not read.gold:
        raise Usage(f"{', '.join(gold)} holds no claims file", "name claims files, or folders")
    compared, stumbled = [], []
    for each in evaluated(read.gold, about, texts=texts or (), model=asked):
        if isinstance(each, Stumbled):
            tell_fault(each.name, each.fault.line, each.fault.message, each.fault.hint)
            stumbled.append(each)
        else:
            compared.append(each)
    if compared:
        _show_compared(compared, form, misses=misses)
    if stumbled:
        raise typer.Exit(REFUSED)


def _show_compared(compared: "list[Compared]", form: Format, *, misses: bool) -> None:
    from tracker.rendering import drafts

    match form:
        case Format.JSON:
            print(as_json(drafts.shape(compared)))
        case Format.CSV:
            print(drafts.sheet(drafts.shape(compared)), end="")
        case Format.TABLE:
            show(drafts.evaluation(compared, shows_misses=misses))


def _accords(context: typer.Context, given: list[Path] | None) -> list[Accord]:
    from tracker.queries.evaluating import accords_in
    from tracker.queries.log import open_log

    if given:
        return accords_in(given)
    with open_log(database(context.obj)) as log:
        return list(log.defined(log.head).values())
