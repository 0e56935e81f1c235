"""The way to a job: a place is a thought first, and every step is one's own."""

import pytest
from playwright.sync_api import expect

from tests.e2e import axe
from tests.e2e.conftest import Switch

pytestmark = pytest.mark.e2e


def test_a_place_is_written_down_moved_and_remembered(switch_on: Switch) -> None:
    luna = switch_on("luna")
    luna.open("/jobs")
    luna.follow("/jobs?board")
    luna.see("Hvor kunne du tænke dig at være?")
    luna.tap("Skriv et sted på")
    sheet = luna.page.get_by_role("dialog")
    sheet.get_by_label("Hvor?").fill("Blomsterbutikken")
    axe.bring(luna.page)
    assert axe.findings(luna.page, "a new place") == []
    sheet.get_by_role("button", name="Skriv et sted på").click()

    luna.fill("Næste skridt", "Ring og spørg.")
    luna.see("Ingenting. Og du behøver ikke sige noget.")
    luna.see("Gemt lige nu")
    assert axe.findings(luna.page, "one place") == []
    luna.follow("/jobs?board")
    luna.tap("Ryk til: Søgt")
    expect(luna.page.get_by_role("article").filter(has_text="Blomsterbutikken")).to_contain_text("Ryk til: Samtale")

    luna.page.reload()
    luna.enter("Blomsterbutikken")
    expect(luna.page.get_by_label("Næste skridt")).to_have_value("Ring og spørg.")


@pytest.mark.parametrize(
    ("language", "row", "part"),
    [("da", "Samtalen", "Hvorfor bor du ikke hjemme?"), ("en", "The interview", "Why don't you live at home?")],
)
def test_what_they_ask_is_read_before(switch_on: Switch, language: str, row: str, part: str) -> None:
    storm = switch_on("storm", language=language)
    storm.open("/jobs")
    storm.enter(row)
    expect(storm.page.get_by_role("heading", name=part)).to_be_visible()
    axe.bring(storm.page)
    assert axe.findings(storm.page, "a guide") == []


def test_what_was_deleted_comes_back(switch_on: Switch) -> None:
    nor = switch_on("nor", language="en")
    nor.open("/jobs?board")
    nor.enter("Genbrugsbutikken")
    nor.tap("Delete")
    expect(nor.page.get_by_role("article").filter(has_text="Genbrugsbutikken")).to_have_count(0)
    nor.tap("Undo")
    expect(nor.page.get_by_label("Where?")).to_have_value("Genbrugsbutikken")


def test_what_is_in_order_before_an_interview_stays_ticked(switch_on: Switch) -> None:
    nor = switch_on("nor")
    nor.open("/jobs?board")
    nor.enter("Bageren ved stationen")
    shirt = nor.page.get_by_role("checkbox", name="Tøj, du er tilpas i")
    shirt.check()
    nor.see("Gemt lige nu")
    axe.bring(nor.page)
    assert axe.findings(nor.page, "before an interview") == []
    nor.page.reload()
    expect(shirt).to_be_checked()
    expect(nor.page.get_by_role("checkbox", name="CV og telefon")).not_to_be_checked()
    shirt.uncheck()
    nor.see("Gemt lige nu")
