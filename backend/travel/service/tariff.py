"""Use case: saying what travelling costs here."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from backend.core.actor import Actor
from backend.core.db import session
from backend.travel import queries
from backend.travel.errors import TariffChanged
from backend.travel.models import Tariff
from backend.travel.permissions import GIVE
from moderation.publishing import require_publishable


def set_tariff(*, actor: Actor, version: int, ways: Sequence[dict[str, Any]]) -> Tariff:
    """Say what travelling costs, in place of number `version` (0 is none yet); the same twice is once.

    Raises Forbidden, NotPublishable, TariffChanged.
    """
    actor.require(GIVE)
    require_publishable(
        actor, {f"ways.{number}.name": way["name"] for number, way in enumerate(ways)}, room_kind="event"
    )
    new = {"ways": list(ways), "version": version + 1}
    if version == 0:
        try:
            with session().begin_nested():
                session().add(tariff := Tariff(community_id=actor.community_id, **new))
            return tariff
        except IntegrityError:  # somebody was first
            return _require_same(actor, new)
    mine = (Tariff.community_id == actor.community_id, Tariff.version == version)
    changed = session().scalar(update(Tariff).where(*mine).values(**new).returning(Tariff))
    return changed or _require_same(actor, new)


def _require_same(actor: Actor, new: dict[str, Any]) -> Tariff:
    found = queries.find_tariff(actor.community_id)
    if found is None or found.ways != new["ways"]:
        raise TariffChanged
    return found
