"""Who comes, who waits, and where one person stands."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import aliased

from backend.accounts import queries as accounts
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.pagination import Page, Window, paginate
from backend.events.models import Event, SignUp
from backend.events.permissions import require_host
from backend.events.queries.finding import find_event
from backend.events.queries.shown import is_of


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody stands: going, or waiting at `position` (1 is next), alone or `together` with somebody."""

    status: str
    position: int | None = None
    together: bool = False


def places_of(account_id: str, event_ids: Collection[str]) -> Mapping[str, Place]:
    """Where one person stands at these events; nothing where they do not come."""
    ahead = aliased(SignUp)
    position = (
        select(func.count(ahead.turn.distinct()))
        .where(ahead.event_id == SignUp.event_id, ahead.status == "waiting", ahead.turn <= SignUp.turn)
        .scalar_subquery()
    )
    other = aliased(SignUp)
    with_friend = (
        select(other.id)
        .where(other.event_id == SignUp.event_id, other.turn == SignUp.turn, other.status == SignUp.status)
        .where(other.id != SignUp.id)
        .exists()
    )
    rows = session().execute(
        select(SignUp.event_id, SignUp.status, position, or_(SignUp.seats > 1, with_friend)).where(
            SignUp.event_id.in_(event_ids), SignUp.account_id == account_id, SignUp.status != "cancelled"
        )
    )
    return {
        event_id: Place(status, place if status == "waiting" else None, bool(together))
        for event_id, status, place, together in rows
    }


def find_sign_up(event_id: str, account_id: str) -> SignUp | None:
    """A person's row at an event, cancelled or not, read afresh."""
    return session().scalar(
        select(SignUp).where(SignUp.event_id == event_id, SignUp.account_id == account_id),
        execution_options={"populate_existing": True},
    )


def find_own_sign_up(actor: Actor, event_id: str, account_id: str) -> SignUp | None:
    """A row at an event of somebody of the actor's own community."""
    sign_up = find_sign_up(event_id, account_id)
    person = accounts.people_by_id([account_id]).get(account_id)
    return sign_up if person and person.community_id == actor.community_id else None


def list_line(event_id: str) -> Sequence[SignUp]:
    """Everybody who waits, the first in line first."""
    return session().scalars(select(SignUp).where(*_waiting(event_id)).order_by(SignUp.turn, SignUp.id)).all()


def list_unit(sign_up: SignUp) -> Sequence[SignUp]:
    """This sign-up and, where two come together, that of the other."""
    if sign_up.status == "cancelled":
        return [sign_up]
    same = (SignUp.event_id == sign_up.event_id, SignUp.turn == sign_up.turn, SignUp.status == sign_up.status)
    return session().scalars(select(SignUp).where(*same).order_by(SignUp.id)).all()


def list_signed_up(event_id: str) -> Sequence[SignUp]:
    """Everybody who comes or waits."""
    on_the_list = select(SignUp).where(SignUp.event_id == event_id, SignUp.status != "cancelled")
    return session().scalars(on_the_list.order_by(SignUp.turn)).all()


def list_going(event_id: str) -> Sequence[str]:
    """Who has a seat."""
    seated = select(SignUp.account_id).where(SignUp.event_id == event_id, SignUp.status == "going")
    return session().scalars(seated.order_by(SignUp.turn)).all()


def list_sign_ups(actor: Actor, event_id: str, window: Window) -> Page[dict[str, Any]]:
    """Who comes and who waits of the host's community, with what they said, in order. Raises NotFound, Forbidden."""
    event = require_host(actor, find_event(event_id))
    on_the_list = select(SignUp).where(
        SignUp.event_id == event.id, SignUp.status != "cancelled", is_of(actor.community_id)
    )
    return paginate(on_the_list, window, key=[SignUp.turn, SignUp.id]).map(_with_people)


def list_people_of(event_ids: Collection[str]) -> Mapping[str, list[str]]:
    """By account, the events at which somebody comes or waits, soonest first."""
    rows = session().execute(
        select(SignUp.account_id, SignUp.event_id)
        .join(Event, Event.id == SignUp.event_id)
        .where(SignUp.event_id.in_(event_ids), SignUp.status != "cancelled")
        .order_by(Event.starts_at, Event.id)
    )
    events: dict[str, list[str]] = defaultdict(list)
    for account_id, event_id in rows:
        events[account_id].append(event_id)
    return events


def _with_people(sign_ups: Sequence[SignUp]) -> list[dict[str, Any]]:
    partners = _partners(sign_ups)
    people = accounts.people_by_id([*(sign_up.account_id for sign_up in sign_ups), *partners.values()])
    said = ("status", "needs", "would_like_company", "guest_name", "came")
    return [
        {
            "person": people[sign_up.account_id],
            "comes_with": people.get(partners.get(sign_up.id, "")),
            **{name: getattr(sign_up, name) for name in said},
        }
        for sign_up in sign_ups
    ]


def _partners(sign_ups: Sequence[SignUp]) -> Mapping[str, str]:
    """By sign-up, who comes together with them; also where the other is on the next page."""
    other = aliased(SignUp)
    same = (other.event_id == SignUp.event_id, other.turn == SignUp.turn, other.status == SignUp.status)
    rows = session().execute(
        select(SignUp.id, other.account_id)
        .join(other, and_(*same, other.id != SignUp.id))
        .where(SignUp.id.in_([sign_up.id for sign_up in sign_ups]), SignUp.status != "cancelled")
    )
    return dict(rows.all())


def _waiting(event_id: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return SignUp.event_id == event_id, SignUp.status == "waiting"
