"""Names of parties → codes, from a curated file of our own (design, sections 2, 7 and 9).

`resolve` is strict: a name stands for one party, or it is refused with the parties it may mean.
"""

from tracker.gazetteer.names import (
    AmbiguousParty,
    Party,
    PartyNameError,
    UnknownParty,
    name_of,
    parties,
    resolve,
)

__all__ = [
    "AmbiguousParty",
    "Party",
    "PartyNameError",
    "UnknownParty",
    "name_of",
    "parties",
    "resolve",
]
