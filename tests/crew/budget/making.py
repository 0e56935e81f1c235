"""A crew with a pot of money."""

from datetime import datetime
from typing import Any

from backend.core import clock
from backend.core.actor import Actor
from backend.core.ids import new_id
from tests.conftest import Api, UnitOfWork
from tests.crew.making import AsAccount
from tests.factories import make_adult, make_community, make_youth

MONDAY = datetime.fromisoformat("2026-06-01T16:00:00+02:00")
NET = {"title": "Net til bordtennis", "words": "Det gamle er i stykker.", "amount_ore": 150_00}


class Crew:
    """So many youths on the crew, one who is not, and a coordinator who keeps the money."""

    def __init__(self, unit: UnitOfWork, as_account: AsAccount, *, members: int = 4, in_pot: int = 500_00) -> None:
        self._as_account = as_account
        with clock.freeze(MONDAY):
            with unit():
                community = make_community()
                self.people: list[Actor] = [make_youth(community=community) for _ in range(members)]
                self.outside = make_youth(community=community)
                self.staff = {role: make_adult(role, community=community) for role in ("organiser", "coordinator")}
            for number in range(members):
                self.keeper.put(f"/crew/{self.people[number].id}", {})
                self.youth(number).put("/crew/mine/yes", {})
            if in_pot:
                self.put_in(in_pot)

    @property
    def keeper(self) -> Api:
        return self._as_account(self.staff["coordinator"].id)

    def youth(self, number: int = 0) -> Api:
        return self._as_account(self.people[number].id)

    def put_in(self, amount_ore: int) -> None:
        entry = {"amount_ore": amount_ore, "words": "Fra kommunen"}
        self.keeper.put(f"/pots/crew/entries/{new_id()}", entry)

    def propose(self, number: int = 0, proposal_id: str = "", **facts: Any) -> Any:
        return self.youth(number).put(f"/budget/proposals/{proposal_id or new_id()}", {**NET, **facts})

    def vote(self, number: int, proposal_id: str, choice: str = "yes") -> Any:
        return self.youth(number).put(f"/budget/proposals/{proposal_id}/vote", {"choice": choice})

    def seen(self, proposal_id: str, who: Api | None = None) -> Any:
        return (who or self.youth()).get(f"/budget/proposals/{proposal_id}").json

    def spend(self, proposal_id: str, amount_ore: int = 150_00, who: Api | None = None) -> Any:
        return (who or self.keeper).put(f"/budget/proposals/{proposal_id}/spent", {"amount_ore": amount_ore})

    def refuse(self, proposal_id: str, reason: str = "Det må kommunen ikke betale.") -> Any:
        return self.keeper.put(f"/budget/proposals/{proposal_id}/refused", {"reason": reason})

    def told(self, who: Api) -> list[str]:
        kinds = [notice["kind"] for notice in who.get("/notices").json["items"]]
        return [kind for kind in kinds if kind.startswith("crew.proposal")]
