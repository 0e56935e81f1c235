"""Figures and weights for coordinators."""

from typing import Any

from backend.core.actor import Actor
from backend.core.shares import Share
from backend.friendbank import figures, queries, texts
from backend.friendbank.figures import GroupFigures
from backend.friendbank.models import WeightSet

_SHARES = ("offered", "pleased", "matched", "lasted")


def figures_by(actor: Actor, by: str) -> dict[str, Any]:
    """How each group of the actor's community is served; `by` is one of queries.figures.BY."""
    summary = figures.summarise(queries.list_standings(actor.community_id, by))
    return {"by": by, "fewest": figures.FEWEST, "groups": [_group(one) for one in summary]}


def weights(actor: Actor, proposed: WeightSet | None) -> dict[str, Any]:
    """What the parts of the score weigh, beside what is proposed."""
    now, version = queries.weights_of(actor.community_id)
    then = proposed.weights if proposed else {}
    parts = [
        {"name": name, "text": texts.component(name, actor.language), "now": weight, "then": then.get(name)}
        for name, weight in now.items()
    ]
    told = ("id", "answers", "loss_before", "loss_after", "proposed_at")
    return {"version": version, "weights": parts, **{name: getattr(proposed, name, None) for name in told}}


def _group(group: GroupFigures) -> dict[str, Any]:
    shares = {name: _share(getattr(group, name)) for name in _SHARES}
    return {"group": group.group, "people": group.people, "waiting_days": group.waiting_days, **shares}


def _share(share: Share | None) -> dict[str, float] | None:
    if share is None:
        return None
    low, high = share.interval
    return {"value": share.value, "low": low, "high": high, "of": share.of}
