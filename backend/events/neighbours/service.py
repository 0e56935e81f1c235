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
    row, is_new = _take(actor.community_id, other.id)
    if is_new:
        _note(actor, other.id, "asked")
    elif row.agreed_at is None and row.asked_from_id == other.id:
        row.agreed_at = clock.now()
        _note(actor, other.id, "agreed")


def part(*, actor: Actor, community_id: str) -> None:
    """Take back what was asked, say no, or end it: visits to come end too. Twice is fine. Raises Forbidden, NotFound."""
    other = require_other(actor, queries.find_community(community_id))
    row = taking.take_turn(actor.community_id, other.id)
    if row is None:
        return
    agreed = row.agreed_at is not None
    session().execute(delete(Neighbours).where(queries.of(actor.community_id, other.id)))
    if agreed:
        hosting.stop_bringing(hosts.list_between(actor.community_id, other.id))
        _note(actor, other.id, "parted")


def _take(one_id: str, other_id: str) -> tuple[Neighbours, bool]:
    """The row of two communities, ours alone, and whether it is new."""
    first, second = sorted((one_id, other_id))
    fresh = insert(Neighbours).values(one_id=first, other_id=second, asked_from_id=one_id, turn=0)
    is_new = session().scalar(fresh.on_conflict_do_nothing().returning(Neighbours.one_id)) is not None
    row = taking.take_turn(one_id, other_id)
    assert row is not None, "written, or in the way of writing, a moment ago"
    return row, is_new


def _note(actor: Actor, other_id: str, what: str) -> None:
    """Tell those who speak for the other side, and keep who said it."""
    name = queries.names_of([actor.community_id])[actor.community_id]
    told = [one.id for one in accounts.list_actors_able_to(other_id, SPEAK)]
    notifications.notify(
        account_ids=told, kind=f"events.neighbours_{what}", data={"name": name}, link="/organise?neighbours"
    )
    audit.record(actor_id=actor.id, action=f"neighbours.{what}", subject=other_id)
