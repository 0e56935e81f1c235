"""What the lines of this process lead to: the same door and the same messages as the library's connections."""

from collections.abc import Callable
from functools import partial
from typing import Any

import structlog
from flask import Flask
from flask_socketio import ConnectionRefusedError as Refusal

from backend.core.messages import ask, messages

from . import audience
from .audience import Connection
from .lines import UNANSWERED_AT_MOST, Line, Refused

log = structlog.get_logger(__name__)


class Dispatcher:
    """Answers on every line; `admit(auth)` decides, inside a request, who is on a new one."""

    def __init__(self, app: Flask, admit: Callable[[Any], object]) -> None:
        self._app = app
        self._admit = admit

    def admit(self, line: Line, auth: Any) -> None:
        """As the library does: in a request with the address and the cookies that opened the websocket."""
        line.environ["flok.line"] = line
        with self._app.request_context(line.environ):
            try:
                self._admit(auth)
            except Refusal as refusal:
                raise Refused(refusal.error_args) from refusal
            except Exception as error:
                log.exception("socket_connect_failed")
                raise Refused({"message": "internal"}) from error

    def begin(self, line: Line) -> None:
        connection: Connection = line.environ.pop("flok.connection")
        audience.enter(connection)

    def hear(self, line: Line, name: str, data: Any, number: str) -> None:
        """In the order it comes: only deferred messages are taken in while others still wait for their answer."""
        if spec := messages.get(name):
            line.wait_for_answers(fewer_than=UNANSWERED_AT_MOST if spec.deferred else 1)
            line.unanswered += 1
            ask(spec, audience.connections.get(line.sid), data, partial(line.answer, number))

    def forget(self, line: Line) -> None:
        audience.leave(line.sid)
