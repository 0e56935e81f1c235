"""All that leaves on one connection: written at once when it fits, else kept in order in a bounded buffer."""

from collections import deque
from contextlib import suppress
from socket import SHUT_RDWR, SHUT_WR
from typing import Any

import gevent
import structlog

from backend.core import metrics

from .packets import CLOSE_TRY_LATER, close_frame

log = structlog.get_logger(__name__)
GOODBYE_SECONDS = 2.0


class SendBuffer:
    """Owns every write of a connection; a reader that falls too far behind, or stands still, is cut off.

    Belongs to the greenlets of one thread. `limit` is in bytes, `patience` in seconds without a byte taken.
    """

    __slots__ = ("_held", "_send", "_size", "_socket", "_waiting", "is_open")
    limit = 256 * 1024
    patience = 10.0

    def __init__(self, socket: Any) -> None:
        self._socket = socket
        self._send = socket.send
        self._waiting: deque[bytes | memoryview] | None = None  # while a greenlet is writing
        self._held: list[bytes] | None = None  # until whoever writes gives way
        self._size = 0
        self.is_open = True

    def write(self, data: bytes) -> None:
        """Send `data`, whole frames, after all before it; never waits and never raises.

        It leaves when this greenlet gives way, in one call with whatever else was written by then.
        """
        if self._held is not None:
            self._held.append(data)
            return
        self._held = [data]
        if not _written:
            gevent.get_hub().loop.run_callback(_release_all)
        _written.append(self)

    def release(self) -> None:
        """Send now what was written."""
        if self._held is not None:
            data = self._held[0] if len(self._held) == 1 else b"".join(self._held)
            self._held = None
            self._put(data)

    def drop(self, reason: str) -> None:
        """Give up on a reader, and tell it why."""
        note_drop(reason)
        self.finish(close_frame(CLOSE_TRY_LATER, reason))

    def finish(self, farewell: bytes) -> None:
        """Send `farewell` instead of all that still waits, then hang up, in GOODBYE_SECONDS at the latest."""
        if not self.is_open:
            return
        self.release()
        self.is_open = False
        if self._waiting is None:
            self._try(farewell)
        else:
            # What the other side has begun to receive must come whole, or the farewell is no frame to it.
            self._waiting = deque([self._waiting[0], farewell])
        if self._waiting is None:
            self._hang_up(SHUT_WR)
        gevent.spawn_later(GOODBYE_SECONDS, self._hang_up, SHUT_RDWR)

    def _put(self, data: bytes) -> None:
        if not self.is_open:
            return
        if self._waiting is None:
            self._try(data)
            return
        self._size += len(data)
        self._waiting.append(data)
        if self._size > self.limit:
            self.drop("too_slow")

    def _try(self, data: bytes) -> None:
        try:
            sent = self._send(data, 0, 0.0)  # no seconds: as much as fits now
        except BlockingIOError:
            sent = 0
        except OSError:
            self.is_open = False  # the reading side hears of it too, and cleans up
            return
        if sent < len(data):
            self._waiting = deque([memoryview(data)[sent:]])
            self._size = len(data) - sent
            gevent.spawn(self._drain)

    def _drain(self) -> None:
        try:
            while self._waiting:
                with gevent.Timeout(self.patience, TimeoutError):
                    sent = self._send(self._waiting[0])
                self._size -= sent
                if rest := memoryview(self._waiting.popleft())[sent:]:
                    self._waiting.appendleft(rest)
        except TimeoutError:
            self.drop("stalled")
            self._hang_up(SHUT_RDWR)
        except OSError:
            self.is_open = False
        self._waiting = None
        if not self.is_open:
            self._hang_up(SHUT_WR)

    def _hang_up(self, how: int) -> None:
        with suppress(OSError):
            self._socket.shutdown(how)


def note_drop(reason: str) -> None:
    """Log and count that a connection was given up on, and nothing of what was said there."""
    metrics.lines_dropped.labels(reason).inc()
    log.info("line_dropped", reason=reason)


def _release_all() -> None:
    written = _written.copy()
    _written.clear()
    for send_buffer in written:
        send_buffer.release()


_written: list[SendBuffer] = []
