"""A thousand lines of a bulk file on their way into the log, in the order in which they stand."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Final, NamedTuple

from tracker.commands.doubtful import Settled
from tracker.importing.bulk import Bulk, read_line
from tracker.importing.dependents import Name
from tracker.importing.lines import Line
from tracker.importing.quick import Quick
from tracker.importing.reading import Fault, ReadArticle, ReadClaim, Reading
from tracker.log import store
from tracker.log.codec import Content, encode_body
from tracker.log.payloads import article_payload, claim_payload


class Taken(NamedTuple):
    """A line, and what it says if that is plain."""

    line: Line
    quick: Quick | None
    bulk: Bulk

    def reading(self) -> Reading:
        """Return what it says, or what is wrong with it, by the models."""
        return read_line(self.bulk, self.line)


Placed = tuple[int, int, Content]
"""What a row tells, with its line and its rank among those of the line."""
_SUBJECT: Final = 3
BEFORE: Final = -1
"""The rank of an article that a line without doubt tells of, before all that the line says."""


@dataclass(slots=True)
class Block:
    """Some lines on their way: what is to be appended of them, and what is refused."""

    readings: dict[int, Reading] = field(default_factory=dict)
    """The lines that are not plain, by their numbers."""
    told: dict[int, list[tuple[str, str]]] = field(default_factory=dict)
    """What these lines tell, each by id and payload: its article, then its claim."""
    said: dict[str, str] = field(default_factory=dict)
    """What they tell together: by id the payload of the first."""
    seen: dict[str, tuple[str, int]] = field(default_factory=dict)
    """What plain lines tell anew: by id its payload and the first line."""
    rows: list[Placed] = field(default_factory=list)
    refused: dict[int, Sequence[Fault]] = field(default_factory=dict)
    names: dict[Name, int] = field(default_factory=dict)
    """What the claims of refused lines go by, each with its line."""

    def is_new(self, taken: Taken) -> bool:
        """Say whether a line is plain, and the first to tell of its claim."""
        quick = taken.quick
        return quick is not None and self.seen.get(quick.claim_id, ("", 0))[1] == taken.line.number

    def doubt(self, number: int, reading: Reading) -> None:
        """Take a line that is not plain."""
        self.readings[number] = reading
        self.told[number] = told = [*_payloads(reading)]
        for subject, payload in told:
            self.said.setdefault(subject, payload)

    def is_told_otherwise(self, quick: Quick, article: str) -> bool:
        """Say whether a doubtful line tells of a claim too, or its article in another payload."""
        return quick.claim_id in self.said or self.said.get(quick.article_id, article) != article

    def refuse(self, number: int, faults: Sequence[Fault], names: Iterable[Name]) -> None:
        """Refuse a line; `names` are what its claim goes by."""
        self.refused[number] = faults
        for name in names:
            self.names.setdefault(name, number)

    def add(self, settled: Settled) -> None:
        """Put in what the other lines say, so that all rows come in the order of the lines."""
        self.refused.update(settled.refused)
        first: dict[str, int] = {}
        for number in sorted(self.readings.keys() - self.refused.keys()):
            for subject, _ in self.told[number]:
                first.setdefault(subject, number)
        # an article that a doubtful line tells of first comes before that line's claim
        rows = [
            (min(line, first.get(each[_SUBJECT], line)), rank, each)
            for line, rank, each in self.rows
        ]
        new = map(encode_body, settled.bodies)
        rows += [(first[each[_SUBJECT]], rank, each) for rank, each in enumerate(new)]
        self.rows = sorted(rows, key=itemgetter(0, 1))


def standing(
    subject: str,
    kind: str,
    payload: str,
    found: dict[str, list[store.Record]],
    seen: dict[str, tuple[str, int]],
) -> bool | None:
    """Say whether a thing is recorded just so; None where that is not plain."""
    recorded = found.get(subject)
    if recorded is not None:
        (only, *more) = recorded
        return True if not more and only.kind == kind and only.payload == payload else None
    said = seen.get(subject)
    if said is None:
        return False
    return True if said[0] == payload else None


def _payloads(reading: Reading) -> Iterator[tuple[str, str]]:
    """Yield the ids of what a line says, each with how it would be recorded."""
    for item in reading.items:
        if isinstance(item, ReadClaim):
            yield item.claim.id, claim_payload(item.claim)
        elif isinstance(item, ReadArticle):
            yield item.article.id, article_payload(item.article)
