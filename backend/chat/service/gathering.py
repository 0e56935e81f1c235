"""Rooms of people who have already said yes to each other, and something to begin with."""

from collections.abc import Collection

from backend.accounts.queries import actors_by_id
from backend.chat.models import Room
from backend.chat.permissions import LEAST_IN_GROUP, MOST_IN_GROUP, can_join
from backend.chat.service.notes import note
from backend.chat.service.people import announce, lock_room, seat
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import Forbidden


def open_gathered_group(*, account_ids: Collection[str]) -> Room:
    """A new group of youths who have all said yes, so nobody is asked again; raises Forbidden unless all may meet."""
    people = sorted(actors_by_id(account_ids).values(), key=lambda one: one.id)
    if not LEAST_IN_GROUP <= len(people) <= MOST_IN_GROUP or len(people) < len(account_ids) or not _may_meet(people):
        raise Forbidden
    room = Room(kind="group", community_id=people[0].community_id)
    session().add(room)
    session().flush()
    for person in people:
        seat(room, person.id)
    announce(room)
    return room


def break_ice(*, room_id: str, about_id: str, fact: str) -> None:
    """Leave everybody in a room something to begin with: `fact` is what they share, in a word the clients know.

    It stands under the name of one of them, as every note does. Raises RoomClosed, NotFound.
    """
    note(lock_room(room_id), "icebreaker", about_id, fact=fact)


def _may_meet(people: list[Actor]) -> bool:
    return all(can_join("group", one, people[place + 1 :]) for place, one in enumerate(people))
