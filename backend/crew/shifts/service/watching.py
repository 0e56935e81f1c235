"""Use cases: nothing lacks in silence. What is short, unsafe or unanswered is told in time."""

from datetime import timedelta
from typing import Any

from sqlalchemy import select, update

from backend.core import clock
from backend.core.db import session
from backend.crew.shifts import queries
from backend.crew.shifts.holding import drop_claim, give_seat, take_turn
from backend.crew.shifts.models import Offer, Shift
from backend.crew.shifts.reminding import DAY, tell
from backend.events.wallclock import moment_of

# How long before a shift those who lay it out are told what it lacks: in time to find somebody, and once more.
STEPS = (timedelta(hours=48), timedelta(hours=5))
LATEST = timedelta(hours=6)
SAFE_BY = timedelta(hours=1)


def look_ahead() -> int:
    """Tell of coming shifts that lack people or are not safe, once a step and version; returns of how many."""
    told = 0
    for step, before in enumerate(STEPS, start=1):
        near = (Shift.starts_at > clock.now(), Shift.starts_at <= clock.now() + before, Shift.cancelled_at.is_(None))
        ours = update(Shift).where(Shift.told < step, *near).values(told=step).returning(Shift)
        shifts = list(session().scalars(ours, execution_options={"populate_existing": True}))
        safe = queries.safety_of(shifts)
        for shift in shifts:
            kind = "crew.shift_unsafe" if not safe[shift.id] else "crew.shift_short"
            if not safe[shift.id] or shift.taken < shift.needed:
                tell(queries.list_layers(shift.community_id), kind, shift, cause=f"{shift.version}:{step}:{kind}")
                told += 1
    return told


def release_unsafe() -> int:
    """An hour before a shift that still is not safe its people under 18 are let go and told; returns how many."""
    near = (Shift.starts_at > clock.now(), Shift.starts_at <= clock.now() + SAFE_BY, Shift.cancelled_at.is_(None))
    shifts = session().scalars(select(Shift).where(*near).order_by(Shift.id)).all()
    return sum(map(release_minors, shifts))


def release_minors(shift: Shift) -> int:
    """Let those under 18 go where it is not safe for them, and tell them; returns how many. Raises ShiftBegun."""
    take_turn(shift)
    if queries.safety_of([shift])[shift.id]:
        return 0
    minors = queries.list_minors(shift.id)
    for account_id in minors:
        if drop_claim(shift, account_id):
            give_seat(shift)
    tell(minors, "crew.shift_released", shift, cause=f"{shift.version}:released")
    return len(minors)


def tell_waiting() -> int:
    """Tell those who lay shifts out, and who asked, of questions nobody answers; returns how many."""
    waits = (Offer.state == "open", Offer.told_at.is_(None), Offer.tell_at <= clock.now())
    late = session().scalars(update(Offer).where(*waits).values(told_at=clock.now()).returning(Offer)).all()
    for offer in late:
        shift = session().get_one(Shift, offer.shift_id)
        everybody = {offer.from_id, *queries.list_layers(shift.community_id)}
        tell(everybody, "crew.shift_unanswered", shift, cause=f"offer:{offer.id}:late")
    return len(late)


def remind(reminder: dict[str, Any]) -> None:
    """Tell somebody of tomorrow's shift, unless they let go, it is called off, or it is too late for it."""
    shift = session().scalar(select(Shift).where(Shift.id == reminder["shift_id"]))
    if shift is None or shift.cancelled_at or not queries.has_claim(shift.id, reminder["account_id"]):
        return
    if clock.now() <= moment_of(shift.local_start - DAY, shift.zone) + LATEST:
        tell([reminder["account_id"]], "crew.shift_tomorrow", shift, cause="tomorrow")
