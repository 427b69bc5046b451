"""What `ref` and `supersedes` name: labels are unique, corrections without cycles."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, takewhile
from typing import Final

from tracker.importing.reading import Fault, ReadClaim, either, nearest, quoted

_SHORTEST: Final = 6
_ID = re.compile(r"c-[0-9a-f]*")

Ref = tuple[str, str]
"""An accord and a label."""
Reads = Sequence[tuple[str, ReadClaim]]
"""Claims of a file, each with its id."""


def is_claim_id(name: str) -> bool:
    """Say whether a name is a claim's id, whole or shortened, and not a `ref`."""
    return _ID.fullmatch(name) is not None


def is_long_enough(name: str) -> bool:
    """Say whether a shortened id has the digits that it must have."""
    return len(name) >= len("c-") + _SHORTEST


def short(claim_id: str) -> str:
    """Return an id as messages show it."""
    return claim_id[:10]


def refs_of(reads: Reads, held: Mapping[Ref, str], faults: list[Fault]) -> dict[Ref, str]:
    """Return which claim each label names; a fault for one that names two claims."""
    now = {claim_id: read.claim for claim_id, read in reads}
    # A label is free again when its claim is told anew without it.
    refs = {
        ref: claim_id
        for ref, claim_id in held.items()
        if claim_id not in now or now[claim_id].ref == ref[1]
    }
    lines: dict[str, int] = {}
    for claim_id, read in reads:
        lines.setdefault(claim_id, read.line)
        if not read.claim.ref:
            continue
        named = refs.setdefault((read.claim.accord, read.claim.ref), claim_id)
        if named != claim_id:
            where = f" on line {lines[named]}" if named in lines else ""
            label = f"ref {quoted(read.claim.ref)}"
            faults.append(
                Fault(
                    line=read.line_of("ref"),
                    message=f"{label} is the label of claim {short(named)}{where}",
                    hint=f"a ref is unique within its accord, {read.claim.accord}",
                )
            )
    return refs


class Corrections:
    """Finds the claim that a `supersedes` names."""

    def __init__(self, accords: Mapping[str, str], refs: Mapping[Ref, str]) -> None:
        """`accords` are the ids of all claims that may be named, with their accords."""
        self._accords = accords
        self._refs = refs
        self._ids = sorted(accords)

    def target(self, claim_id: str, read: ReadClaim) -> str | Fault:
        """Return the id of the claim that a claim supersedes, or why there is none."""
        claim, name = read.claim, read.claim.supersedes or ""
        found = self._by_id(name) if is_claim_id(name) else self._by_ref(claim.accord, name)
        if isinstance(found, str) and found == claim_id:
            found = "is the claim itself", "name the claim that it corrects"
        if isinstance(found, str) and self._accords.get(found, claim.accord) != claim.accord:
            accord = self._accords[found]
            found = (
                f"is a claim on {accord}",
                f"a correction stays within its accord, {claim.accord}",
            )
        if isinstance(found, str):
            return found
        problem, hint = found
        message = f"supersedes {quoted(name)} {problem}"
        return Fault(line=read.line_of("supersedes"), message=message, hint=hint)

    def _by_id(self, name: str) -> str | tuple[str, str]:
        if not is_long_enough(name):
            return "is too short", f"give at least {_SHORTEST} digits of the claim's id"
        fitting = takewhile(
            lambda each: each.startswith(name),
            islice(self._ids, bisect_left(self._ids, name), None),
        )
        candidates = list(islice(fitting, 4))
        match candidates:
            case []:
                return "is no claim that is held or stands in this file", "check the id"
            case [only]:
                return only
            case _:
                shown = either(each[: len(name) + 6] for each in candidates[:3])
                return "fits more than one claim", f"which of {shown}?"

    def _by_ref(self, accord: str, name: str) -> str | tuple[str, str]:
        if (accord, name) in self._refs:
            return self._refs[accord, name]
        near = nearest(name, (ref for within, ref in self._refs if within == accord))
        if near:
            hint = f"did you mean {either(map(quoted, near))}?"
        else:
            hint = f"give a claim's id, or the ref of a claim on {accord}"
        return "is no ref that is held or stands in this file", hint


def cycles(reads: Reads, supersedes: Mapping[str, str | None]) -> Iterator[Fault]:
    """Yield a fault for each claim of a file that in the end supersedes itself.

    `supersedes` holds every edge that there would be, held ones included.
    """
    lines = {claim_id: read.line_of("supersedes") for claim_id, read in reads}
    done: set[str] = set()
    for start in lines:
        path: dict[str, None] = {}
        at: str | None = start
        while at is not None and at not in done and at not in path:
            path[at] = None
            at = supersedes.get(at)
        if at in path:
            cycle = list(path)[list(path).index(at) :]
            shown = " → ".join(short(each) for each in (*cycle[:4], cycle[0]))
            for each in cycle:
                if each in lines:
                    yield Fault(
                        line=lines[each],
                        message=f"claims supersede one another in a circle ({shown})",
                        hint="leave `supersedes` out of the one that stands",
                    )
        done.update(path)
