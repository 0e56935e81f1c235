"""Use cases: asking a friend along, answering, bringing somebody without an account, and being seen by friends.

Until a friend has said yes nothing changes in the line: whoever asks has their own place, and no second seat is held.
"""

from sqlalchemy import case, delete, select, update
from sqlalchemy.exc import IntegrityError

from backend.accounts import queries as accounts
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import NotFound
from backend.events import line
from backend.events import queries as events
from backend.events.errors import HasBegun, NoGuests, NoRoomForTwo, NotAlone, NotSignedUp
from backend.events.models import Event, SignUp
from backend.events.permissions import fits, require_cover, require_fit, require_on
from backend.notifications import service as notifications
from moderation.publishing import require_publishable

from . import queries
from .models import Asking, Openness


def ask_friend(*, actor: Actor, event_id: str, friend_id: str) -> None:
    """Ask a friend to come along, in place of anybody asked before; who has said no is not asked again.

    Raises NotFound for who is no friend or may not come, NotSignedUp, NotAlone, NoRoomForTwo, HasBegun, EventClosed.
    """
    event = _take(actor, event_id)
    _require_alone(_require_signed_up(event, actor.id))
    _require_friend(actor, friend_id, event)
    if event.capacity == 1:
        raise NoRoomForTwo
    _withdraw(event_id, actor.id, besides=friend_id)
    asking = queries.find_asking(event_id, actor.id, friend_id)
    if asking is None:
        session().add(Asking(event_id=event_id, asker_id=actor.id, friend_id=friend_id))
    else:
        asking.is_shown, asking.asked_at = True, clock.now()
        asking.status = "no" if asking.status == "no" else "open"
    session().flush()
    if asking is None:
        _tell(event, actor, friend_id, "events.asked_along")


def withdraw_asking(*, actor: Actor, event_id: str) -> None:
    """Nobody is asked any more; doing it twice is fine."""
    require_fit(actor, events.find_event(event_id))
    line.take_turn(event_id)
    _withdraw(event_id, actor.id)


def answer_friend(*, actor: Actor, event_id: str, asker_id: str, comes: bool) -> events.Place | None:
    """Come along, which seats both or lets both wait; or say no, which nobody is told. The same again is fine.

    Raises NotFound where nobody asks any more, NoRoomForTwo, NotAlone, NoAdult, HasBegun, EventClosed.
    """
    event = _take(actor, event_id)
    asking = queries.find_asking(event_id, asker_id, actor.id)
    said = "yes" if comes else "no"
    if asking is None or asking.status not in {"open", said}:
        raise NotFound
    if asking.status == "open" and comes:
        _come_along(event, actor, asker_id)
    asking.status = said
    session().flush()
    return events.places_of(actor.id, [event_id]).get(event_id)


def bring_guest(*, actor: Actor, event_id: str, first_name: str) -> events.Place:
    """Bring somebody without an account, where the event allows it; again with another name changes the name.

    Raises NoGuests, NotSignedUp, NotAlone, NoRoomForTwo, NotPublishable, HasBegun, EventClosed, NotFound.
    """
    require_fit(actor, events.find_event(event_id))
    require_publishable(actor, {"first_name": first_name}, room_kind="event")
    event = _take(actor, event_id)
    if not event.guests_welcome:
        raise NoGuests
    sign_up = _require_signed_up(event, actor.id)
    if sign_up.seats == 1:
        _require_alone(sign_up)
        if event.capacity == 1 or not line.add_seat(event, sign_up):
            raise NoRoomForTwo
        _withdraw(event_id, actor.id)
    sign_up.guest_name = first_name
    session().flush()
    return events.places_of(actor.id, [event_id])[event_id]


def leave_guest(*, actor: Actor, event_id: str) -> None:
    """Come without the guest; doing it twice is fine. Raises NotSignedUp, HasBegun, EventClosed, NotFound."""
    event = _take(actor, event_id)
    line.drop_seat(event, _require_signed_up(event, actor.id))


def part(*, event_id: str, one_id: str, other_id: str) -> None:
    """One has blocked the other: they are seated apart from now on. Nobody who has a seat loses it."""
    event = line.take_turn(event_id)
    sign_up = events.find_sign_up(event_id, other_id)
    if sign_up and queries.find_partner(sign_up) == one_id:
        line.part(event, sign_up)


def set_openness(*, actor: Actor, is_open: bool) -> None:
    """Let those friends who do the same see where one goes, or nobody; the same again is fine."""
    actor.require("events.take_part")
    if not is_open:
        session().execute(delete(Openness).where(Openness.account_id == actor.id))
    elif queries.find_openness(actor.id) is None:
        try:
            with session().begin_nested():
                session().add(Openness(account_id=actor.id))
        except IntegrityError:
            return


def forget_company() -> int:
    """Once it is over nobody needs to know who asked whom, or what a guest was called; returns how many went."""
    over = select(Event.id).where(Event.ends_at <= clock.now())
    named = update(SignUp).where(SignUp.event_id.in_(over), SignUp.guest_name.is_not(None)).values(guest_name=None)
    asked = delete(Asking).where(Asking.event_id.in_(over))
    gone = [session().scalars(each).all() for each in (named.returning(SignUp.id), asked.returning(Asking.event_id))]
    return sum(map(len, gone))


def _take(actor: Actor, event_id: str) -> Event:
    require_fit(actor, events.find_event(event_id))
    event = line.take_turn(event_id)
    require_on(event)
    if event.starts_at <= clock.now():
        raise HasBegun
    return event


def _come_along(event: Event, actor: Actor, asker_id: str) -> None:
    theirs = events.find_sign_up(event.id, asker_id)
    if theirs is None or theirs.status == "cancelled":
        raise NotFound
    _require_friend(actor, asker_id, event)
    require_cover(actor, event, accounts.actors_by_id(event.host_ids).values())
    _require_alone(theirs)
    if mine := events.find_sign_up(event.id, actor.id):
        _require_alone(mine)
    if event.capacity == 1 or not line.unite(event, line.join(event, actor.id, {}), theirs):
        raise NoRoomForTwo
    _withdraw(event.id, actor.id)
    _tell(event, actor, asker_id, "events.coming_along")


def _require_signed_up(event: Event, account_id: str) -> SignUp:
    sign_up = events.find_sign_up(event.id, account_id)
    if sign_up is None or sign_up.status == "cancelled":
        raise NotSignedUp
    return sign_up


def _require_alone(sign_up: SignUp) -> None:
    if sign_up.seats > 1 or queries.find_partner(sign_up):
        raise NotAlone


def _require_friend(actor: Actor, friend_id: str, event: Event) -> None:
    friend = accounts.actors_by_id([friend_id]).get(friend_id)
    if friend is None or not queries.is_friend(actor, friend_id) or not fits(friend, event):
        raise NotFound


def _withdraw(event_id: str, asker_id: str, besides: str = "") -> None:
    mine = (Asking.event_id == event_id, Asking.asker_id == asker_id, Asking.friend_id != besides)
    taken_back = case((Asking.status == "open", "withdrawn"), else_=Asking.status)
    session().execute(update(Asking).where(*mine).values(status=taken_back, is_shown=False))


def _tell(event: Event, actor: Actor, account_id: str, kind: str) -> None:
    name = accounts.people_by_id([actor.id])[actor.id].nickname
    notifications.notify(
        account_ids=[account_id],
        kind=kind,
        data={"name": name, "title": event.title},
        link=f"/events/{event.id}?together",
        cause=f"{event.id}:{kind}:{actor.id}",
    )
