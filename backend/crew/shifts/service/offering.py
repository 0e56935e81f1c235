"""Use cases: asking somebody to have one's shift, or to swap; nothing changes until both have said yes."""

from datetime import timedelta

from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from backend.accounts import queries as accounts
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import NotFound
from backend.crew import queries as crew
from backend.crew.shifts import queries
from backend.crew.shifts.errors import AlreadyAsked, OfferOver, ShiftBegun
from backend.crew.shifts.holding import drop_claim, put_claim, require_time, take_person, take_turn
from backend.crew.shifts.models import Offer, Shift
from backend.crew.shifts.permissions import can_take, require_offer
from backend.crew.shifts.reminding import tell

# Silence is told of after this, and in any case so long before the shift begins.
ANSWERED_WITHIN, BEFORE = timedelta(days=2), timedelta(hours=24)


def offer(*, actor: Actor, offer_id: str, shift_id: str, to_id: str, for_shift_id: str | None = None) -> Offer:
    """Ask somebody of the crew to have an own shift, or to swap it for theirs; the same twice is once.

    Raises Forbidden, NotFound, ShiftBegun, AlreadyAsked.
    """
    shift = queries.see_shift(actor, shift_id)
    facts = {"shift_id": shift_id, "from_id": actor.id, "to_id": to_id, "for_shift_id": for_shift_id}
    if found := queries.find_offer(offer_id):
        return _require_same(actor, found, facts)
    if not queries.has_claim(shift.id, actor.id) or (for_shift_id and not queries.has_claim(for_shift_id, to_id)):
        raise NotFound
    _require_asked(actor, to_id)
    if for_shift_id:
        queries.see_shift(actor, for_shift_id)  # nobody swaps into what somebody has across a block
    now = clock.now()
    if shift.cancelled_at or shift.starts_at <= now:
        raise ShiftBegun
    tell_at = min(now + ANSWERED_WITHIN, shift.starts_at - BEFORE)
    asked = Offer(id=offer_id, tell_at=max(tell_at, now), **facts)
    try:
        with session().begin_nested():
            session().add(asked)
    except IntegrityError as error:
        if found := session().get(Offer, offer_id, populate_existing=True):
            return _require_same(actor, found, facts)
        raise AlreadyAsked from error
    tell([to_id], "crew.shift_swap" if for_shift_id else "crew.shift_offer", shift, cause=f"offer:{asked.id}")
    return asked


def take_back(*, actor: Actor, offer_id: str) -> None:
    """Ask no longer; twice is fine. Raises NotFound."""
    asked = require_offer(actor, queries.find_offer(offer_id))
    if asked.from_id != actor.id:
        raise NotFound
    _close(asked, "withdrawn")


def answer_offer(*, actor: Actor, offer_id: str, yes: bool) -> Offer:
    """Say yes or no to what one is asked; the same twice is once.

    Raises Forbidden, NotFound, OfferOver, ShiftBegun, ShiftsMeet, HoursTooMany.
    """
    asked = require_offer(actor, queries.find_offer(offer_id))
    if asked.to_id != actor.id:
        raise NotFound
    state = "taken" if yes else "declined"
    for one in sorted((asked.from_id, asked.to_id)):
        take_person(one)
    if not _close(asked, state):
        session().refresh(asked)
        if asked.state != state:
            raise OfferOver
        return asked
    shift = session().get_one(Shift, asked.shift_id)
    if yes:
        _exchange(actor, asked, shift)
    tell([asked.from_id], f"crew.shift_{state}", shift, cause=f"offer:{asked.id}:{state}")
    return asked


def _exchange(actor: Actor, asked: Offer, shift: Shift) -> None:
    """Both shifts change hands or neither does: whatever is raised here undoes the yes."""
    if accounts.is_blocked_between(asked.from_id, asked.to_id):
        raise OfferOver
    queries.see_shift(actor, shift.id)
    other = session().get_one(Shift, asked.for_shift_id) if asked.for_shift_id else None
    giver = accounts.actors_by_id([asked.from_id])[asked.from_id]
    _move(shift, asked.from_id, actor, instead_of=asked.for_shift_id)
    if other:
        if not can_take(giver, is_member=crew.is_member(giver.id)):
            raise OfferOver
        _move(other, actor.id, giver, instead_of=shift.id)


def _move(shift: Shift, from_id: str, to: Actor, *, instead_of: str | None) -> None:
    if not can_take(to, is_member=crew.is_member(to.id)) or queries.has_claim(shift.id, to.id):
        raise OfferOver
    take_turn(shift)
    require_time(to, shift, instead_of=instead_of)
    if not drop_claim(shift, from_id):
        raise OfferOver
    put_claim(shift, to.id)


def _close(asked: Offer, state: str) -> bool:
    ours = update(Offer).where(Offer.id == asked.id, Offer.state == "open")
    closed = ours.values(state=state, answered_at=clock.now()).returning(Offer)
    return session().scalar(closed, execution_options={"populate_existing": True}) is not None


def _require_asked(actor: Actor, to_id: str) -> None:
    to = accounts.actors_by_id([to_id]).get(to_id)
    here = to is not None and to.community_id == actor.community_id and to.id != actor.id
    if not to or not here or not can_take(to, is_member=crew.is_member(to_id)):
        raise NotFound
    if accounts.is_blocked_between(actor.id, to_id):
        raise NotFound


def _require_same(actor: Actor, found: Offer, facts: dict[str, str | None]) -> Offer:
    if {name: getattr(found, name) for name in facts} != facts:
        require_offer(actor, None if found.from_id != actor.id else found)
        raise AlreadyAsked
    return found
