"""Calling a server that is not ours: only one we know, only at a public address, no redirects, and not for long."""

import socket
import ssl
from collections.abc import Collection, Mapping
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit

TIMEOUT_SECONDS = 5.0


class Unreachable(Exception):
    """The server did not answer, or answered something else than HTTP."""


class NotAllowed(Unreachable):
    """The address is not one we call."""


def is_allowed(url: str, hosts: Collection[str]) -> bool:
    """Whether `url` is https at one of `hosts`: a name, `*.name`, or a whole `http://127.0.0.1:PORT` for tests."""
    try:
        parts = urlsplit(url)
        name, port = parts.hostname or "", parts.port
    except ValueError:
        return False
    if f"http://{parts.netloc}" in hosts:
        return parts.scheme == "http"
    plain = parts.scheme == "https" and port in {None, 443} and "@" not in parts.netloc
    return plain and any(_fits(name, host) for host in hosts)


def post(url: str, body: bytes, headers: Mapping[str, str], *, hosts: Collection[str]) -> int:
    """POST to `url` and return the status, whatever it is; raises Unreachable, or NotAllowed unless in `hosts`."""
    if not is_allowed(url, hosts):
        raise NotAllowed
    parts = urlsplit(url)
    connection = _connection(parts)
    try:
        connection.request("POST", parts._replace(scheme="", netloc="").geturl() or "/", body, dict(headers))
        return connection.getresponse().status
    except (OSError, HTTPException) as error:
        raise Unreachable from error
    finally:
        connection.close()


class _Pinned(HTTPSConnection):
    """Connects to the address that was checked: asked again, the name could give another."""

    def __init__(self, name: str, address: str) -> None:
        self._ssl = ssl.create_default_context()
        self._address = address
        super().__init__(name, timeout=TIMEOUT_SECONDS, context=self._ssl)

    def connect(self) -> None:
        plain = socket.create_connection((self._address, self.port), TIMEOUT_SECONDS)
        self.sock = self._ssl.wrap_socket(plain, server_hostname=self.host)


def _connection(parts: SplitResult) -> HTTPConnection:
    name = parts.hostname or ""
    if parts.scheme == "http":
        return HTTPConnection(name, parts.port, timeout=TIMEOUT_SECONDS)
    return _Pinned(name, public_address(name))


def public_address(name: str) -> str:
    """An address of `name`; raises NotAllowed when any of its addresses is not a public one, Unreachable for none."""
    try:
        found = [str(entry[4][0]) for entry in socket.getaddrinfo(name, 443, type=socket.SOCK_STREAM)]
    except OSError as error:
        raise Unreachable from error
    if not all(ip_address(address).is_global for address in found):
        raise NotAllowed
    return found[0]


def _fits(name: str, host: str) -> bool:
    return name == host or (host.startswith("*.") and name.endswith(host[1:]) and len(name) > len(host[1:]))
