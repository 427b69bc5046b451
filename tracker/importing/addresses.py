"""Fetching a page by its address, and nothing else: with limits, and never from the local network.

The name is looked up once and the connection made to the very address that was checked, so that a
name that answers differently the second time leads nowhere. Each redirect is checked anew.
"""

import http.client
import ipaddress
import socket
import ssl
import time
import zlib
from dataclasses import dataclass
from typing import Final
from urllib.parse import urldefrag, urljoin, urlsplit

from tracker.deadline import Cut
from tracker.importing.documents import LARGEST
from tracker.importing.reading import Fault, Malformed, quoted

SECONDS: Final = 20.0
"""For all of it: names, connections, redirects, bytes."""
REDIRECTS: Final = 5
_AGENT: Final = "accords-tracker (reads one page when it is asked to)"
_TRANSLATED: Final = ipaddress.ip_network("64:ff9b::/96")
"""NAT64: an IPv4 address within an IPv6 one."""
_KINDS: Final = ("text/html", "application/xhtml+xml", "text/plain", "text/markdown")
_PACKED: Final = {"identity": None, "gzip": 31, "x-gzip": 31, "deflate": 15}
"""The ways in which a page may come compressed, though it was asked for as it is; for zlib."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What was found at an address: the last one, after redirects."""

    address: str
    data: bytes
    kind: str
    charset: str | None


def fetch(address: str, *, local: bool = False, seconds: float = SECONDS) -> Page:
    """Fetch a page. Raises `Malformed`, in one sentence.

    `local` allows addresses of the local network, and plain http.
    """
    until = time.monotonic() + seconds
    for _ in range(REDIRECTS + 1):
        answer = _once(address, local, until)
        if isinstance(answer, Page):
            return answer
        address = answer
    raise _no(f"it redirects more than {REDIRECTS} times", "give the address where it ends")


def _once(address: str, local: bool, until: float) -> Page | str:
    """Return the page, or the address to which it redirects."""
    host, port, path, secure = _parted(address, local)
    connection = _connected(host, port, secure, local, until)
    try:
        with Cut(connection.sock, until):
            answer = _answer(address, path, connection)
        if time.monotonic() >= until:  # what was cut off may look whole
            raise _too_slow()
        return answer
    except (OSError, http.client.HTTPException, UnicodeError, ValueError) as problem:
        if isinstance(problem, TimeoutError) or time.monotonic() >= until:
            raise _too_slow() from problem
        raise _no(
            f"it cannot be fetched ({type(problem).__name__})",
            "check the address, or save the page",
        ) from problem
    finally:
        connection.close()


def _answer(address: str, path: str, connection: http.client.HTTPConnection) -> Page | str:
    headers = {"User-Agent": _AGENT, "Accept": ", ".join(_KINDS), "Accept-Encoding": "identity"}
    connection.request("GET", path, headers=headers)
    with connection.getresponse() as response:
        if response.status in (301, 302, 303, 307, 308):
            target = response.getheader("Location")
            if not target:
                raise _no("it redirects to nowhere", "check the address")
            return urljoin(address, target)
        if response.status != 200:
            raise _no(
                f"the server answered {response.status} {response.reason}"[:120],
                "check the address",
            )
        kind = (response.getheader("Content-Type") or "text/html").split(";")[0].strip().lower()
        if kind not in _KINDS:
            raise _no(f"it is no page but {kind[:60]}", "HTML and text are read")
        coding = (response.getheader("Content-Encoding") or "identity").strip().lower()
        if coding not in _PACKED:
            raise _no(
                f"the page comes compressed as {coding[:20]}", "save the page, and import that"
            )
        return Page(
            address=urldefrag(address).url,
            data=_body(response, _PACKED[coding]),
            kind=kind,
            charset=response.headers.get_content_charset(),
        )


def _body(response: http.client.HTTPResponse, packing: int | None) -> bytes:
    """Read the page, and unpack it while it is read: what is small may be large inside."""
    unpacked = None if packing is None else zlib.decompressobj(packing)
    parts: list[bytes] = []
    size = 0
    while part := response.read1(65536):
        if unpacked is not None:
            try:
                part = unpacked.decompress(part, LARGEST - size + 1)
            except zlib.error:
                raise _no("the page is not compressed as it says", "save the page") from None
        size += len(part)
        if size > LARGEST:
            raise _no("the page is too large", "at most 5 MB are read")
        parts.append(part)
    if response.length or (unpacked is not None and not unpacked.eof):
        raise _no("the page breaks off", "try again later, or save the page")
    return b"".join(parts)


def _parted(address: str, local: bool) -> tuple[str, int, str, bool]:
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port = None, None
    secure = parts.scheme == "https" if host else False
    if not host or parts.scheme not in ("https", "http"):
        raise _no(f"{quoted(address)} is no address of a page", "it begins with https://")
    if parts.scheme == "http" and not local:
        raise _no("plain http is not read", "give an https:// address")
    if parts.username or parts.password:
        raise _no("the address holds a name or password", "leave it out")
    try:
        host = host.encode("idna").decode()
    except UnicodeError:
        raise _no(f"{quoted(host)} is no name of a server", "check the address") from None
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    from urllib.parse import quote

    return (
        host,
        port or (443 if secure else 80),
        quote(path, safe="/%?&=:;,+@!$'()*~#[]-._"),
        secure,
    )


def _connected(
    host: str, port: int, secure: bool, local: bool, until: float
) -> http.client.HTTPConnection:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as problem:
        raise _no(f"there is no server {quoted(host)}", "check the address") from problem
    addresses = list(dict.fromkeys(str(each[4][0]) for each in found))
    if not local and (inner := next((each for each in addresses if not _is_public(each)), None)):
        raise _no(
            f"{quoted(host)} is {inner}, an address of the local network",
            "--allow-local reads it all the same",
        )
    last: Exception | None = None
    for each in addresses[:4]:
        left = until - time.monotonic()
        if left <= 0:
            raise _too_slow()
        try:
            plain = socket.create_connection((each, port), timeout=left)
        except TimeoutError as problem:
            raise _too_slow() from problem
        except OSError as problem:
            last = problem
            continue
        if secure:
            plain = _secured(plain, host, until)
        connection = http.client.HTTPConnection(host, port, timeout=left)
        connection.sock = plain
        return connection
    raise _no(f"{quoted(host)} does not answer", "try again later") from last


def _secured(plain: socket.socket, host: str, until: float) -> socket.socket:
    context = ssl.create_default_context()
    secured = context.wrap_socket(plain, server_hostname=host, do_handshake_on_connect=False)
    try:
        with Cut(secured, until):
            secured.do_handshake()
        return secured
    except OSError as problem:
        secured.close()
        if isinstance(problem, TimeoutError) or time.monotonic() >= until:
            raise _too_slow() from problem
        raise _no("the server does not prove who it is", "check the address") from problem


def _is_public(address: str) -> bool:
    """Say whether an address is of the open internet, also where it is an IPv4 one within IPv6."""
    found = ipaddress.ip_address(address.split("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        if found in _TRANSLATED:
            return bool(ipaddress.IPv4Address(int(found) & 0xFFFFFFFF).is_global)
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo and found.teredo[1])
        if inner:
            return bool(inner.is_global) and found.is_global
    return found.is_global and not found.is_multicast


def _no(message: str, hint: str) -> Malformed:
    return Malformed(Fault(line=None, message=message, hint=hint))


def _too_slow() -> Malformed:
    return _no("the server takes too long", "try again later, or save the page")
