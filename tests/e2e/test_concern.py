"""A pedagogue is worried: writes it down step by step and hands it over; a youth sees that somebody looks."""

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import expect

from backend.core import clock
from tests.e2e import axe, houses
from tests.e2e.conftest import Switch
from tests.e2e.houses import House
from tests.e2e.phones import Phone

pytestmark = pytest.mark.e2e


@pytest.fixture
def house(seeded: Path, tmp_path: Path) -> Iterator[House]:
    with houses.copied(seeded, tmp_path / "house") as house:
        yield house


def test_a_concern_is_written_and_handed_over(house: House, switch_on: Switch) -> None:
    rosa = switch_on("rosa", house=house)
    axe.bring(rosa.open("/concerns/new"))
    rosa.see("Fare nu? Ring 112 først")
    assert axe.findings(rosa.page, "danger") == []
    _write(rosa)

    rosa.see("Kladde")
    axe.bring(rosa.settle())
    assert axe.findings(rosa.page, "concern") == []
    rosa.tap("Giv den til kommunen")
    rosa.page.get_by_role("textbox", name="Hvilken kommune har ansvaret?").fill("Lysgården Kommune")
    rosa.tap("Den er givet videre")

    expect(rosa.page.get_by_role("heading", level=1, name="Givet til kommunen")).to_be_visible()
    rosa.see("Kvittering senest")
    rosa.tap("Vi har fået kvittering")
    expect(rosa.page.get_by_role("heading", level=1, name="Kommunen har den")).to_be_visible()


def test_who_is_on_watch_is_what_a_youth_is_told(house: House, switch_on: Switch) -> None:
    coordinator = house.outsider("mette")
    for shift in coordinator.get("/moderation/shifts")["items"]:
        coordinator.delete(f"/moderation/shifts/{shift['id']}")
    nor = switch_on("nor", house=house)
    nor.open("/help")
    nor.see("Ingen holder øje lige nu.")
    [ali] = [one for one in coordinator.get("/moderation/watchers")["items"] if one["nickname"] == "Ali"]
    now = clock.now()
    moments = {"starts_at": now.isoformat(), "ends_at": (now + timedelta(hours=2)).isoformat()}
    coordinator.post("/moderation/shifts", {"account_id": ali["id"], "kind": "moderator", **moments}, expect=201)

    nor.open("/")

    expect(nor.page.get_by_text(re.compile(r"En voksen holder øje til kl\. "))).to_be_visible()
    on_watch = switch_on("ali", house=house)
    axe.bring(on_watch.open("/watch"))
    on_watch.see("Ingen bliver kaldt lige nu.")
    assert axe.findings(on_watch.page, "watch") == []


def _write(phone: Phone) -> None:
    phone.tap("Videre")
    phone.page.get_by_label("Hvem handler det om?").fill("Alba Opdigtet")
    phone.tap("Videre")
    phone.page.get_by_label("Hvad er set, hørt eller fortalt?").fill("Alba frøs og havde våde sko.")
    phone.page.get_by_label("Hvem har set eller hørt det?").fill("Jeg selv, i huset.")
    phone.tap("Videre")
    phone.tap("Videre")
    phone.tap("Gem kladden")
