"""A house that is open every day, with a crew."""

from datetime import datetime, timedelta
from typing import Any

from backend.core import clock
from backend.core.actor import Actor
from backend.core.ids import new_id
from backend.crew import service as crew
from backend.house import service as house
from tests.conftest import Api, UnitOfWork
from tests.crew.making import AsAccount
from tests.factories import make_adult, make_community, make_youth

# A Monday; school begins again on the tenth of August.
NOW = "2026-09-07T12:00:00+02:00"
EVERY_DAY = {str(day): ["10:00-23:00"] for day in range(7)}


class House:
    """Youths of the crew of these ages, an organiser, a coordinator, and a youth who is not on the crew."""

    def __init__(self, unit: UnitOfWork, as_account: AsAccount, ages: tuple[int, ...] = (16, 17, 19)) -> None:
        with unit():
            community = make_community()
            self.organiser_id = make_adult("organiser", community=community).id
            coordinator = make_adult("coordinator", community=community)
            self.coordinator_id = coordinator.id
            self.people: list[Actor] = [make_youth(community=community, age=age) for age in ages]
            self.outsider_id = make_youth(community=community).id
            for youth in self.people:
                crew.ask_on(actor=coordinator, account_id=youth.id)
                crew.join(actor=youth)
            house.set_week(actor=coordinator, valid_from=clock.today(), days=EVERY_DAY, closed_on=[])
        self._as_account = as_account

    def youth(self, number: int = 0) -> Api:
        """Signed in at this moment, however much later it is."""
        return self._as_account(self.people[number].id)

    @property
    def organiser(self) -> Api:
        return self._as_account(self.organiser_id)

    @property
    def coordinator(self) -> Api:
        return self._as_account(self.coordinator_id)

    @property
    def outsider(self) -> Api:
        return self._as_account(self.outsider_id)

    def lay(self, start: str = "2026-09-09T16:00", minutes: int = 120, needed: int = 2, **facts: Any) -> str:
        shift_id = new_id()
        body = {"duty": "kitchen", "local_start": start, "minutes": minutes, "needed": needed, **facts}
        answer = self.organiser.put(f"/rota/shifts/{shift_id}", body)
        assert answer.status_code == 200, answer.json
        return shift_id

    def claim(self, who: Api, shift_id: str) -> Any:
        return who.put(f"/rota/shifts/{shift_id}/claim")

    def let_go(self, who: Api, shift_id: str) -> Any:
        return who.delete(f"/rota/shifts/{shift_id}/claim")

    def offer(self, who: Api, shift_id: str, to_id: str, for_shift_id: str | None = None) -> Any:
        body = {"shift_id": shift_id, "to_id": to_id, "for_shift_id": for_shift_id}
        return who.put(f"/rota/offers/{new_id()}", body)

    def seen(self, shift_id: str, who: Api | None = None) -> Any:
        shifts = (who or self.organiser).get("/rota/shifts?days=62&limit=100").json["items"]
        return next((one for one in shifts if one["id"] == shift_id), None)


def after(hours: float) -> datetime:
    return datetime.fromisoformat(NOW) + timedelta(hours=hours)
