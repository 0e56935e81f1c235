"""Everybody can use every screen: axe finds nothing, nothing has to be scrolled sideways, and keys are enough."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce

import pytest
from playwright.sync_api import Locator, Page, expect

from backend.demo.people import YOUTHS
from tests.e2e import axe
from tests.e2e.conftest import Switch
from tests.e2e.houses import House
from tests.e2e.phones import Phone
from tests.support.outsider import Outsider

pytestmark = pytest.mark.e2e

SHARED = ("/me", "/me/sessions", "/me/blocks", "/notices", "/chat", "/events", "/friends", "/jobs", "/help")
SCREENS: dict[str, tuple[str, ...]] = {
    "nor": (
        *SHARED,
        *("/chat/new", "/chat/find", "/chat/contact", "/chat/search", "/chat/{room}/info", "/me/notifications"),
        *(
            "/chat/{room}",
            "/events/{event}",
            "/friends/profile",
            "/friends/profile/preview",
            "/friends/{friend}",
            "/me/reports",
            "/me/reports?openness",
            "/people",
        ),
    ),
    "sne": ("/me/reports/{report}", *(f"/friends/profile?step={step}" for step in range(1, 8))),
    "{proposed}": ("/friends", "/friends/proposals/{proposal}"),
    "ali": (*SHARED, "/moderation", "/moderation/{case}"),
    "ingrid": ("/moderation/{case}",),
    "malik": ("/me", "/matching", "/matching?draft={draft}", "/matching/check-ins"),
    "freja": (
        *(
            "/me",
            "/rooms?house",
            "/events?ideas",
            "/events?crew&part=rules",
            "/events?crew&part=week",
            "/organise",
            "/organise/new",
            "/organise?event={event}",
            "/organise/new?event={event}",
        ),
        *("/events/{event}", "/rooms", "/rooms/interest"),
    ),
    "rosa": ("/me", "/invitations"),
    "mette": (
        *(
            "/me",
            "/moderation",
            "/moderation?events",
            "/invitations",
            "/rooms/staff",
            "/figures",
            "/figures?queue",
            "/figures?rules",
        ),
        *("/people", "/people?status=pending&person={waiting}"),
        *("/people?status=active&person={youth}", "/people?status=active&person={adult}"),
    ),
}
# What only a tap brings forward, by whose phone, where, and the buttons that are tapped on the way.
SHEETS = (
    ("nor", "/chat/{room}", "Om chatten"),
    ("nor", "/chat/{room}", "Svar, eller sig til om beskeden fra Sne"),
    ("nor", "/chat/{room}", "Svar, eller sig til om beskeden fra Sne", "Sig til om beskeden"),
    ("nor", "/chat/{room}/info", "Sne"),
    ("nor", "/events/{event}", "Sig til om det her"),
    ("nor", "/friends/{friend}", "Mødes vi ikke igen"),
    ("nor", "/help", "Noget i Flok er ikke okay Se, hvordan du siger til om en besked, en person eller andet."),
    ("nor", "/me", "Ret"),
    ("nor", "/me", "Log ud"),
    ("mette", "/invitations", "Lav en kode"),
    ("mette", "/people?status=pending&person={waiting}", "Afvis"),
    ("malik", "/matching?draft={draft}", "Drop den"),
    ("ali", "/moderation/{case}", "Afgørelse"),
)


@dataclass(frozen=True)
class Places:
    """What stands in the addresses of the demo's screens, and who holds the case among them."""

    ids: dict[str, str]
    ali: Outsider

    def fill(self, text: str) -> str:
        return text.format(**self.ids)


@pytest.fixture
def places(everywhere: Places) -> Places:
    """Once more with the case in Ali's hands, who may keep it for some minutes only."""
    everywhere.ali.post(f"/moderation/cases/{everywhere.ids['case']}/claim")
    return everywhere


@pytest.fixture(scope="module")
def everywhere(demo: House) -> Places:
    nor, sne, ali, malik, mette = (
        Outsider.sign_in(demo.url, handle, demo.password) for handle in ("nor", "sne", "ali", "malik", "mette")
    )
    active = mette.get("/accounts?status=active&limit=100")["items"]
    proposed, proposal = next(_proposals(demo))
    return Places(
        {
            "room": next(room["id"] for room in nor.get("/rooms")["items"] if room["kind"] == "direct"),
            "event": nor.get("/events")["items"][0]["id"],
            "friend": nor.get("/friendbank/friends")["items"][0]["id"],
            "report": sne.get("/reports")["items"][0]["id"],
            "proposed": proposed,
            "proposal": proposal,
            "case": ali.post("/moderation/cases/next")["id"],
            "draft": malik.get("/friendbank/drafts")["items"][0]["id"],
            "waiting": mette.get("/accounts?status=pending")["items"][0]["id"],
            "youth": next(card["id"] for card in active if card["handle"] == "nor"),
            "adult": next(card["id"] for card in active if card["handle"] == "ali"),
        },
        ali,
    )


def _proposals(demo: House) -> Iterator[tuple[str, str]]:
    for youth in (one.handle for one in YOUTHS if not one.waits):
        for proposal in Outsider.sign_in(demo.url, youth, demo.password).get("/friendbank/proposals")["items"]:
            if proposal["status"] == "open":
                yield youth, proposal["id"]


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("who", SCREENS)
def test_everybody_can_read_every_screen(who: str, language: str, switch_on: Switch, places: Places) -> None:
    phone = switch_on(places.fill(who), language=language)
    axe.bring(phone.open("/"))

    found = axe.findings(phone.page, "/", language)
    for screen in SCREENS[who]:
        found += axe.findings(phone.follow(places.fill(screen)), screen, language)

    assert found == []


def test_who_waits_can_read_it(switch_on: Switch) -> None:
    phone = switch_on("sky")
    axe.bring(phone.open("/pending"))

    found = axe.findings(phone.page, "/pending") + axe.findings(phone.follow("/help"), "/help")

    assert found == []


@pytest.mark.parametrize("language", ["da", "en"])
def test_strangers_can_read_the_door(language: str, switch_on: Switch) -> None:
    phone = switch_on(language=language)
    axe.bring(phone.open("/nowhere"))

    found = axe.findings(phone.page, "/nowhere", language)
    for screen in ("/sign-in", "/join", "/help"):
        found += axe.findings(phone.follow(screen), screen, language)

    assert found == []


@pytest.mark.parametrize(("who", "screen", "taps"), [(who, screen, taps) for who, screen, *taps in SHEETS])
def test_everybody_can_read_what_a_tap_brings_forward(
    who: str, screen: str, taps: list[str], switch_on: Switch, places: Places
) -> None:
    phone = switch_on(who)
    axe.bring(phone.open(places.fill(screen)))
    for name in taps:
        _press(phone, name)

    assert axe.findings(phone.page, " > ".join(taps)) == []


def _press(phone: Phone, name: str) -> None:
    one_of = [phone.page.get_by_role(role, name=name, exact=True) for role in ("button", "link", "radio")]
    reduce(Locator.or_, one_of).locator("visible=true").last.click()
    phone.settle()


def test_keys_are_enough_to_write_and_to_tell_us(switch_on: Switch, places: Places) -> None:
    page = switch_on("nor").open(places.fill("/chat/{room}"))
    composer = page.get_by_role("textbox", name="Skriv en besked")
    dots = page.get_by_role("button", name="Svar, eller sig til om beskeden fra Sne").last
    sheet = page.get_by_role("dialog", name="Sig til om beskeden")

    _tab_to(page, "textarea")
    expect(composer).to_be_focused()
    dots.focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Sig til om beskeden", exact=True).focus()
    page.keyboard.press("Enter")
    expect(sheet).to_be_visible()
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    expect(page.locator("body")).not_to_be_focused()


def _tab_to(page: Page, selector: str) -> None:
    """Press Tab until one is there; a screen with more stops than this on the way wears people out."""
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"forty tabs do not lead to {selector}")
