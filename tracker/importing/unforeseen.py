"""A defect of ours that one file brings to light: told as that file's; the others go on."""

import traceback
from pathlib import PurePath

from tracker.domain.errors import NotCanonical, TrackerError
from tracker.importing.reading import Fault, quoted


def is_of_one_file(problem: Exception) -> bool:
    """Say whether a problem that nobody foresaw is that of the file at hand.

    What the machine or the database lacks would be lacking for the next file as well.
    """
    if isinstance(problem, NotCanonical):
        return True
    return not isinstance(problem, (TrackerError, MemoryError, OSError))


def ours(problem: Exception) -> Fault:
    """Return the fault of a file over which we stumble.

    The file is not to blame: it is read anew each time until we are mended.
    """
    frames = traceback.extract_tb(problem.__traceback__)
    where = f" ({PurePath(frames[-1].filename).name}:{frames[-1].lineno})" if frames else ""
    told = f"{type(problem).__name__}: {quoted(str(problem))}{where}"
    return Fault(
        line=None,
        message=f"an error of ours while reading it: {told}",
        hint="please report it; the file stays where it is, to be read by the next version",
        is_passing=True,
    )
