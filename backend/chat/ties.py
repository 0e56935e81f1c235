"""Who knows whom, as far as chat tells: they have been in a small room together, now or lately."""

from datetime import timedelta
from typing import Any

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import aliased

from backend.chat.models import Membership, Room
from backend.core import clock

LATELY = timedelta(days=90)
SMALL = ("direct", "group")


def known_to(account_id: str) -> Select[Any]:
    """Everybody who shares a direct room or a small group with this person, or did in the last three months."""
    own, other = aliased(Membership), aliased(Membership)
    since = clock.now() - LATELY
    together = select(other.account_id.label("id")).join(own, own.room_id == other.room_id)
    return together.join(Room, Room.id == own.room_id).where(
        Room.kind.in_(SMALL),
        own.account_id == account_id,
        # Whoever only reads along is there for the room's sake, and knows nobody by it.
        own.role != "watcher",
        other.role != "watcher",
        or_(own.left_at.is_(None), own.left_at >= since),
        or_(other.left_at.is_(None), other.left_at >= since),
    )
