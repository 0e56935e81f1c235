"""Rooms whose second adult is gone: seeing them in the list costs the same however many there are."""

from collections.abc import Callable

from backend.accounts.models import RoleGrant
from backend.chat import service
from backend.core.db import session
from tests.chat.making import make_gathering
from tests.conftest import Api, UnitOfWork
from tests.factories import make_community, make_youth
from tests.support.statements import counted_statements


def test_the_list_costs_the_same_however_many_are_unwatched(unit: UnitOfWork, as_account: Callable[[str], Api]) -> None:
    with unit():
        community = make_community()
        youth = make_youth(community=community)
    api, costs = as_account(youth.id), []
    for number in (1, 3):
        with unit():
            for _ in range(number):
                gathering = make_gathering(community=community)
                service.add_member(room_id=gathering.room.id, account_id=youth.id)
                session().query(RoleGrant).filter_by(role="moderator").delete()
        api.get("/rooms")
        with counted_statements() as statements:
            rooms = api.get("/rooms").json["items"]
        assert {room["why_closed"] for room in rooms} == {"unwatched"}
        costs.append(len(statements))

    assert costs[0] == costs[1]
