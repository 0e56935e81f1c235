"""Reads of the roster."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from sqlalchemy import select

from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import NotFound
from backend.core.pagination import Page, Window, paginate
from moderation import people

from .models import MODERATOR, Shift
from .permissions import NEEDED, require_on_roster
from .watch import Watch, watch_at

AHEAD, BEHIND = timedelta(days=14), timedelta(hours=24)


def watch(community_id: str) -> Watch:
    """Whether a moderator who still may looks at what happens here, and when that changes."""
    now = clock.now()
    shifts = list_between(community_id, now, now + AHEAD, kind=MODERATOR)
    able = people.able_to(community_id, NEEDED[MODERATOR]) if shifts else frozenset()
    return watch_at(now, [(shift.starts_at, shift.ends_at) for shift in shifts if shift.account_id in able])


def list_on_shift(community_id: str, kind: str, moment: datetime) -> Collection[str]:
    """Everybody on such a shift at `moment` who still may."""
    shifts = list_between(community_id, moment, moment + timedelta(microseconds=1), kind=kind)
    able = people.able_to(community_id, NEEDED[kind]) if shifts else frozenset()
    return {shift.account_id for shift in shifts} & able


def list_between(community_id: str, begins: datetime, ends: datetime, *, kind: str) -> Sequence[Shift]:
    """The shifts of a kind that touch the time between two moments, the first first."""
    here = select(Shift).where(Shift.community_id == community_id, Shift.kind == kind)
    touching = here.where(Shift.ends_at > begins, Shift.starts_at < ends)
    return session().scalars(touching.order_by(Shift.starts_at, Shift.id)).all()


def list_shifts(actor: Actor, window: Window) -> Page[Shift]:
    """The roster of the actor's community from yesterday on, for whoever is on it; raises Forbidden."""
    require_on_roster(actor)
    here = select(Shift).where(Shift.community_id == actor.community_id, Shift.ends_at > clock.now() - BEHIND)
    return paginate(here, window, key=[Shift.starts_at, Shift.id])


def get_shift(actor: Actor, shift_id: str) -> Shift:
    """A shift of the actor's community; raises NotFound, Forbidden."""
    require_on_roster(actor)
    shift = session().get(Shift, shift_id)
    if shift is None or shift.community_id != actor.community_id:
        raise NotFound
    return shift


def overlaps_own(account_id: str, starts_at: datetime, ends_at: datetime) -> bool:
    """Whether this person has a shift that touches the time between two moments."""
    own = select(Shift.id).where(Shift.account_id == account_id)
    touching = own.where(Shift.ends_at > starts_at, Shift.starts_at < ends_at)
    return session().scalar(touching.limit(1)) is not None


def find_current(account_id: str, moment: datetime) -> Shift | None:
    """The shift somebody is on at `moment`, or None."""
    own = select(Shift).where(Shift.account_id == account_id)
    return session().scalar(own.where(Shift.starts_at <= moment, Shift.ends_at > moment))
