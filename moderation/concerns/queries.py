"""Reads of concerns, each from what the actor may see."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select

from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import NotFound
from backend.core.pagination import Page, Window, paginate

from .models import Concern
from .permissions import is_visible_to, require_adult


def list_concerns(actor: Actor, window: Window) -> Page[Concern]:
    """The concerns the actor may read, newest first; raises Forbidden."""
    require_adult(actor)
    visible = select(Concern).where(is_visible_to(actor))
    return paginate(visible, window, key=[Concern.created_at, Concern.id], descending=True)


def get_concern(actor: Actor, concern_id: str) -> Concern:
    """A concern the actor may read, locked where it may be changed; raises NotFound, Forbidden."""
    require_adult(actor)
    concern = session().scalar(select(Concern).where(Concern.id == concern_id, is_visible_to(actor)).with_for_update())
    if concern is None:
        raise NotFound
    return concern


def find(concern_id: str) -> Concern | None:
    """A concern by id, for the program's own reminders; nobody's rights are asked."""
    return session().get(Concern, concern_id)


def lock_late(now: datetime) -> Sequence[Concern]:
    """The concerns whose next clock has run out, locked."""
    late = select(Concern).where(Concern.due_at <= now).order_by(Concern.due_at, Concern.id)
    return session().scalars(late.with_for_update(skip_locked=True)).all()
