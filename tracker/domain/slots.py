"""Frozen classes filled as if they were not frozen, where many are made of what is known.

The constructor of a frozen class looks up `object.__setattr__` for each field: 6 of the 8 µs that
it takes to make a claim, where a twin that is not frozen takes 0.4. That whoever makes one so sets
every field is held by tests.
"""

from typing import Any


def unfrozen(kind: type[Any]) -> type[Any]:
    """Return a class with the slots of a frozen one and nothing else.

    An instance becomes one of the frozen class, once its fields are set, by its `__class__`.
    """
    return type(kind.__name__, (), {"__slots__": kind.__slots__})
