"""Acts, modalities and criteria: the closed vocabulary of sections 2, 4 and 6 of the design.

Words follow the law of treaties (Vienna Convention of 1969, articles 2, 11 to 15, 24, 54 and 57):
signature, ratification, accession, entry into force, withdrawal, suspension.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from tracker.domain.errors import Usage


class Act(StrEnum):
    """What a party is said to have done."""

    CANDIDATE = "candidate"
    ANNOUNCED = "announced"
    SIGNED = "signed"
    JOINED = "joined"
    RATIFIED = "ratified"
    ACCEDED = "acceded"
    IN_FORCE = "in-force"
    WITHDREW = "withdrew"
    UNRATIFIED = "unratified"
    DECLINED = "declined"
    RESCINDED = "rescinded"
    SUSPENDED = "suspended"
    REINSTATED = "reinstated"
    STALLED = "stalled"
    RESUMED = "resumed"
    RELATIONS = "relations"
    RELATIONS_ENDED = "relations-ended"


class Modality(StrEnum):
    """How an article speaks of an act."""

    ASSERTED = "asserted"
    PLANNED = "planned"
    POSSIBLE = "possible"
    DENIED = "denied"


RANK: Final = {
    Act.ANNOUNCED: 0,
    Act.SIGNED: 1,
    Act.JOINED: 2,
    Act.RATIFIED: 2,
    Act.ACCEDED: 2,
    Act.IN_FORCE: 3,
}
"""How far towards full membership an act goes; acts that are not here have no rank."""

REPEATS: Final = frozenset(
    {
        Act.CANDIDATE,
        Act.DECLINED,
        Act.RESCINDED,
        Act.SUSPENDED,
        Act.REINSTATED,
        Act.STALLED,
        Act.RESUMED,
    }
)
"""Acts that may happen several times within a spell; every other happens once."""

DEFINITE: Final = frozenset({Act.SIGNED, Act.RATIFIED, Act.ACCEDED, Act.IN_FORCE})
"""The acts that `joined` may stand for when an article does not name the act."""

OF_THE_WHOLE: Final = frozenset({Act.STALLED, Act.RESUMED, Act.IN_FORCE})
"""Acts that may be said of an accord as a whole, without a party."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """A test of membership: the acts that open a spell and the acts that close it."""

    name: str
    opens: frozenset[Act]
    closes: frozenset[Act]

    @property
    def lowest_rank(self) -> int | None:
        """The lowest rank among the opening acts; None where none has a rank."""
        return min((RANK[act] for act in self.opens if act in RANK), default=None)

    @property
    def yields_to_suspension(self) -> bool:
        """Whether R10 applies: `signatory`, `party`, `in-force`, a bare act of rank 1 or more."""
        if self.name in ("signatory", "party"):
            return True
        return self.name in RANK and RANK[Act(self.name)] >= 1


def _criterion(name: str, opens: str, closes: str) -> Criterion:
    return Criterion(
        name=name,
        opens=frozenset(map(Act, opens.split())),
        closes=frozenset(map(Act, closes.split())),
    )


_BOUND = "joined ratified acceded in-force"

CRITERIA: Final = {
    criterion.name: criterion
    for criterion in (
        _criterion("candidate", "candidate", f"declined signed {_BOUND}"),
        _criterion("announced", f"announced signed {_BOUND}", "withdrew declined"),
        _criterion("signatory", f"signed {_BOUND}", "withdrew"),
        _criterion("party", _BOUND, "withdrew unratified"),
        _criterion("in-force", "in-force", "withdrew unratified"),
        _criterion("suspended", "suspended", "reinstated withdrew"),
        _criterion("stalled", "stalled", "resumed withdrew"),
        _criterion("relations", "relations", "relations-ended"),
    )
}
"""The named criteria, in the order in which they are shown."""

LADDER: Final = ("announced", "signatory", "party", "in-force")
"""The criteria of membership from the weakest to the strongest."""


def criterion_named(name: str) -> Criterion:
    """Return a named criterion, or the one of a bare act (opens it, closes with `withdrew`).

    Raises `Usage` for any other word.
    """
    if name in CRITERIA:
        return CRITERIA[name]
    try:
        act = Act(name)
    except ValueError:
        raise Usage(
            f"{name!r} is neither a criterion nor an act",
            f"criteria: {', '.join(CRITERIA)}; or an act: {', '.join(Act)}",
        ) from None
    closes = frozenset[Act]() if act is Act.WITHDREW else frozenset({Act.WITHDREW})
    return Criterion(name=name, opens=frozenset({act}), closes=closes)
