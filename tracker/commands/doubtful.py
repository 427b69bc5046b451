"""Lines of a bulk file that are not plainly new or known: they go the way of any other file.

They are planned together, since they may name one another, and again without those that turn out
faulty. What their neighbours say that are plainly new counts as held.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from tracker.commands.drafting import Drafting, Repeated, accepted_in
from tracker.commands.holding import held
from tracker.domain.events import Body, ClaimRecorded
from tracker.importing.dependents import Name, bereft, names_of
from tracker.importing.held import Held, HeldClaim, wants
from tracker.importing.plan import plan
from tracker.importing.quick import Quick
from tracker.importing.reading import Fault, Item, ReadArticle, ReadClaim, Reading


@dataclass(slots=True, kw_only=True)
class Settled:
    """What is to be appended of lines, and which of them are refused, with why."""

    bodies: Sequence[Body] = ()
    new: int = 0
    known: int = 0
    drafts: int = 0
    accepted: int = 0
    refused: dict[int, Sequence[Fault]] = field(default_factory=dict)


def settle(
    connection: Any,
    readings: Mapping[int, Reading],
    *,
    refused: Mapping[Name, int],
    fresh: Sequence[Quick],
    amend: bool,
    drafting: Drafting | None,
) -> Settled:
    """Say what is to be appended of lines without faults of their own.

    `refused` leads from the names of claims that are refused already to their lines; `fresh` is
    what lines say that are recorded with these.
    """
    lines = dict(sorted(readings.items()))
    names = dict(refused)
    done = Settled()

    def refuse(number: int, faults: Sequence[Fault]) -> None:
        for read in _claims(lines.pop(number)):
            for name in names_of(read):
                names.setdefault(name, number)
        done.refused[number] = faults

    while lines:
        found = _with(fresh, held(connection, wants(_whole(lines)), None))
        claims = {number: read for number, each in lines.items() for read in _claims(each)}
        for number, fault in bereft(claims, names, found).items():
            refuse(number, [fault])
        whole = _whole(lines)
        planned = plan(whole, found, amend=amend)
        if not planned.faults:
            break
        faulty = {fault.line for fault in planned.faults if fault.line in lines}
        for number in sorted(faulty or lines.keys()):  # a fault that no line has is of all
            own = [fault for fault in planned.faults if fault.line == number]
            refuse(number, own or planned.faults)
    else:
        return done
    bodies = planned.bodies
    if drafting is not None:
        bodies = drafting.accepted(connection, planned, whole.items, found, Repeated())
    else:
        done.drafts = sum(isinstance(e, ClaimRecorded) and e.claim.is_draft for e in bodies)
    done.bodies = bodies
    done.new, done.known, done.accepted = planned.new, planned.known, accepted_in(bodies)
    return done


def _claims(reading: Reading) -> Iterator[ReadClaim]:
    return (item for item in reading.items if isinstance(item, ReadClaim))


def _whole(lines: Mapping[int, Reading]) -> Reading:
    """Return lines as one reading; an article only the first time that it is told."""
    items: list[Item] = []
    told: dict[str, Any] = {}
    for reading in lines.values():
        for item in reading.items:
            if isinstance(item, ReadArticle):
                if told.get(item.article.id) == item.article:
                    continue
                told.setdefault(item.article.id, item.article)
            items.append(item)
    return Reading(items=tuple(items), claims=len(lines))


def _with(fresh: Iterable[Quick], found: Held) -> Held:
    """Return what is held, and what is about to be."""
    articles = {quick.article_id: quick.article for quick in fresh}
    claims = {
        quick.claim_id: HeldClaim(
            claim=quick.claim, state="waits" if quick.claim.is_draft else "counts"
        )
        for quick in fresh
    }
    return replace(
        found, articles={**articles, **found.articles}, claims={**claims, **found.claims}
    )
