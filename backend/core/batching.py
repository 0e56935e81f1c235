"""Doing together what comes at the same time: one writer, one unit of work and one commit for all that waits.

A `Writer` that is not started does each thing by itself at once: the plain way, always correct.
"""

import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Generic, TypeVar

import structlog
from sqlalchemy.exc import OperationalError

from .db import run_all, take_over, unit_of_work
from .errors import AppError, Busy

log = structlog.get_logger(__name__)
Item = TypeVar("Item")
Result = TypeVar("Result")
Answer = Callable[[Result | AppError], object]
Batch = Sequence[tuple[Item, Answer[Result]]]

AT_ONCE, WAITING_AT_MOST = 100, 1000
RETRY_SECONDS = "2"
# A moment's patience saves commits: nobody notices so little, and it ends when more wait than came together last time.
LINGER_SECONDS = 0.005


class Writer(Generic[Item, Result]):
    """Hands items to `work`, as many as wait, in a unit of work; each is answered, in order, once that is committed.

    `work` gives one result for each item. When it fails as a whole, its items are tried in halves, so that a broken
    one spoils nobody else's.
    """

    def __init__(
        self,
        work: Callable[[Sequence[Item]], Sequence[Result | AppError]],
        *,
        at_once: int = AT_ONCE,
        waiting_at_most: int = WAITING_AT_MOST,
    ) -> None:
        self._work = work
        self._at_once = at_once
        self._waiting_at_most = waiting_at_most
        self._waiting: deque[tuple[Item, Answer[Result]]] = deque()
        self._wanted = 1
        self._arrived = threading.Event()  # as many wait as are wanted, or it is time to stop
        self._thread: threading.Thread | None = None
        self._open = False
        self._door = threading.Lock()  # whoever is let in before it stops is waited for
        _writers.append(self)

    def put(self, item: Item, answer: Answer[Result]) -> None:
        """Have `item` done, and `answer` called with its result or what went wrong; raises Busy when too many wait."""
        if self._thread is None:
            self._do([(item, answer)])
            return
        with self._door:
            if not self._open or len(self._waiting) >= self._waiting_at_most:
                raise Busy(headers={"Retry-After": RETRY_SECONDS})
            self._waiting.append((item, answer))
        if len(self._waiting) >= self._wanted:
            self._arrived.set()

    def start(self) -> None:
        """From now on, do together what comes at the same time."""
        self._open = True
        self._thread = threading.Thread(target=self._run, name="writer", daemon=True)
        self._thread.start()

    def stop(self, seconds: float) -> None:
        """Take nothing new, and finish what waits within so many seconds."""
        with self._door:
            self._open = False
        self._arrived.set()
        if self._thread:
            self._thread.join(seconds)
            self._thread = None

    def _run(self) -> None:
        together = 1
        while self._open or self._waiting:
            self._await(1, None)
            self._await(min(together + 1, self._at_once), LINGER_SECONDS)
            together = min(len(self._waiting), self._at_once)
            if together:
                self._do([self._waiting.popleft() for _ in range(together)])
            time.sleep(0)  # whoever else is ready goes first

    def _await(self, wanted: int, seconds: float | None) -> None:
        """Until so many wait, or so long; in this order, so that no arrival goes unnoticed."""
        self._wanted = wanted
        self._arrived.clear()
        if self._open and len(self._waiting) < wanted:
            self._arrived.wait(seconds)

    def _do(self, batch: Batch[Item, Result]) -> None:
        try:
            with unit_of_work():
                results = self._work([item for item, _ in batch])
                announcements = take_over()
        except (Busy, OperationalError) as error:
            # The database itself: nobody's item is to blame, and one by one would only take longer.
            log.warning("batch_put_off", error=type(error).__name__, items=len(batch))
            _answer(batch, [Busy(headers={"Retry-After": RETRY_SECONDS})] * len(batch))
        except Exception as error:  # noqa: BLE001  # logged, or told, once it is clear whose it is
            self._do_apart(batch, error)
        else:
            run_all(announcements)
            _answer(batch, results)

    def _do_apart(self, batch: Batch[Item, Result], error: Exception) -> None:
        if len(batch) == 1:
            _answer(batch, [_as_refusal(error)])
            return
        middle = len(batch) // 2
        self._do(batch[:middle])
        self._do(batch[middle:])


def _answer(batch: Batch[Item, Result], results: Sequence[Result | AppError]) -> None:
    run_all([partial(answer, result) for (_, answer), result in zip(batch, results, strict=True)])


_writers: list[Writer[Any, Any]] = []


def start() -> None:
    """Start every writer of this process."""
    for writer in _writers:
        writer.start()


def stop(seconds: float) -> None:
    """Stop every writer of this process, each within so many seconds."""
    for writer in _writers:
        writer.stop(seconds)


def _as_refusal(error: Exception) -> AppError:
    if isinstance(error, AppError):
        return error
    log.error("item_failed", exc_info=error)
    return AppError()
