"""Seats, and the line for them. Every move begins with `take_turn`, which makes all other moves wait."""

from typing import TypedDict

from sqlalchemy import or_, update

from backend.accounts import queries as accounts
from backend.core.db import session
from backend.core.errors import NotFound
from backend.notifications import service as notifications

from . import event_rooms, reminders
from .models import Event, SignUp
from .permissions import fits
from .queries import find_sign_up, list_line


def take_turn(event_id: str) -> Event:
    """The event as it stands now, ours alone until the unit of work ends; raises NotFound when it is gone by then."""
    taken = update(Event).where(Event.id == event_id).values(turn=Event.turn + 1).returning(Event)
    event = session().scalar(taken, execution_options={"populate_existing": True})
    if event is None:
        raise NotFound
    return event


class Wishes(TypedDict, total=False):
    """What would make it easier to come; what is left out stays as it was said."""

    needs: str | None
    would_like_company: bool


def join(event: Event, account_id: str, wishes: Wishes) -> None:
    """Give somebody a seat, or the last place in the line; who has either keeps it, and may say something new."""
    found = find_sign_up(event.id, account_id)
    sign_up = found or SignUp(event_id=event.id, account_id=account_id)
    for wish, said in wishes.items():
        setattr(sign_up, wish, said)
    if found is not None and found.status != "cancelled":
        session().flush()
        return
    sign_up.turn, sign_up.status = event.turn, "waiting"
    session().add(sign_up)
    if _take_seat(event.id):
        _seat(event, sign_up)
    session().flush()


def leave(event: Event, account_id: str) -> None:
    """Give up a seat or a place in the line; nothing happens when they have neither."""
    sign_up = find_sign_up(event.id, account_id)
    if sign_up is None or sign_up.status == "cancelled":
        return
    had_seat, sign_up.status = sign_up.status == "going", "cancelled"
    sign_up.needs, sign_up.would_like_company = None, False
    session().flush()
    if had_seat:
        session().execute(update(Event).where(Event.id == event.id).values(taken=Event.taken - 1))
        event_rooms.let_out(event, account_id)
        promote(event)


def promote(event: Event) -> None:
    """Seat those who wait, in order, while there are seats; whoever may no longer come keeps waiting."""
    line = list_line(event.id)
    people = accounts.actors_by_id(sign_up.account_id for sign_up in line)
    for sign_up in line:
        if not fits(people[sign_up.account_id], event):
            continue
        if not _take_seat(event.id):
            break
        _seat(event, sign_up)
        notifications.notify(
            account_ids=[sign_up.account_id],
            kind="events.seat_free",
            data={"title": event.title},
            link=f"/events/{event.id}",
        )
    session().flush()


def _take_seat(event_id: str) -> bool:
    free = or_(Event.capacity.is_(None), Event.taken < Event.capacity)
    seat = (
        update(Event)
        .where(Event.id == event_id, Event.status == "open", free)
        .values(taken=Event.taken + 1)
        .returning(Event.id)
    )
    return session().scalar(seat) is not None


def _seat(event: Event, sign_up: SignUp) -> None:
    sign_up.status = "going"
    event_rooms.let_in(event, sign_up.account_id)
    reminders.plan(event, [sign_up.account_id])
