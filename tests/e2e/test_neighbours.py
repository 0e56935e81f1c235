"""An evening two communities share, on the screens of those who agree, host and come."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.e2e import axe, houses
from tests.e2e.conftest import Switch
from tests.e2e.houses import House

pytestmark = pytest.mark.e2e


@pytest.fixture
def own(seeded: Path, tmp_path: Path) -> Iterator[House]:
    with houses.copied(seeded, tmp_path) as house:
        yield house


@pytest.mark.parametrize(
    ("language", "standing", "part", "sure", "ask"),
    [("da", "Naboer", "Hold op", "Ja, hold op", "Spørg"), ("en", "Neighbours", "Stop", "Yes, stop", "Ask")],
)
def test_coordinators_agree_and_part(
    own: House, switch_on: Switch, language: str, standing: str, part: str, sure: str, ask: str
) -> None:
    mette = switch_on("mette", house=own, language=language)
    mette.open("/people?neighbours")
    sheet = mette.page.get_by_role("dialog")
    other = sheet.get_by_role("listitem").filter(has_text="Fjordby Kommune")
    expect(other).to_contain_text(standing)
    axe.bring(mette.page)
    assert axe.findings(mette.page, "neighbours") == []
    other.get_by_role("button", name=part).click()
    sheet.get_by_role("button", name=sure).click()
    other.get_by_role("button", name=ask).click()

    bo = switch_on("bo", house=own)
    bo.open("/people?neighbours")
    row = bo.page.get_by_role("listitem").filter(has_text="Lysgården Kommune")
    expect(row).to_contain_text("De spørger jer")
    row.get_by_role("button", name="Ja", exact=True).click()
    expect(row).to_contain_text("Naboer")


def test_a_neighbour_comes_with_one_of_their_own(own: House, switch_on: Switch) -> None:
    events = own.outsider("vega").get("/events?limit=100")["items"]
    [shared] = [event["id"] for event in events if event["is_visit"]]
    vega = switch_on("vega", house=own)
    vega.open(f"/events/{shared}")
    vega.see("For unge fra Lysgården Kommune og Fjordby Kommune. I har hver jeres chat.")
    expect(vega.page.get_by_role("link", name="Skriv med dem, der kommer")).to_be_visible()
    axe.bring(vega.page)
    assert axe.findings(vega.page, "a visit") == []

    tage = switch_on("tage", house=own)
    tage.open("/organise")
    card = tage.page.get_by_role("listitem").filter(has_text="Fodbold på græsset").first
    expect(card).to_contain_text("Holdes af Lysgården Kommune")
    expect(card.get_by_role("link", name="Ændr")).to_have_count(0)
    card.get_by_role("link", name="Hvem kommer").click()
    expect(tage.page.get_by_text("Vega")).to_be_visible()
    expect(tage.page.get_by_text("Storm")).to_have_count(0)


def test_whoever_is_asked_reads_what_they_would_bring_them_to(own: House, switch_on: Switch) -> None:
    freja = switch_on("freja", house=own)
    freja.open("/organise")
    film = freja.page.get_by_role("listitem").filter(has_text="Filmaften").first
    film.get_by_role("button", name="Værter").click()
    sheet = freja.page.get_by_role("dialog")
    tage = sheet.get_by_role("listitem").filter(has_text="Tage")
    expect(tage).to_contain_text("Fra Fjordby Kommune. Siger de ja, kan deres unge også komme.")
    tage.get_by_role("button", name="Spørg").click()
    expect(tage).to_contain_text("Er spurgt")

    asked = switch_on("tage", house=own)
    asked.open("/organise")
    asked.see("Vi stemmer om filmen kl. 19. Der er popcorn og tæpper.")
    asked.tap("Ja, det vil jeg")
    expect(asked.page.get_by_role("heading", name="Filmaften").first).to_be_visible()
