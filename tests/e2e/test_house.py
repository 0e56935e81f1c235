"""Somebody wants to know whether they can come by."""

import pytest
from playwright.sync_api import expect

from tests.e2e import axe
from tests.e2e.conftest import Switch

pytestmark = pytest.mark.e2e


def test_a_youth_sees_when_the_house_is_open_also_without_net(switch_on: Switch) -> None:
    phone = switch_on("nor")
    page = phone.open("/events")
    page.get_by_role("button", name="Huset er").click()

    days = page.get_by_role("dialog", name="Hvornår er huset åbent?")
    expect(days.get_by_role("listitem")).to_have_count(14)
    expect(days.get_by_text("Vi bygger om")).to_be_visible()
    axe.bring(page)
    assert axe.findings(page, "opening hours") == []

    phone.context.set_offline(offline=True)
    page.keyboard.press("Escape")
    expect(days).to_be_hidden()
    page.get_by_role("button", name="Huset er").click()
    expect(days.get_by_role("listitem")).to_have_count(14)
    phone.context.set_offline(offline=False)


def test_its_address_shows_the_two_weeks_at_once(switch_on: Switch) -> None:
    page = switch_on("luna", language="en").open("/events?house")

    expect(page.get_by_role("dialog", name="When is the house open?").get_by_role("listitem")).to_have_count(14)
