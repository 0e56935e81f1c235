"""A moderator's case: the picture that was reported, and what the message said before it was changed."""

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import expect

from backend.core import clock
from tests.e2e import axe, houses
from tests.e2e.chatting import friends_room, release, send_picture
from tests.e2e.conftest import Switch
from tests.e2e.houses import House
from tests.support.outsider import Outsider

pytestmark = pytest.mark.e2e

ALT, FIRST, THEN = "En kat på et tag", "Se min kat", "Se min dumme kat"


@pytest.fixture
def house(seeded: Path, tmp_path: Path) -> Iterator[House]:
    with houses.copied(seeded, tmp_path / "house") as house:
        yield house


def test_a_moderator_sees_a_reported_picture_and_what_was_said_before(house: House, switch_on: Switch) -> None:
    nor, ali = house.outsider("nor"), house.outsider("ali")
    room_id = friends_room(nor)
    _picture_is_shown_and_changed(house, switch_on, nor, room_id)
    case_id = _sne_reports(house, room_id, ali)
    phone = switch_on("ali", house=house)
    ali.post(f"/moderation/cases/{case_id}/claim")

    axe.bring(phone.open(f"/moderation/{case_id}"))

    evidence = phone.page.get_by_role("region", name="Det, der blev sagt")
    reported = evidence.get_by_role("listitem").filter(has_text="Det er den her")
    expect(reported).to_contain_text(THEN)
    expect(reported).to_contain_text(re.compile(rf"Stod der før, [\d.]+\s+{FIRST}\b"))
    expect(reported.get_by_role("img")).to_have_count(0)  # until it is asked for, as the look goes on record
    expect(reported).to_contain_text("Det bliver skrevet ned, at du har set det.")
    reported.get_by_role("button", name="Vis billedet").tap()
    picture = reported.get_by_role("img", name=f"Billede: {ALT}")
    expect(picture).to_have_js_property("complete", value=True)
    assert picture.evaluate("image => image.naturalWidth / image.naturalHeight") == pytest.approx(1.5, 0.05)
    assert axe.findings(phone.page, "case") == []


def test_a_moderator_is_told_when_their_time_has_run_out(house: House, switch_on: Switch) -> None:
    case_id = house.outsider("ali").post("/moderation/cases/next")["id"]
    phone = switch_on("ali", house=house)
    axe.bring(phone.open(f"/moderation/{case_id}"))

    phone.page.clock.set_fixed_time(clock.now() + timedelta(minutes=11))

    phone.see("Din tid er gået.")
    assert axe.findings(phone.page, "late") == []
    phone.page.clock.set_fixed_time(clock.now())
    phone.tap("Tag den igen")
    expect(phone.page.get_by_text("Din tid er gået.")).to_have_count(0)


def test_a_case_is_decided_by_keys_alone(house: House, switch_on: Switch) -> None:
    phone = switch_on("ali", house=house)
    phone.page.set_viewport_size({"width": 1280, "height": 800})
    page, keys = phone.open("/moderation"), phone.page.keyboard
    phone.named("button", "Tag den næste").focus()
    keys.press("Enter")

    page.get_by_label("Hvad bygger du på?").focus()
    keys.press("ArrowDown")
    keys.press("Tab")  # past what has been agreed
    keys.press("Tab")
    keys.press("Space")
    for _ in range(page.get_by_role("checkbox").count()):
        keys.press("Tab")
    keys.type("Det er en aftale, vi har alle sammen.")
    keys.press("Control+Enter")

    receipt = page.get_by_role("heading", name="Afgørelsen er gemt")
    expect(receipt).to_be_focused()
    expect(phone.named("button", "Tag den næste").last).to_be_visible()


def _picture_is_shown_and_changed(house: House, switch_on: Switch, nor: Outsider, room_id: str) -> None:
    """Nor sends it, an adult lets it through, and Nor changes the words to it."""
    phone = switch_on("nor", house=house)
    phone.open(f"/chat/{room_id}")
    send_picture(phone, ALT, FIRST)
    phone.see("En voksen ser dine første billeder")
    release(house, FIRST)
    message_id = _said(nor, room_id, FIRST)
    nor.call("PATCH", f"/rooms/{room_id}/messages/{message_id}", {"text": THEN, "anyway": True})


def _sne_reports(house: House, room_id: str, ali: Outsider) -> str:
    """The case about it."""
    sne = house.outsider("sne")
    told = {"kind": "chat.message", "subject_id": _said(sne, room_id, THEN), "reason": "bullying"}
    sne.post("/reports", told, expect=202)
    cases = ali.get("/moderation/cases?limit=100")["items"]
    opened: str = max((case for case in cases if case["source"] == "report"), key=lambda case: case["opened_at"])["id"]
    return opened


def _said(person: Outsider, room_id: str, text: str) -> str:
    messages = person.get(f"/rooms/{room_id}/messages?limit=100")["items"]
    found: str = next(message["id"] for message in messages if message["text"] == text)
    return found
