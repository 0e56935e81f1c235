"""About you: told by tapping, passed over, left and gone on with, and what one who waits is told."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.e2e import houses
from tests.e2e.conftest import Switch
from tests.e2e.houses import House
from tests.support.joining import PASSWORD, TASTE, let_in

pytestmark = pytest.mark.e2e

OTHERS = ("sne", "luna", "storm")


@pytest.fixture
def house(founded: Path, tmp_path: Path) -> Iterator[House]:
    """A house with Nor, and three others who are all free in the daytime at weekends."""
    with houses.copied(founded, tmp_path / "house", password=PASSWORD) as house:
        mette = house.outsider("mette")
        for handle in ("nor", *OTHERS):
            let_in(mette, handle)
        for handle in OTHERS:
            told: dict[str, Any] = {**TASTE, "times": ["weekend_day"], "paused": False}
            house.outsider(handle).put("/friendbank/profile", told)
        yield house


def test_told_in_small_steps_and_looked_for_in_the_open(house: House, switch_on: Switch) -> None:
    nor = switch_on("nor", house=house)
    nor.open("/friends")
    nor.see("Fortæl lidt om dig først")

    nor.follow("/friends/profile")
    nor.see("Trin 1 af 7")
    for picture in ("Brætspil", "Lave mad", "Film"):
        nor.page.get_by_role("button", name=picture).tap()
    nor.tap("Videre (3 valgt)")
    nor.tap("Spring over")
    nor.see("Hvornår har du tid?")
    nor.page.get_by_role("link", name="Gem, og fortsæt senere").tap()

    nor.open("/friends/profile")
    nor.see("Trin 3 af 7")
    nor.tap("Hverdage om aftenen")
    nor.tap("Videre")
    nor.named("radio", "30 minutter med bus").check()
    nor.tap("På cykel")
    nor.tap("Videre")
    nor.tap("En at snakke med")
    nor.tap("Videre")
    nor.tap("Et roligt sted")
    nor.tap("Videre")
    nor.tap("Som mig")
    nor.tap("Færdig")
    nor.see("Tak. Så leder vi.")
    nor.see("Fortæl lidt om dig først")  # the language was passed over, and it takes one

    nor.follow("/friends/profile?step=2")
    nor.tap("Dansk")
    nor.tap("Videre")
    nor.see("Trin 3 af 7")
    nor.follow("/friends")
    nor.see("Vi leder efter en til dig")
    nor.tap("Gør det: Sig ja til alle tider, så er der nogle få flere.")
    nor.see("Gemt. Nu leder vi bredere.")
    nor.see("Der er nogle få, der kan passe.")

    told = house.outsider("nor").get("/friendbank/profile")
    assert len(told["times"]) == 4
    assert (told["skipped"], told["most_years"], told["ways"], told["complete"]) == ([], 0, ["bike"], True)

    nor.page.get_by_role("link", name="Se, hvad andre kan få at vide").tap()
    nor.see("Det kan andre få at vide")
    nor.see("I kan begge lide en af de samme ting.")
    expect(nor.page.get_by_role("main")).not_to_contain_text("Nor")


def test_a_pause_has_an_end_and_can_be_cut_short(house: House, switch_on: Switch) -> None:
    sne = switch_on("sne", house=house)
    sne.open("/friends/profile?step=7")
    sne.page.get_by_role("switch", name="Vis mig forslag").uncheck()
    sne.tap("En uge")
    sne.see("Vi leder igen fra")
    sne.follow("/friends")
    sne.see("Du holder pause")
    sne.see("Pausen slutter")
    sne.tap("Slå forslag til igen")
    sne.see("Vi leder efter en til dig")

    told = house.outsider("sne").get("/friendbank/profile")
    assert (told["paused"], told["paused_until"]) == (False, None)
