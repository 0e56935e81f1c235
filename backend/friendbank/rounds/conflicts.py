"""Whom a matchmaker knows in life: somebody else handles their drafts."""

from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError

from backend.accounts import queries as accounts
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import NotFound
from backend.friendbank.models import Acquaintance
from backend.friendbank.permissions import can_know


def tell_acquaintance(*, actor: Actor, account_id: str) -> None:
    """Remember that the actor knows this youth; once is enough. Raises Forbidden, NotFound."""
    actor.require("friendbank.match")
    person = accounts.actors_by_id([account_id]).get(account_id)
    if person is None or not can_know(actor, person):
        raise NotFound
    try:
        with session().begin_nested():
            session().add(Acquaintance(matchmaker_id=actor.id, account_id=account_id))
    except IntegrityError:
        return  # Told already, perhaps at this very moment.


def forget_acquaintance(*, actor: Actor, account_id: str) -> None:
    """Take it back; doing it twice is fine. Raises Forbidden."""
    actor.require("friendbank.match")
    told = (Acquaintance.matchmaker_id == actor.id, Acquaintance.account_id == account_id)
    session().execute(delete(Acquaintance).where(*told))
