"""Chats of more than two: asked into, agreed to, quiet, left, and kept apart from those one has blocked."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.e2e import houses
from tests.e2e.conftest import Switch
from tests.e2e.houses import House
from tests.e2e.phones import Phone
from tests.support.joining import PASSWORD, TASTE, let_in, post_event
from tests.support.outsider import Outsider

pytestmark = pytest.mark.e2e

YOUTHS = ("nor", "sne", "luna")
RULES = "Vi taler pænt."


@dataclass(frozen=True)
class Cast:
    """Three youths of whom Nor knows the two others, and the adults there must be."""

    house: House
    switch_on: Switch

    def outsider(self, handle: str) -> Outsider:
        return self.house.outsider(handle)

    def phone(self, handle: str) -> Phone:
        return self.switch_on(handle, house=self.house)

    @cached_property
    def nor(self) -> Phone:
        return self.phone("nor")

    @cached_property
    def sne(self) -> Phone:
        return self.phone("sne")

    @cached_property
    def luna(self) -> Phone:
        return self.phone("luna")

    @cached_property
    def olga(self) -> Phone:
        return self.phone("olga")


@pytest.fixture(scope="module")
def peopled(founded: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The house with everybody in it, to be copied."""
    data = tmp_path_factory.mktemp("peopled")
    with houses.copied(founded, data, password=PASSWORD) as house:
        mette = house.outsider("mette")
        for handle, role in (("ali", "moderator"), ("malik", "matchmaker"), ("olga", "organiser")):
            let_in(mette, handle, role)
        for handle in YOUTHS:
            let_in(mette, handle)
        malik, nor = house.outsider("malik"), house.outsider("nor")
        for other in ("sne", "luna"):
            _befriend(malik, nor, house.outsider(other))
    return data


@pytest.fixture
def house(peopled: Path, tmp_path: Path) -> Iterator[House]:
    with houses.copied(peopled, tmp_path / "house", password=PASSWORD) as house:
        yield house


@pytest.fixture
def cast(house: House, switch_on: Switch) -> Cast:
    return Cast(house, switch_on)


def _befriend(malik: Outsider, *pair: Outsider) -> None:
    """The two are the only ones a matchmaker can put together."""
    for youth in pair:
        youth.put("/friendbank/profile", TASTE)
    made = malik.post("/friendbank/rounds", expect=201)
    [draft] = malik.get("/friendbank/drafts")["items"]
    malik.post(f"/friendbank/drafts/{draft['id']}/approval")
    malik.post(f"/friendbank/rounds/{made['id']}/publication")
    for youth in pair:
        proposal = next(one for one in youth.get("/friendbank/proposals")["items"] if one["status"] == "open")
        youth.post(f"/friendbank/proposals/{proposal['id']}/answer", {"answer": "yes"})
    for youth in pair:
        youth.put("/friendbank/profile", {**TASTE, "paused": True})


def _make_group(cast: Cast, title: str = "Os tre") -> str:
    """Nor asks both, and both say yes; returns the room's address."""
    nor = cast.nor
    nor.open("/chat/new")
    for name in ("Sne", "Luna"):
        nor.named("checkbox", name).check()
    nor.see("2 er valgt")
    nor.fill("Hvad skal gruppen hedde?", title)
    nor.tap("Spørg dem")
    nor.see("Den venter. Der skal være tre med, før I kan skrive.")
    nor.see("2 er spurgt og har ikke svaret.")
    path = nor.page.url.removeprefix(nor.url).removesuffix("/info")
    for phone in (cast.sne, cast.luna):
        phone.open("/chat")
        phone.see("Nor spørger, om du vil være med.")
        phone.tap("Ja tak")
        phone.see(f"Du er med i {title}.")
        phone.named("link", title).or_(phone.page.get_by_role("link", name=title)).first.wait_for()
    return path


def _say(phone: Phone, text: str) -> None:
    phone.fill("Skriv en besked", text)
    phone.tap("Send")


def test_three_make_a_group_write_and_one_leaves(cast: Cast) -> None:
    path = _make_group(cast)

    cast.nor.open(path)
    cast.sne.open(path)
    _say(cast.nor, "Hej begge to")
    cast.sne.see("Hej begge to")

    cast.sne.follow(f"{path}/info")
    cast.sne.tap("Gå ud af chatten")
    cast.sne.tap("Ja, gå ud")
    cast.sne.see("Du er gået ud.")
    expect(cast.sne.page.get_by_role("link", name="Os tre")).to_have_count(0)
    cast.nor.follow(f"{path}/info")
    cast.nor.see("Den venter. Der skal være tre med, før I kan skrive.")
    expect(cast.nor.page.get_by_role("button", name="Sne")).to_have_count(0)


def test_who_says_no_is_asked_no_more_and_nobody_is_told(cast: Cast) -> None:
    nor = cast.outsider("nor")
    people = {person["nickname"]: person["id"] for person in nor.get("/rooms/candidates")["items"]}
    room = nor.post("/rooms/groups", {"title": "Bagere", "account_ids": list(people.values())}, expect=201)

    cast.sne.open("/chat")
    cast.sne.tap("Nej tak")
    cast.sne.see("Du er ikke med i Bagere.")

    expect(cast.sne.page.get_by_text("Nor spørger")).to_have_count(0)
    assert [notice["kind"] for notice in nor.get("/notices")["items"] if notice["kind"].startswith("chat.")] == []
    cast.nor.open(f"/chat/{room['id']}/info")
    cast.nor.see("Dem, der er med")
    expect(cast.nor.page.get_by_role("button", name="Sne")).to_have_count(0)


def test_a_quiet_room_says_so_and_stays_quiet(cast: Cast) -> None:
    path = _make_group(cast)
    cast.luna.open(f"{path}/info")
    with cast.luna.page.expect_response("**/mute"):
        cast.luna.named("switch", "Stille Telefonen siger ikke noget. Du kan stadig læse.").check()
    cast.luna.follow("/chat")
    row = cast.luna.page.get_by_role("link", name="Os tre")
    expect(row).to_contain_text("Stille")

    cast.nor.open(path)
    _say(cast.nor, "Er du der?")

    expect(row).to_contain_text("1 ulæst")
    expect(cast.luna.page.get_by_role("link", name="Chat", exact=True)).to_be_visible()
    cast.luna.page.reload()
    expect(row).to_contain_text("1 ulæst")
    cast.luna.follow(f"{path}/info")
    expect(cast.luna.page.get_by_role("switch")).to_be_checked()


def test_whom_one_blocks_is_not_read_in_the_group(cast: Cast) -> None:
    path = _make_group(cast)
    cast.sne.open(path)
    _say(cast.sne, "Du er dum")
    cast.nor.open(path)
    cast.nor.see("Du er dum")

    cast.nor.follow(f"{path}/info")
    cast.nor.tap("Sne")
    cast.nor.tap("Bloker Sne")
    cast.nor.tap("Ja, bloker")
    cast.nor.see("Sne er blokeret.")

    cast.nor.open(path)
    expect(cast.nor.page.get_by_role("textbox", name="Skriv en besked")).to_be_visible()
    expect(cast.nor.page.get_by_text("Du er dum")).to_have_count(0)
    cast.luna.open(path)
    cast.luna.see("Du er dum")


def test_an_interest_group_is_found_asked_and_answered(cast: Cast) -> None:
    cast.olga.open("/rooms")
    cast.olga.enter("Ny gruppe for unge")
    cast.olga.fill("Navn", "Bag noget")
    cast.olga.fill("Hvad handler den om?", "Vi bager og deler opskrifter.")
    cast.olga.tap("Opret gruppen")
    cast.olga.see("Gruppen er oprettet. Unge kan finde den nu.")
    cast.olga.see(RULES)

    cast.nor.open("/chat")
    cast.nor.enter("Bag noget")
    cast.nor.see(RULES)
    cast.nor.tap("Spørg, om du må være med: Bag noget")
    cast.nor.see("Du har spurgt")
    cast.nor.tap("Spørg ikke alligevel")
    cast.nor.tap("Spørg, om du må være med: Bag noget")
    cast.nor.see("Du har spurgt")

    cast.olga.see("Må Nor være med?")
    cast.olga.tap("Ja tak")
    cast.olga.see("Nor er med.")
    cast.nor.follow("/chat")
    cast.nor.enter("^Bag noget")
    cast.nor.see("Olga")


def test_a_youth_writes_to_an_adult_they_know_and_another_reads_along(cast: Cast) -> None:
    nor = cast.outsider("nor")
    event_id = post_event(cast.outsider("olga"), cast.outsider("mette"))
    nor.post(f"/events/{event_id}/sign-ups", expect=201)

    cast.nor.open("/chat")
    cast.nor.enter("Skriv til en voksen")
    cast.nor.see("En voksen mere læser med.")
    cast.nor.see("Chatten er lukket fra kl.")
    cast.nor.tap("Skriv til Olga Fra Fælles mad og brætspil")
    cast.nor.page.wait_for_function("() => !location.pathname.endsWith('/contact')")
    room_id = cast.nor.page.url.rsplit("/", 1)[-1]
    room = nor.get(f"/rooms/{room_id}")
    cast.nor.follow(f"/chat/{room_id}/info")

    cast.nor.see("Dig og en voksen")
    assert sorted(person["role"] for person in room["people"]) == ["host", "member", "watcher"]
    expect(cast.nor.page.get_by_text("læser med. Når voksne og unge skriver sammen")).to_be_visible()
