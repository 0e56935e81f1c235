"""In a room with thousands of messages little is in the page, nothing is blank, and nobody loses their place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import pytest
from playwright.sync_api import Page, Route, expect

from tests.e2e import houses, scrolling
from tests.e2e.conftest import Switch
from tests.e2e.houses import House
from tests.e2e.phones import Phone
from tests.support.longroom import write_much

pytestmark = pytest.mark.e2e

MESSAGES = 1_000
MOST_IN_PAGE = 60
OLDER = "**/messages?*before_seq=*"
HIGHER = "before => document.querySelector('[role=log]').scrollHeight > before + 1_000"
HEIGHT = "() => document.querySelector('[role=log]').scrollHeight"


@dataclass(frozen=True)
class LongRoom:
    """A served house, and the room in it where two have written for days."""

    house: House
    room_id: str

    def all_read(self) -> None:
        nor = self.house.outsider("nor")
        nor.post(f"/rooms/{self.room_id}/read", {"seq": nor.get(f"/rooms/{self.room_id}")["last_seq"]}, expect=204)


@pytest.fixture(scope="module")
def long_room(seeded: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LongRoom]:
    data = tmp_path_factory.mktemp("long")
    with houses.copied(seeded, data) as house:
        yield LongRoom(house, write_much(houses.database_url(data), MESSAGES))


@pytest.fixture
def phone(switch_on: Switch, long_room: LongRoom) -> Phone:
    long_room.all_read()
    return switch_on("nor", house=long_room.house)


def test_little_is_in_the_page_and_nothing_blank_however_far_one_scrolls(phone: Phone, long_room: LongRoom) -> None:
    page = phone.open(f"/chat/{long_room.room_id}")
    scrolling.to_the_beginning(page)
    phone.settle()
    scrolling.watch(page)

    for distance in (6_000, -3_000):
        scrolling.swipe(page, distance)

    rows, blank, _held = zip(*scrolling.frames_seen(page), strict=True)
    assert len(rows) > 30
    assert max(rows) < MOST_IN_PAGE
    assert max(blank) <= 1


def test_nothing_moves_when_older_ones_come_others_write_or_a_keyboard_opens(phone: Phone, long_room: LongRoom) -> None:
    page = phone.open(f"/chat/{long_room.room_id}")
    older = _hold_back(page, OLDER)
    with page.expect_request(OLDER):
        scrolling.move(page, -40_000)
    expect(page.get_by_role("button", name="Til nyeste")).to_be_visible()
    scrolling.watch(page)

    _let_come(page, older)
    said = {"client_id": uuid4().hex, "text": "Er du der? " * 40}
    long_room.house.outsider("sne").post(f"/rooms/{long_room.room_id}/messages", said, expect=201)
    expect(page.get_by_role("button", name="1 ny besked")).to_be_visible()
    for height in (500, 844):
        page.set_viewport_size({"width": 390, "height": height})
        expect(page.get_by_role("textbox", name="Skriv en besked")).to_be_in_viewport()

    stood = [held for _rows, _blank, held in scrolling.frames_seen(page)]
    assert len(stood) > 3
    assert max(stood) - min(stood) <= 1
    page.get_by_role("button", name="1 ny besked").tap()
    expect(page.get_by_role("log").get_by_text("Er du der?").last).to_be_in_viewport()
    expect(page.get_by_text("Nye beskeder", exact=True)).to_have_count(1)


def _hold_back(page: Page, url: str) -> list[Route]:
    """What is asked for from now on, none of it answered."""
    asked: list[Route] = []

    def hold(route: Route) -> None:
        asked.append(route)

    page.route(url, hold)
    return asked


def _let_come(page: Page, older: list[Route]) -> None:
    """The older messages that were asked for arrive, and are given their room."""
    before = page.evaluate(HEIGHT)
    for route in older:
        route.continue_()
    page.unroute(OLDER)
    page.wait_for_function(HIGHER, arg=before)


def test_one_gets_to_any_message_and_back(phone: Phone, long_room: LongRoom) -> None:
    page = phone.open(f"/chat/{long_room.room_id}?at=321")

    expect(page.get_by_text("321: ")).to_be_in_viewport()
    expect(page.locator("[data-key]:focus")).to_contain_text("321: ")
    page.keyboard.press("Home")
    expect(page.locator("[data-key]:focus")).to_contain_text(re.compile(r"^\D*(?!321)\d+: "))
    phone.tap("Til nyeste")
    expect(page.get_by_role("log").locator(".bubble").last).to_be_in_viewport()
    expect(page.get_by_role("log").get_by_text(f"{MESSAGES}: ")).to_be_visible()
