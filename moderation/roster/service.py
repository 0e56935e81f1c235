"""Use cases: planning shifts, and leaving word for the next one."""

from datetime import datetime, timedelta

from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import Conflict, Invalid
from moderation import audit, people

from . import queries
from .models import Shift
from .permissions import NEEDED, require_own, require_planner

# From midnight to midnight is 25 hours once a year.
SHORTEST, LONGEST, FURTHEST = timedelta(minutes=15), timedelta(hours=25), timedelta(days=180)


class AlreadyOnShift(Conflict):
    """The person has a shift at that time."""

    code = "already_on_shift"
    text = {
        "da": "Personen har allerede en vagt på det tidspunkt.",
        "en": "The person already has a shift at that time.",
    }


class ShiftNotBegun(Conflict):
    """There is nothing to hand over yet."""

    code = "shift_not_begun"
    text = {"da": "Vagten er ikke begyndt endnu.", "en": "The shift has not begun yet."}


def plan_shift(*, actor: Actor, account_id: str, kind: str, starts_at: datetime, ends_at: datetime) -> Shift:
    """Put somebody who may on the roster; raises Forbidden, Invalid, AlreadyOnShift."""
    require_planner(actor, account_id)
    _require_sensible(starts_at, ends_at)
    if account_id not in people.able_to(actor.community_id, NEEDED[kind]):
        raise Invalid(errors={"account_id": ["not able"]})
    shift = Shift(
        community_id=actor.community_id,
        account_id=account_id,
        kind=kind,
        starts_at=starts_at,
        ends_at=ends_at,
        planned_by_id=actor.id,
    )
    _record(actor, "shift.planned", f"{account_id}:{starts_at.isoformat()}")
    # On record first: who plans at the same moment waits there, and sees this shift afterwards.
    if queries.overlaps_own(account_id, starts_at, ends_at):
        raise AlreadyOnShift
    session().add(shift)
    session().flush()
    return shift


def cancel_shift(*, actor: Actor, shift_id: str) -> None:
    """Take a shift off the roster, also one that is on; raises NotFound, Forbidden."""
    shift = queries.get_shift(actor, shift_id)
    require_planner(actor, shift.account_id)
    session().delete(shift)
    session().flush()
    _record(actor, "shift.cancelled", f"{shift.account_id}:{shift.starts_at.isoformat()}")


def hand_over(*, actor: Actor, shift_id: str, note: str) -> Shift:
    """Leave word for whoever comes next; raises ShiftNotBegun, NotFound, Forbidden."""
    shift = queries.get_shift(actor, shift_id)
    require_own(actor, shift)
    if shift.starts_at > clock.now():
        raise ShiftNotBegun
    shift.note, shift.noted_at = note, clock.now()
    session().flush()
    _record(actor, "shift.handed_over", shift.id)
    return shift


def _require_sensible(starts_at: datetime, ends_at: datetime) -> None:
    now = clock.now()
    wrong = {
        "ends_at": not (SHORTEST <= ends_at - starts_at <= LONGEST) or ends_at <= now,
        "starts_at": starts_at > now + FURTHEST,
    }
    if any(wrong.values()):
        raise Invalid(errors={field: ["out of range"] for field, is_wrong in wrong.items() if is_wrong})


def _record(actor: Actor, action: str, subject: str) -> None:
    audit.record(actor_id=actor.id, action=action, subject=subject)
