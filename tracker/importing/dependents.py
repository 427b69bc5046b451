"""Lines of a bulk file that supersede what another line of it says, which is refused.

They cannot be recorded without it, nor can the lines that supersede them in turn: all are found in
one walk, however long the chain.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from tracker.importing.corrections import Ref, is_claim_id, is_long_enough
from tracker.importing.held import Held
from tracker.importing.reading import Fault, ReadClaim, quoted

Name = Ref | str
"""What a claim may be named by: its accord and `ref`, or the beginning of its id."""

_SHORTEST: Final = next(size for size in range(64) if is_long_enough("c-".ljust(size, "0")))


def names_of(read: ReadClaim) -> Iterator[Name]:
    """Yield all that a `supersedes` may call a claim."""
    claim = read.claim
    if claim.ref:
        yield claim.accord, claim.ref
    claim_id = claim.id
    yield from (claim_id[:size] for size in range(_SHORTEST, len(claim_id) + 1))


def bereft(
    reads: Mapping[int, ReadClaim], refused: Mapping[Name, int], held: Held
) -> dict[int, Fault]:
    """Return, by line, why lines cannot stand that supersede what is refused.

    `refused` leads from the names of what is refused to its line. What is held, or is said by a
    line that stands, may be superseded all the same.
    """
    if not refused:
        return {}
    naming: dict[Name, list[int]] = defaultdict(list)
    for number, read in reads.items():
        if (name := _named(read)) is not None:
            naming[name].append(number)
    if not naming:
        return {}
    names = {
        number: [each for each in names_of(r) if each in naming] for number, r in reads.items()
    }
    standing = Counter(name for each in names.values() for name in each)
    standing.update(_held_names(held, naming))
    lost: dict[int, Fault] = {}
    pending = [(name, line) for name, line in refused.items() if name in naming]
    while pending:
        name, line = pending.pop()
        if standing[name] > 0:
            continue
        for number in naming[name]:
            if number in lost:
                continue
            lost[number] = _without(reads[number], line)
            for own in names[number]:
                standing[own] -= 1
                pending.append((own, number))
    return lost


def _named(read: ReadClaim) -> Name | None:
    """Return what a claim supersedes, as `names_of` has it."""
    name = read.claim.supersedes
    if not name:
        return None
    return name if is_claim_id(name) else (read.claim.accord, name)


def _held_names(held: Held, wanted: Iterable[Name]) -> Iterator[Name]:
    yield from (ref for ref in held.refs if ref in wanted)
    for claim_id in held.claims:
        for size in range(_SHORTEST, len(claim_id) + 1):
            if claim_id[:size] in wanted:
                yield claim_id[:size]


def _without(read: ReadClaim, line: int) -> Fault:
    name = quoted(read.claim.supersedes or "")
    return Fault(
        line=read.line_of("supersedes"),
        message=f"supersedes {name} on line {line}, which is refused",
        hint=f"mend line {line} and send both together",
    )
