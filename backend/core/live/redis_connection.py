"""The least of Redis: publish without waiting for an answer, and read what others publish, at the price of a socket.

The usual client is for asking and answering; a busy room would pay more for it than for all its frames.
"""

import socket
import ssl
from collections.abc import Iterator
from contextlib import suppress
from typing import Any
from urllib.parse import unquote, urlsplit

SECONDS = 5.0


class RedisError(OSError):
    """Redis said no, or nothing that can be understood."""


class RedisConnection:
    """One connection to the Redis at `url` (redis://, rediss://, unix://); OSError when it breaks or stands still."""

    def __init__(self, url: str) -> None:
        self._socket = _dial(url)
        self._file = self._socket.makefile("rb")
        parts = urlsplit(url)
        if parts.password:
            self.send("AUTH", *filter(None, [unquote(parts.username or "")]), unquote(parts.password))
            self.read()

    def send(self, *words: str | bytes) -> None:
        """Send one command."""
        parts = [word.encode() if isinstance(word, str) else word for word in words]
        self._socket.sendall(b"*%d\r\n" % len(parts) + b"".join(b"$%d\r\n%b\r\n" % (len(part), part) for part in parts))

    def read(self) -> Any:
        """The next answer or message: bytes, a number or a list of these."""
        line = self._file.readline()
        kind, rest = line[:1], line[1:-2]
        if kind == b"$":
            size = int(rest)
            return self._file.read(size + 2)[:size]
        if kind == b"*":
            return [self.read() for _ in range(int(rest))]
        if kind == b":":
            return int(rest)
        if kind == b"+":
            return rest
        raise RedisError(rest.decode(errors="replace") or "closed")

    def messages(self, pattern: str) -> Iterator[tuple[bytes, bytes] | None]:
        """Channel and content of each message to channels that match, from now on; the first is None: it has begun."""
        self.send("PSUBSCRIBE", pattern)
        self.read()
        yield None
        while True:
            _, _, channel, content = self.read()
            yield channel, content

    def hang_up(self) -> None:
        """Say and hear nothing more; whoever is reading learns it, and closes."""
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Give everything back; nobody may be reading."""
        self._file.close()
        self._socket.close()


def _dial(url: str) -> socket.socket:
    parts = urlsplit(url)
    if parts.scheme == "unix":
        line = socket.socket(socket.AF_UNIX)
        line.settimeout(SECONDS)
        line.connect(parts.path)
        return line
    line = socket.create_connection((parts.hostname or "127.0.0.1", parts.port or 6379), SECONDS)
    line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    if parts.scheme == "rediss":
        return ssl.create_default_context().wrap_socket(line, server_hostname=parts.hostname)
    return line
