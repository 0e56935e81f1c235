"""Two phones: a suggestion answered blind, a chat that begins by itself, how it goes, and parting for good."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.e2e import houses
from tests.e2e.conftest import Switch
from tests.e2e.houses import House
from tests.e2e.phones import Phone
from tests.support.joining import PASSWORD, TASTE, let_in, post_event
from tests.support.proposing import propose

pytestmark = pytest.mark.e2e


@pytest.fixture
def house(founded: Path, tmp_path: Path) -> Iterator[House]:
    """A house in which Nor and Sne have been suggested to each other, and something is on."""
    with houses.copied(founded, tmp_path / "house", password=PASSWORD) as house:
        mette = house.outsider("mette")
        for handle in ("nor", "sne"):
            let_in(mette, handle)
            house.outsider(handle).put("/friendbank/profile", TASTE)
        for handle, role in (("malik", "matchmaker"), ("olga", "organiser")):
            let_in(mette, handle, role)
        post_event(house.outsider("olga"), mette)
        propose(house.outsider("malik"))
        yield house


def test_from_two_blind_answers_to_parting(house: House, switch_on: Switch, tmp_path: Path) -> None:
    nor, sne = switch_on("nor", house=house), switch_on("sne", house=house)
    _answer_blind(nor, sne)
    _begin_with_something(nor)
    _bring_a_helper(nor, switch_on("olga", house=house))
    _let_two_weeks_pass(tmp_path / "house" / "flok.db")
    _ask(switch_on("malik", house=house))
    _tell_how_it_goes(nor, sne)
    _part(nor, sne)


def _answer_blind(nor: Phone, sne: Phone) -> None:
    nor.open("/friends")
    nor.enter("Et forslag")
    nor.tap("Ja tak")
    nor.see("Dit ja er gemt.")
    before = nor.page.get_by_role("main").inner_text()
    sne.open("/friends")
    sne.enter("Et forslag")
    sne.tap("Nej tak")
    sne.see("Det er okay.")
    nor.page.reload()
    nor.see("Dit ja er gemt.")
    expect(nor.page.get_by_role("main")).to_have_text(before, use_inner_text=True)

    sne.tap("Ja tak")
    sne.see("I sagde begge ja")


def _begin_with_something(nor: Phone) -> None:
    nor.follow("/friends")
    nor.enter("^Sne")
    nor.see("Hvad")


def _bring_a_helper(nor: Phone, olga: Phone) -> None:
    nor.follow("/friends")
    nor.enter("Mere: Sne")
    nor.see("Fælles mad og brætspil")
    nor.page.get_by_role("switch").check()
    nor.see("En voksen får det at vide.")
    olga.open("/notices")
    olga.see("Nogen vil gerne have en voksen med")


def _let_two_weeks_pass(database: Path) -> None:
    with closing(sqlite3.connect(database, timeout=30)) as kept, kept:
        kept.execute("UPDATE friendbank_check_ins SET due_at = '2020-01-01 14:00:00.000000' WHERE week = 2")


def _ask(malik: Phone) -> None:
    malik.open("/matching/check-ins")
    malik.see("Efter 2 uger")
    malik.tap("Jeg spørger dem")
    malik.see("Du har spurgt dem. Svarene kommer her.")


def _tell_how_it_goes(nor: Phone, sne: Phone) -> None:
    nor.follow("/friends")
    nor.see("Hvordan går det med Sne?")
    nor.named("group", "Har I set hinanden?").get_by_role("button", name="Ja").tap()
    nor.named("group", "Er der noget galt?").get_by_role("button", name="Ja").tap()
    nor.page.get_by_label("Hvad er der galt?").fill("Det går lidt hurtigt.")
    nor.tap("Send svar")
    nor.see("Tak, fordi du sagde det. En voksen ser på det nu.")
    nor.see("Du har svaret. Du kan ændre det.")
    sne.follow("/friends")
    sne.see("Hvordan går det med Nor?")
    expect(sne.page.get_by_role("main")).not_to_contain_text("hurtigt")


def _part(nor: Phone, sne: Phone) -> None:
    nor.enter("Mere: Sne")
    nor.tap("Mødes vi ikke igen")
    nor.named("checkbox", "Foreslå os aldrig for hinanden igen").check()
    nor.tap("Ja, luk chatten")
    nor.see("Det er okay, og det er ikke nogens skyld.")
    nor.named("link", "Find nogen at tale med")
    sne.open("/notices")
    sne.see("Det er ikke nogens skyld.")
    sne.follow("/friends")
    sne.see("Her er dem, du siger ja til")
