"""Saying yes or no to drafts: one matchmaker, or two where nobody should decide alone."""

from collections.abc import Collection
from dataclasses import dataclass, field

from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import AppError, NotFound
from backend.friendbank import queries, texts
from backend.friendbank.errors import RuleBroken, SecondNeeded
from backend.friendbank.models import Proposal
from backend.friendbank.permissions import can_second, require_judge
from backend.friendbank.service import release
from moderation import audit
from moderation.queries import list_involved

from .checking import find_broken_now


@dataclass(frozen=True, slots=True)
class Refused:
    """A draft that could not be approved, and why."""

    id: str
    code: str
    detail: str


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What came of approving many: approved, waiting for a second matchmaker, and refused."""

    approved: list[str] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)


def approve(*, actor: Actor, draft_id: str) -> Proposal:
    """Say yes to a draft; it goes out with its round.

    Where two must say yes it waits for another matchmaker. Raises NotFound, RuleBroken, and SecondNeeded for who has
    said yes already.
    """
    approved = _approve(actor, draft_id)
    audit.record(actor_id=actor.id, action="friendbank.approved", subject=approved.id)
    return approved


def approve_many(*, actor: Actor, draft_ids: Collection[str]) -> Reviewed:
    """Say yes to these drafts; those that something stops are named with the reason. Raises Forbidden."""
    actor.require("friendbank.match")
    reviewed = Reviewed()
    for draft_id in sorted(set(draft_ids)):
        try:
            is_settled = _approve(actor, draft_id).status == "approved"
            (reviewed.approved if is_settled else reviewed.waiting).append(draft_id)
        except AppError as error:
            reviewed.refused.append(_refused(draft_id, error, actor.language))
    # Only now, for from here on everybody else who records something waits for us.
    for draft_id in reviewed.approved + reviewed.waiting:
        audit.record(actor_id=actor.id, action="friendbank.approved", subject=draft_id)
    return reviewed


def reject(*, actor: Actor, draft_id: str, code: str, reason: str = "") -> None:
    """Put a draft away, approved or not; its people are not proposed to each other for a while, or only not this round.

    The latter is the code `WAIT`. Raises NotFound.
    """
    draft = take_draft(actor, draft_id)
    draft.status, draft.rejection_code, draft.rejection = "rejected", code, reason
    draft.decided_by_id, draft.decided_at, draft.closed_at = actor.id, clock.now(), clock.now()
    release(draft)
    session().flush()
    audit.record(actor_id=actor.id, action="friendbank.rejected", subject=draft.id, data={"code": code})


def take_draft(actor: Actor, draft_id: str) -> Proposal:
    """A draft this actor may decide about, ours alone with its round; raises NotFound."""
    found = require_judge(actor, queries.find_draft(actor, draft_id))
    # The round first: whoever publishes it waits for us, or we find that it is out.
    if queries.take_round(found.round_id) is None:
        raise NotFound
    draft = queries.take_proposal(draft_id, "draft") or queries.take_proposal(draft_id, "approved")
    return require_judge(actor, draft)


def _approve(actor: Actor, draft_id: str) -> Proposal:
    draft = take_draft(actor, draft_id)
    if draft.status != "draft":
        raise NotFound
    broken = find_broken_now(draft)
    if broken:
        raise RuleBroken(reason=texts.known_rule(broken))
    # Somebody may have become part of a case since the round was made.
    draft.needs_second = draft.needs_second or bool(list_involved(draft.account_ids))
    _decide(actor, draft)
    session().flush()
    return draft


def _decide(actor: Actor, draft: Proposal) -> None:
    if draft.decided_by_id is None:
        draft.decided_by_id, draft.decided_at = actor.id, clock.now()
        draft.status = "draft" if draft.needs_second else "approved"
    elif can_second(actor, draft):
        draft.seconded_by_id, draft.seconded_at, draft.status = actor.id, clock.now(), "approved"
    else:
        raise SecondNeeded


def _refused(draft_id: str, error: AppError, language: str) -> Refused:
    if isinstance(error, RuleBroken):
        code = error.fields["reason"]
        return Refused(draft_id, code, texts.rule(code, language))
    return Refused(draft_id, error.code, error.text.get(language, error.text["da"]))
