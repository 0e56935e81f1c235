"""Use cases of the door. Nobody is ever turned away because of what a phone says."""

import secrets
from collections import Counter
from datetime import date, timedelta
from typing import Any

from sqlalchemy import delete, select

from backend.accounts import queries as accounts
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import NotFound
from backend.core.upsert import insert
from backend.house.hours import house_day

from . import queries
from .errors import EveningOver, UnknownCode
from .models import DoorCode, Scan, Visits
from .permissions import require_door

# No letters and digits that are taken for each other, and no vowels: a code spells nothing.
ALPHABET = "BCDFGHJKLMNPQRSTVWXZ23456789"
CODE_LENGTH = 6


def have_code(*, actor: Actor) -> DoorCode:
    """One's own code for today; asking again gives the same one."""
    key = (actor.id, house_day(clock.now()))
    while (mine := session().get(DoorCode, key)) is None:
        code = "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))
        _add(DoorCode, account_id=actor.id, day=key[1], community_id=actor.community_id, code=code)
    return mine


def scan(
    *,
    actor: Actor,
    scan_id: str,
    direction: str,
    seconds_ago: int = 0,
    code: str | None = None,
    account_id: str | None = None,
) -> dict[str, Any]:
    """Somebody goes in or out, a guest when nobody is named, or all have gone; the same scan twice is one.

    Raises Forbidden, UnknownCode, NotFound for somebody who never came today, EveningOver.
    """
    require_door(actor)
    day, at = house_day(clock.now()), clock.now() - timedelta(seconds=seconds_ago)
    if house_day(at) != day:
        raise EveningOver
    who = _find_by_code(actor, day, code) if code else _require_came(actor, day, account_id)
    before = queries.came_in(actor.community_id, day, who) if who else None
    facts = {"community_id": actor.community_id, "day": day, "account_id": who, "direction": direction, "at": at}
    _add(Scan, id=scan_id, **facts)
    person = accounts.people_by_id([who])[who] if who else None
    since = before.at if before and before.id != scan_id else None
    return {"person": person, "inside_since": since, "inside": queries.count_inside(actor.community_id, day)}


def forget_evenings() -> int:
    """Forget who came on days that are over, and keep how many; returns how many scans."""
    today = house_day(clock.now())
    session().execute(delete(DoorCode).where(DoorCode.day < today))
    kept = (Scan.id, Scan.community_id, Scan.day, Scan.account_id, Scan.direction)
    scans = session().execute(delete(Scan).where(Scan.day < today).returning(*kept)).all()
    # Somebody known counts once a day, every guest for themselves.
    came = {(one.community_id, one.day, one.account_id or one.id) for one in scans if one.direction == "in"}
    for (community_id, day), count in Counter((community_id, day) for community_id, day, _ in came).items():
        said = insert(Visits).values(community_id=community_id, day=day, came=count)
        more = {"came": Visits.came + said.excluded.came}
        session().execute(said.on_conflict_do_update(index_elements=["community_id", "day"], set_=more))
    return len(scans)


def _find_by_code(actor: Actor, day: date, code: str) -> str:
    if (found := queries.find_account_by_code(actor.community_id, day, code)) is None:
        raise UnknownCode
    return found


def _require_came(actor: Actor, day: date, account_id: str | None) -> str | None:
    """Somebody of whom the door already knows, or nobody."""
    if account_id is None:
        return None
    here = select(Scan.account_id).where(Scan.community_id == actor.community_id, Scan.day == day)
    if session().scalar(here.where(Scan.account_id == account_id).limit(1)) is None:
        raise NotFound
    return account_id


def _add(table: type[DoorCode | Scan], **facts: Any) -> None:
    """Add a row, unless there is one like it."""
    session().execute(insert(table).values(**facts).on_conflict_do_nothing())
