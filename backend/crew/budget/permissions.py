"""Who proposes, who votes, who pays."""

from backend.core.actor import Actor
from backend.core.errors import NotFound
from backend.crew.permissions import TAKE_PART
from backend.ledger.permissions import KEEP

from .models import Proposal


def can_vote(actor: Actor, *, is_member: bool) -> bool:
    """The youths of the crew, and nobody else: without their yes nothing is spent."""
    return is_member and actor.can(TAKE_PART)


def can_pay(actor: Actor, proposal: Proposal) -> bool:
    """Whoever keeps the money, once the crew has said yes."""
    return actor.can(KEEP) and proposal.status == "adopted"


def require_own(actor: Actor, proposal: Proposal | None) -> Proposal:
    """`proposal`, if this actor made it; raises NotFound."""
    if proposal is None or proposal.author_id != actor.id or proposal.gone_at is not None:
        raise NotFound
    return proposal
