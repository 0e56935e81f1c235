"""Use cases: reporting, opening cases, claiming, looking, deciding, and not forgetting."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import or_, update

from backend.core import clock, outbox
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import AppError, Invalid, NotFound

from . import actions, audit, claims, guidelines, intake, kinds, queries
from .errors import CaseChanged, CaseTaken, ClaimNeeded
from .intake import Concern
from .models import RATIONALE_LENGTH, Case, Decision, Report
from .permissions import require_moderator, require_reporter
from .severity import REASONS, sooner_deadline, urgency_of

DECIDED, ESCALATED, OVERDUE = "moderation.decided", "moderation.escalated", "moderation.overdue"


def file_report(*, actor: Actor, kind: str, subject_id: str, reason: str, note: str | None = None) -> Report:
    """Report a subject the actor can see; a second report before the answer is the first one again.

    Raises NotFound for what the actor cannot see, Forbidden.
    """
    require_reporter(actor)
    snapshot = kinds.get_kind(kind).snapshot(actor, subject_id)
    if earlier := queries.find_open_report(actor.id, kind, subject_id):
        return earlier
    severity, label = REASONS[reason]
    concern = Concern(
        kind=kind,
        subject_id=subject_id,
        source="report",
        severity=severity,
        labels=(label,) if label else (),
    )
    case = intake.open_or_join(concern, snapshot, reporter_id=actor.id)
    # The case is ours until we commit, so nobody (not even the actor in another tab) can report in between.
    return queries.find_open_report(actor.id, kind, subject_id) or _add_report(actor, case, reason, note)


def open_case(
    *,
    kind: str,
    subject_id: str,
    source: str,
    severity: str,
    labels: Sequence[str] = (),
    reasons: Sequence[str] = (),
) -> Case:
    """Put a subject before the moderators although nobody reported it; joins the open case there may be."""
    concern = Concern(
        kind=kind,
        subject_id=subject_id,
        source=source,
        severity=str(severity),
        labels=tuple(map(str, labels)),
        reasons=tuple(map(str, reasons)),
    )
    case = intake.open_or_join(concern, kinds.get_kind(kind).freeze(subject_id))
    audit.record(actor_id=None, action="case.opened", subject=case.id, data={"source": source})
    return case


def claim_next(*, actor: Actor) -> Case | None:
    """The most urgent case the actor may work, claimed and shown, or None; raises Forbidden."""
    require_moderator(actor)
    case = claims.take_next(actor)
    if case is not None:
        audit.record(actor_id=actor.id, action="case.claimed", subject=case.id)
    return case


def claim(*, actor: Actor, case_id: str) -> Case:
    """Take or renew a claim and show the case.

    Raises CaseTaken, CaseChanged when it is decided already, NotFound, Forbidden.
    """
    require_moderator(actor)
    case = claims.take(actor, case_id)
    if case is None:
        raise CaseChanged() if queries.get_case(actor, case_id).decided_at else CaseTaken()
    audit.record(actor_id=actor.id, action="case.claimed", subject=case.id)
    return case


def release_claim(*, actor: Actor, case_id: str) -> None:
    """Leave a case to others, no reason asked; what one does not hold stays as it is; raises NotFound."""
    queries.get_case(actor, case_id)
    if claims.give_back(actor, case_id):
        claims.put_last_for(actor.id, case_id)
        audit.record(actor_id=actor.id, action="case.released", subject=case_id)


def look(*, actor: Actor, case_id: str) -> Case:
    """Show a case to the moderator who holds it, on record; raises ClaimNeeded, NotFound, Forbidden."""
    case = queries.get_case(actor, case_id)
    if not case.is_held_by(actor.id):
        raise ClaimNeeded
    audit.record(actor_id=actor.id, action="case.read", subject=case.id)
    return case


def look_at_picture(*, actor: Actor, case_id: str) -> bytes:
    """The picture of a case, for the moderator who holds it, on record; raises ClaimNeeded, NotFound, Forbidden."""
    case = queries.get_case(actor, case_id)
    if not case.is_held_by(actor.id):
        raise ClaimNeeded
    picture = kinds.get_kind(case.kind).picture(case.subject_id)
    if picture is None:
        raise NotFound
    audit.record(actor_id=actor.id, action="case.picture_read", subject=case.id)
    return picture


def decide(
    *, actor: Actor, case_id: str, version: int, action: str, guideline: str, rationale: str
) -> Decision | AppError:
    """Decide a claimed case as it was seen at `version`; effect, answers and announcement succeed together.

    An error, returned and not raised because the decision stands, tells the moderator that it came too late.
    Raises CaseChanged, ClaimNeeded, Invalid for what is not offered, NotFound, Forbidden.
    """
    case = queries.get_case(actor, case_id)
    if case.version != version or case.decided_at:
        raise CaseChanged
    if not case.is_held_by(actor.id):
        raise ClaimNeeded
    _require_offered(case, action, guideline, rationale)
    old_state = _state(case)
    _lock(case, actor)
    too_late = actions.carry_out(case, action, actor.id)
    _move_on(case, action, actor)
    decision = Decision(
        case_id=case.id,
        moderator_id=actor.id,
        action=action,
        guideline=guideline,
        rationale=rationale,
        old_state=old_state,
        new_state=_state(case),
    )
    session().add(decision)
    session().flush()
    _tell(case, decision)
    return too_late or decision


def announce_overdue() -> int:
    """Tell of every open case whose deadline has passed, once per deadline; returns how many."""
    now = clock.now()
    untold = or_(Case.overdue_told_for.is_(None), Case.overdue_told_for != Case.deadline_at)
    late = update(Case).where(Case.decided_at.is_(None), Case.deadline_at <= now, untold)
    told = session().execute(late.values(overdue_told_for=Case.deadline_at).returning(Case.id, Case.deadline_at)).all()
    for case_id, deadline in told:
        outbox.put(OVERDUE, {"case_id": case_id, "deadline_at": deadline.isoformat()})
    return len(told)


def _add_report(actor: Actor, case: Case, reason: str, note: str | None) -> Report:
    report = Report(
        case_id=case.id,
        reporter_id=actor.id,
        kind=case.kind,
        subject_id=case.subject_id,
        reason=reason,
        note=note or None,
    )
    session().add(report)
    session().flush()
    audit.record(actor_id=actor.id, action="report.filed", subject=case.id, data={"report": report.id})
    return report


def _require_offered(case: Case, action: str, guideline: str, rationale: str) -> None:
    least, most = RATIONALE_LENGTH
    wrong = {
        "action": action not in actions.list_actions(case),
        "guideline": guidelines.find(guideline) is None,
        "rationale": not least <= len(rationale) <= most,
    }
    if any(wrong.values()):
        raise Invalid(errors={field: ["not offered"] for field, is_wrong in wrong.items() if is_wrong})


def _lock(case: Case, actor: Actor) -> None:
    """Make this decision the only one; raises CaseChanged when the case moved since it was read."""
    still = update(Case).where(
        Case.id == case.id,
        Case.version == case.version,
        Case.decided_at.is_(None),
        Case.claimed_by_id == actor.id,
        Case.lease_until > clock.now(),
    )
    locked = still.values(version=Case.version + 1).returning(Case)
    if session().scalar(locked.execution_options(populate_existing=True)) is None:
        raise CaseChanged


def _move_on(case: Case, action: str, actor: Actor) -> None:
    now = clock.now()
    case.claimed_by_id = case.lease_until = None
    if action == actions.ESCALATE:
        case.escalated_at = now
        case.urgency = urgency_of("critical")
        case.deadline_at = sooner_deadline(case.deadline_at, now, "critical")
        claims.put_last_for(actor.id, case.id)
        intake.announce(case)
    else:
        case.decided_at = now
        case.held = False


def _tell(case: Case, decision: Decision) -> None:
    if case.decided_at:
        waiting = update(Report).where(Report.case_id == case.id, Report.answered_at.is_(None))
        session().execute(waiting.values(answered_at=case.decided_at, decision_id=decision.id))
    outbox.put(DECIDED if case.decided_at else ESCALATED, {"decision_id": decision.id})
    audit.record(
        actor_id=decision.moderator_id,
        action=f"case.{decision.action}",
        subject=case.id,
        data={"decision": decision.id, "guideline": decision.guideline},
    )


def _state(case: Case) -> dict[str, Any]:
    return {"status": case.status, "severity": case.severity, "held": case.held, "version": case.version}
