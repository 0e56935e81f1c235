"""What every peer has in common: a process on the server's core that is up once it answers, and what it costs."""

import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from bench._processes import SERVER_CORE, cpu_seconds, pin

PATIENCE_SECONDS = 60.0


class Peer:
    """A running server of somebody else's."""

    def __init__(self, port: int, pid: int) -> None:
        self._port, self._pid = port, pid
        self._accounts = 0

    def cpu_seconds(self) -> float:
        """What it has cost so far."""
        return cpu_seconds(self._pid)


@contextmanager
def running(command: Sequence[str], is_up: Callable[[], bool], **how: Any) -> Iterator[int]:
    """The id of a process started like this, once `is_up`; raises TimeoutError."""
    with subprocess.Popen(command, **how) as process:
        pin(process.pid, SERVER_CORE)
        try:
            _wait(is_up)
            yield process.pid
        finally:
            process.terminate()


def _wait(is_up: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not is_up():
        if time.monotonic() > deadline:
            raise TimeoutError("the peer does not answer")
        time.sleep(0.1)
