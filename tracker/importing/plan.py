"""What importing a reading would append to what is held: new, known or refused (section 3). Pure.

The same thing again appends nothing; the same id with something different is refused unless it is
meant as an amendment; with one fault nothing of the file is appended.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from typing import Final, TypeVar, assert_never

from tracker.domain.claims import Accord, Article, Claim
from tracker.domain.events import AccordDefined, ArticleRecorded, Body, ClaimAccepted, ClaimRecorded
from tracker.importing.articles import completed, is_reprint
from tracker.importing.corrections import (
    Corrections,
    Reads,
    cycles,
    refs_of,
    short,
)
from tracker.importing.held import Held
from tracker.importing.quotes import text_faults
from tracker.importing.reading import (
    Fault,
    Item,
    ReadAccord,
    ReadArticle,
    ReadClaim,
    Reading,
    either,
    in_order,
    nearest,
    quoted,
)

_Fact = Accord | Article | Claim
_R = TypeVar("_R", ReadAccord, ReadArticle, ReadClaim)

_READ_BY: Final = ("method", "rule", "confidence")
"""What tells how a claim was read, not what it says."""

_KEYS: Final = {
    "quote": "at",  # its words are part of the id
    "text": "length",  # its hash is the id
    "suspended_count": "suspended-count",
}
"""What may differ under the same id, by the name that it has in a file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is to be appended: an article comes before its claims, an accord before all."""

    bodies: tuple[Body, ...] = ()
    new: int = 0
    """Accords and claims of which something is appended."""
    known: int = 0
    """Accords and claims that are held already, just so."""
    faults: tuple[Fault, ...] = ()
    """Those of the reading too; if there are any, nothing is to be appended."""
    remarks: tuple[str, ...] = ()
    """What stands otherwise than the reading has it, and rightly."""


def plan(reading: Reading, held: Held, *, amend: bool) -> Plan:
    """Return what is to be appended so that all of a reading is held, or why it cannot be.

    `amend` lets something that differs from what is held under its id replace it. What is not said
    of an article is no difference, unless a claims file is to replace what is held.
    """
    faults = list(reading.faults)
    items = reading.items
    accords = _once([(r.accord.slug, r) for r in items if isinstance(r, ReadAccord)], faults)
    articles = _once([(r.article.id, r) for r in items if isinstance(r, ReadArticle)], faults)
    reads = [(r.claim.id, r) for r in items if isinstance(r, ReadClaim)]
    claims = _once(_with_targets(reads, held, faults), faults)
    faults.extend(_undefined(claims.values(), {**held.accords, **dict.fromkeys(accords)}))
    faults.extend(text_faults(articles, claims.values(), held.text_of))

    bodies: list[Body] = []
    remarks: list[str] = []
    new = 0
    for slug, defined in accords.items():
        bodies += (said := _about_accord(slug, defined, held, amend, faults))
        new += bool(said)
    for article_id, recorded in articles.items():
        earlier = held.articles.get(article_id)
        if earlier is not None and (recorded.is_partial or not amend):
            is_elsewhere = recorded.is_partial and is_reprint(recorded.article, earlier)
            recorded = replace(recorded, article=completed(recorded.article, earlier))
            if is_elsewhere and not amend:
                remarks.append(_reprint(article_id, recorded.article, earlier))
                continue
        bodies += _about_article(article_id, recorded, earlier, amend, faults)
    for claim_id, read in claims.items():
        bodies += (said := _about_claim(claim_id, read, held, amend, faults))
        new += bool(said)
    if faults:
        return Plan(faults=in_order(faults))
    told = sum(not isinstance(item, ReadArticle) for item in items)
    return Plan(bodies=tuple(bodies), new=new, known=told - new, remarks=tuple(remarks))


def _about_accord(
    slug: str, read: ReadAccord, held: Held, amend: bool, faults: list[Fault]
) -> list[Body]:
    earlier = held.accords.get(slug)
    if earlier is not None:
        if not (names := _differences(read.accord, earlier)):
            return []
        if not amend:
            faults.append(_differs(read.line, f"accord {slug}", names))
            return []
    return [AccordDefined(accord=read.accord)]


def _about_article(
    article_id: str, read: ReadArticle, earlier: Article | None, amend: bool, faults: list[Fault]
) -> list[Body]:
    if earlier is not None:
        if not (names := _differences(read.article, earlier)):
            return []
        if not amend:
            faults.append(_differs(read.line, f"article {short(article_id)}", names))
            return []
    return [ArticleRecorded(article=read.article)]


def _reprint(article_id: str, article: Article, earlier: Article) -> str:
    told = ", ".join(
        f"{name} {quoted(str(getattr(earlier, name) or 'none'))}"
        for name in _differences(article, earlier)
    )
    return (
        f"a reprint: the same text is recorded as {short(article_id)} with {told}, which stands; "
        "--amend replaces it"
    )


def _about_claim(
    claim_id: str, read: ReadClaim, held: Held, amend: bool, faults: list[Fault]
) -> list[Body]:
    claim, earlier = read.claim, held.claims.get(claim_id)
    if earlier is None:
        return [ClaimRecorded(claim=claim)]
    if claim.is_draft:
        return []  # a program's reading adds nothing to what is held, however it was judged
    shown = short(claim_id)
    bodies: list[Body] = []
    match earlier.state:
        case "counts":
            pass
        case "waits":
            bodies = [ClaimAccepted(claim=claim_id, accord=claim.accord, party=claim.party)]
        case "rejected":
            message, hint = (
                f"claim {shown} is a rejected draft",
                f"`tracker accept {shown}` takes it in",
            )
            faults.append(Fault(line=read.line, message=message, hint=hint))
        case "retracted":
            message, hint = (
                f"claim {shown} is retracted",
                f"`tracker restore {shown} --why …` brings it back",
            )
            faults.append(Fault(line=read.line, message=message, hint=hint))
        case _ as never:
            assert_never(never)
    # A draft that a person repeats in the same words is confirmed, not changed.
    names = _differences(claim, earlier.claim, _READ_BY if earlier.claim.is_draft else ())
    if names and not amend:
        faults.append(_differs(read.line, f"claim {shown}", names))
    elif names:
        bodies.append(ClaimRecorded(claim=claim))
    return bodies


def _once(reads: Iterable[tuple[str, _R]], faults: list[Fault]) -> dict[str, _R]:
    """Return what a file says once for each id; a fault for what it says twice and differently."""
    once: dict[str, _R] = {}
    for key, read in reads:
        first = once.setdefault(key, read)
        if first is not read and (names := _differences(_fact(read), _fact(first))):
            what = type(read).__name__.removeprefix("Read").lower()
            faults.append(
                Fault(
                    line=read.line,
                    message=f"{what} {short(key)} stands on line {first.line} too and differs in "
                    f"{_listed(names)}",
                    hint="keep one of the two",
                )
            )
    return once


def _with_targets(reads: Reads, held: Held, faults: list[Fault]) -> Reads:
    """Replace what the claims supersede by its id; where none is found, by None and a fault."""
    refs = refs_of(reads, held.refs, faults)
    if not any(read.claim.supersedes for _, read in reads):
        return reads
    accords = {claim_id: each.claim.accord for claim_id, each in held.claims.items()}
    accords.update((claim_id, read.claim.accord) for claim_id, read in reads)
    corrections = Corrections(accords, refs)
    resolved = []
    for claim_id, read in reads:
        target = corrections.target(claim_id, read) if read.claim.supersedes else None
        if isinstance(target, Fault):
            faults.append(target)
            target = None
        resolved.append((claim_id, replace(read, claim=replace(read.claim, supersedes=target))))
    edges = {
        claim_id: read.claim.supersedes
        for claim_id, read in resolved
        if not (read.claim.is_draft and claim_id in held.claims)
    }
    faults.extend(cycles(resolved, {**held.supersedes, **edges}))
    return resolved


def _undefined(reads: Iterable[ReadClaim], defined: Iterable[str]) -> Iterator[Fault]:
    """Yield one fault for each accord that is not defined, where it is first named."""
    slugs = set(defined)
    first: dict[str, ReadClaim] = {}
    counts: Counter[str] = Counter()
    for read in reads:
        slug = read.claim.accord
        if slug and slug not in slugs:
            first.setdefault(slug, read)
            counts[slug] += 1
    for slug, read in first.items():
        yield undefined(slug, read.line_of("accord"), counts[slug], slugs)


def undefined(slug: str, line: int, count: int, defined: Iterable[str]) -> Fault:
    """Return the fault of an accord that so many claims name and nobody defined."""
    near = nearest(slug, sorted(defined))
    meant = f"did you mean {either(near)}? else " if near else ""
    claims = "1 claim names" if count == 1 else f"{count} claims name"
    return Fault(
        line=line,
        message=f"no accord {slug} is defined; {claims} it",
        hint=f"{meant}import a file with `accord: {slug}` and `name:` first",
    )


def twice(what: str, line: int, first: int | None) -> Fault:
    """Return the fault of a thing that a file says twice and differently, without naming how."""
    where = "an earlier line" if first is None else f"line {first}"
    return Fault(
        line=line, message=f"{what} stands on {where} too and differs", hint="keep one of the two"
    )


def _differs(line: int, what: str, names: list[str]) -> Fault:
    message = f"{what} differs in {_listed(names)} from the one that is recorded"
    return Fault(line=line, message=message, hint="repeat it unchanged, or pass --amend")


def _differences(now: _Fact, then: _Fact, leaving_out: Iterable[str] = ()) -> list[str]:
    """Return the keys in which two facts of the same id differ."""
    names = (each.name for each in fields(now) if each.name not in leaving_out)
    return [
        _KEYS.get(name, name) for name in names if getattr(now, name) != getattr(then, name, None)
    ]


def _fact(read: Item) -> _Fact:
    match read:
        case ReadAccord(accord=accord):
            return accord
        case ReadArticle(article=article):
            return article
        case ReadClaim(claim=claim):
            return claim
        case _ as never:
            assert_never(never)


def _listed(names: list[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last
