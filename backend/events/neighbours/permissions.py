"""Who speaks for a community to its neighbours."""

from backend.accounts.models import Community
from backend.core.actor import Actor
from backend.core.errors import NotFound

SPEAK = "accounts.manage"


def require_other(actor: Actor, community: Community | None) -> Community:
    """`community`, if it is another than the actor's, for whom they speak. Raises Forbidden, NotFound."""
    actor.require(SPEAK)
    if community is None or community.id == actor.community_id:
        raise NotFound
    return community
