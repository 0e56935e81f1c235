"""A community with a board of ideas."""

from collections.abc import Callable
from typing import Any

from backend.core.actor import Actor
from backend.core.ids import new_id
from tests.conftest import Api, UnitOfWork
from tests.factories import make_adult, make_community, make_youth

AsAccount = Callable[[str], Api]
POSTED = "2026-06-01T16:00:00+02:00"
WORDS = {"title": "Filmaften", "words": "Vi ser en film sammen, og folk tager slik med."}
WHY = "Det vil vi gerne. Vi låner et lærred, og køkkenet er ledigt om fredagen."


class Board:
    """So many youths, an organiser and a coordinator, each with a way to ask."""

    def __init__(self, unit: UnitOfWork, as_account: AsAccount, youths: int = 2) -> None:
        with unit():
            community = make_community()
            self.people: list[Actor] = [make_youth(community=community) for _ in range(youths)]
            self.staff = [make_adult(role, community=community) for role in ("organiser", "coordinator")]
        self._as_account = as_account

    @property
    def youths(self) -> list[Api]:
        """Each signed in at this moment, however much later it is."""
        return [self._as_account(youth.id) for youth in self.people]

    @property
    def organiser(self) -> Api:
        return self._as_account(self.staff[0].id)

    @property
    def coordinator(self) -> Api:
        return self._as_account(self.staff[1].id)

    def idea(self, who: Api | None = None, **texts: str) -> str:
        idea_id = new_id()
        answer = (who or self.youths[0]).put(f"/ideas/{idea_id}", {**WORDS, **texts})
        assert answer.status_code == 200, answer.json
        return idea_id

    def seen(self, idea_id: str, who: Api | None = None) -> Any:
        return (who or self.youths[0]).get(f"/ideas/{idea_id}").json

    def vote(self, who: Api, idea_id: str, choice: str = "would_come") -> Any:
        return who.put(f"/ideas/{idea_id}/vote", {"choice": choice})

    def answer(self, idea_id: str, version: int = 0, who: Api | None = None, **said: str) -> Any:
        body = {"version": version, "answer": "yes", "reason": WHY, **said}
        return (who or self.organiser).put(f"/ideas/{idea_id}/answer", body)


def kinds(who: Api) -> list[str]:
    """What somebody was told, the newest first."""
    return [notice["kind"] for notice in who.get("/notices").json["items"]]
