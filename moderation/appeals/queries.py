"""Reads: what waits for somebody else to look, and what came of one's own."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import contains_eager

from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import NotFound
from backend.core.pagination import Page, Window, paginate
from moderation.models import Case, Decision

from .models import Appeal
from .permissions import is_open_to, require_reviewer


def list_open(actor: Actor, window: Window) -> Page[Appeal]:
    """The appeals the actor may answer, what is due first first; raises Forbidden."""
    require_reviewer(actor)
    return paginate(_open(actor), window, key=[Appeal.due_at, Appeal.id])


def get_open(actor: Actor, appeal_id: str) -> Appeal:
    """One nobody has answered yet, with its case and decision; raises NotFound, Forbidden."""
    require_reviewer(actor)
    appeal: Appeal | None = session().scalar(_open(actor).where(Appeal.id == appeal_id))
    if appeal is None:
        raise NotFound
    return appeal


def list_of_statements(statement_ids: Sequence[str]) -> Mapping[str, Appeal]:
    """The appeals against these statements, by statement."""
    made = session().scalars(select(Appeal).where(Appeal.statement_id.in_(statement_ids)))
    return {appeal.statement_id: appeal for appeal in made}


def find(appeal_id: str) -> Appeal | None:
    """One by id, for the program's own announcements; nobody's rights are asked."""
    return session().get(Appeal, appeal_id)


def _open(actor: Actor) -> Select[Any]:
    joined = select(Appeal).join(Appeal.case.of_type(Case)).join(Appeal.decision.of_type(Decision))
    loaded = joined.options(contains_eager(Appeal.case), contains_eager(Appeal.decision))
    return loaded.where(Appeal.answered_at.is_(None), is_open_to(actor))
