"""Drafts of articles: extract, evaluate."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from tracker.cli.options import (
    MODEL_SECONDS,
    Format,
    ModelName,
    ModelSeconds,
    ModelUrl,
    Output,
)
from tracker.cli.output import note, show
from tracker.domain.claims import Accord
from tracker.domain.errors import Usage
from tracker.rendering.harmless import as_json
from tracker.settings import database, language_model

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
    """How a claims file is written."""

    YAML = "yaml"
    JSON = "json"


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
    form: Annotated[FileFormat, typer.Option("--format", help="Of the claims file.")] = (
        FileFormat.YAML
    ),
) -> None:
    """Draft the claims of articles, and print claims files.

    By rules, without a network; the same text gives the same drafts. With --method llm a language
    model reads instead, and only what the text bears out is kept. What is printed can be mended
    and imported: `import` takes it as drafts, which count once accepted. Nothing is recorded here.

    Example: tracker extract article.txt --published 2025-11-07 > drafts.yaml
    """
    from tracker.importing.articles import Given
    from tracker.queries.evaluating import drafted
    from tracker.rendering import drafts

    given = Given(outlet=outlet, title=title, published=published, url=url)
    stdin = sys.stdin.buffer.read() if "-" in paths and sys.stdin else None
    asked = language_model(method, model, model_url, model_seconds)
    about = _accords(context, accords)
    found = list(drafted(paths, about, given=given, stdin=stdin, model=asked))
    told = [each for each in found if not each.unanswered]
    files = [drafts.claims_file(each.article, each.claims) for each in told]
    if form is FileFormat.JSON:
        print(as_json(files[0] if len(found) == 1 and files else files))
    else:
        for number, (each, written) in enumerate(zip(told, files, strict=True)):
            print(f"{'---' + chr(10) if number else ''}# drafts of {each.name!a}")
            print(drafts.as_yaml(written), end="")
    for each in found:
        for reason in each.left_out:
            note(f"{each.name}: left out: {reason}")
        if each.unanswered:
            note(f"{each.name}: {each.unanswered}")
    note(f"{sum(len(each.claims) for each in found)} drafts of {len(found)} articles")
    if any(each.unanswered for each in found):
        raise typer.Exit(5)


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

    Precision, recall and F1 by article, party and act (of drafts with a confidence of 0.5 or more),
    in all, for each act and each article; then how often date, modality, asserter and quote agree.

    Example: tracker evaluate seeds --texts articles --misses
    """
    from tracker.queries.evaluating import evaluated
    from tracker.rendering import drafts

    if form is Format.CSV:
        raise Usage("an evaluation is no table", "--format table or json")
    asked = language_model(method, model, model_url, model_seconds)
    about = _accords(context, accords)
    compared = list(evaluated(gold, about, texts=texts or (), model=asked))
    if not compared:
        raise Usage(f"{', '.join(gold)} holds no claims file", "name claims files, or folders")
    if form is Format.JSON:
        print(as_json(drafts.shape(compared)))
    else:
        show(drafts.evaluation(compared, shows_misses=misses))


def _accords(context: typer.Context, given: list[Path] | None) -> list[Accord]:
    from tracker.queries.evaluating import accords_in
    from tracker.queries.log import open_log

    if given:
        return accords_in(given)
    with open_log(database(context.obj)) as log:
        return list(log.defined(log.head).values())
