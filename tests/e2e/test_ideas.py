"""A youth has an idea; others vote without being seen; the crew answers and makes it happen."""

import pytest
from playwright.sync_api import expect

from tests.e2e import axe
from tests.e2e.conftest import Switch

pytestmark = pytest.mark.e2e


def test_an_idea_from_the_first_word_to_an_event(switch_on: Switch) -> None:
    youth = switch_on("nor").open("/events")
    youth.get_by_role("link", name="Har du en idé?").click()
    expect(youth.get_by_role("link", name="Bordfodbold")).to_be_visible()
    axe.bring(youth)
    assert axe.findings(youth, "the board of ideas") == []
    youth.get_by_role("button", name="Skriv en idé").click()
    sheet = youth.get_by_role("dialog", name="Din idé")
    sheet.get_by_label("Hvad er det?").fill("Brætspil om søndagen")
    sheet.get_by_label("Fortæl lidt mere").fill("Vi tager hver et spil med, og nogen laver te.")
    sheet.get_by_role("button", name="Læg den op").click()
    expect(youth.get_by_role("link", name="Brætspil om søndagen")).to_be_visible()

    other = switch_on("luna").open("/events?ideas")
    other.get_by_role("link", name="Brætspil om søndagen").click()
    mine = other.get_by_role("button", name="Måske")
    mine.click()
    expect(mine).to_have_attribute("aria-pressed", "true")
    other.get_by_label("Sig noget til idéen").fill("Jeg har et med kort")
    other.get_by_role("button", name="Send", exact=True).click()
    expect(other.get_by_text("Jeg har et med kort")).to_be_visible()
    axe.bring(other)
    assert axe.findings(other, "an idea") == []

    crew = switch_on("freja").open("/events?ideas&view=waiting")
    crew.get_by_role("link", name="Brætspil om søndagen").click()
    crew.get_by_role("button", name="Svar på idéen").click()
    answer = crew.get_by_role("dialog", name="Holdets svar")
    answer.get_by_label("Hvorfor?").fill("Det vil vi gerne. Stuen er ledig om søndagen.")
    axe.bring(crew)
    assert axe.findings(crew, "an answer") == []
    answer.get_by_role("button", name="Giv svaret").click()
    expect(crew.get_by_text("Stuen er ledig om søndagen")).to_be_visible()
    crew.get_by_role("button", name="Lav det til noget, der sker").click()
    expect(crew.get_by_label("Hvad sker der?")).to_have_value("Brætspil om søndagen")

    other.reload()
    expect(other.get_by_text("Afstemningen er slut")).to_be_visible()
    expect(other.get_by_text("Få stemte")).to_be_visible()
