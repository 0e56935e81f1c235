"""The web server: gevent's, with a clock for whoever sends slowly, and an end that waits for what is under way."""

import errno
import io
import socket
from contextlib import suppress
from typing import Any

import gevent
from gevent.pool import Pool
from gevent.pywsgi import WSGIServer
from geventwebsocket.handler import WebSocketHandler

from .live.websocket import BoundedWebSocket

HEAD_SECONDS, BODY_SECONDS, IDLE_SECONDS = 10, 20, 75
BODY_AT_ONCE = 64 * 1024


class TooSlow(ValueError):
    """A request that takes too long to arrive; a ValueError is how the server knows a client's mistake."""


class Handler(WebSocketHandler):
    """Reads a whole request before anything is done for it, and upgrades to a BoundedWebSocket."""

    patience = HEAD_SECONDS

    def read_requestline(self) -> str:
        if not self.server.started:
            return ""
        self.server.idle.add(self)
        try:
            with gevent.Timeout(self.patience, TimeoutError):
                line: str = super().read_requestline()
            return line
        finally:
            self.server.idle.discard(self)
            self.patience = IDLE_SECONDS  # for the next request on this connection

    def read_request(self, raw_requestline: str) -> Any:
        with gevent.Timeout(HEAD_SECONDS, TooSlow):
            return super().read_request(raw_requestline)

    def run_application(self) -> None:
        if "websocket" not in self.environ.get("HTTP_UPGRADE", "").lower():
            self._take_body()
        super().run_application()

    def finalize_headers(self) -> None:
        super().finalize_headers()
        if self.close_connection and all(name.lower() != b"connection" for name, _ in self.response_headers):
            # RFC 9112, 9.6. A proxy that is not told keeps the connection, and sends the next request into its end.
            self.response_headers.append((b"Connection", b"close"))

    def upgrade_connection(self) -> Any:
        result = super().upgrade_connection()
        if plain := getattr(self, "websocket", None):
            plain.closed = True  # or its finaliser would close the connection it no longer owns
            self.websocket = self.environ["wsgi.websocket"] = BoundedWebSocket(self.environ, plain.stream, self)
        return result

    def hang_up(self) -> None:
        """End a connection on which nothing is under way."""
        with suppress(OSError):
            self.socket.shutdown(socket.SHUT_RD)

    def log_request(self) -> None:
        """Requests are logged by the application, without addresses."""

    def _take_body(self) -> None:
        # Read here, a slow body costs nobody anything; read in the middle of a transaction, it would hold everybody up.
        if (self.content_length or 0) > BODY_AT_ONCE:
            return
        try:
            with gevent.Timeout(BODY_SECONDS, TimeoutError):
                self.environ["wsgi.input"] = io.BytesIO(self.wsgi_input.read(BODY_AT_ONCE + 1))
        except TimeoutError as error:
            self.hang_up()
            raise ConnectionResetError(errno.ECONNRESET, "too slow") from error


class Server(WSGIServer):
    """Serves `app` on `listener`."""

    def __init__(self, listener: socket.socket, app: Any) -> None:
        super().__init__(listener, app, handler_class=Handler, spawn=Pool(), log=None, error_log=None)
        self.idle: set[Handler] = set()

    def stop(self, timeout: float | None = None) -> None:
        """Accept nothing new, and wait so many seconds for what is under way."""
        self.close()
        for handler in tuple(self.idle):
            handler.hang_up()
        super().stop(timeout)


def listen(host: str, port: int) -> socket.socket:
    """A listening socket whose connections do not wait to fill packets (Nagle costs chat up to 40 ms)."""
    listener = socket.create_server((host, port), backlog=1024)
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener
