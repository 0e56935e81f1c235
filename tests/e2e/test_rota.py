"""The crew runs the house: a shift is taken, let go of and handed over, and a rule is voted on."""

import pytest
from playwright.sync_api import expect

from tests.e2e import axe
from tests.e2e.conftest import Switch

pytestmark = pytest.mark.e2e


def test_a_shift_from_laying_it_out_to_handing_it_over(switch_on: Switch) -> None:
    lead = switch_on("freja").open("/events?crew&part=week")
    lead.get_by_role("button", name="Ugen efter").click()
    lead.get_by_role("button", name="Læg en vagt").click()
    sheet = lead.get_by_role("dialog", name="Læg en vagt")
    sheet.get_by_role("button", name="Indkøb").click()
    sheet.get_by_role("button", name="1", exact=True).click()
    axe.bring(lead)
    assert axe.findings(lead, "laying out a shift") == []
    sheet.get_by_role("button", name="Læg en vagt").click()
    expect(lead.get_by_role("button", name="Indkøb")).to_be_visible()
    axe.bring(lead)
    assert axe.findings(lead, "a week of the rota") == []

    crew = switch_on("vilde", language="en").open("/events?crew&part=open")
    crew.get_by_role("button", name="Shopping").click()
    crew.get_by_role("dialog").get_by_role("button", name="Take the shift").click()
    crew.get_by_text("Mine", exact=True).click()
    crew.get_by_role("button", name="Shopping").click()
    axe.bring(crew)
    assert axe.findings(crew, "an own shift", "en") == []
    crew.get_by_role("button", name="Hand it over").click()
    crew.get_by_role("dialog").get_by_role("button", name="Storm").click()
    expect(crew.get_by_role("dialog")).to_be_hidden()

    other = switch_on("storm").open("/events?crew")
    asks = other.get_by_role("region", name="Nogen spørger dig")
    expect(asks.get_by_text("Vilde spørger")).to_be_visible()
    asks.get_by_role("button", name="Ja, det vil jeg").click()
    expect(other.get_by_role("button", name="Indkøb")).to_be_visible()
    other.get_by_role("button", name="Indkøb").click()
    other.get_by_role("dialog").get_by_role("button", name="Slip vagten").click()
    expect(other.get_by_role("button", name="Indkøb")).to_be_hidden()


def test_a_rule_is_proposed_voted_on_and_stopped_with_a_reason(switch_on: Switch) -> None:
    crew = switch_on("vilde", language="en").open("/events?crew&part=rules")
    crew.get_by_role("button", name="Propose a rule").click()
    sheet = crew.get_by_role("dialog", name="Propose a rule")
    sheet.get_by_label("The rule").fill("Shoes stay at the door.")
    sheet.get_by_label("Why?").fill("The floor stays dry.")
    sheet.get_by_role("button", name="Put it up").click()

    youth = switch_on("nor").open("/events?ideas")
    youth.get_by_role("link", name="Hold, vagter og regler").click()
    rule = youth.get_by_role("region", name="Shoes stay at the door.")
    rule.get_by_role("button", name="Ja").click()
    expect(rule.get_by_role("button", name="Ja")).to_have_attribute("aria-pressed", "true")
    axe.bring(youth)
    assert axe.findings(youth, "the rules of the house") == []

    adult = switch_on("mette").open("/rooms?house")
    adult.get_by_role("link", name="Vagter og regler").click()
    adult.get_by_text("Regler", exact=True).click()
    adult.get_by_role("region", name="Shoes stay").get_by_role("button", name="Stop reglen").click()
    veto = adult.get_by_role("dialog", name="Stop reglen")
    veto.get_by_label("Hvorfor?").fill("Der ligger glas ved døren lige nu.")
    veto.get_by_role("button", name="Stop reglen").click()
    youth.reload()
    expect(youth.get_by_text("Stoppet, fordi: Der ligger glas")).to_be_visible()
