"""The room of the house an event is in: booked, moved and given back in the event's own transaction."""

from collections.abc import Sequence
from itertools import groupby

from backend.core.errors import Invalid, NotFound
from backend.house import service as house
from backend.house.errors import RoomTaken
from backend.house.taking import Slot
from backend.notifications import service as notifications

from .models import Event


def keep(events: Sequence[Event]) -> None:
    """Let these open events have the rooms they ask for, and no others; raises RoomTaken, and Invalid for no room."""
    give_back([event.id for event in events])
    asking = sorted((event for event in events if event.house_room_id), key=_room)
    for room_id, mine in groupby(asking, key=_room):
        _reserve(room_id, list(mine))


def keep_free(events: Sequence[Event]) -> None:
    """As `keep`, where nobody is there to choose: what collides happens without a room, and its organiser is told."""
    try:
        keep(events)
    except (RoomTaken, Invalid) as error:
        taken = {collision["starts_at"] for collision in error.fields.get("collisions", ())}
        without = [event for event in events if not taken or event.starts_at.isoformat() in taken]
        for event in without:
            event.house_room_id, event.own = None, sorted({*event.own, "house_room_id"})
        keep([event for event in events if event.house_room_id])
        _tell(without[0])


def give_back(event_ids: Sequence[str]) -> None:
    """These have no room any more."""
    house.release(event_ids=event_ids)


def _reserve(room_id: str, events: Sequence[Event]) -> None:
    slots = [Slot(event.starts_at, event.ends_at, event.id) for event in events]
    first = events[0]
    try:
        house.reserve(community_id=first.community_id, account_id=first.host_id, room_id=room_id, slots=slots)
    except NotFound as error:
        raise Invalid(errors={"house_room_id": ["no room of the house"]}) from error


def _room(event: Event) -> str:
    return event.house_room_id or ""


def _tell(event: Event) -> None:
    notifications.notify(
        account_ids=[event.host_id], kind="events.no_room", data={"title": event.title}, link=f"/events/{event.id}"
    )
