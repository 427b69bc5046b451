"""Drafts of articles that lie in files, and their comparison with gold claims files."""

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from tracker.domain.claims import Accord, Article, Claim
from tracker.domain.errors import Unanswered, Usage
from tracker.extraction import drafts
from tracker.extraction.evaluation import Compared, compare
from tracker.importing.articles import Given
from tracker.importing.reading import (
    Fault,
    ReadAccord,
    ReadArticle,
    ReadClaim,
    Reading,
    either,
    nearest,
)
from tracker.importing.sniffing import ARTICLES
from tracker.importing.sources import Source, find, read
from tracker.importing.unforeseen import is_of_one_file, ours

if TYPE_CHECKING:
    from tracker.extraction.llm import Model


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """An article that was read, and its drafts."""

    name: str
    article: Article | None
    """None where the file is faulty."""
    claims: tuple[Claim, ...] = ()
    faults: tuple[Fault, ...] = ()
    left_out: tuple[str, ...] = ()
    """Why claims of a language model are none, a line each."""
    unanswered: str = ""
    """Why a language model gave no answer about it, if it gave none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """An article, and the claims that it makes, as a person read them."""

    name: str
    source: str
    """The file that says so."""
    article: Article
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stumbled:
    """A file over which we stumble, and what is to be said of it."""

    name: str
    fault: Fault


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """The gold of some files, and what is wrong with others: the file's name and the fault."""

    gold: tuple[Gold, ...]
    faults: tuple[tuple[str, Fault], ...]


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


def articles_in(paths: Sequence[str], *, stdin: BinaryIO | None = None) -> tuple[Source, ...]:
    """Return the articles that paths name. Raises `Usage` for what is none, or is not there."""
    found = find(paths, stdin=stdin).files
    for source in found:
        _require(source)
        if source.kind not in ARTICLES:
            raise Usage(f"{source.name} is no article", "name .txt, .md or .html files")
    if not found:
        raise Usage(f"{', '.join(paths)} holds no article", "name .txt, .md or .html files")
    return found


def drafted(
    sources: Iterable[Source],
    accords: Sequence[Accord],
    *,
    given: Given,
    model: "Model | None" = None,
) -> Iterator[Drafted]:
    """Yield the drafts of articles, by the rules or a model; it may answer of one and not another.

    One that cannot be read, or over which we stumble, has its faults in place of drafts.
    """
    for source in sources:
        try:
            each = _drafted(source, accords, given, model)
        except Exception as problem:
            each = Drafted(name=source.name, article=None, faults=(_of_one_file(problem),))
        yield each


def _drafted(
    source: Source, accords: Sequence[Accord], given: Given, model: "Model | None"
) -> Drafted:
    reading = read(source, given=given)
    article = next((i.article for i in reading.items if isinstance(i, ReadArticle)), None)
    if reading.faults or reading.text is None or article is None:
        return Drafted(name=source.name, article=None, faults=reading.faults)
    try:
        claims, left_out = _drafts(reading.text, article, accords, model)
    except Unanswered as problem:
        told = f"{problem}: {problem.hint}"
        return Drafted(name=source.name, article=article, unanswered=told)
    return Drafted(name=source.name, article=article, claims=claims, left_out=left_out)


def _of_one_file(problem: Exception) -> Fault:
    """Return the fault of the file at hand, whose defect of ours it is; raise anything else."""
    if not is_of_one_file(problem):
        raise problem
    return ours(problem)


def gold_in(paths: Sequence[str], accords: Sequence[Accord]) -> Read:
    """Read gold: claims files, or bulk, whose claims are sorted by their articles.

    A claim on an accord that is not among `accords` is a fault. Raises `Usage` for what is not
    there.
    """
    gold: list[Gold] = []
    faults: list[tuple[str, Fault]] = []
    for source in find(paths).files:
        if source.kind in ARTICLES:
            continue
        _require(source)
        try:
            reading = read(source)
        except Exception as problem:
            faults.append((source.name, _of_one_file(problem)))
            continue
        wrong = reading.faults or tuple(_undefined(reading, [each.slug for each in accords]))
        faults += [(source.name, fault) for fault in wrong]
        if not wrong:
            gold += _gold(source.name, reading)
    return Read(gold=tuple(gold), faults=tuple(faults))


def _gold(name: str, reading: Reading) -> Iterator[Gold]:
    articles = {i.article.id: i.article for i in reading.items if isinstance(i, ReadArticle)}
    claims = [item.claim for item in reading.items if isinstance(item, ReadClaim)]
    for article_id, article in articles.items():
        yield Gold(
            name=name if len(articles) == 1 else f"{name} {article_id[:10]}",
            source=name,
            article=article,
            claims=tuple(each for each in claims if each.article == article_id),
        )


def _undefined(reading: Reading, defined: Sequence[str]) -> Iterator[Fault]:
    claims = [item for item in reading.items if isinstance(item, ReadClaim)]
    number = Counter(each.claim.accord for each in claims)
    first = {each.claim.accord: each.line_of("accord") for each in reversed(claims)}
    for slug, line in first.items():
        if slug not in defined:
            near = nearest(slug, defined)
            named = "1 claim names" if number[slug] == 1 else f"{number[slug]} claims name"
            meant = f"did you mean {either(near)}? else " if near else ""
            yield Fault(
                line=line,
                message=f"no accord {slug} is defined; {named} it",
                hint=f"{meant}--accords names the files that define what the gold speaks of",
            )


def evaluated(
    gold: Sequence[Gold],
    accords: Sequence[Accord],
    *,
    texts: Sequence[Path],
    model: "Model | None" = None,
) -> Iterator[Compared | Stumbled]:
    """Yield the comparison of gold with the drafts of its articles.

    Where we stumble over a file that is said in its place, or before all, and the others go on.
    The texts are found by their SHA-256, beside the gold or in the folders `texts`. Raises `Usage`
    where one is not at hand; `NoAnswer` as `drafted`.
    """
    beside = [Path(each.source).parent for each in gold]
    wanted = {each.article.text.sha256 for each in gold if each.article.text}
    stumbled: list[Stumbled] = []
    at_hand = _texts(dict.fromkeys([*beside, *texts]), wanted, stumbled)
    yield from stumbled
    for each in gold:
        text = at_hand.get(each.article.text.sha256) if each.article.text else None
        if text is None and stumbled:
            continue  # it may be in one of these
        if text is None:
            raise Usage(
                f"the text of {each.name} is not at hand",
                "--texts names a folder in which it lies; it is found by its SHA-256",
            )
        result: Compared | Stumbled
        try:
            found, _ = _drafts(text, each.article, accords, model)
            result = compare(each.name, text, each.claims, found)
        except Exception as problem:
            result = Stumbled(name=each.name, fault=_of_one_file(problem))
        yield result


def _require(source: Source) -> None:
    if source.fault is not None:
        raise Usage(f"{source.name}: {source.fault.message}", source.fault.hint)


def _drafts(
    text: str, article: Article, accords: Sequence[Accord], model: "Model | None"
) -> tuple[tuple[Claim, ...], tuple[str, ...]]:
    """Return the drafts of a text, and why others are none."""
    if model is None:
        return drafts(text, article=article, accords=accords), ()
    from tracker.extraction import llm

    done = llm.drafts(text, article=article, accords=accords, model=model)
    return done.claims, done.left_out


def _texts(
    folders: Iterable[Path], wanted: Collection[str], stumbled: list[Stumbled]
) -> dict[str, str]:
    """Return the wanted texts that lie in folders: as they are, or as `import` reads articles."""
    found: dict[str, str] = {}
    for folder in folders:
        for text in _texts_in(folder, stumbled):
            if len(found) == len(wanted):
                return found
            sha256 = hashlib.sha256(text.encode()).hexdigest()
            if sha256 in wanted:
                found[sha256] = text
    return found


def _texts_in(folder: Path, stumbled: list[Stumbled]) -> Iterator[str]:
    for path in sorted(folder.rglob("*.txt")):
        with suppress(UnicodeDecodeError, OSError):
            yield path.read_bytes().decode()
    for source in find([folder]).files:
        if source.kind not in ARTICLES:
            continue
        try:
            text = read(source).text
        except Exception as problem:
            stumbled.append(Stumbled(name=source.name, fault=_of_one_file(problem)))
            continue
        if text is not None:
            yield text
