"""Reads: which decisions wait for a second person."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import joinedload

from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import NotFound
from backend.core.pagination import Page, Window, paginate
from moderation.models import Case
from moderation.permissions import is_visible_to

from .models import DECISION, Second
from .permissions import require_second


def list_waiting(actor: Actor, window: Window) -> Page[Second]:
    """What waits for a yes in cases the actor may see, what ends soonest first; raises Forbidden."""
    require_second(actor)
    waiting = select(Second).join(Second.case).options(joinedload(Second.case))
    shown = waiting.where(Second.answered_at.is_(None), is_visible_to(actor))
    return paginate(shown, window, key=[Second.expires_at, Second.id])


def get_waiting(actor: Actor, second_id: str) -> Second:
    """One that waits, whoever asked; raises NotFound, Forbidden."""
    require_second(actor)
    one = select(Second).join(Second.case).options(joinedload(Second.case))
    second = session().scalar(one.where(Second.id == second_id, Second.answered_at.is_(None), is_visible_to(actor)))
    if second is None:
        raise NotFound
    return second


def list_expired() -> Sequence[Second]:
    """Those nobody answered in time; locked, those being closed left out."""
    late = select(Second).where(Second.answered_at.is_(None), Second.expires_at <= clock.now())
    return session().scalars(late.options(joinedload(Second.case)).with_for_update(skip_locked=True, of=Second)).all()


def find(second_id: str) -> Second | None:
    """One by id with its case, for the program's own announcements; nobody's rights are asked."""
    return session().get(Second, second_id, options=[joinedload(Second.case)])


def list_waiting_cases(case_ids: Sequence[str]) -> set[str]:
    """Those of these cases that wait for a second person."""
    waiting = select(Second.case_id).where(Second.case_id.in_(case_ids), Second.answered_at.is_(None))
    return set(session().scalars(waiting.where(Second.kind == DECISION)))


def is_waiting() -> ColumnElement[bool]:
    """True of cases whose decision waits for a second person."""
    return exists().where(Second.case_id == Case.id, Second.answered_at.is_(None), Second.kind == DECISION)
