"""The crew decides what is bought and sees where it went; the bus to an event is asked for and paid."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e import axe
from tests.e2e.conftest import Switch

pytestmark = pytest.mark.e2e


def _clean(page: Page, where: str) -> None:
    axe.bring(page)
    assert axe.findings(page, where) == []


def test_the_crew_proposes_votes_and_sees_where_it_went(switch_on: Switch) -> None:
    crew = switch_on("storm").open("/events?ideas")
    crew.get_by_role("link", name="Holdets penge").click()
    net = crew.get_by_role("article").filter(has_text="Net til bordtennis")
    expect(net.get_by_text("Højst 150 kr.")).to_be_visible()
    yes = net.get_by_role("button", name="Ja", exact=True)
    yes.click()
    expect(yes).to_have_attribute("aria-pressed", "true")
    expect(crew.get_by_text("Kort og terninger")).to_be_visible()
    expect(crew.get_by_text("-179 kr.")).to_be_visible()
    _clean(crew, "the crew's money")

    crew.get_by_role("button", name="Foreslå noget").click()
    sheet = crew.get_by_role("dialog", name="Dit forslag")
    sheet.get_by_label("Hvad skal der købes?").fill("En vandkoger")
    sheet.get_by_label("Hvorfor?").fill("Den gamle lækker.")
    sheet.get_by_role("button", name="Læg det op").click()
    expect(sheet.get_by_text("Skriv et beløb i kroner")).to_be_visible()
    _clean(crew, "a proposal without an amount")
    sheet.get_by_label("Højst, i kroner").fill("249,50")
    sheet.get_by_role("button", name="Læg det op").click()
    kettle = crew.get_by_role("article").filter(has_text="En vandkoger")
    expect(kettle.get_by_text("Højst 249,50 kr.")).to_be_visible()

    other = switch_on("sne").open("/events?budget")
    expect(
        other.get_by_role("article").filter(has_text="En vandkoger").get_by_text("Holdet stemmer til")
    ).to_be_visible()
    expect(other.get_by_role("button", name="Foreslå noget")).to_have_count(0)

    kettle.get_by_role("button", name="Træk tilbage").click()
    expect(kettle).to_have_count(0)


def test_what_was_decided_is_there_for_all_in_english_too(switch_on: Switch) -> None:
    youth = switch_on("luna", language="en").open("/events?budget&view=decided")
    bought = youth.get_by_role("article").filter(has_text="Kort og terninger")

    expect(bought.get_by_text("It came to 179 kr.")).to_be_visible()
    expect(bought.get_by_text("Paid", exact=True)).to_be_visible()


def test_the_bus_is_asked_for_and_paid(switch_on: Switch) -> None:
    youth = switch_on("nor").open("/events")
    youth.get_by_role("link", name="Fodbold på græsset").first.click()
    youth.get_by_role("button", name="Gør det lettere at komme").click()
    sheet = youth.get_by_role("dialog")
    expect(sheet.get_by_text("Bus i byen: 48 kr.")).to_be_visible()
    expect(sheet.get_by_text("Meld dig til, så kan du bede om det her")).to_be_visible()
    youth.keyboard.press("Escape")
    youth.get_by_role("button", name="Jeg kommer").click()
    sheet = youth.get_by_role("dialog")
    sheet.get_by_role("button", name="Tog og bus: 96 kr.").click()
    sheet.get_by_role("button", name="Bed om rejsepenge").click()
    expect(sheet.get_by_text("Du har bedt om rejsepenge")).to_be_visible()
    expect(sheet.get_by_text("Du har dem senest")).to_be_visible()
    _clean(youth, "travel money asked for")

    desk = switch_on("mette").open("/events?travel")
    asked = desk.get_by_role("article").filter(has_text="nor")
    expect(asked.get_by_text("Tog og bus")).to_be_visible()
    _clean(desk, "travel money that waits")
    asked.get_by_role("button", name="Ja", exact=True).click()
    expect(asked.get_by_text("Sagt ja")).to_be_visible()
    asked.get_by_role("button", name="De har pengene").click()
    expect(asked).to_have_count(0)
    expect(desk.get_by_text("2.404 kr.")).to_be_visible()

    youth.reload()
    youth.get_by_role("button", name="Gør det lettere at komme").click()
    expect(youth.get_by_text("Dine rejsepenge er betalt")).to_be_visible()


def test_money_is_put_in_and_amounts_are_set(switch_on: Switch) -> None:
    desk = switch_on("mette").open("/events?travel")
    desk.get_by_role("button", name="Sæt penge ind").click()
    sheet = desk.get_by_role("dialog", name="Penge i kassen")
    sheet.get_by_label("Beløb i kroner").fill("100")
    sheet.get_by_label("Hvor kommer de fra?").fill("En fond")
    sheet.get_by_role("button", name="Skriv det i regnskabet").click()
    expect(desk.get_by_text("En fond")).to_be_visible()
    desk.get_by_role("button", name="Tilføj en måde").click()
    desk.get_by_label("Måde").last.fill("Færgen")
    desk.get_by_label("Kroner, ud og hjem").last.fill("120")
    desk.get_by_role("button", name="Gem").click()
    expect(desk.get_by_text("Beløbene er gemt")).to_be_visible()
    desk.reload()
    expect(desk.get_by_label("Måde").last).to_have_value("Færgen")
    _clean(desk, "the travel desk")
