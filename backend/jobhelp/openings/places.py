"""The port to where people live: the areas of a community, and what of them a youth reaches. Never a distance."""

from collections.abc import Callable, Mapping
from typing import Any

from backend.core.actor import Actor

BIKE_KM, BUS_KM = 6, 30
BANDS = ("bike", "bus", "further")


def _knows_nothing(_actor: Actor) -> Mapping[str, Any]:
    return {}


# Put together in backend/app.py: the names of a community's areas by slug, and kilometres from one's own area to
# each; of what is unknown, nothing.
names: Callable[[Actor], Mapping[str, str]] = _knows_nothing
kilometres: Callable[[Actor], Mapping[str, float]] = _knows_nothing


def reach(actor: Actor) -> Mapping[str, str]:
    """How one gets to each area from one's own, as a band wide enough to tell nobody where one lives."""
    return {area: _band(far) for area, far in kilometres(actor).items()}


def _band(far: float) -> str:
    return BANDS[0] if far <= BIKE_KM else BANDS[1] if far <= BUS_KM else BANDS[2]
