"""The facts by which permissions tell whether a room can be written in, for many rooms at once."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol

from sqlalchemy import exists, select

from backend.accounts.models import Account
from backend.accounts.queries import actors_by_id, list_actors_able_to
from backend.chat.models import Membership, Message, Room
from backend.chat.permissions import WATCH, Party, Situation, can_watch, is_mixed
from backend.chat.queries.blocks import are_blocked, list_blocked
from backend.chat.queries.rooms import people_by_room
from backend.core.db import run, session
from backend.core.lists import among


class Seated(Party, Protocol):
    """Somebody in a room, and which."""

    @property
    def room_id(self) -> str: ...


def situation_of(room: Room) -> Situation:
    """What is true of one room now."""
    return situations_of([room], people_by_room([room.id]))[room.id]


def situations_of(rooms: Collection[Room], people: Mapping[str, Sequence[Membership]]) -> Mapping[str, Situation]:
    """What is true of each room now; `people` are everybody in them, with their accounts."""
    watched = _list_watched(rooms, people)
    spoken = list_spoken([room.id for room in rooms if room.kind == "direct" and is_mixed(people[room.id])])
    blocked = list_blocked(room.pair for room in rooms)
    return {
        room.id: Situation(
            people=people[room.id], watched=room.id in watched, spoken=room.id in spoken, blocked=blocked
        )
        for room in rooms
    }


def list_spoken(room_ids: Collection[str]) -> set[str]:
    """Those of these rooms in which a youth who is in it has said something that was delivered."""
    return {room_id for (room_id,) in run(_SPOKEN, room_ids=room_ids)} if room_ids else set()


def list_watching(members: Iterable[Seated]) -> set[str]:
    """The rooms of `members` that a watcher reads who may, today."""
    watchers = [one for one in members if one.role == "watcher"]
    actors = actors_by_id(one.account_id for one in watchers) if watchers else {}
    return {one.room_id for one in watchers if can_watch(actors[one.account_id])}


def list_free_watchers(room: Room) -> list[str]:
    """Everybody who could read along in a room as its watcher, because they are nothing else there."""
    return _list_free([room])[room.id]


def list_at_odds(account_ids: Collection[str], room_id: str) -> set[str]:
    """Those of these accounts with whom somebody in the room has a block."""
    against = select(Account.id).join(Membership, are_blocked(Account.id, Membership.account_id))
    here = (Membership.room_id == room_id, Membership.left_at.is_(None))
    return set(session().scalars(against.where(Account.id.in_(account_ids), *here)))


def _list_watched(rooms: Collection[Room], people: Mapping[str, Sequence[Membership]]) -> set[str]:
    """Rooms that are watched, or will be as soon as somebody writes: the next watcher is found then."""
    watching = list_watching(one for members in people.values() for one in members)
    alone = [room for room in rooms if room.id not in watching and is_mixed(people[room.id])]
    return watching | {room_id for room_id, free in _list_free(alone).items() if free}


def _list_free(rooms: Collection[Room]) -> Mapping[str, list[str]]:
    able = {community_id: _list_able(community_id) for community_id in {room.community_id for room in rooms}}
    here = select(Membership.room_id, Membership.account_id).where(
        Membership.room_id.in_([room.id for room in rooms]), Membership.left_at.is_(None), Membership.role != "watcher"
    )
    taken = set(map(tuple, session().execute(here))) if rooms else set()
    return {room.id: [one for one in able[room.community_id] if (room.id, one) not in taken] for room in rooms}


def _list_able(community_id: str) -> list[str]:
    able = {one.id: one for capability in WATCH for one in list_actors_able_to(community_id, capability)}
    return [one.id for one in able.values() if can_watch(one)]


# Asked for every message between a youth and an adult: prepared once, and done at the first word it finds.
_SPOKEN = (
    select(Membership.room_id)
    .join(Membership.account)
    .where(among(Membership.room_id, "room_ids"), Account.kind == "youth")
    .where(
        exists().where(
            Message.room_id == Membership.room_id,
            Message.author_id == Membership.account_id,
            Message.seq.is_not(None),
            Message.kind != "system",
        )
    )
)
