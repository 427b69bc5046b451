"""Drafts of articles that lie in files, and their comparison with gold claims files."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.domain.claims import Accord, Article, Claim
from tracker.domain.errors import Unanswered, Usage
from tracker.extraction import drafts
from tracker.extraction.evaluation import Compared, compare
from tracker.importing.articles import Given
from tracker.importing.reading import ReadAccord, ReadArticle, ReadClaim
from tracker.importing.sniffing import ARTICLES
from tracker.importing.sources import find, read

if TYPE_CHECKING:
    from tracker.extraction.llm import Model


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """An article that was read, and its drafts."""

    name: str
    article: Article
    claims: tuple[Claim, ...]
    left_out: tuple[str, ...] = ()
    """Why claims of a language model are none, a line each."""
    unanswered: str = ""
    """Why a language model gave no answer about it, if it gave none."""


def accords_in(paths: Iterable[Path]) -> list[Accord]:
    """Return the accords that files and folders define. Raises `Usage` where there are none."""
    named = [str(each) for each in paths]
    found = [
        item.accord
        for source in find(named).files
        if source.kind not in ARTICLES
        for item in read(source).items
        if isinstance(item, ReadAccord)
    ]
    if not found:
        raise Usage(f"{', '.join(named)} defines no accord", "an accord file has accord: and name:")
    return found


def drafted(
    paths: Sequence[str],
    accords: Sequence[Accord],
    *,
    given: Given,
    stdin: bytes | None = None,
    model: "Model | None" = None,
) -> Iterator[Drafted]:
    """Yield the drafts of articles, by the rules or a model; it may answer of one and not another.

    Raises `Usage` for what cannot be read.
    """
    for source in find(paths, stdin=stdin).files:
        reading = read(source, given=given)
        if reading.faults:
            fault = reading.faults[0]
            raise Usage(f"{fault.where(source.name)}: {fault.message}", fault.hint)
        article = next((i.article for i in reading.items if isinstance(i, ReadArticle)), None)
        if reading.text is None or article is None:
            raise Usage(f"{source.name} is no article", "name .txt, .md or .html files")
        try:
            claims, left_out = _drafts(reading.text, article, accords, model)
        except Unanswered as problem:
            told = f"{problem}: {problem.hint}"
            yield Drafted(name=source.name, article=article, claims=(), unanswered=told)
            continue
        yield Drafted(name=source.name, article=article, claims=claims, left_out=left_out)


def evaluated(
    gold: Sequence[str],
    accords: Sequence[Accord],
    *,
    texts: Sequence[Path],
    model: "Model | None" = None,
) -> Iterator[Compared]:
    """Yield the comparison of every gold claims file with the drafts of its article.

    The texts are found by their SHA-256, beside the gold or in the folders `texts`. Raises `Usage`
    for a gold file that is faulty, or whose text is not at hand; `NoAnswer` as `drafted`.
    """
    sources = [each for each in find(gold).files if each.kind not in ARTICLES]
    beside = {each.path.parent for each in sources if each.path is not None}
    at_hand = _texts({*beside, *texts})
    for source in sources:
        reading = read(source)
        if reading.faults:
            fault = reading.faults[0]
            raise Usage(f"{fault.where(source.name)}: {fault.message}", fault.hint)
        article = next((i.article for i in reading.items if isinstance(i, ReadArticle)), None)
        if article is None:
            continue
        text = at_hand.get(article.text.sha256) if article.text else None
        if text is None:
            raise Usage(
                f"the text of {source.name} is not at hand",
                "--texts names a folder in which it lies; it is found by its SHA-256",
            )
        claims = [item.claim for item in reading.items if isinstance(item, ReadClaim)]
        found, _ = _drafts(text, article, accords, model)
        yield compare(source.name, text, claims, found)


def _drafts(
    text: str, article: Article, accords: Sequence[Accord], model: "Model | None"
) -> tuple[tuple[Claim, ...], tuple[str, ...]]:
    """Return the drafts of a text, and why others are none."""
    if model is None:
        return drafts(text, article=article, accords=accords), ()
    from tracker.extraction import llm

    done = llm.drafts(text, article=article, accords=accords, model=model)
    return done.claims, done.left_out


def _texts(folders: Iterable[Path]) -> dict[str, str]:
    found = {}
    for folder in folders:
        for path in sorted(folder.rglob("*.txt")):
            body = path.read_bytes()
            try:
                found[hashlib.sha256(body).hexdigest()] = body.decode()
            except UnicodeDecodeError:
                continue
    return found
