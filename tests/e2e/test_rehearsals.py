"""Rehearsing an interview: an adult lays out a time, a youth takes it, and lets it go again."""

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
    ("language", "take", "mine", "leave"),
    [
        ("da", "Tag tiden", "Din tid", "Jeg kommer ikke alligevel"),
        ("en", "Take this time", "Your time", "I am not coming after all"),
    ],
)
def test_a_youth_takes_a_time_and_lets_it_go(
    own: House, switch_on: Switch, language: str, take: str, mine: str, leave: str
) -> None:
    storm = switch_on("storm", house=own, language=language)
    storm.open("/jobs")
    storm.follow("/jobs?rehearse")
    axe.bring(storm.page)
    assert axe.findings(storm.page, "times to rehearse") == []
    storm.page.get_by_role("button", name="Freja").first.click()
    sheet = storm.page.get_by_role("dialog")
    sheet.get_by_role("textbox").fill("Hvad siger man, når man kommer ind?")
    assert axe.findings(storm.page, "taking a time") == []
    sheet.get_by_role("button", name=take).click()
    expect(storm.page.get_by_role("heading", name=mine)).to_be_visible()
    storm.see("Hvad siger man, når man kommer ind?")

    freja = switch_on("freja", house=own)
    freja.open("/rooms?rehearsals")
    expect(freja.page.get_by_role("listitem").filter(has_text="Storm kommer")).to_contain_text("Hvad siger man")
    axe.bring(freja.page)
    assert axe.findings(freja.page, "laying out times") == []

    storm.tap(leave)
    expect(storm.page.get_by_role("heading", name=mine)).to_have_count(0)


def test_an_adult_hears_what_is_missing(own: House, switch_on: Switch) -> None:
    ali = switch_on("ali", house=own)
    ali.open("/rooms?rehearsals")
    ali.tap("Læg tiden")
    ali.see("Vælg en dag, et klokkeslæt og en voksen mere.")
