"""One's own board: kept as it is written, moved in one tap, read by nobody else, and reminding once without words."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from backend.accounts.capabilities import ADULT_ROLES, CAPABILITIES, YOUTH
from backend.accounts.models import Community
from backend.core import clock, outbox
from backend.core.actor import Actor
from backend.core.db import unit_of_work
from backend.core.errors import Forbidden, NotFound
from backend.core.ids import new_id
from backend.core.telling import tells
from backend.jobhelp.board import permissions, service
from backend.jobhelp.board.errors import ApplicationChanged
from backend.jobhelp.board.models import Application
from backend.jobhelp.board.schemas import ApplicationContent
from tests import factories
from tests.conftest import Api, UnitOfWork
from tests.support.threads import at_once

Sign = Callable[[str], Api]
NOW = "2026-09-07T12:00:00+02:00"
SECRET = "Jeg bor på et opholdssted."


@pytest.fixture
def community(unit: UnitOfWork) -> Community:
    with unit():
        return factories.make_community()


@pytest.fixture
def youth(unit: UnitOfWork, community: Community) -> Actor:
    with unit():
        return factories.make_youth(community=community)


def facts(**some: Any) -> dict[str, Any]:
    content: dict[str, Any] = ApplicationContent().load({"place": "Bageren", **some})
    return content


def save(actor: Actor, one: str, version: int = 0, **some: Any) -> int:
    with unit_of_work():
        return service.save_application(actor=actor, application_id=one, version=version, facts=facts(**some)).version


def notices(phone: Api) -> list[Any]:
    return [one for one in phone.get("/notices").get_json()["items"] if one["kind"] == "jobhelp.reminder"]


def test_from_a_wish_to_a_job_and_back(youth: Actor, as_account: Sign) -> None:
    phone, one = as_account(youth.id), f"/jobhelp/applications/{new_id()}"
    kept = phone.put(one, {"version": 0, "place": "Bageren"}).get_json()
    assert (kept["state"], kept["told"], kept["documents"], kept["version"]) == ("wish", "", [], 1)
    for version, state in enumerate(("applied", "interview", "answer", "job", "interview"), start=1):
        moved = phone.put(one, {"version": version, "place": "Bageren", "state": state})
        assert (moved.status_code, moved.get_json()["state"]) == (200, state)

    listed = phone.get("/jobhelp/applications?state=interview").get_json()
    assert [item["place"] for item in listed["items"]] == ["Bageren"]
    assert phone.get("/jobhelp/applications?state=job").get_json()["items"] == []
    assert [phone.delete(one).status_code for _ in range(2)] == [204, 204]
    assert phone.get(one).status_code == 404


def test_what_moved_last_stands_first_page_by_page(youth: Actor, as_account: Sign) -> None:
    ids = [new_id() for _ in range(5)]
    for number, one in enumerate(ids):
        with clock.freeze(clock.now() + timedelta(minutes=number)):
            save(youth, one, place=str(number))
    phone = as_account(youth.id)
    seen: list[str] = []
    page: dict[str, Any] = {"next": ""}
    while page["next"] is not None:
        page = phone.get(f"/jobhelp/applications?limit=2{page['next'] and '&cursor=' + page['next']}").get_json()
        seen += [item["place"] for item in page["items"]]
    assert seen == ["4", "3", "2", "1", "0"]


def test_nobody_elses_and_no_adults(youth: Actor, community: Community, as_account: Sign, unit: UnitOfWork) -> None:
    one = new_id()
    save(youth, one, told=SECRET)
    with unit():
        other = factories.make_youth(community=community)
        adults = [factories.make_adult(role, community=community) for role in ADULT_ROLES]
    path, body = f"/jobhelp/applications/{one}", {"version": 1, "place": "Slagteren"}
    for who, status in [(other, 404), *((adult, 403) for adult in adults)]:
        phone = as_account(who.id)
        answers = [phone.get(path), phone.put(path, body), phone.delete(path)]
        assert [answer.status_code for answer in answers] == [status] * 3
    assert as_account(other.id).get("/jobhelp/applications").get_json()["items"] == []
    assert as_account(youth.id).get(path).get_json()["told"] == SECRET


def _actor(role: str | None, account_id: str) -> Actor:
    able = CAPABILITIES[role] if role else frozenset()
    kind = "youth" if role == YOUTH else "adult"
    plain = {"id": account_id, "community_id": "c", "kind": kind, "status": "active"}
    return Actor(**plain, nickname="N", language="da", age=None, capabilities=able)


@pytest.mark.parametrize("role", [*ADULT_ROLES, YOUTH, None])
@pytest.mark.parametrize("is_own", [True, False])
def test_who_may_read(role: str | None, is_own: bool) -> None:
    one = Application(account_id="a")
    actor = _actor(role, "a" if is_own else "b")
    if role == YOUTH and is_own:
        assert permissions.require_application(actor, one) is one
    else:
        with pytest.raises(NotFound if role == YOUTH else Forbidden):
            permissions.require_application(actor, one)


def test_an_older_phone_does_not_undo_and_the_same_again_is_no_fault(youth: Actor) -> None:
    one = new_id()
    assert [save(youth, one), save(youth, one)] == [1, 1]
    assert [save(youth, one, 1, state="applied"), save(youth, one, 1, state="applied")] == [2, 2]
    with pytest.raises(ApplicationChanged):
        save(youth, one, 1, state="job")


def test_of_many_phones_at_once_one_is_first(youth: Actor) -> None:
    one = new_id()
    save(youth, one)

    def write(number: int) -> int | None:
        try:
            return save(youth, one, 1, notes=str(number))
        except ApplicationChanged:
            return None

    assert sorted(at_once(write, range(8)), key=str) == [2, *[None] * 7]


def test_a_reminder_comes_once_and_says_nothing_of_what_it_is_about(youth: Actor, as_account: Sign) -> None:
    one = new_id()
    with clock.freeze(NOW):
        save(youth, one, remind_on="2026-09-09", notes=SECRET, next_step="Ring til Bageren", told=SECRET)
        save(youth, one, 1, remind_on="2026-09-10")
        save(youth, one, 2, remind_on="2026-09-09")
    with clock.freeze("2026-09-09T15:59:00+02:00"):
        outbox.deliver_due()
        assert notices(as_account(youth.id)) == []
    with clock.freeze("2026-09-09T16:01:00+02:00"):
        at_once(lambda _: outbox.deliver_due(), range(4))
        outbox.deliver_due()
        told = notices(as_account(youth.id))
    with clock.freeze("2026-09-10T16:01:00+02:00"):
        outbox.deliver_due()
        assert len(notices(as_account(youth.id))) == 1

    assert len(told) == 1
    assert "Bager" not in str(told)
    assert not tells(str(told))


@pytest.mark.parametrize("gone", ["moved", "deleted", "let_go"])
def test_nobody_is_reminded_of_what_is_over(youth: Actor, as_account: Sign, gone: str) -> None:
    one = new_id()
    with clock.freeze(NOW):
        save(youth, one, remind_on="2026-09-09")
        if gone == "moved":
            save(youth, one, 1)
        elif gone == "let_go":
            save(youth, one, 1, remind_on="2026-09-09", state="let_go")
        else:
            with unit_of_work():
                service.delete_application(actor=youth, application_id=one)
    with clock.freeze("2026-09-09T16:01:00+02:00"):
        outbox.deliver_due()
        assert notices(as_account(youth.id)) == []


@pytest.mark.parametrize(
    "wrong",
    [{"place": ""}, {"state": "hired"}, {"remind_on": "2020-01-01"}, {"documents": ["diary"]}, {"photo": "x"}],
)
def test_what_cannot_stand_there_is_said(youth: Actor, as_account: Sign, wrong: dict[str, Any]) -> None:
    path = f"/jobhelp/applications/{new_id()}"
    refused = as_account(youth.id).put(path, {"version": 0, "place": "Bageren", **wrong})
    assert (refused.status_code, list(refused.get_json()["errors"])) == (422, list(wrong))
