"""What a moderator sees of a reported proposal, and can do about it."""

from backend.core.actor import Actor
from backend.core.errors import NotFound
from moderation.kinds import ReportableKind, Snapshot

from . import queries, service, texts
from .matching.reasons import Reason
from .models import Proposal
from .permissions import require_seen


def snapshot(actor: Actor, proposal_id: str) -> Snapshot:
    """The proposal, for one of its two people; raises NotFound."""
    return _snapshot(require_seen(actor, queries.find_proposal(proposal_id)))


def freeze(proposal_id: str) -> Snapshot:
    """The proposal; raises NotFound."""
    proposal = queries.find_proposal(proposal_id)
    if proposal is None:
        raise NotFound
    return _snapshot(proposal)


def end(proposal_id: str, moderator_id: str) -> None:
    """Stop what came of the proposal, and never bring the two together again."""
    service.end_by_moderator(proposal_id=proposal_id, moderator_id=moderator_id)


def _snapshot(proposal: Proposal) -> Snapshot:
    told = [texts.reason(Reason.parse(reason), "da")["text"] for reason in proposal.reasons]
    return Snapshot(
        community_id=proposal.community_id,
        author_id=None,
        author=None,
        text="\n".join(told),
        parties=frozenset(proposal.account_ids),
    )


KINDS = (ReportableKind(name="friendbank.proposal", snapshot=snapshot, freeze=freeze, actions={"end": end}),)
