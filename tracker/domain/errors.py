"""What can go wrong in the product's own words: each error holds its fields and builds its message.

`status` is the exit status of the command line (section 8 of the design); `hint` says what would be
right. The command line maps errors to statuses in one place by these two attributes.
"""

from collections.abc import Sequence
from typing import ClassVar


class TrackerError(Exception):
    """Any error that the product foresees; an exception outside this family is a fault of ours."""

    status: ClassVar[int] = 70
    hint: str = ""


class BadDate(TrackerError, ValueError):
    """A text that is no date in the EDTF subset of section 5."""

    status = 2

    def __init__(self, text: str, hint: str) -> None:
        self.text = text
        self.hint = hint
        super().__init__(f"{text!r} is not a date that can be used")


class Usage(TrackerError):
    """A request that cannot be understood or answered as asked."""

    status = 2

    def __init__(self, message: str, hint: str = "") -> None:
        self.hint = hint
        super().__init__(message)


class NotFound(TrackerError):
    """An accord, party, claim, article, outlet or file that is not held; with candidates."""

    status = 2

    def __init__(self, what: str, text: str, candidates: Sequence[str] = ()) -> None:
        self.what = what
        self.text = text
        self.candidates = tuple(candidates)
        self.hint = f"did you mean {' or '.join(candidates)}?" if candidates else ""
        super().__init__(f"no {what} {text!r} is held")


class Ambiguous(TrackerError):
    """A shortened id or a name that several things go by."""

    status = 2

    def __init__(self, what: str, text: str, candidates: Sequence[str]) -> None:
        self.what = what
        self.text = text
        self.candidates = tuple(candidates)
        self.hint = f"which of {', '.join(candidates)}?"
        super().__init__(f"{text!r} fits more than one {what}")


class Refused(TrackerError):
    """An append that would say something untrue of what is held."""

    status = 5

    def __init__(self, message: str, hint: str = "") -> None:
        self.hint = hint
        super().__init__(message)


class Unanswered(TrackerError):
    """A question to another program, such as a language model, that was not answered as asked."""

    status = 5


class NotAsCited(TrackerError):
    """A log that is not the one of a citation: it ends before, or its root is another."""

    status = 1

    def __init__(self, message: str, hint: str = "") -> None:
        self.hint = hint
        super().__init__(message)


class DatabaseUnusable(TrackerError):
    """The database is missing, not ours, of another revision, or cannot be read or written."""

    status = 6

    def __init__(self, message: str, hint: str = "") -> None:
        self.hint = hint
        super().__init__(message)


def locked(target: str, wait: float) -> DatabaseUnusable:
    """Return the error of a writer that waited for another one in vain, for `wait` seconds."""
    return DatabaseUnusable(
        f"{target} is locked: another process was writing all the {wait:g} seconds that we waited",
        "try again when it is done, or --wait SECONDS longer; nothing was recorded",
    )


class Damaged(TrackerError):
    """A stored event that does not decode: the log was altered or written by something else."""

    status = 6

    def __init__(self, position: int, problem: str) -> None:
        self.position = position
        self.hint = "run `tracker verify` for the whole list"
        super().__init__(f"event {position} of the log cannot be read: {problem}")


class NotCanonical(TrackerError, ValueError):
    """A value that has no canonical JSON form here: a float, a lone surrogate, a huge integer."""

    status = 5

    def __init__(self, problem: str) -> None:
        super().__init__(problem)


class BadStream(TrackerError):
    """An exported stream that is not as it was written; with its line, counted from 1."""

    status = 5

    def __init__(
        self, name: str, line: int, problem: str, hint: str = "the stream was altered; export anew"
    ) -> None:
        self.name = name
        self.line = line
        self.hint = hint
        super().__init__(f"{name}:{line}: {problem}")
