"""What a moderator sees of a reported proposal, and can do about it."""

from backend.accounts import queries as accounts
from backend.core.actor import Actor
from backend.core.errors import NotFound
from moderation.kinds import ReportableKind, Snapshot

from . import queries, service
from .models import Proposal


def _see(actor: Actor, proposal_id: str) -> Snapshot:
    return _snapshot(queries.see_proposal(actor, proposal_id))


def _freeze(proposal_id: str) -> Snapshot:
    proposal = queries.find_proposal(proposal_id)
    if proposal is None:
        raise NotFound
    return _snapshot(proposal)


def _hide(proposal_id: str, _moderator_id: str) -> None:
    service.hide(proposal_id=proposal_id)


def _snapshot(proposal: Proposal) -> Snapshot:
    return Snapshot(
        community_id=proposal.community_id,
        author_id=proposal.author_id,
        author=accounts.people_by_id([proposal.author_id])[proposal.author_id].nickname,
        text=f"{proposal.title}\n\n{proposal.words}",
        parties=frozenset({proposal.author_id}),
    )


KINDS = (ReportableKind(name="crew.proposal", snapshot=_see, freeze=_freeze, actions={"hide": _hide}),)
