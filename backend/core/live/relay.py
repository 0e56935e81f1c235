"""What one process tells, told by all: frames and orders through Redis, read by every other process.

Redis promises nothing, so every process counts what it publishes and says its count each second. Whoever finds that
something is missing calls its own clients back: they ask the database for what they lack when they connect again.
"""

import json
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass
from typing import Any

import structlog

from backend.core import metrics
from backend.core.ids import new_id

from .gaps import GapDetector
from .redis_connection import RedisConnection

log = structlog.get_logger(__name__)
VERSION = 1
CHANNEL = "flok:relay:"
TELL = "tell"
COUNT_SECONDS, GATHER_SECONDS, RETRY_SECONDS = 1.0, 0.002, 0.5
READY_SECONDS, WAITING_AT_MOST = 3.0, 10_000

Word = tuple[str, list[str], str]
_encode = json.JSONEncoder(separators=(",", ":")).encode


@dataclass(frozen=True, slots=True, kw_only=True)
class Ears:
    """What to do with what the others say."""

    tell: Callable[[list[str], str], object]
    obey: Callable[[str, list[str]], object]
    call_back: Callable[[], object]


class Relay:
    """This process among those that share the Redis at `url`. One that has not begun to listen publishes at once."""

    def __init__(self, url: str, ears: Ears) -> None:
        self._url = url
        self._ears = ears
        self._channel = CHANNEL + new_id()
        self._words: deque[Word] = deque()
        self._count = 0
        self._redis: RedisConnection | None = None
        self._heard: RedisConnection | None = None
        self._publishing = threading.Lock()
        self._arrived = threading.Event()
        self._listens = False
        self._hears = threading.Event()
        self._gaps = GapDetector()
        self._missing_since: float | None = None
        self._looked = 0.0

    def tell(self, account_ids: Iterable[str], packet: str) -> None:
        """Let the others tell these accounts too."""
        self._say((TELL, list(account_ids), packet))

    def order(self, name: str, ids: Iterable[str]) -> None:
        """Let the others obey too."""
        self._say((name, list(ids), ""))

    def start(self) -> None:
        """Listen to the others, and publish together what is said at the same time; for a process that serves."""
        self._listens = True
        for run in (self._publish_forever, self._listen_forever):
            threading.Thread(target=run, name="relay", daemon=True).start()
        self._hears.wait(READY_SECONDS)  # better nobody is connected before; without Redis they are served all the same

    def stop(self) -> None:
        """Publish what waits, and say and hear nothing more."""
        self._listens = False
        self._publish(is_last=True)
        if self._heard:
            self._heard.hang_up()

    def _say(self, word: Word) -> None:
        if len(self._words) < WAITING_AT_MOST:
            self._words.append(word)
        else:
            self._count += 1  # by which the others notice that something is missing
        if self._listens:
            self._arrived.set()
        else:
            self._publish(is_last=True)  # whoever does not listen does not count aloud either

    def _publish_forever(self) -> None:
        while self._listens:
            self._publish()
            if self._arrived.wait(COUNT_SECONDS):
                time.sleep(GATHER_SECONDS)
            self._arrived.clear()

    def _publish(self, *, is_last: bool = False) -> None:
        with self._publishing:
            words = [self._words.popleft() for _ in range(len(self._words))]
            self._count += len(words)
            envelope = _encode({"v": VERSION, "count": self._count, "words": words, "bye": is_last})
            try:
                if self._redis is None:
                    self._redis = RedisConnection(self._url)
                    self._redis.send("CLIENT", "REPLY", "OFF")
                self._redis.send("PUBLISH", self._channel, envelope)
                if is_last:
                    self._count = 0  # after a goodbye the others count from the beginning
            except OSError as error:
                if self._redis:
                    self._redis.close()
                self._redis = None
                _note("relay_publish_failed", error)

    def _listen_forever(self) -> None:
        while self._listens:
            try:
                with closing(RedisConnection(self._url)) as self._heard:
                    self._listen(self._heard)
            except OSError as error:
                if self._listens:
                    _note("relay_lost", error)
                    time.sleep(RETRY_SECONDS)

    def _listen(self, redis: RedisConnection) -> None:
        own = self._channel.encode()
        for message in redis.messages(CHANNEL + "*"):
            if message is None:
                self._gaps.resume(time.monotonic())
                self._hears.set()
            elif message[0] != own:
                try:
                    self._take(message[0].decode(), json.loads(message[1]))
                except (ValueError, LookupError, TypeError) as error:
                    _note("relay_not_understood", error)  # whoever else writes into this Redis, it is not one of us
            self._look_after(time.monotonic())

    def _take(self, name: str, envelope: dict[str, Any]) -> None:
        words, now = envelope["words"], time.monotonic()
        is_foreign = envelope["v"] != VERSION and words
        if self._gaps.misses(name, envelope["count"], said=len(words), now=now) or is_foreign:
            self._missing_since = self._missing_since or now
        if envelope["bye"]:
            self._gaps.forget(name)
        if is_foreign:
            return  # another release is taking over; what it says is in the database all the same
        for kind, ids, packet in words:
            if kind == TELL:
                self._ears.tell(ids, packet)
            else:
                self._ears.obey(kind, ids)

    def _look_after(self, now: float) -> None:
        """Now and then, as our own count comes by each second."""
        if now - self._looked < COUNT_SECONDS:
            return
        self._looked = now
        if self._gaps.loses(now):
            self._missing_since = self._missing_since or now
        # Not at once: when Redis was away, something is missing from everybody, and nobody should be called twice.
        if self._missing_since is not None and now - self._missing_since > COUNT_SECONDS:
            self._missing_since = None
            log.warning("relay_missed")
            self._ears.call_back()


def _note(event: str, error: Exception) -> None:
    metrics.relay_failures.inc()
    log.warning(event, error=type(error).__name__)
