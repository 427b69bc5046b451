"""What was used lately, so that memory does not grow with what is looked at."""

from typing import Generic, TypeVar

T = TypeVar("T")


class Lately(Generic[T]):
    """The things that came last, and no more than so many."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.kept: dict[str, T] = {}

    def get(self, name: str) -> T | None:
        return self.kept.get(name)

    def keep(self, name: str, value: T) -> T:
        """Remember a thing, forget the one that has waited longest, and return it."""
        self.kept.pop(name, None)
        self.kept[name] = value
        if len(self.kept) > self.most:
            del self.kept[next(iter(self.kept))]
        return value
