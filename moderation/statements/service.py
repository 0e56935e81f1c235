"""Use cases: giving reasons with a decision, taking them back with it, and having read them."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import update

from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from moderation import actions
from moderation import queries as cases
from moderation.models import Act, Case, Decision

from . import wording
from .models import Statement
from .queries import get_own, list_standing

# What there is nothing to explain about.
_UNTOLD = frozenset({"dismiss", "release", "escalate"})
_READ_FIRST = frozenset({"warn", "mute", "hold_first", "suspend", "ban"})
# Six months (Digital Services Act, article 20).
APPEAL_WITHIN = timedelta(days=183)


def give(case: Case, decision: Decision) -> Statement | None:
    """Tell the author what was done and why, except what they were told about this case before."""
    if case.author_id is None or not (acts := _fresh(case, decision)):
        return None
    seen = cases.list_evidence(case.id)[-1]
    now = clock.now()
    statement = Statement(
        decision_id=decision.id,
        account_id=case.author_id,
        acts=[{"name": act.name, "until": _until(act, now)} for act in actions.weightiest_first(acts)],
        guideline=decision.guideline,
        quote=wording.shorten(seen.text),
        seen_on=seen.frozen_at.astimezone(clock.COPENHAGEN).date(),
        of_edit=seen.shows_held_edit,
        given_at=now,
        appeal_until=now + APPEAL_WITHIN,
        must_read=any(act.name in _READ_FIRST for act in acts),
    )
    session().add(statement)
    session().flush()
    return statement


def withdraw(decision_id: str) -> None:
    """Mark that what a decision told people holds no longer."""
    told = update(Statement).where(Statement.decision_id == decision_id, Statement.withdrawn_at.is_(None))
    session().execute(told.values(withdrawn_at=clock.now()))


def mark_read(*, actor: Actor, statement_id: str) -> Statement:
    """Remember that the actor has read it; repeatable. Raises NotFound."""
    statement = get_own(actor, statement_id)
    statement.read_at = statement.read_at or clock.now()
    session().flush()
    return statement


def can_appeal(statement: Statement) -> bool:
    """Whether it is early enough to disagree, and there is still something to disagree with."""
    return statement.withdrawn_at is None and clock.now() < statement.appeal_until


def _fresh(case: Case, decision: Decision) -> list[Act]:
    told = {act["name"] for statement in list_standing(case.id) for act in statement.acts}
    return [act for act in decision.acts if act.name not in told | _UNTOLD]


def _until(act: Act, now: datetime) -> Any:
    return (now + timedelta(days=act.days)).isoformat() if act.days else None
