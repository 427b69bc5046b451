"""Ending what goes on for too long on a network connection."""

import socket
import threading
import time
from contextlib import suppress


class Cut:
    """Cuts a connection when its time is over, however slowly something still comes in.

    The timeout of a socket begins anew with every byte. `until` is of `time.monotonic`; whoever
    reads then meets the end of the connection, or an `OSError`.
    """

    def __init__(self, connection: socket.socket | None, until: float) -> None:
        self._socket = connection
        self._timer = threading.Timer(max(until - time.monotonic(), 0), self._shut)
        self._timer.daemon = True

    def _shut(self) -> None:
        if self._socket is not None:
            # the plain socket beneath TLS, which would otherwise say goodbye first, and wait
            with suppress(OSError):
                socket.socket.shutdown(self._socket, socket.SHUT_RDWR)

    def __enter__(self) -> None:
        self._timer.start()

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
