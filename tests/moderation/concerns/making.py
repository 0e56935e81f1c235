"""What a concern is made of."""

from datetime import date
from typing import Any

from backend.core.actor import Actor
from moderation.concerns import service
from moderation.concerns.models import Concern

FACTS: dict[str, Any] = {
    "about": "Alba Opdigtet",
    "birth_date": date(2010, 3, 4),
    "happened_on": date(2026, 11, 22),
    "observed": "Alba fortalte, at hun har sovet udenfor to nætter. Hun frøs og havde våde sko.",
    "source": "Alba selv, i huset, søndag kl. 19.",
    "impressions": "Jeg tror, hun er bange for at gå hjem.",
    "told_youth": "At jeg skriver det ned og giver det til kommunen.",
    "youth_wants": "En voksen at tale med. Ikke politiet.",
    "danger": False,
    "municipality": None,
}
GIVEN = {"municipality": "Lysgården Kommune", "way": "phone", "consented": False}


def write(actor: Actor, **changed: Any) -> Concern:
    return service.write_concern(actor=actor, facts={**FACTS, **changed})


def give(actor: Actor, concern: Concern, **changed: Any) -> Concern:
    return service.hand_over(actor=actor, concern_id=concern.id, **{**GIVEN, **changed})
