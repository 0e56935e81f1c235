"""What a moderator sees of a proposal or a check-in where something is wrong, and can do about it."""

from dataclasses import replace

from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import NotFound
from moderation.kinds import ReportableKind, Snapshot

from . import queries, service
from .models import CheckIn, Proposal
from .permissions import require_seen
from .views.reasons import reasons


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
    told = [reason["text"] for reason in reasons(proposal, "da")]
    return Snapshot(
        community_id=proposal.community_id,
        author_id=None,
        author=None,
        text="\n".join(told),
        parties=frozenset(proposal.account_ids),
    )


def _snapshot_check_in(actor: Actor, check_in_id: str) -> Snapshot:
    if queries.find_check_in(check_in_id, actor.id) is None:
        raise NotFound
    return _freeze_check_in(check_in_id)


def _freeze_check_in(check_in_id: str) -> Snapshot:
    check_in = _get_check_in(check_in_id)
    asked = f"Opfølgning efter {check_in.week} uger."
    seen = freeze(check_in.proposal_id)
    return replace(seen, text=f"{asked}\n{seen.text}")


def _end_check_in(check_in_id: str, moderator_id: str) -> None:
    end(_get_check_in(check_in_id).proposal_id, moderator_id)


def _get_check_in(check_in_id: str) -> CheckIn:
    check_in = session().get(CheckIn, check_in_id)
    if check_in is None:
        raise NotFound
    return check_in


KINDS = (
    ReportableKind(name="friendbank.proposal", snapshot=snapshot, freeze=freeze, actions={"end": end}),
    ReportableKind(
        name="friendbank.check_in",
        snapshot=_snapshot_check_in,
        freeze=_freeze_check_in,
        actions={"end": _end_check_in},
    ),
)
