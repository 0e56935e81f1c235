"""Without a net: what was seen can be read, what is written waits, and goes out when the net is back."""

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import Switch
from tests.e2e.houses import House
from tests.e2e.phones import READY
from tests.support.outsider import Outsider

pytestmark = pytest.mark.e2e

WRITTEN = "Jeg skriver uden net"


@pytest.mark.parametrize("restarted", [False, True], ids=["stays open", "is started anew"])
def test_what_is_written_waits_for_the_net(switch_on: Switch, demo: House, *, restarted: bool) -> None:
    phone = switch_on("nor")
    text = f"{WRITTEN}, {restarted}"
    phone.open("/chat")
    phone.until(READY)
    phone.enter("^Sne")
    phone.see("Okay, boller. Nu er du min yndlingsperson")

    phone.context.set_offline(offline=True)
    phone.page.reload()
    phone.see("Intet net.")
    phone.see("Okay, boller. Nu er du min yndlingsperson")
    phone.follow("/chat")
    phone.see("Du ser det, vi hentede sidst.")
    phone.enter("^Sne")
    phone.fill("Skriv en besked", text)
    phone.tap("Send")
    phone.see("Venter på net")
    if restarted:
        phone.page.reload()
        phone.see("Venter på net")
    phone.context.set_offline(offline=False)

    expect(phone.page.locator(".unsent")).to_have_count(0)
    expect(phone.page.get_by_role("log").get_by_text(text)).to_have_count(1)
    room_id = phone.page.url.rsplit("/", 1)[-1]
    stored = Outsider.sign_in(demo.url, "sne", demo.password).get(f"/rooms/{room_id}/messages?after_seq=0&limit=100")
    assert [message["text"] for message in stored["items"]].count(text) == 1


def test_help_is_there_without_a_net(switch_on: Switch) -> None:
    phone = switch_on()
    phone.open("/sign-in")
    phone.until(READY)
    phone.context.set_offline(offline=True)

    phone.page.goto(f"{phone.url}/help")

    expect(phone.page.get_by_role("link", name="Jeg er i fare nu")).to_have_attribute("href", "tel:112")
    expect(phone.page.get_by_role("link", name="Snak med nogen nu")).to_have_attribute("href", "tel:116111")
