"""A room that is open on a screen follows what becomes of it: a block, its end, and one's own place there."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.e2e import houses
from tests.e2e.conftest import Switch
from tests.e2e.houses import House
from tests.e2e.phones import Phone
from tests.support.joining import PASSWORD, let_in
from tests.support.outsider import Outsider

pytestmark = pytest.mark.e2e

_numbers = count(1)

WORDS = {"purpose": "Vi tegner.", "guidelines": "Vær rar.", "age_bands": []}
GONE = "Du er ikke med i chatten mere"
HIDDEN = "Beskeden er skjult for dig."


@dataclass(frozen=True)
class Club:
    """A group of Olga's in which Nor and Sne are, and Nor's phone, on which it is open."""

    house: House
    title: str
    room_id: str
    nor: Phone

    @property
    def path(self) -> str:
        return f"/chat/{self.room_id}"

    def outsider(self, handle: str) -> Outsider:
        return self.house.outsider(handle)

    def take_out(self, handle: str) -> None:
        self.outsider("olga").delete(f"/rooms/{self.room_id}/people/{_id_of(self.outsider(handle))}")

    def let_in(self, handle: str) -> None:
        youth = self.outsider(handle)
        youth.post(f"/rooms/{self.room_id}/requests", expect=204)
        answer = f"/rooms/{self.room_id}/requests/{_id_of(youth)}/answer"
        self.outsider("olga").post(answer, {"answer": "yes"}, expect=204)


@pytest.fixture(scope="module")
def house(founded: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """One for all these tests: each has a group of its own."""
    with houses.copied(founded, tmp_path_factory.mktemp("open-room"), password=PASSWORD) as house:
        mette = house.outsider("mette")
        for handle, *roles in (("ali", "moderator"), ("olga", "organiser"), ("nor",), ("sne",)):
            let_in(mette, handle, *roles)
        yield house


@pytest.fixture
def club(house: House, switch_on: Switch) -> Iterator[Club]:
    title = f"Tegning {next(_numbers)}"
    room = house.outsider("olga").post("/rooms/interests", {"title": title, **WORDS}, expect=201)
    club = Club(house, title, room["id"], switch_on("nor", house=house))
    for handle in ("nor", "sne"):
        club.let_in(handle)
    sne = house.outsider("sne")
    sne.post(f"/rooms/{club.room_id}/messages", {"client_id": club.room_id, "text": "Du er dum"}, expect=201)
    club.nor.open(club.path)
    club.nor.see("Du er dum")
    yield club
    sne.delete(f"/blocks/{_id_of(house.outsider('nor'))}")


def _id_of(person: Outsider) -> str:
    account_id: str = person.get("/me")["id"]
    return account_id


def test_a_block_hides_what_was_said_before_and_its_end_shows_it_again(club: Club) -> None:
    sne, nor_id = club.outsider("sne"), _id_of(club.outsider("nor"))
    sne.put(f"/blocks/{nor_id}", {}, expect=204)
    club.nor.see(HIDDEN)
    expect(club.nor.page.get_by_text("Du er dum")).to_have_count(0)

    sne.delete(f"/blocks/{nor_id}")
    club.nor.see("Du er dum")


def test_a_phone_that_was_offline_hides_it_when_it_is_back(club: Club) -> None:
    club.nor.context.set_offline(True)
    club.outsider("sne").put(f"/blocks/{_id_of(club.outsider('nor'))}", {}, expect=204)
    club.nor.see("Du er dum")
    club.nor.context.set_offline(False)

    club.nor.see(HIDDEN)
    expect(club.nor.page.get_by_text("Du er dum")).to_have_count(0)


def test_whoever_is_taken_out_sees_the_chat_close_kindly_and_comes_back(club: Club) -> None:
    club.take_out("nor")
    club.nor.see(GONE)
    expect(club.nor.page.get_by_text("Du er dum")).to_have_count(0)
    expect(club.nor.page.get_by_label("Skriv en besked")).to_have_count(0)

    club.let_in("nor")
    club.nor.see("Du er dum")

    club.nor.follow(f"{club.path}/info")
    club.take_out("nor")
    club.nor.see(GONE)
    club.nor.enter("Til dine chats")
    expect(club.nor.page.get_by_role("link", name=club.title)).to_have_count(0)


def test_whoever_was_taken_out_while_offline_learns_it_when_back(club: Club) -> None:
    club.nor.context.set_offline(True)
    club.take_out("nor")
    club.nor.see("Du er dum")
    club.nor.context.set_offline(False)

    club.nor.see(GONE)
    expect(club.nor.page.get_by_text("Du er dum")).to_have_count(0)


def test_a_coordinator_closes_a_group_and_its_people_read_why(club: Club, switch_on: Switch) -> None:
    mette = switch_on("mette", house=club.house)
    mette.open("/rooms")
    mette.see("Vært: Olga.")
    mette.page.get_by_role("button", name=club.title).tap()
    mette.tap("Ja, luk den")
    mette.see("Vælg en grund.")
    mette.page.get_by_label("Den bliver ikke brugt").check()
    mette.tap("Ja, luk den")
    mette.see(f"{club.title} er lukket.")
    expect(mette.page.get_by_role("button", name=club.title)).to_have_count(0)

    club.nor.see("Gruppen er lukket, fordi der var så stille. Du kan finde en anden.")
    club.nor.see("Chatten er lukket. Du kan stadig læse den.")
