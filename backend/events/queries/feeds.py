"""A person's own calendar, here and for programs outside."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select

from backend.core.actor import Actor
from backend.core.db import session
from backend.events.models import SHOWN, Event, Feed, SignUp


def list_calendar(account_id: str, since: datetime) -> Sequence[Event]:
    """Where this person has a seat, or had one when it was called off, and what is not over at `since`."""
    mine = select(Event).join(SignUp, SignUp.event_id == Event.id)
    seated = mine.where(SignUp.account_id == account_id, SignUp.status == "going", Event.status.in_(SHOWN))
    return session().scalars(seated.where(Event.ends_at > since).order_by(Event.starts_at, Event.id)).all()


def find_feed(account_id: str) -> Feed | None:
    """A person's calendar for programs outside, if they have one."""
    return session().get(Feed, account_id)


def describe_feed(actor: Actor) -> dict[str, Any]:
    """Whether the actor's calendar can be read outside, and how."""
    feed = find_feed(actor.id)
    return {
        "is_open": feed is not None,
        "neutral": feed.neutral if feed else True,
        "created_at": feed and feed.created_at,
    }


def find_feed_by_token(token_hash: str) -> Feed | None:
    """The calendar a token opens."""
    return session().scalar(select(Feed).where(Feed.token_hash == token_hash))
