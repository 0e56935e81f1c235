"""Use cases: answering, paying, and nobody waiting unheard."""

from datetime import datetime, timedelta

from sqlalchemy import select

from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import Invalid
from backend.ledger import service as ledger
from backend.travel import queries
from backend.travel.due import working_days_before
from backend.travel.models import OPEN, TravelRequest
from backend.travel.permissions import require_given_here
from backend.travel.telling import tell_asker, tell_payers
from backend.travel.turns import require_same, turn
from moderation.publishing import require_publishable


def answer(*, actor: Actor, request_id: str, version: int, approve: bool, reason: str | None) -> TravelRequest:
    """Say yes, or no and why; raises Forbidden, NotFound, Invalid, NotPublishable, TravelChanged."""
    request = require_given_here(actor, queries.find_request(request_id))
    if not approve and not reason:
        raise Invalid(errors={"reason": ["Missing data for required field."]})
    require_publishable(actor, {"reason": reason or ""}, room_kind="event")
    facts = {"status": "approved" if approve else "declined", "reason": reason, "done_by_id": actor.id}
    if not turn(request, ("asked",), TravelRequest.version == version, **facts):
        return require_same(request, facts)
    tell_asker(request, "travel.approved" if approve else "travel.declined")
    return request


def pay(*, actor: Actor, request_id: str) -> TravelRequest:
    """Note that somebody has their money: it leaves the pot with this. Twice is once.

    Raises Forbidden, NotFound, TravelChanged, PotTooSmall.
    """
    request = require_given_here(actor, queries.find_request(request_id))
    facts = {"status": "paid", "done_by_id": actor.id}
    if not turn(request, OPEN, **facts, paid_at=clock.now()):
        return require_same(request, {"status": "paid"})
    ledger.enter(actor, "travel", -request.amount_ore, why="travel", subject_id=request.id)
    tell_asker(request, "travel.paid")
    return request


def remind() -> int:
    """A working day before it is due remind those who pay, and tell them and whoever waits when it is late."""
    now = clock.now()
    soon = [one for one in _unreminded(1, now + timedelta(days=7)) if working_days_before(one.pay_by, 1) <= now]
    late = _unreminded(2, now)
    for request in soon:
        if turn(request, OPEN, TravelRequest.reminders < 1, reminders=1):
            tell_payers(request, "travel.soon")
    for request in late:
        if turn(request, OPEN, TravelRequest.reminders < 2, reminders=2):
            tell_payers(request, "travel.late")
            tell_asker(request, "travel.sorry")
    return len(soon) + len(late)


def _unreminded(step: int, before: datetime) -> list[TravelRequest]:
    due = (TravelRequest.status.in_(OPEN), TravelRequest.reminders < step, TravelRequest.pay_by <= before)
    return list(session().scalars(select(TravelRequest).where(*due).order_by(TravelRequest.id)))
