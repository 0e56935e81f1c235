"""Use cases: a browser that may be rung, for as long as somebody is signed in on it."""

from sqlalchemy import ColumnElement, and_, delete, select
from sqlalchemy.exc import IntegrityError

from backend.accounts.models import AccountSession
from backend.core import clock, outbound
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import Conflict, Forbidden, Invalid, NotFound

from . import pushing, queries
from .models import PushSubscription
from .webpush import Keys

MOST_BROWSERS = 10


def subscribe(*, actor: Actor, endpoint: str, p256dh: str, auth: str) -> PushSubscription:
    """Ring this browser from now on; asked again, the same subscription. Raises Invalid for an unknown push service.

    A browser belongs to whoever is signed in on it last: on a shared one nobody gets another's.
    """
    if actor.session_id is None:
        raise Forbidden
    _require_sound(endpoint, p256dh, auth)
    known = session().scalar(select(PushSubscription).where(PushSubscription.endpoint == endpoint).with_for_update())
    found = known or PushSubscription(endpoint=endpoint)
    found.account_id, found.session_id = actor.id, actor.session_id
    found.p256dh, found.auth = p256dh, auth
    _save(found)
    _drop_oldest(actor)
    return found


def unsubscribe(*, actor: Actor, subscription_id: str) -> None:
    """Ring this browser no more; raises NotFound."""
    mine = delete(PushSubscription).where(
        PushSubscription.id == subscription_id, PushSubscription.account_id == actor.id
    )
    if session().scalar(mine.returning(PushSubscription.id)) is None:
        raise NotFound


def forget(which: ColumnElement[bool]) -> None:
    """Take subscriptions away."""
    session().execute(delete(PushSubscription).where(which))


def forget_ended() -> None:
    """Take away what belongs to sessions that are over."""
    still = select(AccountSession.id).where(queries.is_session_open(clock.now()))
    forget(PushSubscription.session_id.not_in(still))


def _require_sound(endpoint: str, p256dh: str, auth: str) -> None:
    if not outbound.is_allowed(endpoint, pushing.hosts()):
        raise Invalid(errors={"endpoint": ["unknown"]})
    try:
        Keys.read(p256dh, auth)
    except ValueError as error:
        raise Invalid(errors={"keys": ["unreadable"]}) from error


def _save(found: PushSubscription) -> None:
    try:
        with session().begin_nested():
            session().add(found)
    except IntegrityError as error:  # the same browser asked twice at once
        raise Conflict from error


def _drop_oldest(actor: Actor) -> None:
    newest = select(PushSubscription.id).where(PushSubscription.account_id == actor.id)
    kept = newest.order_by(PushSubscription.created_at.desc(), PushSubscription.id.desc()).limit(MOST_BROWSERS)
    forget(and_(PushSubscription.account_id == actor.id, PushSubscription.id.not_in(kept)))
