"""Whether somebody looks, until when, and from when again: counted on moments, which no clock change moves."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

Span = tuple[datetime, datetime]


class Watch(NamedTuple):
    """What may be promised: nothing about the time after `until`, unless it is `next_from`."""

    watching: bool
    until: datetime | None
    next_from: datetime | None


def watch_at(now: datetime, spans: Iterable[Span]) -> Watch:
    """The watch that these shifts keep; shifts that meet or overlap are one."""
    ahead = [span for span in _joined(spans) if span[1] > now]
    present = next((span for span in ahead if span[0] <= now), None)
    later = next((span[0] for span in ahead if span[0] > now), None)
    return Watch(present is not None, present[1] if present else None, later)


def _joined(spans: Iterable[Span]) -> list[Span]:
    joined: list[Span] = []
    for starts, ends in sorted(spans):
        if joined and starts <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(ends, joined[-1][1]))
        else:
            joined.append((starts, ends))
    return joined
