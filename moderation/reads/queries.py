"""Reads: who looked at one's own words."""

from sqlalchemy import select

from backend.core.actor import Actor
from backend.core.pagination import Page, Window, paginate
from moderation.models import Case

from .models import Look


def list_own(actor: Actor, window: Window) -> Page[Look]:
    """The looks at what a youth wrote, newest first, of cases that are decided.

    Not while one is open, which might warn somebody; and not to adults, whom it might warn as well.
    """
    own = select(Look).join(Case, Case.id == Look.case_id).where(Look.account_id == actor.id)
    if actor.is_adult:
        own = own.where(Look.account_id.is_(None))
    key = [Look.first_at, Look.case_id, Look.reader_id, Look.why]
    return paginate(own.where(Case.decided_at.is_not(None)), window, key=key, descending=True)
