"""Rooms as one reader sees them, with a fixed number of queries for a whole list."""

from collections.abc import Sequence
from itertools import islice

from backend.chat import queries
from backend.chat.models import Membership, Message, Room
from backend.chat.permissions import Reason, Situation, is_open, why_closed
from backend.chat.queries import Around, look_around
from backend.chat.views.messages import View, message
from backend.core import clock

NAMED = 3
_PLAIN = (
    "id",
    "kind",
    "purpose",
    "guidelines",
    "age_bands",
    "last_seq",
    "last_change",
    "opens_at",
    "closes_at",
    "event_id",
)


def rooms_of(memberships: Sequence[Membership]) -> list[View]:
    """Rooms, each as the owner of its membership sees it."""
    rooms = {membership.room_id: membership.room for membership in memberships}
    people = queries.people_by_room(rooms)
    situations = queries.situations_of(rooms.values(), people)
    invited, unread = queries.count_invited(rooms), queries.count_unread(memberships)
    newest = queries.last_messages(rooms)
    around = look_around(newest.values(), {membership.account_id for membership in memberships})
    return [
        {
            **_room(membership.room, _why(membership, situations[membership.room_id]), situations[membership.room_id]),
            **{name: getattr(membership, name) for name in ("role", "muted", "read_seq")},
            "title": title_of(membership, people[membership.room_id]),
            "people": [_person(one) for one in people[membership.room_id]],
            "invited": invited.get(membership.room_id, 0),
            "unread": unread.get((membership.room_id, membership.account_id), 0),
            "last_message": _last(newest.get(membership.room_id), membership, around),
        }
        for membership in memberships
    ]


def room_of(membership: Membership) -> View:
    """One room as the owner of the membership sees it."""
    return rooms_of([membership])[0]


def _room(shown: Room, why_closed: Reason | None, situation: Situation) -> View:
    # To the one who is blocked it must look as if the friendship had ended some day.
    closed_at = None if is_open(shown, situation.blocked) else shown.closed_at or shown.active_at
    return {**{name: getattr(shown, name) for name in _PLAIN}, "closed_at": closed_at, "why_closed": why_closed}


def _why(membership: Membership, situation: Situation) -> Reason | None:
    kinds = {one.account_id: one.kind for one in situation.people}
    # Whoever left this very moment has no place any more, and is told what the others are.
    return why_closed(membership.room, kinds.get(membership.account_id, "youth"), situation, clock.now())


def title_of(membership: Membership, people: Sequence[Membership]) -> str:
    """A room has a name; two who write to each other see each other's, and who reads along sees both."""
    two = membership.room.pair - {membership.account_id}
    return membership.room.title or ", ".join(one.account.nickname for one in people if one.account_id in two)


def name_of(title: str, people: Sequence[Membership], reader_id: str) -> str:
    """What to call a room whose title may have been taken away: then by a few of the others who talk there."""
    others = (one.account.nickname for one in people if one.account_id != reader_id and one.role != "watcher")
    return title or ", ".join(islice(others, NAMED))


def _person(one: Membership) -> View:
    account = one.account
    return {
        **{name: getattr(account, name) for name in ("id", "nickname", "avatar", "tone", "kind")},
        "role": one.role,
    }


def _last(newest: Message | None, membership: Membership, around: Around) -> View | None:
    if newest is None or (newest.seq or 0) <= membership.since_seq:
        return None
    return message(newest, membership.account_id, around)
