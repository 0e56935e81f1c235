"""A decision taking effect, and being taken back: effects, record, reasons and answers together, or none of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import update

from backend.core import clock, outbox
from backend.core.db import session
from backend.core.errors import AppError
from backend.core.ids import new_id

from . import actions, audit, claims, intake, kinds
from .models import Act, Case, Decision, Report
from .sanctions import service as sanctions
from .sanctions.models import SANCTIONS
from .severity import sooner_deadline, urgency_of
from .statements import service as statements

# Outbox topics; their payload names the decision.
DECIDED, ESCALATED, UNDONE = "moderation.decided", "moderation.escalated", "moderation.undone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What is to be done, by which guideline, and why."""

    acts: Sequence[Act]
    guideline: str
    rationale: str


def enact(
    case: Case, ruling: Ruling, *, by_id: str, seconded_by_id: str | None = None, closes: bool = True
) -> tuple[Decision, AppError | None]:
    """Do what was decided about a case that is locked, in its next version; with `closes` it ends, unless escalated.

    Returns with it what the moderator is to hear where it came too late.
    """
    acts = actions.complete(case, ruling.acts, closes=closes)
    escalates = actions.does(acts, {actions.ESCALATE})
    old_state = {**_state(case), "version": case.version - 1}
    too_late = actions.carry_out(case, acts, by_id)
    _move_on(case, by_id, escalates=escalates, closes=closes)
    decision = Decision(
        id=new_id(),
        case_id=case.id,
        moderator_id=by_id,
        action=actions.weightiest_first(acts)[0].name,
        done=[act._asdict() for act in acts],
        guideline=ruling.guideline,
        rationale=ruling.rationale,
        old_state=old_state,
        new_state=_state(case),
        seconded_by_id=seconded_by_id,
    )
    session().add(decision)
    session().flush()
    _impose(case, decision)
    statements.give(case, decision)
    _tell(case, decision, escalates=escalates)
    return decision, too_late


def reverse(case: Case, decision: Decision, *, by_id: str) -> list[str]:
    """Take a decision's effects back; returns the actions that cannot be taken back."""
    undo = kinds.get_kind(case.kind).undo
    names = [act.name for act in decision.acts]
    for name in names:
        if name in undo:
            undo[name](case.subject_id, by_id)
    sanctions.lift_those_of(decision_id=decision.id, by_id=by_id)
    statements.withdraw(decision.id)
    decision.undone_at, decision.undone_by_id = clock.now(), by_id
    session().flush()
    outbox.put(UNDONE, {"decision_id": decision.id})
    audit.record(actor_id=by_id, action="case.undone", subject=case.id, data={"decision": decision.id})
    can_be = {*undo, *SANCTIONS, *actions.FINE, actions.WARN, actions.ESCALATE} - {actions.RELEASE}
    return [name for name in names if name not in can_be]


def _impose(case: Case, decision: Decision) -> None:
    for act in decision.acts:
        if act.name in SANCTIONS and case.author_id:
            sanctions.impose(
                account_id=case.author_id,
                kind=act.name,
                days=act.days,
                decision_id=decision.id,
                by_id=decision.moderator_id,
            )


def _move_on(case: Case, by_id: str, *, escalates: bool, closes: bool) -> None:
    now = clock.now()
    case.claimed_by_id = case.lease_until = None
    if escalates:
        case.escalated_at = now
        case.urgency = urgency_of("critical")
        case.deadline_at = sooner_deadline(case.deadline_at, now, "critical")
        claims.put_last_for(by_id, case.id)
        intake.announce(case)
    elif closes:
        case.decided_at = now
        case.held = False


def _tell(case: Case, decision: Decision, *, escalates: bool) -> None:
    if case.decided_at:
        waiting = update(Report).where(Report.case_id == case.id, Report.answered_at.is_(None))
        session().execute(waiting.values(answered_at=case.decided_at, decision_id=decision.id))
    if escalates:
        outbox.put(ESCALATED, {"decision_id": decision.id})
    if not escalates or len(decision.acts) > 1:
        outbox.put(DECIDED, {"decision_id": decision.id})
    data: dict[str, Any] = {"decision": decision.id, "guideline": decision.guideline}
    if len(decision.acts) > 1:
        data["acts"] = [act.name for act in decision.acts]
    audit.record(actor_id=decision.moderator_id, action=f"case.{decision.action}", subject=case.id, data=data)


def _state(case: Case) -> dict[str, Any]:
    return {"status": case.status, "severity": case.severity, "held": case.held, "version": case.version}
