"""The websocket edge: who is let in, what they hear, and what is answered, whoever carries it."""

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from queue import SimpleQueue
from typing import Any

import gevent
import structlog
from flask import Flask, request
from flask_socketio import ConnectionRefusedError as Refusal
from flask_socketio import SocketIO

from .actor import Actor
from .config import Settings
from .errors import AppError, as_problem
from .live import audience, packets
from .live.audience import Connection, connections
from .live.dispatcher import Dispatcher
from .live.lines import Line, hush
from .live.packets import CLOSE_POLICY, CLOSE_RESTART, Json
from .live.relay import Ears, Relay
from .live.upgrade import Upgrade
from .messages import ask, declare_frame, frames, messages, on_message, use_actors, use_rate
from .text import choose_language

__all__ = [
    "Connection", "Json", "connections", "declare_frame", "frames", "hush", "messages", "on_message", "use_actors",
]  # fmt: skip

log = structlog.get_logger(__name__)
socketio = SocketIO()
CALL_BACK_SECONDS = 3.0  # not all at one moment when nothing of ours has ended
_admit: Callable[[Any], None] | None = None
_relay: Relay | None = None


def on_connect(admit: Callable[[Any], None]) -> None:
    """Have `admit(auth)` decide, inside a request, who may open a connection; it calls `connect`."""
    global _admit
    _admit = admit
    socketio.on("connect")(admit)


def connect(actor: Actor) -> None:
    """Admit the socket being opened for `actor`."""
    line: Line | None = request.environ.get("flok.line")
    sid = line.sid if line else request.sid  # type: ignore[attr-defined]
    connection = Connection(sid, actor.session_id or "", actor.id, actor.language, line)
    if line:
        request.environ["flok.connection"] = connection  # entered when the line has said welcome
    else:
        audience.enter(connection)


def tell(account_ids: Iterable[str], name: str, payload: Any) -> None:
    """Send one frame to these accounts, wherever they are connected: who hears is decided now. Written only once."""
    if not (ids := list(account_ids)):
        return
    packet = packets.event(name, payload)
    _deliver(ids, packet)
    if _relay:
        _relay.tell(ids, packet)


def close_sessions(session_ids: Iterable[str]) -> None:
    """Close every socket that was opened with one of these sessions."""
    _order("close_sessions", session_ids)


def close_account(account_id: str) -> None:
    """Close every socket that belongs to the account."""
    _order("close_accounts", [account_id])


def start() -> None:
    """Hear what other processes tell; for a process that serves."""
    if _relay:
        _relay.start()


def stop() -> None:
    """Say the last of it to other processes."""
    if _relay:
        _relay.stop()


def call_back(seconds: float = 0) -> None:
    """Ask all who are connected here to connect anew, spread over so many seconds; doing so, they catch up."""
    present = list(connections.values())
    for place, connection in enumerate(present):
        gevent.spawn_later(seconds * place / len(present), _call_back, connection)


def init_sockets(app: Flask, settings: Settings, async_mode: str) -> None:
    """Attach the websocket server to `app`; frames reach other processes through Redis when there is one."""
    global _relay
    socketio.init_app(
        app,
        async_mode=async_mode,
        manage_session=False,
        async_handlers=False,  # what one connection says is answered in turn
        max_http_buffer_size=settings.max_frame_bytes,
        cors_allowed_origins=None,  # the page's own origin, nothing else
    )
    for name in messages:
        # Past Flask, which would make a request and a session of every message; nothing of ours asks for them.
        socketio.server.on(name, partial(_answer_plainly, name))
    socketio.on("disconnect")(_forget)
    socketio.on_error_default(_unexpected)
    if settings.lines == "direct":
        dispatcher = Dispatcher(app, lambda auth: _admit(auth) if _admit else None)
        app.wsgi_app = Upgrade(app.wsgi_app, dispatcher, settings.public_url)  # type: ignore[method-assign]
    use_rate(f"{settings.messages_per_minute}/minute")
    ears = Ears(tell=_deliver, obey=_obey, call_back=partial(call_back, CALL_BACK_SECONDS))
    _relay = Relay(settings.redis_url, ears) if settings.redis_url else None


@contextmanager
def refusing() -> Iterator[None]:
    """Turn an AppError while connecting into a refusal that carries its problem."""
    try:
        yield
    except AppError as error:
        problem = as_problem(error, choose_language(request.headers.get("Accept-Language")))
        raise Refusal(problem["code"], problem) from error


def _answer_plainly(name: str, sid: str, data: Any = None, *_rest: Any) -> Any:
    answers: SimpleQueue[Json] = SimpleQueue()
    ask(messages[name], connections.get(sid), data, answers.put)
    return json.loads(answers.get())


def _deliver(account_ids: Iterable[str], packet: str) -> None:
    audience.deliver(account_ids, packet, _tell_plainly)


def _tell_plainly(sids: list[str], packet: str) -> None:
    name, payload = json.loads(packet.removeprefix(packets.EVENT))
    socketio.emit(name, payload, to=sids)


def _call_back(connection: Connection) -> None:
    if connection.line:
        connection.line.close(CLOSE_RESTART, "come_back")
    elif eio_sid := socketio.server.manager.eio_sid_from_sid(connection.sid, "/"):
        socketio.server.eio.disconnect(eio_sid)  # only the transport: the library's farewell means for good


def _order(order: str, ids: Iterable[str]) -> None:
    named = list(ids)
    _obey(order, named)
    if _relay and named:
        _relay.order(order, named)


def _obey(order: str, ids: Iterable[str]) -> None:
    """Do what this or another process has decided; an order of a later release is not understood, and left alone."""
    named = frozenset(ids)
    if order == "close_sessions":
        _close(audience.chosen(lambda connection: connection.session_id in named))
    elif order == "close_accounts":
        _close(audience.chosen(lambda connection: connection.account_id in named))


def _close(gone: list[Connection]) -> None:
    for connection in gone:
        audience.leave(connection.sid)
        if connection.line:
            connection.line.dismiss(CLOSE_POLICY, "signed_out")
        else:
            socketio.server.disconnect(connection.sid)


def _forget(*_reason: Any) -> None:
    audience.leave(request.sid)  # type: ignore[attr-defined]


def _unexpected(error: Exception) -> None:
    log.error("socket_failed", exc_info=error)
