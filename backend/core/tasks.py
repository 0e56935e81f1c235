"""Background work by huey: a queue in SQLite by default, in Redis when there is one."""

from collections.abc import Callable
from datetime import datetime
from threading import Event, Thread
from typing import Any, TypeVar

import structlog
from huey import RedisHuey, SqliteHuey
from huey.api import Huey
from huey.consumer import Consumer

from .config import Settings

log = structlog.get_logger(__name__)
F = TypeVar("F", bound=Callable[[], Any])

_tasks: dict[str, Callable[[], Any]] = {}
_periodic: list[tuple[Callable[[], Any], int]] = []
_often: list[tuple[Callable[[], Any], int]] = []
_queue: Huey | None = None
_enqueued: dict[str, Callable[[], Any]] = {}


class InsideConsumer(Consumer):
    """A consumer that lives in the server process and leaves its signals alone."""

    def _set_signal_handlers(self) -> None:
        pass


def task(function: F) -> F:
    """Mark `function` (no arguments, safe to run twice) as something `enqueue` may run."""
    _tasks[_name(function)] = function
    return function


def every(*, minutes: int) -> Callable[[F], F]:
    """Run the decorated function every so many minutes."""

    def decorate(function: F) -> F:
        _periodic.append((function, minutes))
        return function

    return decorate


def often(*, seconds: int) -> Callable[[F], F]:
    """Run the decorated function every so many seconds in every process that works the queue, so possibly at once."""

    def decorate(function: F) -> F:
        _often.append((function, seconds))
        return function

    return decorate


def enqueue(function: Callable[[], Any]) -> None:
    """Run a task soon, in whichever process works the queue; without a queue nothing happens until the sweep."""
    if _queue is not None:
        _enqueued[_name(function)]()


def configure(settings: Settings) -> Huey:
    """Open the queue of this deployment and register every task with it."""
    global _queue
    if settings.redis_url:
        _queue = RedisHuey("flok", url=settings.redis_url, results=False)
    else:
        _queue = SqliteHuey("flok", filename=str(settings.data / "tasks.db"), results=False, fsync=False)
    for name, function in _tasks.items():
        _enqueued[name] = _queue.task(name=name)(function)
    for function, minutes in _periodic:
        _queue.periodic_task(_each(minutes), name=f"periodic:{_name(function)}")(function)
    return _queue


def start_inside(queue: Huey) -> Consumer:
    """Work the queue inside this process (greenlets, once the standard library is patched)."""
    consumer = InsideConsumer(queue, workers=1, max_delay=1.0, check_worker_health=False)
    consumer.start()
    _start_often()
    return consumer


def run_forever(queue: Huey) -> None:
    """Work the queue until SIGINT or SIGTERM."""
    _start_often()
    Consumer(queue, workers=2, max_delay=1.0).run()


def run_periodic_once() -> None:
    """Run every periodic function now; what a cron job or a test calls."""
    for function, _interval in (*_periodic, *_often):
        function()


def _start_often() -> None:
    # Daemons: whatever they are in the middle of is claimed for a while only, and then another does it.
    for function, seconds in _often:
        Thread(target=_run_often, args=(function, seconds), daemon=True).start()


def _run_often(function: Callable[[], Any], seconds: int) -> None:
    pause = Event()
    while not pause.wait(seconds):
        try:
            function()
        except Exception:
            log.exception("background_failed", function=_name(function))


def _each(minutes: int) -> Callable[[datetime], bool]:
    return lambda moment: (moment.hour * 60 + moment.minute) % minutes == 0


def _name(function: Callable[..., Any]) -> str:
    return f"{function.__module__}.{function.__qualname__}"
