"""Reads: one's own statements, and those of a case."""

from collections.abc import Sequence

from sqlalchemy import select

from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import NotFound
from backend.core.pagination import Page, Window, paginate
from moderation.models import Decision

from .models import Statement


def list_own(actor: Actor, window: Window) -> Page[Statement]:
    """What the actor was told about what was decided, newest first."""
    own = select(Statement).where(Statement.account_id == actor.id)
    return paginate(own, window, key=[Statement.given_at, Statement.id], descending=True)


def get_own(actor: Actor, statement_id: str) -> Statement:
    """One of the actor's own; raises NotFound."""
    own = select(Statement).where(Statement.id == statement_id, Statement.account_id == actor.id)
    statement = session().scalar(own)
    if statement is None:
        raise NotFound
    return statement


def list_standing(case_id: str) -> Sequence[Statement]:
    """What a case's decisions told people and was not withdrawn."""
    of_case = select(Statement).join(Decision, Decision.id == Statement.decision_id)
    return session().scalars(of_case.where(Decision.case_id == case_id, Statement.withdrawn_at.is_(None))).all()


def find_of_decision(decision_id: str) -> Statement | None:
    """What a decision told whom it was about, or None where there was nobody to tell."""
    return session().scalar(select(Statement).where(Statement.decision_id == decision_id))


def has_unread(account_id: str) -> bool:
    """Whether this person has something to read before anything else."""
    unread = select(Statement.id).where(
        Statement.account_id == account_id,
        Statement.must_read,
        Statement.read_at.is_(None),
        Statement.withdrawn_at.is_(None),
    )
    return session().scalar(unread.limit(1)) is not None
