"""Use cases: asking for travel money, and not needing it after all."""

from datetime import timedelta
from typing import Any

from sqlalchemy import exists, update
from sqlalchemy.exc import IntegrityError

from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.events import queries as events
from backend.events.models import Event, SignUp
from backend.events.permissions import require_fit
from backend.travel import queries
from backend.travel.due import pay_by
from backend.travel.errors import NoSuchWay, NotComing, TravelChanged, TravelTooLate
from backend.travel.models import OPEN, TravelRequest
from backend.travel.telling import tell_payers
from backend.travel.turns import turn

ASKED_WITHIN = timedelta(days=14)


def ask(*, actor: Actor, event_id: str, way: dict[str, Any], when: str) -> TravelRequest:
    """Ask for travel money to an event one has a seat at, or change what one asked; the same twice is once.

    Raises NotFound, Forbidden, NotComing, TravelTooLate, NoSuchWay, TravelChanged.
    """
    event = require_fit(actor, events.find_event(event_id))
    facts = _facts(actor, event, way, when)
    found = queries.find_own(event.id, actor.id)
    if found is None:
        try:
            with session().begin_nested():
                session().add(found := TravelRequest(event_id=event.id, account_id=actor.id, **facts))
            tell_payers(found, "travel.asked")
            return found
        except IntegrityError:  # pressed twice
            found = queries.find_own(event.id, actor.id)
    return _ask_again(found, facts)


def withdraw(*, actor: Actor, event_id: str) -> None:
    """Not need it after all; doing it twice is fine. Raises NotFound, TravelChanged where it is paid."""
    actor.require("events.take_part")
    found = queries.find_own(event_id, actor.id)
    if found and found.status != "withdrawn" and not turn(found, OPEN, status="withdrawn"):
        raise TravelChanged


def let_go() -> int:
    """Withdraw what is for a seat somebody gave back; returns how many.

    After a cancelled event it stays for a person to look at: somebody may have been on the bus already.
    """
    seat = exists().where(
        SignUp.event_id == TravelRequest.event_id,
        SignUp.account_id == TravelRequest.account_id,
        SignUp.status == "going",
    )
    gone = update(TravelRequest).where(TravelRequest.status.in_(OPEN), ~seat)
    gone = gone.values(status="withdrawn", version=TravelRequest.version + 1).returning(TravelRequest.id)
    return len(session().scalars(gone).all())


def _facts(actor: Actor, event: Event, way: dict[str, Any], when: str) -> dict[str, Any]:
    if event.status != "open" or not queries.has_seat(event.id, actor.id):
        raise NotComing
    if clock.now() > event.ends_at + ASKED_WITHIN:
        raise TravelTooLate
    if way not in queries.show_tariff(actor)["ways"]:
        raise NoSuchWay
    when = when if event.starts_at > clock.now() else "after"
    return {
        "community_id": actor.community_id,
        "way": way["name"],
        "amount_ore": way["amount_ore"],
        "when": when,
        "pay_by": pay_by(when, clock.now(), event.starts_at, event.ends_at),
    }


def _ask_again(request: TravelRequest | None, facts: dict[str, Any]) -> TravelRequest:
    if request is None:
        raise TravelChanged
    said = ("way", "amount_ore", "when")
    same = request.status in (*OPEN, "paid") and all(getattr(request, name) == facts[name] for name in said)
    if same:
        return request
    was = request.status
    fresh = {"status": "asked", "reason": None, "done_by_id": None, "asked_at": clock.now(), "reminders": 0}
    if not turn(request, ("asked", "withdrawn"), **facts, **fresh):
        raise TravelChanged
    if was == "withdrawn":
        tell_payers(request, "travel.asked")
    return request
