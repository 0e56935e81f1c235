"""Where a websocket comes in: a new one from our own page becomes a line, anything else is left to the library."""

from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import structlog

from .lines import Host, Line
from .packets import CLOSE_POLICY
from .websocket import BoundedWebSocket

log = structlog.get_logger(__name__)
PATH = "/socket.io/"
Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


class Upgrade:
    """A WSGI application in front of `app`."""

    def __init__(self, app: Wsgi, host: Host, public_url: str) -> None:
        self._app = app
        self._host = host
        self._own = _origin(public_url)

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        websocket = environ.get("wsgi.websocket")
        if not isinstance(websocket, BoundedWebSocket) or not _is_new(environ):
            return self._app(environ, start_response)
        if self._is_own_page(environ):
            Line(websocket, environ, self._host).run()
        else:
            log.info("socket_refused", reason="origin")
            websocket.close(CLOSE_POLICY, "origin")
        return []

    def _is_own_page(self, environ: dict[str, Any]) -> bool:
        """Browsers name the page that asks, and would send its visitor's cookie along; programs name none."""
        origin = environ.get("HTTP_ORIGIN")
        called = f"{environ['wsgi.url_scheme']}://{environ.get('HTTP_HOST')}"
        return origin is None or origin in {self._own, called}


def _is_new(environ: dict[str, Any]) -> bool:
    asked = parse_qs(environ.get("QUERY_STRING", ""))
    return environ["PATH_INFO"] == PATH and asked.get("EIO") == ["4"] and "sid" not in asked


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
