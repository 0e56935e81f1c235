"""Work that would hold everybody up, in threads of the system's own beside the hub, and their end."""

import os
import sys
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

import gevent
from gevent import monkey
from gevent.threadpool import ThreadPool

from .errors import Busy

T = TypeVar("T")


class Aside:
    """So many threads for work of one kind, which with a `niceness` let everything else of the machine go first.

    Without a hub there is nobody to hold up, and the caller works itself.
    """

    def __init__(self, threads: int, *, niceness: int = 0) -> None:
        self._threads = threads
        self._niceness = niceness
        self._pool: ThreadPool | None = None
        _all.append(self)

    def run(self, work: Callable[[], T]) -> T:
        """What `work` gives, while other greenlets go on; raises Busy instead of beginning it once all is to end."""
        if not monkey.is_module_patched("threading"):
            return work()
        if self._pool is None:
            self._pool = ThreadPool(self._threads)
        result, error = self._pool.apply(partial(_try, work, self._niceness))
        if error:
            raise error
        return result  # type: ignore[no-any-return]  # gevent's pools are not typed

    def stop(self) -> None:
        """End the threads when they are done with what they have begun."""
        if self._pool:
            self._pool.kill()


def stop(seconds: float) -> bool:
    """Begin nothing more, and wait so many seconds for what is under way; whether all has ended.

    A thread that is still at work when the interpreter goes away takes the whole process down with a signal.
    """
    global _is_ending
    _is_ending = True
    try:
        with gevent.Timeout(seconds, TimeoutError):
            for aside in _all:
                aside.stop()
    except TimeoutError:
        return False
    return True


def _try(work: Callable[[], T], niceness: int) -> tuple[Any, Exception | None]:
    if _is_ending:
        return None, Busy(headers={"Retry-After": "5"})
    if niceness and sys.platform == "linux":  # elsewhere it would be the whole process
        os.setpriority(os.PRIO_PROCESS, 0, niceness)
    try:
        return work(), None
    except Exception as error:  # noqa: BLE001  # raised again by the caller; gevent would print what is raised here
        return None, error


_all: list[Aside] = []
_is_ending = False
