"""Use cases: saying when the house is open. Saying the same twice is saying it once."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import delete

from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import Invalid
from backend.core.upsert import insert
from backend.house.models import Pattern, SpecialDay
from backend.house.permissions import require_keep

T = TypeVar("T", Pattern, SpecialDay)


def set_week(*, actor: Actor, valid_from: date, days: Mapping[str, Sequence[str]], closed_on: Sequence[str]) -> Pattern:
    """An ordinary week from a day on, in place of any that began on it; raises Forbidden, Invalid for the past."""
    require_keep(actor)
    _require_to_come(valid_from)
    facts = {"days": {day: list(spans) for day, spans in days.items()}, "closed_on": list(closed_on)}
    return _put(Pattern, {"community_id": actor.community_id, "valid_from": valid_from}, facts)


def drop_week(*, actor: Actor, valid_from: date) -> None:
    """The week before goes on; doing it twice is fine. Raises Forbidden, Invalid for what has begun."""
    require_keep(actor)
    _require_to_come(valid_from)
    session().execute(
        delete(Pattern).where(Pattern.community_id == actor.community_id, Pattern.valid_from == valid_from)
    )


def set_special_day(*, actor: Actor, day: date, spans: Sequence[str], reason: str) -> SpecialDay:
    """A day that is not as usual, in place of what was said of it before; raises Forbidden, Invalid for the past."""
    require_keep(actor)
    _require_to_come(day)
    facts = {"spans": list(spans), "reason": reason}
    return _put(SpecialDay, {"community_id": actor.community_id, "day": day}, facts)


def drop_special_day(*, actor: Actor, day: date) -> None:
    """It is a day as usual again; doing it twice is fine. Raises Forbidden."""
    require_keep(actor)
    session().execute(delete(SpecialDay).where(SpecialDay.community_id == actor.community_id, SpecialDay.day == day))


def _require_to_come(day: date) -> None:
    if day < clock.today():
        raise Invalid(errors={"day": ["over"]})


def _put(table: type[T], key: Mapping[str, Any], facts: Mapping[str, Any]) -> T:
    """The row with this key says this, whoever else says something of it at the same moment."""
    said = insert(table).values(**key, **facts).on_conflict_do_update(index_elements=list(key), set_=dict(facts))
    session().execute(said)
    return session().get_one(table, tuple(key.values()), populate_existing=True)
