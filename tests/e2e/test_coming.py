"""Somebody comes the way they like: with wishes, with a friend, and with the days in their own calendar."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e import axe
from tests.e2e.conftest import Switch
from tests.e2e.houses import House
from tests.support.outsider import Outsider

pytestmark = pytest.mark.e2e


def _event(demo: House, handle: str, title: str) -> str:
    person = Outsider.sign_in(demo.url, handle, demo.password)
    return next(str(event["id"]) for event in person.get("/events?limit=100")["items"] if event["title"] == title)


def test_two_friends_come_together_in_a_few_taps(demo: House, switch_on: Switch) -> None:
    path = f"/events/{_event(demo, 'nor', 'Lektier og toast')}"
    nor = switch_on("nor")
    nor.open(path)
    nor.tap("Jeg kommer")
    sheet = nor.page.get_by_role("dialog", name="Kom, som du har lyst")
    sheet.get_by_label("Hvad ville gøre det lettere?").fill("Et roligt sted at sidde.")
    sheet.get_by_text("En må gerne gå ind sammen med mig").tap()
    sheet.get_by_role("button", name="Gem").tap()
    nor.see("Det er gemt.")
    axe.bring(nor.page)
    assert axe.findings(nor.page, "coming along") == []
    nor.page.reload()
    nor.settle()
    nor.tap("Gør det lettere at komme")
    expect(sheet.get_by_label("Hvad ville gøre det lettere?")).to_have_value("Et roligt sted at sidde.")
    sheet.get_by_role("button", name=re.compile("Spørg Sne")).tap()

    sne = switch_on("sne", language="en")
    sne.open(f"{path}?together")
    sne.see("Nor would like you to come along.")
    axe.bring(sne.page)
    assert axe.findings(sne.page, "being asked along") == []
    sne.tap("Yes, I’ll come along")
    sne.see("You are coming with Nor.")
    nor.open(f"{path}?together")
    nor.see("Du kommer sammen med Sne.")


def test_the_month_the_filters_and_an_own_calendar(demo: House, switch_on: Switch) -> None:
    luna = switch_on("luna")
    page = luna.open("/events")
    luna.tap("Hele måneden")
    month = page.get_by_role("dialog", name="Hele måneden")
    day = month.get_by_role("button", disabled=False, name=re.compile("ting"))
    if not day.count():
        month.get_by_role("button", name="Måneden efter").tap()
    day.first.tap()
    expect(month).to_be_hidden()
    luna.settle()
    expect(page.get_by_role("heading", level=3).first).to_be_visible()
    page.get_by_role("button", name="Træning", exact=True).tap()
    luna.see("Ikke noget af den slags i den uge.")
    luna.tap("Vis alt")
    expect(page.get_by_role("heading", level=3).first).to_be_visible()

    luna.tap("I din kalender")
    luna.tap("Lav en adresse")
    address = page.get_by_label("Adresse", exact=True)
    expect(address).to_have_value(re.compile(r"/calendar/.+/events\.ics$"))
    feed = page.context.request.get(address.input_value())
    assert feed.ok
    assert "Fodbold" not in feed.text()
    axe.bring(page)
    assert axe.findings(page, "own calendar") == []
    luna.tap("Luk adressen")
    luna.see("Adressen virker ikke mere.")
    assert page.context.request.get(feed.url).status == 404
