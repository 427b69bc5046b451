"""Assertions against a log: which hold, and the claims behind those that do not."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tracker.domain.acts import criterion_named
from tracker.domain.claims import Article, Claim
from tracker.domain.errors import TrackerError
from tracker.importing.assertions_file import ReadAssertion, read_assertions
from tracker.importing.reading import Fault
from tracker.importing.sources import STDIN
from tracker.projections.assertions import Difference, Relation, differences
from tracker.projections.membership import Membership, memberships
from tracker.projections.standing import Standing
from tracker.queries.log import Log


@dataclass(frozen=True, slots=True, kw_only=True)
class Differing:
    """One party whose answer differs, with the claims that its answer is built on."""

    difference: Difference
    claims: tuple[tuple[str, Claim, Article], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """An assertion that does not hold, or that could not be asked (`problem` says why)."""

    file: str
    assertion: ReadAssertion
    differing: tuple[Differing, ...] = ()
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What came of some files of assertions."""

    held: int
    failures: tuple[Failure, ...]
    faults: tuple[tuple[str, Fault], ...]
    """By file; faulty lines were not asked."""


def check(log: Log, paths: Iterable[Path], *, stdin: bytes | None = None) -> Checked:
    """Ask whatever files assert. What is wrong with a file or a line is a fault, not an error.

    `stdin` is what the path `-` stands for.
    """
    faults: list[tuple[str, Fault]] = []
    failures: list[Failure] = []
    held = 0
    asking = _Asking(log)
    for path in paths:
        try:
            data = stdin if stdin is not None and str(path) == STDIN else path.read_bytes()
        except OSError as problem:
            message = f"it cannot be read ({problem.strerror})"
            faults.append((str(path), Fault(line=None, message=message, hint="check the path")))
            continue
        read = read_assertions(data)
        faults += [(str(path), fault) for fault in read.faults]
        for assertion in read.assertions:
            failure = _failure(asking, str(path), assertion)
            if failure is None:
                held += 1
            else:
                failures.append(failure)
    return Checked(held=held, failures=tuple(failures), faults=tuple(faults))


def _failure(asking: "_Asking", file: str, assertion: ReadAssertion) -> Failure | None:
    try:
        differing = tuple(asking.differing(assertion))
    except TrackerError as problem:
        if problem.status != 2:
            raise
        told = f"{problem}; {problem.hint}" if problem.hint else str(problem)
        return Failure(file=file, assertion=assertion, problem=told)
    return Failure(file=file, assertion=assertion, differing=differing) if differing else None


class _Asking:
    """A log, and what of it earlier assertions have already needed."""

    def __init__(self, log: Log) -> None:
        self.log = log
        self._standing: dict[tuple[str, int], Standing] = {}
        self._memberships: dict[tuple[str, int, int | None], dict[str | None, Membership]] = {}

    def differing(self, assertion: ReadAssertion) -> Iterator[Differing]:
        position = self.log.position(assertion.at)
        accord = self.log.accord(assertion.accord, position)
        criterion = criterion_named(assertion.by or accord.membership)
        held = (accord.slug, position)
        if held not in self._standing:
            self._standing[held] = self.log.standing(accord, position)
        standing = self._standing[held]
        cut = (*held, assertion.known)
        if cut not in self._memberships:
            self._memberships[cut] = memberships(standing, accord, known=assertion.known)
        told = self._memberships[cut]
        found = differences(
            {
                party: membership.on(criterion, assertion.on)
                for party, membership in told.items()
                if party is not None
            },
            Relation(assertion.relation),
            assertion.answer,
            assertion.parties,
        )
        for difference in found:
            membership = told.get(difference.party)
            bearing = membership.bearing(criterion, assertion.on) if membership else []
            claims = [standing.claims[each.id].claim for each in bearing]
            yield Differing(
                difference=difference,
                claims=tuple(
                    (claim.id, claim, standing.articles[claim.article].article) for claim in claims
                ),
            )
