"""Serves the program: `python -m backend.serve`."""

from gevent import monkey

monkey.patch_all()  # before anything else is imported, or half the program would block

import os
import signal
import sys
from typing import NoReturn

import gevent
from flask import Flask
from gevent.event import Event
from huey.consumer import Consumer

from backend.accounts.sockets import sweep_forever
from backend.app import create_app
from backend.core import aside, batching, sockets, tasks
from backend.core.config import BadSetting, Settings
from backend.core.server import Server, listen
from backend.demo.seed import describe_sign_ins
from moderation.screening import engine
from moderation.screening.conversation.signs import signs_in

# Together less than five, however slow the disk, the readers and the tasks are.
SAVE_SECONDS, HANG_UP_SECONDS, TASK_SECONDS, ASIDE_SECONDS = 1.5, 2.0, 0.7, 0.6


def main() -> None:
    """Serve until SIGTERM or SIGINT, then finish what is under way."""
    settings = _settings()
    app = create_app(settings, async_mode="gevent")
    # A broken rule stops the start, and nobody's first message waits for the words to be read.
    engine()
    signs_in("")
    listener = listen(settings.host, settings.port)
    server = Server(listener, app)
    sockets.start()
    if settings.writer == "batching":
        batching.start()
    sockets.socketio.start_background_task(sweep_forever)
    consumer = tasks.start_inside(app.extensions["flok_queue"]) if settings.tasks == "inside" else None
    enough = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        gevent.signal_handler(number, enough.set)
    server.start()
    _announce(app, listener.getsockname()[1])
    enough.wait()
    _finish(server, consumer)


def _finish(server: Server, consumer: Consumer | None) -> None:
    """Let nobody in, save and answer what has been said, ask everybody to connect anew, and let requests end."""
    ending: list[gevent.Greenlet[..., None]] = [gevent.spawn(consumer.stop, graceful=True)] if consumer else []
    server.close()
    sockets.hush()
    batching.stop(SAVE_SECONDS)
    sockets.call_back()
    server.stop(HANG_UP_SECONDS)
    gevent.joinall([*ending, gevent.spawn(sockets.stop)], timeout=TASK_SECONDS)
    if not aside.stop(ASIDE_SECONDS):
        sys.stdout.flush()
        os._exit(0)  # all is saved; a thread that works on must not meet an interpreter that goes away


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
