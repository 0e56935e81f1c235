"""What the friend bank asks of events without knowing them; the program puts the real answers in."""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from typing import Protocol


class MeetingEvent(Protocol):
    """An event new friends could go to, with somebody who runs it."""

    @property
    def id(self) -> str: ...
    @property
    def host_id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def starts_at(self) -> datetime: ...


def _knows_no_event(_community_id: str, _account_ids: Collection[str]) -> None:
    return None


def _knows_no_events(_event_ids: Collection[str]) -> Mapping[str, MeetingEvent]:
    return {}


# The gentlest of the next open events of a community that all these accounts may attend, or None.
find_meeting_event: Callable[[str, Collection[str]], MeetingEvent | None] = _knows_no_event
# Those of these events that will still take place, by id.
list_meeting_events: Callable[[Collection[str]], Mapping[str, MeetingEvent]] = _knows_no_events
