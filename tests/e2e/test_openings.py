"""A job on the phone: written by an organiser, refused while its hours are unlawful, found and wished for."""

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
    ("language", "wish", "finished"),
    [
        ("da", "Det vil jeg gerne", "Jeg er færdig med 9. klasse"),
        ("en", "I would like this", "I have finished 9th grade"),
    ],
)
def test_a_youth_finds_a_job_and_puts_it_on_the_board(
    own: House, switch_on: Switch, language: str, wish: str, finished: str
) -> None:
    nor = switch_on("nor", house=own, language=language)
    nor.open("/jobs")
    nor.follow("/jobs?openings")
    nor.see("Pak brød om eftermiddagen")
    axe.bring(nor.page)
    assert axe.findings(nor.page, "jobs to find") == []
    expect(nor.page.get_by_text("Riv billetter om aftenen")).to_have_count(0)
    expect(nor.page.get_by_text("Aftener i kiosken")).to_have_count(0)
    nor.page.get_by_role("switch", name=finished).check()
    nor.see("Riv billetter om aftenen")
    nor.page.get_by_role("link", name="Pak brød om eftermiddagen").click()
    nor.see("Bente")
    assert axe.findings(nor.page, "a job") == []
    nor.tap(wish)
    expect(nor.page.get_by_role("textbox").first).to_have_value("Pak brød om eftermiddagen, Bager Boller")


def test_hours_that_are_too_late_are_said_and_put_right(own: House, switch_on: Switch) -> None:
    mette = switch_on("mette", house=own)
    mette.open("/rooms?openings")
    axe.bring(mette.page)
    assert axe.findings(mette.page, "jobs and employers") == []
    kiosk = mette.page.get_by_role("listitem").filter(has_text="Aftener i kiosken")
    expect(kiosk).to_contain_text("Man skal være færdig klokken 20.00 i den alder.")
    expect(kiosk).to_contain_text("En koordinator skal godkende arbejdsgiveren først.")
    mette.page.get_by_role("listitem").filter(has_text="Kiosken Karamel").get_by_role("button", name="Godkend").click()
    expect(kiosk).not_to_contain_text("En koordinator skal godkende")
    kiosk.get_by_role("button", name="Ret").click()
    assert axe.findings(mette.page, "writing a job") == []
    mette.page.get_by_label("Fra", exact=True).fill("15:30")
    mette.page.get_by_label("Til", exact=True).fill("17:30")
    mette.tap("Gem kladden")
    kiosk.get_by_role("button", name="Vis for unge").click()
    expect(kiosk).to_contain_text("Vises")

    sne = switch_on("sne", house=own)
    sne.open("/jobs?openings")
    sne.see("Aftener i kiosken")


def test_an_employer_is_written_down_and_waits(own: House, switch_on: Switch) -> None:
    freja = switch_on("freja", house=own)
    freja.open("/rooms?openings")
    freja.tap("Skriv en arbejdsgiver")
    sheet = freja.page.get_by_role("dialog")
    sheet.get_by_label("Navn").fill("Isboden Vaffel")
    sheet.get_by_label("Hvem spørger den unge?").fill("Ida i lugen")
    sheet.get_by_label("CVR-nummer").fill("99 85 57 70")
    sheet.get_by_role("button", name="Gem").click()
    expect(freja.page.get_by_role("listitem").filter(has_text="Isboden Vaffel")).to_contain_text("99855770")
    expect(freja.page.get_by_role("listitem").filter(has_text="Isboden Vaffel")).to_contain_text("Venter")


def test_a_job_saved_from_a_web_page_becomes_a_draft(own: House, switch_on: Switch) -> None:
    page = """<html><script type="application/ld+json">{"@type": "JobPosting", "title": "Sælg is i sommer",
        "description": "<p>Du laver vafler.</p>", "baseSalary": 1}</script></html>"""
    freja = switch_on("freja", house=own)
    freja.open("/rooms?openings")
    freja.tap("Skriv et job")
    bring = freja.page.get_by_label("Hent fra en fil")
    bring.set_input_files({"name": "nej.html", "mimeType": "text/html", "buffer": b"<html></html>"})
    freja.see("Der er intet jobopslag i den fil.")
    bring.set_input_files({"name": "is.html", "mimeType": "text/html", "buffer": page.encode()})
    freja.see("Vi tog ikke det hele med: baseSalary.")
    expect(freja.page.get_by_label("Overskrift")).to_have_value("Sælg is i sommer")
    expect(freja.page.get_by_label("Hvad laver man dér?")).to_have_value("Du laver vafler.")
    freja.tap("Gem kladden")
    expect(freja.page.get_by_role("listitem").filter(has_text="Sælg is i sommer")).to_contain_text("Kladde")
