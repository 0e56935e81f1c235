"""What those who come, or wait to, hear of their events: each once, however many of a series it is about."""

from collections.abc import Mapping, Sequence

from backend.notifications import service as notifications

from .models import Event
from .queries import list_people_of

Told = Mapping[str, list[str]]


def tell(kind: str, events: Sequence[Event], people: Told | None = None) -> None:
    """Tell `people` (default: all who come or wait) of the soonest of their `events`."""
    by_id = {event.id: event for event in events}
    told = list_people_of(by_id) if people is None else people
    notifications.notify_all(
        [
            notifications.Telling(account_id, kind, {"title": by_id[mine[0]].title}, f"/events/{mine[0]}")
            for account_id, mine in sorted(told.items())
        ]
    )


def tell_removed(people: Told) -> None:
    """Tell people that something is off, without a word of it: its title may be the very reason."""
    notifications.notify(account_ids=people, kind="events.removed")
