"""Reads: what travelling costs, one's own requests, and what waits to be paid."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from backend.accounts import queries as accounts
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.pagination import Page, Window, paginate
from backend.events import queries as events
from backend.events.models import Event, SignUp
from backend.events.permissions import require_seen

from .models import OPEN, Tariff, TravelRequest
from .permissions import GIVE

STATES = ("waiting", "done")
_PLAIN = ("id", "way", "amount_ore", "when", "status", "asked_at", "pay_by", "reason", "paid_at", "version")


def find_tariff(community_id: str) -> Tariff | None:
    """The tariff of a community, read afresh."""
    return session().get(Tariff, community_id, populate_existing=True)


def show_tariff(actor: Actor) -> dict[str, Any]:
    """The ways to get here and what each costs."""
    found = find_tariff(actor.community_id)
    return {"ways": found.ways if found else [], "version": found.version if found else 0}


def find_request(request_id: str) -> TravelRequest | None:
    """One request, whoever asks."""
    return session().get(TravelRequest, request_id)


def find_own(event_id: str, account_id: str) -> TravelRequest | None:
    """What somebody asked for an event, read afresh."""
    asked = select(TravelRequest).where(TravelRequest.event_id == event_id, TravelRequest.account_id == account_id)
    return session().scalar(asked, execution_options={"populate_existing": True})


def has_seat(event_id: str, account_id: str) -> bool:
    """Whether somebody has a seat at an event."""
    seat = (SignUp.event_id == event_id, SignUp.account_id == account_id, SignUp.status == "going")
    return session().scalar(select(SignUp.id).where(*seat)) is not None


def show_travel(actor: Actor, event_id: str) -> dict[str, Any]:
    """What getting to an event costs, and what this actor has asked for; raises NotFound, Forbidden."""
    actor.require("events.take_part")
    event = require_seen(actor, events.find_event(event_id))
    own = find_own(event.id, actor.id)
    return {
        "ways": show_tariff(actor)["ways"],
        "has_seat": has_seat(event.id, actor.id),
        "request": describe([own])[0] if own and own.status != "withdrawn" else None,
    }


def list_requests(actor: Actor, window: Window, state: str) -> Page[dict[str, Any]]:
    """What waits to be paid, the most urgent first; or what is done with, the latest first. Raises Forbidden."""
    actor.require(GIVE)
    here = select(TravelRequest).where(TravelRequest.community_id == actor.community_id)
    if state == "waiting":
        waiting = here.where(TravelRequest.status.in_(OPEN))
        return paginate(waiting, window, key=[TravelRequest.pay_by, TravelRequest.id]).map(describe)
    done = here.where(TravelRequest.status.in_(("paid", "declined")))
    return paginate(done, window, key=[TravelRequest.pay_by, TravelRequest.id], descending=True).map(describe)


def describe(requests: Sequence[TravelRequest]) -> list[dict[str, Any]]:
    """Requests as the API shows them, in two queries."""
    people = accounts.people_by_id(request.account_id for request in requests)
    about = select(Event.id, Event.title, Event.starts_at, (Event.status == "cancelled").label("is_cancelled"))
    rows = session().execute(about.where(Event.id.in_({one.event_id for one in requests})))
    known = {row.id: row._asdict() for row in rows}
    return [
        {
            **{name: getattr(request, name) for name in _PLAIN},
            "person": people[request.account_id],
            "event": known[request.event_id],
        }
        for request in requests
    ]
