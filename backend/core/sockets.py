"""The websocket edge: one decorator gives a message its schema, actor, unit of work, error and AsyncAPI entry."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from typing import Any

import structlog
from flask import Flask, request
from flask_socketio import ConnectionRefusedError as Refused
from flask_socketio import SocketIO, join_room
from marshmallow import Schema

from . import metrics, rates
from .actor import Actor
from .config import Settings
from .db import unit_of_work
from .errors import AppError, BadRequest, Unauthenticated, as_problem
from .schemas import load
from .text import choose_language

log = structlog.get_logger(__name__)
socketio = SocketIO()
Handler = Callable[..., Any]
FLOOD_RATE = "120/minute"


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageSpec:
    """What a websocket message declares about itself."""

    name: str
    body: Schema
    returns: Schema | None
    rate: str
    summary: str


@dataclass(frozen=True, slots=True)
class Connection:
    """One open socket and the session it was opened with."""

    session_id: str
    account_id: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A frame the server sends by itself, for the AsyncAPI document."""

    name: str
    payload: Schema
    summary: str


messages: dict[str, MessageSpec] = {}
frames: dict[str, Frame] = {}
connections: dict[str, Connection] = {}
_answers: dict[str, Callable[..., dict[str, Any]]] = {}
_actor_of_session: Callable[[str], Actor | None] | None = None


def on_message(
    name: str, *, body: Schema, returns: Schema | None = None, rate: str = FLOOD_RATE
) -> Callable[[Handler], Handler]:
    """Answer the message `name` with `handler(actor=, body=)`; its return value is the acknowledgement."""

    def decorate(handler: Handler) -> Handler:
        spec = MessageSpec(
            name=name, body=body, returns=returns, rate=rate, summary=(handler.__doc__ or "").split("\n")[0]
        )
        messages[name] = spec

        @wraps(handler)
        def answer(sid: str, data: Any = None, *_rest: Any) -> dict[str, Any]:
            return _answer(spec, handler, sid, data)

        _answers[name] = answer
        return handler

    return decorate


def declare_frame(name: str, payload: Schema, summary: str) -> str:
    """Describe a frame the server sends; returns its name."""
    frames[name] = Frame(name=name, payload=payload, summary=summary)
    return name


def tell(account_ids: Iterable[str], name: str, payload: Any) -> None:
    """Send one frame to these accounts: who hears is decided now, not when they joined."""
    if rooms := [f"account:{account_id}" for account_id in account_ids]:
        socketio.emit(name, payload, to=rooms)


def connect(actor: Actor) -> None:
    """Admit the socket being opened for `actor`."""
    connections[request.sid] = Connection(actor.session_id or "", actor.id, actor.language)  # type: ignore[attr-defined]
    metrics.connections.set(len(connections))
    join_room(f"account:{actor.id}")


def close_sessions(session_ids: Iterable[str]) -> None:
    """Close every socket of this process that was opened with one of these sessions."""
    gone = frozenset(session_ids)
    _close(lambda connection: connection.session_id in gone)


def close_account(account_id: str) -> None:
    """Close every socket of this process that belongs to the account."""
    _close(lambda connection: connection.account_id == account_id)


def use_actors(by_session: Callable[[str], Actor | None]) -> None:
    """How to find the actor behind an open connection; asked anew for every message."""
    global _actor_of_session
    _actor_of_session = by_session


def init_sockets(app: Flask, settings: Settings, async_mode: str) -> None:
    """Attach the websocket server to `app`; frames reach other processes through Redis when there is one."""
    socketio.init_app(
        app,
        async_mode=async_mode,
        message_queue=settings.redis_url,
        manage_session=False,
        async_handlers=False,  # what one connection says is answered in turn
        max_http_buffer_size=settings.max_frame_bytes,
        cors_allowed_origins=None,  # the page's own origin, nothing else
    )
    for name, answer in _answers.items():
        # Past Flask, which would make a request and a session of every message; nothing of ours asks for them.
        socketio.server.on(name, answer)
    socketio.on("disconnect")(_forget)
    socketio.on_error_default(_unexpected)


@contextmanager
def refusing() -> Iterator[None]:
    """Turn an AppError while connecting into a refusal that carries its problem."""
    try:
        yield
    except AppError as error:
        problem = as_problem(error, choose_language(request.headers.get("Accept-Language")))
        raise Refused(problem["code"], problem) from error


def _answer(spec: MessageSpec, handler: Handler, sid: str, data: Any) -> dict[str, Any]:
    connection = connections.get(sid)
    language = connection.language if connection else "da"
    try:
        payload = _handle(spec, handler, data, connection)
    except AppError as error:
        metrics.socket_messages.labels(spec.name, "no").inc()
        return {"ok": False, "error": as_problem(error, language)}
    except Exception:
        log.exception("socket_message_failed", message=spec.name)
        metrics.socket_messages.labels(spec.name, "no").inc()
        return {"ok": False, "error": as_problem(AppError(), language)}
    metrics.socket_messages.labels(spec.name, "yes").inc()
    return {"ok": True, "data": payload}


def _handle(spec: MessageSpec, handler: Handler, data: Any, connection: Connection | None) -> Any:
    if connection is None:
        raise Unauthenticated
    rates.take(f"socket:{spec.name}:{connection.account_id}", spec.rate)
    if not isinstance(data, dict):
        raise BadRequest
    with unit_of_work():
        actor = _actor_of_session(connection.session_id) if _actor_of_session else None
        if actor is None:
            raise Unauthenticated
        actor.require_confirmed()
        result = handler(actor=actor, body=load(spec.body, data, actor.language))
        return spec.returns.dump(result) if spec.returns else None


def _close(chosen: Callable[[Connection], bool]) -> None:
    for sid in [sid for sid, connection in connections.items() if chosen(connection)]:
        connections.pop(sid, None)
        socketio.server.disconnect(sid)


def _forget(*_reason: Any) -> None:
    connections.pop(request.sid, None)  # type: ignore[attr-defined]
    metrics.connections.set(len(connections))


def _unexpected(error: Exception) -> None:
    log.error("socket_failed", exc_info=error)
