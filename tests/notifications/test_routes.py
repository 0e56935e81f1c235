"""Notices over REST."""

from collections.abc import Callable, Iterator

import pytest

from backend.core import clock
from backend.notifications import service
from tests import factories
from tests.conftest import Api, UnitOfWork
from tests.moderation.people import Cast
from tests.support.statements import counted_statements

AsAccount = Callable[[str], Api]


@pytest.fixture(autouse=True)
def at_noon() -> Iterator[None]:
    with clock.freeze("2026-11-20T12:00:00+01:00"):
        yield


def tell(unit: UnitOfWork, *account_ids: str, times: int = 1) -> None:
    with unit():
        for _ in range(times):
            service.notify(account_ids=account_ids, kind="moderation.overdue", data={"severity": "low"})


def test_a_notice_in_the_readers_language(as_account: AsAccount, unit: UnitOfWork, cast: Cast) -> None:
    with unit():
        english = factories.make_youth(community=cast.community, language="en").id
    tell(unit, cast.friend.id, english)
    danish_answer = as_account(cast.friend.id).get("/notices")
    assert danish_answer.status_code == 200
    (notice,) = danish_answer.json["items"]
    assert danish_answer.json == {"items": [notice], "next": None, "unread": 1}
    assert notice == {
        "id": notice["id"],
        "kind": "moderation.overdue",
        "title": "En sag har ventet for længe",
        "text": "Fristen er gået, og ingen har besluttet noget. Find en moderator, der kan tage den.",
        "link": None,
        "data": {"severity": "low"},
        "created_at": "2026-11-20T11:00:00Z",
        "read_at": None,
    }
    assert as_account(english).get("/notices").json["items"][0]["title"] == "A case has waited too long"


def test_reading_one(as_account: AsAccount, unit: UnitOfWork, cast: Cast) -> None:
    tell(unit, cast.friend.id, times=2)
    api = as_account(cast.friend.id)
    newest = api.get("/notices").json["items"][0]["id"]
    assert [api.post(f"/notices/{newest}/read").status_code for _ in range(2)] == [204, 204]
    after = api.get("/notices").json
    assert [item["read_at"] for item in after["items"]] == ["2026-11-20T11:00:00Z", None]
    assert after["unread"] == 1


def test_pages(as_account: AsAccount, unit: UnitOfWork, cast: Cast) -> None:
    tell(unit, cast.friend.id, times=3)
    api = as_account(cast.friend.id)
    first = api.get("/notices?limit=2").json
    second = api.get(f"/notices?limit=2&cursor={first['next']}").json
    ids = [item["id"] for page in (first, second) for item in page["items"]]
    assert (len(ids), len(set(ids)), second["next"], second["unread"]) == (3, 3, None, 3)


def test_who_may_not(as_account: AsAccount, unit: UnitOfWork, cast: Cast) -> None:
    tell(unit, cast.friend.id)
    mine = as_account(cast.friend.id).get("/notices").json["items"][0]["id"]
    with unit():
        pending = factories.make_account(community=cast.community, status="pending").id
    assert as_account(pending).get("/notices").json["code"] == "not_confirmed"
    other = as_account(cast.reporter.id)
    assert other.get("/notices").json == {"items": [], "next": None, "unread": 0}
    refused = other.post(f"/notices/{mine}/read")
    assert (refused.status_code, refused.json["code"]) == (404, "not_found")


def test_a_list_costs_the_same_however_long(as_account: AsAccount, unit: UnitOfWork, cast: Cast) -> None:
    api = as_account(cast.friend.id)
    api.get("/notices")  # the first use of a session is noted
    costs = []
    for more in (1, 2):
        tell(unit, cast.friend.id, times=more)
        with counted_statements() as seen:
            api.get("/notices")
        costs.append(len(seen))
    assert costs[0] == costs[1]
