"""A neighbour's youths come for as long as one of theirs hosts: what that begins and ends for people."""

from collections.abc import Sequence

from sqlalchemy import select

from backend.accounts import queries as accounts
from backend.core import clock
from backend.core.db import session
from backend.events import event_rooms, line, queries, telling
from backend.events.models import Event, SignUp
from backend.events.neighbours.queries import names_of
from backend.notifications import service as notifications

# Who answers for the youths of a community.
OVERSEE = "moderation.oversee"


def announce(events: Sequence[Event]) -> None:
    """Those who come already hear that others may come too, so that nobody is surprised at the door."""
    telling.tell("events.neighbours_come", [event for event in events if event.status == "open"])


def end(events: Sequence[Event], guest_id: str) -> None:
    """Those of this neighbour no longer come, unless somebody else of theirs hosts; what has begun goes on."""
    told: dict[str, list[str]] = {}
    left = {event.id: event for event in map(_take, events) if event.guest_id != guest_id}
    for event in left.values():
        for account_id in _send_home(event, guest_id):
            told.setdefault(account_id, []).append(event.id)
        event_rooms.close_guest_room(event, guest_id)
    telling.tell("events.visit_over", list(left.values()), told)


def warn(event: Event, guest_id: str) -> None:
    """The other side hears that a visit is off because somebody was worried, and nothing else."""
    name = names_of([guest_id])[guest_id]
    answer = {one.id for one in accounts.list_actors_able_to(event.community_id, OVERSEE)}
    notifications.notify(
        account_ids=answer | {event.host_id},
        kind="events.visit_withdrawn",
        data={"title": event.title, "name": name},
        link=f"/events/{event.id}",
    )


def _take(event: Event) -> Event:
    return line.take_turn(event.id)


def _send_home(event: Event, guest_id: str) -> Sequence[str]:
    if event.starts_at <= clock.now():
        return []
    theirs = select(SignUp.account_id).where(
        SignUp.event_id == event.id, SignUp.status != "cancelled", queries.is_of(guest_id)
    )
    coming = session().scalars(theirs.order_by(SignUp.turn, SignUp.id)).all()
    for account_id in coming:
        line.leave(event, account_id)
    return coming
