"""What somebody may see, as conditions of a query."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, Select, false, func, not_, or_, select, true

from backend.accounts import queries as accounts
from backend.accounts.models import Account
from backend.core.actor import Actor
from backend.core.db import session
from backend.events.hosting.models import CoHost
from backend.events.models import SHOWN, Event, SignUp, band_bit


def visible(actor: Actor) -> Select[Event]:
    """What this actor may attend or watch over, over or not."""
    here = select(Event).where(_is_open_to(actor.community_id), Event.status.in_(SHOWN))
    if actor.is_adult and actor.capabilities:
        return here
    return here.where(is_for(actor), is_hosted_by_none_of(accounts.list_blocked_either_way(actor.id)))


def is_hosted_by(*account_ids: str) -> ColumnElement[bool]:
    """Whether one of these people runs an event, alone or with others."""
    theirs = (CoHost.account_id.in_(account_ids), CoHost.said_yes_at.is_not(None))
    with_others = (
        Event.id.in_(select(CoHost.event_id).where(*theirs, CoHost.event_id.is_not(None))),
        Event.series_id.in_(select(CoHost.series_id).where(*theirs, CoHost.series_id.is_not(None))),
    )
    return or_(Event.host_id.in_(account_ids), *(func.coalesce(one, false()) for one in with_others))


def is_hosted_by_none_of(account_ids: Collection[str]) -> ColumnElement[bool]:
    """Whether nobody of these runs an event."""
    return not_(is_hosted_by(*account_ids)) if account_ids else true()


def is_of(community_id: str) -> ColumnElement[bool]:
    """Whether a sign-up is of somebody of this community."""
    return SignUp.account_id.in_(select(Account.id).where(Account.community_id == community_id))


def is_for(person: Actor) -> ColumnElement[bool]:
    """Whether an event is for the age of this person, who takes part."""
    band = band_bit(person.age_band) if person.can("events.take_part") else 0
    return Event.bands.bitwise_and(band) != 0


def _is_open_to(community_id: str) -> ColumnElement[bool]:
    """Its own events, and those of a neighbour that somebody of theirs hosts too."""
    own = Event.community_id == community_id
    visits = (CoHost.brings_id == community_id, CoHost.said_yes_at.is_not(None))
    # Most communities visit nobody, and are not to wait for a question about it.
    if session().scalar(select(CoHost.id).where(*visits).limit(1)) is None:
        return own
    return or_(
        own,
        Event.id.in_(select(CoHost.event_id).where(*visits, CoHost.event_id.is_not(None))),
        func.coalesce(
            Event.series_id.in_(select(CoHost.series_id).where(*visits, CoHost.series_id.is_not(None))), false()
        ),
    )
