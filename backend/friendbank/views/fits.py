"""How well a draft suits each of its people, as a matchmaker sees it."""

from collections.abc import Mapping, Sequence
from statistics import fmean
from typing import Any

from backend.friendbank import texts
from backend.friendbank.matching.score import Weights, weigh
from backend.friendbank.models import Proposal

# Told exactly, a part would tell how many years or minutes lie between two people.
_LEVELS = ((0.6, "much"), (0.25, "some"), (0.0, "little"))


def fits_of(draft: Proposal, weights: Weights, language: str) -> dict[str, dict[str, Any]]:
    """For each of its people by id: how well the others suit them, and by which parts, the weightiest first."""
    offers = {
        receiver: [parts for way, parts in draft.components.items() if way.endswith(f">{receiver}")]
        for receiver in draft.account_ids
    }
    return {receiver: _fit(offered, weights, language) for receiver, offered in offers.items()}


def _fit(offered: Sequence[Mapping[str, float]], weights: Weights, language: str) -> dict[str, Any]:
    if not offered:
        return {"fit": 0.0, "parts": []}
    names = sorted(weights, key=lambda name: -weights[name])
    mean = {name: fmean(parts[name] for parts in offered) for name in names}
    parts = [{"code": name, "text": texts.component(name, language), "level": _level(mean[name])} for name in names]
    return {"fit": round(weigh(mean, weights), 2), "parts": parts}


def _level(share: float) -> str:
    return next(level for least, level in _LEVELS if share >= least)
