"""Use cases: taking a shift, and letting go of it without having to say why."""

from sqlalchemy import select

from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.crew.shifts import queries
from backend.crew.shifts.errors import NotYetYours, ShiftNotSafe
from backend.crew.shifts.holding import drop_claim, give_seat, put_claim, require_time, take_person, take_seat
from backend.crew.shifts.models import Claim, Shift
from backend.crew.shifts.permissions import is_minor, require_shift

from .watching import SAFE_BY, release_minors


def claim(*, actor: Actor, shift_id: str) -> Shift:
    """Take a shift; twice is once.

    Raises Forbidden, NotFound, ShiftBegun, ShiftFull, ShiftsMeet, HoursTooMany, NotYetYours, and
    ShiftNotSafe for somebody under 18 in its last hour.
    """
    shift = queries.see_shift(actor, shift_id)
    take_person(actor.id)
    if queries.has_claim(shift.id, actor.id):
        return shift
    require_time(actor, shift)
    if not actor.is_adult and shift.everybody_from > clock.now() and not queries.comes_first(actor):
        raise NotYetYours
    take_seat(shift)
    put_claim(shift, actor.id)
    if is_minor(actor) and _is_near(shift) and not queries.safety_of([shift])[shift.id]:
        raise ShiftNotSafe
    session().refresh(shift)
    return shift


def let_go(*, actor: Actor, shift_id: str) -> None:
    """Give an own shift back until it begins; twice is fine. Raises Forbidden, NotFound, ShiftBegun.

    Whoever has left the crew can still do this: a shift must not hang on somebody.
    """
    shift = require_shift(actor, queries.find_shift(shift_id))
    take_person(actor.id)
    if not queries.has_claim(shift.id, actor.id):
        queries.see_shift(actor, shift_id)
    elif drop_claim(shift, actor.id):
        give_seat(shift)
        if _is_near(shift):
            release_minors(shift)


def _is_near(shift: Shift) -> bool:
    return shift.starts_at <= clock.now() + SAFE_BY


def release(*, account_id: str) -> None:
    """Give all coming shifts of somebody back, for whoever leaves the crew."""
    take_person(account_id)
    coming = select(Shift).join(Claim, Claim.shift_id == Shift.id).where(Claim.account_id == account_id)
    coming = coming.where(Shift.cancelled_at.is_(None), Shift.starts_at > clock.now())
    for shift in session().scalars(coming.order_by(Shift.id)).all():
        if drop_claim(shift, account_id):
            give_seat(shift)
