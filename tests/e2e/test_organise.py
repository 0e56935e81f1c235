"""An organiser's evening: something posted in few presses, kept while it is written, looked at when they are new."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from backend.core import clock
from tests.e2e import axe, houses
from tests.e2e.houses import House
from tests.e2e.phones import Phone
from tests.support.outsider import Outsider
from tests.support.pictures import tiny_picture

pytestmark = pytest.mark.e2e

WORDS = {
    "Hvad sker der?": "Gåtur med hunde",
    "Sig lidt mere": "Vi går en tur. Tag varmt tøj på.",
    "Sted": "Ved huset",
    "De første 10\u00a0minutter": "Freja står ved døren med hundene.",
    "Hvem er der?": "Seks unge og Freja.",
}
# Counted from the screen that lists what one has posted, with the press that posts.
MOST_PRESSES = 9


@pytest.fixture
def evening(seeded: Path, tmp_path: Path) -> Iterator[House]:
    with houses.copied(seeded, tmp_path) as house:
        yield house


@pytest.fixture
def pick_up(evening: House, browser: Browser) -> Callable[[str], Phone]:
    return lambda handle: Phone.switched_on(browser, evening.url).sign_in(handle, evening.password)


def _fill(page: Page) -> int:
    """Write a whole event; returns how many presses and fields that took."""
    page.get_by_text("Tur ud", exact=True).click()
    for label, text in WORDS.items():
        page.get_by_label(label, exact=True).fill(text)
    page.get_by_label("Dag", exact=True).fill((clock.today() + timedelta(days=9)).isoformat())
    return 1 + len(WORDS) + 1


def _show_a_photo(page: Page) -> None:
    """Choose one, say what it shows, and find it in the form and before those who will read."""
    page.locator("input[type=file]").set_input_files(
        {"name": "stuen.png", "mimeType": "image/png", "buffer": tiny_picture()}
    )
    sheet = page.get_by_role("dialog", name="Billede af stedet")
    expect(sheet.get_by_role("button", name="Brug billedet")).to_be_disabled()
    sheet.get_by_label("Hvad er der på billedet?").fill("Hundene ved døren")
    axe.bring(page)
    assert axe.findings(page, "a photo") == []
    sheet.get_by_role("button", name="Brug billedet").click()
    expect(sheet).to_be_hidden()
    expect(page.get_by_role("button", name="Skift billede")).to_be_visible()


def test_something_is_posted_in_a_few_presses_and_no_word_is_lost_on_the_way(
    pick_up: Callable[[str], Phone],
) -> None:
    freja = pick_up("freja")
    freja.open("/organise")
    freja.page.get_by_role("link", name="Slå noget op", exact=True).click()
    presses = 1 + _fill(freja.page)
    freja.see("Gemt som kladde")

    freja.page.reload()
    expect(freja.page.get_by_label("Hvad sker der?")).to_have_value("Gåtur med hunde")
    freja.page.get_by_label("Gentag").select_option("weekly")
    freja.see("og så videre")
    freja.page.get_by_label("Gentag").select_option("once")
    freja.page.get_by_role("group", name="Lokale i huset").get_by_role("button").last.click()
    _show_a_photo(freja.page)
    freja.see("Gemt som kladde")
    freja.tap("Slå det op")
    assert presses + 1 <= MOST_PRESSES

    card = freja.page.get_by_role("listitem").filter(has_text="0 af 12 kommer").filter(has_text="Gåtur med hunde")
    expect(card.last).to_be_visible()


def test_two_hold_an_evening_once_the_other_has_said_yes(pick_up: Callable[[str], Phone]) -> None:
    freja, rosa, nor = (pick_up(handle) for handle in ("freja", "rosa", "nor"))
    freja.open("/organise")
    football = freja.page.get_by_role("listitem").filter(has_text="Fodbold på græsset").first
    football.get_by_role("button", name="Værter").click()
    sheet = freja.page.get_by_role("dialog", name="Værter")
    sheet.get_by_role("button", name="Spørg").click()
    expect(sheet.get_by_text("Er spurgt og har ikke svaret.")).to_be_visible()
    axe.bring(freja.page)
    assert axe.findings(freja.page, "hosts") == []

    rosa.open("/organise")
    rosa.see("Freja spørger, om du vil være vært")
    rosa.tap("Ja, det vil jeg")
    expect(rosa.page.get_by_role("heading", name="Fodbold på græsset")).to_be_visible()

    nor.open("/events")
    nor.page.get_by_role("link").filter(has_text="Fodbold på græsset").first.click()
    nor.see("Freja, Tage og Rosa tager imod")


def test_a_series_is_called_off_as_far_as_one_says(pick_up: Callable[[str], Phone]) -> None:
    freja = pick_up("freja")
    freja.open("/organise")
    card = freja.page.get_by_role("listitem").filter(has_text="Lektier og toast").first
    card.get_by_role("button", name="Aflys").first.click()
    freja.see("Ingen er skrevet på endnu.")
    freja.page.get_by_label("og frem (8 gange)").check()
    freja.page.get_by_label("Hvorfor?").fill("Huset er lukket.")
    freja.tap("Aflys det")

    freja.see("Det er aflyst. De, der var med, har fået besked.")


def test_somebody_new_is_looked_at_told_why_and_writes_on(evening: House, pick_up: Callable[[str], Phone]) -> None:
    mette, rosa = pick_up("mette"), pick_up("rosa")
    mette.open("/moderation")
    mette.page.get_by_role("link", name="1 nyt opslag venter på et blik").click()
    mette.tap("Send det tilbage")
    mette.page.get_by_label("Hvad skal være anderledes?").fill("Skriv, hvilken dør det er.")
    mette.tap("Send tilbage")
    mette.see("Ingen venter")

    rosa.open("/organise")
    rosa.see("Skriv, hvilken dør det er.")
    rosa.tap("Ret det, og slå det op igen")
    rosa.page.get_by_label("Sted", exact=True).fill("Den grønne dør på Birkevej")
    rosa.tap("Slå det op")
    rosa.see("Venter på et blik")

    mette.open("/moderation?events")
    mette.see("Den grønne dør på Birkevej")
    mette.tap("Det er fint, vis det")
    mette.see("Ingen venter")
    nor = Outsider.sign_in(evening.url, "nor", evening.password)
    assert "Hvordan finder man et fritidsjob?" in [event["title"] for event in nor.get("/events")["items"]]


def test_an_evening_about_jobs_comes_with_a_plan(pick_up: Callable[[str], Phone]) -> None:
    freja = pick_up("freja")
    freja.open("/organise/new")
    freja.page.get_by_role("radio", name="Om job").check()
    freja.page.get_by_text("Plan for en aften om job").click()
    freja.see("De første ti minutter")
    axe.bring(freja.page)
    assert axe.findings(freja.page, "the plan of an evening") == []
    freja.tap("Skriv en indbydelse for mig")
    expect(freja.page.get_by_label("Sig lidt mere")).to_have_value(re.compile("det første af et CV"))
    expect(freja.page.get_by_role("button", name="Skriv en indbydelse for mig")).to_have_count(0)
