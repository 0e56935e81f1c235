"""Shifts as the schemas show them."""

from collections.abc import Sequence
from typing import Any

from backend.core.actor import Actor
from moderation import people
from moderation.permissions import OVERSEE

from .models import KINDS, Shift
from .permissions import NEEDED


def shifts(rows: Sequence[Shift], actor: Actor) -> list[dict[str, Any]]:
    """Shifts with the people on them, in one query for all."""
    names = people.nicknames({row.account_id for row in rows})
    return [
        {
            "id": row.id,
            "person": {"id": row.account_id, "nickname": names.get(row.account_id)},
            "kind": row.kind,
            "starts_at": row.starts_at,
            "ends_at": row.ends_at,
            "mine": row.account_id == actor.id,
            "note": row.note,
        }
        for row in rows
    ]


def watchers(actor: Actor) -> list[dict[str, Any]]:
    """Whom the actor can give a shift: everybody who may, or for most only themself."""
    able = {kind: people.able_to(actor.community_id, needed) for kind, needed in NEEDED.items()}
    everybody = frozenset().union(*able.values())
    chosen = everybody if actor.can(OVERSEE) else everybody & {actor.id}
    names = people.nicknames(chosen)
    return [
        {
            "id": account_id,
            "nickname": names.get(account_id),
            "kinds": [kind for kind in KINDS if account_id in able[kind]],
        }
        for account_id in sorted(chosen, key=lambda one: names.get(one, ""))
    ]
