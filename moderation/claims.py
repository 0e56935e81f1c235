"""Exclusive claims: a lease on one case, taken in a single statement, gone by itself when its time is up."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, case, exists, or_, select, update
from sqlalchemy.sql.dml import ReturningUpdate

from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session

from .models import Case, CaseSkip
from .permissions import is_visible_to
from .seconds.queries import is_waiting

LEASE = timedelta(minutes=10)


def take_next(actor: Actor) -> Case | None:
    """The most urgent case this moderator may work, now theirs; what they hold already comes first."""
    now = clock.now()
    takeable = _is_takeable(actor, now)
    skipped = exists().where(CaseSkip.case_id == Case.id, CaseSkip.account_id == actor.id)
    order = (case((_is_mine(actor, now), 0), (skipped, 2), else_=1), Case.urgency, Case.deadline_at, Case.id)
    first = select(Case.id).where(takeable).order_by(*order).limit(1).with_for_update(skip_locked=True)
    return _run(_lease(actor, now).where(Case.id == first.scalar_subquery(), takeable))


def take(actor: Actor, case_id: str) -> Case | None:
    """This case for ten minutes from now, or None when another holds it or it may not be theirs."""
    now = clock.now()
    return _run(_lease(actor, now).where(Case.id == case_id, _is_takeable(actor, now)))


def give_back(actor: Actor, case_id: str) -> bool:
    """Free the case for others; whether it was this moderator's at all."""
    free = update(Case).where(Case.id == case_id, Case.claimed_by_id == actor.id)
    freed = session().scalar(free.values(claimed_by_id=None, lease_until=None).returning(Case.id))
    return freed is not None


def put_last_for(account_id: str, case_id: str) -> None:
    """Offer the case to this moderator only when there is nothing else."""
    session().merge(CaseSkip(case_id=case_id, account_id=account_id))
    session().flush()


def _lease(actor: Actor, now: datetime) -> ReturningUpdate[Any]:
    return (
        update(Case)
        .values(claimed_by_id=actor.id, lease_until=now + LEASE)
        .returning(Case)
        .execution_options(populate_existing=True)
    )


def _run(lease: ReturningUpdate[Any]) -> Case | None:
    leased: Case | None
    # PostgreSQL looks anew at a row that moved while it waited, but at other tables as they were before.
    while (leased := session().scalar(lease)) and _waits_by_now(leased):
        leased.claimed_by_id = leased.lease_until = None
        session().flush()
    return leased


def _waits_by_now(leased: Case) -> bool:
    return bool(session().scalar(select(is_waiting()).where(Case.id == leased.id)))


def _is_takeable(actor: Actor, now: datetime) -> ColumnElement[bool]:
    free = or_(Case.lease_until.is_(None), Case.lease_until <= now, Case.claimed_by_id == actor.id)
    return and_(is_visible_to(actor), Case.decided_at.is_(None), free, ~is_waiting())


def _is_mine(actor: Actor, now: datetime) -> ColumnElement[bool]:
    return and_(Case.claimed_by_id == actor.id, Case.lease_until > now)
