"""The day after: the organiser reads how it was; who was not asked is told kindly."""

import pytest
from playwright.sync_api import expect

from tests.e2e import axe
from tests.e2e.conftest import Switch
from tests.e2e.houses import House
from tests.support.outsider import Outsider

pytestmark = pytest.mark.e2e


def test_three_said_how_it_was(switch_on: Switch, demo: House) -> None:
    freja = Outsider.sign_in(demo.url, "freja", demo.password)
    past = freja.get("/own-events?past=true")["items"]
    event = next(own["event"] for own in past if own["event"]["title"] == "Suppe og snak")

    page = switch_on("freja").open(f"/organise?event={event['id']}")
    expect(page.get_by_text("Det var rart, at man bare kunne røre i gryden.")).to_be_visible()
    expect(page.get_by_text("Ja: 2. Lidt: 1. Nej: 0.").first).to_be_visible()
    axe.bring(page)
    assert axe.findings(page, "how it was") == []

    again = switch_on("vilde").open(f"/events?after={event['id']}")
    expect(again.get_by_text("Tak, fordi du sagde det.")).to_be_visible()
    axe.bring(again)
    assert axe.findings(again, "said already") == []
