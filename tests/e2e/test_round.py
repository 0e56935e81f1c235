"""A matchmaker looks at a round, says yes to a pair and sends it; then chooses what the next one should be."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e import axe, houses
from tests.e2e.conftest import Switch
from tests.e2e.houses import House

pytestmark = pytest.mark.e2e


@pytest.fixture
def house(seeded: Path, tmp_path: Path) -> Iterator[House]:
    """The invented community, with a round in review."""
    with houses.copied(seeded, tmp_path / "house") as house:
        yield house


def test_a_round_is_looked_at_sent_and_followed_by_another(house: House, switch_on: Switch) -> None:
    outsider = house.outsider("malik")
    [made] = outsider.get("/friendbank/rounds?limit=1")["items"]
    drafts = outsider.get("/friendbank/drafts")["items"]
    alone = next(draft for draft in drafts if not draft["needs_second"])
    malik = switch_on("malik", house=house)

    malik.open(f"/matching?draft={alone['id']}")
    malik.see("Kender du en af dem?")
    malik.tap("Sig god for den")
    malik.see("Send 1 forslag")
    assert list(axe.look(malik.page)) == []
    malik.tap("Send 1 forslag")
    malik.see("Send runden?")
    malik.page.get_by_role("dialog").get_by_role("button", name="Send 1 forslag").tap()

    malik.see("Hvem skal runden helst hjælpe?")
    assert list(axe.look(malik.page)) == []
    malik.page.get_by_role("radio", name="Ingen udenfor").check()
    malik.tap("Lav en runde")
    malik.see("får et forslag")
    [another, before] = outsider.get("/friendbank/rounds?limit=2")["items"]
    assert (before["id"], before["status"], before["figures"]["sent"]) == (made["id"], "published", 1)
    assert (another["status"], another["dial"]) == ("review", 1)
