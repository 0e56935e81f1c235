"""Use cases: laying shifts out, one by one or a week like another, and calling them off."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from typing import Any

from sqlalchemy import select, update

from backend.core import clock
from backend.core.actor import Actor
from backend.core.clock import COPENHAGEN
from backend.core.db import session
from backend.core.errors import Invalid
from backend.core.upsert import insert
from backend.crew.shifts import queries
from backend.crew.shifts.errors import HouseClosed, ShiftBegun, ShiftStands
from backend.crew.shifts.models import Shift
from backend.crew.shifts.permissions import require_layer, require_shift
from backend.crew.shifts.reminding import tell
from backend.events.wallclock import moment_of
from backend.house import hours, opening

ZONE = COPENHAGEN.key
WEEK = timedelta(days=7)
AHEAD = timedelta(days=120)


def lay_shift(*, actor: Actor, shift_id: str, facts: Mapping[str, Any]) -> Shift:
    """Lay a shift out under an id the client chose; the same twice is once.

    `facts` has duty, local_start, minutes, needed. Raises Forbidden, Invalid, HouseClosed, ShiftStands, NotFound.
    """
    require_layer(actor)
    found = queries.find_shift(shift_id)
    if found is None:
        _require_time(actor, facts["local_start"])
        found = _add(actor, shift_id, facts) or queries.find_shift(shift_id)
    shift = require_shift(actor, found)
    if {name: getattr(shift, name) for name in facts} != dict(facts):
        raise ShiftStands
    return shift


def lay_like(*, actor: Actor, monday: date, like: date) -> int:
    """Lay a week out as the one that began on `like` was, on days the house is open; returns how many are new.

    Again adds only what was laid there since. Raises Forbidden, Invalid for days that are no Mondays.
    """
    require_layer(actor)
    if monday.weekday() or like.weekday() or monday == like or monday - clock.today() > AHEAD:
        raise Invalid(errors={"monday": ["unknown"]})
    open_days = {one.day for one in opening.days_from(actor.community_id, monday, 8) if one.spans}
    begins = datetime.combine(like, time())
    model = select(Shift).where(
        Shift.community_id == actor.community_id,
        Shift.cancelled_at.is_(None),
        Shift.starts_at >= moment_of(begins, ZONE),
        Shift.starts_at < moment_of(begins + WEEK, ZONE),
    )
    new = 0
    for one in session().scalars(model).all():
        start = one.local_start + (monday - like)
        facts = {"duty": one.duty, "local_start": start, "minutes": one.minutes, "needed": one.needed}
        if moment_of(start, ZONE) > clock.now() and hours.house_day(moment_of(start, ZONE)) in open_days:
            new += _add(actor, _derived(one.id, monday), facts) is not None
    return new


def call_off(*, actor: Actor, shift_id: str) -> None:
    """Call a shift off before it begins, and tell those who have it; twice is fine. Raises as above, ShiftBegun."""
    require_layer(actor)
    shift = require_shift(actor, queries.find_shift(shift_id))
    off = update(Shift).where(Shift.id == shift.id, Shift.cancelled_at.is_(None), Shift.starts_at > clock.now())
    if session().scalar(off.values(cancelled_at=clock.now()).returning(Shift.id)) is not None:
        told = set(queries.people_of([shift.id])[shift.id]) - {actor.id}
        tell(told, "crew.shift_off", shift, cause="off")
    elif shift.cancelled_at is None:
        raise ShiftBegun


def _require_time(actor: Actor, wall: datetime) -> None:
    start = moment_of(wall, ZONE)
    if not clock.now() < start < clock.now() + AHEAD:
        raise Invalid(errors={"local_start": ["over"]})
    day = hours.house_day(start)
    if not opening.days_from(actor.community_id, day, 1)[0].spans:
        raise HouseClosed


def _add(actor: Actor, shift_id: str, facts: Mapping[str, Any]) -> Shift | None:
    starts_at = moment_of(facts["local_start"], ZONE)
    row = {
        **facts,
        "id": shift_id,
        "community_id": actor.community_id,
        "zone": ZONE,
        "starts_at": starts_at,
        # On the wall, so that a shift over the night the clocks change ends when the plan says.
        "ends_at": moment_of(facts["local_start"] + timedelta(minutes=facts["minutes"]), ZONE),
        "laid_by_id": actor.id,
    }
    laid: Shift | None = session().scalar(insert(Shift).values(**row).on_conflict_do_nothing().returning(Shift))
    return laid


def _derived(shift_id: str, monday: date) -> str:
    return sha256(f"{shift_id}:{monday}".encode()).hexdigest()[:32]
