"""The websocket's door: who may open a connection, and whose is closed."""

from typing import Any

import structlog
from flask import request

from backend.core import sockets
from backend.core.actor import Actor
from backend.core.db import unit_of_work
from backend.core.errors import Unauthenticated
from backend.core.sockets import socketio

from . import queries, signals, signing_in
from .tokens import SESSION_COOKIE

log = structlog.get_logger(__name__)
SWEEP_SECONDS = 0.5
CHUNK = 500

sockets.use_actors(queries.find_actor_by_session)
signals.rights_lost.connect(sockets.close_account)
signals.session_ended.connect(lambda session_id: sockets.close_sessions([session_id]), weak=False)


def connect(auth: Any = None) -> None:
    """Let a confirmed account in by the token in `auth`, else by its cookie."""
    with sockets.refusing(), unit_of_work(readonly=True):
        actor = _find_actor(auth)
        if actor is None:
            raise Unauthenticated
        actor.require_confirmed()
        sockets.connect(actor)


sockets.on_connect(connect)


def sweep_forever() -> None:
    """Close connections whose session ended or whose rights ran out, also when another process decided it."""
    while True:
        socketio.sleep(SWEEP_SECONDS)
        try:
            sweep()
        except Exception:
            log.exception("sweep_failed")


def sweep() -> None:
    """One round of closing what should not be open."""
    open_sessions = sorted({connection.session_id for connection in sockets.connections.values()})
    for start in range(0, len(open_sessions), CHUNK):
        with unit_of_work(readonly=True):
            lost = queries.list_lost_sessions(open_sessions[start : start + CHUNK])
        sockets.close_sessions(lost)


def _find_actor(auth: Any) -> Actor | None:
    token = auth.get("token") if isinstance(auth, dict) else None
    if isinstance(token, str) and token:
        return signing_in.find_actor(token, kind="token")
    if cookie := request.cookies.get(SESSION_COOKIE):
        return signing_in.find_actor(cookie, kind="cookie")
    return None
