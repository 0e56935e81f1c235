"""Appeals as those read them who look again."""

from collections.abc import Sequence
from typing import Any

from backend.core.actor import Actor
from moderation.views import acts, whole

from .models import Appeal


def appeals(items: Sequence[Appeal], actor: Actor) -> Sequence[dict[str, Any]]:
    """As a list shows them."""
    return [_head(one, actor) for one in items]


def seen(appeal: Appeal, actor: Actor) -> dict[str, Any]:
    """As whoever is to answer reads it."""
    return {
        **_head(appeal, actor),
        "words": appeal.words,
        "guideline": appeal.decision.guideline,
        "rationale": appeal.decision.rationale,
        "decided_at": appeal.decision.decided_at,
        "lease_until": appeal.lease_until,
        "case": whole(appeal.case, actor),
    }


def _head(appeal: Appeal, actor: Actor) -> dict[str, Any]:
    holder = appeal.holder_id
    return {
        "id": appeal.id,
        "made_at": appeal.made_at,
        "due_at": appeal.due_at,
        "acts": acts(appeal.decision.acts),
        "claimed": holder and ("mine" if holder == actor.id else "other"),
    }
