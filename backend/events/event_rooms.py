"""The chat room of an event: a single one has it at once, one of a series when the first person has a seat."""

from backend.chat import service as chat
from backend.core.db import session

from .models import Event


def open_room(event: Event) -> None:
    """Open the room of an event, where a second adult can be in it."""
    room = chat.open_event_room(
        event_id=event.id,
        title=event.title,
        community_id=event.community_id,
        host_id=event.host_id,
        starts_at=event.starts_at,
        ends_at=event.ends_at,
    )
    event.room_id = room.id if room else None
    session().flush()
    for one in event.co_hosts:
        let_host_in(event, one.account_id)


def move_room(event: Event) -> None:
    """The room opens and closes by the time the event now has."""
    if event.room_id:
        chat.move_event_room(room_id=event.room_id, starts_at=event.starts_at, ends_at=event.ends_at)


def let_in(event: Event, account_id: str) -> None:
    """Somebody who has a seat comes into the room."""
    if event.series_id and event.room_id is None:
        open_room(event)
    if event.room_id:
        chat.add_member(room_id=event.room_id, account_id=account_id)


def let_host_in(event: Event, account_id: str) -> None:
    """Somebody who hosts it too comes into the room, where there is one."""
    if event.room_id:
        chat.add_host(room_id=event.room_id, account_id=account_id)


def let_host_out(event: Event, account_id: str) -> None:
    """Somebody who hosts it no longer leaves the room."""
    if event.room_id:
        chat.remove_host(room_id=event.room_id, account_id=account_id)


def let_out(event: Event, account_id: str) -> None:
    """Somebody who gave up their seat leaves the room."""
    if event.room_id:
        chat.remove_member(room_id=event.room_id, account_id=account_id)
