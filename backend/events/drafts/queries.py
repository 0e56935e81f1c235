"""Reads about drafts: one's own."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, func, select

from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import NotFound
from backend.core.pagination import Page, Window, paginate

from .facts import list_missing
from .models import Draft


def find_draft(draft_id: str) -> Draft | None:
    """One draft, whoever asks, read afresh."""
    return session().get(Draft, draft_id, populate_existing=True)


def get_draft(actor: Actor, draft_id: str) -> Draft:
    """One of the actor's drafts, posted or not; raises NotFound, Forbidden."""
    actor.require("events.organise")
    draft = find_draft(draft_id)
    if draft is None or draft.account_id != actor.id:
        raise NotFound
    return draft


def list_drafts(actor: Actor, window: Window) -> Page[dict[str, Any]]:
    """The actor's drafts, what was written last first; raises Forbidden."""
    actor.require("events.organise")
    page = paginate(_own(actor), window, key=[Draft.updated_at, Draft.id], descending=True)
    return page.map(describe)


def count_drafts(actor: Actor) -> int:
    """How many drafts the actor has."""
    return session().scalar(select(func.count()).select_from(_own(actor).subquery())) or 0


def describe(drafts: Sequence[Draft]) -> list[dict[str, Any]]:
    """Drafts as the API shows them."""
    return [
        {
            "id": draft.id,
            "version": draft.version,
            "updated_at": draft.updated_at,
            "facts": draft.facts,
            "missing": list_missing(draft.facts),
        }
        for draft in drafts
    ]


def _own(actor: Actor) -> Select[Draft]:
    return select(Draft).where(Draft.account_id == actor.id, Draft.event_id.is_(None))
