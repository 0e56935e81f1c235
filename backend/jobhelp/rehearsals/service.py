"""Use cases: laying out times, taking one, and seeing to it that both adults are there."""

from datetime import datetime, timedelta

from sqlalchemy import delete, select, update

from backend.accounts import queries as accounts
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import Invalid, NotFound
from backend.core.upsert import insert
from backend.house.opening import closes_at
from backend.notifications import service as notifications
from moderation.publishing import require_publishable

from . import queries
from .errors import HouseNotOpen, OneAtATime, SlotOverlaps, SlotTaken
from .models import Booking, Slot
from .permissions import HELP, is_safe, require_for, require_second, require_there

AHEAD, SAFE_BY, REMINDED_BEFORE = timedelta(days=60), timedelta(hours=1), timedelta(hours=24)
THEIRS, MINE = "/rooms?rehearsals", "/jobs?rehearse"


def lay(*, actor: Actor, starts_at: datetime, minutes: int, second_id: str) -> Slot:
    """Have time for one rehearsal in the open house, with another adult there, who is told.

    Raises Forbidden, Invalid for a time that is over or far off, NotFound for the other, HouseNotOpen, SlotOverlaps.
    """
    actor.require(HELP)
    if not clock.now() < starts_at <= clock.now() + AHEAD:
        raise Invalid(errors={"starts_at": ["not a time to come"]})
    barred = accounts.list_blocked_either_way(actor.id)
    require_second(actor, accounts.actors_by_id([second_id]).get(second_id), barred)
    ends_at = starts_at + timedelta(minutes=minutes)
    closes = closes_at(actor.community_id, starts_at)
    if closes is None or closes < ends_at:
        raise HouseNotOpen
    if queries.overlaps(actor.id, starts_at, ends_at):
        raise SlotOverlaps
    slot = Slot(
        community_id=actor.community_id, helper_id=actor.id, second_id=second_id, starts_at=starts_at, ends_at=ends_at
    )
    session().add(slot)
    session().flush()
    notifications.notify(
        account_ids=[second_id], kind="jobhelp.second_named", data={"name": actor.nickname}, link=THEIRS
    )
    return slot


def call_off(*, actor: Actor, slot_id: str) -> None:
    """One of the two cannot be there, so nobody comes; twice is fine. Raises Forbidden, NotFound for others' times."""
    found = queries.find_slot(slot_id)
    if found is None:
        actor.require(HELP)
        return
    slot = _take(require_there(actor, found).id)
    if slot and slot.starts_at > clock.now():
        _drop(slot, besides=actor.id)


def book(*, actor: Actor, slot_id: str, wants: str | None = None) -> None:
    """Take a time; saying something else about the same one changes that. One at a time.

    Raises Forbidden, NotFound, NotPublishable, SlotTaken, OneAtATime.
    """
    require_for(actor, queries.find_slot(slot_id), accounts.list_blocked_either_way(actor.id))
    if wants:
        require_publishable(actor, {"wants": wants}, room_kind="jobhelp", only_an_adult_reads=True)
    slot = _take(slot_id)
    if slot is None or slot.starts_at <= clock.now() or not is_safe(slot, accounts.actors_by_id(slot.adult_ids)):
        raise NotFound
    _forget_past(actor.id)
    fresh = insert(Booking).values(slot_id=slot.id, account_id=actor.id, wants=wants, booked_at=clock.now())
    if session().scalar(fresh.on_conflict_do_nothing().returning(Booking.slot_id)):
        _tell(slot, "jobhelp.rehearsal_booked")
        return
    theirs = queries.find_booking(slot.id)
    if theirs is None:
        raise OneAtATime
    if theirs.account_id != actor.id:
        raise SlotTaken
    theirs.wants = wants
    session().flush()


def cancel(*, actor: Actor, slot_id: str) -> None:
    """Do not come after all, until it begins; twice is fine. Raises Forbidden, NotFound."""
    require_for(actor, queries.find_slot(slot_id), ())
    slot = _take(slot_id)
    booking = queries.find_booking(slot_id)
    if slot is None or booking is None or booking.account_id != actor.id or slot.starts_at <= clock.now():
        return
    session().delete(booking)
    session().flush()
    _tell(slot, "jobhelp.rehearsal_cancelled")


def release_unsafe() -> int:
    """An hour before, what one of the two may no longer be at is called off, and all are told; returns how many."""
    near = queries.list_booked_before(clock.now() + SAFE_BY)
    people = accounts.actors_by_id(one for slot in near for one in slot.adult_ids)
    unsafe = [slot for slot in near if not is_safe(slot, people)]
    for slot in unsafe:
        if taken := _take(slot.id):
            _drop(taken)
    return len(unsafe)


def remind() -> int:
    """The day before, tell whoever comes, each once; returns how many."""
    soon = select(Slot.id).where(Slot.starts_at > clock.now(), Slot.starts_at <= clock.now() + REMINDED_BEFORE)
    due = (Booking.slot_id.in_(soon), Booking.reminded_at.is_(None))
    told = update(Booking).where(*due).values(reminded_at=clock.now()).returning(Booking.account_id)
    people = sorted(session().scalars(told))
    notifications.notify(account_ids=people, kind="jobhelp.rehearsal_soon", link=MINE)
    return len(people)


def forget() -> int:
    """Who rehearsed when is nobody's business afterwards; returns how many were forgotten."""
    over = select(Slot.id).where(Slot.ends_at <= clock.now())
    gone = delete(Booking).where(Booking.slot_id.in_(over)).returning(Booking.slot_id)
    forgotten = len(session().scalars(gone).all())
    session().execute(delete(Slot).where(Slot.ends_at <= clock.now()))
    return forgotten


def _take(slot_id: str) -> Slot | None:
    taken = update(Slot).where(Slot.id == slot_id).values(turn=Slot.turn + 1).returning(Slot)
    return session().scalar(taken, execution_options={"populate_existing": True})


def _drop(slot: Slot, besides: str | None = None) -> None:
    booking = queries.find_booking(slot.id)
    adults = [one for one in slot.adult_ids if one != besides]
    if booking:
        notifications.notify(account_ids=[booking.account_id], kind="jobhelp.rehearsal_off", link=MINE)
        session().delete(booking)
        session().flush()
    notifications.notify(account_ids=adults, kind="jobhelp.slot_off", link=THEIRS)
    session().execute(delete(Slot).where(Slot.id == slot.id))


def _forget_past(account_id: str) -> None:
    over = select(Slot.id).where(Slot.ends_at <= clock.now())
    session().execute(delete(Booking).where(Booking.account_id == account_id, Booking.slot_id.in_(over)))


def _tell(slot: Slot, kind: str) -> None:
    notifications.notify(account_ids=slot.adult_ids, kind=kind, link=THEIRS)
