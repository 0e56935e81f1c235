"""What the friend bank does when others announce something."""

from typing import Any

from backend.accounts.models import Block
from backend.accounts.signals import blocked
from backend.chat.queries import find_room
from backend.chat.service import CLOSED
from backend.core import outbox
from backend.core.db import unit_of_work

from . import service


@blocked.connect
def end_blocked_friendship(block: Block) -> None:
    """A block ends the friendship of the two, as quietly as any other end."""
    with unit_of_work():
        service.end_between(one_id=block.blocker_id, other_id=block.blocked_id)


@outbox.on(CLOSED)
def end_closed_friendship(payload: dict[str, Any]) -> None:
    """A moderator closed the room of two friends: they are not brought together again by us."""
    room = find_room(payload["room_id"])
    if room and room.pair:
        one_id, other_id = sorted(room.pair)
        service.end_by_decision(one_id=one_id, other_id=other_id)
