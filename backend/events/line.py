"""Seats, and the line for them. Every move begins with `take_turn`, which makes all other moves wait.

Whoever shares a turn is a unit: seated whole, or waiting whole. First come, first seated, with one exception: where one
seat is free and two stand first, the next one alone gets it, once. From then on the seats are held until both fit.
"""

from collections.abc import Sequence
from itertools import groupby
from typing import TypedDict

from sqlalchemy import or_, select, update

from backend.accounts import queries as accounts
from backend.core.db import session
from backend.core.errors import NotFound
from backend.notifications import service as notifications

from . import event_rooms, reminders
from .models import Event, SignUp
from .permissions import fits
from .queries import find_sign_up, list_line, list_unit

Unit = Sequence[SignUp]


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


def join(event: Event, account_id: str, wishes: Wishes) -> SignUp:
    """Give somebody a seat, or the last place in the line; who has either keeps it, and may say something new."""
    found = find_sign_up(event.id, account_id)
    sign_up = found or SignUp(event_id=event.id, account_id=account_id)
    for wish, said in wishes.items():
        setattr(sign_up, wish, said)
    if found is None or found.status == "cancelled":
        sign_up.turn, sign_up.status, sign_up.seats, sign_up.was_passed = event.turn, "waiting", 1, False
        session().add(sign_up)
        session().flush()
        promote(event, told_anyway={account_id})
    session().flush()
    return sign_up


def leave(event: Event, account_id: str) -> None:
    """Give up a seat or a place in the line; nothing happens when they have neither. A friend keeps theirs."""
    sign_up = find_sign_up(event.id, account_id)
    if sign_up is None or sign_up.status == "cancelled":
        return
    left_behind = [other.account_id for other in list_unit(sign_up) if other.id != sign_up.id]
    had_seat, freed = sign_up.status == "going", sign_up.seats
    sign_up.status, sign_up.seats, sign_up.guest_name = "cancelled", 1, None
    sign_up.needs, sign_up.would_like_company = None, False
    session().flush()
    if had_seat:
        event_rooms.let_out(event, account_id)
        _free(event.id, freed)
    notifications.notify(
        account_ids=left_behind,
        kind="events.friend_stays_away",
        data={"title": event.title},
        link=f"/events/{event.id}",
    )
    # A place in the line can hold seats back, so the next ones move up then too.
    promote(event)


def add_seat(event: Event, sign_up: SignUp) -> bool:
    """One more seat for somebody who has one, where nobody waits for it; in the line, at its end. Whether it went."""
    if sign_up.status == "going":
        if _first_who_fit(event) or not _take_seats(event.id, 1):
            return False
        sign_up.seats = 2
    else:
        sign_up.seats, sign_up.turn, sign_up.was_passed = 2, event.turn, False
    session().flush()
    promote(event, told_anyway={sign_up.account_id})
    return True


def drop_seat(event: Event, sign_up: SignUp) -> None:
    """They come without their guest: the seat goes to the next."""
    if sign_up.seats == 2:
        sign_up.seats, sign_up.guest_name = 1, None
        session().flush()
        if sign_up.status == "going":
            _free(event.id, 1)
        promote(event, told_anyway={sign_up.account_id})


def unite(event: Event, one: SignUp, other: SignUp) -> bool:
    """Make two one unit: both with a seat, or both waiting where the later of them stood. Whether it went.

    Nobody gives up a seat to wait, and nobody who waits is overtaken.
    """
    if one.status != other.status:
        return False
    one.turn = other.turn = max(one.turn, other.turn)
    one.was_passed = other.was_passed = False
    session().flush()
    promote(event)
    return True


def part(event: Event, sign_up: SignUp) -> None:
    """They are a unit with nobody any more; in the line they stand last then, for two places are none of one."""
    sign_up.turn, sign_up.was_passed = event.turn, False
    session().flush()
    promote(event)


def promote(event: Event, *, told_anyway: frozenset[str] | set[str] = frozenset()) -> None:
    """Seat those who wait, in order, while there are seats; whoever may no longer come keeps waiting."""
    if not _has_seat(event.id):  # nobody could move up, so a long line is not even read
        return
    held_up: list[Unit] = []
    for unit in _first_who_fit(event):
        if _take_seats(event.id, _size(unit)):
            _seat(event, unit, told_anyway)
            _note_passed(held_up)
        elif _size(unit) == 1 or unit[0].was_passed:
            break
        else:
            held_up.append(unit)
    session().flush()


def _first_who_fit(event: Event) -> list[Unit]:
    """Who waits and could be seated, in order. More than the event has seats for never could.

    Of two of whom one may no longer come, the other does not wait for them.
    """
    waiting = list_line(event.id)
    people = accounts.actors_by_id(sign_up.account_id for sign_up in waiting)
    fitting = (sign_up for sign_up in waiting if fits(people[sign_up.account_id], event))
    units = [list(rows) for _, rows in groupby(fitting, key=lambda sign_up: sign_up.turn)]
    return [unit for unit in units if event.capacity is None or _size(unit) <= event.capacity]


def _has_seat(event_id: str) -> bool:
    free = or_(Event.capacity.is_(None), Event.taken < Event.capacity)
    return session().scalar(select(Event.id).where(Event.id == event_id, free)) is not None


def _size(unit: Unit) -> int:
    return sum(sign_up.seats for sign_up in unit)


def _note_passed(units: Sequence[Unit]) -> None:
    for sign_up in (sign_up for unit in units for sign_up in unit):
        sign_up.was_passed = True


def _take_seats(event_id: str, number: int) -> bool:
    free = or_(Event.capacity.is_(None), Event.taken + number <= Event.capacity)
    seats = (
        update(Event)
        .where(Event.id == event_id, Event.status == "open", free)
        .values(taken=Event.taken + number)
        .returning(Event.id)
    )
    return session().scalar(seats) is not None


def _free(event_id: str, number: int) -> None:
    session().execute(update(Event).where(Event.id == event_id).values(taken=Event.taken - number))


def _seat(event: Event, unit: Unit, told_anyway: frozenset[str] | set[str]) -> None:
    for sign_up in unit:
        sign_up.status = "going"
        event_rooms.let_in(event, sign_up.account_id)
    people = [sign_up.account_id for sign_up in unit]
    reminders.plan(event, people)
    if told := [account_id for account_id in people if account_id not in told_anyway]:
        notifications.notify(
            account_ids=told, kind="events.seat_free", data={"title": event.title}, link=f"/events/{event.id}"
        )
