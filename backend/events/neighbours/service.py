"""Use cases: agreeing to open events for each other, and parting again."""

from sqlalchemy import delete

from backend.accounts import queries as accounts
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.upsert import insert
from backend.events.hosting import queries as hosts
from backend.events.hosting import service as hosting
from backend.notifications import service as notifications
from moderation import audit

from . import queries, taking
from .models import Neighbours
from .permissions import SPEAK, require_other


def agree(*, actor: Actor, community_id: str) -> None:
    """Ask another community, or say yes to what it asked; doing it twice is fine. Raises Forbidden, NotFound."""
    other = require_other(actor, queries.find_community(community_id))
    is_new = _ask(actor.community_id, other.id)
    row = taking.take_turn(actor.community_id, other.id)
    if is_new:
        _note(actor, other.id, "asked")
    elif row and row.agreed_at is None and row.asked_from_id == other.id:
        row.agreed_at = clock.now()
        _note(actor, other.id, "agreed")


def part(*, actor: Actor, community_id: str) -> None:
    """Take back what was asked, say no, or end it and with it all visits to come; twice is fine.

    Raises Forbidden, NotFound.
    """
    other = require_other(actor, queries.find_community(community_id))
    row = taking.take_turn(actor.community_id, other.id)
    if row is None:
        return
    agreed = row.agreed_at is not None
    session().execute(delete(Neighbours).where(queries.of(actor.community_id, other.id)))
    if agreed:
        hosting.stop_bringing(hosts.list_between(actor.community_id, other.id))
        _note(actor, other.id, "parted")


def _ask(one_id: str, other_id: str) -> bool:
    """Whether nothing had been asked yet."""
    first, second = sorted((one_id, other_id))
    fresh = insert(Neighbours).values(one_id=first, other_id=second, asked_from_id=one_id, turn=0)
    return session().scalar(fresh.on_conflict_do_nothing().returning(Neighbours.one_id)) is not None


def _note(actor: Actor, other_id: str, what: str) -> None:
    """Tell those who speak for the other side, and keep who said it."""
    name = queries.names_of([actor.community_id])[actor.community_id]
    told = [one.id for one in accounts.list_actors_able_to(other_id, SPEAK)]
    notifications.notify(
        account_ids=told, kind=f"events.neighbours_{what}", data={"name": name}, link="/people?neighbours"
    )
    audit.record(actor_id=actor.id, action=f"neighbours.{what}", subject=other_id)
