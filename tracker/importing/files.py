"""What keeps a file from being read, in one line."""

import stat

from tracker.importing.reading import Fault


def unreadable(problem: OSError | ValueError) -> Fault:
    """Return the fault of a file that the system does not let us read."""
    match problem:
        case FileNotFoundError() | NotADirectoryError():
            message, hint = "there is no such file or folder", "check the path"
        case PermissionError():
            message, hint = "it may not be read", "check its permissions"
        case OSError():
            message, hint = f"it cannot be read ({problem.strerror})", "check the path"
        case _:
            message, hint = "this is no path", "check it for odd characters"
    return Fault(line=None, message=message, hint=hint)


def irregular(mode: int) -> Fault | None:
    """Return the fault of what is neither a file nor a folder, by its mode; None for a file."""
    if stat.S_ISREG(mode):
        return None
    return Fault(
        line=None,
        message="this is no regular file but a pipe, socket or device",
        hint="pipe it in: tracker import -",
    )
