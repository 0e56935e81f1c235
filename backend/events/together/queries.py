"""Reads about coming together: only ever about one's own friends."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import and_, select
from sqlalchemy.orm import aliased

from backend.accounts import queries as accounts
from backend.accounts.models import Account
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.pagination import Page, Window, paginate
from backend.events import ports
from backend.events import queries as events
from backend.events.models import Event, SignUp
from backend.events.permissions import fits, require_fit

from .models import Asking, Openness

# More friends than this do not ask one person to one event; the newest are shown.
MOST_ASKERS = 10


def describe_company(actor: Actor, event_id: str) -> dict[str, Any]:
    """With whom the actor comes, whom they asked, and who asked them; raises NotFound, Forbidden.

    Whoever was asked and said no is still shown as asked.
    """
    event = require_fit(actor, events.find_event(event_id))
    mine = events.find_sign_up(event.id, actor.id)
    partner = find_partner(mine)
    if partner and not is_friend(actor, partner):
        partner = None
    asked = session().scalar(_asked_by(actor.id, event.id))
    askers = session().scalars(_askers_of(actor.id, event.id)).all()
    people = accounts.people_by_id([*askers, *filter(None, (partner, asked))])
    return {
        "needs": mine.needs if mine else None,
        "would_like_company": mine is not None and mine.would_like_company,
        "guests_welcome": event.guests_welcome,
        "guest_name": mine.guest_name if mine else None,
        "comes_with": people.get(partner or ""),
        "asked": people.get(asked or ""),
        "asked_by": [people[account_id] for account_id in askers],
    }


def list_friends(actor: Actor, event_id: str, window: Window) -> Page[Account]:
    """Friends of the actor who may come to this event, whether they do or not; raises NotFound, Forbidden."""
    event = require_fit(actor, events.find_event(event_id))
    friends = select(Account).where(Account.id.in_(ports.friends_of(actor.id)))
    return paginate(friends, window, key=[Account.nickname, Account.id]).map(lambda found: _who_fit(found, event))


def list_known(actor: Actor, event_id: str, window: Window) -> Page[Account]:
    """Friends who come, where both let each other see it; raises NotFound, Forbidden."""
    event = require_fit(actor, events.find_event(event_id))
    both = (
        Account.id.in_(ports.friends_of(actor.id)),
        Account.id.in_(select(Openness.account_id)),
        select(Openness.account_id).where(Openness.account_id == actor.id).exists(),
    )
    coming = select(SignUp.account_id).where(SignUp.event_id == event.id, SignUp.status == "going")
    known = select(Account).where(*both, Account.id.in_(coming))
    return paginate(known, window, key=[Account.nickname, Account.id]).map(lambda found: _who_fit(found, event))


def is_friend(actor: Actor, account_id: str) -> bool:
    """Whether the two are friends today."""
    friends = ports.friends_of(actor.id).subquery()
    return session().scalar(select(friends.c.id).where(friends.c.id == account_id)) is not None


def find_partner(sign_up: SignUp | None) -> str | None:
    """Who comes together with this one."""
    if sign_up is None or sign_up.status == "cancelled":
        return None
    return next((other.account_id for other in events.list_unit(sign_up) if other.id != sign_up.id), None)


def list_shared(one_id: str, other_id: str) -> Sequence[str]:
    """The events to come at which these two are one unit."""
    other = aliased(SignUp)
    same = (other.event_id == SignUp.event_id, other.turn == SignUp.turn, other.status == SignUp.status)
    shared = (
        select(SignUp.event_id)
        .join(other, and_(*same))
        .join(Event, Event.id == SignUp.event_id)
        .where(SignUp.account_id == one_id, other.account_id == other_id, SignUp.status != "cancelled")
        .where(Event.ends_at > clock.now())
    )
    return session().scalars(shared.order_by(SignUp.event_id)).all()


def find_asking(event_id: str, asker_id: str, friend_id: str) -> Asking | None:
    """Whether this friend was asked, and what came of it."""
    return session().get(Asking, (event_id, asker_id, friend_id), populate_existing=True)


def find_openness(account_id: str) -> Openness | None:
    """Whether somebody lets friends see where they go."""
    return session().get(Openness, account_id)


def _asked_by(account_id: str, event_id: str) -> Any:
    mine = (
        Asking.event_id == event_id,
        Asking.asker_id == account_id,
        Asking.status.in_(("open", "no")),
        Asking.is_shown,
    )
    return select(Asking.friend_id).where(*mine).order_by(Asking.asked_at.desc(), Asking.friend_id).limit(1)


def _askers_of(account_id: str, event_id: str) -> Any:
    open_ones = (Asking.event_id == event_id, Asking.friend_id == account_id, Asking.status == "open")
    still_on = select(SignUp.account_id).where(SignUp.event_id == event_id, SignUp.status != "cancelled")
    still_friends = ports.friends_of(account_id)
    asking = select(Asking.asker_id).where(
        *open_ones, Asking.asker_id.in_(still_on), Asking.asker_id.in_(still_friends)
    )
    return asking.order_by(Asking.asked_at.desc(), Asking.asker_id).limit(MOST_ASKERS)


def _who_fit(found: Sequence[Account], event: Event) -> list[Account]:
    actors = accounts.actors_by_id(account.id for account in found)
    return [account for account in found if fits(actors[account.id], event)]
