"""Use cases: reporting, opening cases, claiming, looking, and not forgetting."""

from collections.abc import Sequence

from sqlalchemy import or_, update

from backend.core import clock, outbox
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import NotFound

from . import audit, claims, intake, kinds, queries
from .calibration.marks import is_real
from .calibration.offering import offer
from .errors import CaseChanged, CaseTaken, ClaimNeeded
from .intake import Concern
from .models import Case, Report
from .permissions import require_moderator, require_reporter
from .reads import record
from .reads.models import CASE
from .seconds.queries import is_waiting
from .severity import REASONS

# Outbox topic; its payload names the case and the deadline that passed.
OVERDUE = "moderation.overdue"


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
    case = offer(actor) or claims.take_next(actor)
    if case is not None:
        _note(case, actor, "case.claimed")
    return case


def claim(*, actor: Actor, case_id: str) -> Case:
    """Take or renew a claim and show the case.

    Raises CaseTaken, CaseChanged when it is decided already, NotFound, Forbidden.
    """
    require_moderator(actor)
    case = claims.take(actor, case_id)
    if case is None:
        raise CaseChanged() if queries.get_case(actor, case_id).decided_at else CaseTaken()
    _note(case, actor, "case.claimed")
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
    _note(case, actor, "case.read")
    return case


def look_at_picture(*, actor: Actor, case_id: str) -> bytes:
    """The picture of a case, for the moderator who holds it, on record; raises ClaimNeeded, NotFound, Forbidden."""
    case = queries.get_case(actor, case_id)
    if not case.is_held_by(actor.id):
        raise ClaimNeeded
    picture = kinds.get_kind(case.kind).picture(case.subject_id)
    if picture is None:
        raise NotFound
    _note(case, actor, "case.picture_read")
    return picture


def announce_overdue() -> int:
    """Tell of every open case whose deadline has passed, once per deadline; returns how many.

    Not while a second person is asked: their time runs out too, and then the case is told of.
    """
    now = clock.now()
    untold = or_(Case.overdue_told_for.is_(None), Case.overdue_told_for != Case.deadline_at)
    late = update(Case).where(Case.decided_at.is_(None), Case.deadline_at <= now, untold, ~is_waiting(), is_real())
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


def _note(case: Case, actor: Actor, action: str) -> None:
    """Put on record that somebody reads a case, for the log and for whose words it has."""
    record.note(case.id, reader_id=actor.id, why=CASE, whose=[case.author_id])
    audit.record(actor_id=actor.id, action=action, subject=case.id)
