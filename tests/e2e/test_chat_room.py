"""What two do together in a chat, on two phones: answer, show what they think, change, delete, send pictures."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.e2e import houses
from tests.e2e.chatting import choose, friends_room, open_menu, photograph, release, row, send_picture, write
from tests.e2e.conftest import Switch
from tests.e2e.houses import House
from tests.e2e.phones import READY, Phone
from tests.support.outsider import Outsider

pytestmark = pytest.mark.e2e


@pytest.fixture(scope="module")
def house(seeded: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with houses.copied(seeded, tmp_path_factory.mktemp("chatting")) as house:
        yield house


@dataclass(frozen=True)
class Two:
    """Nor's phone and Sne's, both in their chat."""

    nor: Phone
    sne: Phone
    room_id: str

    @property
    def phones(self) -> tuple[Phone, Phone]:
        return self.nor, self.sne


@pytest.fixture(scope="module")
def nors(house: House) -> Outsider:
    """What the server tells Nor: signed in once for all, as one name may not be tried all the time."""
    return Outsider.sign_in(house.url, "nor", house.password)


@pytest.fixture
def two(switch_on: Switch, house: House, nors: Outsider) -> Two:
    room_id = friends_room(nors)
    two = Two(switch_on("nor", house=house), switch_on("sne", house=house), room_id)
    for phone in two.phones:
        phone.open(f"/chat/{room_id}")
    return two


def test_they_answer_each_other(two: Two) -> None:
    write(two.nor, "Kommer du kl. 17?")
    two.sne.see("Kommer du kl. 17?")
    open_menu(two.sne, "Kommer du kl. 17?")
    two.sne.tap("Svar på den")
    expect(two.sne.page.get_by_label("Skriv en besked")).to_be_focused()
    two.sne.see("Svar til Nor")
    write(two.sne, "Ja da")

    answer = row(two.nor, "Ja da")
    expect(answer).to_contain_text("Dig Kommer du kl. 17?", use_inner_text=True)
    answer.get_by_role("button", name="Gå til beskeden").tap()
    focused = two.nor.page.locator("[data-key]:focus")
    expect(focused).to_contain_text("Kommer du kl. 17?")
    expect(focused).not_to_contain_text("Ja da")


def test_they_show_what_they_think(two: Two) -> None:
    write(two.nor, "Jeg har bagt boller")
    two.sne.see("Jeg har bagt boller")
    open_menu(two.sne, "Jeg har bagt boller")
    two.sne.tap("Kram")

    sign = row(two.nor, "Jeg har bagt boller").get_by_role("button", name=re.compile("^Kram fra"))
    expect(sign).to_have_accessible_name("Kram fra Sne")
    sign.tap()
    expect(sign).to_have_accessible_name(re.compile("Kram fra (Sne og Du|Du og Sne)"))
    expect(sign).to_have_attribute("aria-pressed", "true")
    on_sne = row(two.sne, "Jeg har bagt boller").get_by_role("button", name=re.compile("^Kram fra"))
    on_sne.tap()
    expect(sign).to_have_accessible_name("Kram fra Du")
    sign.tap()
    expect(on_sne).to_have_count(0)


def test_one_changes_and_deletes_what_one_said(two: Two) -> None:
    write(two.nor, "Vi ses på tirsdag")
    two.sne.see("Vi ses på tirsdag")
    two.nor.fill("Skriv en besked", "en kladde")
    open_menu(two.nor, "Vi ses på tirsdag")
    two.nor.tap("Ret beskeden")
    field = two.nor.page.get_by_label("Skriv en besked")
    expect(field).to_have_value("Vi ses på tirsdag")
    two.nor.fill("Skriv en besked", "Vi ses på onsdag")
    two.nor.tap("Gem")

    expect(row(two.sne, "Vi ses på onsdag")).to_contain_text("Rettet")
    expect(field).to_have_value("en kladde")
    expect(two.sne.page.get_by_text("tirsdag")).to_have_count(0)
    open_menu(two.nor, "Vi ses på onsdag")
    two.nor.tap("Slet")
    two.nor.tap("Ja, slet den")
    for phone in two.phones:
        expect(phone.page.get_by_text("onsdag")).to_have_count(0)
        expect(phone.page.get_by_text("Beskeden er slettet")).not_to_have_count(0)


def test_signs_in_the_text_are_shown_and_links_ask_first(two: Two) -> None:
    write(two.nor, "Det er *meget* vigtigt: https://eksempel.dk/kort")
    said = row(two.sne, "meget")
    expect(said.locator("strong")).to_have_text("meget")

    said.get_by_role("button", name="https://eksempel.dk/kort").tap()
    sheet = two.sne.named("dialog", "Du forlader Flok")
    expect(sheet).to_contain_text("Siden hedder eksempel.dk")
    link = sheet.get_by_role("link", name="Åbn siden")
    expect(link).to_have_attribute("rel", "noopener noreferrer nofollow")
    expect(link).to_have_attribute("target", "_blank")
    two.sne.tap("Nej, lad være")
    expect(sheet).to_be_hidden()


def test_a_picture_is_looked_at_first_and_then_seen(two: Two, house: House) -> None:
    send_picture(two.nor, "En kat på et tag", "Se her")
    two.nor.see("En voksen ser dine første billeder")
    expect(two.sne.page.get_by_text("Se her")).to_have_count(0)

    release(house, "Se her")
    picture = two.sne.page.get_by_role("img", name="En kat på et tag")
    expect(picture).to_have_js_property("complete", value=True)
    assert picture.evaluate("image => image.width / image.height") == pytest.approx(1.5, 0.05)
    opener = two.sne.page.get_by_role("button", name="Se billedet stort: En kat på et tag")
    opener.tap()
    viewer = two.sne.named("dialog", "Billedet")
    expect(viewer.get_by_role("img", name="En kat på et tag")).to_be_visible()
    narrow = viewer.get_by_role("img").bounding_box()
    two.sne.page.keyboard.press("+")
    expect(viewer.get_by_role("img")).to_have_css("width", "585px")
    assert narrow is not None
    assert narrow["width"] == 390
    two.sne.page.keyboard.press("Escape")
    expect(opener).to_be_focused()


@pytest.mark.parametrize("restarted", [False, True], ids=["stays open", "is started anew"])
def test_what_waits_without_a_net_goes_out_in_its_order(two: Two, nors: Outsider, *, restarted: bool) -> None:
    nor, texts = two.nor, [f"{number} uden net, {restarted}" for number in ("Et", "To", "Tre")]
    nor.until(READY)
    nor.context.set_offline(offline=True)
    nor.see("Intet net.")
    write(nor, texts[0])
    choose(nor, photograph())
    nor.fill("Skriv noget til", texts[1])
    nor.tap("Send billedet")
    write(nor, texts[2])
    if restarted:
        nor.page.reload()
    expect(nor.page.get_by_text("Venter på net")).to_have_count(3)
    expect(row(nor, texts[1]).get_by_role("img")).to_be_visible()
    nor.context.set_offline(offline=False)

    expect(nor.page.locator(".unsent")).to_have_count(0)
    stored: list[dict[str, Any]] = nors.get(f"/rooms/{two.room_id}/messages?limit=100")["items"]
    assert [one["text"] for one in stored if one["text"] in texts] == [texts[0], texts[2]]
    expect(row(nor, texts[1])).to_contain_text("En voksen ser dine første billeder")


def test_what_waits_for_an_adult_can_be_written_anew(two: Two) -> None:
    write(two.nor, "ring til mig på 28 45 67 13")
    held = row(two.nor, "28 45 67 13")
    expect(held).to_contain_text("Den her venter lidt")
    held.get_by_role("button", name="Ret den", exact=True).tap()

    expect(two.nor.page.get_by_label("Skriv en besked")).to_have_value("ring til mig på 28 45 67 13")
    expect(two.nor.page.get_by_role("log").get_by_text("28 45 67 13")).to_have_count(0)
    two.nor.fill("Skriv en besked", "")


def test_a_draft_is_there_when_one_comes_back(two: Two) -> None:
    two.nor.fill("Skriv en besked", "Jeg tænker lige over det")
    two.nor.follow("/chat")
    two.nor.enter("^Sne")

    expect(two.nor.page.get_by_label("Skriv en besked")).to_have_value("Jeg tænker lige over det")
    two.nor.fill("Skriv en besked", "")


def test_only_what_others_say_now_is_read_aloud(two: Two) -> None:
    said = two.nor.page.locator("main [role=status].sr")
    expect(said).to_have_text("")
    write(two.nor, "Det her siger jeg selv")
    expect(row(two.sne, "Det her siger jeg selv")).to_be_visible()
    expect(said).to_have_text("")
    write(two.sne, "Og det her siger *Sne*")

    expect(said).to_have_text("Sne skriver: Og det her siger Sne")


def test_keys_lead_through_the_messages(two: Two) -> None:
    for text in ("Første linje", "Anden linje"):
        write(two.sne, text)
    page = two.nor.page
    two.nor.see("Anden linje")
    page.get_by_label("Skriv en besked").focus()
    focused = page.locator("[data-key]:focus")

    for _ in range(6):  # past the picture, and what can be pressed in the row
        if focused.count() == 0:
            page.keyboard.press("Shift+Tab")
    page.keyboard.press("End")
    expect(focused).to_contain_text("Anden linje")
    page.keyboard.press("ArrowUp")
    expect(focused).to_contain_text("Første linje")
    page.keyboard.press("Enter")
    two.nor.named("dialog", "Hvad vil du?").wait_for()
    page.keyboard.press("Escape")
    expect(focused).to_contain_text("Første linje")
    page.keyboard.press("End")
    expect(focused).to_contain_text("Anden linje")


def test_a_long_press_opens_the_menu(two: Two) -> None:
    write(two.sne, "Tryk længe på mig")
    bubble = row(two.nor, "Tryk længe på mig").locator(".bubble")
    bubble.tap(trial=True)  # once it stands still, where a finger reaches it
    place = bubble.bounding_box()
    assert place is not None
    finger = [{"x": place["x"] + 20, "y": place["y"] + 15}]
    cdp = two.nor.context.new_cdp_session(two.nor.page)

    cdp.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": finger})
    sheet = two.nor.named("dialog", "Hvad vil du?")
    sheet.wait_for()
    cdp.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    sheet.get_by_role("button", name="Kopiér teksten").wait_for()


def test_what_came_meanwhile_is_marked(two: Two) -> None:
    two.nor.follow("/chat")
    write(two.sne, "Det her har du ikke set")
    two.nor.enter("^Sne.*ulæst")

    expect(row(two.nor, "Det her har du ikke set")).to_contain_text("Nye beskeder")
    expect(two.nor.page.get_by_role("navigation")).to_have_count(0)
    two.nor.follow("/chat")
    expect(two.nor.page.get_by_role("link", name=re.compile("^Sne.*ulæst"))).to_have_count(0)


def test_a_wide_screen_has_the_list_beside_the_room(two: Two) -> None:
    page = two.nor.page
    page.set_viewport_size({"width": 1180, "height": 800})

    beside = page.get_by_role("complementary", name="Chat")
    expect(beside.get_by_role("link", name=re.compile("^Sne"))).to_have_attribute("aria-current", "page")
    expect(page.get_by_label("Skriv en besked")).to_be_in_viewport()
    left, right = beside.bounding_box(), page.get_by_role("log").bounding_box()
    assert left is not None
    assert right is not None
    assert left["x"] + left["width"] <= right["x"] + 1
    page.set_viewport_size({"width": 390, "height": 844})
    expect(beside).to_have_count(0)
