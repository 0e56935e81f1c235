"""Who may rehearse with whom."""

from collections.abc import Collection, Mapping

from backend.core.actor import Actor
from backend.core.errors import Forbidden, NotFound

from .models import Slot

SEEK, HELP = "jobhelp.take_part", "jobhelp.help"


def require_for(actor: Actor, slot: Slot | None, barred: Collection[str]) -> Slot:
    """`slot`, if this youth may come to it: of their community, without a block. Raises Forbidden, NotFound."""
    actor.require(SEEK)
    if slot is None or slot.community_id != actor.community_id or not set(slot.adult_ids).isdisjoint(barred):
        raise NotFound
    return slot


def require_there(actor: Actor, slot: Slot | None) -> Slot:
    """`slot`, if this adult is one of the two who are there. Raises Forbidden, NotFound."""
    actor.require(HELP)
    if slot is None or slot.community_id != actor.community_id:
        raise NotFound
    if actor.id not in slot.adult_ids:
        raise Forbidden
    return slot


def require_second(actor: Actor, person: Actor | None, barred: Collection[str]) -> Actor:
    """Another adult who could be there: screened, of the same community, without a block. Raises NotFound."""
    if person is None or person.community_id != actor.community_id or not is_able(person):
        raise NotFound
    if person.id == actor.id or person.id in barred:
        raise NotFound
    return person


def is_able(person: Actor) -> bool:
    """Whether this is an adult who may be with youths today."""
    return person.is_adult and person.can(HELP)


def is_safe(slot: Slot, people: Mapping[str, Actor]) -> bool:
    """Whether both adults still may; nobody is alone with one of them."""
    return all(one in people and is_able(people[one]) for one in slot.adult_ids)
