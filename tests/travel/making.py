"""A community with a tariff, an event, and youths who come to it."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from backend.core import clock
from backend.core.actor import Actor
from backend.core.ids import new_id
from tests.conftest import Api, UnitOfWork
from tests.events.making import make_event, sign_up
from tests.factories import make_adult, make_community, make_youth

AsAccount = Callable[[str], Api]
# A Monday; the event is on the Friday of the week after.
MONDAY = datetime.fromisoformat("2026-06-01T10:00:00+02:00")
STARTS = datetime.fromisoformat("2026-06-12T17:00:00+02:00")
BUS = {"name": "Bus i byen", "amount_ore": 48_00}
TRAIN = {"name": "Tog fra nabobyen", "amount_ore": 96_00}


class Trip:
    """So many youths with a seat, one without, and a coordinator who keeps the money."""

    def __init__(self, unit: UnitOfWork, as_account: AsAccount, *, youths: int = 1, in_pot: int = 1000_00) -> None:
        self._as_account = as_account
        with clock.freeze(MONDAY):
            with unit():
                community = make_community()
                self.keeper_id = make_adult("coordinator", community=community).id
                self.host_id = make_adult("organiser", community=community).id
                host = make_adult("organiser", community=community)
                event = make_event(community=community, host=host, capacity=20, starts_at=STARTS)
                self.people: list[Actor] = [make_youth(community=community) for _ in range(youths)]
                self.without = make_youth(community=community)
                for person in self.people:
                    sign_up(person, event)
                self.event_id, self.path = event.id, f"/events/{event.id}/travel"
            self.set_tariff(0, [BUS, TRAIN])
            if in_pot:
                entry = {"amount_ore": in_pot, "words": "Fra kommunen"}
                self.keeper.put(f"/pots/travel/entries/{new_id()}", entry)

    @property
    def keeper(self) -> Api:
        return self._as_account(self.keeper_id)

    @property
    def host(self) -> Api:
        return self._as_account(self.host_id)

    def youth(self, number: int = 0) -> Api:
        return self._as_account(self.people[number].id)

    def set_tariff(self, version: int, ways: list[dict[str, Any]]) -> Any:
        return self.keeper.put("/travel/tariff", {"version": version, "ways": ways})

    def ask(self, number: int = 0, *, way: dict[str, Any] = BUS, when: str = "after") -> Any:
        return self.youth(number).put(self.path, {"way": way, "when": when})

    def own(self, number: int = 0) -> Any:
        return self.youth(number).get(self.path).json["request"]

    def answer(self, request: Any, *, approve: bool = True, reason: str | None = None) -> Any:
        body = {"version": request["version"], "approve": approve, "reason": reason}
        return self.keeper.put(f"/travel/requests/{request['id']}/answer", body)

    def pay(self, request: Any) -> Any:
        return self.keeper.put(f"/travel/requests/{request['id']}/paid", {})

    def left(self) -> int:
        return int(self.keeper.get("/pots/travel").json["balance_ore"])

    def told(self, who: Api) -> list[str]:
        kinds = [notice["kind"] for notice in who.get("/notices").json["items"]]
        return [kind for kind in kinds if kind.startswith("travel.")]
