"""A first CV: written in five short steps, kept while it is written, and printed."""

import io
import json

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.e2e import axe
from tests.e2e.conftest import Switch
from tests.e2e.houses import House

pytestmark = pytest.mark.e2e


def test_a_cv_is_written_left_and_printed(demo: House, switch_on: Switch) -> None:
    luna = switch_on("luna")
    luna.open("/jobs")
    luna.enter("Skriv dit CV")
    luna.fill("Dit navn", "Luna Opdigtet")
    luna.fill("Lidt om dig", "Jeg møder til tiden.")
    luna.tap("Videre")
    luna.tap("Lave mad til mange")
    luna.fill("Med dine ord", "For ti, hver mandag.")
    luna.follow("/events")  # whoever goes away has lost nothing

    luna.open("/jobs?cv=2")
    expect(luna.page.get_by_label("Med dine ord")).to_have_value("For ti, hver mandag.")
    luna.follow("/jobs?cv=4")
    luna.tap("tålmodig")
    luna.tap("Arabisk")
    luna.follow("/jobs?cv=5")
    luna.tap("Weekender")
    with luna.page.expect_download() as fetched:
        luna.tap("Hent dit CV")

    page = PdfReader(io.BytesIO(fetched.value.path().read_bytes())).pages[0].extract_text()
    for words in ("Luna Opdigtet", "Jeg møder til tiden.", "Madlavning for mange", "tålmodig", "arabisk", "weekender"):
        assert words in page


def test_words_that_tell_of_care_are_asked_about(demo: House, switch_on: Switch) -> None:
    storm = switch_on("storm")
    storm.open("/jobs?cv")
    storm.fill("Dit navn", "Storm")
    storm.fill("Lidt om dig", "Jeg bor på et opholdssted.")
    storm.follow("/jobs?cv=5")

    storm.see("Vil du have det med?")
    storm.see("Der står: opholdssted.")


def test_one_from_another_program_is_brought_along(demo: House, switch_on: Switch) -> None:
    liv = switch_on("liv")
    liv.open("/jobs?cv=5")
    liv.page.get_by_text("Flyt dit CV").click()
    file = liv.page.get_by_label("Hent fra en fil")
    file.set_input_files({"name": "cv.json", "mimeType": "application/json", "buffer": b"ikke json"})
    liv.see("Den fil kan vi ikke læse.")
    resume = {"basics": {"name": "Liv Opdigtet"}, "awards": [{"title": "Kage"}]}
    file.set_input_files({"name": "cv.json", "mimeType": "application/json", "buffer": json.dumps(resume).encode()})

    liv.see("Det her var der ikke plads til: awards")
    liv.follow("/jobs?cv=1")
    expect(liv.page.get_by_label("Dit navn")).to_have_value("Liv Opdigtet")


@pytest.mark.parametrize("language", ["da", "en"])
def test_everybody_can_write_one(demo: House, switch_on: Switch, language: str) -> None:
    vilde = switch_on("vilde", language=language)
    axe.bring(vilde.open("/jobs"))

    found = axe.findings(vilde.page, "/jobs", language)
    for step in range(1, 6):
        found += axe.findings(vilde.follow(f"/jobs?cv={step}"), f"/jobs?cv={step}", language)

    assert found == []
