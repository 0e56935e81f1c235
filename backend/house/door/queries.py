"""Reads: who is inside now, and how many came on days that are over."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, case, exists, func, or_, select
from sqlalchemy.orm import aliased

from backend.accounts import queries as accounts
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.pagination import Page, Window, paginate
from backend.house.hours import house_day
from backend.house.permissions import require_keep

from .models import DoorCode, Scan, Visits
from .permissions import require_door

# Fewer than this many are not told apart: "few" names nobody.
FEW = 5


def find_account_by_code(community_id: str, day: date, code: str) -> str | None:
    """Whose code this is on that day."""
    here = (DoorCode.community_id == community_id, DoorCode.day == day, DoorCode.code == code)
    return session().scalar(select(DoorCode.account_id).where(*here))


def count_inside(community_id: str, day: date) -> int:
    """How many are in the house, guests and all; never less than nobody."""
    known = select(func.count()).where(_is_inside(community_id, day))
    change = func.sum(case((Scan.direction == "in", 1), else_=-1))
    guests = select(func.coalesce(change, 0)).where(*_since_emptied(community_id, day), Scan.account_id.is_(None))
    return (session().scalar(known) or 0) + max(session().scalar(guests.where(Scan.direction != "emptied")) or 0, 0)


def show_door(actor: Actor) -> dict[str, Any]:
    """How many are inside; raises Forbidden."""
    require_door(actor)
    return {"inside": count_inside(actor.community_id, house_day(clock.now()))}


def list_inside(actor: Actor, window: Window) -> Page[dict[str, Any]]:
    """Those inside who showed a code, who came last first; raises Forbidden."""
    require_door(actor)
    inside = select(Scan).where(_is_inside(actor.community_id, house_day(clock.now())))
    return paginate(inside, window, key=[Scan.at, Scan.id], descending=True).map(_with_people)


def came_in(community_id: str, day: date, account_id: str) -> Scan | None:
    """The scan by which somebody is inside, or None when they are not."""
    return session().scalar(select(Scan).where(_is_inside(community_id, day), Scan.account_id == account_id))


def list_visits(actor: Actor, window: Window) -> Page[dict[str, Any]]:
    """How many came on each day, the latest first; few are not counted. Raises Forbidden."""
    require_keep(actor)
    days = select(Visits).where(Visits.community_id == actor.community_id)
    return paginate(days, window, key=[Visits.day], descending=True).map(_without_few)


def _is_inside(community_id: str, day: date) -> ColumnElement[bool]:
    """True of the last scan of somebody, if it was inwards and the house has not been emptied since."""
    later = aliased(Scan)
    is_later = or_(later.at > Scan.at, and_(later.at == Scan.at, later.id > Scan.id))
    there_is_a_later = exists().where(later.account_id == Scan.account_id, later.day == day, is_later)
    return and_(
        *_since_emptied(community_id, day), Scan.direction == "in", Scan.account_id.is_not(None), ~there_is_a_later
    )


def _since_emptied(community_id: str, day: date) -> tuple[ColumnElement[bool], ...]:
    emptied = aliased(Scan)
    after = exists().where(
        emptied.community_id == community_id,
        emptied.day == day,
        emptied.direction == "emptied",
        emptied.at > Scan.at,
    )
    return (Scan.community_id == community_id, Scan.day == day, ~after)


def _with_people(scans: Sequence[Scan]) -> list[dict[str, Any]]:
    people = accounts.people_by_id(scan.account_id for scan in scans if scan.account_id)
    return [{"person": people[scan.account_id], "since": scan.at} for scan in scans if scan.account_id]


def _without_few(rows: Sequence[Visits]) -> list[dict[str, Any]]:
    return [{"day": row.day, "came": row.came if row.came >= FEW else None} for row in rows]
