"""What two do together in a chat, on two phones: answer, show what they think, change, delete, send pictures."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import FilePayload, Locator, expect

from tests.e2e import axe
from tests.e2e.conftest import House, Switch, command, database_url
from tests.e2e.phones import Phone
from tests.support import live
from tests.support.outsider import Outsider

pytestmark = pytest.mark.e2e

READY = "() => navigator.serviceWorker.ready.then(() => caches.keys()).then((names) => names.length > 0)"


@pytest.fixture(scope="module")
def house(built: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    data = tmp_path_factory.mktemp("chatting")
    command(data, "migrate")
    command(data, "seed")
    with live.serve(data, database_url=database_url(data)) as url:
        yield House(url)


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
    room_id = next(room["id"] for room in nors.get("/rooms")["items"] if room["kind"] == "direct")
    two = Two(switch_on("nor", house=house), switch_on("sne", house=house), room_id)
    for phone in two.phones:
        phone.open(f"/chat/{room_id}")
    return two


def _write(phone: Phone, text: str) -> None:
    phone.fill("Skriv en besked", text)
    phone.tap("Send")


def _row(phone: Phone, text: str) -> Locator:
    """The row of the last message that says so."""
    return phone.page.get_by_role("log").get_by_role("listitem").filter(has_text=text).last


def _menu(phone: Phone, text: str) -> None:
    _row(phone, text).get_by_role("button", name=re.compile("beskeden fra|din besked")).tap()
    phone.page.get_by_role("dialog").wait_for()


def test_they_answer_each_other(two: Two) -> None:
    _write(two.nor, "Kommer du kl. 17?")
    two.sne.see("Kommer du kl. 17?")
    _menu(two.sne, "Kommer du kl. 17?")
    two.sne.tap("Svar på den")
    expect(two.sne.page.get_by_label("Skriv en besked")).to_be_focused()
    two.sne.see("Svar til Nor")
    _write(two.sne, "Ja da")

    answer = _row(two.nor, "Ja da")
    expect(answer).to_contain_text("Dig Kommer du kl. 17?", use_inner_text=True)
    answer.get_by_role("button", name="Gå til beskeden").tap()
    focused = two.nor.page.locator("[data-key]:focus")
    expect(focused).to_contain_text("Kommer du kl. 17?")
    expect(focused).not_to_contain_text("Ja da")


def test_they_show_what_they_think(two: Two) -> None:
    _write(two.nor, "Jeg har bagt boller")
    two.sne.see("Jeg har bagt boller")
    _menu(two.sne, "Jeg har bagt boller")
    two.sne.tap("Kram")

    sign = _row(two.nor, "Jeg har bagt boller").get_by_role("button", name=re.compile("^Kram fra"))
    expect(sign).to_have_accessible_name("Kram fra Sne")
    sign.tap()
    expect(sign).to_have_accessible_name(re.compile("Kram fra (Sne og Du|Du og Sne)"))
    expect(sign).to_have_attribute("aria-pressed", "true")
    on_sne = _row(two.sne, "Jeg har bagt boller").get_by_role("button", name=re.compile("^Kram fra"))
    on_sne.tap()
    expect(sign).to_have_accessible_name("Kram fra Du")
    sign.tap()
    expect(on_sne).to_have_count(0)


def test_one_changes_and_deletes_what_one_said(two: Two) -> None:
    _write(two.nor, "Vi ses på tirsdag")
    two.sne.see("Vi ses på tirsdag")
    two.nor.fill("Skriv en besked", "en kladde")
    _menu(two.nor, "Vi ses på tirsdag")
    two.nor.tap("Ret beskeden")
    field = two.nor.page.get_by_label("Skriv en besked")
    expect(field).to_have_value("Vi ses på tirsdag")
    two.nor.fill("Skriv en besked", "Vi ses på onsdag")
    two.nor.tap("Gem")

    expect(_row(two.sne, "Vi ses på onsdag")).to_contain_text("Rettet")
    expect(field).to_have_value("en kladde")
    expect(two.sne.page.get_by_text("tirsdag")).to_have_count(0)
    _menu(two.nor, "Vi ses på onsdag")
    two.nor.tap("Slet")
    two.nor.tap("Ja, slet den")
    for phone in two.phones:
        expect(phone.page.get_by_text("onsdag")).to_have_count(0)
        expect(phone.page.get_by_text("Beskeden er slettet")).not_to_have_count(0)


def test_signs_in_the_text_are_shown_and_links_ask_first(two: Two) -> None:
    _write(two.nor, "Det er *meget* vigtigt: https://eksempel.dk/kort")
    row = _row(two.sne, "meget")
    expect(row.locator("strong")).to_have_text("meget")

    row.get_by_role("button", name="https://eksempel.dk/kort").tap()
    sheet = two.sne.named("dialog", "Du forlader Flok")
    expect(sheet).to_contain_text("Siden hedder eksempel.dk")
    link = sheet.get_by_role("link", name="Åbn siden")
    expect(link).to_have_attribute("rel", "noopener noreferrer nofollow")
    expect(link).to_have_attribute("target", "_blank")
    two.sne.tap("Nej, lad være")
    expect(sheet).to_be_hidden()


def test_a_picture_is_looked_at_first_and_then_seen(two: Two, house: House) -> None:
    _choose(two.nor, _photograph())
    two.nor.fill("Hvad er der på billedet?", "En kat på et tag")
    two.nor.fill("Skriv noget til", "Se her")
    two.nor.tap("Send billedet")
    two.nor.see("En voksen ser dine første billeder")
    expect(two.sne.page.get_by_text("Se her")).to_have_count(0)

    _release(house, "Se her")
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


def _photograph() -> FilePayload:
    """What a camera makes: larger than is sent, and with the place in it."""
    picture = Image.effect_mandelbrot((2400, 1600), (-2.0, -1.2, 1.0, 0.8), 20).convert("RGB")
    exif = Image.Exif()
    exif[0x010E] = "Hjemme hos Nor"
    packed = BytesIO()
    picture.save(packed, "JPEG", exif=exif)
    return {"name": "kat.jpg", "mimeType": "image/jpeg", "buffer": packed.getvalue()}


def _choose(phone: Phone, file: FilePayload) -> None:
    phone.page.get_by_label("Tilføj et billede").set_input_files(file)
    phone.named("dialog", "Send et billede").wait_for()


def _release(house: House, text: str) -> None:
    """A moderator has looked and lets it through."""
    ali = Outsider.sign_in(house.url, "ali", house.password)
    held = [one for one in ali.get("/moderation/cases?limit=100")["items"] if one["source"] == "screening"]
    claimed = (ali.post(f"/moderation/cases/{one['id']}/claim") for one in held)
    case = next(one for one in claimed if one["evidence"]["text"] == text)
    decision = {"action": "release", "guideline": "be_kind", "rationale": "En kat på et tag er fin at vise."}
    ali.post(f"/moderation/cases/{case['id']}/decisions", decision | {"version": case["version"]}, expect=201)


@pytest.mark.parametrize("restarted", [False, True], ids=["stays open", "is started anew"])
def test_what_waits_without_a_net_goes_out_in_its_order(two: Two, nors: Outsider, *, restarted: bool) -> None:
    nor, texts = two.nor, [f"{number} uden net, {restarted}" for number in ("Et", "To", "Tre")]
    nor.page.wait_for_function(READY)
    nor.context.set_offline(offline=True)
    nor.see("Intet net.")
    _write(nor, texts[0])
    _choose(nor, _photograph())
    nor.fill("Skriv noget til", texts[1])
    nor.tap("Send billedet")
    _write(nor, texts[2])
    if restarted:
        nor.page.reload()
    expect(nor.page.get_by_text("Venter på net")).to_have_count(3)
    expect(_row(nor, texts[1]).get_by_role("img")).to_be_visible()
    nor.context.set_offline(offline=False)

    expect(nor.page.locator(".unsent")).to_have_count(0)
    stored: list[dict[str, Any]] = nors.get(f"/rooms/{two.room_id}/messages?limit=100")["items"]
    assert [one["text"] for one in stored if one["text"] in texts] == [texts[0], texts[2]]
    expect(_row(nor, texts[1])).to_contain_text("En voksen ser dine første billeder")


def test_what_waits_for_an_adult_can_be_written_anew(two: Two) -> None:
    _write(two.nor, "ring til mig på 28 45 67 13")
    row = _row(two.nor, "28 45 67 13")
    expect(row).to_contain_text("Den her venter lidt")
    row.get_by_role("button", name="Ret den", exact=True).tap()

    expect(two.nor.page.get_by_label("Skriv en besked")).to_have_value("ring til mig på 28 45 67 13")
    expect(two.nor.page.get_by_role("log").get_by_text("28 45 67 13")).to_have_count(0)
    two.nor.fill("Skriv en besked", "")


def test_a_draft_is_there_when_one_comes_back(two: Two) -> None:
    two.nor.fill("Skriv en besked", "Jeg tænker lige over det")
    two.nor.page.wait_for_timeout(600)
    two.nor.follow("/chat")
    two.nor.enter("^Sne")

    expect(two.nor.page.get_by_label("Skriv en besked")).to_have_value("Jeg tænker lige over det")
    two.nor.fill("Skriv en besked", "")


def test_only_what_others_say_now_is_read_aloud(two: Two) -> None:
    said = two.nor.page.locator("main [role=status].sr")
    expect(said).to_have_text("")
    _write(two.nor, "Det her siger jeg selv")
    expect(_row(two.sne, "Det her siger jeg selv")).to_be_visible()
    expect(said).to_have_text("")
    _write(two.sne, "Og det her siger *Sne*")

    expect(said).to_have_text("Sne skriver: Og det her siger Sne")


def test_keys_lead_through_the_messages(two: Two) -> None:
    for text in ("Første linje", "Anden linje"):
        _write(two.sne, text)
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
    _write(two.sne, "Tryk længe på mig")
    bubble = _row(two.nor, "Tryk længe på mig").locator(".bubble")
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
    _write(two.sne, "Det her har du ikke set")
    two.nor.enter("^Sne.*ulæst")

    expect(_row(two.nor, "Det her har du ikke set")).to_contain_text("Nye beskeder")
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


def test_everybody_can_use_what_opens_over_a_chat(two: Two) -> None:
    _write(two.sne, "Se https://eksempel.dk, *nu*")
    two.nor.see("https://eksempel.dk")
    axe.bring(two.nor.page)
    found: list[str] = []

    def look(name: str) -> None:
        found.extend(
            f"{name}: {one}"
            for one in (*axe.look_by_night(two.nor.page), *axe.look(two.nor.page), *axe.measure(two.nor.page))
        )

    look("room")
    _menu(two.nor, "Se https://eksempel.dk")
    look("menu")
    two.nor.tap("Svar på den")
    look("answer")
    two.nor.page.get_by_role("button", name="https://eksempel.dk").last.tap()
    look("link")
    two.nor.tap("Nej, lad være")
    _choose(two.nor, _photograph())
    two.nor.page.get_by_label("Hvad er der på billedet?").wait_for()
    look("picture")

    assert found == []
