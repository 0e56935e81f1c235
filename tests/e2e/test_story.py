"""The whole story on real phones: from a code on paper to a friend, and what happens when somebody is unkind."""

from dataclasses import dataclass
from functools import cached_property

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e.conftest import Switch
from tests.e2e.houses import House
from tests.e2e.phones import Phone
from tests.support.joining import PASSWORD, TASTE, birth_date, let_in, post_event
from tests.support.outsider import Outsider

pytestmark = pytest.mark.e2e

UNKIND = "du er klam og ingen gider dig"
WORRIED = "jeg orker ikke mere, jeg vil bare dø"


@dataclass(frozen=True)
class Cast:
    """Everybody's phone, switched on when first needed."""

    house: House
    switch_on: Switch

    def phone(self, handle: str | None = None) -> Phone:
        return self.switch_on(handle, house=self.house)

    def outsider(self, handle: str) -> Outsider:
        return Outsider.sign_in(self.house.url, handle, PASSWORD)

    @cached_property
    def mette(self) -> Phone:
        phone = self.phone()
        phone.open("/sign-in")
        phone.fill("Navn til at logge ind", "mette")
        phone.fill("Kode til at logge ind", PASSWORD)
        phone.tap("Log ind")
        phone.see("Din tjans")
        return phone

    @cached_property
    def nor(self) -> Phone:
        return self.phone()

    @cached_property
    def sne(self) -> Phone:
        return self.phone("sne")


@pytest.fixture
def cast(house: House, switch_on: Switch) -> Cast:
    """The adults and Sne are in already; Nor is not."""
    cast = Cast(house, switch_on)
    mette = cast.outsider("mette")
    for handle, role in (("ali", "moderator"), ("malik", "matchmaker"), ("olga", "organiser")):
        let_in(mette, handle, role)
    let_in(mette, "sne")
    cast.outsider("sne").put("/friendbank/profile", TASTE)
    post_event(cast.outsider("olga"), mette)
    return cast


def test_two_youths_become_friends_and_are_kept_safe(cast: Cast) -> None:
    _join_with_a_code(cast)
    _tell_by_tapping(cast.nor)
    _propose(cast.phone("malik"))
    _say_yes_without_knowing(cast)
    _chat_both_ways(cast)
    _lose_the_net(cast)
    _sign_up(cast.nor)
    _tell_somebody(cast)
    _decide(cast.phone("ali"))
    _hear_what_was_decided(cast)
    _find_help_at_once(cast.nor)
    _wait_with_a_number(cast)


def _join_with_a_code(cast: Cast) -> None:
    cast.mette.follow("/invitations")
    cast.mette.tap("Lav en kode")
    code = cast.mette.page.get_by_label("Koden", exact=True).inner_text()

    nor = cast.nor
    nor.open("/join")
    nor.fill("Din kode", code.lower())
    nor.tap("Videre")
    nor.see("Velkommen. Koden er fra Prøvekommune.")
    nor.fill("Dit navn i Flok", "Nor")
    nor.tap("Videre")
    nor.fill("Navn til at logge ind", "nor")
    nor.fill("Kode til at logge ind", PASSWORD)
    nor.tap("Videre")
    nor.named("checkbox", "Ja, det vil jeg gerne").check()
    nor.tap("Kom ind")
    nor.see("Hej Nor. Vi siger til.")

    cast.mette.follow("/people")
    cast.mette.enter("^Nor")
    cast.mette.fill("Rigtigt navn", "Nor Opdigtet")
    cast.mette.fill("Fødselsdag", birth_date())
    cast.mette.tap("Luk ind")
    cast.mette.see("Nor er lukket ind.")
    nor.tap("Er jeg inde nu?")
    nor.see("Fortæl lidt om dig")


def _tell_by_tapping(nor: Phone) -> None:
    nor.follow("/friends/profile")
    for picture in ("Brætspil", "Lave mad", "Film"):
        nor.page.get_by_role("button", name=picture).tap()
    nor.tap("Videre (3 valgt)")
    nor.tap("Dansk")
    nor.tap("Videre")
    nor.tap("Hverdage om aftenen")
    nor.tap("Weekend om dagen")
    nor.tap("Videre")
    nor.named("radio", "30 minutter med bus").check()
    nor.tap("Videre")
    nor.tap("En at snakke med")
    nor.tap("Videre")
    nor.tap("Spring over")
    nor.tap("Færdig")
    nor.see("Tak. Så leder vi.")


def _propose(malik: Phone) -> None:
    malik.open("/matching")
    malik.tap("Lav en runde")
    malik.enter("Nor og Sne|Sne og Nor")
    malik.see("Det står der på kortet")
    malik.tap("Sig god for den")
    malik.see("Du har sagt god for 1.")
    malik.tap("Send 1 forslag")
    malik.see("Send runden?")
    malik.page.get_by_role("dialog").get_by_role("button", name="Send 1 forslag").tap()


def _say_yes_without_knowing(cast: Cast) -> None:
    for phone in (cast.nor, cast.sne):
        phone.open("/friends")
        phone.enter("Et forslag")
    expect(cast.nor.page.get_by_role("main")).not_to_contain_text("Sne")

    cast.nor.tap("Ja tak")
    cast.nor.see("Dit ja er gemt.")
    expect(cast.nor.page.get_by_role("main")).not_to_contain_text("Sne")
    cast.sne.tap("Ja tak")
    cast.sne.see("I sagde begge ja")
    cast.sne.see("Fælles mad og brætspil")
    cast.sne.enter("Skriv til Nor")
    cast.nor.follow("/friends")
    cast.nor.enter("^Sne")
    cast.nor.see("I sagde begge ja. Nu er chatten åben.")


def _chat_both_ways(cast: Cast) -> None:
    _write(cast.nor, "Hej! Skal vi følges?")
    cast.sne.see("Hej! Skal vi følges?")
    _write(cast.sne, "Ja! Vi mødes ved døren")
    cast.nor.see("Ja! Vi mødes ved døren")


def _lose_the_net(cast: Cast) -> None:
    """Nor writes without a net, and Sne meanwhile; nothing is lost, doubled or out of order."""
    cast.nor.context.set_offline(offline=True)
    cast.nor.see("Intet net.")
    _write(cast.nor, "Jeg er lidt nervøs")
    _write(cast.nor, "Er du der?")
    expect(cast.nor.page.get_by_text("Venter på net")).to_have_count(2)
    _write(cast.sne, "Jeg tager spillet med")
    expect(_said(cast.sne)).to_contain_text(["Hej! Skal", "Ja! Vi", "Jeg tager"])
    expect(cast.sne.page.locator(".unsent")).to_have_count(0)

    cast.nor.context.set_offline(offline=False)
    for phone in (cast.nor, cast.sne):
        expect(_said(phone)).to_contain_text(["Hej! Skal", "Ja! Vi", "Jeg tager", "Jeg er lidt", "Er du der?"])
    room = cast.nor.page.url.rsplit("/", 1)[-1]
    stored = cast.outsider("nor").get(f"/rooms/{room}/messages?after_seq=0")["items"]
    assert [message["seq"] for message in stored] == [1, 2, 3, 4, 5, 6]


def _sign_up(nor: Phone) -> None:
    nor.follow("/events")
    nor.enter("Fælles mad og brætspil")
    nor.tap("Jeg kommer")
    nor.see("Du er med.")
    nor.see("Huset, stuen")
    nor.follow("/chat")
    nor.enter("^Sne")


def _tell_somebody(cast: Cast) -> None:
    """Three taps from the message to the receipt."""
    _write(cast.sne, UNKIND)
    cast.nor.see(UNKIND)
    cast.nor.page.get_by_role("button", name="Svar, eller sig til om beskeden fra Sne").last.tap()
    cast.nor.tap("Sig til om beskeden")
    cast.nor.named("dialog", "Sig til om beskeden").get_by_role("button", name="Send", exact=True).tap()
    cast.nor.see("Tak. Vi har den.")


def _decide(ali: Phone) -> None:
    ali.open("/moderation")
    ali.tap("Tag den næste")
    ali.see(UNKIND)
    ali.page.get_by_text("Afgørelse", exact=True).locator("visible=true").tap()
    ali.page.get_by_label("Hvad bygger du på?").select_option(index=1)
    ali.page.get_by_role("checkbox", name="Tag det væk").check()
    ali.fill("Din grund", "Beskeden er nedgørende og rettet mod en bestemt person.")
    ali.tap("Gem afgørelse")
    ali.see("Afgørelsen er gemt")


def _hear_what_was_decided(cast: Cast) -> None:
    cast.sne.see("En voksen har fjernet beskeden")
    for phone in (cast.nor, cast.sne):
        phone.follow("/notices")
        expect(phone.page.get_by_role("list", name="Beskeder til dig").get_by_role("listitem").first).to_be_visible()
    cast.nor.follow("/me/reports")
    cast.nor.see("Vi har svaret")
    cast.nor.follow("/chat")
    cast.nor.enter("^Sne")
    cast.nor.see("En voksen har fjernet beskeden")


def _find_help_at_once(nor: Phone) -> None:
    _write(nor, WORRIED)
    card = nor.page.get_by_role("region", name="Vi tænker på dig")
    expect(card).to_be_in_viewport()
    expect(card.get_by_role("link", name="112")).to_be_visible()
    nor.tap("Ikke nu")


def _wait_with_a_number(cast: Cast) -> None:
    cast.sne.follow("/chat")
    cast.sne.enter("^Nor")
    cast.sne.see(WORRIED)
    _write(cast.nor, "skriv til mig på 28 45 67 12")
    cast.nor.see("Den her venter lidt")
    _write(cast.nor, "Vi ses på torsdag")
    cast.sne.see("Vi ses på torsdag")
    expect(cast.sne.page.get_by_text("28 45 67 12")).to_have_count(0)


def _write(phone: Phone, text: str) -> None:
    phone.fill("Skriv en besked", text)
    phone.tap("Send")


def _said(phone: Phone) -> Locator:
    """The bubbles, from the first to the last."""
    return phone.page.get_by_role("log").locator(".bubble")
