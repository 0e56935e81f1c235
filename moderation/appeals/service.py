"""Use cases: disagreeing, looking again, answering, and not forgetting."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import or_, update
from sqlalchemy.exc import IntegrityError

from backend.core import clock, outbox
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import Invalid
from moderation import actions, audit, enacting, guidelines
from moderation.claims import LEASE
from moderation.enacting import Ruling
from moderation.errors import ClaimNeeded
from moderation.models import RATIONALE_LENGTH, Act, Case, Decision
from moderation.reads import record
from moderation.reads.models import APPEAL
from moderation.sanctions.models import BAN
from moderation.statements.models import Statement
from moderation.statements.queries import get_own
from moderation.statements.service import can_appeal

from .errors import AppealTaken, AppealTooLate
from .models import CHANGE, OVERTURN, Appeal
from .queries import get_open

# Outbox topics; their payload names the appeal.
ANSWERED, OVERDUE = "moderation.appeal_answered", "moderation.appeal_overdue"
ANSWER_WITHIN = timedelta(days=7)


def appeal(*, actor: Actor, statement_id: str, words: str) -> Statement:
    """Disagree with what one was told; once, a second time changes nothing. Raises AppealTooLate, NotFound."""
    statement = get_own(actor, statement_id)
    if not can_appeal(statement):
        raise AppealTooLate
    decision = session().get_one(Decision, statement.decision_id)
    made = Appeal(
        statement_id=statement.id,
        decision_id=decision.id,
        case_id=decision.case_id,
        community_id=actor.community_id,
        appellant_id=actor.id,
        words=words,
        due_at=clock.now() + ANSWER_WITHIN,
    )
    try:
        with session().begin_nested():
            session().add(made)
    except IntegrityError:
        return statement
    audit.record(actor_id=actor.id, action="appeal.made", subject=decision.case_id, data={"appeal": made.id})
    return statement


def claim(*, actor: Actor, appeal_id: str) -> Appeal:
    """Take an appeal for ten minutes, or keep it, and show it, on record; raises AppealTaken, NotFound, Forbidden."""
    found = get_open(actor, appeal_id)
    now = clock.now()
    free = or_(Appeal.lease_until.is_(None), Appeal.lease_until <= now, Appeal.claimed_by_id == actor.id)
    lease = update(Appeal).where(Appeal.id == appeal_id, Appeal.answered_at.is_(None), free)
    if session().scalar(lease.values(claimed_by_id=actor.id, lease_until=now + LEASE).returning(Appeal.id)) is None:
        raise AppealTaken
    session().refresh(found, ["claimed_by_id", "lease_until"])
    record.note(found.case_id, reader_id=actor.id, why=APPEAL, whose=[found.appellant_id])
    audit.record(actor_id=actor.id, action="appeal.read", subject=found.case_id, data={"appeal": found.id})
    return found


def answer(
    *, actor: Actor, appeal_id: str, outcome: str, rationale: str, acts: Sequence[Act] = (), guideline: str = ""
) -> tuple[Appeal, list[str]]:
    """Let the decision stand, take it back, or decide otherwise; with it, what cannot be taken back.

    Raises ClaimNeeded without one's own claim, AppealTaken, Invalid, NotFound, Forbidden.
    """
    found = get_open(actor, appeal_id)
    if found.holder_id != actor.id:
        raise ClaimNeeded
    _require_sound(found.case, outcome, rationale, acts, guideline)
    _lock(found.case)
    _settle(found, actor, outcome, rationale)
    left = [] if outcome not in {OVERTURN, CHANGE} else _take_back(found, actor)
    if outcome == CHANGE:
        ruling = Ruling(acts=acts, guideline=guideline, rationale=rationale)
        enacting.enact(found.case, ruling, by_id=actor.id)
    outbox.put(ANSWERED, {"appeal_id": found.id})
    audit.record(actor_id=actor.id, action=f"appeal.{outcome}", subject=found.case_id, data={"appeal": found.id})
    return found, left


def announce_overdue() -> int:
    """Tell once of every appeal nobody answered in time; returns how many."""
    now = clock.now()
    late = update(Appeal).where(Appeal.answered_at.is_(None), Appeal.due_at <= now, Appeal.overdue_told_at.is_(None))
    told = session().scalars(late.values(overdue_told_at=now).returning(Appeal.id)).all()
    for appeal_id in told:
        outbox.put(OVERDUE, {"appeal_id": appeal_id})
    return len(told)


def _take_back(found: Appeal, actor: Actor) -> list[str]:
    if found.decision.undone_at:
        return []
    return enacting.reverse(found.case, found.decision, by_id=actor.id)


def _require_sound(case: Case, outcome: str, rationale: str, acts: Sequence[Act], guideline: str) -> None:
    least, most = RATIONALE_LENGTH
    wrong = {} if least <= len(rationale) <= most else {"rationale": ["not offered"]}
    if outcome == CHANGE:
        wrong |= actions.find_faults(case, acts)
        # Who was not kept out for good is not so by having asked.
        if actions.does(acts, {BAN, actions.ESCALATE, *actions.FINE}):
            wrong["actions"] = ["not offered"]
        if guidelines.find(guideline) is None:
            wrong["guideline"] = ["not offered"]
    if wrong:
        raise Invalid(errors=wrong)


def _lock(case: Case) -> None:
    """Let nobody else change the case until this unit ends."""
    locked = update(Case).where(Case.id == case.id).values(version=Case.version + 1).returning(Case)
    session().scalar(locked.execution_options(populate_existing=True))


def _settle(found: Appeal, actor: Actor, outcome: str, rationale: str) -> None:
    """Make this the only answer; raises AppealTaken."""
    ours = update(Appeal).where(Appeal.id == found.id, Appeal.answered_at.is_(None), Appeal.claimed_by_id == actor.id)
    said = {"outcome": outcome, "rationale": rationale, "answered_at": clock.now(), "answered_by_id": actor.id}
    if session().scalar(ours.values(**said).returning(Appeal.id)) is None:
        raise AppealTaken
    session().refresh(found, list(said))
