"""Logging what may come in floods: one line for each key in a while, and how many there were besides."""

from datetime import datetime, timedelta
from typing import Any

import structlog

from . import clock

log = structlog.get_logger(__name__)


class Sampled:
    """Logs an event once for each key in every `span`; how many were left out is said in a line after it."""

    def __init__(self, event: str, *, span: timedelta = timedelta(minutes=1)) -> None:
        self._event = event
        self._span = span
        self._kept: dict[tuple[str | None, ...], tuple[datetime, int, dict[str, Any]]] = {}
        self._looks_at = clock.now()

    def note(self, *key: str | None, **facts: Any) -> None:
        """Log that it happened once more to `key`, with these facts, or count it."""
        now = clock.now()
        self._tell_left_out(now)
        until, left_out, _ = self._kept.get(key, (now, 0, facts))
        if now < until:
            self._kept[key] = until, left_out + 1, facts
        else:
            log.info(self._event, **facts)
            self._kept[key] = now + self._span, 0, facts

    def _tell_left_out(self, now: datetime) -> None:
        if now < self._looks_at:
            return
        self._looks_at = now + self._span / 10
        for key, (until, left_out, facts) in list(self._kept.items()):
            if now >= until:
                del self._kept[key]
                if left_out:
                    log.info(self._event, left_out=left_out, **facts)
