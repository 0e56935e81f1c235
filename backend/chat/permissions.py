"""Who may take part, who may write, and who may take a message back."""

from collections.abc import Collection

from backend.chat.errors import RoomClosed
from backend.chat.models import Message, Room
from backend.core.actor import Actor
from backend.core.errors import Forbidden

TAKE_PART = "chat.write"
WATCH = ("moderation.work", "moderation.oversee")


def can_take_part(actor: Actor) -> bool:
    """Whoever has lost the right to chat, for one day or for good, does not read either."""
    return actor.can(TAKE_PART)


def can_watch(actor: Actor) -> bool:
    """A second adult must be screened and know how to act on what they read."""
    return actor.is_adult and any(actor.can(capability) for capability in WATCH)


def is_open(room: Room, blocked: Collection[frozenset[str]]) -> bool:
    """Whether anybody may write in `room`; `blocked` holds the pairs of which one has blocked the other."""
    return room.closed_at is None and room.pair not in blocked


def require_open(room: Room, blocked: Collection[frozenset[str]]) -> None:
    """Raise RoomClosed, with nothing in it that tells a block from an end."""
    if not is_open(room, blocked):
        raise RoomClosed


def require_author(actor: Actor, message: Message) -> None:
    """Raise Forbidden for somebody else's message."""
    if message.author_id != actor.id:
        raise Forbidden


def require_friends_may_meet(one: Actor, other: Actor) -> None:
    """Raise Forbidden unless both are youths: an adult is never alone with one, and never opens a chat."""
    if one.is_adult or other.is_adult:
        raise Forbidden
