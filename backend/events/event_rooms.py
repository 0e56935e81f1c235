"""The chat rooms of an event: a single one has its own at once, one of a series when the first person has a seat.

Where two communities share it each has its own room, with a host and a second adult of theirs.
"""

from backend.accounts import queries as accounts
from backend.chat import queries as rooms
from backend.chat import service as chat
from backend.core.db import session

from .models import Event


def open_room(event: Event) -> None:
    """Open the room of an event, where a second adult can be in it."""
    event.room_id = _open(event, event.community_id, event.host_id)
    session().flush()
    for one in event.co_hosts:
        let_host_in(event, one.account_id, one.brings_id)


def move_room(event: Event) -> None:
    """Its rooms open and close by the time the event now has."""
    for room_id in _all_of(event):
        chat.move_event_room(room_id=room_id, starts_at=event.starts_at, ends_at=event.ends_at)


def close_rooms(event: Event) -> None:
    """From now on all its rooms can only be read."""
    for room_id in _all_of(event):
        chat.close_room(room_id=room_id)


def close_guest_room(event: Event, guest_id: str) -> None:
    """From now on the room a neighbour has of it can only be read."""
    if room_id := _find(event, guest_id):
        chat.close_room(room_id=room_id)


def let_in(event: Event, account_id: str) -> None:
    """Somebody who has a seat comes into the room of their community."""
    if event.series_id and event.room_id is None:
        open_room(event)
    if room_id := _find(event, _community_of(event, account_id)):
        chat.add_member(room_id=room_id, account_id=account_id)


def let_host_in(event: Event, account_id: str, brings_id: str | None = None) -> None:
    """Somebody who hosts it too comes into its room, where there is one; for a neighbour, into one of theirs."""
    room_id = _find(event, brings_id or event.community_id)
    if room_id:
        chat.add_host(room_id=room_id, account_id=account_id)
    elif brings_id and (event.room_id or event.series_id is None):
        _open(event, brings_id, account_id)


def let_host_out(event: Event, account_id: str, brings_id: str | None = None) -> None:
    """Somebody who hosts it no longer leaves the room."""
    if room_id := _find(event, brings_id or event.community_id):
        chat.remove_host(room_id=room_id, account_id=account_id)


def let_out(event: Event, account_id: str) -> None:
    """Somebody who gave up their seat leaves the room."""
    if room_id := _find(event, _community_of(event, account_id)):
        chat.remove_member(room_id=room_id, account_id=account_id)


def _open(event: Event, community_id: str, host_id: str) -> str | None:
    room = chat.open_event_room(
        event_id=event.id,
        title=event.title,
        community_id=community_id,
        host_id=host_id,
        starts_at=event.starts_at,
        ends_at=event.ends_at,
    )
    return room.id if room else None


def _find(event: Event, community_id: str) -> str | None:
    if community_id == event.community_id:
        return event.room_id
    return rooms.rooms_of_events([event.id]).get((event.id, community_id))


def _all_of(event: Event) -> list[str]:
    return list(rooms.rooms_of_events([event.id]).values())


def _community_of(event: Event, account_id: str) -> str:
    if event.guest_id is None:
        return event.community_id
    return accounts.people_by_id([account_id])[account_id].community_id
