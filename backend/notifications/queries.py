"""Reads: one's own notices, and the devices that may be rung."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, func, select

from backend.accounts.models import Account, AccountSession
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.pagination import Page, Window, paginate

from .models import MailAddress, Notice, PushSubscription


def list_notices(actor: Actor, window: Window) -> Page[Notice]:
    """The actor's notices, newest first."""
    mine = select(Notice).where(Notice.account_id == actor.id)
    return paginate(mine, window, key=[Notice.created_at, Notice.id], descending=True)


def count_unread(actor: Actor) -> int:
    """How many of the actor's notices have not been read, of those they want to be called for."""
    unread = select(func.count()).where(
        Notice.account_id == actor.id, Notice.read_at.is_(None), Notice.silent.is_(False)
    )
    return session().scalar(unread) or 0


def list_told(account_ids: Collection[str], causes: Collection[str]) -> set[tuple[str, str | None]]:
    """Who of `account_ids` has heard of which of `causes` already."""
    told = select(Notice.account_id, Notice.cause)
    found = told.where(Notice.account_id.in_(account_ids), Notice.cause.in_(causes))
    return {(account_id, cause) for account_id, cause in session().execute(found)}


def list_devices(account_ids: Iterable[str]) -> Mapping[str, Sequence[PushSubscription]]:
    """The browsers these people are signed in on and want to be rung, for each who has one."""
    own = _devices().where(PushSubscription.account_id.in_(list(account_ids))).order_by(PushSubscription.id)
    found: dict[str, list[PushSubscription]] = defaultdict(list)
    for device in session().scalars(own):
        found[device.account_id].append(device)
    return found


def find_device(subscription_id: str) -> PushSubscription | None:
    """A browser that may still be rung, or None."""
    return session().scalar(_devices().where(PushSubscription.id == subscription_id))


def take_turn(account_id: str) -> None:
    """Until this unit ends, nobody else changes what this person chose; nor makes the row of a first choice."""
    # Not so strong a lock that others could not refer to the account meanwhile.
    session().execute(select(Account.id).where(Account.id == account_id).with_for_update(key_share=True))


def find_mail_address(account_id: str) -> MailAddress | None:
    """Where somebody gets their mail, confirmed or not, or None."""
    return session().get(MailAddress, account_id)


def is_session_open(now: datetime) -> ColumnElement[bool]:
    """That a session lets somebody in at `now`."""
    return and_(AccountSession.ended_at.is_(None), AccountSession.expires_at > now)


def _devices() -> Select[PushSubscription]:
    return (
        select(PushSubscription)
        .join(AccountSession, AccountSession.id == PushSubscription.session_id)
        .where(is_session_open(clock.now()))
    )
