"""Serves the program: `python -m backend.serve`."""

from gevent import monkey

monkey.patch_all()  # before anything else is imported, or half the program would block

import signal
import sys
from typing import NoReturn

import gevent
from flask import Flask

from backend.accounts.sockets import sweep_forever
from backend.app import create_app
from backend.core import tasks
from backend.core.config import BadSetting, Settings
from backend.core.sockets import socketio
from backend.core.websocket import listen, make_server
from backend.demo.seed import describe_sign_ins
from moderation.screening import engine

STOP_SECONDS = 5


def main() -> None:
    """Serve until SIGTERM or SIGINT, then finish what is under way."""
    settings = _settings()
    app = create_app(settings, async_mode="gevent")
    engine()  # a broken rule stops the start, and nobody's first message waits for the words to be read
    listener = listen(settings.host, settings.port)
    server = make_server(listener, app)
    socketio.start_background_task(sweep_forever)
    consumer = tasks.start_inside(app.extensions["flok_queue"]) if settings.tasks == "inside" else None
    for number in (signal.SIGTERM, signal.SIGINT):
        gevent.signal_handler(number, server.stop, STOP_SECONDS)
    _announce(app, listener.getsockname()[1])
    server.serve_forever(stop_timeout=STOP_SECONDS)
    if consumer:
        consumer.stop(graceful=True)


def _settings() -> Settings:
    try:
        return Settings.from_environment()
    except BadSetting as error:
        _give_up(str(error))


def _give_up(reason: str) -> NoReturn:
    print(f"Flok cannot start: {reason}", file=sys.stderr)
    raise SystemExit(2)


def _announce(app: Flask, port: int) -> None:
    host = app.extensions["flok"].host
    for line in describe_sign_ins(app.extensions["flok"].data):
        print(line)
    print(f"Flok is open at http://{host}:{port}", flush=True)


if __name__ == "__main__":
    main()
