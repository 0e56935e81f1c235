"""Decisions that wait, as the schemas show them."""

from collections.abc import Sequence
from typing import Any

from backend.core.actor import Actor
from moderation import people
from moderation.views import acts, whole

from .models import Second


def seconds(items: Sequence[Second], actor: Actor) -> Sequence[dict[str, Any]]:
    """As a list shows them."""
    names = people.nicknames({one.asked_by_id for one in items})
    return [_head(one, names.get(one.asked_by_id, ""), actor) for one in items]


def seen(second: Second, actor: Actor) -> dict[str, Any]:
    """As whoever is to answer reads it."""
    [head] = seconds([second], actor)
    return {**head, "rationale": second.rationale, "case": whole(second.case, actor)}


def _head(second: Second, asked_by: str, actor: Actor) -> dict[str, Any]:
    return {
        "id": second.id,
        "case_id": second.case_id,
        "about": second.kind,
        "kind": second.case.kind,
        "severity": second.case.severity,
        "asked_by": asked_by,
        "mine": second.asked_by_id == actor.id,
        "asked_at": second.asked_at,
        "expires_at": second.expires_at,
        "acts": acts(second.acts),
        "guideline": second.guideline,
        "answer": second.answer,
    }
