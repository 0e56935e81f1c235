"""The ways into rooms as those outside see them, with a fixed number of queries for a whole list."""

from collections.abc import Sequence

from backend.chat import queries
from backend.chat.models import Admission, Room
from backend.chat.views.messages import View
from backend.chat.views.rooms import name_of
from backend.core.actor import Actor

_WORDS = ("id", "kind", "title", "purpose", "guidelines")


def invitations(waiting: Sequence[Admission]) -> list[View]:
    """Rooms somebody is asked into, with those who are in."""
    people = queries.people_by_room([one.room_id for one in waiting])
    return [
        {
            "room": {
                **{name: getattr(one.room, name) for name in _WORDS},
                "title": name_of(one.room.title, people[one.room_id], one.account_id),
                "people": [member.account for member in people[one.room_id]],
            },
            "by": one.by,
            "created_at": one.created_at,
        }
        for one in waiting
    ]


def groups(rooms: Sequence[Room]) -> list[View]:
    """Interest groups with how many are in and who looks after them today, which may be nobody."""
    people = queries.people_by_room([room.id for room in rooms])
    hosts = queries.list_readers([one for inside in people.values() for one in inside if one.role == "host"])
    return [
        {
            **{name: getattr(room, name) for name in ("id", "title", "purpose")},
            "people_count": len(people[room.id]),
            "hosts": [one.account for one in hosts if one.room_id == room.id],
        }
        for room in rooms
    ]


def interests(actor: Actor, rooms: Sequence[Room]) -> list[View]:
    """Interest groups one may ask to join."""
    room_ids = [room.id for room in rooms]
    people, asked = queries.count_people(room_ids), queries.list_asked(actor, room_ids)
    return [
        {
            **{name: getattr(room, name) for name in _WORDS if name != "kind"},
            "people_count": people.get(room.id, 0),
            "asked": room.id in asked,
        }
        for room in rooms
    ]
