"""Websocket: there is something to look at."""

from backend.core.sockets import declare_frame, tell

from .schemas.proposals import ProposalNewSchema
from .signals import proposal_changed

PROPOSAL_NEW = declare_frame("proposal:new", ProposalNewSchema(), "A proposal has come, or both have said yes to one.")


@proposal_changed.connect
def tell_both(proposal_id: str, account_ids: tuple[str, ...]) -> None:
    """Send the frame to the two."""
    tell(account_ids, PROPOSAL_NEW, ProposalNewSchema().dump({"id": proposal_id}))
