"""Reads about rehearsals: times a youth can take, and times an adult is there."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, exists, or_, select

from backend.accounts import queries as accounts
from backend.accounts.models import Account
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.pagination import Page, Window, paginate

from .models import Booking, Slot
from .permissions import HELP, SEEK


def find_slot(slot_id: str) -> Slot | None:
    """A slot, whoever asks."""
    return session().get(Slot, slot_id)


def find_booking(slot_id: str) -> Booking | None:
    """Who comes to a slot, read afresh."""
    return session().get(Booking, slot_id, populate_existing=True)


def list_times(actor: Actor, window: Window) -> Page[dict[str, Any]]:
    """The times this youth could take, and the one that is theirs, soonest first. Raises Forbidden."""
    actor.require(SEEK)
    barred = accounts.list_blocked_either_way(actor.id)
    others = exists().where(Booking.slot_id == Slot.id, Booking.account_id != actor.id)
    free = _ahead().where(Slot.community_id == actor.community_id, ~others)
    free = free.where(Slot.helper_id.not_in(barred), Slot.second_id.not_in(barred))
    return paginate(free, window, key=[Slot.starts_at, Slot.id]).map(lambda found: _for_youth(actor, found))


def list_own(actor: Actor, window: Window) -> Page[dict[str, Any]]:
    """The times this adult is there, soonest first, with who comes; what they want, only as the helper.

    Raises Forbidden.
    """
    actor.require(HELP)
    mine = _ahead().where(or_(Slot.helper_id == actor.id, Slot.second_id == actor.id))
    return paginate(mine, window, key=[Slot.starts_at, Slot.id]).map(lambda found: _for_adult(actor, found))


def list_seconds(actor: Actor, window: Window) -> Page[Account]:
    """Adults who could be there too. Raises Forbidden."""
    actor.require(HELP)
    able = {one.id for one in accounts.list_actors_able_to(actor.community_id, HELP) if one.is_adult}
    able -= accounts.list_blocked_either_way(actor.id) | {actor.id}
    others = select(Account).where(Account.id.in_(able))
    return paginate(others, window, key=[Account.nickname, Account.id])


def overlaps(helper_id: str, starts_at: datetime, ends_at: datetime) -> bool:
    """Whether an adult rehearses with somebody else at that time."""
    same = and_(Slot.helper_id == helper_id, Slot.starts_at < ends_at, Slot.ends_at > starts_at)
    return session().scalar(select(Slot.id).where(same).limit(1)) is not None


def list_booked_before(moment: datetime) -> Sequence[Slot]:
    """Slots to come that somebody booked and that begin by `moment`, in the order in which their turns are taken."""
    near = _ahead().where(Slot.starts_at <= moment, exists().where(Booking.slot_id == Slot.id))
    return session().scalars(near.order_by(Slot.id)).all()


def _ahead() -> Select[Slot]:
    return select(Slot).where(Slot.starts_at > clock.now())


def _bookings_of(slots: Sequence[Slot]) -> Mapping[str, Booking]:
    ids = [slot.id for slot in slots]
    return {one.slot_id: one for one in session().scalars(select(Booking).where(Booking.slot_id.in_(ids)))}


def _people_of(slots: Sequence[Slot], bookings: Mapping[str, Booking]) -> Mapping[str, Account]:
    there = [one for slot in slots for one in slot.adult_ids]
    return accounts.people_by_id([*there, *(one.account_id for one in bookings.values())])


def _for_youth(actor: Actor, slots: Sequence[Slot]) -> list[dict[str, Any]]:
    bookings = {key: one for key, one in _bookings_of(slots).items() if one.account_id == actor.id}
    people = _people_of(slots, bookings)
    return [
        {
            "id": slot.id,
            "starts_at": slot.starts_at,
            "ends_at": slot.ends_at,
            "helper": people[slot.helper_id],
            "second": people[slot.second_id],
            "is_mine": slot.id in bookings,
            "wants": bookings[slot.id].wants if slot.id in bookings else None,
        }
        for slot in slots
    ]


def _for_adult(actor: Actor, slots: Sequence[Slot]) -> list[dict[str, Any]]:
    bookings = _bookings_of(slots)
    people = _people_of(slots, bookings)
    return [_seen_by(actor, slot, bookings.get(slot.id), people) for slot in slots]


def _seen_by(actor: Actor, slot: Slot, booking: Booking | None, people: Mapping[str, Account]) -> dict[str, Any]:
    helps = slot.helper_id == actor.id
    return {
        "id": slot.id,
        "starts_at": slot.starts_at,
        "ends_at": slot.ends_at,
        "helper": people[slot.helper_id],
        "second": people[slot.second_id],
        "booked_by": people[booking.account_id] if booking else None,
        "wants": booking.wants if booking and helps else None,
    }
