"""Reads about neighbours."""

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select

from backend.accounts.models import Community
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.pagination import Page, Window, paginate

from .models import Neighbours
from .permissions import SPEAK

STANDINGS = ("none", "asked", "asks", "neighbours")


def of(one_id: str, other_id: str) -> ColumnElement[bool]:
    """The condition of two communities' row, whoever is named first."""
    first, second = sorted((one_id, other_id))
    return and_(Neighbours.one_id == first, Neighbours.other_id == second)


def are_neighbours(one_id: str, other_id: str) -> bool:
    """Whether both agreed."""
    agreed = select(Neighbours.one_id).where(of(one_id, other_id), Neighbours.agreed_at.is_not(None))
    return session().scalar(agreed) is not None


def list_neighbours(community_id: str) -> set[str]:
    """Those with whom a community agreed."""
    return {one for row in _rows_of(community_id) if row.agreed_at for one in row.pair} - {community_id}


def find_community(community_id: str) -> Community | None:
    """A community, whoever asks."""
    return session().get(Community, community_id)


def names_of(community_ids: Collection[str]) -> Mapping[str, str]:
    """What communities are called."""
    if not community_ids:
        return {}
    rows = session().execute(select(Community.id, Community.name).where(Community.id.in_(community_ids)))
    return dict(rows.all())


def list_communities(actor: Actor, window: Window) -> Page[dict[str, Any]]:
    """The other communities and how each stands to the actor's own, by name. Raises Forbidden."""
    actor.require(SPEAK)
    others = select(Community).where(Community.id != actor.community_id)
    standings = _standings_of(actor.community_id)
    return paginate(others, window, key=[Community.name, Community.id]).map(
        lambda found: [{"id": one.id, "name": one.name, "standing": standings.get(one.id, "none")} for one in found]
    )


def _rows_of(community_id: str) -> list[Neighbours]:
    here = or_(Neighbours.one_id == community_id, Neighbours.other_id == community_id)
    return list(session().scalars(select(Neighbours).where(here)))


def _standings_of(community_id: str) -> Mapping[str, str]:
    return {one: _standing(row, community_id) for row in _rows_of(community_id) for one in row.pair - {community_id}}


def _standing(row: Neighbours, community_id: str) -> str:
    if row.agreed_at:
        return "neighbours"
    return "asked" if row.asked_from_id == community_id else "asks"
