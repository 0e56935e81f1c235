"""Use cases: opening one's calendar to programs outside, and closing it."""

import secrets

from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.events import queries
from backend.events.feeds import hash_token
from backend.events.models import Feed


def open_feed(*, actor: Actor, neutral: bool) -> str:
    """A secret that opens the actor's calendar, in place of any before it; raises Forbidden for who goes nowhere."""
    actor.require("events.take_part")
    token = secrets.token_urlsafe(32)
    feed = queries.find_feed(actor.id) or Feed(account_id=actor.id)
    feed.token_hash, feed.neutral, feed.created_at = hash_token(token), neutral, clock.now()
    session().add(feed)
    session().flush()
    return token


def close_feed(*, actor: Actor) -> None:
    """The secret opens nothing any more; doing it twice is fine."""
    if feed := queries.find_feed(actor.id):
        session().delete(feed)
        session().flush()
