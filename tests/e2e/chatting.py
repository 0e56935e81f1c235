"""What one does in a chat with one's fingers, and what stands there."""

import re
from io import BytesIO

from PIL import Image
from playwright.sync_api import FilePayload, Locator

from tests.e2e.houses import House
from tests.e2e.phones import Phone
from tests.support.outsider import Outsider


def friends_room(youth: Outsider) -> str:
    """The first room of somebody and a friend."""
    found: str = next(room["id"] for room in youth.get("/rooms")["items"] if room["kind"] == "direct")
    return found


def write(phone: Phone, text: str) -> None:
    phone.fill("Skriv en besked", text)
    phone.tap("Send")


def row(phone: Phone, text: str) -> Locator:
    """The row of the last message that says so."""
    return phone.page.get_by_role("log").get_by_role("listitem").filter(has_text=text).last


def open_menu(phone: Phone, text: str) -> None:
    row(phone, text).get_by_role("button", name=re.compile("beskeden fra|din besked")).tap()
    phone.page.get_by_role("dialog").wait_for()


def photograph() -> FilePayload:
    """What a camera makes: larger than is sent, and with the place in it."""
    picture = Image.effect_mandelbrot((2400, 1600), (-2.0, -1.2, 1.0, 0.8), 20).convert("RGB")
    exif = Image.Exif()
    exif[0x010E] = "Hjemme hos Nor"
    packed = BytesIO()
    picture.save(packed, "JPEG", exif=exif)
    return {"name": "kat.jpg", "mimeType": "image/jpeg", "buffer": packed.getvalue()}


def choose(phone: Phone, file: FilePayload) -> None:
    phone.page.get_by_label("Tilføj et billede").set_input_files(file)
    phone.named("dialog", "Send et billede").wait_for()


def send_picture(phone: Phone, alt: str, caption: str) -> None:
    """A photograph; the first ones wait for an adult."""
    choose(phone, photograph())
    phone.fill("Hvad er der på billedet?", alt)
    phone.fill("Skriv noget til", caption)
    phone.tap("Send billedet")


def release(house: House, text: str) -> None:
    """A moderator has looked and lets it through."""
    ali = house.outsider("ali")
    held = [one for one in ali.get("/moderation/cases?limit=100")["items"] if one["source"] == "screening"]
    claimed = (ali.post(f"/moderation/cases/{one['id']}/claim") for one in held)
    case = next(one for one in claimed if one["evidence"]["text"] == text)
    decision = {"action": "release", "guideline": "be_kind", "rationale": "En kat på et tag er fin at vise."}
    ali.post(f"/moderation/cases/{case['id']}/decisions", decision | {"version": case["version"]}, expect=201)
