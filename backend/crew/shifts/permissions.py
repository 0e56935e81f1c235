"""Who sees the rota, who takes shifts, and who lays them out."""

from collections.abc import Iterable

from backend.accounts.ages import ADULT_AGE
from backend.core.actor import Actor
from backend.core.errors import Forbidden, NotFound
from backend.crew.permissions import ANSWER, TAKE_PART

from .models import Offer, Shift

ADULT = "house.door"
# So many that nobody is alone with another.
COMPANY = 3


def can_take(actor: Actor, *, is_member: bool) -> bool:
    """Youths of the crew, and adults who look after the house and are screened today."""
    return actor.can(ADULT) or (actor.can(TAKE_PART) and is_member)


def require_crew(actor: Actor, *, is_member: bool) -> None:
    """Whoever may take shifts sees the rota; raises Forbidden."""
    if not can_take(actor, is_member=is_member):
        raise Forbidden


def require_layer(actor: Actor) -> None:
    """Organisers and coordinators lay shifts out; raises Forbidden."""
    actor.require(ANSWER)


def require_shift(actor: Actor, shift: Shift | None) -> Shift:
    """`shift`, if it is of this actor's house; raises NotFound."""
    if shift is None or shift.community_id != actor.community_id:
        raise NotFound
    return shift


def require_offer(actor: Actor, offer: Offer | None) -> Offer:
    """`offer`, if this actor made it or was asked; raises NotFound."""
    if offer is None or actor.id not in (offer.from_id, offer.to_id):
        raise NotFound
    return offer


def is_minor(person: Actor) -> bool:
    """Whether somebody is under 18, or may be."""
    return not person.is_adult and (person.age is None or person.age < ADULT_AGE)


def is_safe(people: Iterable[Actor]) -> bool:
    """With somebody under 18, an adult who is screened today, and a third person: nobody is alone with a child."""
    everybody = [one for one in people if one.capabilities]
    minors = any(map(is_minor, everybody))
    screened = any(one.is_adult for one in everybody)
    return not minors or (screened and len(everybody) >= COMPANY)
