"""Who may write openings, approve employers, and see which openings."""

from backend.core.actor import Actor
from backend.core.errors import Forbidden, NotFound

from .models import Employer, Opening

SEEK, WRITE, APPROVE = "jobhelp.take_part", "jobhelp.openings", "jobhelp.employers"


def require_written(actor: Actor, opening: Opening | None) -> Opening:
    """`opening`, if this adult writes openings in its community. Raises Forbidden, NotFound."""
    actor.require(WRITE)
    if opening is None or opening.community_id != actor.community_id:
        raise NotFound
    return opening


def require_changeable(actor: Actor, opening: Opening | None) -> Opening:
    """As `require_written`; what a moderator has hidden stays hidden. Raises Forbidden, NotFound."""
    found = require_written(actor, opening)
    if found.state == "hidden":
        raise Forbidden
    return found


def require_employer(actor: Actor, employer: Employer | None, capability: str = WRITE) -> Employer:
    """`employer`, if this adult has `capability` in its community. Raises Forbidden, NotFound."""
    actor.require(capability)
    if employer is None or employer.community_id != actor.community_id:
        raise NotFound
    return employer
