"""What the friend bank asks of events without knowing them; the program puts the real answers in."""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from typing import Protocol


class MeetingEvent(Protocol):
    """An event two new friends could go to."""

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def starts_at(self) -> datetime: ...


# The next open event of a community that all these accounts may attend, or None.
find_meeting_event: Callable[[str, Collection[str]], MeetingEvent | None] = lambda _community, _people: None
# Those of these events that will still take place, by id.
list_meeting_events: Callable[[Collection[str]], Mapping[str, MeetingEvent]] = lambda _event_ids: {}
