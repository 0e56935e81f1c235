"""Rooms and messages as one reader sees them, with a fixed number of queries for a whole list."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from backend.chat import queries
from backend.chat.models import Membership, Message, Room
from backend.chat.permissions import is_open
from backend.chat.queries import CatchUp, History
from backend.core import clock
from backend.core.actor import Actor
from moderation.helplines import list_lines

View = dict[str, Any]


def message(shown: Message, reader_id: str) -> View:
    """A message with its author loaded; only its author sees the name they gave it."""
    return {
        "id": shown.id,
        "room_id": shown.room_id,
        "seq": shown.seq,
        "client_id": shown.client_id if shown.author_id == reader_id else None,
        "author": shown.author,
        "text": shown.shown_text,
        "reply_to": shown.reply_to_id,
        "sent_at": shown.sent_at,
        "status": shown.status,
        "removed": shown.removed_by,
        "help": None,
    }


def sent(actor: Actor, stored: Message) -> View:
    """What an author gets for an answer, with somebody to call when the words were heavy."""
    lines = list_lines(actor.age, clock.now(), actor.language) if stored.needs_help else None
    return {**message(stored, actor.id), "help": {"lines": lines} if lines else None}


def history(actor: Actor, page: History) -> View:
    """One page of a room."""
    return {
        "items": [message(shown, actor.id) for shown in page.items],
        "next": None if page.next is None else str(page.next),
        "held": [message(shown, actor.id) for shown in page.held],
    }


def catch_up(actor: Actor, rooms: Mapping[str, CatchUp]) -> View:
    """What happened in each room while the reader was away."""
    return {
        "rooms": {
            room_id: {
                "messages": [message(shown, actor.id) for shown in missed.messages],
                "more": missed.more,
                "removed": missed.removed,
            }
            for room_id, missed in rooms.items()
        }
    }


def rooms(memberships: Sequence[Membership]) -> list[View]:
    """Rooms, each as the owner of its membership sees it."""
    room_ids = {membership.room_id for membership in memberships}
    people: dict[str, list[Membership]] = {room_id: [] for room_id in room_ids}
    for one in queries.list_members(room_ids):
        people[one.room_id].append(one)
    unread = queries.count_unread(memberships)
    newest = queries.last_messages(room_ids)
    blocked = queries.list_blocked(membership.room.pair for membership in memberships)
    return [
        {
            **_room(membership.room, blocked),
            "title": _title(membership, people[membership.room_id]),
            "people": [_person(one) for one in people[membership.room_id]],
            "unread": unread.get((membership.room_id, membership.account_id), 0),
            "read_seq": membership.read_seq,
            "last_message": _last(newest.get(membership.room_id), membership.account_id),
        }
        for membership in memberships
    ]


def room(membership: Membership) -> View:
    """One room as the owner of the membership sees it."""
    return rooms([membership])[0]


def _room(shown: Room, blocked: Collection[frozenset[str]]) -> View:
    # To the one who is blocked it must look as if the friendship had ended some day.
    closed_at = None if is_open(shown, blocked) else shown.closed_at or shown.active_at
    return {
        "id": shown.id,
        "kind": shown.kind,
        "last_seq": shown.last_seq,
        "closed_at": closed_at,
        "event_id": shown.event_id,
    }


def _title(membership: Membership, people: Sequence[Membership]) -> str:
    """An event's room has a name; two friends see each other's."""
    others = (one.account.nickname for one in people if one.account_id != membership.account_id)
    return membership.room.title or next(others, "")


def _person(one: Membership) -> View:
    account = one.account
    return {
        **{name: getattr(account, name) for name in ("id", "nickname", "avatar", "tone", "kind")},
        "role": one.role,
    }


def _last(newest: Message | None, reader_id: str) -> View | None:
    return message(newest, reader_id) if newest else None
