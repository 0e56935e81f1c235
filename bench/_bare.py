"""A bare Flask-SocketIO echo server, as the library's own pages show it: what chat is measured against.

It checks nothing, keeps nothing and screens nothing; `python -m bench._bare` tells its address and serves.
"""

from gevent import monkey

monkey.patch_all()  # before anything else is imported, or half the program would block

import socket
from typing import Any

from flask import Flask, request
from flask_socketio import SocketIO, emit, join_room, rooms
from gevent.pywsgi import WSGIServer
from geventwebsocket.handler import WebSocketHandler

app = Flask(__name__)
socketio = SocketIO(app, async_mode="gevent")


def connect(auth: dict[str, str]) -> bool:
    """Join the room that is asked for."""
    if "room" in auth:
        join_room(auth["room"])
    return "room" in auth


def send(message: dict[str, Any]) -> dict[str, Any]:
    """Pass the message on to everybody else in the room."""
    room = next(name for name in rooms() if name != request.sid)  # type: ignore[attr-defined]
    emit("message:new", message, to=room, include_self=False)
    return {"ok": True, "data": {"status": "delivered"}}


def main() -> None:
    """Serve until killed; without delay for small packets, as ours does."""
    socketio.on_event("connect", connect)
    socketio.on_event("message:send", send)
    listener = socket.create_server(("127.0.0.1", 0), backlog=1024)
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    print(f"Bare is open at http://127.0.0.1:{listener.getsockname()[1]}", flush=True)
    WSGIServer(listener, app, handler_class=WebSocketHandler, log=None).serve_forever()


if __name__ == "__main__":
    main()
