"""Use cases: taking a shift, and letting go of it without having to say why."""

from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.crew.shifts import queries
from backend.crew.shifts.errors import NotYetYours
from backend.crew.shifts.holding import drop_claim, give_seat, put_claim, require_time, take_person, take_seat
from backend.crew.shifts.models import Shift
from backend.crew.shifts.permissions import require_shift


def claim(*, actor: Actor, shift_id: str) -> Shift:
    """Take a shift; twice is once.

    Raises Forbidden, NotFound, ShiftBegun, ShiftFull, ShiftsMeet, HoursTooMany, NotYetYours.
    """
    shift = queries.see_shift(actor, shift_id)
    take_person(actor.id)
    if queries.has_claim(shift.id, actor.id):
        return shift
    if not actor.is_adult and shift.everybody_from > clock.now() and not queries.comes_first(actor):
        raise NotYetYours
    require_time(actor, shift)
    take_seat(shift)
    put_claim(shift, actor.id)
    session().refresh(shift)
    return shift


def let_go(*, actor: Actor, shift_id: str) -> None:
    """Give an own shift back until it begins; twice is fine. Raises NotFound, ShiftBegun.

    Whoever has left the crew can still do this: a shift must not hang on somebody.
    """
    shift = require_shift(actor, queries.find_shift(shift_id))
    take_person(actor.id)
    if drop_claim(shift, actor.id):
        give_seat(shift)
