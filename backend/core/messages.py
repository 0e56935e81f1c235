"""Websocket messages: one decorator gives one its schema, rate, actor, unit of work, error and AsyncAPI entry."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

import structlog
from marshmallow import Schema
from prometheus_client import Counter

from . import metrics, rates
from .actor import Actor
from .db import unit_of_work
from .errors import AppError, BadRequest, Unauthenticated, as_problem
from .live.audience import Connection
from .live.packets import Json, as_json
from .sampling import Sampled
from .schemas import load

log = structlog.get_logger(__name__)
Handler = Callable[..., Any]
FLOOD_RATE = "120/minute"


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageSpec:
    """What a websocket message declares about itself."""

    name: str
    body: Schema
    returns: Schema | None
    rate: str | None
    summary: str
    handler: Handler
    deferred: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A frame the server sends by itself, for the AsyncAPI document."""

    name: str
    payload: Schema
    summary: str


messages: dict[str, MessageSpec] = {}
frames: dict[str, Frame] = {}
usual_rate = FLOOD_RATE
# Whoever sends nonsense as fast as they can is refused as fast, and fills nobody's disk with it.
_refused = Sampled("socket_message_refused")
_actor_of_session: Callable[[str], Actor | None] | None = None


def on_message(
    name: str, *, body: Schema, returns: Schema | None = None, rate: str | None = None, deferred: bool = False
) -> Callable[[Handler], Handler]:
    """Answer the message `name` with `handler(actor=, body=)`; its return value is the acknowledgement.

    A deferred one is `handler(connection=, body=, answer=)`: for what comes all the time. It gets no unit of work, no
    actor and the body unread (a dict), finds out itself who may do what, and calls `answer` once, now or later, with
    the finished acknowledgement (or Json) or an AppError. What one connection says is handed over in its order.
    """

    def decorate(handler: Handler) -> Handler:
        summary = (handler.__doc__ or "").split("\n")[0]
        messages[name] = MessageSpec(
            name=name, body=body, returns=returns, rate=rate, summary=summary, handler=handler, deferred=deferred
        )
        return handler

    return decorate


def declare_frame(name: str, payload: Schema, summary: str) -> str:
    """Describe a frame the server sends; returns its name."""
    frames[name] = Frame(name=name, payload=payload, summary=summary)
    return name


def use_actors(by_session: Callable[[str], Actor | None]) -> None:
    """How to find the actor behind an open connection; asked anew for every message."""
    global _actor_of_session
    _actor_of_session = by_session


def use_rate(rate: str) -> None:
    """How often one account may send one kind of message that says nothing else about it."""
    global usual_rate
    usual_rate = rate


def ask(spec: MessageSpec, connection: Connection | None, data: Any, answer: Callable[[Json], object]) -> None:
    """Call `answer` once with the acknowledgement of a message; before this returns unless it is deferred."""
    reply = Reply(spec.name, connection, answer)
    try:
        _admit(spec, connection, data)
        if spec.deferred:
            spec.handler(connection=connection, body=data, answer=reply)
        else:
            reply(_handle(spec, connection, data))
    except AppError as error:
        reply(error)
    except Exception:
        log.exception("socket_message_failed", message=spec.name)
        reply(AppError())


class Reply:
    """The one answer to one message; whatever comes after the first is not said."""

    __slots__ = ("_answer", "_connection", "_name")

    def __init__(self, name: str, connection: Connection | None, answer: Callable[[Json], object]) -> None:
        self._name = name
        self._connection = connection
        self._answer: Callable[[Json], object] | None = answer

    def __call__(self, result: Any) -> None:
        """Say yes with a result, or no with an AppError."""
        answer, self._answer = self._answer, None
        if answer is None:
            return
        if isinstance(result, AppError):
            _counter(self._name, "no").inc()
            self._note(result)
            language = self._connection.language if self._connection else "da"
            answer(Json(as_json({"ok": False, "error": as_problem(result, language)})))
        else:
            _counter(self._name, "yes").inc()
            answer(Json(f'{{"ok":true,"data":{as_json(result)}}}'))

    def _note(self, refusal: AppError) -> None:
        sid = self._connection.sid if self._connection else None
        _refused.note(sid, self._name, refusal.code, message=self._name, code=refusal.code)


def _admit(spec: MessageSpec, connection: Connection | None, data: Any) -> None:
    if connection is None:
        raise Unauthenticated
    rates.take_here(f"{spec.name}:{connection.account_id}", spec.rate or usual_rate)
    if not isinstance(data, dict):
        raise BadRequest


def _handle(spec: MessageSpec, connection: Connection | None, data: dict[str, Any]) -> Any:
    with unit_of_work():
        actor = _actor_of_session(connection.session_id) if connection and _actor_of_session else None
        if actor is None:
            raise Unauthenticated
        actor.require_confirmed()
        result = spec.handler(actor=actor, body=load(spec.body, data, actor.language))
        return spec.returns.dump(result) if spec.returns else None


@cache
def _counter(name: str, ok: str) -> Counter:
    return metrics.socket_messages.labels(name, ok)
