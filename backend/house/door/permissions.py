"""Who stands at the door."""

from backend.core.actor import Actor

DOOR = "house.door"


def require_door(actor: Actor) -> None:
    """Organisers, moderators and coordinators see who is inside while they are; raises Forbidden."""
    actor.require(DOOR)
