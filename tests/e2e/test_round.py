"""A matchmaker swaps a seat, lets a pair wait, has another approve what two must see, and sends the round."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.e2e import axe, houses
from tests.e2e.conftest import Switch
from tests.e2e.houses import House
from tests.e2e.phones import Phone
from tests.support.outsider import Outsider

pytestmark = pytest.mark.e2e


@pytest.fixture
def house(seeded: Path, tmp_path: Path) -> Iterator[House]:
    """The invented community, with a round in review."""
    with houses.copied(seeded, tmp_path / "house") as house:
        yield house


def test_a_round_is_swapped_seconded_and_sent(house: House, switch_on: Switch) -> None:
    outsider = house.outsider("malik")
    _leave_one_out(house)
    malik = switch_on("malik", house=house)
    axe.bring(malik.open("/matching"))
    _make_anew(malik)
    drafts = outsider.get("/friendbank/drafts")["items"]
    two = next(draft for draft in drafts if draft["needs_second"])
    other = next(draft for draft in drafts if not draft["needs_second"])

    _let_wait(malik, other)
    swapped = _swap(malik, outsider, two)
    malik.tap("Sig god for den")
    malik.see("1 venter på en anden")
    _second(switch_on("ingrid", house=house), swapped)
    malik.open("/matching")
    _send(malik)

    [published] = outsider.get("/friendbank/rounds?limit=1")["items"]
    assert (published["status"], published["figures"]["sent"]) == ("published", 1)


def _leave_one_out(house: House) -> None:
    """Only two and two, and one too few."""
    for handle, paused in (("nor", False), ("sne", False), ("storm", True)):
        house.outsider(handle).put("/friendbank/profile", {"together": "pair", "paused": paused})


def _make_anew(malik: Phone) -> None:
    malik.tap("Drop runden")
    malik.see("Drop runden?")
    malik.page.get_by_role("dialog").get_by_role("button", name="Drop runden").tap()
    malik.see("Hvem skal runden helst hjælpe?")
    malik.tap("Lav en runde")
    malik.see("Send 0 forslag")


def _let_wait(malik: Phone, draft: dict[str, Any]) -> None:
    malik.page.locator(f"a[href='/matching?draft={draft['id']}']").tap()
    malik.see("Passer det begge veje?")
    assert list(axe.look(malik.page)) == []
    malik.tap("Vent til næste runde")
    malik.see("De er fri til næste runde.")


def _swap(malik: Phone, outsider: Outsider, draft: dict[str, Any]) -> dict[str, Any]:
    """The draft with somebody else in it."""
    goes = next(person for person in draft["people"] if person["nickname"] != "Liv")
    [comes] = outsider.get(f"/friendbank/drafts/{draft['id']}/alternatives?out={goes['id']}")["items"]
    malik.page.locator(f"a[href='/matching?draft={draft['id']}']").tap()
    malik.tap("Byt en ud")
    malik.page.get_by_role("radio", name=goes["nickname"]).check()
    malik.page.get_by_role("radio", name=comes["person"]["nickname"]).check()
    assert list(axe.look(malik.page)) == []
    malik.page.get_by_role("dialog").get_by_role("button", name="Byt").tap()
    malik.see("Der er byttet. Kig på det nye forslag.")
    return draft


def _second(ingrid: Phone, draft: dict[str, Any]) -> None:
    ingrid.open("/matching")
    ingrid.see("1 mangler dit ja")
    axe.bring(ingrid.page)
    assert list(axe.look(ingrid.page)) == []
    ingrid.page.locator(f"a[href='/matching?draft={draft['id']}']").tap()
    ingrid.see("En anden har sagt god for den. Du er den anden.")
    ingrid.tap("Sig god for den")
    ingrid.see("Send 1 forslag")


def _send(malik: Phone) -> None:
    malik.tap("Send 1 forslag")
    malik.see("Send runden?")
    malik.page.get_by_role("dialog").get_by_role("button", name="Send 1 forslag").tap()
    malik.see("Hvem skal runden helst hjælpe?")
