"""Reads, each from what the actor may see."""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import func, select, union
from sqlalchemy.orm import joinedload

from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import NotFound
from backend.core.pagination import Page, Window, paginate

from .models import Case, CaseParty, Decision, Evidence, Report
from .permissions import is_visible_to, require_moderator, require_overview


def list_cases(actor: Actor, window: Window, *, status: str) -> Page[Case]:
    """Open cases in the order they should be worked, or decided ones, newest first; raises Forbidden."""
    require_overview(actor)
    here = select(Case).where(is_visible_to(actor))
    if status == "decided":
        decided = here.where(Case.decided_at.is_not(None))
        return paginate(decided, window, key=[Case.decided_at, Case.id], descending=True)
    open_cases = here.where(Case.decided_at.is_(None))
    return paginate(open_cases, window, key=[Case.urgency, Case.deadline_at, Case.id])


def get_case(actor: Actor, case_id: str) -> Case:
    """A case this moderator may work; raises NotFound, Forbidden."""
    require_moderator(actor)
    case = session().scalar(select(Case).where(Case.id == case_id, is_visible_to(actor)))
    if case is None:
        raise NotFound
    return case


def count_reports(case_ids: Sequence[str]) -> Mapping[str, int]:
    """How many people reported each of these cases."""
    rows = session().execute(
        select(Report.case_id, func.count()).where(Report.case_id.in_(case_ids)).group_by(Report.case_id)
    )
    return {row[0]: row[1] for row in rows}


def list_evidence(case_id: str) -> Sequence[Evidence]:
    """Everything frozen for a case, the first first."""
    of_case = select(Evidence).where(Evidence.case_id == case_id)
    return session().scalars(of_case.order_by(Evidence.frozen_at, Evidence.id)).all()


def list_case_reports(case_id: str) -> Sequence[Report]:
    """The reports of a case, the first first."""
    of_case = select(Report).where(Report.case_id == case_id)
    return session().scalars(of_case.order_by(Report.created_at, Report.id)).all()


def list_decisions(case_id: str) -> Sequence[Decision]:
    """The decisions of a case, the first first."""
    of_case = select(Decision).where(Decision.case_id == case_id)
    return session().scalars(of_case.order_by(Decision.decided_at, Decision.id)).all()


def find_decision(case_id: str, decision_id: str) -> Decision | None:
    """This decision of this case, or None."""
    of_case = select(Decision).where(Decision.case_id == case_id, Decision.id == decision_id)
    return session().scalar(of_case)


def list_parties(case_id: str) -> set[str]:
    """Everybody who must not handle the case: author, involved, reporters."""
    return set(session().scalars(select(CaseParty.account_id).where(CaseParty.case_id == case_id)))


def find_open_report(reporter_id: str, kind: str, subject_id: str) -> Report | None:
    """This person's report of this subject that waits for an answer, or None."""
    return session().scalar(
        select(Report).where(
            Report.reporter_id == reporter_id,
            Report.kind == kind,
            Report.subject_id == subject_id,
            Report.answered_at.is_(None),
        )
    )


def list_reports(actor: Actor, window: Window) -> Page[Report]:
    """The actor's own reports with what was decided, newest first."""
    mine = select(Report).options(joinedload(Report.decision)).where(Report.reporter_id == actor.id)
    return paginate(mine, window, key=[Report.created_at, Report.id], descending=True)


def get_decision(decision_id: str) -> Decision:
    """A decision with its case; raises NotFound."""
    decision = session().get(Decision, decision_id, options=[joinedload(Decision.case)])
    if decision is None:
        raise NotFound
    return decision


def find_case(case_id: str) -> Case | None:
    """A case by id, for the program's own announcements; nobody's rights are asked."""
    return session().get(Case, case_id)


def list_reporters_answered_by(decision_id: str) -> Sequence[str]:
    """The people whose reports this decision answered."""
    return session().scalars(select(Report.reporter_id).where(Report.decision_id == decision_id)).all()


def list_involved(account_ids: Collection[str]) -> set[str]:
    """Those of these people whom an open case is about, or who reported it; not those who only were in the room."""
    if not account_ids:
        return set()
    authors = select(Case.author_id).where(Case.decided_at.is_(None), Case.author_id.in_(account_ids))
    unanswered = select(Report.reporter_id).where(Report.answered_at.is_(None), Report.reporter_id.in_(account_ids))
    return set(session().scalars(union(authors, unanswered)))


def list_open_subjects(kind: str, subject_ids: Collection[str]) -> set[str]:
    """Those of these subjects about which a case is open."""
    if not subject_ids:
        return set()
    open_cases = select(Case.subject_id).where(Case.kind == kind, Case.decided_at.is_(None))
    return set(session().scalars(open_cases.where(Case.subject_id.in_(subject_ids))))
