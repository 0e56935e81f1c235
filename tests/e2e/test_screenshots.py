"""The pictures of the README, taken of the demo. script/screenshots keeps them; any other run only takes them."""

import os
from collections.abc import Callable
from datetime import datetime, time
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from backend.core.clock import COPENHAGEN
from tests.e2e.chatting import friends_room
from tests.e2e.conftest import Switch
from tests.e2e.houses import House
from tests.e2e.phones import Phone
from tests.support.live import PROJECT
from tests.support.outsider import Outsider

pytestmark = pytest.mark.e2e

MOST_BYTES = 150_000

Keep = Callable[[Phone, str], None]


@pytest.fixture
def keep(tmp_path: Path) -> Keep:
    """Takes a picture of what is on the phone, one pixel for each of the page's."""
    kept = os.environ.get("FLOK_SCREENSHOTS") == "1"
    folder = PROJECT / "docs/screenshots" if kept else tmp_path
    folder.mkdir(exist_ok=True)

    def take(phone: Phone, name: str) -> None:
        phone.settle()
        picture = folder / f"{name}.png"
        phone.page.screenshot(path=picture, scale="css", animations="disabled", caret="hide")
        assert 10_000 < picture.stat().st_size < MOST_BYTES

    return take


@pytest.fixture
def nor(demo: House) -> Outsider:
    return Outsider.sign_in(demo.url, "nor", demo.password)


def test_chat(switch_on: Switch, nor: Outsider, keep: Keep) -> None:
    phone = switch_on("nor")

    phone.open(f"/chat/{friends_room(nor)}")

    phone.see("Den her venter lidt")
    keep(phone, "chat")


def test_case(switch_on: Switch, demo: House, keep: Keep) -> None:
    ali = Outsider.sign_in(demo.url, "ali", demo.password)
    held = next(case for case in ali.get("/moderation/cases")["items"] if case["source"] == "screening")
    ali.post(f"/moderation/cases/{held['id']}/claim")
    phone = switch_on("ali")

    phone.open(f"/moderation/{held['id']}")

    phone.see("Det er den her")
    keep(phone, "case")


def test_home(switch_on: Switch, demo: House, nor: Outsider, keep: Keep) -> None:
    """On the afternoon of the shared meal, with a proposal waiting and something new from Sne."""
    _propose([Outsider.sign_in(demo.url, handle, demo.password) for handle in ("malik", "ingrid")], "Nor")
    said = {"client_id": uuid4().hex, "text": "Jeg tager Catan med i morgen"}
    Outsider.sign_in(demo.url, "sne", demo.password).post(f"/rooms/{friends_room(nor)}/messages", said, expect=201)
    for notice in nor.get("/notices")["items"]:
        nor.post(f"/notices/{notice['id']}/read", expect=204)
    meal = datetime.fromisoformat(nor.get("/events")["items"][0]["starts_at"]).astimezone(COPENHAGEN)
    phone = switch_on("nor")
    phone.page.clock.set_fixed_time(datetime.combine(meal, time(15, 40), COPENHAGEN))

    phone.open("/")

    phone.see("Der sker noget i dag")
    phone.see("Et forslag venter")
    keep(phone, "home")


def _propose(matchmakers: list[Outsider], nickname: str) -> None:
    """Two look at it, for somebody may have a part in a case."""
    first, second = matchmakers
    drafts: list[dict[str, Any]] = first.get("/friendbank/drafts")["items"]
    [draft] = (draft for draft in drafts if nickname in {person["nickname"] for person in draft["people"]})
    for matchmaker in matchmakers if draft["needs_second"] else [first]:
        matchmaker.post(f"/friendbank/drafts/{draft['id']}/approval")
    second.post(f"/friendbank/rounds/{draft['round_id']}/publication")
