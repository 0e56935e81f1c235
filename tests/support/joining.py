"""How people come in, by the published addresses: an invitation, an account, a coordinator who says yes."""

from datetime import timedelta
from typing import Any

from backend.accounts.service import CONSENT_VERSION
from backend.core import clock
from tests.support.outsider import Outsider

PASSWORD = "en lampe i vinduet"
FEEL = {
    "first_ten_minutes": "Freja står ved døren og viser dig rundt.",
    "sound": 2,
    "who_is_there": "Otte til ti unge og to voksne.",
    "leaving_early": "Du kan gå, når du vil.",
}
TASTE = {
    "interests": ["braetspil", "mad", "film"],
    "dislikes": ["traening"],
    "languages": ["da"],
    "area": None,
    "travel": "bus30",
    "times": ["weekday_evening", "weekend_day"],
    "hopes": ["talk", "game"],
    "paused": False,
}


def join(coordinator: Outsider, handle: str, kind: str) -> str:
    """Use a fresh code; the account that is answered waits."""
    code = coordinator.post("/invitations", {"invites": kind}, expect=201)["code"]
    looks = {"nickname": handle.title(), "avatar": "blad", "tone": "plum", "language": "da"}
    body = {"code": code, "handle": handle, "password": PASSWORD, **looks}
    consent = {"version": CONSENT_VERSION, "yes": True}
    account_id: str = Outsider(coordinator.url).post("/accounts", {**body, "consent": consent}, expect=201)["id"]
    return account_id


def let_in(coordinator: Outsider, handle: str, *roles: str) -> str:
    """An adult with these roles, or without any a youth of 16."""
    account_id = join(coordinator, handle, "adult" if roles else "youth")
    fact = {"legal_name": f"{handle.title()} Opdigtet", "birth_date": None if roles else birth_date()}
    coordinator.post(f"/accounts/{account_id}/confirmation", fact)
    today = clock.today()
    dates = {
        "screened_until": (today + timedelta(days=200)).isoformat(),
        "confidentiality_signed_on": today.isoformat(),
    }
    for role in roles:
        coordinator.put(f"/accounts/{account_id}/roles/{role}", dates)
    return account_id


def birth_date(age: int = 16) -> str:
    today = clock.today()
    return today.replace(year=today.year - age, day=1).isoformat()


def post_event(organiser: Outsider, coordinator: Outsider, **facts: Any) -> str:
    """A shared meal in two days, for everybody of 15 to 17; the coordinator looks at it, for its organiser is new."""
    starts = clock.now().replace(microsecond=0) + timedelta(days=2)
    common = {
        "title": "Fælles mad og brætspil",
        "description": "Vi laver mad sammen og spiller bagefter.",
        "category": "food",
        "starts_at": starts.isoformat(),
        "ends_at": (starts + timedelta(hours=3)).isoformat(),
        "place": "Huset, stuen",
        "capacity": 10,
        "feel": FEEL,
        "languages": ["da"],
        "age_bands": ["15-17"],
    }
    event = organiser.post("/events", {**common, **facts}, expect=201)
    if event["status"] == "in_review":
        coordinator.post(f"/events/{event['id']}/review", {"approves": True}, expect=204)
    event_id: str = event["id"]
    return event_id
