"""An evening at the door: a youth shows a code, a volunteer counts, and the net goes away for a while."""

import pytest
from playwright.sync_api import expect

from tests.e2e import axe
from tests.e2e.conftest import Switch

pytestmark = pytest.mark.e2e


def test_somebody_is_counted_in_and_out_also_without_net(switch_on: Switch) -> None:
    youth = switch_on("nor").open("/events?house")
    youth.get_by_role("button", name="Min kode til døren").click()
    mine = youth.get_by_role("dialog", name="Min kode")
    expect(mine.get_by_role("img", name="Din kode som billede")).to_be_visible()
    axe.bring(youth)
    assert axe.findings(youth, "a code for the door") == []
    code = mine.locator(".code").inner_text()

    phone = switch_on("freja")
    door = phone.open("/rooms?house")
    count = door.locator(".count b")
    expect(count).to_have_text("0")
    door.get_by_label("Koden på deres telefon").fill(f" {code.lower()}")
    door.get_by_role("button", name="Tæl", exact=True).click()
    expect(door.get_by_text("Nor er inde")).to_be_visible()
    expect(door.get_by_role("listitem").filter(has_text="Nor")).to_be_visible()
    expect(count).to_have_text("1")
    axe.bring(door)
    assert axe.findings(door, "the door") == []

    phone.context.set_offline(offline=True)
    door.get_by_role("button", name="En gæst kommer").click()
    expect(door.get_by_text("En venter på nettet")).to_be_visible()
    expect(count).to_have_text("1")
    phone.context.set_offline(offline=False)
    door.reload()
    expect(count).to_have_text("2")
    expect(door.get_by_text("En venter på nettet")).to_be_hidden()

    door.get_by_role("button", name="Nor går").click()
    expect(door.get_by_text("Nor er gået")).to_be_visible()
    expect(count).to_have_text("1")
    door.get_by_role("button", name="Alle er gået").click()
    door.get_by_role("dialog").get_by_role("button", name="Alle er gået").click()
    expect(door.get_by_text("Huset er tomt")).to_be_visible()
    expect(count).to_have_text("0")
