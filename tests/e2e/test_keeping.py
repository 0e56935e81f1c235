"""Somebody keeps the house: a room is booked and given back, and a day is different."""

import pytest
from playwright.sync_api import expect

from tests.e2e import axe
from tests.e2e.conftest import Switch

pytestmark = pytest.mark.e2e


def test_a_room_is_written_down_booked_moved_and_given_back(switch_on: Switch) -> None:
    page = switch_on("freja").open("/rooms?house&part=rooms")
    page.get_by_role("button", name="Nyt lokale").click()
    room = page.get_by_role("dialog", name="Et lokale")
    room.get_by_label("Hvad hedder det?").fill("Kælderen")
    room.get_by_label("Plads til").fill("8")
    room.get_by_role("button", name="Musik").click()
    axe.bring(page)
    assert axe.findings(page, "a room") == []
    room.get_by_role("button", name="Gem").click()
    expect(page.get_by_role("listitem").filter(has_text="Kælderen")).to_be_visible()

    page.get_by_role("button", name="Book et lokale").click()
    sheet = page.get_by_role("dialog", name="Book et lokale")
    sheet.get_by_role("button", name="Kælderen").click()
    sheet.get_by_role("button", name="Samtale").click()
    axe.bring(page)
    assert axe.findings(page, "a booking") == []
    sheet.get_by_label("Fra", exact=True).fill("22:00")
    sheet.get_by_label("Til", exact=True).fill("23:00")
    sheet.get_by_role("button", name="Book et lokale").click()
    booked = page.get_by_role("listitem").filter(has_text="Kælderen, ")
    expect(booked).to_contain_text("Samtale. Booket af Freja")

    booked.get_by_role("button", name="Flyt").click()
    moving = page.get_by_role("dialog", name="Flyt")
    expect(moving.get_by_label("Fra", exact=True)).to_have_value("22:00")
    moving.get_by_label("Til", exact=True).fill("23:30")
    moving.get_by_role("button", name="Flyt").click()
    expect(booked).to_contain_text("23.30")

    booked.get_by_role("button", name="Giv tilbage").click()
    expect(booked).to_be_hidden()


def test_a_day_is_different_and_the_week_is_changed(switch_on: Switch) -> None:
    page = switch_on("freja").open("/rooms?house&part=hours")
    expect(page.get_by_role("listitem").filter(has_text="Vi bygger om")).to_be_visible()
    page.get_by_role("button", name="En dag, der er anderledes").click()
    sheet = page.get_by_role("dialog", name="En dag, der er anderledes")
    sheet.get_by_label("Åbent").fill("10.00 - 12.00")
    sheet.get_by_role("button", name="Noget særligt sker").click()
    sheet.get_by_role("button", name="Gem").click()
    special = page.get_by_role("listitem").filter(has_text="10:00-12:00. Noget særligt sker")
    expect(special).to_be_visible()
    axe.bring(page)
    assert axe.findings(page, "opening hours, kept") == []
    special.get_by_role("button").click()
    expect(special).to_be_hidden()

    page.get_by_label("Søndag").fill("12:00-16:00")
    page.get_by_role("button", name="Gem", exact=True).click()
    expect(page.get_by_text("Gemt. De unge kan se det nu.").last).to_be_visible()
