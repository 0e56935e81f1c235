"""What moderation may know of a room's own words, its title, purpose and guidelines, and do about them."""

from backend.accounts.queries import people_by_id
from backend.chat import queries
from backend.chat.models import Room
from backend.chat.service import clear_words, close_by_moderator
from backend.core.actor import Actor
from backend.core.errors import NotFound
from moderation.kinds import ReportableKind, Snapshot


def _snapshot(actor: Actor, room_id: str) -> Snapshot:
    if not queries.can_see_words(actor, room_id):
        raise NotFound
    return _freeze(room_id)


def _freeze(room_id: str) -> Snapshot:
    room = queries.find_room(room_id)
    if room is None:
        raise NotFound
    return Snapshot(
        community_id=room.community_id,
        author_id=room.created_by_id,
        author=_nickname(room),
        text="\n\n".join(filter(None, (room.title, room.purpose, room.guidelines))),
        parties=frozenset(one.account_id for one in queries.list_members([room_id]) if one.role != "watcher"),
    )


def _nickname(room: Room) -> str | None:
    creator_id = room.created_by_id
    return people_by_id([creator_id])[creator_id].nickname if creator_id else None


ROOM = ReportableKind(
    name="chat.room",
    snapshot=_snapshot,
    freeze=_freeze,
    actions={
        "hide": lambda room_id, _: clear_words(room_id=room_id),
        "close_room": lambda room_id, _: close_by_moderator(room_id=room_id),
    },
)
