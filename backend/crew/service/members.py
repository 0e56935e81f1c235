"""Use cases: asking a youth onto the crew, saying yes, and leaving. Nobody is put on it."""

from sqlalchemy import delete, update

from backend.accounts import queries as accounts
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import Forbidden, NotFound
from backend.core.upsert import insert
from backend.crew.models import Member
from backend.crew.permissions import NAME, TAKE_PART
from backend.crew.shifts import service as shifts
from backend.notifications import service as notifications


def ask_on(*, actor: Actor, account_id: str) -> None:
    """Ask a youth of one's community; asking again is nothing new. Raises Forbidden, NotFound."""
    actor.require(NAME)
    asked = accounts.actors_by_id([account_id]).get(account_id)
    if asked is None or asked.community_id != actor.community_id or not asked.can(TAKE_PART):
        raise NotFound
    facts = {"account_id": account_id, "community_id": actor.community_id, "named_by_id": actor.id}
    new = insert(Member).values(**facts, asked_at=clock.now()).on_conflict_do_nothing().returning(Member.account_id)
    if session().scalar(new) is not None:
        notifications.notify(account_ids=[account_id], kind="crew.asked", link="/events?ideas")


def join(*, actor: Actor) -> None:
    """Say yes to being asked; again is fine. Raises NotFound when one was not asked."""
    asked = update(Member).where(Member.account_id == actor.id).values(joined_at=clock.now())
    if session().scalar(asked.returning(Member.account_id)) is None:
        raise NotFound


def leave(*, actor: Actor, account_id: str) -> None:
    """Step down, or end it as coordinator; again is fine. Raises Forbidden."""
    if account_id != actor.id and not actor.can(NAME):
        raise Forbidden
    here = (Member.account_id == account_id, Member.community_id == actor.community_id)
    if session().scalar(delete(Member).where(*here).returning(Member.account_id)) is not None:
        shifts.release(account_id=account_id)
