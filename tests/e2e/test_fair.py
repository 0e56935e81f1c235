"""A decision from both sides: told first of all, disagreed with, looked at by somebody else, and taken back."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import ViewportSize, expect

from tests.e2e import axe, houses
from tests.e2e.conftest import Switch
from tests.e2e.houses import House
from tests.support.outsider import Outsider

pytestmark = pytest.mark.e2e

WHY = "Vi har talt om det før."
DESK: ViewportSize = {"width": 1280, "height": 800}


@pytest.fixture
def house(seeded: Path, tmp_path: Path) -> Iterator[House]:
    with houses.copied(seeded, tmp_path / "house") as house:
        yield house


def test_what_was_decided_is_read_first_and_somebody_else_takes_it_back(house: House, switch_on: Switch) -> None:
    nor = house.outsider("nor")
    _decide(house.outsider("ingrid"), _report(house.outsider("sne"), nor), {"name": "mute", "days": 3})
    phone = switch_on("nor", house=house)
    axe.bring(phone.open("/"))

    phone.see("Læs det her først")
    phone.see("Du kan ikke skrive lige nu")
    assert axe.findings(phone.page, "must read") == []
    phone.tap("Jeg er uenig")
    phone.page.get_by_label("Hvad er vi gået galt i?").fill("Jeg blev drillet først.")
    phone.tap("Send")
    phone.see("Du har sagt fra. En anden ser på det.")
    phone.tap("Jeg har læst det")
    expect(phone.page.get_by_text("Læs det her først")).to_have_count(0)
    room_id = nor.get("/rooms")["items"][0]["id"]
    message = {"client_id": "a", "text": "Hej", "reply_to": None}
    assert nor.post(f"/rooms/{room_id}/messages", message, expect=403)["code"] == "muted"

    _take_back(house, switch_on)

    nor.post(f"/rooms/{room_id}/messages", message, expect=201)
    axe.bring(phone.open("/me/reports?decisions"))
    phone.see("Taget tilbage")
    phone.see("En voksen så på noget, du skrev")
    assert axe.findings(phone.page, "decided") == []


def test_whoever_is_kept_out_can_still_read_why(house: House, switch_on: Switch) -> None:
    nor = house.outsider("nor")
    _decide(house.outsider("ingrid"), _report(house.outsider("sne"), nor), {"name": "suspend", "days": 7})
    phone = switch_on("nor", house=house)
    axe.bring(phone.open("/chat"))

    phone.see("Flok er sat på pause for dig")
    phone.see("Det varer til")
    assert axe.findings(phone.page, "paused") == []


def test_one_asks_and_another_agrees(house: House, switch_on: Switch) -> None:
    phone = switch_on("ingrid", house=house)
    phone.page.set_viewport_size(DESK)
    axe.bring(phone.open("/moderation"))

    phone.named("link", "Ali: Luk sagen").tap()
    phone.see("En kollega beder om dit ja")
    assert axe.findings(phone.page, "second") == []
    phone.page.set_viewport_size(DESK)
    phone.tap("Ja, jeg er enig")

    phone.see("Tak. Det er gjort.")
    expect(phone.page.get_by_text("En kollega beder om dit ja")).to_have_count(0)


def test_a_decision_is_taken_back_at_once(house: House, switch_on: Switch) -> None:
    case_id = house.outsider("ali").post("/moderation/cases/next")["id"]
    phone = switch_on("ali", house=house)
    phone.page.set_viewport_size(DESK)
    page = phone.open(f"/moderation/{case_id}")
    page.get_by_label("Hvad bygger du på?").select_option(index=1)
    for act in ("Vis den ikke", "Ingen skrivning i chatten"):
        page.get_by_text(act, exact=False).first.tap()
    page.get_by_label("Hvor længe?").select_option("3")
    page.get_by_label("Din grund").fill(WHY)
    phone.tap("Gem afgørelse")
    phone.see("Afgørelsen er gemt")

    phone.tap("Fortryd")

    phone.see("Den er taget tilbage. Sagen er åben igen. Det her kan ikke tages tilbage: Vis den ikke.")


def _report(sne: Outsider, nor: Outsider) -> str:
    nor_id = nor.get("/me")["id"]
    sne.post("/reports", {"kind": "accounts.profile", "subject_id": nor_id, "reason": "bullying"}, expect=202)
    return str(nor_id)


def _decide(moderator: Outsider, _subject: str, act: dict[str, Any]) -> None:
    cases = moderator.get("/moderation/cases?limit=100")["items"]
    case_id = next(case["id"] for case in cases if case["kind"] == "accounts.profile" and case["source"] == "report")
    case = moderator.post(f"/moderation/cases/{case_id}/claim")
    body = {"version": case["version"], "actions": [act], "guideline": "be_kind", "rationale": WHY}
    moderator.post(f"/moderation/cases/{case_id}/decisions", body, expect=201)


def _take_back(house: House, switch_on: Switch) -> None:
    desk = switch_on("ali", house=house)
    desk.page.set_viewport_size(DESK)
    axe.bring(desk.open("/moderation"))
    desk.page.get_by_role("link", name="Ingen skrivning i chatten (3 dage)").tap()
    desk.see("Jeg blev drillet først.")
    assert axe.findings(desk.page, "appeal") == []
    desk.page.set_viewport_size(DESK)
    desk.page.get_by_label("Tag den tilbage").check()
    desk.page.get_by_label("Din grund").fill("Hun blev drillet, og det er talt igennem.")
    desk.tap("Gem svar")
    desk.see("Svaret er gemt. Personen får det nu.")
